"""A copy for one table alone: which one, chosen in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.stages.grouping import find_table, tables_of
from bimtek.sync.own_table import COORDINATOR, OwnTable
from bimtek.ui.ask import Choose, Option

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from bimtek.session import Session

HELP = """Di ruang tanpa jaringan satu laptop mencatat untuk satu meja. Acara berkelompok lalu \
membuka lembar meja itu saja, kepala layar menyebutnya, dan `bimtek merge` atau Ctrl+P, Gabungkan \
menyebut salinan ini dengan nama meja itu. Pilihan ini hanya berlaku di salinan ini."""


async def choose_table(app: App[Any], session: Session, tell: Callable[[str], None]) -> bool:
    """Ask which one, and open the copy for it; False: nothing changed. Run in a worker."""
    tables = tables_of(session)
    if not tables:
        tell("Sesi ini belum punya kelompok. g m membuat kelompok.")
        return False
    options = [
        Option(str(number) if number < 10 else "", one.name, find_table(tables, one.title))
        for number, one in enumerate({one.title: one for one in tables}.values(), 1)
    ]
    if session.role != COORDINATOR:
        options.append(Option("0", "seluruh aula, semua meja", OwnTable()))
    title = "Jendela ini untuk meja yang mana?"
    chosen = await app.push_screen_wait(Choose(title, options, help=HELP))
    if chosen is None:
        return False
    session.serve_table(chosen)
    tell(f"Jendela ini untuk {chosen.name}." if chosen.name else "Jendela ini untuk seluruh aula.")
    return True

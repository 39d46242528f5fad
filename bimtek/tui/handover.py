"""Ganti petugas: another person goes on in this window, and reads how things stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.confidence import CLOSED
from bimtek.hall.questions import is_closed
from bimtek.hall.records import Note
from bimtek.locale.dates import clock
from bimtek.sync.own_table import COORDINATOR
from bimtek.tui.person import LONGEST_NAME, ROLES, remember_person
from bimtek.tui.standing_card import StandingCard
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.columns import fit

if TYPE_CHECKING:
    from bimtek.session import Session
    from bimtek.tui.workspace import Workspace


async def hand_over(workspace: Workspace) -> None:
    """Ask who goes on, change the name, show how things stand. Run in a worker."""
    session = workspace.session
    name = await workspace.app.push_screen_wait(
        Ask(
            f"Yang mencatat sekarang: {session.officer or 'tanpa nama'}. Siapa yang melanjutkan?",
            check=_wrong,
            hint="nama di notulen; nama sendiri: ganti peran",
            done="lanjut",
        )
    )
    if name is None:
        return
    roles = [option for option in ROLES if option.result != "meja"]
    if table := session.own_table.name:
        roles.append(Option("k", COORDINATOR, COORDINATOR, f"mengisi untuk {table}"))
    at = next((n for n, one in enumerate(roles) if one.result == session.role), 1)
    role = await workspace.app.push_screen_wait(Choose("Apa perannya?", roles, at=at))
    if role is None:
        return
    stays = name == session.officer
    if stays and role == session.role:
        workspace.tell(f"Tidak ada yang berubah: {name} ({role}).")
        return
    card = None if stays else card_of(workspace, name, role)
    session.hand_over(name, role)
    remember_person(name, role)
    workspace.show_context()
    workspace.show_head()
    workspace.tell(f"Yang mencatat sekarang: {name} ({role}).")
    if card is not None:  # it tells by itself where it was written
        await workspace.app.push_screen_wait(card)


def _wrong(typed: str) -> str:
    return f"Paling panjang {LONGEST_NAME} huruf." if len(typed) > LONGEST_NAME else ""


def card_of(workspace: Workspace, name: str, role: str) -> StandingCard:
    """What whoever goes on should know, before the name has changed."""
    session = workspace.session
    leaving = session.officer or "tanpa nama"
    return StandingCard(
        session,
        workspace.tell,
        "Serah terima",
        (
            f"{leaving} ({session.role}) → {name} ({role}), pukul {clock(session.now())}.",
            *_notes(session, leaving),
            "",
        ),
        (
            "",
            (
                f"Yang sudah dicatat tetap atas nama {leaving}. Ketikan yang belum dikirim "
                f"diteruskan kepada {name}. Ctrl+Z hanya mengurungkan pekerjaan {name}; yang lebih "
                "lama lewat riwayat."
            ),
        ),
    )


def _notes(session: Session, leaving: str) -> Iterator[str]:
    own = [
        seen
        for seen in session.all(Note)
        if (author := session.author(min(seen.stamps("text"), default=""))) and author.own
    ]
    yield f"Catatan {leaving}: {len(own)}"
    if own:
        last, closed = own[-1].value, is_closed(own[-1])
        at = f"{clock(session.local(last.said))} " if last.said else ""
        words = CLOSED if closed else f"‘{fit(last.text, 50).rstrip()}’"
        yield f"Terakhir: {at}{words}"

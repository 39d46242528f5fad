"""Forms for the offices from the workspace: written in a folder; filled ones read, then taken."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bimtek.hall.agreed import binds
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import FileTrouble
from bimtek.tui.new_values import short_path, typed_paths
from bimtek.tui.package import Job, write_package
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.reading import Reading, Review

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.journal.records import Change
    from bimtek.lists.plan import Plan
    from bimtek.session import Session
    from bimtek.tui.copying import Tell

ALL, MISSING, TAKE = "all", "missing", "take"
OPTIONS: Final = (
    Option("s", "tulis formulir setiap OPD", ALL, "semua yang ditanyakan"),
    Option("b", "tulis formulir setiap OPD", MISSING, "yang belum terisi saja"),
    Option("m", "masukkan yang sudah diisi", TAKE, "XLSX, XLS, ODS, atau CSV"),
)
HELP: Final = """Formulir isian: satu lembar kerja untuk setiap OPD, berisi pertanyaan, kriteria \
level, pilihan, dan jawaban yang sudah ada. OPD mengisinya sendiri dan mengirimkannya kembali.

Formulir ditulis ke folder baru di samping berkas sesi; yang sudah ada tidak pernah ditimpa.
Yang kembali dibaca dahulu: apa yang baru, berubah, tetap, atau tidak dimengerti, sel demi sel. \
Enter memasukkan semuanya sekaligus; Ctrl+Z mengurungkan semuanya."""

WRITING: Final = """Satu formulir untuk setiap OPD yang ditanyai, dalam folder baru di samping \
berkas sesi. Esc membatalkan: tidak ada yang ditulis. Enter menutup kotak ini: penulisan berjalan \
terus, dan tempatnya disebut sesudah selesai."""
THEN: Final = "Bila sudah diisi dan kembali: f di Penutup, m."
FORMS: Final = Job("Formulir", WRITING, ("form", "--all"), THEN)
ONLY_MISSING: Final = FORMS._replace(command=(*FORMS.command, "--missing"))


async def forms(app: App[Any], session: Session, tell: Tell) -> None:
    """Ask which way: out to the offices, or back. Run in a worker."""
    chosen = await app.push_screen_wait(Choose("Formulir isian untuk OPD", OPTIONS, help=HELP))
    if chosen == TAKE:
        await take_forms(app, session, tell)
    elif chosen:
        await write_package(app, session.path, tell, ONLY_MISSING if chosen == MISSING else FORMS)


# -- back


async def take_forms(app: App[Any], session: Session, tell: Tell) -> None:
    """Ask for the files, show what they say, and take all of it or nothing."""
    ask = Ask(
        "Formulir yang sudah diisi? Seret berkasnya ke sini, boleh beberapa atau foldernya.",
        check=_not_there,
        hint="~/Unduhan/formulir-dinkes.xlsx",
        done="baca",
    )
    typed = await app.push_screen_wait(ask)
    if not typed:
        return
    tell("Membaca formulir …")
    try:
        plans = await asyncio.to_thread(_plans, session.path, typed_paths(typed))
    except FileTrouble as trouble:
        tell(trouble.message, "error")
        return
    tell("")
    await _decide(app, session, plans, tell)


async def _decide(app: App[Any], session: Session, plans: Sequence[Plan], tell: Tell) -> None:
    lines = [line for plan in plans for line in plan.preview(None)]
    if not all(plan.ok for plan in plans):
        title = "Tidak ada yang dimasukkan: perbaiki dahulu"
        await app.push_screen_wait(Reading(title, lines))
        return
    changes = [change for plan in plans for change in plan.changes]
    if not changes:
        await app.push_screen_wait(Reading("Tidak ada yang baru dalam formulir ini", lines))
        return
    if why := _refused(session, changes):
        await app.push_screen_wait(Reading("Belum dapat dimasukkan", [why, *lines]))
        return
    number = sum(len(plan.new) + len(plan.changed) for plan in plans)
    title = f"Masukkan {number} jawaban dari {len(plans)} formulir?"
    if not await app.push_screen_wait(Review(title, lines, done="masukkan semuanya")):
        tell("Tidak ada yang dimasukkan.")
        return
    try:
        await asyncio.wrap_future(session.record_all(changes))
    except Refusal as refusal:
        tell(f"Tidak ada yang dimasukkan. {refusal.message}", "warning")
        return
    tell(f"{number} jawaban dari {len(plans)} formulir dimasukkan. Ctrl+Z mengurungkan semuanya.")


def _refused(session: Session, changes: Sequence[Change]) -> str:
    """After an agreement forms are newer data, and come under its number alone."""
    standing = session.agreement
    if standing is None or not any(binds(standing, change.kind) for change in changes):
        return ""
    if session.delivery:
        return ""
    return (
        f"Versi {standing.version} sudah {standing.word}: yang datang kemudian adalah "
        "pemutakhiran. Tekan u di acara Penutup, sebutkan dari siapa dan per tanggal berapa, "
        "lalu ulangi."
    )


def _plans(path: Path, files: Sequence[Path]) -> Sequence[Plan]:
    """Read by a session of its own in a thread: the window goes on meanwhile."""
    from bimtek.bootstrap import reading
    from bimtek.forms.comparing import plan_forms
    from bimtek.forms.filled import read_all

    filled = read_all(files)
    with reading(path) as session:
        return plan_forms(session, filled)


def _not_there(typed: str) -> str:
    """Said at once, while the name can still be mended."""
    for path in typed_paths(typed):
        try:
            there = path.exists()
        except OSError:
            there = False
        if not there:
            return f"Tidak ada: {short_path(path)}"
    return ""

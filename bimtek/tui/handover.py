"""Ganti petugas: another person goes on in this window, and reads how things stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from bimtek import device
from bimtek.hall.queue import breaks, waiting
from bimtek.hall.records import InputLock, Label, Note, Turn
from bimtek.hall.running import all_running, next_up, run_of, time_left
from bimtek.locale.dates import clock
from bimtek.stages.ending import told_end
from bimtek.tui.parking import waiting as waiting_aside
from bimtek.tui.person import LONGEST_NAME, ROLES
from bimtek.ui.ask import Ask, Choose
from bimtek.ui.columns import fit
from bimtek.ui.reading import Reading

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
    at = next((n for n, one in enumerate(roles) if one.result == session.role), 1)
    role = await workspace.app.push_screen_wait(Choose("Apa perannya?", roles, at=at))
    if role is None:
        return
    stays = name == session.officer
    if stays and role == session.role:
        workspace.tell(f"Tidak ada yang berubah: {name} ({role}).")
        return
    card = [] if stays else list(card_lines(session, name, role))
    session.hand_over(name, role)
    device.remember(name=name, role=role)
    workspace.show_context()
    workspace.show_head()
    if card:
        await workspace.app.push_screen_wait(Reading("Serah terima", card))
    workspace.tell(f"Yang mencatat sekarang: {name} ({role}).")


def _wrong(typed: str) -> str:
    return f"Paling panjang {LONGEST_NAME} huruf." if len(typed) > LONGEST_NAME else ""


def card_lines(session: Session, name: str, role: str) -> Iterator[str | Content]:
    """What whoever goes on should know, before the name has changed."""
    leaving = session.officer or "tanpa nama"
    yield f"{leaving} ({session.role}) → {name} ({role}), pukul {clock(session.now())}."
    yield ""
    yield from _acara(session)
    yield from _notes(session, leaving)
    yield from _open(session)
    yield ""
    yield (
        f"Yang sudah dicatat tetap atas nama {leaving}. Ketikan yang belum dikirim diteruskan "
        f"kepada {name}. Ctrl+Z hanya mengurungkan pekerjaan {name}; yang lebih lama lewat riwayat."
    )


def _acara(session: Session) -> Iterator[str]:
    runs = session.runs
    stages = session.stages
    running = all_running(stages, runs)
    for stage in running:
        told = told_end(session, stage)
        left = time_left(stage, run_of(runs, stage.id), session.now(), told)
        yield f"Berjalan: {stages.index(stage) + 1} {stage.title}" + (f", {left}" if left else "")
    if not running:
        yield "Berjalan: belum ada acara"
    if following := next_up(stages, runs):
        yield f"Berikutnya: {following.title}"


def _notes(session: Session, leaving: str) -> Iterator[str]:
    own = [
        seen.value
        for seen in session.all(Note)
        if (author := session.author(min(seen.stamps("text"), default=""))) and author.own
    ]
    yield f"Catatan {leaving}: {len(own)}"
    if own:
        last = own[-1]
        at = f"{clock(session.local(last.said))} " if last.said else ""
        words = "(tertutup)" if last.closed else f"‘{fit(last.text, 50).rstrip()}’"
        yield f"Terakhir: {at}{words}"


def _open(session: Session) -> Iterator[str]:
    notes = [seen.value for seen in session.all(Note)]
    answered = {note.answers for note in notes}
    asked = [n for n in notes if n.label is Label.QUESTION and n.id not in answered]
    yield f"Pertanyaan belum dijawab: {len(asked)}"
    if aside := waiting_aside(session):
        yield f"Diparkir, belum dibahas: {len(aside)} (g, lalu d)"
    yield f"Nilai berbeda belum dipilih: {len(session.conflicts())}"
    queue = waiting(session.all(Turn), breaks(session.runs.values()))
    yield f"Menunggu giliran bicara: {len(queue)}"
    lock = session.get(InputLock, "1")
    if lock is not None and lock.value.locked:
        yield "Isian sedang dikunci fasilitator."

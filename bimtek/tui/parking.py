"""Diparkir: setting a note aside with who looks after it, and the list of what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from bimtek.hall import parking
from bimtek.hall.offices import Offices
from bimtek.hall.parking import Aside
from bimtek.hall.records import Note, Opd, Parked, Participant
from bimtek.locale.dates import clock, short_date
from bimtek.ui.ask import Ask, Dialog, said
from bimtek.ui.columns import Column, fit, safe
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.journal.records import Change, Seen
    from bimtek.session import Session

COLUMNS = (Column(5), Column(12), Column(20, flex=1), Column(14, drop=1))
HELP = """Yang diparkir: catatan dan pertanyaan yang disisihkan untuk dibahas nanti, dengan siapa \
yang memegangnya. p pada sebuah catatan (Shift+F2) memarkir, p lagi mengangkatnya kembali.

Enter membuka catatannya; d menandai sudah dibahas. Pertanyaan yang dijawab keluar dari daftar ini \
dengan sendirinya. Yang masih diparkir disebut F9, penutup, dan notulen."""


async def ask_owner(app: App[Any], session: Session, note: Note) -> str | None:
    """Who looks after a note that is set aside: a code, empty for nobody; None: it is not."""
    offices = Offices(seen.value for seen in session.all(Opd))
    people = {seen.record: seen.value.opd for seen in session.all(Participant)}
    usual = parking.usual_owner(note, people)

    def check(typed: str) -> str:
        known = not typed or offices.find(typed.lstrip("@")) is not None
        return "" if known else f"OPD ‘{typed}’ tidak ada dalam daftar. Kosong: tidak ada."

    typed = await app.push_screen_wait(
        Ask(
            f"Parkir: {fit(note.printed, 150).rstrip()}\nOPD mana yang memegangnya?",
            offices.name(usual) if usual else "",
            hint="singkatan OPD; boleh kosong",
            check=check,
            empty=True,
            done="parkir",
        )
    )
    if typed is None:
        return None
    found = offices.find(typed.lstrip("@")) if typed else None
    return found.code if found else ""


async def turned(app: App[Any], session: Session, seen: Seen[Note]) -> tuple[list[Change], str]:
    """Set a note aside, or take it up again; what that changes, and what is said of it."""
    before = session.get(Parked, seen.record)
    now = session.now().replace(microsecond=0)
    if any(one.note.record == seen.record for one in waiting(session)) and before is not None:
        return [parking.taken_up(before, now)], "Tidak diparkir lagi: sudah dibahas."
    owner = await ask_owner(app, session, seen.value)
    if owner is None:
        return [], ""
    told = "Diparkir. Daftarnya: g, lalu d; F9 mengingatkan sebelum penutup."
    return [parking.park(seen, before, owner, now)], told


def waiting(session: Session) -> tuple[Aside, ...]:
    """What was set aside and waits."""
    return parking.asides(session.all(Note), session.all(Parked))


class ParkingDialog(Dialog[str]):
    """What waits; gives the note that the person wants to go to."""

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "taken_up", "sudah dibahas", show=False),
        Binding("ctrl+z", "below('undo')", "urungkan", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said("Diparkir", "dialog--title")
            yield LineList(COLUMNS, help=HELP)
            yield said("Enter buka · d sudah dibahas · Esc tutup", "dialog--hint")

    def on_mount(self) -> None:
        self._show()
        self.query_one(LineList).focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show anew what is named here."""
        if any(kind in (Note.kind, Parked.kind) for kind, _ in changed):
            self._show()

    def _show(self) -> None:
        offices = Offices(seen.value for seen in self.session.all(Opd))
        titles = {one.id: one.title for one in self.session.stages}
        lines = [self._line(one, offices, titles) for one in waiting(self.session)]
        empty = "Tidak ada yang diparkir. p pada sebuah catatan (Shift+F2) memarkirnya."
        self.query_one(LineList).show(lines or [Line("", (empty,), selectable=False)])

    def _line(self, one: Aside, offices: Offices, titles: dict[str, str]) -> Line:
        since, owner = one.parked.value.since, one.parked.value.owner
        at = self.session.local(since)
        today = at is not None and at.date() == self.session.now().date()
        when = "" if at is None else clock(at) if today else short_date(at.date())
        title = titles.get(one.note.value.stage, "")
        return Line(
            one.note.record,
            (when, offices.name(owner) if owner else "–", safe(parking.words_of(one.note)),
             safe(title)),
        )  # fmt: skip

    async def action_below(self, deed: str) -> None:
        """Undo, as in the workspace below."""
        await self.app.run_action(deed, self.app.screen_stack[-2])

    def action_taken_up(self) -> None:
        """It was brought back to the hall."""
        seen = self.session.get(Parked, self.query_one(LineList).cursor_key or "")
        if seen is not None:
            now = self.session.now().replace(microsecond=0)
            self.session.record_all([parking.taken_up(seen, now)])

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)

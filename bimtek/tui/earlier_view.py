"""Open actions of the tahap before, at the opening: one key for what the hall is told of each."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from bimtek.hall.before import ActionState, EarlierAction, EarlierSession
from bimtek.hall.confidence import refused_mark
from bimtek.hall.earlier_actions import (
    Numbered,
    counted,
    most_urgent_first,
    numbered,
    standing_words,
    told,
)
from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import Refusal
from bimtek.locale.dates import DateError, clock, medium_date, parse_deadline
from bimtek.stages.earlier_page import EARLIER, MARKS
from bimtek.tui.beside import Beside
from bimtek.ui.ask import Ask
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import Column, safe, snug
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP = """Tindak lanjut tahap sebelumnya yang dibawa ke sesi ini. Yang lewat tenggat berdiri \
paling atas. Aula melihat nomor, tenggat, dan keadaannya saja; kalimat dan nama hanya di sini.

s selesai · b berjalan · x batal, dengan alasan · t tenggat baru · Backspace belum dilaporkan. \
Ctrl+Z menarik yang terakhir; v riwayatnya.

Yang masih terbuka masuk tugas malam ini dan notulen, bagian tindak lanjut tahap sebelumnya. Esc \
kembali ke tempat semula."""

COLUMNS = (
    Column(4, align="right"),
    Column(20, flex=1),
    Column(14),
    Column(28),
    Column(9, drop=1),
)
"""Number with mark, words, whose, how it stands, of which session."""


class EarlierView(Beside):
    """The list of these actions."""

    help: ClassVar[str] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "done", "selesai", id="earlier.done"),
        Binding("b", "running", "berjalan", id="earlier.running"),
        Binding("x", "drop", "batal", id="earlier.drop"),
        Binding("t", "deadline", "tenggat baru", id="earlier.deadline"),
        Binding("backspace", "untold", "belum dilaporkan", show=False, id="earlier.untold"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="earlier.history"),
    ]

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.items: tuple[Numbered, ...] = ()
        self._order: tuple[str, ...] = ()
        """As they stood when this was opened: a line does not run away from under the cursor."""

    def come_from(self, stage: Stage) -> None:
        """It was opened again: what is overdue by now stands at the top."""
        super().come_from(stage)
        self._order = ()
        if self.is_mounted:
            self.look()

    def compose(self) -> ComposeResult:
        yield Bar(id="counts")
        yield Rule()
        yield LineList(help=HELP)
        yield Static("", classes="beside--whole", markup=False)

    def on_mount(self) -> None:
        self.look()

    # -- what is shown

    @property
    def lines(self) -> LineList:
        """The actions."""
        return self.query_one(LineList)

    @property
    def item(self) -> Numbered | None:
        """The action under the cursor."""
        key = self.lines.cursor_key
        return next((one for one in self.items if one.seen.record == key), None)

    @property
    def today(self) -> date:
        """The day in the hall."""
        return self.session.now().date()

    def pointed(self) -> str:
        """The hall sees the numbers."""
        return EARLIER

    def records_here(self) -> tuple[tuple[str, str], ...]:
        item = self.item
        return ((EarlierAction.kind, item.seen.record),) if item else ()

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on one of them."""
        if kind != EarlierAction.kind:
            return False
        self.lines.move_to(record)
        return True

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        if any(kind in (EarlierAction.kind, Opd.kind, Participant.kind) for kind, _ in changed):
            self.look()

    def look(self) -> None:
        """Show what stands recorded."""
        self.items = numbered(self.session.all(EarlierAction))
        offices = Offices(seen.value for seen in self.session.all(Opd))
        names = {seen.record: seen.value.name for seen in self.session.all(EarlierSession)}
        lines = [self._line(one, offices, names) for one in self._ordered()]
        self.lines.columns = snug(COLUMNS, [line.cells for line in lines])
        self.lines.show(lines)
        count = counted((one.action for one in self.items), self.today)
        self.query_one("#counts", Bar).say(
            Content.assemble((" Tindak lanjut tahap sebelumnya", "bold"), f"  {count.words}")
        )
        self._show_whole()

    def _ordered(self) -> list[Numbered]:
        urgent = most_urgent_first(self.items, self.today)
        self._order = self._order or tuple(one.seen.record for one in urgent)
        place = {record: n for n, record in enumerate(self._order)}
        return sorted(urgent, key=lambda one: place.get(one.seen.record, len(place)))

    def _line(self, one: Numbered, offices: Offices, names: dict[str, str]) -> Line:
        action = one.action
        split = "≠ " if one.seen.conflicts else ""
        late = action.is_overdue(self.today)
        words = standing_words(action, self.today)
        return Line(
            one.seen.record,
            (
                f"{MARKS[action.state]}{one.number:>2}",
                safe(action.text),
                safe(", ".join(map(offices.name, action.opd)) or "belum ditunjuk"),
                Content.styled(f"{split}{words}", "bold $text-error" if late else ""),
                Content.styled(names.get(action.session, ""), "$text-muted"),
            ),
            style="" if action.is_open else "$text-muted",
        )

    def _show_whole(self) -> None:
        item = self.item
        text = "Tidak ada tindak lanjut yang dibawa." if item is None else self._whole(item)
        self.query_one(".beside--whole", Static).update(Content(text))

    def _whole(self, one: Numbered) -> str:
        action = one.action
        due = f"Tenggat semula {medium_date(action.due)}." if action.due else "Tanpa tenggat."
        speaker = self.session.get(Participant, action.speaker) if action.speaker else None
        who = f" Dijanjikan {safe(speaker.value.name)}." if speaker and speaker.value.name else ""
        report = ""
        if action.report is not None:
            reason = f", {safe(action.report.reason)}" if action.report.reason else ""
            at = self.session.local(action.report.at)
            report = f" Dilaporkan pukul {clock(at)}{reason}."
        return f"{one.number} {safe(action.text)}\n{due}{who}{report}"

    def on_line_list_moved(self) -> None:
        self._show_whole()

    # -- what the hall was told

    def action_done(self) -> None:
        """It is done."""
        self._tell_state(ActionState.DONE)

    def action_running(self) -> None:
        """It is being done."""
        self._tell_state(ActionState.RUNNING)

    def _tell_state(self, state: ActionState) -> None:
        if item := self.item:
            self._record(told(item.seen, self.now(), state), f"Nomor {item.number} {state}.")

    @work
    async def action_drop(self) -> None:
        """It will not be done, for a reason."""
        item = self.item
        if item is None:
            return
        question = f"Nomor {item.number} batal. Apa alasannya?"
        reason = await self.app.push_screen_wait(
            Ask(question, hint="sudah tercakup dalam program lain", check=refused_mark)
        )
        if reason is not None:
            change = told(item.seen, self.now(), ActionState.DROPPED, reason=reason.strip())
            self._record(change, f"Nomor {item.number} batal.")

    @work
    async def action_deadline(self) -> None:
        """A new deadline; the old one stays in sight."""
        item = self.item
        if item is None:
            return
        said = await self.app.push_screen_wait(
            Ask(
                f"Nomor {item.number}: tenggat baru",
                check=self._wrong_day,
                hint="14/7, 3h, atau jumat",
            )
        )
        if said is not None:
            due = parse_deadline(said, self.today)
            state = item.action.state if item.action.is_open else ActionState.OPEN
            change = told(item.seen, self.now(), state, due=due)
            self._record(change, f"Nomor {item.number}: tenggat baru {medium_date(due)}.")

    def _wrong_day(self, text: str) -> str:
        try:
            parse_deadline(text, self.today)
        except DateError as error:
            return str(error)
        return ""

    def action_untold(self) -> None:
        """Nothing was told of it."""
        item = self.item
        if item is not None and item.action.report is not None:
            self._record(item.seen.change(report=None), f"Nomor {item.number} belum dilaporkan.")

    @work
    async def _record(self, change: Change, words: str) -> None:
        try:
            await asyncio.wrap_future(self.session.record(change))
        except Refusal as refusal:
            self.tell(refusal.message, "error")
        else:
            self.tell(f"{words} Ctrl+Z menariknya.")

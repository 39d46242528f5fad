"""The screen of a penutup: the day and its tasks, and the results read back one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from bimtek.hall.chair import leads_now
from bimtek.hall.confidence import refused_mark
from bimtek.hall.offices import Offices
from bimtek.hall.records import Chair, Label, Note, Opd, StageRun
from bimtek.hall.session_records import InputLock
from bimtek.journal.records import Refusal
from bimtek.stages.closing import deeds
from bimtek.stages.closing.day import still_lacking
from bimtek.stages.closing.page import AGREEMENT, TONIGHT
from bimtek.stages.closing.records import Outcome
from bimtek.stages.closing.rules import EXAMPLE, next_open, read_dissent
from bimtek.stages.closing.said import said_here
from bimtek.stages.closing.state import ClosingState
from bimtek.stages.closing.view_agreeing import AFTER, AFTER_KEYS, AgreeingView
from bimtek.stages.closing.view_agreeing import HELP as AGREED_HELP
from bimtek.stages.closing.view_correcting import DEADLINE
from bimtek.stages.closing.view_day import HELP as DAY_HELP
from bimtek.stages.closing.view_day import DayPane
from bimtek.stages.closing.view_read import HELP as READ_HELP
from bimtek.stages.closing.view_read import ReadPane
from bimtek.stages.closing.view_rows import CLOSE
from bimtek.stages.closing.wording import read_wording
from bimtek.stages.deed import Deed
from bimtek.stages.view import NoteContext
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.closing.rules import Differing, Item
    from bimtek.stages.closing.tasks import Task

READING = frozenset(("agree_item", "correct", "differ", "let_go", "unread"))
"""Keys of the reading, until the hall has agreed."""
WERE_KEYS = ("s", "b", "l")
"""Letters that answered a decision until the hall agreed."""
NOW_KEYS = "r ralat bernomor · c yang berubah sejak itu"
DAY = frozenset(("read_out", "to_reading", "forms"))
"""Keys of the day."""
PATIENCE = 0.3
"""Seconds after a change until everything is counted anew, so that many changes count once."""


class ClosingView(AgreeingView):
    """Ends a day, reads the results back, lets the hall agree."""

    help: ClassVar[str] = f"{DAY_HELP}\n\n{READ_HELP}\n\n{AGREED_HELP}"
    presenting: ClassVar[frozenset[str]] = frozenset(("s", "up", "down"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,S", "agree_item", "setuju", id="closing.agree"),
        Binding("r,R", "correct", "ralat teks", id="closing.correct"),
        Binding("b,B", "differ", "ada yang berbeda", id="closing.differ"),
        Binding("l,L", "let_go", "lepas/tunda", id="closing.let-go"),
        *AFTER_KEYS,
        Binding("h", "to_day", "hasil hari", id="closing.to-day"),
        Binding("H", "destroy", "musnahkan isi", show=False, id="closing.destroy"),
        Binding("escape", "turn_back", "kembali", show=False),
        Binding("backspace", "unread", "belum dibacakan", show=False, id="closing.unread"),
        Binding("b,B", "read_out", "bacakan di layar", id="closing.read-out"),
        Binding("p,P", "to_reading", "pembacaan keputusan", id="closing.to-reading"),
        Binding("e,E", "package", "paket malam ini", id="closing.package"),
        Binding("f,F", "forms", "formulir OPD", id="closing.forms"),
    ]

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.state = ClosingState(session, stage)
        self.reading = not self.state.spec.daily
        self._soon: Timer | None = None
        self._bound = self.agreed

    def compose(self) -> ComposeResult:
        read, day = ReadPane(), DayPane()
        read.display, day.display = self.reading, not self.reading
        yield read
        yield day

    def on_mount(self) -> None:
        self._show()

    @property
    def read(self) -> ReadPane:
        return self.query_one(ReadPane)

    @property
    def day(self) -> DayPane:
        return self.query_one(DayPane)

    # -- what the workspace asks

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:  # noqa: ARG002 - all count
        """Read anew: the reading at once, the day a little later."""
        self.state = ClosingState(self.session, self.stage)
        self._follow_the_agreement()
        if self.reading:
            self.read.show(self.state)
            return
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PATIENCE, self._show)

    def _follow_the_agreement(self) -> None:
        """Other keys act once it is agreed, or opened again."""
        if self._bound != self.agreed:
            self._bound = self.agreed
            self.refresh_bindings()

    def refresh_state(self) -> None:
        """Show what stands now."""
        self.state = ClosingState(self.session, self.stage)
        self._show()

    def _show(self) -> None:
        if self.reading:
            self.read.show(self.state)
        else:
            self.state = ClosingState(self.session, self.stage)
            self.day.show(self.state)

    def note_context(self) -> NoteContext:
        """A note typed here belongs to the acara alone."""
        return NoteContext()

    def pointed(self) -> str:
        """The note that is read; in the day the tasks, where the cursor is on an office."""
        if self.reading:
            return self.read.lines.cursor_key or ""
        return "" if self.day.lines.cursor_key in (None, CLOSE) else TONIGHT

    def focus_first(self) -> None:
        (self.read.lines if self.reading else self.day.lines).focus()

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on a decision or an action."""
        if kind != Note.kind or self.state.item(record) is None:
            return False
        self.action_to_reading()
        return self.read.lines.move_to(record)

    # -- from one to the other

    def action_to_reading(self) -> None:
        """Read the results back."""
        self._turn(reading=True)

    def action_to_day(self) -> None:
        """What the day came to."""
        self._turn(reading=False)

    def action_package(self) -> None:
        """Every document of this evening in one folder."""
        self.post_message(self.Package())

    def action_forms(self) -> None:
        """What every office answers by itself tonight."""
        self.post_message(self.Forms())

    def action_turn_back(self) -> None:
        """Esc leads back to the face from which the other one was opened."""
        self._turn(reading=not self.reading)

    def _turn(self, *, reading: bool) -> None:
        self.reading = reading
        self.read.display, self.day.display = reading, not reading
        self._show()
        self.focus_first()
        self.refresh_bindings()
        self.post_message(self.Pointed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each face has its own keys."""
        if action == "turn_back":
            return self.reading is self.state.spec.daily
        if action in READING:
            return self.reading and not self.agreed
        if action in AFTER:
            return self.reading and self.agreed
        if action in ("to_day", "destroy"):
            return self.reading
        if action in DAY:
            return not self.reading
        return super().check_action(action, parameters)

    @on(LineList.Moved)
    def moved(self, event: LineList.Moved) -> None:
        """The projector follows."""
        event.stop()
        if self.reading:
            self.read.show_at_cursor(self.state)
        self.post_message(self.Pointed())

    @on(LineList.Typed)
    def typed(self, event: LineList.Typed) -> None:
        """A letter that is no command begins a note; one that was a command says what is now."""
        event.stop()
        if self.reading and self.agreed and event.key.lower() in WERE_KEYS:
            self.tell(f"Sudah {self.word}. {NOW_KEYS}", "warning")
            return
        if not self.reading and event.key == "h":  # pressed once more: no note begins with it
            self.tell("Ini sudah hasil hari. b bacakan di layar · p pembacaan keputusan")
            return
        self.post_message(self.BeginNote(event.key))

    # -- the reading

    @property
    def item(self) -> Item | None:
        """What is read now."""
        return self.read.item(self.state)

    @on(LineList.Chosen, "#results")
    def chosen(self, event: LineList.Chosen) -> None:
        """Enter says what can be said."""
        event.stop()
        if event.key == AGREEMENT:
            standing = self.state.standing
            if standing is None or standing.agreed_twice:
                self.agree()
                return
            self.tell("r ralat · u pemutakhiran · t tanda tangan · c yang berubah · k buka kembali")
            return
        if self.agreed:
            self.tell(f"Sudah {self.word}. {NOW_KEYS}")
            return
        self.tell("s setuju · r ralat teks · b ada yang berbeda · l lepas atau tunda")

    def action_agree_item(self) -> None:
        """The hall agrees, all together."""
        self._answer(Outcome.AGREED)

    def _answer(self, outcome: Outcome, reason: str = "") -> None:
        item = self.item
        if item is None:
            point = "Tunjuk dahulu keputusan atau tindak lanjut yang dibacakan."
            self.tell(point if self.state.items else "Belum ada yang dibacakan.", "warning")
            return
        following = next_open(self.state.items, item.id)
        done = self.do(lambda: deeds.answered(item, self.stage.id, outcome, self.now(), reason))
        if done:
            self.read.lines.move_to(following or AGREEMENT)

    @work
    async def action_let_go(self) -> None:
        """Later, or not at all."""
        item = self.item
        if item is None:
            return
        options = [
            Option("t", "tunda: dibahas lagi", Outcome.POSTPONED),
            Option("l", "lepas: tidak menjadi hasil rapat", Outcome.DROPPED),
        ]
        outcome = await self.app.push_screen_wait(Choose(deeds.name(item), options))
        if outcome is None:
            return
        reason = await self.app.push_screen_wait(
            Ask(
                "Apa alasannya?",
                hint="boleh kosong; tercetak di notulen",
                check=refused_mark,
                empty=True,
            )
        )
        if reason is not None and self.item is not None and self.item.id == item.id:
            self._answer(outcome, reason)

    def action_unread(self) -> None:
        """As if it had not been read."""
        if (item := self.item) is not None:
            self.do(lambda: deeds.unread(item))

    @work
    async def action_correct(self) -> None:
        """Change the sentence of the minutes."""
        item = self.item
        if item is None:
            return
        today = self.now().date()

        def check(typed: str) -> str:
            try:
                read_wording(item, typed, today)
            except Refusal as refusal:
                return refusal.message
            return refused_mark(typed, item.text)

        moves = DEADLINE if item.label is Label.ACTION else ""
        ask = Ask(f"Ralat {deeds.name(item)}", item.text, check=check, hint=moves)
        text = await self.app.push_screen_wait(ask)
        if text is not None:
            self.do(lambda: deeds.corrected(item, text, today))

    def action_destroy(self) -> None:
        """Words of an office or of the result, told off the record, are destroyed on request."""
        self.post_message(self.Destroy(said_here(self.state, self.item)))

    @work
    async def action_differ(self) -> None:
        """An office says something else, or takes it back."""
        item = self.item
        if item is None:
            return
        offices = Offices(seen.value for seen in self.session.all(Opd))

        def check(typed: str) -> str:
            try:
                said = read_dissent(typed, offices)
            except Refusal as refusal:
                return refusal.message
            own = any(one.value.opd == said.office.code for one in item.dissents)
            return "" if said.sentence or own else "Tulis apa yang berbeda, satu kalimat."

        title = f"{deeds.name(item)}: siapa berbeda, dan apa katanya? (OPD saja: ditarik kembali)"
        typed = await self.app.push_screen_wait(Ask(title, check=check, hint=EXAMPLE))
        if typed is not None:
            said = read_dissent(typed, offices)
            self.do(lambda: self._dissent(item, said))

    def _dissent(self, item: Item, said: Differing) -> Deed:
        opd, sentence, closed = said.office.code, said.sentence, said.closed
        own = next((one for one in item.dissents if one.value.opd == opd), None)
        if own is not None and not sentence and not closed:
            return deeds.agrees_after_all(own)
        away = self.state.names.get(opd, opd) if self.state.absent(opd) else ""
        return deeds.dissents(item, opd, sentence, self.now(), closed=closed, absent=away)

    # -- the day

    def action_read_out(self) -> None:
        """The hall sees what is read to it."""
        self.post_message(self.Present())

    @on(LineList.Chosen, "#tasks")
    def chosen_task(self, event: LineList.Chosen) -> None:
        """Enter: close the day, or go where an office has something to do."""
        event.stop()
        if event.key == CLOSE:
            self._close()
            return
        office = next((one for one in self.state.tonight if one.opd == event.key), None)
        if office is not None:
            self._go(office.name, office.tasks)

    @work
    async def _go(self, name: str, found: tuple[Task, ...]) -> None:
        chosen: Task | None = found[0]
        if len(found) > 1:
            options = [
                Option(str(n) if n < 10 else "", task.words, task)
                for n, task in enumerate(found, 1)
            ]
            chosen = await self.app.push_screen_wait(
                Choose(f"Tugas {name}: buka yang mana?", options)
            )
        if chosen is not None:
            self.post_message(self.Open(chosen.kind, chosen.record))

    def _close(self) -> None:
        closing = self.state.closing
        if closing is not None and closing.value.closed is not None:
            self.do(lambda: self._end_of_day(stays_open=True))  # refuses, with its sentence
        else:
            self.post_message(self.CountMissing(self._ask_to_close))

    @work
    async def _ask_to_close(self, missing: str) -> None:
        goes_on = "; isian tetap terbuka bagi OPD malam ini" if self.state.tonight else ""
        options = [
            Option("y", f"tutup{goes_on}", True),
            Option("k", "tutup dan kunci isian", False),
        ]
        left = ", ".join(self.state.day.not_held)
        title = f"Tutup hari {self.stage.day}?"
        if left:
            title += f"\nBelum berlangsung: {left}. Tunda atau lewati dengan alasan di F4."
        if lacking := still_lacking(missing, self.state.copies):
            title += f"\n{lacking}"
        stays_open = await self.app.push_screen_wait(Choose(title, options, cancel="belum"))
        if stays_open is not None:
            self.do(lambda: self._end_of_day(stays_open=stays_open))

    def _end_of_day(self, *, stays_open: bool) -> Deed:
        return deeds.close_day(
            self.stage.id,
            self.session.get(StageRun, self.stage.id),
            self.state.closing,
            self.session.get(InputLock, "1"),
            self.now(),
            stays_open=stays_open,
            role=self.session.role,
            # after the last day the minutes say: until the end
            leader=leads_now(self.session.all(Chair)) if self.state.day.tomorrow else None,
            tonight=self.state.tonight,
        )

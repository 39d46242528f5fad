"""The screen of a break: the very page that the hall sees, and the keys that move its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import MARKS, coming_up
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock
from bimtek.stages.pause import rules
from bimtek.stages.pause.page import page
from bimtek.stages.pause.records import Pause
from bimtek.stages.view import NotesList, StageView
from bimtek.stages.view_guide import Guide
from bimtek.ui.ask import Ask
from bimtek.ui.bars import Rule, TitledBar
from bimtek.ui.page_view import PageView

if TYPE_CHECKING:
    from bimtek.journal.records import Change, Seen

TICK = 0.5
STEP = 5
NOTES_FROM = 28
"""Rows from which there is room for the notes below the page."""

HELP = """\
Jeda: di layar tampak hitung mundur yang sama.

  Enter  jeda mulai; lalu selesai; lalu ke acara berikut
  + -    lima menit lebih lama, lebih singkat
  j      jam kembali yang lain, misalnya 1300

Jam kembali dihitung dari menit rencana, dibulatkan ke lima menit. F8 menampilkannya di layar."""


class Countdown(PageView, can_focus=True):
    """The page of the hall, small."""

    help = HELP
    DEFAULT_CSS = """
    Countdown { border: round $secondary; min-height: 9; }
    Countdown:focus { border: round $primary; }
    """

    def on_key(self, event: events.Key) -> None:
        """A letter that is no command begins a note."""
        if event.is_printable and event.character and event.key not in self.screen.active_bindings:
            event.stop()
            self.post_message(StageView.BeginNote(event.character))


class PauseView(StageView):
    """Runs a break."""

    help: ClassVar[str] = HELP
    presenting: ClassVar[frozenset[str]] = frozenset(("enter", "plus", "minus"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "mulai", id="pause.start"),
        Binding("enter", "end", "selesai", id="pause.end"),
        Binding("enter", "next_acara", "acara berikut", id="pause.next"),
        Binding("plus", "later(5)", "5 menit lagi", key_display="+", id="pause.later"),
        Binding("minus", "later(-5)", "5 menit kurang", key_display="-", id="pause.sooner"),
        Binding("j", "until", "jam kembali", id="pause.until"),
    ]
    DEFAULT_CSS = """
    PauseView Countdown { height: 2fr; }
    PauseView.-low Guide, PauseView.-low NotesList, PauseView.-low #below { display: none; }
    """

    def compose(self) -> ComposeResult:
        yield TitledBar()
        yield Countdown()
        yield Guide(self.stage)
        yield Rule(id="below")
        if self.lends_notes is not None:
            yield self.lends_notes(self.session, self.stage)

    def on_mount(self) -> None:
        self._draw()
        self.set_interval(TICK, self._draw)

    def on_resize(self) -> None:
        self.set_class(self.size.height < NOTES_FROM, "-low")

    # -- what the workspace asks

    def focus_first(self) -> None:
        self.query_one(Countdown).focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show anew what is named here."""
        super().records_changed(changed)
        self.refresh_bindings()
        self._draw()

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on a note, where there is room for the notes."""
        found = None if self.has_class("-low") else self.query(NotesList)
        if kind != "note" or not found or not found.first().stand_on(record):
            return False
        found.first().take_cursor()
        return True

    # -- what is shown

    @property
    def _run(self) -> StageRun:
        seen = self.session.get(StageRun, self.stage.id)
        return seen.value if seen else StageRun(self.stage.id)

    @property
    def _pause(self) -> Seen[Pause] | None:
        return self.session.get(Pause, self.stage.id)

    def _draw(self) -> None:
        if not self.display:
            return
        now, run = self.session.now(), self._run
        self.query_one(Countdown).show(page(self.session, self.stage, ""), clock(now))
        title, said = f" {MARKS[run.state]} {self.stage.title}", [""]
        if self.stage.starts:
            planned = f" ({self.stage.minutes} menit)" if self.stage.minutes else ""
            said.append(f"rencana {clock(self.stage.starts)}{planned}")
        if run.started:
            said.append(f"nyata {clock(run.started)}–{clock(run.ended) if run.ended else ''}")
        said.append("di layar (F8) tampak:" if run.state is not StageState.DONE else "selesai")
        self.query_one(TitledBar).tell(title, "   ".join(said))

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter does what comes next, and only that is offered."""
        state = self._run.state
        if action == "start":
            return state not in (StageState.RUNNING, StageState.DONE)
        if action == "end":
            return state is StageState.RUNNING
        if action == "next_acara":
            return state is StageState.DONE
        return super().check_action(action, parameters)

    def action_start(self) -> None:
        self.begin_acara(self._begun)

    def action_end(self) -> None:
        now, seen = self.now(), self.session.get(StageRun, self.stage.id)
        self._do(lambda: rules.end(seen, now), f"Jeda selesai {clock(now)}. Enter: acara berikut.")

    def _begun(self, begun: Sequence[Change]) -> None:
        now = self.now()
        told = f"Jeda mulai {clock(now)}. F8 menampilkannya di layar."
        self._do(lambda: [*begun, *rules.start(self.stage, self._pause, now)], told)

    def action_next_acara(self) -> None:
        runs = self.session.runs
        following = coming_up(self.session.stages, runs, self.stage.id)
        if following is None:
            self.tell("Tidak ada acara lagi sesudah ini.")
        else:
            self.post_message(self.Open(StageRun.kind, following.id))

    def action_later(self, minutes: int) -> None:
        """Some minutes more, or less."""
        now = self.now()
        self._do(lambda: rules.later(self.stage, self._run, self._pause, minutes, now))

    @work
    async def action_until(self) -> None:
        """Another time."""
        typed = await self.app.push_screen_wait(
            Ask(
                "Kembali pukul berapa?",
                hint="1300",
                check=self._wrong_time,
            )
        )
        back, _ = rules.read_time(typed or "", self.now())
        if back is not None:
            now = self.now()
            self._do(lambda: rules.until(self.stage, self._run, self._pause, back, now))

    def _wrong_time(self, text: str) -> str:
        """What is wrong with a typed time, while the box with it is still open."""
        back, wrong = rules.read_time(text, self.now())
        if back is None:
            return wrong
        try:
            rules.until(self.stage, self._run, self._pause, back, self.now())
        except Refusal as refusal:
            return refusal.message
        return ""

    # -- recording

    def _do(self, make: Callable[[], list[Change]], told: str = "") -> None:
        try:
            changes = make()
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return
        self.run_worker(self._record(changes, told or rules.told(changes)), group="record")

    async def _record(self, changes: list[Change], told: str) -> None:
        try:
            await asyncio.wrap_future(self.session.record_all(changes))
        except Refusal as refusal:
            self.tell(refusal.message, "error")
            return
        self.tell(told)

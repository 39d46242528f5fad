"""The screen of a paparan (W9): the agenda item by item, below it what was asked and answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bimtek.hall.before import EarlierAction
from bimtek.hall.records import Note, StageRun, StageState
from bimtek.hall.running import MARKS, finish, why
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock
from bimtek.stages.briefing import deeds
from bimtek.stages.briefing.records import AgendaRun, item_place
from bimtek.stages.briefing.state import BriefingState
from bimtek.stages.briefing.view_rows import agenda, heading
from bimtek.stages.deed import Deed
from bimtek.stages.timed import Course, following, is_over
from bimtek.stages.view import NoteContext, NotesList, StageView
from bimtek.stages.view_guide import Guide
from bimtek.ui.ask import Ask, Confirm
from bimtek.ui.bars import Bar, Rule, TitledBar
from bimtek.ui.columns import fit
from bimtek.ui.form import Form, FormField
from bimtek.ui.lines import GUTTER, LineList

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.briefing.rules import Point

SHOWN_KINDS = frozenset((AgendaRun.kind, Note.kind, StageRun.kind, "opd", "participant"))
TICK = 5.0
"""Seconds after which the minutes that are left are counted again."""
SHOWN_BY_THEN = 0.3
"""Seconds after a save in which the screen has surely been told of it."""
GUIDE_FROM = 17
"""Rows from which there is room for the guide text."""
LONGEST_PREFIX = 20
NOTE_TAKERS = frozenset(("notulis", "koordinator"))

HELP = """\
Paparan: susunan butir di atas, tanya jawab dan catatan di bawah (Tab berpindah).

  Spasi      butir berikut mulai; yang berjalan selesai (jam dicatat)
  Enter      butir yang ditunjuk mulai, atau dilanjutkan
  Backspace  butir yang berjalan batal dimulai
  l          lewati butir, atau kembalikan
  w          pembicara lain       +  butir tambahan sesudah yang ditunjuk
  x          hapus butir tambahan
  T          tindak lanjut tahap sebelumnya, bila sesi ini melanjutkannya

Catatan (F2) melekat pada butir yang berjalan: ? pertanyaan, = jawaban atas yang terakhir. \
Pertanyaan yang belum dijawab berdiri paling atas: j menjawab yang teratas dari susunan butir, di \
daftar catatan yang ditunjuk. ▸ berdiri di daftar tempat kursor."""


ON_ITEMS = frozenset(("leave_out", "speaker", "add", "remove"))
"""Keys that mean the item under the cursor."""


class BriefingView(StageView):
    """Runs an agenda."""

    help: ClassVar[str] = HELP
    presenting: ClassVar[frozenset[str]] = frozenset(("space",))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on", "butir berikut", id="briefing.go-on"),
        Binding("T", "earlier", "tindak lanjut lalu", id="briefing.earlier"),
        Binding("l", "leave_out", "lewati", id="briefing.leave-out"),
        Binding("w", "speaker", "pembicara", id="briefing.speaker"),
        Binding("j", "answer", "jawab", id="briefing.answer"),
        Binding("plus", "add", "tambah butir", key_display="+", id="briefing.add"),
        Binding("backspace", "take_back", "batal mulai", show=False, id="briefing.take-back"),
        Binding("x,delete", "remove", "hapus butir tambahan", show=False, id="briefing.remove"),
    ]
    DEFAULT_CSS = """
    BriefingView #agenda { height: auto; max-height: 45%; }
    BriefingView.-low Guide { display: none; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.state = BriefingState(session, stage)
        self._recording = False
        """What a key did is not shown yet: the same key pressed twice must not do it twice."""

    def compose(self) -> ComposeResult:
        yield TitledBar(id="times")
        yield Rule()
        yield LineList(help=HELP, id="agenda")
        yield Guide(self.stage)
        yield Rule()
        yield Bar(id="asked")
        if self.lends_notes is not None:
            yield self.lends_notes(self.session, self.stage, questions_first=True)

    def on_mount(self) -> None:
        self._draw()
        now = self.state.running
        if now is not None:
            self.agenda.move_to(now.id)
        self.agenda.quiet = True
        self.set_interval(TICK, self._draw_times)

    def on_resize(self) -> None:
        self.set_class(self.size.height < GUIDE_FROM, "-low")
        self._draw_times()

    # -- what the workspace asks

    @property
    def agenda(self) -> LineList:
        return self.query_one("#agenda", LineList)

    @property
    def notes(self) -> NotesList | None:
        """The notes of the acara, where the screen was lent their list."""
        found = self.query(NotesList)
        return found.first() if found else None

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show anew what is named here; cursor and scroll stay as they are."""
        super().records_changed(changed)
        if self.is_mounted and not SHOWN_KINDS.isdisjoint(kind for kind, _ in changed):
            before = self.pointed()
            self._recording = False
            self.state = BriefingState(self.session, self.stage)
            self._draw()
            if self.pointed() != before:
                self.post_message(self.Pointed())
                self.post_message(self.Noting())

    def note_context(self) -> NoteContext:
        """A note belongs to the item that runs."""
        now = self.state.running
        if now is None:
            return NoteContext()
        return NoteContext(
            item_place(self.stage.id, now.id), prefix=fit(now.title, LONGEST_PREFIX).rstrip()
        )

    def pointed(self) -> str:
        """The item that runs."""
        now = self.state.running
        return now.id if now else ""

    def focus_first(self) -> None:
        """Whoever leads goes on with the agenda; whoever takes notes begins in the notes."""
        takes_notes = self.session.role in NOTE_TAKERS or not self.state.points
        if self.notes is not None and takes_notes:
            self.notes.take_cursor()
        else:
            self.agenda.focus()

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on an item or on a note."""
        if kind == Note.kind and self.notes is not None and self.notes.stand_on(record):
            self.notes.take_cursor()
            return True
        stage, _, item = record.partition("/")
        if kind != AgendaRun.kind or stage != self.stage.id or not self.agenda.move_to(item):
            return False
        self.agenda.focus()
        return True

    # -- what is shown

    def _draw(self) -> None:
        self._draw_times()
        self.query_one("#asked", Bar).say(heading(self.state.asked))
        self.refresh_bindings()

    def _draw_times(self) -> None:
        now = self.session.now()
        width = self.agenda.scrollable_content_region.width - GUTTER
        shown = agenda(self.state, now, width, terse=self.size.height < GUIDE_FROM)
        self.agenda.columns = shown.columns
        self.agenda.show(shown.lines)
        run = self.state.run
        title, said = f" {MARKS[run.state]} {self.stage.title}", [""]
        if self.stage.starts:
            planned = f" ({self.stage.minutes} menit)" if self.stage.minutes else ""
            said.append(f"rencana {clock(self.stage.starts)}{planned}")
        if run.started:
            ended = clock(run.ended) if run.ended else ""
            said.append(f"nyata {clock(run.started)}–{ended}")
        if reason := why(run):
            said.append(reason)
        self.query_one("#times", TitledBar).tell(title, "   ".join(said))

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the items act in their list; in that of the notes they mean a note."""
        if action in ON_ITEMS:
            return self.is_mounted and self.agenda.has_focus
        if action == "answer":
            return self.is_mounted and self.agenda.has_focus and bool(self._waiting)
        if action == "earlier":
            return bool(self.session.all(EarlierAction))
        return super().check_action(action, parameters)

    @property
    def _waiting(self) -> str:
        """The question that waits longest for its answer."""
        waiting = (one.question.record for one in self.state.asked if not one.answered)
        return next(waiting, "")

    @property
    def point(self) -> Point | None:
        """The item under the cursor."""
        key = self.agenda.cursor_key
        return next((point for point in self.state.points if point.id == key), None)

    @property
    def course(self) -> Course[Point]:
        """What goes on with the items as they stand."""
        return deeds.course(self.stage.id, self.state.points)

    def _begun(self, deed: Deed) -> Deed:
        """With the end of the turn that belonged to the item before."""
        return deeds.with_its_turn(deed, self.state.points, self.state.turn, self.now())

    def action_go_on(self) -> None:
        """The next item."""
        state = self.state
        if state.points and is_over(state.points):
            self._finish()
            return
        self._do(lambda: self._begun(self.course.go_on(self.now())), begins=True)
        if coming := self._coming():
            self.agenda.move_to(coming)

    def _coming(self) -> str:
        found = following(self.state.points)
        return found.id if found else ""

    @work
    async def _finish(self) -> None:
        seen = self.session.get(StageRun, self.stage.id)
        if seen is None or seen.value.state is not StageState.RUNNING:
            self.tell("Semua butir sudah selesai.")
            return
        question = f"Semua butir sudah selesai. Selesaikan acara ‘{self.stage.title}’?"
        if await self.app.push_screen_wait(Confirm(question, yes="selesai", no="belum")):
            self._do(lambda: Deed((finish(seen, self.now()),), "Acara selesai. F4: acara lain."))

    @on(LineList.Chosen, "#agenda")
    def begin_this(self, event: LineList.Chosen) -> None:
        """Enter: this item begins."""
        event.stop()
        point = self.point
        if point is not None:
            self._do(lambda: self._begun(self.course.begin(point, self.now())), begins=True)

    def action_earlier(self) -> None:
        """Open actions of the tahap before, with which an opening begins."""
        self.post_message(self.Open(EarlierAction.kind, ""))

    def action_answer(self) -> None:
        """Answer the question that waits longest."""
        if self.notes is not None and self._waiting:
            self.notes.answer(self._waiting)

    def action_take_back(self) -> None:
        """The item that runs has not begun after all."""
        self._do(lambda: self.course.take_back(self.now()))

    def action_leave_out(self) -> None:
        """Leave the item out, or take it in again."""
        if (point := self.point) is not None:
            self._do(lambda: deeds.leave_out(self.stage.id, point))

    def action_remove(self) -> None:
        """Take an added item out again."""
        if (point := self.point) is not None:
            self._do(lambda: deeds.remove(point))

    @work
    async def action_speaker(self) -> None:
        """Somebody else speaks."""
        if (point := self.point) is None:
            return
        question = f"Siapa berbicara pada ‘{fit(point.title, 60).rstrip()}’?"
        ask = Ask(question, point.by, hint="nama atau jabatan", replace=True)
        name = await self.app.push_screen_wait(ask)
        if name is not None:
            self._do(lambda: deeds.set_speaker(self.stage.id, point, name))

    @work
    async def action_add(self) -> None:
        """An item that the script does not know, behind the one under the cursor."""
        after = self.point
        fields = (
            FormField("title", "Butir"),
            FormField("minutes", "Menit", hint="boleh kosong"),
            FormField("by", "Oleh", hint="boleh kosong"),
        )
        values = await self.app.push_screen_wait(
            Form("Butir tambahan", fields, check=checked, done="tambah")
        )
        if values is not None:
            planned = int(values["minutes"]) if values["minutes"] else None
            self._do(
                lambda: deeds.add(self.stage.id, after, values["title"], planned, values["by"])
            )

    @on(LineList.Typed, "#agenda")
    def typed(self, event: LineList.Typed) -> None:
        """A letter that is no command begins a note."""
        event.stop()
        self.post_message(self.BeginNote(event.key))

    # -- recording

    def _do(self, make: Callable[[], Deed], *, begins: bool = False) -> None:
        """Record a deed, or say why not; the first item begins the acara as well."""
        if self._recording or self.begins:
            return
        if begins and self.state.run.state is not StageState.RUNNING:
            self.begin_acara(lambda begun: self._do_with(begun, make))
        else:
            self._do_with((), make)

    def _do_with(self, begun: Sequence[Change], make: Callable[[], Deed]) -> None:
        try:
            deed = make()
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return
        if changes := [*begun, *deed.changes]:
            self._recording = True
            self.run_worker(self._record(changes, deed.told), group="record")

    async def _record(self, changes: list[Change], told: str) -> None:
        try:
            await asyncio.wrap_future(self.session.record_all(changes))
        except Refusal as refusal:
            self.tell(refusal.message, "error")
        else:
            self.tell(told)
        self.set_timer(SHOWN_BY_THEN, self._recorded)

    def _recorded(self) -> None:
        self._recording = False


def checked(values: Mapping[str, str]) -> tuple[str, str]:
    """What is wrong with an added item: the field, and the sentence."""
    if not values["title"]:
        return "title", "Tulis apa butirnya."
    if values["minutes"] and not (
        values["minutes"].isdecimal() and 0 < int(values["minutes"]) < 600
    ):
        return "minutes", "Tulis menit sebagai angka, misalnya 10, atau biarkan kosong."
    return "", ""

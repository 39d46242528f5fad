"""The speaking queue (F6): a small panel over any acara; it never takes a half-typed note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from bimtek.hall import queue
from bimtek.hall.offices import Offices
from bimtek.hall.presence import Room, room_of
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.queue import Candidate
from bimtek.hall.records import Note, Opd, Participant, StageRun, Turn
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.stages.asking import records_that_speak, talkers_in
from bimtek.stages.view import StageView
from bimtek.tui.queue_words import KEYS, LAST_KEYS, ROW_KEYS, key_rows, silent_rows
from bimtek.tui.talk_card import talk_card
from bimtek.ui.bars import Bar
from bimtek.ui.columns import Column, fit, safe
from bimtek.ui.field import TypedInput
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from concurrent.futures import Future

    from bimtek.journal.voice import Receipt
    from bimtek.session import Session

COLUMNS = (Column(2, align="right"), Column(12, flex=1), Column(6, align="right"))
SHOWN = frozenset(
    cls.kind for cls in (Turn, Opd, Participant, Attendance, RollCall, StageRun, Note)
)
SILENT_BELOW = 2
"""Rows for those who have said nothing yet, where the panel stands below the page."""
OTHER_ROWS, WAITING_ROWS = 11, 4
"""Of the screen, where it stands beside the page: all but those who wait, and at most for them."""
TITLE = "Antrean bicara"
HELP = """Antrean bicara. Ketik OPD atau nama, Enter menambah; yang hadir ditawarkan lebih dahulu, \
↓ memilih yang lain. Spasi pada baris kosong memberi giliran kepada yang berikut dan mengakhiri \
yang sedang bicara.

F2 mencatat ucapan yang sedang bicara: giliran mengisi siapa dan OPD pada baris catatan semua \
notulis, sampai giliran berikut. Enter pada baris kosong: waktu bicara tiap kantor hari ini.

Pada daftar: Spasi atau Enter memberi giliran kepada baris itu, x membatalkan, K dan J mengubah \
urutan. F6 menutup."""


class QueueField(TypedInput):
    """Who wants to speak; Space in an empty field is no letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "down", "daftar", show=False),
    ]

    class Next(Message):
        """The turn goes to the next one."""

    class Down(Message):
        """To another one of those who are offered, or to the list."""

    def action_down(self) -> None:
        """Down."""
        self.post_message(self.Down())

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "space" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.Next())
            return
        await super()._on_key(event)


class QueueList(LineList):
    """Who waits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "giliran", show=False, id="queue.give"),
        Binding("x,delete", "ask('cancel')", "batal", show=False, id="queue.cancel"),
        Binding("K", "ask('up')", "naik", show=False, id="queue.up"),
        Binding("J", "ask('down')", "turun", show=False, id="queue.down"),
    ]

    class Asked(Message):
        """A key for the turn under the cursor."""

        def __init__(self, what: str, turn: str) -> None:
            super().__init__()
            self.what = what
            self.turn = turn

    def action_ask(self, what: str) -> None:
        """Pass the key on."""
        if self.cursor_key:
            self.post_message(self.Asked(what, self.cursor_key))


class QueuePanel(Vertical):
    """Who speaks, who waits, who has not spoken.

    Args:
        session: what it reads and records through.
        stage: id of the acara in which turns are asked for now.
    """

    DEFAULT_CSS = """
    QueuePanel {
        layer: above; dock: bottom; width: 100%; height: auto; max-height: 100%;
        background: $panel; border-top: solid $secondary; border-title-style: bold;
        border-title-color: $foreground;
    }
    QueuePanel Static, QueuePanel Bar { width: 1fr; }
    QueuePanel #queue-add { height: 1; }
    QueuePanel #queue-add Static { width: auto; }
    QueuePanel QueueField { width: 1fr; }
    QueuePanel QueueList { height: auto; max-height: 4; background: $panel; }
    QueuePanel .queue--muted { color: $text-muted; }
    """
    help = HELP

    def __init__(self, session: Session, stage: Callable[[], str]) -> None:
        super().__init__()
        self.session = session
        self._stage = stage
        self._offered: tuple[Candidate, ...] = ()
        self._at = 0
        self._coming: dict[str, Future[Receipt]] = {}
        """Turns that were asked for here and are not read back yet."""
        self._next_wanted = False
        """Space came behind the Enter that asked for one of those."""

    def compose(self) -> ComposeResult:
        yield Bar(id="queue-title")
        yield Static(id="queue-speaking", markup=False)
        yield QueueList(COLUMNS, help=HELP)
        with Horizontal(id="queue-add"):
            yield Static(" tambah ▸ ", markup=False)
            yield QueueField(help=HELP, id="queue-field")
        yield Static(id="queue-offered", markup=False)
        yield Static(id="queue-keys", classes="queue--muted", markup=False)
        yield Static(id="queue-silent", classes="queue--muted", markup=False)

    def on_mount(self) -> None:
        self.border_title = f" {TITLE} "
        self.query_one("#queue-title", Bar).say(f" {TITLE}")
        self.read()
        self.set_interval(1.0, self._draw_speaking)

    def on_resize(self) -> None:
        self._draw()

    # -- what is read

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show anew; what is typed here stays."""
        shown = SHOWN | records_that_speak(self.session)
        if not self.query(QueueList):
            return  # about to open, or to close: it reads when it opens
        if not shown.isdisjoint(kind for kind, _ in changed):
            self.read()

    def read(self) -> None:
        """Read who waits and who is here."""
        session = self.session
        self.turns: Sequence[Seen[Turn]] = session.all(Turn)
        self.offices = Offices(seen.value for seen in session.all(Opd))
        runs = [seen.value for seen in session.all(StageRun)]
        self.breaks = queue.breaks(runs)
        self.room: Room = room_of(
            [seen.value for seen in session.all(Participant)],
            [seen.value for seen in session.all(Attendance)],
            [seen.value for seen in session.all(RollCall)],
            runs,
        )
        self._draw()
        for seen in self.turns:
            self._coming.pop(seen.record, None)
        if self._next_wanted and not self._is_coming:
            self._give_next()

    @property
    def list(self) -> QueueList:
        return self.query_one(QueueList)

    @property
    def field(self) -> QueueField:
        return self.query_one(QueueField)

    def focus_field(self) -> None:
        """The next key means the queue."""
        self.field.focus()

    def _words(self, turn: Turn) -> str:
        return queue.speaker_words(turn, self.room, self.offices.by_code)

    # -- what is drawn

    def _draw(self) -> None:
        now = self.session.now()
        talked = queue.talked((seen.value for seen in self.turns), now.date(), now, self.breaks)
        lines = []
        for number, seen in enumerate(queue.waiting(self.turns, self.breaks), 1):
            talk = talked.get(seen.value.opd)
            spoken = f"{talk.turns}× {talk.minutes}'" if talk else ""
            lines.append(Line(seen.record, (str(number), self._words(seen.value), spoken)))
        self.list.show(lines)
        self.list.display = bool(lines)
        self._draw_speaking()
        self._draw_offered()
        self._draw_silent()
        self._draw_keys()

    def _draw_speaking(self) -> None:
        seen = queue.speaking(self.turns, self.breaks)
        if seen is None or seen.value.began is None:
            content = Content.styled(" belum ada yang bicara", "$text-muted")
        else:
            seconds = max(0, int((self.session.now() - seen.value.began).total_seconds()))
            time = f"{seconds // 60}'{seconds % 60:02}\""
            words = safe(self._words(seen.value))
            room = min(max(24, cell_len(words)), self._room - 5 - len(time))
            content = Content.assemble(" ▶ ", (fit(words, room), "bold"), "  ", time)
        self.query_one("#queue-speaking", Static).update(content)

    def _draw_offered(self) -> None:
        rows = [
            Content.assemble(
                "        ▸ " if place == self._at else "          ",
                safe(self._candidate_words(one)),
                f"  ({away})" if (away := queue.away_words(one, self.room)) else "",
            )
            for place, one in enumerate(self._offered)
        ]
        if self.field.value.strip() and not rows:
            rows = [Content("          tidak dikenal")]
        offered = self.query_one("#queue-offered", Static)
        offered.update(Content("\n").join(rows))
        offered.display = bool(rows)
        self.query_one("#queue-silent").display = not rows  # those who are offered need the room

    def _candidate_words(self, one: Candidate) -> str:
        return self._words(Turn("", opd=one.opd, speaker=one.speaker))

    def _draw_silent(self) -> None:
        today = self.session.now().date()
        spoken = talkers_in(self.session, self.room).on(today)
        left = queue.silent(self.offices.by_code.values(), self.room.offices, spoken)
        names = [opd.short or opd.name for opd in left]
        self._say("queue-silent", silent_rows(names, self._room, self._rows_for_silent))

    @property
    def _rows_for_silent(self) -> int:
        if not self._beside:
            return SILENT_BELOW
        waiting = min(len(self.list.lines), WAITING_ROWS)
        return max(SILENT_BELOW, self.screen.size.height - OTHER_ROWS - waiting)

    def _draw_keys(self) -> None:
        speaks = queue.speaking(self.turns, self.breaks) is not None
        in_field = KEYS if self.list.lines or not speaks else LAST_KEYS
        keys = ROW_KEYS if self.list.has_focus else in_field
        self._say("queue-keys", key_rows(keys, self._room))

    def _say(self, name: str, rows: Sequence[str]) -> None:
        said = Content("\n".join(f" {row}" for row in rows))
        self.query_one(f"#{name}", Static).update(said)

    @property
    def _beside(self) -> bool:
        """Whether it stands at the left, over the running order; else below the page."""
        return self.size.width < self.screen.size.width // 2

    @property
    def _room(self) -> int:
        """Cells for words."""
        return max(20, self.size.width - 2)

    def on_descendant_focus(self) -> None:
        self._draw_keys()

    # -- keys

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._offered = queue.candidates(event.value, self.room, self.offices)
        self._at = 0
        self._draw_offered()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._offered:
            if event.value.strip():
                self._tell("Tidak dikenal. Ketik singkatan OPD atau nama orang yang hadir.")
            else:
                self.app.push_screen(talk_card(self.session))
            return
        who = self._offered[self._at]
        stage, now = self._stage(), self._now()
        asked: list[Change] = []

        def ask() -> list[Change]:
            asked.append(queue.ask(self.turns, who, stage, now, self.breaks))
            return asked

        if written := self._record(ask):
            self._coming[asked[0].record] = written
            self.field.settle()
            if away := queue.away_words(who, self.room):
                self._tell(f"{self._candidate_words(who)} {away}; tetap masuk antrean.")

    def on_queue_field_next(self, event: QueueField.Next) -> None:
        event.stop()
        if self._is_coming:  # whoever types fast means the one just added
            self._next_wanted = True
        else:
            self._give_next()

    @property
    def _is_coming(self) -> bool:
        """Whether a turn asked for here is still on its way to the file and back."""
        return any(not (one.done() and one.exception()) for one in self._coming.values())

    def _give_next(self) -> None:
        self._next_wanted = False
        self._record(lambda: queue.give(self.turns, None, self._now(), self.breaks))

    def on_queue_field_down(self, event: QueueField.Down) -> None:
        event.stop()
        if self._offered:
            self._at = (self._at + 1) % len(self._offered)
            self._draw_offered()
        elif self.list.display:
            self.list.focus()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        chosen = self._turn(event.key)
        if chosen is not None:
            self._record(lambda: queue.give(self.turns, chosen, self._now(), self.breaks))

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        event.stop()
        self.field.focus()
        self.field.take_in(event.key)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        event.stop()

    def on_queue_list_asked(self, event: QueueList.Asked) -> None:
        event.stop()
        if event.what == "cancel":
            chosen = self._turn(event.turn)
            if chosen is not None:
                self._record(lambda: [chosen.withdraw("batal")])
            return
        by = -1 if event.what == "up" else 1
        changes = queue.moved(self.turns, event.turn, by, self.breaks)
        if changes:
            self._record(lambda: changes)

    def _turn(self, record: str) -> Seen[Turn] | None:
        return next((seen for seen in self.turns if seen.record == record), None)

    def _now(self) -> datetime:
        return self.session.now().replace(microsecond=0)

    def _record(self, make: Callable[[], Sequence[Change]]) -> Future[Receipt] | None:
        try:
            changes = make()
        except Refusal as refusal:
            self._tell(refusal.message)
            return None
        return self.session.record_all(changes)

    def _tell(self, text: str) -> None:
        self.post_message(StageView.Tell(text, "warning"))

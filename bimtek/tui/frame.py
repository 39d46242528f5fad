"""The frame of the workspace: header, messages, footer, and what keeps them true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus, Resize
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from bimtek.hall.mornings import opens_at
from bimtek.hall.notes import NoteContext
from bimtek.hall.records import (
    AddedStage,
    Note,
    StageRun,
    StageState,
    Turn,
)
from bimtek.hall.running import run_of, running_now
from bimtek.journal.trouble import FileTrouble, names_only, told
from bimtek.journal.writer import SaveState
from bimtek.locale.dates import clock
from bimtek.stages.view import NotesList, Severity, StageView
from bimtek.tui.battery import Battery
from bimtek.tui.belonging import Belonging
from bimtek.tui.drafts import DELAY, Drafts
from bimtek.tui.following import Following
from bimtek.tui.heading import title_of, where_now
from bimtek.tui.host_words import CURSORS, SIGNS
from bimtek.tui.network import Network
from bimtek.tui.note_line import NoteLine
from bimtek.tui.noting import Noting
from bimtek.tui.places import Places
from bimtek.tui.told import Told
from bimtek.ui.bars import Head, Header
from bimtek.ui.columns import fit
from bimtek.ui.field import TypedInput
from bimtek.ui.foot import Footer, MessageLine
from bimtek.ui.later import after_refresh
from bimtek.ui.message_box import MessageBox

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

POLL_SECONDS = 0.1
UNDERSTAND_SECONDS = 0.15
"""After the last key: what was understood may come later than the letter itself."""
LONGEST_TITLE = 12
"""Cells of an acara before a note that takes somebody's words."""
LEADS = "fasilitator"
"""The role whose window the projector follows."""
WIPED, EMPTIED = "Ketikan dihapus untuk selamanya.", "Baris dikosongkan."
"""Of use only until one goes on."""
SENT = frozenset({(Note.kind, "")})
"""What is told to lists of notes when the host has confirmed more."""
ROLL_CALL_ONLY = "meja"
"""The role that sees attendance and nothing else."""


class Frame(Screen[None]):
    """What stands around the stage's screen; it records nothing but drafts.

    Args:
        session: the open session; whoever opened it closes it.
        saves: through which the writer tells of saves.
    """

    AUTO_FOCUS = ""
    ESCAPE_TO_MINIMIZE = False
    DEFAULT_CSS = """
    Frame { layout: vertical; layers: base above; }
    Frame #body { height: 1fr; width: 1fr; layers: base above; }
    """

    class Saved(Message):
        """The writer wrote something, or could not."""

        def __init__(self, state: SaveState) -> None:
            super().__init__()
            self.state = state

    def __init__(self, session: Session, saves: Told | None = None) -> None:
        super().__init__()
        self.session = session
        self.noting = Noting(session)
        self.drafts = Drafts(session)
        self._relay = saves
        self._saves = SaveState()
        self._waited = 0
        self._trouble = ""
        self._following = Following(self)
        self._battery = Battery(self)
        self.network = Network(self)
        self._missing = ""
        self._told_in: StageView | None = None
        self._landed: Widget | None = None
        self._begun: Belonging | None = None
        self._sentence: tuple[str, Severity] = ("", "information")
        self._told_after = 0
        self.running = self.runs_now()
        self.places = Places(
            session,
            opens_at(session.stages, session.runs, session.now()),
            roll_call_only=session.role == ROLL_CALL_ONLY,
        )

    @property
    def help(self) -> str:
        """What F1 says of the header, wherever the cursor is."""
        if self.network.following:
            return f"{SIGNS}\n\n{CURSORS}"
        return CURSORS if self.network.served else ""

    def runs_now(self) -> Stage | None:
        """The acara that the hall is in."""
        return running_now(self.session.stages, self.session.runs)

    def runs(self, stage: Stage) -> bool:
        """Whether this acara runs; several may."""
        return run_of(self.session.runs, stage.id).state is StageState.RUNNING

    def compose(self) -> ComposeResult:
        yield Header()
        with Horizontal(id="body"):
            yield self.places
        yield MessageLine(keys=True)
        notes = NoteLine()
        notes.display = self.session.role != ROLL_CALL_ONLY
        yield notes
        yield Footer(fixed=True)
        yield MessageBox()

    def on_mount(self) -> None:
        self._quiet = self.set_interval(UNDERSTAND_SECONDS, self._understand, pause=True)
        self.show_head()
        self.show_context()
        if self.places.view is not None:
            self.places.view.focus_first()
        self.lead_projector()
        self.set_interval(POLL_SECONDS, self.look)
        self.set_interval(1.0, self._second)
        self._battery.watch()
        self.network.watch()
        if self._relay is not None:
            self._relay.listener = self._writer_says

    def _writer_says(self, state: SaveState) -> None:
        self.post_message(self.Saved(state))  # the writer's thread: nothing is waited for

    def on_unmount(self) -> None:
        self.drafts.flush()
        if self._relay is not None:
            self._relay.listener = None

    # -- the lines

    def tell(self, text: str, severity: Severity = "information") -> None:
        """Say a sentence to the person; one in a browser is told no folder of the host."""
        if self.app.is_web:
            text = names_only(text, self.session.path)
        self._sentence = (text, severity)
        self._landed = None
        self._told_after = self.session.deeds
        self._say()
        self._told_in = None if severity == "error" else self.places.view

    def _say(self) -> None:
        """On the line if there is room, else in the box above it."""
        text, severity = self._sentence
        fits = len(text) <= self.size.width - 6 and "\n" not in text
        self.query_one(MessageLine).say(text if fits else "", severity)
        self.query_one(MessageBox).say("" if fits else text, severity)

    def on_resize(self, _: Resize) -> None:
        """A sentence that stands goes where it has room now."""
        if self.query_one(MessageLine).text or self.query_one(MessageBox).display:
            self._say()

    def unsay(self, text: str) -> None:
        """A sentence that is no longer true goes, if it still stands."""
        if self._sentence[0] == text:
            self.tell("")

    def hush_what_passes(self) -> None:
        """What was said of the deed before is over with the next one; an error stands."""
        text, severity = self._sentence
        if text and severity != "error":
            self.tell("")

    def _hush(self) -> None:
        """What was said in another place is no longer of use, unless it is an error."""
        if self._told_in not in (None, self.places.view):
            self.tell("")

    @property
    def note_line(self) -> NoteLine:
        return self.query_one(NoteLine)

    @property
    def unsaved(self) -> int:
        """Changes that could not be written so far."""
        saves = self.session.saves
        return saves.waiting if saves.trouble or self._waited > 1 else 0

    @property
    def guests(self) -> int:
        """Who is connected to what this window serves, and would be cut off with it."""
        return self.network.guests

    def show_head(self) -> None:
        """Say in the header where one is, what time it is, and what is saved."""
        self.query_one(Header).show(self._head())

    def _head(self) -> Head:
        session = self.session
        where = where_now(session, self.places.stage, leads=self.leads)
        saved = self._saved(session.saves)
        trouble = bool(self.unsaved) or self.network.is_trouble
        network = self.network.serving_words()
        return Head(
            title_of(session),
            where.acara,
            clock(session.now()),
            where.rest,
            saved,
            trouble,
            self._missing,
            self._battery.words,
            network,
        )

    def show_missing(self, in_short: str) -> None:
        """Say in the header how much is missing: `■3 ▲14`; empty: nothing is said."""
        if in_short != self._missing:
            self._missing = in_short
            self.show_head()

    def _saved(self, saves: SaveState) -> str:
        if self.unsaved:
            return f"✗ BELUM tersimpan ({saves.waiting})"
        if sent := self.network.saved_words(saves.count, self.session.now()):
            return sent
        if saves.at is None or not saves.count:
            return "● tersimpan"  # a number would count this window only, and look like a loss
        at = self.session.local(saves.at)
        return f"● {at:%H.%M.%S} #{saves.count}"

    def show_context(self) -> None:
        """Say before the note line whose words it takes and what they belong to."""
        self.note_line.show_prefix(self.note_context().before)
        self._understand()

    def note_context(self) -> NoteContext:
        """What a note typed now belongs to, in the words that stand before it."""
        where = self.note_belongs()
        title = self._title_before(where.stage)
        if title and where.context.turn:  # whose words it takes has to stand there as well
            title = fit(title, min(LONGEST_TITLE, cell_len(title)))
        return where.context._replace(title=title)

    def note_belongs(self) -> Belonging:
        """To which acara and row a note typed now belongs, and whose words it takes.

        A half-typed one keeps what it had at its first letter, whoever gets the turn and whatever
        is opened meanwhile.
        """
        return self._begun or self._belongs_here()

    def _belongs_here(self) -> Belonging:
        view = self.places.view
        here = view.note_context() if view else NoteContext()
        stage = view.stage.id if view else ""
        return Belonging(stage, self.noting.of_whose_turn_it_is(here))

    def _title_before(self, stage_id: str) -> str:
        """The title of the acara that a note goes to, if it is out of sight or does not run."""
        stage = next((one for one in self.session.stages if one.id == stage_id), None)
        view = self.places.view
        if stage is None:
            return ""
        in_sight = view is not None and view.stage.id == stage.id
        if in_sight and (self.runs_now() is None or self.runs(stage)):
            return ""
        return stage.title

    def _note_typed(self, text: str) -> None:
        """The first letter says where a note belongs and whose words it takes."""
        if not text.strip():
            self.note_begun(None)
        elif self._begun is None and self.places.view is not None:
            self.note_begun(self.note_belongs())
            after_refresh(self, self.noting.learn)

    def note_begun(self, where: Belonging | None) -> None:
        """A note is being typed that belongs there; None: no more."""
        before, self._begun = self._begun, where
        if where is not None:
            self.note_line.belongs_to(where)
        if before is not None and where != before:
            self.show_context()

    def _second(self) -> None:
        self._waited = self._waited + 1 if self.session.saves.waiting else 0
        self.show_head()

    # -- what others, and the writer, did

    def look(self) -> None:
        """Show what anybody changed; cursor, scroll and half-typed text stay as they are."""
        try:
            with told(self.session.path):
                changed = self.session.poll()
                sent = self.network.look()
        except FileTrouble as trouble:
            self._unreadable(trouble.message)
            return
        self._trouble = ""
        if self.session.deeds > self._told_after:
            self.hush_what_passes()
        if refusal := self.session.refusal():
            self.tell(refusal.message, "warning")
        if changed:
            self.noting.forget(changed)
            self.records_changed(changed)
            self.show_head()
            if any(kind in (Turn.kind, StageRun.kind, AddedStage.kind) for kind, _ in changed):
                self.show_context()
        elif sent or self.session.saves != self._saves:
            self._saves = self.session.saves
            self.show_head()
        if sent:
            for notes in self.query(NotesList):
                notes.records_changed(SENT)

    def _unreadable(self, sentence: str) -> None:
        """Say once that the file cannot be read just now; it is tried again all the time."""
        if sentence != self._trouble:
            self._trouble = sentence
            self.tell(sentence, "error")

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Pass on what changed."""
        self.places.records_changed(changed)

    def on_frame_saved(self, event: Saved) -> None:
        event.stop()
        if event.state.trouble and event.state.trouble != self._saves.trouble:
            self.tell(
                f"BELUM tersimpan: {event.state.trouble}. Dicoba lagi tiap detik; jangan tutup.",
                "error",
            )
        self.show_saves(event.state)
        after_refresh(self, self.look)  # the save is shown first

    def show_saves(self, state: SaveState) -> None:
        """Say in the header what is saved by now."""
        self._saves = state
        self.show_head()

    # -- typing

    def on_input_changed(self, event: Input.Changed) -> None:
        field = event.input
        self._hush_wiped()
        if field.id == "note":
            self._note_typed(event.value)
        if isinstance(field, TypedInput) and self.drafts.typed(field):
            self.set_timer(DELAY, self.drafts.flush)
        if field.id == "note":
            self._quiet.reset()
            self._quiet.resume()

    def _understand(self) -> None:
        self._quiet.pause()
        text = self.note_line.text
        view = self.places.view
        line = self.query_one(MessageLine)
        if not text.strip() or view is None:
            line.understand("")
            return
        context = self.note_context()
        said = self.noting.understood(text, context)
        line.understand(said.shown)
        self.note_line.show_prefix(context.still_before(said))

    def on_typed_input_warned(self, event: TypedInput.Warned) -> None:
        keeps = f"; {event.field.keeps}" if event.field.keeps else ""
        words = f"Belum terkirim. Esc sekali lagi menghapusnya untuk selamanya{keeps}."
        self.tell(words, "warning")

    def on_typed_input_wiped(self, event: TypedInput.Wiped) -> None:
        if event.field.place:
            self.drafts.wipe(event.field.place)
            self.tell(WIPED)
        else:
            self.tell(EMPTIED)
        after_refresh(self, self._land)  # the note line gives the keys back, others keep them

    def _land(self) -> None:
        if self._sentence[0] in (WIPED, EMPTIED):
            self._landed = self.focused

    def _hush_wiped(self) -> None:
        if self._landed is not None:
            self.tell("")

    def on_screen_suspend(self) -> None:
        self._hush_wiped()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if event.widget is not self._landed:
            self._hush_wiped()
        self.places.remember(event.widget)

    def on_places_shown(self) -> None:
        self._hush()
        self.show_head()
        self.show_context()
        self.lead_projector()

    def on_stage_view_pointed(self, event: StageView.Pointed) -> None:
        event.stop()
        self._hush_wiped()
        self.lead_projector()

    @property
    def leads(self) -> bool:
        """Whether the projector follows this window: it is the facilitator's."""
        return self.session.role == LEADS

    def lead_projector(self) -> None:
        """Let the projector follow, once the hand rests."""
        if self.leads:
            self._following.soon()

    def show_what_is_in_sight(self) -> None:
        """The hall shall see the acara in sight."""
        if self.leads:
            self._following.show_what_is_in_sight()

    def tell_what_stays(self) -> None:
        """Which page the hall goes on seeing, where it is not that of the acara."""
        if self.leads:
            self._following.tell_what_stays()

    def on_stage_view_tell(self, event: StageView.Tell) -> None:
        self.tell(event.text, event.severity)

    def on_stage_view_noting(self) -> None:
        self._hush_wiped()
        self.show_context()

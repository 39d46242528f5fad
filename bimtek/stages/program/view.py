"""The screen of programmes: a field that stays open, and below it those of a pillar, or a plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widgets import Input

from bimtek.hall.records import Note
from bimtek.stages.program import view_acts, view_filling, view_lines, view_typing
from bimtek.stages.program import view_going as going
from bimtek.stages.program.page import OF_PILLAR, ROAD_MAP
from bimtek.stages.program.records import Programme, QuickWinAnswer, programme_place
from bimtek.stages.program.rules import Entry, RoadMap, key_of, road_map
from bimtek.stages.program.state import ProgrammeState
from bimtek.stages.program.view_list import HELP, NameField, ProgrammeList
from bimtek.stages.view import NoteContext, NotesList
from bimtek.stages.view_deeds import DeedView
from bimtek.stages.view_guide import Guide
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.columns import fit
from bimtek.ui.field import TypedInput
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.program.view_form import ProgrammeForm

NOT_OWN = frozenset((Note.kind,))
"""What changes nothing here; of the gap analysis also a number does, for it stands beside."""
WIDE = 110
"""Columns from which the form stands beside the list, not in its place."""
TALL = 30
"""Lines from which the guide and the notes stand here too."""
LOW = 16
"""Lines below which what stands below the list takes fewer of them."""
HEIGHT, LOW_HEIGHT = 5, 2
UNDERSTAND_SECONDS = 0.12
"""After the last letter: what was understood may come later than the letter itself."""
FIELD = "program"
LONGEST_PREFIX = 20


class ProgrammeView(DeedView):
    """Programmes pillar by pillar, recorded as fast as they are proposed."""

    help: ClassVar[str] = HELP
    presenting: ClassVar[frozenset[str]] = frozenset(
        ("G", "s", "left_square_bracket", "right_square_bracket")
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("G", "road_map", "peta jalan", id="programme.road-map"),
        Binding("s", "all", "semua pilar", show=False, id="programme.all"),
        Binding("[", "step(-1)", "pilar sebelum", show=False, id="programme.pillar-before"),
        Binding("]", "step(1)", "pilar sesudah", show=False, id="programme.pillar-after"),
    ]
    DEFAULT_CSS = """
    ProgrammeView #programmes { layout: vertical; width: 1fr; height: 1fr; }
    ProgrammeView #typing { height: 1; width: 1fr; }
    ProgrammeView #prefix { width: auto; color: $text-muted; }
    ProgrammeView #typing:focus-within #prefix { color: $foreground; text-style: bold; }
    ProgrammeView NameField { width: 1fr; }
    ProgrammeView #below { height: 5; color: $text-muted; }
    ProgrammeView.-low #below { height: 2; }
    ProgrammeView > #notes { height: 9; display: none; }
    ProgrammeView.-tall > #notes { display: block; }
    ProgrammeView Guide { display: none; }
    ProgrammeView.-tall Guide { display: block; max-height: 4; }
    ProgrammeView.-form > #notes { display: none; }
    ProgrammeView.-form > #programmes { display: none; }
    ProgrammeView.-form.-beside > #programmes { display: block; }
    ProgrammeView.-form.-beside { layout: horizontal; }
    ProgrammeView.-form.-beside > ProgrammeForm { border-left: solid $foreground 30%; }
    """

    class Prefix(Bar):
        """What stands before the field; as wide as its words."""

        def get_content_width(self, *_: object) -> int:
            return self.said.cell_length

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.state = ProgrammeState(session, stage)
        self.pillar = self.state.pillars[0].id
        """Where what is typed goes, until a key says otherwise."""
        self.every: bool = False
        """All pillars are shown, not only that one."""
        self.road: bool = False
        """The years are shown."""
        self.filling = ""
        """Id of the programme whose form is open."""
        self.made_form: ProgrammeForm | None = None
        """The form, loaded when it is first wanted and then kept."""
        self.coming: set[tuple[str, str]] = set()
        """Names with their lead that were recorded and are not shown yet."""
        self.newest = ""
        """Id of the programme that this window recorded last."""
        self._on_rows = False
        """The cursor was on the rows last: a note means the row, not what is typed."""
        self._quiet: Timer | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="programmes"):
            yield Bar(id="pillars")
            yield Rule()
            yield Guide(self.stage)
            with Horizontal(id="typing"):
                yield self.Prefix(id="prefix")
                yield NameField(place=f"{self.stage.id}/{FIELD}", help=HELP, many=True)
            yield Bar(id="hint")
            yield Bar(id="head")
            yield ProgrammeList()
            yield Block(id="below")
        if self.lends_notes is not None:
            with Vertical(id="notes"):
                yield Rule()
                yield self.lends_notes(self.session, self.stage)

    # -- what the workspace asks

    def on_mount(self) -> None:
        self.redraw()

    def on_resize(self) -> None:
        self.set_class(self.size.height < LOW, "-low")
        self.set_class(self.size.height >= TALL, "-tall")
        self.set_class(self.size.width >= WIDE, "-beside")
        self.call_after_refresh(self.draw_around)

    def focus_first(self) -> None:
        self.field.focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        for notes in self.query(NotesList):
            notes.records_changed(changed)
        if self.is_mounted and {kind for kind, _ in changed} - NOT_OWN:
            self.redraw()

    def note_context(self) -> NoteContext:
        entry = self.cursor_entry
        if entry is None or not self._on_rows:
            return NoteContext()
        about = programme_place(self.stage.id, entry.id)
        words = "program tertutup" if entry.closed else entry.name
        return NoteContext(about, prefix=fit(words, min(len(words), LONGEST_PREFIX)).rstrip())

    def pointed(self) -> str:
        if self.road:
            return ROAD_MAP
        return "" if self.every else f"{OF_PILLAR}{self.pillar}"

    def records_here(self) -> tuple[tuple[str, str], ...]:
        if any(notes.has_focus_within for notes in self.query(NotesList)):
            return super().records_here()
        entry = self.state.entry(self.filling) or self.cursor_entry
        if entry is None:
            return ()
        answers = ((QuickWinAnswer.kind, seen.record) for seen in entry.answers.values())
        return ((Programme.kind, entry.seen.record), *answers)

    def go_to(self, kind: str, record: str) -> bool:
        return going.to_record(self, kind, record)

    def continue_draft(self, place: str, body: str) -> bool:
        if place != self.field.place:
            return view_filling.continue_draft(self, place, body)
        self.field.value = body
        self.field.cursor_position = len(body)
        self.field.focus()
        return True

    # -- what is shown

    @property
    def field(self) -> NameField:
        """Where programmes are named."""
        return self.query_one(NameField)

    @property
    def lines(self) -> ProgrammeList:
        """The rows."""
        return self.query_one(ProgrammeList)

    @property
    def form(self) -> ProgrammeForm | None:
        """The form, if it is open."""
        return self.made_form if self.filling else None

    @property
    def plan(self) -> RoadMap:
        """All programmes along the years."""
        return road_map(self.state.everything, self.state.base)

    @property
    def rows(self) -> tuple[Entry, ...]:
        """The programmes in the order of the list."""
        if self.road:
            return tuple(one for _, found in self.plan.parts for one in found)
        if self.every:
            pillars = self.state.pillars
            return tuple(one for pillar in pillars for one in self.state.of(pillar.id))
        return self.state.of(self.pillar)

    @property
    def cursor_entry(self) -> Entry | None:
        """The programme under the cursor."""
        key = self.lines.cursor_key if self.is_mounted else None
        return self.state.entry(key) if key else None

    def redraw(self) -> None:
        """Read what is recorded and show it; cursor, scroll and typing stay as they are."""
        before = self.note_context()
        self.state = ProgrammeState(self.session, self.stage)
        stands = {(key_of(one.name), one.value.lead) for one in self.state.everything}
        self.coming -= stands
        if self.pillar not in (one.id for one in self.state.pillars):
            self.pillar = self.state.pillars[0].id
        self.lines.several = self.state.several
        self.lines.has_rule = bool(self.state.spec.conditions)
        if self.road:
            plan = self.plan
            self.lines.columns = view_lines.road_columns(plan)
            self.lines.show(list(view_lines.road_lines(self.state, plan)))
        else:
            self.lines.columns = view_lines.ROWS
            self.lines.show(list(view_lines.lines_of(self.state, self.rows, every=self.every)))
        self.draw_around()
        view_filling.refresh(self)
        if self.note_context() != before:  # a row that was closed is no longer named there
            self.post_message(self.Noting())

    def draw_around(self) -> None:
        """What stands above and below the rows."""
        state, width = self.state, self.lines.size.width or self.size.width
        back = "G" if self.road else "s" if self.every else ""
        strip = view_lines.pillar_strip(state, self.pillar, width, back)
        self.query_one("#pillars", Bar).say(strip)
        before = self.query_one("#prefix", Bar)
        if before.put(view_lines.prefix(state, self.pillar)):
            before.refresh(layout=True)
        titles = view_lines.road_titles(self.plan) if self.road else view_lines.TITLES
        room = self.lines.scrollable_content_region.width or width - 1
        self.query_one("#head", Bar).say(view_lines.head(self.lines.columns, titles, room))
        height = LOW_HEIGHT if self.has_class("-low") else HEIGHT
        entry = self.cursor_entry
        told = view_lines.below(state, entry, self.pillar, height, width)
        self.query_one("#below", Block).say(told)
        self.understand()

    def understand(self) -> None:
        """Say below the field what stands in it."""
        typed = view_typing.understood(self, self.field.value)
        self.query_one("#hint", Bar).say(view_lines.hint(self.state, typed))

    # -- keys

    def action_step(self, by: int) -> None:
        """To the neighbouring pillar."""
        going.step(self, by)

    def action_road_map(self) -> None:
        """The years, or one pillar again."""
        going.turn(self, road=not self.road)

    def action_all(self) -> None:
        """All pillars, or one again."""
        going.turn(self, every=not self.every)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the list of notes a letter means a note; of one pillar there is no other."""
        if action in ("step", "all", "road_map"):
            in_notes = any(one.has_focus_within for one in self.query(NotesList))
            return not in_notes and (action == "road_map" or self.state.several)
        return super().check_action(action, parameters)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        on_rows = event.widget is self.lines
        if on_rows != self._on_rows and isinstance(event.widget, NameField | ProgrammeList):
            self._on_rows = on_rows
            self.post_message(self.Noting())

    @on(Input.Changed)
    def typing(self, event: Input.Changed) -> None:
        """What is meant is told once the hand rests; the frame keeps the draft."""
        if event.input is self.field:
            if self._quiet is not None:
                self._quiet.stop()
            self._quiet = self.set_timer(UNDERSTAND_SECONDS, self.understand)

    @on(Input.Submitted)
    def enter(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        event.stop()
        self.attempt(lambda: view_typing.submit(self, event.value))

    def on_typed_input_pasted(self, event: TypedInput.Pasted) -> None:
        event.stop()
        view_typing.paste(self, event.text)

    def on_name_field_left(self, event: NameField.Left) -> None:
        """Onto the rows: on the one just recorded, else where the cursor was."""
        event.stop()
        if self.newest:
            going.stand_on(self, self.newest)
            self.newest = ""
        self.lines.focus()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        if event.lines is self.lines:
            event.stop()
            self.draw_around()
            if self._on_rows:
                self.post_message(self.Noting())

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        """A letter without a meaning here is the beginning of a note."""
        if event.lines is self.lines:
            event.stop()
            self.post_message(self.BeginNote(event.key))

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if event.lines is self.lines:
            event.stop()
            await view_filling.open_form(self, event.key)

    def on_programme_list_act(self, event: ProgrammeList.Act) -> None:
        event.stop()
        self.attempt(lambda: view_acts.ACTS[event.verb](self))

    def on_programme_list_percent(self, event: ProgrammeList.Percent) -> None:
        event.stop()
        self.attempt(partial(view_acts.percent, self, event.digit))

    # -- the form

    def on_programme_form_filled(self, event: ProgrammeForm.Filled) -> None:
        event.stop()
        self.attempt(lambda: view_filling.fill(self, event))

    def on_programme_form_stepped(self, event: ProgrammeForm.Stepped) -> None:
        event.stop()
        view_filling.step(self, event.by)

    def on_programme_form_left(self, event: ProgrammeForm.Left) -> None:
        event.stop()
        view_filling.leave(self)

    # -- recording

    def give_back(self, typed: str) -> None:
        """What is on its way comes to nothing, and what was typed comes back into the field."""
        self.coming.clear()
        if typed:
            self.field.value = f"{typed} {self.field.value}".rstrip()
            self.field.cursor_position = len(self.field.value)

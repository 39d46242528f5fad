"""The screen of programmes: a field that stays open, and below it those of a pillar, or a plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from bimtek.hall.group_records import PLENARY
from bimtek.hall.records import Note
from bimtek.stages.program import view_acts, view_filling, view_lines, view_typing
from bimtek.stages.program import view_going as going
from bimtek.stages.program.fields import fields_of
from bimtek.stages.program.page import OF_PILLAR, ROAD_MAP
from bimtek.stages.program.records import Programme, QuickWinAnswer, programme_place
from bimtek.stages.program.rules import Entry, RoadMap, key_of, road_map
from bimtek.stages.program.state import ProgrammeState
from bimtek.stages.program.view_list import HELP, NameField, ProgrammeList
from bimtek.stages.view import NoteContext
from bimtek.stages.view_filling import FormView
from bimtek.stages.view_guide import Guide
from bimtek.stages.view_open_field import OpenField, row_prefix
from bimtek.stages.view_serving import STRIP_SECONDS, ServingFieldView
from bimtek.stages.view_tables import TableStrip
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.columns import snug
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.journal.records import Record
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.program.view_form import ProgrammeForm
    from bimtek.stages.view_field_form import FieldForm, FieldSheet

NOT_OWN = frozenset((Note.kind,))
"""What changes nothing here; of the gap analysis also a number does, for it stands beside."""
HEIGHT, LOW_HEIGHT = 5, 2


class ProgrammeView(ServingFieldView[going.Stood], FormView["ProgrammeForm"]):
    """Programmes pillar by pillar, recorded as fast as they are proposed."""

    help: ClassVar[str] = HELP
    row_word: ClassVar[str] = "program"
    form_records: ClassVar[tuple[type[Record], ...]] = (Programme, QuickWinAnswer)
    field_name: ClassVar[str] = "program"
    page_words: ClassVar[str] = "pilar ini"
    state: ProgrammeState
    presenting: ClassVar[frozenset[str]] = frozenset(
        (
            "t",
            "s",
            "left_square_bracket",
            "right_square_bracket",
            "left_curly_bracket",
            "right_curly_bracket",
        )
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "road_map", "peta jalan", id="programme.road-map"),
        Binding("s", "all", "semua pilar", show=False, id="programme.all"),
        Binding("{", "pillar(-1)", "pilar", show=False, id="programme.only-pillar-before"),
        Binding("}", "pillar(1)", "pilar", show=False, id="programme.only-pillar-after"),
        Binding("[", "step(-1)", "pilar sebelum", show=False, id="programme.pillar-before"),
        Binding("]", "step(1)", "pilar sesudah", show=False, id="programme.pillar-after"),
    ]
    DEFAULT_CSS = """
    ProgrammeView #programmes { layout: vertical; width: 1fr; height: 1fr; }
    ProgrammeView #below { height: 5; color: $text-muted; }
    ProgrammeView.-low #below { height: 2; }
    ProgrammeView.-form > #notes { display: none; }
    ProgrammeView.-form > #programmes { display: none; }
    ProgrammeView.-form.-beside > #programmes { display: block; }
    ProgrammeView.-form.-beside { layout: horizontal; }
    ProgrammeView.-form.-beside > ProgrammeForm { border-left: solid $foreground 30%; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.state = ProgrammeState(session, stage)
        if (first := self.first_table) is not None:
            self.table, self.state = first, self.state.at_table(first)
        self.pillar = self.state.own_pillar or self.state.pillars[0].id
        """Where what is typed goes, until a key says otherwise."""
        self.every: bool = False
        """All pillars are shown, not only that one."""
        self.road: bool = False
        """The years are shown."""
        self.coming: set[tuple[str, str]] = set()
        """Names with their lead that were recorded and are not shown yet."""

    def compose(self) -> ComposeResult:
        with Vertical(id="programmes"):
            yield TableStrip()
            yield Bar(id="pillars")
            yield Rule()
            yield Guide(self.stage)
            yield from self.field_with_prefix(self.field)
            yield Bar(id="hint")
            yield Bar(id="head")
            yield ProgrammeList()
            yield Block(id="below")
        yield from self.notes_below()

    def make_field(self, place: str) -> NameField:
        return NameField(place=place, help=HELP, many=True)

    def where(self) -> going.Stood:
        return going.Stood(self.pillar, self.every, self.road, self.lines.cursor_key or "")

    def go_on(self, stood: going.Stood | None) -> None:
        going.go_on(self, stood)

    def may_leave(self) -> bool:
        return self.put_away()

    # -- what the workspace asks

    def on_mount(self) -> None:
        self.redraw()
        self.set_interval(STRIP_SECONDS, self._count_minutes)

    def focus_first(self) -> None:
        """What came along from an earlier tahap is marked and sorted; else names are typed."""
        if self.rows and all(self.state.tahap(one) for one in self.rows):
            self.lines.focus()
        else:
            super().focus_first()

    def on_resize(self) -> None:
        after_refresh(self, self.draw_around)

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        super().records_changed(changed)
        if self.is_mounted and {kind for kind, _ in changed} - NOT_OWN:
            self.redraw()

    def note_context(self) -> NoteContext:
        entry = self.cursor_entry
        if entry is None or not self.on_rows:
            return NoteContext()
        about = programme_place(self.stage.id, entry.id)
        words = "program tertutup" if entry.closed else entry.name
        return NoteContext(about, prefix=row_prefix(words))

    def pointed(self) -> str:
        where = "" if self.every else f"{OF_PILLAR}{self.pillar}"
        return self.pointed_here(ROAD_MAP if self.road else where)

    def records_here(self) -> tuple[tuple[str, str], ...]:
        if self.in_notes:
            return super().records_here()
        entry = self.state.entry(self.filling) or self.cursor_entry
        if entry is None:
            return ()
        answers = ((QuickWinAnswer.kind, seen.record) for seen in entry.answers.values())
        return ((Programme.kind, entry.seen.record), *answers)

    def go_to(self, kind: str, record: str) -> bool:
        return going.to_record(self, kind, record)

    def continue_draft(self, place: str, body: str) -> bool:
        return self.continue_typing(place, body) or view_filling.continue_draft(self, place, body)

    # -- what is shown

    @property
    def lines(self) -> ProgrammeList:
        """The rows."""
        return self.query_one(ProgrammeList)

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
        self.state = ProgrammeState(self.session, self.stage, self.table)
        self.begin_at_tables()
        stands = {(key_of(one.name), one.value.lead) for one in self.state.everything}
        self.coming -= stands
        if self.pillar not in (one.id for one in self.state.pillars):
            self.pillar = self.state.pillars[0].id
        self.lines.several = self.state.several
        self.lines.has_rule = bool(self.state.spec.conditions)
        self.lines.at_tables = self.table is not None
        self.lines.in_plenary = self.table == PLENARY
        if self.road:
            plan = self.plan
            self.lines.columns = view_lines.road_columns(plan)
            self.lines.show(list(view_lines.road_lines(self.state, plan)))
        else:
            shown = list(view_lines.lines_of(self.state, self.rows, every=self.every))
            cells = (one.cells for one in shown if one.selectable)
            self.lines.columns = snug(view_lines.ROWS, [view_lines.TITLES, *cells])
            self.lines.show(shown)
        self.draw_around()
        self.refresh_form()
        if self.note_context() != before:  # a row that was closed is no longer named there
            self.post_message(self.Noting())

    def draw_around(self) -> None:
        """What stands above and below the rows."""
        state, width = self.state, self.lines.size.width or self.size.width
        self.query_one(TableStrip).show(state.tables, self.table, width)
        back = "t" if self.road else "s" if self.every else ""
        keys = "" if not self.on_rows else "[ ]" if self.table is None else "{ }"
        strip = view_lines.pillar_strip(state, self.pillar, width, back, keys)
        self.query_one("#pillars", Bar).say(strip)
        self.say_before(view_lines.prefix(state, self.pillar))
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

    def _count_minutes(self) -> None:
        """A minute later the same tables have waited longer."""
        if self.table is not None:
            self.draw_around()

    # -- keys

    def action_step(self, by: int) -> None:
        """To the neighbouring table, else pillar."""
        going.step(self, by)

    def action_pillar(self, by: int) -> None:
        """To the neighbouring pillar, whichever table is served."""
        going.step_pillar(self, by)

    def action_road_map(self) -> None:
        """The years, or one pillar again."""
        going.turn(self, road=not self.road)

    def action_all(self) -> None:
        """All pillars, or one again."""
        going.turn(self, every=not self.every)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the list of notes a letter means a note; of one pillar there is no other."""
        if action in ("step", "all", "road_map", "pillar"):
            steps = action == "step" and self.table is not None
            return not self.in_notes and (action == "road_map" or steps or self.state.several)
        return super().check_action(action, parameters)

    def submit(self, text: str) -> None:
        view_typing.submit(self, text)

    def paste(self, text: str) -> None:
        view_typing.paste(self, text)

    def on_open_field_left(self, event: OpenField.Left) -> None:
        """Onto the rows: on the one just recorded, else where the cursor was."""
        event.stop()
        if self.newest:
            going.stand_on(self, self.newest)
            self.newest = ""
        self.lines.focus()

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if event.lines is self.lines:
            event.stop()
            await self.open_form(event.key)

    def act(self, verb: str) -> None:
        view_acts.ACTS[verb](self)

    def on_programme_list_percent(self, event: ProgrammeList.Percent) -> None:
        event.stop()
        self.attempt(partial(view_acts.percent, self, event.digit))

    # -- the form

    def on_field_form_filled(self, event: FieldForm.Filled) -> None:
        event.stop()
        self.attempt(lambda: view_filling.fill(self, event))

    def make_form(self) -> ProgrammeForm:
        from bimtek.stages.program.view_form import ProgrammeForm

        return ProgrammeForm(fields_of(self.state))

    @property
    def row_keys(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.rows)

    def sheet_of(self, key: str) -> FieldSheet | None:
        entry = self.state.entry(key)
        return view_filling.sheet_of(self, entry) if entry else None

    def first_empty(self, key: str) -> str:
        return view_filling.first_empty(self, key)

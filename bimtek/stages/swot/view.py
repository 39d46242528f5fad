"""The screen of a SWOT: a field that stays open, and below it what stands in its quadrant."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from bimtek.hall.records import Opd, Participant, StageRun, Turn
from bimtek.stages.knowledge import known_to
from bimtek.stages.swot import view_acts, view_typing
from bimtek.stages.swot import view_around as around
from bimtek.stages.swot import view_going as going
from bimtek.stages.swot.deeds import ranked
from bimtek.stages.swot.records import Keyword, Quadrant, SwotItem, SwotVoice, item_place
from bimtek.stages.swot.rules import KEYWORDS, Entry, Place
from bimtek.stages.swot.state import SwotState
from bimtek.stages.swot.view_lines import ITEMS, lines_of
from bimtek.stages.swot.view_list import HELP, ItemField, ItemList
from bimtek.stages.view import NoteContext
from bimtek.stages.view_guide import Guide
from bimtek.stages.view_open_field import OpenField, row_prefix
from bimtek.stages.view_serving import OF_TABLES, STRIP_SECONDS, ServingFieldView
from bimtek.stages.view_tables import TableStrip
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.hall.mentions import Known
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.swot.hearing import Coming, Sentence

PEOPLE = frozenset((Opd.kind, Participant.kind))
OWN = PEOPLE | OF_TABLES | {cls.kind for cls in (SwotItem, Keyword, SwotVoice, StageRun, Turn)}


class SwotView(ServingFieldView[going.Stood]):
    """Items of one quadrant at a time, recorded as fast as they are spoken."""

    help: ClassVar[str] = HELP
    field_name: ClassVar[str] = "butir"
    page_words: ClassVar[str] = "kuadran ini"
    state: SwotState
    presenting: ClassVar[frozenset[str]] = frozenset(
        ("k", "l", "p", "a", "t", "left_square_bracket", "right_square_bracket")
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "turn('kekuatan')", "kekuatan", show=False, id="swot.strength"),
        Binding("l", "turn('kelemahan')", "kelemahan", show=False, id="swot.weakness"),
        Binding("p", "turn('peluang')", "peluang", show=False, id="swot.opportunity"),
        Binding("a", "turn('ancaman')", "ancaman", show=False, id="swot.threat"),
        Binding("t", "turn('kata-kunci')", "kata kunci", id="swot.keywords"),
        Binding("[", "step(-1)", "komponen sebelum", show=False, id="swot.before"),
        Binding("]", "step(1)", "komponen sesudah", show=False, id="swot.after"),
    ]
    DEFAULT_CSS = """
    SwotView #swot { layout: vertical; width: 1fr; height: 1fr; }
    SwotView #below { height: 3; color: $text-muted; }
    SwotView.-low #below { height: 2; }
    SwotView #ties { display: none; color: $text-warning; }
    SwotView.-ties #ties { display: block; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.state = SwotState(session, stage)
        if (first := self.first_table) is not None:
            self.table, self.state = first, self.state.at_table(first)
        self.component = self.state.components[0].id
        """The component that is shown, or was before the keywords."""
        self.place = Place(self.component, Quadrant.STRENGTH)
        """Where what is typed goes, until a key says otherwise."""
        if self.table is not None:
            self.place = going.first_place(self, self.table)
            self.component = self.place.component or self.component
        self.by_count = False
        """What was said most often stands first, not what was said last."""
        self.coming: dict[Sentence, Coming] = {}
        """What was recorded and is not shown yet."""
        self._known: Known | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="swot"):
            yield TableStrip()
            yield Bar(id="components")
            yield Bar(id="quadrants")
            yield Rule()
            yield Guide(self.stage)
            yield from self.field_with_prefix(self.field)
            yield Bar(id="hint")
            yield Bar(id="ties")
            yield ItemList()
            yield Block(id="below")
            yield Block(grow=True, id="others")
        yield from self.notes_below()

    def make_field(self, place: str) -> ItemField:
        return ItemField(place=place, help=HELP, many=True)

    def where(self) -> going.Stood:
        return going.Stood(self.place, self.lines.cursor_key or "")

    def go_on(self, stood: going.Stood | None) -> None:
        going.go_on(self, stood)

    # -- what the workspace asks

    def on_mount(self) -> None:
        self.lines.columns = ITEMS
        self.redraw()
        self.set_interval(STRIP_SECONDS, self.draw_around)

    def on_resize(self) -> None:
        after_refresh(self, self.draw_around)

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        super().records_changed(changed)
        kinds = {kind for kind, _ in changed}
        if not PEOPLE.isdisjoint(kinds):
            self._known = None
        if self.is_mounted and not OWN.isdisjoint(kinds):
            self.redraw()

    def note_context(self) -> NoteContext:
        entry = self.cursor_entry
        if entry is None or not self.on_rows:
            return NoteContext()
        about = item_place(entry.seen.cls.kind, entry.seen.record)
        words = "butir tertutup" if entry.closed else entry.text
        return NoteContext(about, prefix=row_prefix(words))

    def pointed(self) -> str:
        return self.pointed_here(str(self.place))

    def records_here(self) -> tuple[tuple[str, str], ...]:
        if self.in_notes:
            return super().records_here()
        entry = self.cursor_entry
        if entry is None:
            return ()
        voices = ((SwotVoice.kind, voice.record) for voice in entry.voices)
        items = ((seen.cls.kind, seen.record) for seen in (entry.seen, *entry.joined))
        return (*items, *voices)

    def go_to(self, kind: str, record: str) -> bool:
        return going.to_record(self, kind, record)

    def continue_draft(self, place: str, body: str) -> bool:
        return self.continue_typing(place, body)

    # -- what is shown

    @property
    def lines(self) -> ItemList:
        """What stands in the place that is shown."""
        return self.query_one(ItemList)

    @property
    def known(self) -> Known:
        """Whom and what a line may mention."""
        if self._known is None:
            self._known = known_to(self.session)
        return self._known

    @property
    def rows(self) -> tuple[Entry, ...]:
        """The items in the order of the list."""
        return ranked(self.state, self.place, count=self.by_count)

    @property
    def cursor_entry(self) -> Entry | None:
        """The item under the cursor."""
        key = self.lines.cursor_key if self.is_mounted else None
        return next((one for one in self.state.at(self.place) if one.id == key), None)

    def redraw(self) -> None:
        """Read what is recorded and show it; cursor, scroll and typing stay as they are."""
        before = self.note_context()
        self.state = SwotState(self.session, self.stage, self.table)
        self.begin_at_tables()
        stands = {one.id for one in self.state.everything}
        for sentence in [key for key, one in self.coming.items() if one.item in stands]:
            del self.coming[sentence]
        self.lines.several = self.state.several
        self.lines.at_tables = self.table is not None
        self.lines.of_keywords = self.place.quadrant is None
        self.lines.show(list(lines_of(self.state, self.rows)))
        self.draw_around()
        if self.note_context() != before:  # an item that was closed is no longer named there
            self.post_message(self.Noting())

    def draw_around(self) -> None:
        """What stands above and below the rows."""
        around.draw(self)

    def understand(self) -> None:
        around.understand(self)

    # -- keys

    def submit(self, text: str) -> None:
        view_typing.submit(self, text)

    def paste(self, text: str) -> None:
        view_typing.paste(self, text)

    def on_item_field_below(self, event: ItemField.Below) -> None:
        event.stop()
        if not view_typing.count_near(self):
            self._to_rows()

    def on_open_field_left(self, event: OpenField.Left) -> None:
        event.stop()
        self._to_rows()

    def _to_rows(self) -> None:
        """Onto the rows: on the one just recorded, else where the cursor was."""
        if self.newest and self.lines.move_to(self.newest):
            self.newest = ""
        self.lines.focus()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        entry = self.cursor_entry
        if event.lines is self.lines and entry is not None:
            event.stop()
            self.attempt(lambda: view_acts.edit(self, entry))

    def act(self, verb: str) -> None:
        view_acts.ACTS[verb](self)

    def on_item_list_component(self, event: ItemList.Component) -> None:
        event.stop()
        self.attempt(partial(going.to_component, self, event.number))

    def action_turn(self, word: str) -> None:
        """To another quadrant of the component, or to the keywords."""
        if word == KEYWORDS:
            self.attempt(partial(going.to_keywords, self))
        else:
            going.turn_to(self, Place(self.component, Quadrant(word)))

    def action_step(self, by: int) -> None:
        """To the neighbouring table, else component."""
        going.step(self, by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters without a meaning here begin a note; in the list of notes they mean a note."""
        if action in ("turn", "step") and self.in_notes:
            return False
        if action == "turn" and parameters == (KEYWORDS,):
            return self.state.gathers_keywords
        if action == "step":
            return self.state.several or self.table is not None
        return super().check_action(action, parameters)

"""The screen of a telaah: the chapters, or a field that stays open over the remarks on one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from bimtek.hall.records import StageRun, StageState
from bimtek.hall.running import finish
from bimtek.journal.records import Refusal
from bimtek.stages import timed
from bimtek.stages.deed import Deed
from bimtek.stages.review import deeds, view_acts, view_filling, view_lines, view_typing
from bimtek.stages.review import view_going as going
from bimtek.stages.review.page import OF_CHAPTER
from bimtek.stages.review.records import ChapterRun, Remark, chapter_place, remark_place
from bimtek.stages.review.state import ReviewState
from bimtek.stages.review.view_list import HELP, RemarkField, ReviewList
from bimtek.stages.view import NoteContext
from bimtek.stages.view_filling import FormView
from bimtek.stages.view_guide import Guide
from bimtek.stages.view_open_field import OpenField, OpenFieldView, row_prefix
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bimtek.journal.records import Change, Record
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.review.rules import Entry, Part
    from bimtek.stages.review.view_form import RemarkForm
    from bimtek.stages.view_field_form import FieldForm, FieldSheet

HEIGHT, LOW_HEIGHT = 3, 2
"""Lines below the list."""
TICK = 5.0
"""Seconds after which the minutes that are left are counted again."""
FIELD = "catatan"
LEADS = "fasilitator"
"""The role that begins with the chapters; others begin with the field."""


class ReviewView(OpenFieldView, FormView["RemarkForm"]):
    """Chapter by chapter, with remarks recorded as fast as they are spoken."""

    help: ClassVar[str] = HELP
    row_word: ClassVar[str] = "catatan"
    form_records: ClassVar[tuple[type[Record], ...]] = (Remark,)
    presenting: ClassVar[frozenset[str]] = frozenset(
        ("space", "n", "s", "left_square_bracket", "right_square_bracket")
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,n", "go_on", "bab berikut", key_display="n", id="review.go-on"),
        Binding("s", "list", "daftar bab", id="review.list"),
        Binding("[", "step(-1)", "bab sebelum", show=False, id="review.chapter-before"),
        Binding("]", "step(1)", "bab sesudah", show=False, id="review.chapter-after"),
    ]
    DEFAULT_CSS = """
    ReviewView #remarks { layout: vertical; width: 1fr; height: 1fr; }
    ReviewView #below { height: 3; color: $text-muted; }
    ReviewView.-low #below { height: 2; }
    ReviewView.-list #typing, ReviewView.-list #hint { display: none; }
    ReviewView.-form > #notes { display: none; }
    ReviewView.-form > #remarks { display: none; }
    ReviewView.-form.-beside > #remarks { display: block; }
    ReviewView.-form.-beside { layout: horizontal; }
    ReviewView.-form.-beside > RemarkForm { border-left: solid $foreground 30%; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.state = ReviewState(session, stage)
        now = self.state.running
        first = next(iter(self.state.parts), None)
        here = now or first
        self.chapter = here.id if here else ""
        """Where what is typed goes, until a key says otherwise."""
        self.listing = now is None and (session.role == LEADS or first is None)
        """All chapters are shown, not the remarks on one."""
        self.coming: set[str] = set()

    def compose(self) -> ComposeResult:
        with Vertical(id="remarks"):
            yield Bar(id="strip")
            yield Rule()
            yield Guide(self.stage)
            yield from self.field_with_prefix(
                RemarkField(place=f"{self.stage.id}/{FIELD}", help=HELP, many=True)
            )
            yield Bar(id="hint")
            yield Bar(id="head")
            yield ReviewList()
            yield Block(id="below")
        yield from self.notes_below()

    # -- what the workspace asks

    def on_mount(self) -> None:
        self.redraw()
        self.set_interval(TICK, self.draw_times)

    def on_resize(self) -> None:
        after_refresh(self, self.draw_around)

    def focus_first(self) -> None:
        if self.listing:
            self.lines.focus()
        else:
            self.field.focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        super().records_changed(changed)
        if self.is_mounted:
            before, pointed = self.state.running, self.pointed()
            self.redraw()
            self._follow(before)
            if self.pointed() != pointed:
                self.post_message(self.Pointed())

    def _follow(self, before: Part | None) -> None:
        """Whoever writes on the chapter that was discussed goes on to the next, unless halfway."""
        now = self.state.running
        if now is None or self.listing or (before and before.id == now.id):
            return
        stood_there = before is None or before.id == self.chapter
        if stood_there and now.id != self.chapter and not (self.field.unsent or self.filling):
            on_rows = self.on_rows
            going.show_chapter(self, now.id)
            if not on_rows:
                self.field.focus()
            self.tell(f"Sekarang {now.title}: catatan masuk ke sana.")

    def note_context(self) -> NoteContext:
        entry = self.cursor_entry
        if entry is not None and self.on_rows:
            about = remark_place(self.stage.id, entry.id)
            words = "catatan tertutup" if entry.closed else entry.text
            return NoteContext(about, prefix=row_prefix(words))
        part = self.cursor_part if self.listing else self.state.part(self.chapter)
        if part is None:
            return NoteContext()
        return NoteContext(chapter_place(self.stage.id, part.id), prefix=row_prefix(part.title))

    def pointed(self) -> str:
        if not self.listing:
            return f"{OF_CHAPTER}{self.chapter}" if self.chapter else ""
        now = self.state.running
        return f"{OF_CHAPTER}{now.id}" if now else ""

    def records_here(self) -> tuple[tuple[str, str], ...]:
        if self.in_notes:
            return super().records_here()
        if self.listing:
            part = self.cursor_part
            return ((ChapterRun.kind, part.seen.record),) if part and part.seen else ()
        entry = self.state.entry(self.filling) or self.cursor_entry
        return ((Remark.kind, entry.seen.record),) if entry else ()

    def go_to(self, kind: str, record: str) -> bool:
        return going.to_record(self, kind, record)

    def continue_draft(self, place: str, body: str) -> bool:
        if place != self.field.place:
            return view_filling.continue_draft(self, place, body)
        if self.listing and not going.show_chapter(self, self.chapter):
            return False
        self.take_up(body)
        return True

    # -- what is shown

    @property
    def lines(self) -> ReviewList:
        """The rows."""
        return self.query_one(ReviewList)

    @property
    def cursor_entry(self) -> Entry | None:
        """The remark under the cursor."""
        key = self.lines.cursor_key if self.is_mounted and not self.listing else None
        return self.state.entry(key) if key else None

    @property
    def cursor_part(self) -> Part | None:
        """The chapter under the cursor."""
        key = self.lines.cursor_key if self.is_mounted and self.listing else None
        return self.state.part(key) if key else None

    def redraw(self) -> None:
        """Read what is recorded and show it; cursor, scroll and typing stay as they are."""
        before = self.note_context()
        self.state = ReviewState(self.session, self.stage)
        parts = self.state.parts
        if parts and self.state.part(self.chapter) is None:
            self.chapter = parts[0].id
        self.set_class(self.listing, "-list")
        lines = self.lines
        lines.of_chapters = self.listing
        lines.columns = view_lines.CHAPTERS if self.listing else view_lines.REMARKS
        self._show_rows()
        lines.refresh_bindings()
        self.draw_around()
        self.refresh_form()
        if self.note_context() != before:  # a row that was closed is no longer named there
            self.post_message(self.Noting())

    def _show_rows(self) -> None:
        found = (
            view_lines.chapter_lines(self.state, self.session.now())
            if self.listing
            else view_lines.remark_lines(self.state, self.chapter)
        )
        self.lines.show(list(found))

    def draw_times(self) -> None:
        """Count again the minutes that are left."""
        if self.listing:
            self._show_rows()
        self._draw_strip()

    def _draw_strip(self) -> None:
        now = self.session.now()
        strip = view_lines.strip(self.state, self.chapter, now, listing=self.listing)
        self.query_one("#strip", Bar).say(strip)

    def draw_around(self) -> None:
        """What stands above and below the rows."""
        state, width = self.state, self.lines.size.width or self.size.width
        self._draw_strip()
        self.say_before(view_lines.prefix(state, self.chapter))
        titles = view_lines.CHAPTER_TITLES if self.listing else view_lines.REMARK_TITLES
        room = self.lines.scrollable_content_region.width or width - 1
        self.query_one("#head", Bar).say(view_lines.head(self.lines.columns, titles, room))
        height = LOW_HEIGHT if self.has_class("-low") else HEIGHT
        told = (
            view_lines.below_chapter(state, self.cursor_part, height, width)
            if self.listing
            else view_lines.below_remark(state, self.cursor_entry, height, width)
        )
        self.query_one("#below", Block).say(told)
        self.understand()

    def understand(self) -> None:
        """Say below the field what stands in it."""
        typed = view_typing.understood(self, self.field.value)
        self.query_one("#hint", Bar).say(view_lines.hint(self.state, typed))

    # -- from chapter to chapter

    def action_step(self, by: int) -> None:
        """To the neighbouring chapter."""
        going.step(self, by)

    def action_list(self) -> None:
        """All chapters, or one again."""
        if self.listing:
            part = self.cursor_part
            going.show_chapter(self, part.id if part else self.chapter)
        else:
            going.show_list(self)

    def action_go_on(self) -> None:
        """The next chapter begins; behind the last one the acara may be finished."""
        if self.state.parts and timed.is_over(self.state.parts):
            self._finish()
        else:
            coming = timed.following(self.state.parts)
            self._take(lambda: deeds.course(self.state).go_on(self.now()))
            if self.listing and coming is not None:
                self.lines.move_to(coming.id)

    def begin(self, part: Part) -> None:
        """This chapter begins, out of turn."""
        self._take(lambda: deeds.course(self.state).begin(part, self.now()))

    def _take(self, make: Callable[[], Deed]) -> None:
        """A chapter begins or ends, and with the first one its acara."""
        if self.begins:
            return
        if self.state.run.state is StageState.RUNNING:
            self._taken((), make)
        else:
            self.begin_acara(lambda begun: self._taken(begun, make))

    def _taken(self, begun: Sequence[Change], make: Callable[[], Deed]) -> None:
        try:
            deed = make()
        except Refusal as refused:
            self.tell(refused.message, "warning")
            return
        self.perform(Deed((*begun, *deed.changes), deed.told))

    @work
    async def _finish(self) -> None:
        from bimtek.ui.ask import Confirm

        seen = self.session.get(StageRun, self.stage.id)
        if seen is None or seen.value.state is not StageState.RUNNING:
            self.tell("Semua bab sudah selesai.")
            return
        question = f"Semua bab sudah selesai. Selesaikan acara ‘{self.stage.title}’?"
        if await self.app.push_screen_wait(Confirm(question, yes="selesai", no="belum")):
            self.perform(Deed((finish(seen, self.now()),), "Acara selesai. F4: acara lain."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the list of notes a letter means a note."""
        if action in ("step", "list", "go_on"):
            return not self.in_notes and not self.filling
        return super().check_action(action, parameters)

    # -- keys

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
        if event.lines is not self.lines:
            return
        event.stop()
        if not self.listing:
            await self.open_form(event.key)
        elif (part := self.state.part(event.key)) is not None:
            if part.began is None:
                self.begin(part)
            going.show_chapter(self, part.id)
            self.field.focus()

    def act(self, verb: str) -> None:
        view_acts.ACTS[verb](self)

    # -- the form

    def on_field_form_filled(self, event: FieldForm.Filled) -> None:
        event.stop()
        self.attempt(lambda: view_filling.fill(self, event))

    def make_form(self) -> RemarkForm:
        from bimtek.stages.review.fields import FIELDS
        from bimtek.stages.review.view_form import RemarkForm

        return RemarkForm(FIELDS)

    @property
    def row_keys(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.state.of(self.chapter))

    def sheet_of(self, key: str) -> FieldSheet | None:
        entry = self.state.entry(key)
        return view_filling.sheet_of(self, entry) if entry else None

    def first_empty(self, key: str) -> str:
        return view_filling.first_empty(self, key)

"""The screen of a gap analysis: a page for each pillar, a row's form, a question, the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Note, Opd, Participant, StageRun, Turn
from bimtek.stages.at_tables import pointed_at
from bimtek.stages.gap import view_acts, view_faces, view_filling, view_numbers
from bimtek.stages.gap.deeds import note_place
from bimtek.stages.gap.page import PICTURE, READ_BACK
from bimtek.stages.gap.records import CITY, Evidence, Gap, Indicator, table_of
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.state import room_now
from bimtek.stages.gap.view_cell import CellInput
from bimtek.stages.gap.view_page import HELP, PillarPage
from bimtek.stages.gap.view_pillar import LOW, PillarView
from bimtek.stages.gap.view_recording import Recording, Stood
from bimtek.stages.gap.view_waiting import NOTHING_WARNED, stop_waiting
from bimtek.stages.view import NoteContext
from bimtek.stages.view_serving import OF_TABLES, STRIP_SECONDS
from bimtek.ui.field import TypedInput
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.gap.script import Pillar
    from bimtek.stages.gap.view_faces import Face
    from bimtek.stages.gap.view_fields import RowFields
    from bimtek.stages.gap.view_form import GapForm, Speaker
    from bimtek.stages.gap.view_level import LevelLine
    from bimtek.stages.gap.view_picture import PictureList, PicturePane
    from bimtek.stages.gap.view_question import QuestionPane

SEATS = frozenset(cls.kind for cls in (Attendance, Participant, RollCall, StageRun))
WIDE = 132
"""Columns from which the form stands beside the page, not in its place."""
TALL = 34
"""Lines from which it stands under the page."""
OWN = frozenset(cls.kind for cls in (Gap, Evidence, Indicator, Opd, Turn)) | SEATS | OF_TABLES
SPOKEN = frozenset((Note.kind,))
"""What the picture alone counts."""


class GapView(Recording):
    """Levels, numbers and their reasons, pillar by pillar."""

    help = HELP
    page_words: ClassVar[str] = "yang sedang ditanyakan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "face_before", "kembali", show=False),
    ]
    DEFAULT_CSS = """
    GapView > PillarView, GapView > QuestionPane, GapView > PicturePane { display: none; }
    GapView.-page > PillarView, GapView.-question > QuestionPane,
    GapView.-picture > PicturePane { display: block; }
    GapView.-form > PillarView { display: none; }
    GapView.-form.-both > PillarView { display: block; }
    GapView.-form.-both > PillarView > #below { display: none; }
    GapView.-form.-beside { layout: horizontal; }
    GapView.-form.-beside > GapForm { border-left: solid $foreground 30%; }
    GapView.-form.-above > GapForm { height: 20; border-top: solid $foreground 30%; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        if (first := self.first_table) is not None:
            self.table = first
            self.read()
        spec = self.state.spec
        pillar = self.state.own_pillar or spec.pillar(spec.order[0])
        self.leaf = PillarView(self.state, pillar)
        """The page of the pillar in sight."""
        self.filling: tuple[str, ...] = ()
        """Keys of the rows whose form is open."""
        self.made_form: GapForm | None = None
        """The form, loaded when it is first wanted and then kept."""
        self.follow = ""
        """Key of a row that is about to appear and shall get the cursor."""
        self.asking: QuestionPane | None = None
        """The question, loaded when it is first wanted and then kept."""
        self.picturing: PicturePane | None = None
        """The picture, likewise."""
        self.code = ""
        """Code of the sub-dimension that is asked for."""
        self.back_from = ""
        """Code of the question from which the hall came back to one that was left open."""
        self.reading = ""
        """Id of the pillar that is being read back."""
        self.trail: list[Face] = ["page"]
        """The faces opened so far; the last one is in sight."""
        self._pointed = ""
        self.add_class("-page")

    def compose(self) -> ComposeResult:
        yield self.leaf

    # -- what the workspace asks

    def on_mount(self) -> None:
        self.redraw()
        self.set_interval(STRIP_SECONDS, self._count_minutes)

    def on_resize(self) -> None:
        self.leaf.set_class(self.size.height < LOW, "-low")
        beside, above = self.size.width >= WIDE, self.size.height >= TALL
        self.set_class(beside, "-beside")
        self.set_class(above and not beside, "-above")
        self.set_class(beside or above, "-both")
        after_refresh(self, self.redraw)

    def focus_first(self) -> None:
        if self.face == "question" and self.asking is not None:
            self.asking.level.focus()
        elif self.face == "picture" and self.picturing is not None:
            self.picturing.list.focus()
        else:
            self.leaf.page.focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        kinds = {kind for kind, _ in changed}
        if not kinds & OWN:
            if kinds & SPOKEN and self.face == "picture":
                view_faces.refresh(self)
            return
        if kinds & SEATS:
            self.room = room_now(self.session)
        self.let_go(changed)
        self.redraw()
        view_numbers.tell_meanwhile(self)

    def note_context(self) -> NoteContext:
        if self.face == "picture" and self.picturing is not None:
            code = self.picturing.list.cursor_key
            return NoteContext(opd=(code,), prefix=f"@{code}") if code else NoteContext()
        row, pillar = self.leaf.cursor_row, self.leaf.pillar.id
        if row is None:
            return NoteContext(pillar=pillar)
        place = f"#{row.subdimension}" + (f".{row.place}" if row.place else "")
        opd = () if row.who == CITY else (row.who,)
        prefix = " ".join([*(f"@{code}" for code in opd), place])
        return NoteContext(note_place(self.state, row), opd, pillar, prefix=prefix)

    def records_here(self) -> tuple[tuple[str, str], ...]:
        row = self.leaf.cursor_row
        return ((Gap.kind, self.state.record_id(row)),) if row else ()

    def go_to(self, kind: str, record: str) -> bool:
        if kind == Evidence.kind:
            seen = self.session.get(Evidence, record)
            kind, record = Gap.kind, seen.value.of if seen else ""
        who = record.rpartition("/")[2]
        if self.table is not None and kind == Gap.kind and (who == CITY or table_of(who)):
            self.serve(table_of(who))
        found = self.state.place_of(kind, record)
        if found is None:
            return False
        if view_filling.put_away(self):
            self.show_pillar(*found)
            view_faces.put_on_top(self, "page")
        return True

    def continue_draft(self, place: str, body: str) -> bool:
        return view_filling.continue_draft(self, place, body)

    # -- what is shown

    def show_pillar(self, pillar: Pillar, key: str | None = None) -> None:
        """Turn to a pillar's page."""
        leaf = self.leaf
        if pillar.id != leaf.pillar.id:
            leaf.page.awaiting = None
            leaf.page.clear_marks()
            leaf.show(self.state, pillar)
            key = key or leaf.rows[0].key
        if key:
            leaf.page.move_to(key)

    def redraw(self) -> None:
        """Read what is recorded and show it."""
        self.read()
        self.begin_at_tables()
        stop_waiting(self)
        self.leaf.show(self.state, self.leaf.pillar)
        if self.follow and self.leaf.page.move_to(self.follow):
            self.follow = ""
        view_filling.refresh(self)
        view_faces.refresh(self)

    def _count_minutes(self) -> None:
        """A minute later the same tables have waited longer."""
        if self.table is not None:
            self.read()
            self.leaf.show(self.state, self.leaf.pillar)

    # -- tables

    def where(self) -> Stood:
        return Stood(self.leaf.pillar.id, self.leaf.page.cursor_key or "")

    def go_on(self, stood: Stood | None) -> None:
        self.typed.clear()
        self.leaf.page.awaiting = None
        self.leaf.page.clear_marks()
        self.read()
        spec = self.state.spec
        pillar = spec.pillar(stood.pillar) if stood else self.state.own_pillar
        self.leaf.show(self.state, pillar or spec.pillar(spec.order[0]))
        self.leaf.page.move_to((stood.row if stood else "") or self.leaf.rows[0].key)
        self.redraw()

    def may_leave(self) -> bool:
        return view_filling.put_away(self)

    def redraw_row(self, row: Row) -> None:
        self.leaf.show_row(row)
        view_faces.refresh(self)

    # -- faces

    @property
    def face(self) -> Face:
        """What is in sight: the page of a pillar, a question, or the picture."""
        return self.trail[-1]

    def action_face_before(self) -> None:
        """Back to the face that was in sight before."""
        view_faces.back(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The first face is left as every acara is."""
        if action == "face_before":
            return len(self.trail) > 1
        return super().check_action(action, parameters)

    def pointed(self) -> str:
        if self.reading:
            return pointed_at(self.table, f"{READ_BACK}{self.reading}")
        if self.face == "picture":
            return pointed_at(self.table, PICTURE)
        row = self.leaf.cursor_row
        return self.pointed_here(row.subdimension if row else "")

    def point(self) -> None:
        """Tell the projector if something else is pointed at now."""
        if (now := self.pointed()) != self._pointed:
            self._pointed = now
            self.post_message(self.Pointed())

    # -- keys

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another row: its criteria, its note line; a half-typed level stays as it is."""
        event.stop()
        if event.lines is not self.leaf.page:
            self.post_message(self.Noting())
            return
        page = self.leaf.page
        if page.broken != page.cursor_key:
            page.broken = ""
        if page.warned[0] != page.cursor_key:
            page.warned = NOTHING_WARNED
        waiting = page.awaiting
        if waiting is not None and waiting != page.cursor_key:
            page.awaiting = None
            if (row := self.leaf.row(waiting)) is not None:
                self.redraw_row(row)
        after_refresh(self, self.leaf.draw_below)  # the cursor is seen first
        view_filling.follow(self)
        self.point()
        self.note_soon()

    def on_line_list_marked(self, event: LineList.Marked) -> None:
        event.stop()

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        event.stop()
        self.attempt(lambda: view_faces.typed(self, event.key))

    async def on_pillar_page_digit(self, event: PillarPage.Digit) -> None:
        event.stop()
        if (row := self.leaf.row(event.key)) is None:
            return
        if row.is_level:
            self.attempt(lambda: view_acts.type_level(self, row, event.digit))
        else:
            await self.leaf.show_typed(row, event.digit)
            view_numbers.open_cell(self, row, "now", event.digit)

    async def on_pillar_page_act(self, event: PillarPage.Act) -> None:
        event.stop()
        await view_faces.act(self, event.verb)

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        if event.lines is not self.leaf.page:
            view_faces.to_rows(self, event.key)
            return
        await view_filling.open_form(self, self.leaf.page.targets())

    # -- the open cell

    def on_cell_input_done(self, event: CellInput.Done) -> None:
        event.stop()
        view_numbers.take(self, event.step)

    def on_cell_input_closed(self, event: CellInput.Closed) -> None:
        event.stop()
        view_numbers.keep(self)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input is self.leaf.cell:
            event.stop()
            view_numbers.take(self, None)

    def on_input_blurred(self, event: Input.Blurred) -> None:
        if event.input is self.leaf.cell and self.leaf.cell.unsent:
            view_numbers.take(self, 0, stay=True)

    def on_typed_input_wiped(self, event: TypedInput.Wiped) -> None:
        if event.field is self.leaf.cell:
            view_numbers.shut(self)

    # -- the form

    def why_closed(self) -> str:
        """Why nothing typed in a form could be recorded: locked, or agreed; empty: it could."""
        return self.closed_to(Gap)

    @property
    def form(self) -> GapForm | None:
        """The form, if it is open."""
        return self.made_form if self.filling else None

    def on_row_fields_filled(self, event: RowFields.Filled) -> None:
        event.stop()
        self.attempt(lambda: view_filling.fill(self, event))

    def on_gap_form_brought(self, event: GapForm.Brought) -> None:
        event.stop()
        self.attempt(lambda: view_filling.bring(self, event))

    def on_gap_form_took_back(self, event: GapForm.TookBack) -> None:
        event.stop()
        self.attempt(lambda: view_filling.take_back(self, event.number))

    def on_gap_form_stepped(self, event: GapForm.Stepped) -> None:
        event.stop()
        view_filling.step(self, event.by)

    def on_gap_form_left(self, event: GapForm.Left) -> None:
        event.stop()
        view_filling.leave(self, unsent=event.unsent)

    def on_speaker_wanted(self, event: Speaker.Wanted) -> None:
        event.stop()
        view_filling.speak(self, choose=event.choose)

    # -- the question and the picture

    def on_level_line_digit(self, event: LevelLine.Digit) -> None:
        event.stop()
        self.attempt(lambda: view_faces.digit(self, event.digit))

    async def on_level_line_act(self, event: LevelLine.Act) -> None:
        event.stop()
        await view_faces.act(self, event.verb)

    def on_level_line_typed(self, event: LevelLine.Typed) -> None:
        event.stop()
        self.attempt(lambda: view_faces.typed(self, event.letter))

    def on_question_pane_stepped(self, event: QuestionPane.Stepped) -> None:
        event.stop()
        view_faces.step(self, event.by)

    def on_question_pane_differed(self, event: QuestionPane.Differed) -> None:
        event.stop()
        self.attempt(lambda: view_faces.differ(self, event))

    async def on_picture_list_act(self, event: PictureList.Act) -> None:
        event.stop()
        await view_faces.act(self, event.verb)

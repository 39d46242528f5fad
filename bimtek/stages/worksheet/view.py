"""The screen of a kertas kerja: a list that digits fill, a form for sentences and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from bimtek.hall.evidence import Evidence
from bimtek.hall.group_records import GROUP_RECORDS, GroupDissent
from bimtek.hall.records import Note, Opd, Participant, StageRun
from bimtek.stages.grouping import own_group
from bimtek.stages.view import NoteContext
from bimtek.stages.view_filling import WIDE, FormView
from bimtek.stages.view_guide import Guide
from bimtek.stages.view_rows import TALL
from bimtek.stages.view_tables import strip
from bimtek.stages.worksheet import view_acts, view_filling
from bimtek.stages.worksheet.page import PRESENTED
from bimtek.stages.worksheet.records import PLENARY, AddedRow, Cell
from bimtek.stages.worksheet.rules import Row
from bimtek.stages.worksheet.state import WorksheetState
from bimtek.stages.worksheet.view_lines import below, columns_of, heading, lines_of, sheet_title
from bimtek.stages.worksheet.view_list import HELP, SheetList
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.journal.records import Record
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.worksheet.view_form import FormSheet, SheetForm

OWN = frozenset(
    cls.kind for cls in (Cell, AddedRow, GroupDissent, Evidence, Opd, Participant, StageRun)
) | {cls.kind for cls in GROUP_RECORDS}


ROW, WHOLE, SHEET, ALL = "baris", "lengkap", "lembar", "semua"
HEAD_ROWS = 2
"""Lines that the names of the columns may take where the screen is high enough."""
STRIP_SECONDS = 20.0
"""How often the minutes of silence are counted anew."""


class WorksheetView(FormView["SheetForm"]):
    """Rows and columns, filled by the hall, by each OPD or by each group."""

    help: ClassVar[str] = HELP
    form_records: ClassVar[tuple[type[Record], ...]] = (Cell, Evidence)
    presenting: ClassVar[frozenset[str]] = frozenset(("up", "down"))
    DEFAULT_CSS = """
    WorksheetView #sheet { layout: vertical; width: 1fr; height: 1fr; }
    WorksheetView #below { height: 5; }
    WorksheetView #tables { display: none; }
    WorksheetView.-tables #tables { display: block; }
    WorksheetView.-low #below { height: 3; }
    WorksheetView.-form > #notes { display: none; }
    WorksheetView.-form Guide { display: none; }
    WorksheetView.-form > #sheet { display: none; }
    WorksheetView.-form.-both > #sheet { display: block; }
    WorksheetView.-form.-both #below { display: none; }
    WorksheetView.-form.-beside { layout: horizontal; }
    WorksheetView.-form.-beside > SheetForm { border-left: solid $foreground 30%; }
    WorksheetView.-form.-above > SheetForm { height: 16; border-top: solid $foreground 30%; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.state = WorksheetState(session, stage)
        self.who = self.own_sheet or next(iter(self.state.sheets), PLENARY)
        """Whose sheet is shown."""
        self.coming_sheet = ""
        """A sheet that is about to appear and shall be shown."""
        self.coming = ""
        """Key of a row that is about to appear and shall get the cursor."""
        self.points = ROW
        """What the projector shows: the row under the cursor, that with the sentences of the hall's
        own sheet, a group's whole sheet, or all."""
        self._pointed = ""
        self._stood: dict[str, str] = {}
        """Sheet of a group → the row on which one was there last."""

    def compose(self) -> ComposeResult:
        from textual.containers import Vertical

        with Vertical(id="sheet"):
            yield Bar(id="title")
            yield Bar(id="tables")
            yield Rule()
            yield Guide(self.stage)
            yield Block(grow=True, id="head")
            yield SheetList()
            yield Block(id="below")
        yield from self.notes_below()

    # -- what the workspace asks

    def on_mount(self) -> None:
        self.redraw()
        self.set_interval(STRIP_SECONDS, self._count_minutes)

    def on_resize(self) -> None:
        beside, tall = self.size.width >= WIDE, self.size.height >= TALL
        self.set_class(tall and not beside, "-above")
        self.set_class(beside or tall, "-both")
        after_refresh(self, self.redraw)

    def focus_first(self) -> None:
        self.lines.focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        super().records_changed(changed)
        if self.is_mounted and not OWN.isdisjoint(kind for kind, _ in changed):
            self.redraw()
            if self.pointed() != self._pointed:
                self._moved()

    def note_context(self) -> NoteContext:
        row = self.cursor_row
        if row is None:
            return NoteContext()
        opd = (self.who,) if self.state.spec.answered_by == "opd" else ()
        prefix = " ".join([*(f"@{code}" for code in opd), "" if row.added else f"#{row.code}"])
        return NoteContext(self.state.place(row), opd, prefix=prefix.strip())

    def pointed(self) -> str:
        row = self.cursor_row
        if self.points == SHEET:
            return f"{self.who}/"
        if row is None or self.points == ALL:
            return ""
        return f"{self.who}/{row.key}{PRESENTED if self.points == WHOLE else ''}"

    def records_here(self) -> tuple[tuple[str, str], ...]:
        if self.in_notes:
            return super().records_here()
        row = self.cursor_row
        if row is None:
            return ()
        lead = [self.state.lead] if self.state.lead else list(self.state.columns[:1])
        first = [(Cell.kind, self.state.record_id(row, self.who, one)) for one in lead]
        rest = [(seen.cls.kind, seen.record) for seen in self.state.all_in(row, self.who)]
        return tuple(dict.fromkeys((*first, *rest)))

    def go_to(self, kind: str, record: str) -> bool:
        if kind == Note.kind:
            return self.to_note(record)
        if kind == Evidence.kind:
            seen = self.session.get(Evidence, record)
            kind, record = Cell.kind, seen.value.of if seen else ""
        parts = record.split("/")
        if parts[0] != self.stage.id or len(parts) < 2:
            return False
        if kind == Cell.kind and len(parts) == 4:
            return self.stand_on(parts[2], parts[1])
        return kind == AddedRow.kind and self.stand_on(self.who, parts[1])

    def continue_draft(self, place: str, body: str) -> bool:
        return view_filling.continue_draft(self, place, body)

    # -- what is shown

    @property
    def lines(self) -> SheetList:
        """The rows."""
        return self.query_one(SheetList)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the sheet; none as long as nobody has one."""
        return self.state.asked_rows(self.who) if self.who in self.state.sheets else ()

    def row(self, key: str) -> Row | None:
        """A row of the sheet."""
        return next((row for row in self.rows if row.key == key), None)

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.lines.cursor_key or "") if self.is_mounted else None

    @property
    def pages(self) -> tuple[str, ...]:
        """What the projector may show of it."""
        if self.state.in_groups:
            return (ROW, SHEET, ALL)
        return (ROW, WHOLE, ALL) if self.state.sheets == (PLENARY,) else (ROW, ALL)

    def redraw(self) -> None:
        """Read what is recorded and show it; cursor, scroll and typing stay as they are."""
        self.state = WorksheetState(self.session, self.stage)
        if self.coming_sheet in self.state.sheets:
            self.who, self.coming_sheet = self.coming_sheet, ""
        elif self.who not in self.state.sheets and self.state.sheets:
            self.who = self.state.sheets[0]
        lead = self.state.lead
        self.lines.answers_yes_no = bool(lead and lead.type == "ya-tidak")
        self.lines.several = self.state.spec.answered_by != "pleno"
        self.lines.columns = columns_of(self.state, self.who)
        self.lines.show(list(lines_of(self.state, self.who, self.rows)))
        if self.coming and not self.coming_sheet and self.lines.move_to(self.coming):
            self.coming = ""
        self.draw_around()
        view_filling.refresh(self)

    def draw_around(self) -> None:
        """What stands above and below the rows."""
        width = self.lines.size.width or self.size.width or self.app.size.width
        self.query_one("#title", Bar).say(sheet_title(self.state, self.who))
        self.draw_tables()
        rows = 1 if self.has_class("-low") else HEAD_ROWS
        named = heading(self.state, self.lines.columns, width - 1, rows)
        self.query_one("#head", Block).say(named)
        height = 3 if self.has_class("-low") else 5
        row = self.cursor_row
        empty = self._nothing_here() if row is None else []
        shown = below(self.state, row, self.who, height, width) if row else empty
        self.query_one("#below", Block).say(shown)

    def draw_tables(self) -> None:
        """How far each table is, and which of them starves."""
        tables = self.state.tables
        self.set_class(bool(tables), "-tables")
        if tables:
            self.query_one("#tables", Bar).say(strip(tables, self.who, max(1, self.size.width - 1)))

    def _count_minutes(self) -> None:
        """A minute later the same tables have waited longer."""
        if self.state.tables:
            self.state = WorksheetState(self.session, self.stage)
            self.draw_tables()

    def _nothing_here(self) -> list[str]:
        if not self.state.sheets and self.state.in_groups:
            return [" Belum ada kelompok. Tekan o, tulis nama kelompok yang mengisi."]
        return [" Belum ada baris. Tekan i untuk menambah baris."]

    def show_sheet(self, who: str) -> None:
        """Turn to another sheet; the cursor stays on the same row where it is asked there too.

        At tables each has a cursor of its own: one goes round, and goes on where one was.
        """
        if not self.put_away():
            return
        if self.state.in_groups:
            self._stood[self.who] = self.lines.cursor_key or ""
            first = next((row.key for row in self.state.asked_rows(who)), "")
            self.coming = self._stood.get(who, first)
        self.coming_sheet = who
        self.lines.came_from = ("", "")
        self.redraw()
        self._moved()

    def own_table_changed(self) -> None:
        if (own := self.own_sheet) and own != self.who:
            self.show_sheet(own)

    @property
    def own_sheet(self) -> str:
        """The sheet of the table for which this window was opened; empty: of no one table."""
        if not self.state.in_groups:
            return ""
        own = own_group(self.session, self.stage)
        return own if own in self.state.sheets else ""

    def stand_on(self, who: str, key: str) -> bool:
        """Put the cursor on a row of a sheet; False if it does not stand there."""
        if who not in self.state.sheets or not self.put_away():
            return False
        if who != self.who:
            self.show_sheet(who)
        if key and not self.lines.move_to(key):
            return False
        self.lines.focus()
        return True

    # -- keys

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another row: its question below, its note line; half-typed text stays as it is."""
        if event.lines is not self.lines:
            return
        event.stop()
        self.draw_around()
        view_filling.follow(self)
        self._moved()

    def _moved(self) -> None:
        if (now := self.pointed()) != self._pointed:
            self._pointed = now
            self.post_message(self.Pointed())
        self.note_soon()

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if event.lines is self.lines:
            event.stop()
            await self.open_form(event.key)

    async def on_sheet_list_quick(self, event: SheetList.Quick) -> None:
        event.stop()
        if (row := self.row(event.key)) is not None:
            await view_acts.type_quick(self, row, event.typed)

    def act(self, verb: str) -> None:
        view_acts.ACTS[verb](self)

    # -- the form

    def on_sheet_form_filled(self, event: SheetForm.Filled) -> None:
        event.stop()
        self.attempt(lambda: view_filling.fill(self, event))

    def on_sheet_form_brought(self, event: SheetForm.Brought) -> None:
        event.stop()
        self.attempt(lambda: view_filling.bring(self, event))

    def on_sheet_form_took_back(self, event: SheetForm.TookBack) -> None:
        event.stop()
        self.attempt(lambda: view_filling.take_back(self, event))

    def make_form(self) -> SheetForm:
        from bimtek.stages.worksheet.view_form import SheetForm

        return SheetForm(self.state.columns)

    @property
    def row_keys(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.rows)

    def sheet_of(self, key: str) -> FormSheet | None:
        from bimtek.stages.worksheet.view_sheet import sheet_of

        row = self.row(key)
        return sheet_of(self.state, row, self.who) if row else None

    def first_empty(self, key: str) -> str:
        return view_filling.first_empty(self, key)

"""The page of a pillar: the strip of pillars, its rows, and the criteria below them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from bimtek.hall.group_records import PLENARY
from bimtek.stages.gap.cells import cells, shown
from bimtek.stages.gap.questions import in_order
from bimtek.stages.gap.records import CITY
from bimtek.stages.gap.rows import NO_GAP, Row
from bimtek.stages.gap.then import latest, sentence
from bimtek.stages.gap.view_cell import CellInput
from bimtek.stages.gap.view_lines import (
    MUTED,
    beside,
    cell_at,
    columns_for,
    criteria,
    facts_width,
    heading,
    line_of,
    number_facts,
    strip,
)
from bimtek.stages.gap.view_page import PillarPage
from bimtek.stages.view_tables import TableStrip
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.columns import fit
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import Line

if TYPE_CHECKING:
    from bimtek.stages.gap.script import Pillar
    from bimtek.stages.gap.state import GapState

LOW: Final = 17
"""Lines below which the criteria take fewer of them."""

LEVEL_KEYS: Final = (
    "24  kini 2, sasaran 4",
    "-  belum ada data   x  tb",
    "Enter isian   + OPD lain",
    "Spasi tandai  t tugas malam",
    "A pilar sepakat   [ ] pilar",
)
NUMBER_KEYS: Final = (
    "66,7 Enter 100 Enter",
    "-  belum ada data   x  tb",
    'Enter isian   " salin atas',
    "Spasi tandai  m pindahkan",
    "t tugas malam   + OPD lain",
)
AT_TABLE_KEY: Final = "[ ] meja    K ke pleno"
IN_PLENARY_KEY: Final = "A pilar sepakat   { } pilar"
"""What the keys of a level end with where tables work."""
SETTLE_KEY: Final = "=  pilih nilai yang berlaku"
"""What the keys begin with while values of the row stand side by side."""

COLUMN_OF: Final = {"now": 3, "target": 4}


class PillarView(Widget):
    """Draws a pillar; what is typed goes up as requests of its page and its cell."""

    DEFAULT_CSS = """
    PillarView { layout: vertical; width: 1fr; height: 1fr; layers: base cell; }
    PillarView > #below { height: 5; }
    PillarView.-low > #below { height: 3; }
    """

    def __init__(self, state: GapState, pillar: Pillar) -> None:
        super().__init__()
        self.state = state
        self.pillar = pillar

    def compose(self) -> ComposeResult:
        yield TableStrip()
        yield Bar(id="strip")
        yield Rule()
        yield Bar(id="head")
        yield PillarPage()
        yield Block(id="below")
        yield CellInput()

    def on_resize(self) -> None:
        """The form came beside the page or went away."""
        self.show(self.state, self.pillar)

    @property
    def page(self) -> PillarPage:
        """The rows."""
        return self.query_one(PillarPage)

    @property
    def cell(self) -> CellInput:
        """The cell that is open for typing, or hidden."""
        return self.query_one(CellInput)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the pillar."""
        return self.state.rows(self.pillar)

    def row(self, key: str | None) -> Row | None:
        """A row of the pillar."""
        return next((row for row in self.rows if row.key == key), None)

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.page.cursor_key)

    @property
    def page_width(self) -> int:
        """Cells of the page beside its scrollbar, also while the form covers it."""
        return max(0, self.parent_width - 1)

    @property
    def parent_width(self) -> int:
        """Cells there are, also while the form covers the page."""
        if not isinstance(self.parent, Widget) or self.parent.has_class("-form", "-beside"):
            return self.size.width
        return self.parent.size.width

    # -- drawing

    def show(self, state: GapState, pillar: Pillar) -> None:
        """Show what is recorded; only lines that changed are painted."""
        self.state, self.pillar = state, pillar
        self._fit_numbers()
        self.page.show([self._line(row) for row in self.rows])
        self._draw_strip()
        self.draw_below()
        self.place_cell()

    def show_row(self, row: Row) -> None:
        """Show one row anew; with a number that needs more room all of them."""
        if self._fit_numbers():
            self.show(self.state, self.pillar)
            return
        self._show_line(self._line(row))
        if row.key == self.page.cursor_key:
            after_refresh(self, self.draw_below)  # what was typed is seen first

    async def show_typed(self, row: Row, typed: str) -> None:
        """Show what is being typed into a row's first cell, and wait until it is seen.

        The cell needs the screen laid out anew and the focus; the digit does not wait for them.
        """
        self._show_line(self._line(row, typed))
        seen = asyncio.Event()
        if self.page.call_after_refresh(seen.set):
            await seen.wait()

    def _fit_numbers(self) -> bool:
        """Whether the columns have to be others for what stands in them now."""
        rows, state = self.rows, self.state
        columns = columns_for(
            (cells(row, state.gap(row), state.standing(row)) for row in rows),
            (latest(state.then(row), row) for row in rows),
        )
        changed = columns != self.page.columns
        if changed:
            self.page.columns = columns
        return changed

    def _show_line(self, new: Line) -> None:
        self.page.show([new if line.key == new.key else line for line in self.page.lines])

    def _line(self, row: Row, typed: str = "") -> Line:
        gap = self.state.gap(row)
        drawn = cells(row, gap, self.state.standing(row))
        if typed:
            drawn = drawn._replace(now=typed)
        if row.key == self.page.awaiting:
            standing = gap.answer.target
            target = f"{shown(standing) if standing else ''}_"
            drawn = drawn._replace(target=target, proposed=False)
        return line_of(
            row,
            self.state.label(row),
            drawn,
            self.state.margin(row),
            closed=self.state.in_confidence(row.key),
            columns=self.page.columns,
            width=self.page_width,
            then=latest(self.state.then(row), row),
        )

    def draw_tables(self) -> None:
        """Say how far each table is."""
        state = self.state
        self.query_one(TableStrip).show(state.tables, state.table, self.parent_width)

    def _draw_strip(self) -> None:
        state = self.state
        after_refresh(self, self.draw_tables)  # what was typed is seen first
        self.page.at_tables = state.in_groups and state.table is not None
        self.page.in_plenary = self.page.at_tables and state.table == PLENARY
        ordered = in_order(state.spec)
        pillars = [(one, str(state.progress(one)), state.all_agreed(one)) for one in ordered]
        self.query_one("#strip", Bar).say(strip(pillars, self.pillar.id, self.parent_width))
        levels, numbers = str(state.levels(self.pillar)), str(state.progress(self.pillar))
        head = heading(levels, numbers, self.page.columns, self.page_width)
        self.query_one("#head", Bar).say(head)

    def draw_below(self) -> None:
        """The criteria and the keys of the row under the cursor."""
        row = self.cursor_row
        if row is None:
            return
        height, width = (3 if self.has_class("-low") else 5), self.parent_width
        room = facts_width(width)
        part, gap = self.state.part(row.subdimension), self.state.gap(row)
        keys = LEVEL_KEYS if row.is_level else NUMBER_KEYS
        if row.is_level and self.page.at_tables:
            keys = (*keys[:-1], IN_PLENARY_KEY if self.page.in_plenary else AT_TABLE_KEY)
        if row.is_level:
            facts = criteria(part, gap.answer.now, gap.answer.target, height, room)
        else:
            city = self.state.gaps.get(f"{row.subdimension}/{CITY}", NO_GAP)
            facts = number_facts(row, gap, part, city, room, height)
            if then := self.state.then(row):
                line = Content.styled(fit(f"dulu: {sentence(then)}", room), MUTED)
                facts = [*facts[: height - 1], line]
        standing = self.state.standing(row)
        first = (SETTLE_KEY,) if standing.split or standing.split_words else ()
        if self.page.in_plenary and (those := self.state.dissents_about(row.code)):
            names = self.state.table_names(one.group for one in those)
            first = (*first, f"berbeda: {names}")
        self.query_one("#below", Block).say(beside(facts, (*first, *keys), height, width))

    # -- the open cell

    def place_cell(self) -> None:
        """Put the open cell where its row stands now; out of sight it stays at the edge."""
        cell, page = self.cell, self.page
        at = next((n for n, line in enumerate(page.lines) if line.key == cell.key), None)
        if not cell.display or at is None:
            return
        x, width = cell_at(page.columns, self.page_width, COLUMN_OF[cell.which])
        y = min(max(at - round(page.scroll_offset.y), 0), max(page.size.height - 1, 0))
        cell.styles.width = max(10, width)
        cell.styles.offset = (x, page.region.y - self.region.y + y)

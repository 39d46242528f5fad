"""A kertas kerja on the page of a table: its sheet, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import DESTROYED, Refusal
from bimtek.stages.table_page import (
    UNKNOWN,
    Added,
    Adding,
    Box,
    Choice,
    Filled,
    PageOf,
    PageRow,
    Proof,
    Sort,
    answered_of,
    stays,
    without_rows_of_its_own,
)
from bimtek.stages.worksheet import deeds
from bimtek.stages.worksheet.records import Cell
from bimtek.stages.worksheet.rules import EVIDENCE, Row
from bimtek.stages.worksheet.state import WorksheetState
from bimtek.stages.worksheet.values import JOINT, WORDS, Context, person_words, show

if TYPE_CHECKING:
    from bimtek.hall.evidence import Evidence, Piece
    from bimtek.hall.groups import Table
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.deed import Deed
    from bimtek.stages.worksheet.script import Column

SORTS: Final = {
    "uraian": Sort.TEXT,
    "angka": Sort.NUMBER,
    "tanggal": Sort.DATE,
    "level": Sort.ONE,
    "pilihan": Sort.ONE,
    "ya-tidak": Sort.ONE,
    "opd": Sort.ONE,
    "orang": Sort.ONE,
    "pilihan-ganda": Sort.SEVERAL,
}
CHOSEN: Final = (Sort.ONE, Sort.SEVERAL)
HINTS: Final = {"angka": "Desimal memakai koma, misalnya 66,7"}


def page(session: Session, stage: Stage, table: str) -> WorksheetPage | None:
    """What a table fills; None where offices or the whole hall answer."""
    state = WorksheetState(session, stage)
    return WorksheetPage(state, table) if state.in_groups else None


class WorksheetPage(PageOf[WorksheetState]):
    """One kertas kerja as one table fills it."""

    # -- rows

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.key: row for row in self.state.asked_rows(self.table)}

    @cached_property
    def _seated(self) -> Table | None:
        return self.state.seating.table(self.table)

    def rows(self) -> Sequence[PageRow]:
        return self._page_rows

    @cached_property
    def _page_rows(self) -> Sequence[PageRow]:
        return [
            PageRow(
                key,
                "" if row.added else row.code,
                row.text,
                row.group,
                self._filled(row),
                self.state.is_filled(row, self.table),
            )
            for key, row in self._rows.items()
        ]

    def _filled(self, row: Row) -> Filled:
        state = self.state
        if state.unsettled(row, self.table):
            return Filled.SPLIT
        if state.owes_evidence(row, self.table):
            return Filled.UNPROVEN
        if state.is_filled(row, self.table):
            return Filled.DONE
        return Filled.BEGUN if state.seen_in(row, self.table) else Filled.OPEN

    def reached(self) -> str:
        return answered_of(self.rows())

    def facts(self, key: str) -> Sequence[str]:  # noqa: ARG002
        """Nothing: a question of a kertas kerja is its title."""
        return ()

    # -- boxes

    def boxes(self, key: str) -> Sequence[Box]:
        row = self._rows[key]
        return [self._box(row, column) for column in self.state.columns if _is_box(column)]

    def _box(self, row: Row, column: Column) -> Box:
        state = self.state
        chosen = column.type not in WORDS
        closed = state.closed(row, self.table, column)
        return Box(
            column.id,
            column.name,
            SORTS.get(column.type, Sort.LINE),
            Cell,
            state.record_id(row, self.table, column),
            "value",
            partial(_shown, column, state.context),
            self._choices(row, column),
            UNKNOWN if chosen else (),
            column.required,
            HINTS.get(column.type, ""),
            row.unit if column.type == "angka" else "",
            closed,
        )

    def _choices(self, row: Row, column: Column) -> Sequence[Choice]:
        context = self.state.context
        if column.type == "level":
            steps = self.state.scale(column)
            return [Choice(step.digit, f"{step.digit} {step.text}".strip()) for step in steps]
        if column.type in ("pilihan", "pilihan-ganda"):
            return [Choice(word, word) for word in column.choices]
        if column.type == "ya-tidak":
            return [Choice("ya", "ya"), Choice("tidak", "tidak")]
        if column.type == "opd":
            offices = context.offices.values()
            return [Choice(one.code, one.short or one.name) for one in offices]
        if column.type == "orang":
            people = dict.fromkeys((*self._people(), self.state.value(row, self.table, column)))
            known = [context.people[one] for one in people if one in context.people]
            return [Choice(one.id, person_words(one, context)) for one in known]
        return ()

    def _people(self) -> Sequence[str]:
        """Who of the list may be named first of all."""
        return self._seated.people if self._seated else ()

    def fill(self, key: str, texts: Mapping[str, str], saw: Seen[Any] | None) -> Deed:
        row = self._rows[key]
        ((name, text),) = texts.items()  # each column is a record of its own
        column = self._column(name)
        if SORTS.get(column.type) not in CHOSEN:
            return deeds.fill(self.state, row, self.table, column, text, deeds.Saw(saw))
        value = _chosen(column, text, (*self._choices(row, column), *UNKNOWN))
        return deeds.choose(self.state, row, self.table, column, value, deeds.Saw(saw))

    def _column(self, name: str) -> Column:
        return next(column for column in self.state.columns if column.id == name)

    # -- evidence

    def proofs(self, key: str) -> Sequence[Proof]:
        row = self._rows[key]
        return [
            Proof(one.id, one.name, one.required, self.state.pieces(row, self.table, one))
            for one in self.state.columns
            if not _is_box(one)
        ]

    def bring(self, key: str, name: str, piece: Piece) -> Deed:
        row = self._rows[key]
        now = self.state.session.now()
        return deeds.bring(self.state, row, self.table, self._column(name), piece, now)

    def take_back(self, key: str, name: str, piece: Seen[Evidence]) -> Deed:  # noqa: ARG002
        return deeds.take_evidence_back(self.state, piece)

    # -- rows of its own

    def adding(self) -> Adding | None:
        return Adding("Tambah baris") if self.state.has_rows_of_tables else None

    def add(self, text: str, place: str, who: str) -> Added:  # noqa: ARG002 - there is one place
        if self.adding() is None:
            raise without_rows_of_its_own()
        if there := [row for row in self._rows.values() if self._is_again(row, text)]:
            return Added((), there[0].key)
        now = self.state.session.now()
        deed, key = deeds.add_row(self.state, text, "", now, self.table)
        return Added(deed.changes, key)

    def _is_again(self, row: Row, text: str) -> bool:
        """Whether the table added this row before and has filled nothing in it."""
        own = row.table == self.table and not self.state.values(row, self.table)
        return own and row.text == text.strip()

    def removes(self, key: str) -> str:
        return "baris" if self._rows[key].table == self.table else ""

    def remove(self, key: str) -> Deed:
        if not self.removes(key):
            raise stays()
        return deeds.remove_row(self.state, self._rows[key], "ditarik kelompok")


def _is_box(column: Column) -> bool:
    return column.type != EVIDENCE


def _shown(column: Column, context: Context, seen: Seen[Cell]) -> str:
    """As its box holds it: of a choice the value, of several each in a line."""
    cell = seen.value
    if cell.value == DESTROYED:
        return ""
    if SORTS.get(column.type) is Sort.ONE:
        return cell.value
    if column.type == "pilihan-ganda":
        return cell.value.replace(JOINT, "\n")
    if column.type == "tanggal" and cell.value not in ("bd", "tb"):
        return cell.value
    return show(column, cell.value, context)


def _chosen(column: Column, text: str, choices: Sequence[Choice]) -> str:
    """What was chosen as it is stored: of several in the order of the script."""
    wanted = text.split("\n") if text else []
    known = [choice.value for choice in choices]
    if strange := [one for one in wanted if one not in known]:
        raise Refusal("choice", f"‘{strange[0]}’ bukan pilihan {column.name}. Pilih yang lain.")
    return JOINT.join(value for value in known if value in wanted)

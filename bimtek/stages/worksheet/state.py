"""One kertas kerja as the session knows it now: what the screen, the page and the minutes show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.hall.evidence import Evidence
from bimtek.hall.group_records import GroupDissent
from bimtek.hall.presence import people, same_person
from bimtek.hall.records import Opd, Participant, StageRun
from bimtek.hall.running import run_of
from bimtek.hall.starving import TableProgress, silent_minutes
from bimtek.journal.records import DESTROYED
from bimtek.script.model import DEFAULT_SCALE
from bimtek.stages.at_tables import last_said
from bimtek.stages.dissent import dissents_in
from bimtek.stages.grouping import seating_of
from bimtek.stages.state import RecordedStage
from bimtek.stages.worksheet import rules
from bimtek.stages.worksheet.records import PLENARY, AddedRow, Cell
from bimtek.stages.worksheet.rules import EVIDENCE, Row
from bimtek.stages.worksheet.script import Column, WorksheetScript
from bimtek.stages.worksheet.values import Context, Step, fits, scale_of

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.hall.group_records import GroupDissent
    from bimtek.hall.groups import Seating
    from bimtek.journal.records import Seen

GROUPS: Final = "kelompok"
"""`dijawab=kelompok`."""


class Progress(NamedTuple):
    """Rows that are answered, of how many."""

    filled: int
    asked: int

    def __str__(self) -> str:
        return f"{self.filled}/{self.asked}"


class WorksheetState(RecordedStage[WorksheetScript]):
    """What stands recorded of one acara; made anew after a change, so it never goes stale."""

    # -- what the script says

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.spec.columns

    @cached_property
    def lead(self) -> Column | None:
        """The column that a key on a row fills."""
        return rules.lead_of(self.columns)

    @cached_property
    def context(self) -> Context:
        """What the meaning of typed text depends on."""
        opds = sorted((seen.value for seen in self.session.all(Opd)), key=_official)
        listed = [seen.value for seen in self.session.all(Participant)]
        return Context(
            {opd.code: opd for opd in opds},
            _everybody(listed),
            self.session.now().date(),
            self.session.script.scale or DEFAULT_SCALE,
        )

    def scale(self, column: Column) -> tuple[Step, ...]:
        """The levels of a level column."""
        return scale_of(column, self.context.levels)

    @cached_property
    def begun(self) -> bool:
        """Whether the hall has come to this acara."""
        seen = self.session.get(StageRun, self.stage.id)
        return bool(seen and seen.withdrawn is None and seen.value.started)

    # -- what is recorded

    @cached_property
    def _cells(self) -> Mapping[tuple[str, str, str], Seen[Cell]]:
        found = (seen for seen in self.session.all(Cell) if seen.value.stage == self.stage.id)
        return {(seen.value.who, seen.value.row, seen.value.column): seen for seen in found}

    @cached_property
    def _values(self) -> Mapping[tuple[str, str], Mapping[str, str]]:
        found: dict[tuple[str, str], dict[str, str]] = {}
        for (who, row, column), seen in self._cells.items():
            if seen.value.value:
                found.setdefault((who, row), {})[column] = seen.value.value
        return found

    @cached_property
    def _pieces(self) -> Mapping[str, tuple[Seen[Evidence], ...]]:
        found: dict[str, tuple[Seen[Evidence], ...]] = {}
        for seen in self.session.all(Evidence):
            if seen.value.of.startswith(f"{self.stage.id}/"):
                found[seen.value.of] = (*found.get(seen.value.of, ()), seen)
        return found

    @cached_property
    def added(self) -> tuple[Seen[AddedRow], ...]:
        """Rows that the hall added and that stand."""
        found = self.session.everything(AddedRow)
        filled = {row for _, row in self._values}
        return tuple(
            seen
            for seen in found
            if seen.value.stage == self.stage.id
            and (seen.withdrawn is None or seen.value.row in filled)
        )

    @cached_property
    def _added(self) -> Mapping[str, Seen[AddedRow]]:
        return {seen.value.row: seen for seen in self.added}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows, of whomever they are asked."""
        filled = {row for _, row in self._values}
        return rules.rows_of(self.spec.rows, (seen.value for seen in self.added), filled)

    # -- sheets

    @property
    def in_groups(self) -> bool:
        """Whether tables fill it, and afterwards the plenary."""
        return self.spec.answered_by == GROUPS

    @property
    def has_rows_of_tables(self) -> bool:
        """Where the script has no rows the tables make them: no other one owes an answer there."""
        return self.in_groups and not self.spec.rows

    @cached_property
    def seating(self) -> Seating:
        """Who sits at which table."""
        return seating_of(self.session, self.stage)

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Groups that fill a sheet: id → name; those of the script first."""
        found = {group: self.seating.name(group) for group in self.seating.ids}
        for who, _ in self._values:
            if who != PLENARY:
                found.setdefault(who, self.seating.name(who))
        return found

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """Whose sheets there are: the hall's, each OPD's, each group's and then the plenary's."""
        return (*self.asked, PLENARY) if self.in_groups and self.asked else self.asked

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Whose sheets shall be filled; what the plenary makes of those of groups is no duty."""
        if self.spec.answered_by == PLENARY:
            return (PLENARY,)
        if self.in_groups:
            return tuple(self.groups)
        asked = {opd for row in self.rows for opd in row.opds}
        everybody = any(not row.opds for row in self.rows) or not self.rows
        answered = {who for who, _ in self._values}
        listed = [
            code for code in self.context.offices if everybody or code in asked or code in answered
        ]
        return (*listed, *sorted(answered.difference(listed)))

    def name(self, who: str) -> str:
        """What a sheet is called."""
        if who == PLENARY:
            return "Pleno"
        if self.in_groups:
            return self.groups.get(who, who)
        return self.office(who)

    def office(self, code: str) -> str:
        """An OPD as it is called in a list."""
        opd = self.context.offices.get(code)
        return (opd.short or opd.name) if opd else code

    def asked_rows(self, who: str) -> tuple[Row, ...]:
        """The rows of one sheet."""
        if self.in_groups and who != PLENARY:
            return tuple(
                row for row in self.rows if row.table in ("", who) or (who, row.key) in self._values
            )
        if self.spec.answered_by != "opd":
            return self.rows
        return tuple(
            row for row in self.rows if rules.asked_of(row, who) or (who, row.key) in self._values
        )

    def progress(self, who: str) -> Progress:
        """How far one sheet is."""
        asked = self.asked_rows(who)
        return Progress(sum(self.is_filled(row, who) for row in asked), len(asked))

    @cached_property
    def total(self) -> Progress:
        """How far all sheets are together."""
        each = [self.progress(who) for who in self.asked]
        return Progress(sum(one.filled for one in each), sum(one.asked for one in each))

    @cached_property
    def tables(self) -> tuple[TableProgress, ...]:
        """How far each group is, and since when nothing came from it."""
        run = run_of(self.session.runs, self.stage.id)
        return tuple(self._table(who, run) for who in self.asked) if self.in_groups else ()

    def _table(self, who: str, run: StageRun) -> TableProgress:
        count = self.progress(who)
        silent = silent_minutes(self._last_of(who), run.started, self.session.now(), run.ended)
        return TableProgress(
            who, self.name(who), count.filled, count.asked, self.is_done(who), silent
        )

    def _last_of(self, who: str) -> datetime | None:
        """When anything came from a sheet last."""
        mine = (seen for (one, _, _), seen in self._cells.items() if one == who)
        return last_said(self.session, mine)

    @cached_property
    def dissents(self) -> tuple[GroupDissent, ...]:
        """What groups see otherwise than the plenary."""
        return dissents_in(self.session, self.stage)

    # -- rows and cells

    def record_id(self, row: Row, who: str, column: Column) -> str:
        """The id of one cell."""
        return f"{self.stage.id}/{row.key}/{who}/{column.id}"

    def values(self, row: Row, who: str) -> Mapping[str, str]:
        """Column → what stands there."""
        return self._values.get((who, row.key), {})

    def value(self, row: Row, who: str, column: Column) -> str:
        return self.values(row, who).get(column.id, "")

    def seen(self, row: Row, who: str, column: Column) -> Seen[Cell] | None:
        """What stands recorded of one cell."""
        return self._cells.get((who, row.key, column.id))

    def seen_in(self, row: Row, who: str) -> tuple[Seen[Cell], ...]:
        """What stands recorded of a row, in the order of its columns."""
        found = (self.seen(row, who, column) for column in self.columns)
        return tuple(seen for seen in found if seen is not None)

    def pieces(self, row: Row, who: str, column: Column) -> tuple[Seen[Evidence], ...]:
        """The evidence in a cell."""
        return self._pieces.get(self.record_id(row, who, column), ())

    def pieces_in(self, row: Row, who: str) -> tuple[Seen[Evidence], ...]:
        """The evidence of a row, in the order of its columns."""
        evidence = (column for column in self.columns if column.type == EVIDENCE)
        return tuple(seen for column in evidence for seen in self.pieces(row, who, column))

    def all_in(self, row: Row, who: str) -> tuple[Seen[Any], ...]:
        """Cells and evidence of a row, and where the hall added it the row itself."""
        own = self._added.get(row.key)
        found: tuple[Seen[Any], ...] = (*self.seen_in(row, who), *self.pieces_in(row, who))
        return found if own is None else (*found, own)

    def all_pieces(self) -> tuple[Seen[Evidence], ...]:
        """All evidence of the acara."""
        return tuple(seen for found in self._pieces.values() for seen in found)

    def is_filled(self, row: Row, who: str) -> bool:
        return rules.is_filled(self.columns, self.values(row, who))

    def owes_evidence(self, row: Row, who: str) -> bool:
        """Whether the row is answered without the evidence that the script requires."""
        proven = [column.id for column in self.columns if self.pieces(row, who, column)]
        return rules.owes_evidence(self.columns, self.values(row, who), proven)

    def owing(self, who: str) -> int:
        """Rows of one sheet that are answered without the evidence that the script requires."""
        return sum(self.owes_evidence(row, who) for row in self.asked_rows(who))

    def is_complete(self, row: Row, who: str) -> bool:
        """Whether nothing that the script requires of a row is open, its evidence included."""
        return self.is_filled(row, who) and not self.owes_evidence(row, who)

    def is_done(self, who: str) -> bool:
        """Whether every row of one sheet is complete."""
        asked = self.asked_rows(who)
        return bool(asked) and all(self.is_complete(row, who) for row in asked)

    def unsettled(self, row: Row, who: str) -> bool:
        """Whether values of two people stand side by side anywhere in the row."""
        return any(one.conflicts for one in self.all_in(row, who))

    def closed(self, row: Row, who: str, column: Column) -> bool:
        """Whether a cell was told in confidence; in doubt it was."""
        seen = self.seen(row, who, column)
        if seen is None:
            return False
        doubt = "confidential" in seen.destroyed
        return doubt or any(value for _, value in seen.values("confidential"))

    def is_unfit(self, row: Row, who: str, column: Column) -> bool:
        """Whether what stands in a cell is no value of its column."""
        return not fits(column, self.value(row, who, column), self.context)

    def is_destroyed(self, row: Row, who: str, column: Column) -> bool:
        return self.value(row, who, column) == DESTROYED

    def place(self, row: Row) -> str:
        """What a note on a row says it is about, as `kind/record`."""
        return f"{AddedRow.kind}/{self.stage.id}/{row.key}"

    def margin(self, row: Row, who: str) -> str:
        """Initials of somebody else who recorded last in a row."""
        first = self.lead or next(iter(self.columns), None)
        at = (Cell.kind, self.record_id(row, who, first)) if first else None
        return self.session.initials_of_another(self.all_in(row, who), at)


def row_groups(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The rows by their headings, in the order of the page."""
    found: list[tuple[str, list[Row]]] = []
    for row in rows:
        if not found or found[-1][0] != row.group:
            found.append((row.group, []))
        found[-1][1].append(row)
    return found


def _everybody(listed: Sequence[Participant]) -> dict[str, Participant]:
    """Everybody by every id: whoever is known twice is one person under both."""
    known, kept = people(listed), same_person(listed)
    return {one.id: known[kept.get(one.id, one.id)] for one in listed}


def _official(opd: Opd) -> tuple[int, str]:
    return opd.order, opd.code

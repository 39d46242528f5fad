"""A kertas kerja in the minutes: a table for each sheet and heading, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.confidence import CLOSED
from bimtek.hall.evidence import piece_words
from bimtek.hall.offices import is_part
from bimtek.journal.records import DESTROYED
from bimtek.locale.folding import fold
from bimtek.locale.numbers import show_number
from bimtek.stages.group_words import group_words
from bimtek.stages.worksheet.plenary import dissents_on, given_in, origin_words
from bimtek.stages.worksheet.records import PLENARY, Cell, Evidence
from bimtek.stages.worksheet.rules import EVIDENCE, Row
from bimtek.stages.worksheet.state import Progress, WorksheetState, row_groups
from bimtek.stages.worksheet.values import in_full, with_unit

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.script.model import Guide, Stage
    from bimtek.session import Session
    from bimtek.stages.worksheet.script import Column

UNSETTLED: Final = "(berbeda, belum dipilih)"
UNDECIDED: Final = "(kelompok berbeda, belum diputuskan)"
NUMBERS: Final = ("angka",)
NAMED_OPDS: Final = 5
"""OPDs of a row that are named; more are counted."""


class PrintedTable(NamedTuple):
    """The answered rows below one heading."""

    title: str
    rows: tuple[tuple[str, ...], ...]


class PrintedSheet(NamedTuple):
    """One sheet on which anything stands."""

    name: str
    """Empty: the hall's own."""
    members: str
    """Of a group its koordinator and who sat there."""
    progress: str
    tables: tuple[PrintedTable, ...]
    open_rows: tuple[str, ...]
    without_evidence: tuple[str, ...]


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = WorksheetState(session, stage)
    total = state.total
    said = [who for who in state.sheets if _stated_rows(state, who)]
    plenary = state.sheets == (PLENARY,)
    groups = [who for who in said if who in state.asked]
    left_out = _left_out(state)
    return {
        "recorded": bool(said or left_out),
        "drafted": _drafted(state) if is_draft(stage.guides) else "",
        "sheets": [_sheet(state, who) for who in said],
        "answered": len(groups),
        "silent": [] if plenary else [state.name(who) for who in state.asked if who not in said],
        "dissents": list(_dissents(state)),
        "whose": _whose(state),
        "plenary": plenary,
        "headers": _headers(state),
        "told": _count(state, total),
        "asked": total.asked,
        "level": level_words(state) if plenary else "",
        "left_out": left_out,
        "places": {state.place(row): f"{row.code} {row.text}" for row in state.rows},
    }


def _whose(state: WorksheetState) -> str:
    """What those that fill it are called; kelurahan and bagian are no OPD."""
    if state.in_groups:
        return "Kelompok"
    offices = state.context.offices
    return "Kantor" if any(is_part(offices, code) for code in state.asked) else "OPD"


def is_draft(guides: Sequence[Guide]) -> bool:
    """Whether the script says that its questions are no official text."""
    return any("bukan teks resmi" in fold(guide.text) for guide in guides)


def _drafted(state: WorksheetState) -> str:
    """What of the sheet is a draft: a scale only where levels are given."""
    levels = any(column.type == "level" for column in state.columns)
    return "Skala dan pertanyaan" if levels else "Kolom dan baris"


def level_words(state: WorksheetState) -> str:
    """The mean of the levels that were given: `2,3 dari 10 baris berlevel`."""
    lead = state.lead
    if lead is None or lead.type != "level":
        return ""
    given = [
        Decimal(value)
        for row in state.rows
        if (value := state.value(row, PLENARY, lead)).isdecimal()
        and not state.closed(row, PLENARY, lead)
    ]
    if not given:
        return ""
    mean = (sum(given, Decimal(0)) / len(given)).quantize(Decimal("0.1"))
    return f"Rata-rata {lead.name.lower()} {show_number(mean)} dari {len(given)} baris."


def _headers(state: WorksheetState) -> list[str]:
    asked = ["OPD"] if _tells_opds(state) else []
    columns = [f">{one.name}" if one.type in NUMBERS else one.name for one in state.columns]
    return ["Kode", "Uraian", *asked, *columns]


def _tells_opds(state: WorksheetState) -> bool:
    """Of whom a row is asked is told where the sheet itself does not say it."""
    return state.spec.answered_by != "opd" and any(row.opds for row in state.rows)


def _stated_rows(state: WorksheetState, who: str) -> list[Row]:
    """Rows in which anything stands."""
    return [
        row
        for row in state.asked_rows(who)
        if state.values(row, who) or state.pieces_in(row, who) or _destroyed(state, row, who)
    ]


def _destroyed(state: WorksheetState, row: Row, who: str) -> bool:
    return any("value" in seen.destroyed for seen in state.seen_in(row, who))


def _sheet(state: WorksheetState, who: str) -> PrintedSheet:
    stated = _stated_rows(state, who)
    if _is_plenary_of_groups(state, who):  # also what the groups said and nobody decided
        stated = [row for row in state.rows if row in stated or _is_undecided(state, row)]
    asked = state.asked_rows(who)
    count = state.progress(who)
    tables = tuple(
        PrintedTable(title, tuple(_row(state, who, row) for row in found))
        for title, found in row_groups(stated)
    )
    # of a short list the questions themselves, of thirty sheets their codes
    full = who == PLENARY
    left = [row for row in asked if not state.is_filled(row, who)]
    return PrintedSheet(
        _title(state, who),
        group_words(state.seating, who) if state.in_groups else "",
        f"{_count(state, count)} dijawab",
        tables,
        ()
        if _is_plenary_of_groups(state, who) or state.has_rows_of_tables
        else tuple(f"{row.code} {row.text}" if full else row.code for row in left),
        tuple(row.code for row in asked if state.owes_evidence(row, who)),
    )


def _count(state: WorksheetState, found: Progress) -> str:
    """`3 dari 5 baris`; of rows that the tables made only how many were answered."""
    if state.has_rows_of_tables:
        return f"{found.filled} baris"
    return f"{found.filled} dari {found.asked} baris"


def _is_plenary_of_groups(state: WorksheetState, who: str) -> bool:
    """What the plenary leaves to the groups is not open."""
    return state.in_groups and who == PLENARY


def _is_undecided(state: WorksheetState, row: Row) -> bool:
    return any(given_in(state, row, column) for column in state.columns)


def _title(state: WorksheetState, who: str) -> str:
    if who == PLENARY:
        return "Hasil pleno" if state.in_groups else ""
    return state.name(who)


def _dissents(state: WorksheetState) -> Iterator[str]:
    """What groups saw otherwise than the plenary, in their own sentences."""
    for row in state.rows:
        for one in dissents_on(state, row):
            yield f"{row.code} {row.text}, {state.name(one.group)}: {one.sentence}"


def _row(state: WorksheetState, who: str, row: Row) -> tuple[str, ...]:
    opds = [_opds(state, row)] if _tells_opds(state) else []
    # the number tells its unit; where no column holds one, the row itself does
    unit = "" if any(one.type in NUMBERS for one in state.columns) else row.unit
    remark = f" ({unit})" if unit else " (tambahan di aula)" if row.added else ""
    whole = _origin_of_all(state, who, row)
    whose = f" (dari {whole})" if whole else ""
    cells = (_cell(state, who, row, column, tells_origin=not whole) for column in state.columns)
    return row.code, f"{row.text}{remark}{whose}", *opds, *cells


def _origin_of_all(state: WorksheetState, who: str, row: Row) -> str:
    """The one group from which all of a row of the plenary is; empty: it is told cell by cell."""
    if not _is_plenary_of_groups(state, who):
        return ""
    given = [column for column in state.columns if state.value(row, who, column)]
    found = {origin_words(state, row, column) for column in given}
    return found.pop() if len(given) > 1 and len(found) == 1 else ""


def _opds(state: WorksheetState, row: Row) -> str:
    if len(row.opds) > NAMED_OPDS:
        return f"{len(row.opds)} OPD"
    return ", ".join(map(state.office, row.opds))


def _cell(
    state: WorksheetState, who: str, row: Row, column: Column, *, tells_origin: bool = True
) -> str:
    if column.type == EVIDENCE:
        return "; ".join(_piece(seen) for seen in state.pieces(row, who, column))
    seen = state.seen(row, who, column)
    if _is_plenary_of_groups(state, who) and not state.value(row, who, column):
        return UNDECIDED if given_in(state, row, column) else ""
    if seen is None:
        return ""
    if state.closed(row, who, column):
        return CLOSED if seen.value.value else ""
    if "value" in seen.conflicts:
        found = dict.fromkeys(
            _words(state, row, column, str(value)) for _, value in seen.values("value")
        )
        return f"{' / '.join(found)} {UNSETTLED}"
    tells_origin = tells_origin and _is_plenary_of_groups(state, who)
    origin = origin_words(state, row, column) if tells_origin else ""
    words = _words(state, row, column, seen.value.value)
    return f"{words} (dari {origin})" if origin and words and not _names_all(state, seen) else words


def _names_all(state: WorksheetState, seen: Seen[Cell]) -> bool:
    """Whether a value that was put together says itself from whom it is."""
    cell = seen.value
    return len(cell.origin) > 1 and all(f"{state.name(one)}:" in cell.value for one in cell.origin)


def _words(state: WorksheetState, row: Row, column: Column, value: str) -> str:
    if value == DESTROYED:
        return value
    return with_unit(column, in_full(column, value, state.context), value, row.unit)


def _piece(seen: Seen[Evidence]) -> str:
    return f"{piece_words(seen.value)}{f' {UNSETTLED}' if seen.conflicts else ''}"


def _left_out(state: WorksheetState) -> int:
    """Cells that were told in confidence."""
    return sum(1 for seen in _cells(state) if _is_closed(state, seen))


def _cells(state: WorksheetState) -> Iterator[Seen[Cell]]:
    for who in state.sheets:
        for row in state.asked_rows(who):
            yield from state.seen_in(row, who)


def _is_closed(state: WorksheetState, seen: Seen[Cell]) -> bool:
    cell = seen.value
    row = next((one for one in state.rows if one.key == cell.row), None)
    column = next((one for one in state.columns if one.id == cell.column), None)
    return bool(
        row and column and (cell.value or seen.destroyed) and state.closed(row, cell.who, column)
    )

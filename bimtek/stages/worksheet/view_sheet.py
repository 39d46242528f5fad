"""What the form shows of a row: from the state, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.evidence import Evidence, EvidenceKind
from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import short_date
from bimtek.stages.meanwhile import changed_by
from bimtek.stages.worksheet.deeds import Saw
from bimtek.stages.worksheet.records import PLENARY
from bimtek.stages.worksheet.rules import EVIDENCE, Row
from bimtek.stages.worksheet.values import show
from bimtek.stages.worksheet.view_form import FormSheet

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.stages.worksheet.script import Column
    from bimtek.stages.worksheet.state import WorksheetState


def sheet_of(state: WorksheetState, row: Row, who: str) -> FormSheet:
    """What the form shows of a row."""
    keys = [one.key for one in state.asked_rows(who)]
    at = keys.index(row.key) + 1 if row.key in keys else 0
    whose = "" if who == PLENARY else f"{state.name(who)}  "
    unit = f" ({row.unit})" if row.unit else ""

    def changed(number: int, saw: Saw) -> str:
        now = state.seen(row, who, state.columns[number])
        return changed_by(state.session, saw.seen, now, "value")

    split = (n for n, column in enumerate(state.columns) if _is_split(state, row, who, column))
    return FormSheet(
        key=row.key,
        who=who,
        title=f"{row.code} {row.text}{unit}",
        group=row.group or state.stage.title,
        place=f"{whose}baris {at}/{len(keys)}  PgUp PgDn",
        texts=[_text(state, row, who, column) for column in state.columns],
        saws=[Saw(state.seen(row, who, column)) for column in state.columns],
        pieces=[_pieces(state, row, who, column) for column in state.columns],
        split=frozenset(split),
        draft=f"{state.stage.id}/{row.key}/{who}",
        context=state.context,
        changed_by=changed,
    )


def _is_split(state: WorksheetState, row: Row, who: str, column: Column) -> bool:
    seen = state.seen(row, who, column)
    pieces = state.pieces(row, who, column)
    return bool(seen and seen.conflicts) or any(one.conflicts for one in pieces)


def _text(state: WorksheetState, row: Row, who: str, column: Column) -> str:
    if column.type == EVIDENCE:
        return ""
    seen = state.seen(row, who, column)
    if seen is not None and "value" in seen.destroyed:
        return DESTROYED
    return show(column, state.value(row, who, column), state.context)


def _pieces(state: WorksheetState, row: Row, who: str, column: Column) -> list[str]:
    if column.type != EVIDENCE:
        return []
    found = enumerate(state.pieces(row, who, column), 1)
    return [_piece(number, seen) for number, seen in found]


def _piece(number: int, seen: Seen[Evidence]) -> str:
    piece = seen.value
    split = "≠ " if seen.conflicts else ""
    where = f"  ada di: {piece.where}" if piece.where else ""
    if piece.type is EvidenceKind.FOLLOWS:
        where = f"  s.d. {short_date(piece.due)} → tindak lanjut" if piece.due else ""
    return f"{split}{number} {piece.type.value}: {piece.title}{where}"

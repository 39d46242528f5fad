"""What a key does to a kertas kerja: the changes of one act, and the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.confidence import NOT_PRINTED, read_sentence
from bimtek.hall.evidence import Piece, Place, brought, taken_back, told_of
from bimtek.hall.grouping import Grouping
from bimtek.hall.records import Note
from bimtek.journal.records import Change, Refusal, random_id
from bimtek.locale.folding import fold
from bimtek.stages.deed import Deed
from bimtek.stages.doubting import more_than_all
from bimtek.stages.grouping import division_of
from bimtek.stages.worksheet.records import (
    NO_DATA,
    AddedRow,
    Cell,
)
from bimtek.stages.worksheet.rules import EVIDENCE, Row
from bimtek.stages.worksheet.values import NUMBER, WORDS, read

if TYPE_CHECKING:
    from bimtek.hall.evidence import Evidence
    from bimtek.journal.records import Seen
    from bimtek.stages.worksheet.script import Column
    from bimtek.stages.worksheet.state import WorksheetState

UNDO = "Ctrl+Z mengurungkan."


class Saw(NamedTuple):
    """What stood in a cell when somebody began to type there; None: nothing yet."""

    seen: Seen[Cell] | None


def fill(
    state: WorksheetState, row: Row, who: str, column: Column, text: str, saw: Saw | None = None
) -> Deed:
    """Record what was typed in a cell; empty text clears it.

    Args:
        saw: what the typing began from; None: what the screen shows now.

    Raises:
        Refusal: if the text is no value of this column.
    """
    values: dict[str, object] = {}
    if column.type in WORDS:
        text, closed = read_sentence(text)
        if closed:
            values["confidential"] = True
    values["value"] = read(column, text, state.context)
    told = f"{row.code} {column.name} tertutup: {NOT_PRINTED}." if "confidential" in values else ""
    told = told or _doubt(row, column, str(values["value"]))
    change = _set(state, row, who, column, values)
    if saw is not None:
        change = change.by_who_saw(saw.seen)
    return Deed((change,), told)


def choose(state: WorksheetState, row: Row, who: str, column: Column, value: str, saw: Saw) -> Deed:
    """Record what was chosen in a cell, as it is stored; empty: nothing is."""
    return Deed((_set(state, row, who, column, {"value": value}).by_who_saw(saw.seen),))


def _doubt(row: Row, column: Column, value: str) -> str:
    """What is told of more than a hundred percent, by the unit of the row or the column's name."""
    is_percent = row.unit.startswith("%") or fold(column.name).startswith("persen")
    if column.type != "angka" or not is_percent or not NUMBER.fullmatch(value):
        return ""
    return more_than_all(row.code, Decimal(value))


def _set(
    state: WorksheetState, row: Row, who: str, column: Column, values: Mapping[str, object]
) -> Change:
    seen = state.session.get(Cell, state.record_id(row, who, column))
    if seen is None:
        return Cell.new(stage=state.stage.id, row=row.key, who=who, column=column.id, **values)
    if seen.value.origin and column.type not in WORDS:
        values = {**values, "origin": ()}  # the plenary decided otherwise than the groups
    if seen.withdrawn is not None and "confidential" not in values:
        # taken back with its row: it comes back with what is typed now, not with what stood then
        values = {**values, "confidential": False}
    return seen.change(**values)


def unknown(state: WorksheetState, row: Row, who: str, value: str) -> Deed:
    """Say of a row that there is no data, or that it does not apply.

    Raises:
        Refusal: where the sheet has no column that could say so.
    """
    column = _lead(state)
    word = "belum ada data" if value == NO_DATA else "tidak berlaku"
    change = _set(state, row, who, column, {"value": value})
    return Deed((change,), f"{row.code}: {word}.")


def clear(state: WorksheetState, row: Row, who: str) -> Deed:
    """Take back what a key filled in a row.

    Raises:
        Refusal: where nothing stands.
    """
    column = _lead(state)
    if not state.value(row, who, column):
        raise Refusal("nothing-here", f"{column.name} pada {row.code} masih kosong.")
    change = _set(state, row, who, column, {"value": ""})
    return Deed((change,), f"{column.name} pada {row.code} dikosongkan. {UNDO}")


def _lead(state: WorksheetState) -> Column:
    if state.lead is None:
        raise Refusal("no-quick-column", "Kertas kerja ini hanya berisi bukti. Enter: isian.")
    return state.lead


def copy_down(state: WorksheetState, above: Row, row: Row, who: str) -> Deed:
    """Take the words of the row above; what already stands is left alone.

    Raises:
        Refusal: where there are none, or nothing is open here.
    """
    words = [column for column in state.columns if column.type in WORDS]
    given = [
        column
        for column in words
        if state.value(above, who, column)
        and not state.closed(above, who, column)
        and not state.is_destroyed(above, who, column)
    ]
    if not given:
        raise Refusal("nothing-above", "Baris di atas belum punya kalimat.")
    open_here = [column for column in given if not state.value(row, who, column)]
    if not open_here:
        raise Refusal("nothing-to-copy", "Semua kalimat di baris ini sudah terisi; tidak ditimpa.")
    changes = tuple(
        _set(state, row, who, column, {"value": state.value(above, who, column)})
        for column in open_here
    )
    return Deed(changes, f"Kalimat disalin dari {above.code}.")


def confide(state: WorksheetState, row: Row, who: str) -> Deed:
    """Mark the words of a row as told in confidence, or take that back.

    Raises:
        Refusal: where no words stand.
    """
    cells = [
        seen
        for column in state.columns
        if column.type in WORDS and (seen := state.seen(row, who, column)) and seen.value.value
    ]
    if not cells:
        raise Refusal("no-words", f"{row.code} belum punya kalimat yang dapat ditutup.")
    every = all(seen.in_confidence for seen in cells)
    changes = tuple(seen.change(confidential=not every) for seen in cells)
    told = "tidak lagi tertutup." if every else f"tertutup: {NOT_PRINTED}."
    return Deed(changes, f"Kalimat {row.code} {told}")


# -- evidence


def bring(
    state: WorksheetState, row: Row, who: str, column: Column, piece: Piece, now: datetime
) -> Deed:
    """Record a piece of evidence; what follows later becomes a tindak lanjut."""
    in_charge = row.opds if len(row.opds) == 1 else ()
    if state.spec.answered_by == "opd":
        in_charge = (who,)
    place = Place(
        of=state.record_id(row, who, column),
        stage=state.stage.id,
        # a question is long, and the tindak lanjut says what it hangs on
        name=row.text if row.added else row.code,
        in_charge=in_charge,
        about=state.place(row),
    )
    return Deed(brought(piece, place, now), told_of(piece))


def take_evidence_back(state: WorksheetState, piece: Seen[Evidence]) -> Deed:
    """Take a piece of evidence back, and the tindak lanjut that would bring it."""
    action = state.session.get(Note, piece.value.action) if piece.value.action else None
    return Deed(taken_back(piece, action), f"Bukti ditarik: {piece.value.title}.")


# -- rows and groups of the hall


def add_row(
    state: WorksheetState, text: str, group: str, now: datetime, table: str = ""
) -> tuple[Deed, str]:
    """A row that the script does not know, and its key.

    Args:
        group: the rows among which it stands.
        table: the group that adds it for itself; empty: it is asked of all.

    Raises:
        Refusal: without words.
    """
    key = random_id()
    own = {"table": table} if table else {}
    change = AddedRow.new(
        stage=state.stage.id, row=key, text=text.strip(), group=group, added=now, **own
    )
    return Deed((change,), f"Baris ‘{text.strip()}’ ditambahkan. {UNDO}"), key


def remove_row(state: WorksheetState, row: Row, reason: str) -> Deed:
    """Take an added row away again, with what was filled in it on every sheet.

    Raises:
        Refusal: if the script brought it.
    """
    added = next((seen for seen in state.added if seen.value.row == row.key), None)
    if added is None:
        raise Refusal("of-the-script", f"{row.code} dari naskah. Bila tidak berlaku, tekan x.")
    changes = [added.withdraw(reason)]
    for who in state.sheets:
        changes += [seen.withdraw(reason) for seen in state.seen_in(row, who)]
        for piece in state.pieces_in(row, who):
            changes += take_evidence_back(state, piece).changes
    return Deed(tuple(changes), f"Baris ‘{row.text}’ ditarik. {UNDO}")


def add_group(state: WorksheetState, name: str) -> tuple[Deed, str]:
    """A group that fills a sheet, and its id; one that is there already is only opened.

    Raises:
        Refusal: without a name.
    """
    changes, group = Grouping(division_of(state.stage), state.seating).add(name)
    if not changes:
        return Deed((), f"Lembar {state.groups[group]}."), group
    return Deed(tuple(changes), f"Lembar {' '.join(name.split())} dibuka."), group


def evidence_column(state: WorksheetState, name: str) -> Column:
    """A column that holds evidence, by its id."""
    return next(one for one in state.columns if one.id == name and one.type == EVIDENCE)

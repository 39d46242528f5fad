"""What the hall sees of a kertas kerja: one question with its scale, or how far all rows are.

Only levels, choices and numbers stand on it: sentences, evidence and names of people do not, unless
a result is presented: that of a group, or one row of the hall's own sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from bimtek.hall.capacity import post_at
from bimtek.hall.running import run_of, time_left
from bimtek.page import Page, PageLine
from bimtek.stages.at_tables import RESULT, table_pointed_at
from bimtek.stages.worksheet.records import PLENARY, UNKNOWN
from bimtek.stages.worksheet.rules import Row
from bimtek.stages.worksheet.state import WorksheetState, row_groups
from bimtek.stages.worksheet.values import WORDS, brief, in_full, with_unit

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.worksheet.script import Column

SHOWN: Final = ("level", "angka", "pilihan", "ya-tidak", "tanggal")
"""Kinds of column that the hall may see."""
PRESENTED: Final = "/lengkap"
"""Behind the row of the hall's own sheet that is shown with its sentences."""
COUNTED: Final = "baris terjawab"
Sight = Callable[["WorksheetState", str, "Row", "Column"], str]
"""Gives what the hall sees of a cell; empty: nothing."""
MOST_NAMED: Final = 6
"""Offices that are named as asked; the others are a number."""


def page(session: Session, stage: Stage, pointed: str) -> Page:
    """One row of the hall's sheet while it is asked; else the whole sheet, or how far each is.

    Args:
        pointed: `<sheet>/<row>`, `pleno/<row>/lengkap`, `<sheet>/` or, as at every kind,
            `<group>@hasil` for the result of a group, or nothing for all rows.
    """
    state = WorksheetState(session, stage)
    table, where = table_pointed_at(pointed)
    if table is not None and where == RESULT:
        pointed = f"{table}/"
        if table not in state.sheets:
            return Page(stage.title.upper())
    runs = session.runs
    corner = time_left(stage, run_of(runs, stage.id), session.now())
    who, _, key = pointed.partition("/")
    presented = who == PLENARY and key.endswith(PRESENTED)
    key = key.removesuffix(PRESENTED)
    row = next((one for one in state.rows if one.key == key), None)
    if row is not None and who in state.sheets:
        return _question(state, who, row, corner, presented=presented)
    if pointed.endswith("/") and who in state.sheets:
        return _result(state, who, corner)
    total = state.total
    done = (total.filled, total.asked) if total.asked else None
    title = stage.title.upper()
    if state.sheets == (PLENARY,):
        return Page(title, corner, tuple(_overview(state)), done=done, counts=COUNTED)
    return Page(title, corner, tuple(_sheets(state)), done=done, counts=COUNTED, columns=2)


def _question(state: WorksheetState, who: str, row: Row, corner: str, *, presented: bool) -> Page:
    """The row that is asked: its whole text, and the scale with where it stands.

    Args:
        presented: the sentences that were recorded of it stand there too.
    """
    whose = "" if who == PLENARY else f" · {state.name(who)}"
    lines = [PageLine(row.text, strong=True), PageLine()]
    lead = state.lead
    if lead is not None and lead.type == "level":
        lines += list(_scale(state, who, row, lead))
    elif lead is not None and lead.choices:
        lines += list(_choices(state, who, row, lead))
    cells = _other_cells(state, who, row, lead, _presented if presented else _shown)
    # presented all of it shall stand there at once
    lines += [one for one in cells if one.text or not presented]
    if row.opds and state.spec.answered_by != "opd":
        lines += [PageLine(), PageLine(f"Dijawab: {_named(state, row.opds)}")]
    place = state.progress(who)
    return Page(
        f"{row.code} {(row.group or state.stage.title).upper()}{whose}",
        corner,
        tuple(lines),
        done=(place.filled, place.asked),
        counts=COUNTED,
    )


def _result(state: WorksheetState, who: str, corner: str) -> Page:
    """What a group, or the plenary, came to, for its presentation: also its sentences."""
    lines = []
    if table := state.seating.table(who):
        if person := state.seating.room.person(table.head):
            lines.append(PageLine(f"Koordinator: {post_at(person, state.seating.opds)}"))
        if table.offices:
            lines.append(PageLine(f"Anggota: {_named(state, table.offices)}"))
    for row in state.rows:
        cells = [
            f"{column.name}: {in_full(column, value, state.context)}"
            for column in state.columns
            if (value := _presented(state, who, row, column))
        ]
        if cells:
            lines += [PageLine(), PageLine(row.text, row.code, strong=True)]
            lines += [PageLine(cell) for cell in cells]
    count = state.progress(who)
    return Page(
        f"{state.name(who).upper()} · {state.stage.title}",
        corner,
        tuple(lines) or (PageLine("Belum ada yang tercatat."),),
        done=(count.filled, count.asked) if count.asked else None,
        counts=COUNTED,
    )


def _presented(state: WorksheetState, who: str, row: Row, column: Column) -> str:
    """A value that a group reads out: words too, never evidence, people, or what is closed."""
    if column.type not in (*SHOWN, *WORDS, "opd", "pilihan-ganda"):
        return ""
    seen = state.seen(row, who, column)
    if seen is None or "value" in seen.conflicts or state.closed(row, who, column):
        return ""
    return seen.value.value


def _scale(state: WorksheetState, who: str, row: Row, column: Column) -> Iterator[PageLine]:
    value = _shown(state, who, row, column)
    for step in state.scale(column):
        here = step.digit == value
        mark = f"▶ {step.digit}" if here else f"  {step.digit}"
        yield PageLine(step.text or f"level {step.digit}", mark, strong=here)
    if value in UNKNOWN:
        yield PageLine(in_full(column, value, state.context), "▶", strong=True)


def _choices(state: WorksheetState, who: str, row: Row, column: Column) -> Iterator[PageLine]:
    value = _shown(state, who, row, column)
    for number, word in enumerate(column.choices, 1):
        here = word == value
        yield PageLine(word, f"▶ {number}" if here else f"  {number}", strong=here)


def _other_cells(
    state: WorksheetState, who: str, row: Row, lead: Column | None, seen: Sight
) -> Iterator[PageLine]:
    for column in state.columns:
        listed = column is lead and (column.type == "level" or column.choices)
        value = seen(state, who, row, column)
        if value and not listed:
            told = with_unit(column, _in_the_hall(state, column, value), value, row.unit)
            yield PageLine()
            yield PageLine(f"{column.name}: {told}")


def _shown(state: WorksheetState, who: str, row: Row, column: Column) -> str:
    """A value as the hall may see it: not what two people still disagree on."""
    seen = state.seen(row, who, column)
    if column.type not in SHOWN or (seen is not None and "value" in seen.conflicts):
        return ""
    return "" if state.closed(row, who, column) else state.value(row, who, column)


def _in_the_hall(state: WorksheetState, column: Column, value: str) -> str:
    """A value in few words, none of which has to be explained."""
    if not value:
        return "belum"
    return (in_full if value in UNKNOWN else brief)(column, value, state.context)


def _overview(state: WorksheetState) -> Iterator[PageLine]:
    """All rows of the hall's sheet, by their headings, each with its level, or whether answered."""
    for group, found in row_groups(state.rows):
        if group:
            yield PageLine(group, strong=True)
        for row in found:
            yield PageLine(row.text, row.code, _stands(state, row))
    if not state.rows:
        yield PageLine("Belum ada baris.")


def _stands(state: WorksheetState, row: Row) -> str:
    """Where a row of the hall's sheet stands; of a sheet of sentences only whether it does."""
    lead = state.lead
    if lead is not None and lead.type in SHOWN:
        return _in_the_hall(state, lead, _shown(state, PLENARY, row, lead))
    return "✓" if state.is_filled(row, PLENARY) else "belum"


def _sheets(state: WorksheetState) -> Iterator[PageLine]:
    for who in state.asked:
        count = state.progress(who)
        mark = "✓" if state.is_done(who) else "○"
        yield PageLine(state.name(who), mark, f"{count.filled} dari {count.asked}")
    if not state.sheets:
        yield PageLine("Belum ada kelompok yang mengisi.")


def _named(state: WorksheetState, opds: Sequence[str]) -> str:
    """The first offices by name; how many more there are."""
    names = ", ".join(map(state.office, opds[:MOST_NAMED]))
    more = len(opds) - MOST_NAMED
    return f"{names}, dan {more} lagi" if more > 0 else names

"""How a sheet is drawn: its lines, the names of its columns, and what stands below. Plain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content

from bimtek.journal.records import DESTROYED
from bimtek.stages.worksheet.plenary import dissents_on, given_in, origin_words
from bimtek.stages.worksheet.records import PLENARY
from bimtek.stages.worksheet.rules import EVIDENCE, Row
from bimtek.stages.worksheet.state import WorksheetState, row_groups
from bimtek.stages.worksheet.values import OPEN, WORDS, brief, in_full
from bimtek.ui.columns import Column, fit, laid_out, safe, widths, wrapped
from bimtek.ui.lines import GUTTER, Line

if TYPE_CHECKING:
    from bimtek.stages.worksheet.script import Column as SheetColumn

MUTED: Final = "$text-muted"
CONFLICT: Final = "≠"
CLOSED: Final = "~"
OWED: Final = "belum"
"""Of evidence that an answered row lacks."""
KEYS_WIDTH: Final = 28
"""Cells beside the question that say which keys there are."""

NARROW: Final = {
    "level": 5, "angka": 8, "bukti": 5, "pilihan": 9, "pilihan-ganda": 9, "tanggal": 7,
    "ya-tidak": 6, "opd": 8, "orang": 9, "teks": 8, "uraian": 8,
}  # fmt: skip
"""Cells of a column by its kind."""
LEAST_TEXT, SHORT_TEXT = 16, 20
"""Cells that the text of a row has at least; a short one needs no more than it is long."""
LONGEST_HEAD: Final = 8
"""Cells that the name of a narrow column may take."""
LONGEST_CODE: Final = 10
"""Cells of a row's code, at most."""
RIGHT: Final = ("level", "angka")
FLEXIBLE: Final = {"uraian": 4, "teks": 2, "orang": 1, "pilihan": 1, "pilihan-ganda": 1}
"""Shares of the cells that are left over; a long text of the row has six, a cut name has one."""


def columns_of(state: WorksheetState, who: str) -> tuple[Column, ...]:
    """Code, text, one for each column of the script, initials.

    A number is never cut: it would be another one. Where it is narrow the last ones go first; the
    one that a key fills always stays.
    """
    codes = max((len(row.code) for row in state.rows), default=0)
    text = max((cell_len(row.text) for row in state.rows), default=LEAST_TEXT)
    own = Column(text) if text <= SHORT_TEXT else Column(LEAST_TEXT, flex=6)
    found = [Column(min(max(4, codes + 1), LONGEST_CODE)), own]
    for place, one in enumerate(state.columns, 1):
        longest = _longest_number(state, who, one) if one.type == "angka" else 0
        head = cell_len(_head(one))
        width = max(NARROW[one.type], min(head, LONGEST_HEAD), longest)
        found.append(
            Column(
                width,
                flex=FLEXIBLE.get(one.type, int(head > width)),
                align="right" if one.type in RIGHT else "left",
                drop=0 if one is state.lead else place,
            )
        )
    return (*found, Column(3))


def _longest_number(state: WorksheetState, who: str, column: SheetColumn) -> int:
    return max((cell_len(cell_words(state, who, row, column)) for row in state.rows), default=0)


def _head(column: SheetColumn) -> str:
    return f"{column.name}{'*' if column.required else ''}"


def short_head(column: SheetColumn, room: int, rows: int = 1) -> list[str]:
    """A name as far as it fits, in whole words: `Persen…*` of `Persen selesai*`."""
    lines = wrapped(_head(column), max(1, room))
    if len(lines) <= rows and _is_whole(column.name, lines):
        return lines
    words, end = column.name.split(), "…*" if column.required else "…"
    while words:
        words.pop()
        lines = wrapped(" ".join(words) + end, max(1, room))
        if words and len(lines) <= rows and _is_whole(" ".join(words), lines):
            return lines
    return [_head(column)]


def _is_whole(name: str, lines: Sequence[str]) -> bool:
    """Whether lines are broken only between words."""
    return len(" ".join(lines).split()) == len(name.split())


def heading(
    state: WorksheetState, columns: Sequence[Column], width: int, rows: int
) -> list[Content]:
    """The names of the columns, on as many lines as they need and there are."""
    cells = widths(columns, width - GUTTER)
    names = [
        short_head(one, room, rows) if room else []
        for one, room in zip(state.columns, cells[2:], strict=False)
    ]
    lines = []
    for at in range(max(map(len, names), default=1)):
        row = (name[at] if at < len(name) else "" for name in names)
        line = laid_out(("", "", *row, ""), columns, cells)
        lines.append(Content.assemble(" " * GUTTER, line).stylize("bold"))
    return lines


def lines_of(state: WorksheetState, who: str, rows: Sequence[Row]) -> Iterator[Line]:
    """The rows of a sheet below their headings."""
    for group, found in row_groups(rows):
        if group:
            title = Content.styled(safe(group), "bold")
            yield Line(f"# {group} {found[0].key}", (title,), selectable=False)
        for row in found:
            yield _line(state, who, row)


def _line(state: WorksheetState, who: str, row: Row) -> Line:
    cells = (cell_words(state, who, row, column) for column in state.columns)
    code = f"{row.code}{'✓' if state.is_complete(row, who) else ''}"
    own = (seen for seen in state.added if seen.value.row == row.key)
    split = CONFLICT if any(seen.conflicts for seen in own) else ""
    return Line(row.key, (code, split + safe(row.text), *cells, state.margin(row, who)))


def cell_words(state: WorksheetState, who: str, row: Row, column: SheetColumn) -> str:
    """What a cell says: `·` open, `belum` owed, `≠` two values, `~` told in confidence."""
    if column.type == EVIDENCE:
        pieces = state.pieces(row, who, column)
        split = CONFLICT if any(one.conflicts for one in pieces) else ""
        owed = column.required and state.owes_evidence(row, who)
        return f"{split}{len(pieces) or (OWED if owed else OPEN)}"
    seen = state.seen(row, who, column)
    if seen is None:
        return OPEN
    if "value" in seen.destroyed:
        return DESTROYED
    split = CONFLICT if seen.conflicts else ""
    if state.closed(row, who, column) and seen.value.value:
        return f"{split}{CLOSED}tertutup"
    return split + safe(brief(column, seen.value.value, state.context))


def sheet_title(state: WorksheetState, who: str) -> Content:
    """Whose sheet, how far it is, and how far all are."""
    if who not in state.sheets:
        return Content.styled(f" {safe(state.stage.title)}", "bold")
    count, bare = state.progress(who), state.owing(who)
    lacks = f", {bare} tanpa bukti" if bare else ""
    if who == PLENARY:
        whole = "Pleno" if state.in_groups else state.stage.title
        words = f" {whole}   dijawab {count} baris{lacks}"
        words += "   G hasil kelompok masuk   b berbeda" if state.in_groups else ""
        return Content.styled(safe(words), "bold")
    done = sum(map(state.is_done, state.asked))
    whose = "kelompok" if state.in_groups else "OPD"
    name = Content.styled(f" {safe(state.name(who))}  {count}{lacks}", "bold")
    rest = f"   {whose} selesai {done}/{len(state.asked)}   baris {state.total}   o lembar lain"
    return Content.assemble(name, (rest, MUTED))


# -- below the list


def keys_of(state: WorksheetState, row: Row, who: str) -> list[str]:
    """The keys that mean something on a row."""
    lead = state.lead
    found = ["=  pilih nilai yang berlaku"] if state.unsettled(row, who) else []
    if lead is not None and lead.type == "level":
        found.append(f"{_digits(state, lead)}  {lead.name}, lalu turun")
    elif lead is not None and lead.choices:
        found.append(f"1–{len(lead.choices)}  {lead.name}, lalu turun")
    elif lead is not None and lead.type == "ya-tidak":
        found.append(f"y t  {lead.name}, lalu turun")
    found += ["-  belum ada data   x  tb", "Enter isian   i baris baru"]
    found.append("[ ] lembar lain   o pilih" if who != PLENARY else '"  salin kalimat di atas')
    return found


def _digits(state: WorksheetState, column: SheetColumn) -> str:
    digits = [step.digit for step in state.scale(column)]
    return f"{digits[0]}–{digits[-1]}" if digits else ""


def below(state: WorksheetState, row: Row, who: str, height: int, width: int) -> list[Content]:
    """The whole question, its scale with what was chosen, then the words; keys at the right."""
    room = width - KEYS_WIDTH - 3 if width >= KEYS_WIDTH + 46 else width - 1
    lines = _shortened(question(state, row, room), max(1, height - 2), room)
    lines += scale_lines(state, who, row, room)
    lines += _words(state, who, row, room)
    keys = keys_of(state, row, who) if room < width - 1 else []
    return [_beside(lines, keys, nth, room) for nth in range(height)]


def _shortened(lines: list[Content | str], most: int, width: int) -> list[Content | str]:
    """At most so many lines; what is cut off ends in `…`."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{fit(str(lines[most - 1]), width - 1).rstrip()}…"]


def _beside(lines: Sequence[Content | str], keys: Sequence[str], nth: int, room: int) -> Content:
    left = lines[nth] if nth < len(lines) else ""
    text = fit(left if isinstance(left, Content) else Content(safe(left)), room)
    if not keys:
        return Content.assemble(" ", text)
    key = keys[nth] if nth < len(keys) else ""
    return Content.assemble(" ", text, "  ", (fit(key, KEYS_WIDTH), MUTED))


def question(state: WorksheetState, row: Row, width: int) -> list[Content | str]:
    """The whole text of a row, its unit, and of whom it is asked."""
    unit = f" ({row.unit})" if row.unit else ""
    asked = ""
    if row.opds and state.spec.answered_by != "opd":
        names = ", ".join(map(state.office, row.opds[:4]))
        more = f" dan {len(row.opds) - 4} OPD" if len(row.opds) > 4 else ""
        asked = f"  → {names}{more}"
    return list(wrapped(f"{row.code} {row.text}{unit}{asked}", width))


def scale_lines(state: WorksheetState, who: str, row: Row, width: int) -> list[Content | str]:
    """The scale of the column that a key fills, what was chosen marked."""
    lead = state.lead
    if lead is None:
        return []
    value = state.value(row, who, lead)
    if lead.type == "level":
        steps = [(step.digit, step.text, step.digit == value) for step in state.scale(lead)]
    elif lead.choices:
        steps = [(str(n), word, word == value) for n, word in enumerate(lead.choices, 1)]
    else:
        return []
    lines = [Content("")]
    for digit, text, here in steps:
        words = f"{'▸' if here else ''}{digit} {safe(text)}".rstrip()
        part = Content.styled(words, "bold" if here else "")
        if lines[-1].plain and lines[-1].cell_length + part.cell_length + 2 > width:
            lines.append(Content(""))
        lines[-1] = Content.assemble(lines[-1], "  " if lines[-1].plain else "", part)
    return list(lines)


def _words(state: WorksheetState, who: str, row: Row, width: int) -> list[Content | str]:
    """What was said beside the level; a column that does not fit stands here."""
    found = []
    for column in state.columns:
        value = state.value(row, who, column)
        if value and column.type in WORDS and not state.closed(row, who, column):
            found.append(f"{column.name}: {in_full(column, value, state.context)}")
    if state.in_groups and who == PLENARY:
        found += _of_the_groups(state, row)
    return [Content.styled(fit(safe(line), width), MUTED) for line in found]


def _of_the_groups(state: WorksheetState, row: Row) -> Iterator[str]:
    """From whom the plenary has it; where it has nothing yet, what each group says; dissent."""
    for one in dissents_on(state, row):
        yield f"Berbeda, {state.name(one.group)}: {one.sentence}"
    for column in state.columns:
        if origin := origin_words(state, row, column):
            yield f"{column.name} dari {origin}"
        elif not state.value(row, PLENARY, column):
            given = given_in(state, row, column)
            said = ", ".join(f"{g.name} {brief(column, g.value, state.context)}" for g in given)
            if said:
                yield f"{column.name}: {said}"

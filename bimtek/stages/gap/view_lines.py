"""How the pillar page is drawn: the strip of pillars, its lines, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from bimtek.journal.records import DESTROYED
from bimtek.stages.gap.cells import Cells, shown, unit_of
from bimtek.stages.gap.records import Direction, Gap
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.script import Criterion, Pillar, Subdimension
from bimtek.ui.columns import Column, fit, laid_out, widths, wrapped
from bimtek.ui.lines import GUTTER, Line

COLUMNS: Final = (
    Column(18, flex=12),
    Column(8, flex=1),
    Column(0, align="right"),
    Column(6, align="right"),
    Column(5, align="right"),
    Column(5, align="right", drop=1),
    Column(5, drop=2),
    Column(8),
    Column(3),
)
"""Title, OPD, then, now, target, gap, causes, status, initials.

What stood there at the tahap before has a column only where anything did.
"""
THEN: Final = 2
BEHIND_NUMBERS: Final = 7
"""The first column that an answer is not told in: its status."""

LONGEST_NUMBER: Final = 16
"""Cells that a number gets at most; a longer one is read below the list."""

TOO_LONG: Final = "↓ di bawah"

HEADS: Final = ("OPD", "dulu", "kini", "sas.", "beda", "seb.", "status", "")

LONGEST_NAME: Final = 16
"""Letters of a pillar's name in the strip, where there is room."""

MUTED: Final = "$text-muted"

KEYS_WIDTH: Final = 28
"""Cells beside the criteria that say which keys there are."""


UNIT_WIDTH: Final = 9
"""Cells of a unit on the page, at most; the whole of it stands below."""


def title_of(row: Row, width: int) -> str:
    """What the first column says: the title once; its unit and direction stay in sight."""
    if not row.leads:
        return ""
    if row.is_level:
        return fit(f"{row.code} {row.title}", width)
    most = min(UNIT_WIDTH, width // 3)
    unit = row.unit if len(row.unit) <= most else fit(row.unit, most)
    better = "▼" if row.direction is Direction.DOWN else ""
    behind = f" ({' '.join(filter(None, (unit, better)))})" if unit or better else ""
    name = f"  {row.place} {row.title}"
    return fit(name, min(len(name), max(0, width - len(behind)))) + behind


def columns_for(drawn: Iterable[Cells], then: Iterable[str] = ()) -> tuple[Column, ...]:
    """The columns of a page: those of now, target and gap hold the longest number whole.

    Args:
        then: what stood in each row before; without any the page has no column for it.
    """
    before = max(map(cell_len, then), default=0)
    longest = [0, 0, 0]
    for cells in drawn:
        texts = _numbers_of(cells) if cells.now != DESTROYED else ()
        for nth, text in enumerate(texts):
            longest[nth] = max(longest[nth], cell_len(text))
    numbers = (
        column._replace(width=max(column.width, cells))
        for column, cells in zip(COLUMNS[3:6], longest, strict=True)
    )
    earlier = COLUMNS[THEN]._replace(width=min(LONGEST_NUMBER, max(5, before)) if before else 0)
    return (*COLUMNS[:THEN], earlier, *numbers, *COLUMNS[6:])


def _numbers_of(cells: Cells) -> tuple[str, ...]:
    """What stands in the columns of numbers; a part of a number would be another number."""
    texts = (cells.now, cells.target, cells.gap)
    return tuple(text if cell_len(text) <= LONGEST_NUMBER else TOO_LONG for text in texts)


def line_of(
    row: Row,
    label: str,
    cells: Cells,
    margin: str,
    *,
    closed: bool,
    columns: Sequence[Column],
    width: int,
    then: str = "",
) -> Line:
    """One line of the page; what stood there before is dim, for it is no answer."""
    title: str | Content = title_of(row, widths(columns, width - GUTTER)[0])
    if row.is_level and row.leads:
        title = Content.styled(str(title), "bold")
    muted = cells.status in ("tugas", "absen")
    status: str | Content = ("~" if closed else "") + cells.status
    status = Content.styled(str(status), MUTED) if muted else status
    if cells.now == DESTROYED:
        parts = (title, label, Content.styled(DESTROYED, MUTED), status, margin)
        merged = (*columns[:THEN], Column(0), *columns[BEHIND_NUMBERS:])
        return Line(row.key, (laid_out(parts, merged, _merged(columns, width)),))
    now, wanted, gap = _numbers_of(cells)
    target = Content.styled(wanted, MUTED) if cells.proposed else wanted
    before = Content.styled(then, MUTED)
    return Line(row.key, (title, label, before, now, target, gap, cells.causes, status, margin))


def _merged(columns: Sequence[Column], width: int) -> tuple[int, ...]:
    """Everything between OPD and status as one, where an answer was destroyed."""
    cells = widths(columns, width - GUTTER)
    between = [cell + 1 for cell in cells[THEN:BEHIND_NUMBERS] if cell]
    return (*cells[:THEN], sum(between) - 1, *cells[BEHIND_NUMBERS:])


def heading(levels: str, numbers: str, columns: Sequence[Column], width: int) -> Content:
    """The names of the columns, with how many levels and numbers are answered in front."""
    room = widths(columns, width - GUTTER)
    counts = f"level {levels}  angka {numbers}"
    cells = (counts if len(counts) <= room[0] else f"level {levels}", *HEADS)
    line = laid_out(cells, columns, room)
    return Content.assemble(" " * GUTTER, line).stylize("bold")


def cell_at(columns: Sequence[Column], width: int, which: int) -> tuple[int, int]:
    """Where a column begins on a line of the page, and how wide it is.

    Args:
        which: its place in `COLUMNS`.
    """
    cells = widths(columns, width - GUTTER)
    before = sum(cell + 1 for cell in cells[:which] if cell)
    return GUTTER + before, cells[which]


def strip(pillars: Sequence[tuple[Pillar, str, bool]], current: str, width: int) -> Content:
    """The pillars in the fullest words that fit, with their progress where there is room for it.

    Args:
        pillars: as the hall takes them, each with its progress and whether its levels are all
            agreed.
        current: id of the pillar on the page.
        width: cells there are.
    """
    for letters, numbers in ((LONGEST_NAME, True), (LONGEST_NAME, False), (8, False), (5, False)):
        parts = [_name(*one, current, letters, numbers=numbers) for one in pillars]
        line = Content("  ").join(parts)
        if line.cell_length <= width - 1:
            break
    return fit(Content.assemble(" ", line), width)


def _name(
    pillar: Pillar, progress: str, agreed: bool, current: str, letters: int, *, numbers: bool
) -> Content:
    words = pillar.title.split()
    name = words[-1] if len(words) > 1 else pillar.title
    counts = (f" {progress}" if numbers else "") + ("✓" if agreed else "")
    if pillar.id == current:
        return Content.styled(f"▸{pillar.number} {name.upper()}{counts}", "bold")
    return Content.styled(f"{pillar.number} {short_name(name, letters)}{counts}", MUTED)


def short_name(name: str, letters: int) -> str:
    """`Environment` in 8 letters: `Enviro.`; a word that can be read, never its first three."""
    if len(name) <= letters:
        return name
    return name[:letters] if letters < 7 else f"{name[: letters - 2]}."


def criteria(
    part: Subdimension | None, now: str, target: str, height: int, width: int
) -> list[Content]:
    """The criteria of a sub-dimension's levels, the present and the wanted one marked.

    Where not all fit, those two are kept in sight, then what lies between them; before they are
    chosen, the scale from end to end.
    """
    if part is None:
        return []
    marks = {target: "→", now: "▸"}
    chosen = list(part.criteria)
    if len(chosen) > height:
        wanted = [one for one in chosen if str(one.level) in marks]
        chosen = sorted(_nearest(chosen, wanted)[:height] if wanted else _spread(chosen, height))
    lines = []
    for one in chosen:
        mark = marks.get(str(one.level), " ")
        text = fit(f"{mark}{one.level} {one.text}", width)
        lines.append(Content.styled(text, "bold" if mark != " " else ""))
    return lines


def _nearest(known: Sequence[Criterion], wanted: Sequence[Criterion]) -> list[Criterion]:
    """The wanted ones, what lies between them, and the rest."""
    least, most = wanted[0].level, wanted[-1].level
    return [
        *wanted,
        *(one for one in known if least < one.level < most and one not in wanted),
        *(one for one in known if not least <= one.level <= most),
    ]


def _spread(known: Sequence[Criterion], count: int) -> list[Criterion]:
    return [known[nth * (len(known) - 1) // max(1, count - 1)] for nth in range(count)]


def number_facts(row: Row, gap: Gap, part: Subdimension | None, city: Gap, width: int,
                 height: int) -> list[Content]:  # fmt: skip
    """What stands below a number's line: its whole name and values, and the level's criteria."""
    unit = unit_of(row)
    answer = gap.answer
    name = wrapped(f"{row.code} {row.title}" + (f" ({unit})" if unit else ""), width)
    years = [f" ({year})" if year else "" for year in (answer.year, answer.target_year)]
    values = f"kini {shown(answer.now)}{years[0]}  sasaran {shown(answer.target)}{years[1]}"
    source = f"  {answer.source}" if answer.source else ""
    lines = [Content(fit(line, width)) for line in (*name[:2], values + source)]
    lines += criteria(part, city.answer.now, city.answer.target, 2, width)
    if said := gap.cause or gap.condition:
        lines.append(Content.styled(fit(said, width), MUTED))
    return lines[:height]


def facts_width(width: int) -> int:
    """Cells for what stands below the page, beside the keys where there is room for both."""
    return width - KEYS_WIDTH - 3 if width >= KEYS_WIDTH + 46 else width - 1


def beside(left: Sequence[Content], keys: Sequence[str], height: int, width: int) -> list[Content]:
    """Facts at the left, keys at the right where there is room for them."""
    room = facts_width(width)
    lines = []
    for nth in range(height):
        text = fit(left[nth] if nth < len(left) else Content(""), room)
        if room < width - 1:
            key = keys[nth] if nth < len(keys) else ""
            text = Content.assemble(text, "  ", (fit(key, KEYS_WIDTH), MUTED))
        lines.append(Content.assemble(" ", text))
    return lines

"""What the operator reads on the page of a clause: plain functions that lay out lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from bimtek.locale.dates import clock
from bimtek.stages.decree.view_rows import quoted
from bimtek.ui.columns import fit, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bimtek.hall.records import Note
    from bimtek.journal.records import Seen
    from bimtek.stages.decree.reading import Abbreviation, Asked
    from bimtek.stages.decree.script import Clause
    from bimtek.stages.decree.state import DecreeState

TITLE_COLUMN = 12
NARROW = 64
STATUS = 13
WHO = 15
MARKS = {"read": "✓", "here": "▶", "waiting": "○"}


def header(left: str, right: str, hint: str, width: int) -> Content:
    """A line whose right part always stands; the left one gives way."""
    tail = f"{right}   {hint} " if hint else f"{right} "
    room = width - cell_len(tail) - 3
    if room < 8:
        return Content(fit(f" {right}", width))
    return Content.assemble(f" {fit(left, room)} ", " ", Content.styled(tail, "bold"))


def strip(items: Sequence[tuple[str, str]], at: int, width: int) -> Content:
    """Marks and titles in one line, as many around `at` as fit.

    Args:
        items: mark and title.
        at: index of the one where the operator is.
    """
    texts = [f"{mark} {title}" for mark, title in items]
    first = last = at
    used = cell_len(texts[at]) + 6
    while True:
        before, behind = first - 1, last + 1
        grown = False
        if behind < len(texts) and used + cell_len(texts[behind]) + 3 <= width:
            last, used, grown = behind, used + cell_len(texts[behind]) + 3, True
        if before >= 0 and used + cell_len(texts[before]) + 3 <= width:
            first, used, grown = before, used + cell_len(texts[before]) + 3, True
        if not grown:
            break
    shown = [
        Content.styled(texts[place], "bold reverse" if place == at else "")
        for place in range(first, last + 1)
    ]
    return Content.assemble(
        " … " if first > 0 else " ",
        Content("   ").join(shown),
        " …" if last < len(texts) - 1 else "",
    )


def clause_lines(clause: Clause, read: str, width: int) -> list[Content]:
    """The words of a clause beside its title and the time at which it was read.

    Args:
        clause: title, text and points.
        read: `✓ 10.03`, or nothing.
        width: cells of a line.
    """
    narrow = width < NARROW or cell_len(clause.title) > TITLE_COLUMN
    indent = 3 if narrow else TITLE_COLUMN + 4
    body = [
        line
        for paragraph in (clause.text, *clause.points)
        for line in _hanging(paragraph, width - indent - 1)
    ]
    if narrow:
        title = Content.styled(f"   {clause.title}", "bold")
        lines = [Content.assemble(title, f"   {read}" if read else "")]
        return lines + [Content(" " * indent + line) for line in body]
    left = [Content.styled(fit(clause.title, TITLE_COLUMN), "bold"), *_left(read)]
    height = max(len(left), len(body))
    blank = Content(" " * TITLE_COLUMN)
    left += [blank] * (height - len(left))
    body += [""] * (height - len(body))
    return [
        Content.assemble("   ", title, " ", text) for title, text in zip(left, body, strict=True)
    ]


def _left(read: str) -> list[Content]:
    return [Content(fit(read, TITLE_COLUMN))] if read else []


def _hanging(paragraph: str, width: int) -> Iterator[str]:
    """A paragraph wrapped; what begins with `a.` or `1.` hangs under its own words."""
    if not paragraph:
        return
    mark, _, rest = paragraph.partition(" ")
    hangs = bool(rest) and len(mark) <= 3 and mark[-1:] in ".)"
    indent = len(mark) + 1 if hangs else 0
    for number, line in enumerate(wrapped(rest if hangs else paragraph, max(10, width - indent))):
        yield (f"{mark} " if number == 0 else " " * indent) + line if hangs else line


def spelled(found: Sequence[Abbreviation], width: int, most: int = 2) -> list[str]:
    """`(dibacakan “de-el-ha” = Dinas Lingkungan Hidup)`, at most so many lines."""
    parts = [
        f"{item.short} “{item.said}” = {item.name}" if item.said else f"{item.short} = {item.name}"
        for item in found
    ]
    if not parts:
        return []
    lines = wrapped(f"(dibaca: {'; '.join(parts)})", max(20, width - 4))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …)"]
    return [f"   {line}" for line in lines]


def question_lines(state: DecreeState, asked: Sequence[Asked], width: int) -> list[Content]:
    """Questions with their answers, each with its time and whose it is."""
    lines: list[Content] = []
    for item in asked:
        status = "terjawab" if item.answered else "belum dijawab"
        lines.append(_spoken(state, item.question, "?", status, width))
        lines += [_spoken(state, answer, "=", "", width) for answer in item.answers]
    return lines


def _spoken(state: DecreeState, seen: Seen[Note], mark: str, status: str, width: int) -> Content:
    note = seen.value
    at = _clock(state.said_at(seen))
    who = state.who(note) or "(siapa?)"
    room = width - len("   00.00  ? ") - WHO - 1 - STATUS - 2
    closed = "~ " if note.closed else ""
    style = "bold" if status == "belum dijawab" else ""
    return Content.assemble(
        f"   {at:5}  {mark} {fit(who, WHO)} ",
        fit(f"{closed}{quoted(note.text)}", max(8, room)),
        " ",
        Content.styled(fit(status, STATUS, "right"), style),
    )


def _clock(moment: datetime | None) -> str:
    return clock(moment) if moment else ""


def hints(pairs: Sequence[tuple[str, str]], width: int, most: int = 2) -> Content:
    """Keys and what they do, as many as fit into so many lines."""
    lines: list[list[Content]] = [[]]
    used = 2
    for key, does in pairs:
        piece = Content.assemble(Content.styled(key, "bold"), f" {does}")
        if used + piece.cell_length + 3 > width and lines[-1]:
            if len(lines) == most:
                break
            lines.append([])
            used = 2
        lines[-1].append(piece)
        used += piece.cell_length + 3
    return Content("\n").join(Content.assemble("   ", Content("   ").join(line)) for line in lines)

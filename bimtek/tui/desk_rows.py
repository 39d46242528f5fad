"""The lines of the editing desk as rows of a list. Plain functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content

from bimtek.hall.agreed import RESULTS
from bimtek.hall.records import Label
from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock, short_date
from bimtek.tui.note_rows import SIGNS, who
from bimtek.ui.columns import Column, fit, widths, wrapped
from bimtek.ui.lines import GUTTER, Line

if TYPE_CHECKING:
    from bimtek.hall.desk_lines import Count, DeskLine
    from bimtek.hall.mentions import Known
    from bimtek.hall.records import Note, StageSummary

COLUMNS: Final = (Column(5), Column(1), Column(16, drop=2), Column(20, flex=1))
SUMMARY, CONCLUSION = "=ringkasan", "=kesimpulan"
"""Keys of the two lines that are about the acara as a whole."""
MOST_ROWS: Final = 3
"""Of one line in the list; all of it stands below."""
NOBODY = "(siapa?)"
RIGHT: Final = 5
"""Cells that are kept for what stands at the right edge."""


def head_of(count: Count, doubts: int) -> Content:
    """How far the lines of the acara are; its title stands in the header.

    Args:
        doubts: words that may be a name in another spelling.
    """
    nobody = f"  ▲{count.of_nobody}" if count.of_nobody else ""
    spelling = f"  ejaan {doubts} (e)" if doubts else ""
    return Content.assemble((" MEJA SUNTING", "bold"), f"   {count.words}{nobody}{spelling}")


def rows(
    lines: Sequence[DeskLine],
    summary: StageSummary,
    known: Known,
    width: int,
    doubtful: Mapping[str, Collection[str]],
) -> list[Line]:
    """All rows of an acara.

    Args:
        width: cells of the list.
        doubtful: note → words in it that may be a name in another spelling.
    """
    room = max(10, widths(COLUMNS, width - GUTTER)[-1] - RIGHT)
    found = [row for line in lines for row in _rows(line, known, room, doubtful)]
    if not lines:
        found.append(Line("", ("Acara ini tidak punya catatan. ] acara berikut.",), False))
    found.append(Line(" ", ("",), selectable=False))
    for key, name, text, where in (
        (SUMMARY, "Ringkasan", summary.summary, "tercetak di awal bagian acara ini"),
        (CONCLUSION, "Kesimpulan", summary.conclusion, "tercetak di akhir bagian acara ini"),
    ):
        words = [*_cut(text, room)] if text else [Content.styled(f"({where})", "$text-muted")]
        found += _spread(key, ("", "", name), words)
    return found


def _rows(
    line: DeskLine, known: Known, room: int, doubtful: Mapping[str, Collection[str]]
) -> Iterator[Line]:
    note = line.seen.value
    style = "" if line.is_printed and not line.is_destroyed else "$text-muted"
    before = ("  " * line.depth) + ("↳ " if line.head else "")
    parts = _words(line, room - len(before), doubtful.get(line.seen.record, ()))
    words = [
        Content.assemble(" " * len(before) if number else before, part)
        for number, part in enumerate(parts)
    ]
    first = (
        clock(note.said) if note.said else "–",
        Content.styled(SIGNS[note.label], "bold"),
        _who(line, known),
    )
    right = "≠ b" if line.seen.conflicts else ""
    yield from _spread(line.seen.record, first, words, style, right)


def _spread(
    key: str,
    first: tuple[str | Content, ...],
    words: Sequence[str | Content],
    style: str = "",
    right: str = "",
) -> Iterator[Line]:
    """A line, and the rows on which its words go on."""
    head, *more = words or [""]
    yield Line(key, (*first, head), style=style, right=right)
    for number, part in enumerate(more, 1):
        yield Line(f"{key} {number}", ("", "", "", part), selectable=False, style=style)


def _who(line: DeskLine, known: Known) -> str | Content:
    if line.of_nobody:
        return Content.styled(f"▲ {NOBODY}", "$text-warning")
    return "" if line.head and not _speaks(line.seen.value) else whose(line.seen.value, known)


def _speaks(note: Note) -> bool:
    return bool(note.speaker or note.opd)


def whose(note: Note, known: Known) -> str:
    """`Dinkes, Kepala`: whose words a line holds."""
    speaker = known.people.get(note.speaker)
    if speaker is None:
        said = who(note, known)
        return said or ("rapat" if note.label in RESULTS else "")
    named = speaker.post or speaker.name
    office = known.offices.name(speaker.opd) if speaker.opd else speaker.agency
    return ", ".join(filter(None, (office, named)))


def _words(line: DeskLine, room: int, doubtful: Collection[str]) -> list[Content]:
    note = line.seen.value
    if line.closed:
        return [Content("[tertutup: tidak diedarkan]")]
    if line.is_destroyed:
        return [Content(DESTROYED)]
    if line.dropped:
        return [Content(part) for part in _cut(f"[dilepas] {note.printed}", room, 1)]
    told = line.edited and not note.sentence  # by the sentence of the line above
    mark = "✎ " if note.sentence else "· " if told else ""
    due = ""
    if note.label is Label.ACTION:
        due = f" · s.d. {short_date(note.due)}" if note.due else " · tanpa tenggat"
    parts = _cut(f"{mark}{note.printed}{due}", room)
    return [_underlined(part, doubtful) for part in parts]


def _cut(text: str, room: int, most: int = MOST_ROWS) -> list[str]:
    parts = wrapped(text, max(8, room))
    if len(parts) <= most:
        return parts
    return [*parts[: most - 1], fit(f"{parts[most - 1]} …", max(8, room)).rstrip()]


def _underlined(text: str, doubtful: Collection[str]) -> Content:
    """The text with the doubtful words in it underlined."""
    content = Content(text)
    for word in doubtful:
        for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
            content = content.stylize("underline", found.start(), found.end())
    return content

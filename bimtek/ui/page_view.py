"""Draws one page of the projector in whatever room there is, from 54 × 16 upwards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD
from textual.timer import Timer
from textual.widget import Widget

from bimtek.page import Page, PageLine
from bimtek.ui.columns import fit, safe, wrapped

TURN_SECONDS = 12.0
"""How long one part of a page stands that is longer than its room."""
TIME = re.compile(r"\+?\d{1,2}([:.]\d\d){1,2}")


class LaidOut(NamedTuple):
    """A page in its room."""

    rows: tuple[Content, ...]
    parts: int
    """How many times the room it needs."""


def laid_out(page: Page, clock: str, width: int, height: int, turn: int = 0) -> LaidOut:
    """A page in rows of exactly this width.

    Args:
        clock: the hall's clock.
        turn: which part, where the page is longer than its room; counted on without end.
    """
    margin = 1 if width < 70 else 3
    inner = width - 2 * margin
    head = [_head(page, clock, inner), Content("")]
    feet = bool(page.done) + bool(page.foot)
    room = max(1, height - len(head) - max(1, feet) - 1)
    if page.centered:
        body = list(_centered(page.lines, inner))
    else:
        body = _spread(list(_flowing(page, inner)), room)
    parts = max(1, -(-len(body) // room))
    shown = body[turn % parts * room :][:room]
    above = (room - len(shown)) // 2 if page.centered else 0
    rows = [*head, *[Content("")] * above, *shown]
    below = _feet(page, inner, turn % parts, parts)
    rows += [Content("")] * (height - len(rows) - len(below))
    padded = (row.pad_left(margin) for row in (*rows, *below))
    return LaidOut(tuple(fit(row, width) for row in padded)[:height], parts)


def _head(page: Page, clock: str, width: int) -> Content:
    corner = "   ".join(filter(None, (safe(page.corner), clock)))
    room = max(0, width - cell_len(corner) - 2)
    title = fit(Content.styled(safe(page.title), "bold"), room)
    return Content.assemble(title, "  ", corner)


def _feet(page: Page, width: int, part: int, parts: int) -> list[Content]:
    count = f"{part + 1} dari {parts}" if parts > 1 else ""
    feet = []
    if page.done:
        feet.append(_bar(*page.done, width))
    if page.foot or count:
        foot = fit(safe(page.foot), max(0, width - cell_len(count) - 1))
        feet.append(Content(f"{foot} {count}"))
    return feet


def _bar(done: int, of: int, width: int) -> Content:
    words = f"  {done} dari {of}"
    room = max(4, width - len(words))
    full = min(room, room * done // of) if of else 0
    return Content("▓" * full + "░" * (room - full) + words)


def _flowing(page: Page, width: int) -> Iterator[list[Content]]:
    """Line by line, each as its rows; short ones beside each other, if the page says so."""
    marks = max((cell_len(safe(line.mark)) for line in page.lines), default=0)
    beside: list[PageLine] = []
    for line in page.lines:
        if page.columns > 1 and line.text and not line.strong and not line.right:
            beside.append(line)
            continue
        yield from _beside(beside, width)
        beside = []
        yield list(_broken(line, marks, width))
    yield from _beside(beside, width)


def _beside(lines: Sequence[PageLine], width: int) -> Iterator[list[Content]]:
    if not lines:
        return
    words = [safe(f"{line.mark} {line.text}".strip()) for line in lines]
    cells = max(cell_len(word) for word in words) + 3
    count = max(1, (width + 3) // cells)
    for start in range(0, len(words), count):
        row = "".join(fit(word, cells) for word in words[start : start + count])
        yield [Content(row.rstrip())]


def _spread(lines: list[list[Content]], room: int) -> list[Content]:
    """The rows, with air between the lines where there is plenty: the back row reads it better."""
    rows = [row for line in lines for row in line]
    airy = any(not row.plain.strip() for row in rows)
    if airy or len(rows) + len(lines) - 1 > room:
        return rows
    return [row for line in lines for row in (*line, Content(""))][:-1]


def _broken(line: PageLine, marks: int, width: int) -> Iterator[Content]:
    indent = marks + 1 if line.mark else 0
    right = f"  {safe(line.right)}" if line.right else ""
    style = "bold" if line.strong else ""
    room = max(8, width - indent - cell_len(right))
    for place, words in enumerate(wrapped(line.text, room)):
        mark = fit(safe(line.mark), marks) + " " if indent and not place else " " * indent
        text = Content.styled(fit(words, room), style)
        yield Content.assemble((mark, style), text, right if not place else "")


def _centered(lines: Sequence[PageLine], width: int) -> Iterator[Content]:
    for line in lines:
        if line.strong and TIME.fullmatch(line.text) and width >= 4 * len(line.text):
            yield from (_middle(Content.styled(row, "bold"), width) for row in _big(line.text))
            continue
        for words in wrapped(line.text, width):
            yield _middle(Content.styled(words, "bold" if line.strong else ""), width)


def _middle(content: Content, width: int) -> Content:
    return content.pad_left(max(0, (width - content.cell_length) // 2))


def _big(text: str) -> list[str]:
    """A time in digits of three rows."""
    rows = ["", "", ""]
    for char in text.replace(".", ":"):
        glyph = DIGITS3X3_BOLD[DIGITS.index(char) * 3 :][:3]
        cells = max(len(row) for row in glyph)
        rows = [f"{row}{piece.ljust(cells)} " for row, piece in zip(rows, glyph, strict=True)]
    return rows


class PageView(Widget):
    """One page; a long one turns by itself."""

    DEFAULT_CSS = """
    PageView { width: 1fr; height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._page = Page()
        self._clock = ""
        self._turn = 0
        self._timer: Timer | None = None

    @property
    def page(self) -> Page:
        """The page that stands there."""
        return self._page

    def on_mount(self) -> None:
        self._timer = self.set_interval(TURN_SECONDS, self.turn)

    def show(self, page: Page, clock: str) -> None:
        """Show this page; nothing is drawn where nothing changed."""
        if page == self._page and clock == self._clock:
            return
        if page.title != self._page.title:
            self._turn = 0
            if self._timer is not None:
                self._timer.reset()
        self._page, self._clock = page, clock
        self.refresh()

    def turn(self) -> None:
        """On to the next part."""
        self._turn += 1
        self.refresh()

    def render(self) -> Content:
        width, height = self.size
        found = laid_out(self._page, self._clock, width, height, self._turn)
        return Content("\n").join(found.rows)

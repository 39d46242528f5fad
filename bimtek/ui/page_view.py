"""Draws one page of the projector in whatever room there is, from 54 × 16 upwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD
from textual.timer import Timer
from textual.widget import Widget

from bimtek.page import Page, PageLine
from bimtek.ui.columns import fit, safe, wrapped

TURN_SECONDS = 12.0
"""How long one part of a page stands that is longer than its room."""
LEAST_TITLE = 12
"""Cells beside the times from which a title is broken rather than cut."""
COUNT = len(" hlm. 10 dari 10")


class LaidOut(NamedTuple):
    """A page in its room."""

    rows: tuple[Content, ...]
    parts: int
    """How many times the room it needs."""


def laid_out(
    page: Page, clock: str, width: int, height: int, turn: int = 0, hint: str = ""
) -> LaidOut:
    """A page in rows of exactly this width.

    Args:
        clock: the hall's clock.
        turn: which part, where the page is longer than its room; counted on without end.
        hint: stands dim in the row above the foot that is always free, so that nothing moves.
    """
    margin = margin_of(width)
    inner = width - 2 * margin
    head = [*_head(page, clock, inner), Content("")]
    room = max(1, height - len(head) - max(1, len(_feet(page, inner, ""))) - 1)
    parts = _in_parts(page, inner, room)
    part = turn % len(parts)
    shown = parts[part]
    above = (room - len(shown)) // 2 if page.centered else 0
    rows = [*head, *[Content("")] * above, *shown]
    below = _feet(page, inner, f"hlm. {part + 1} dari {len(parts)}" if parts[1:] else "")
    free = [Content("")] * (height - len(rows) - len(below))
    if free:
        free[-1] = Content.styled(hint, "$text-muted")
    rows += free
    padded = (row.pad_left(margin) for row in (*rows, *below))
    return LaidOut(tuple(fit(row, width) for row in padded)[:height], len(parts))


def margin_of(width: int) -> int:
    """Cells that stay free at either side of a page."""
    return 1 if width < 70 else 3


class _Heading(list[Content]):
    """The rows of a line that what follows hangs on."""


def _in_parts(page: Page, width: int, room: int) -> list[list[Content]]:
    if page.centered:
        return _parts([list(_centered(page.lines, width))], room)
    lines = list(_flowing(page, width))
    parts = _parts(_spread(lines, room), room)
    if parts[1:]:
        lines = list(_with_headings(lines))
        parts = _parts(lines, room)
    if not page.again or not parts[1:]:
        return parts
    again = fit(Content.styled(safe(page.again), "bold"), width)
    first, *others = _parts(lines, room, room - 1)
    return [first, *([again, *part] for part in others)]


def _head(page: Page, clock: str, width: int) -> list[Content]:
    """The title beside the times; a long one goes on below them."""
    corner = "   ".join(filter(None, (safe(page.corner), clock)))
    room = max(0, width - cell_len(corner) - 2)
    title = safe(page.title)
    below = ""
    if cell_len(title) > room and room >= LEAST_TITLE:
        title = wrapped(title, room)[0]
        below = safe(page.title).strip()[len(title) :].strip()
    first = Content.assemble(fit(Content.styled(title, "bold"), room), "  ", corner)
    return [first, *([fit(Content.styled(below, "bold"), width)] if below else ())]


def _feet(page: Page, width: int, count: str) -> list[Content]:
    """The bar, and the words below it in one row, in two where they are longer.

    Args:
        count: which part of how many, at the right.
    """
    feet = []
    if page.done:
        feet.append(_bar(*page.done, page.counts, width))
    if page.foot or count:
        room = max(1, width - COUNT)
        foot = [safe(page.foot)]
        if cell_len(foot[0]) > (room if count else width):
            foot = _in_two(safe(page.foot), room)
        for last, words in zip((*[False] * (len(foot) - 1), True), foot, strict=True):
            told = count if last else ""
            feet.append(Content(f"{fit(words, max(0, width - cell_len(told) - 1))} {told}"))
    return feet


def _in_two(words: str, room: int) -> list[str]:
    """Two rows, broken between phrases, which stand two spaces apart; else between words."""
    phrases = words.split("  ")
    first = phrases[0]
    while (rest := phrases[1:]) and cell_len(f"{first}  {rest[0]}") <= room:
        first, phrases = f"{first}  {rest[0]}", rest
    if cell_len(first) > room:
        first = wrapped(first, room)[0]
    below = words[len(first) :].strip()
    return [first, below] if below else [first]


def _parts(lines: Sequence[list[Content]], room: int, later: int = 0) -> list[list[Content]]:
    """The rows in parts that fit; a line is broken between two of them only where it must be.

    Args:
        later: rows of every part but the first; 0: as many as of the first.
    """
    parts: list[list[Content]] = [[]]

    def left() -> int:
        return (later or room if parts[1:] else room) - len(parts[-1])

    for rows in lines:
        if parts[-1] and len(rows) > left():
            parts.append([])
        for row in rows:
            if not left():
                parts.append([])
            if parts[-1] or row.plain.strip() or len(lines) == 1:
                parts[-1].append(row)
    return parts if parts[-1] or not parts[1:] else parts[:-1]


def _bar(done: int, of: int, counts: str, width: int) -> Content:
    words = f"  {done} dari {of} {safe(counts)}".rstrip()
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
        rows = _broken(line, marks, width)
        yield _Heading(rows) if line.strong else list(rows)
    yield from _beside(beside, width)


def _with_headings(lines: Iterable[list[Content]]) -> Iterator[list[Content]]:
    """The lines, a heading together with the line below it: at the end of a part it is no use."""
    heading: list[Content] = []
    for line in lines:
        if isinstance(line, _Heading):
            if heading:
                yield heading
            heading = line
            continue
        yield [*heading, *line]
        heading = []
    if heading:
        yield heading


def _beside(lines: Sequence[PageLine], width: int) -> Iterator[list[Content]]:
    if not lines:
        return
    words = [safe(f"{line.mark} {line.text}".strip()) for line in lines]
    short = [cell_len(word) for word in words if 2 * cell_len(word) + 3 <= width]
    cells = max(short, default=width) + 3
    count = max(1, (width + 3) // cells)
    row: list[str] = []
    for word in words:
        if cell_len(word) + 3 > cells or len(row) == count:
            yield from _in_a_row(row, cells)
            row = []
        if cell_len(word) + 3 > cells:
            yield _hanging(word, width)
        else:
            row.append(word)
    yield from _in_a_row(row, cells)


def _in_a_row(words: Sequence[str], cells: int) -> Iterator[list[Content]]:
    if words:
        yield [Content("".join(fit(word, cells) for word in words).rstrip())]


def _hanging(word: str, width: int) -> list[Content]:
    """A long name in a row of its own, whole."""
    rows = wrapped(word, max(8, width - 2))
    return [Content(f"{'  ' if place else ''}{row}") for place, row in enumerate(rows)]


def _spread(lines: list[list[Content]], room: int) -> list[list[Content]]:
    """The lines, with air between them where there is plenty: the back row reads it better."""
    rows = [row for line in lines for row in line]
    airy = any(not row.plain.strip() for row in rows)
    if airy or len(rows) + len(lines) - 1 > room:
        return lines
    return [*([*line, Content("")] for line in lines[:-1]), *lines[-1:]]


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
        if line.is_time and width >= 4 * len(line.text):
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

    hint: reactive[str] = reactive("")
    """What the keys mean, for whoever presses them; the hall has no use for it."""

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
        found = laid_out(self._page, self._clock, width, height, self._turn, self.hint)
        return Content("\n").join(found.rows)

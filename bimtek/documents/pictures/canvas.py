"""A sheet to draw on: lines, areas and words as SVG. The one place where they are escaped. Pure.

No pattern and no style has a name: several pictures stand in one HTML file. Everything is black on
white; what differs, differs by hatching and by the number that stands in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from html import escape
from typing import Final, NamedTuple

WIDTH: Final = 660
"""Units between the margins of A4; 40 are a centimetre."""
TALLEST: Final = 860
"""Units that a picture is high at most; what is more stands in another one."""
SIZE, SMALL = 12.0, 10.0
"""Units of letters: about 8.5 and 7 points on A4."""
LINE: Final = 1.2
"""Lines of letters are that many times as far apart as they are high."""
FONTS: Final = (
    "Arial, 'Liberation Sans', 'Noto Emoji', 'DejaVu Sans', 'WenQuanYi Micro Hei', sans-serif"
)
INK, FAINT = "#111", "#999"
NARROW, WIDE = frozenset("fijlrtI.,:;'|!()[]/-· "), frozenset("mwMW@%—→■")
MORE: Final = "…"
LONGEST_END: Final = 10
"""Letters of the last word that stand behind `…`: names of offices differ there."""


class Shade(IntEnum):
    """How an area is filled, from nothing to all of it."""

    NONE = 0
    SPARSE = 1
    DENSE = 2
    SOLID = 3


APART: Final = {Shade.SPARSE: 7.0, Shade.DENSE: 3.2}
"""Units between the lines of a hatching."""


class Box(NamedTuple):
    """An area."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


class Picture(NamedTuple):
    """A finished one.

    Args:
        title: what it shows, as its caption says.
        told: its figures in words, for whoever does not see it.
        svg: the whole file.
    """

    title: str
    told: str
    height: float
    svg: str


def width_of(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Units that a line takes: an estimate, rather too wide than too narrow."""
    return sum(map(_letter, text)) * size * (1.06 if bold else 1.0)


def _letter(one: str) -> float:
    if one in NARROW:
        return 0.34
    if one in WIDE or ord(one) > 0x2E80:
        return 1.0
    return 0.72 if one.isupper() else 0.57


def wrapped(text: str, width: float, size: float = SIZE, most: int = 2) -> list[str]:
    """The text in lines; of what does not fit into so many of them the middle is left out."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [_shortened(line, width, size) for line in lines]


def _shortened(line: str, width: float, size: float) -> str:
    if width_of(line, size) <= width:
        return line
    end = line.split()[-1][-LONGEST_END:]
    room, kept = width - width_of(f"{MORE} {end}", size), 0
    for one in line:
        room -= width_of(one, size)
        if room < 0:
            break
        kept += 1
    return f"{line[:kept].rstrip()}{MORE} {end}"


class Canvas:
    """What was drawn so far."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = SIZE,
        anchor: str = "start",
        bold: bool = False,
        ink: str = INK,
    ) -> None:
        """One line on its base line; `anchor`: start, middle, end."""
        weight = ' font-weight="bold"' if bold else ""
        self._parts.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{anchor}"'
            f'{weight} fill="{ink}">{_escaped(text)}</text>'
        )

    def lines(
        self, x: float, y: float, texts: Sequence[str], *, size: float = SIZE, anchor: str = "start"
    ) -> None:
        """Several lines whose middle is at `y`."""
        top = y - (len(texts) - 1) * size * LINE / 2 + size * 0.36
        for at, text in enumerate(texts):
            self.words(x, top + at * size * LINE, text, size=size, anchor=anchor)

    def box(self, box: Box, *, fill: str = "none", ink: str = INK, dashed: bool = False) -> None:
        """A frame, filled or not."""
        dashes = ' stroke-dasharray="3 2.5"' if dashed else ""
        self._parts.append(
            f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}"'
            f' height="{_n(box.height)}" fill="{fill}" stroke="{ink}" stroke-width="0.8"{dashes}/>'
        )

    def plate(self, x: float, y: float, width: float, height: float) -> None:
        """A white ground around a number, with its middle there."""
        self._parts.append(
            f'<rect x="{_n(x - width / 2)}" y="{_n(y - height / 2)}" width="{_n(width)}"'
            f' height="{_n(height)}" rx="2" fill="#fff"/>'
        )

    def shade(self, box: Box, shade: Shade) -> None:
        """Fill an area."""
        if shade is Shade.SOLID:
            self.box(box, fill=INK)
            return
        apart = APART.get(shade)
        if apart is not None:
            path = "".join(
                f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" for x1, y1, x2, y2 in _hatching(box, apart)
            )
            self.path(path, width=1.1 if shade is Shade.DENSE else 0.8)
        self.box(box)

    def path(
        self,
        path: str,
        *,
        width: float = 1.0,
        ink: str = INK,
        fill: str = "none",
        dashed: bool = False,
    ) -> None:
        """Lines as SVG writes them."""
        dashes = ' stroke-dasharray="6 3"' if dashed else ""
        self._parts.append(
            f'<path d="{path}" fill="{fill}" stroke="{ink}" stroke-width="{_n(width)}"{dashes}/>'
        )

    def dot(self, x: float, y: float) -> None:
        """Where something is."""
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="3.6" fill="{INK}"/>')

    def diamond(self, x: float, y: float) -> None:
        """Where something is to come."""
        size = 4.6
        corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
        self.path(closed(corners), fill="#fff", width=1.4)

    def finished(self, title: str, told: str, height: float) -> Picture:
        """The picture."""
        parts = "\n".join(self._parts)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {_n(height)}"'
            f' width="{WIDTH}" height="{_n(height)}" font-family="{FONTS}">\n'
            f"<title>{_escaped(title)}</title>\n<desc>{_escaped(told)}</desc>\n{parts}\n</svg>\n"
        )
        return Picture(title, told, height, svg)


def open_line(points: Iterable[tuple[float, float]]) -> str:
    """A path from point to point."""
    return "".join(f"{'L' if at else 'M'}{_n(x)} {_n(y)}" for at, (x, y) in enumerate(points))


def closed(points: Iterable[tuple[float, float]]) -> str:
    """The same, back to its beginning."""
    return f"{open_line(points)}Z"


def _hatching(box: Box, apart: float) -> Iterator[tuple[float, float, float, float]]:
    """Lines from the lower left to the upper right, cut at the edges."""
    step = apart * math.sqrt(2)
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    # all areas share one raster, so that neighbours do not look like different patterns
    at = math.ceil((left + top) / step) * step
    while at < right + bottom:
        x1, x2 = max(left, at - bottom), min(right, at - top)
        if x1 < x2:
            yield x1, at - x1, x2, at - x2
        at += step


def _escaped(text: str) -> str:
    return escape("".join(one if one.isprintable() else " " for one in text))


def _n(value: float) -> str:
    """Two places at most, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"

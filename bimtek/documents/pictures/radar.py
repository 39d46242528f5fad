"""A radar: what is now and what is wanted, an axis each. Fewer than three are bars. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from bimtek.documents.pictures.canvas import (
    FAINT,
    LINE,
    SIZE,
    SMALL,
    WIDTH,
    Box,
    Canvas,
    Picture,
    Shade,
    closed,
    open_line,
    wrapped,
)

RADIUS, LABEL = 135.0, 165.0
CENTRE: Final = (WIDTH / 2, 200.0)
HEIGHT: Final = 430.0
BAR, BARS_LEFT = 46.0, 190.0
SCALE: Final = re.compile(r"skala (\d+)–(\d+)")
NOT_GIVEN: Final = "?"
LEAST_AXES: Final = 3
MOST_RINGS: Final = 10


class Axis(NamedTuple):
    """One axis; None: nobody answered."""

    name: str
    now: Decimal | None
    target: Decimal | None
    shown: tuple[str, str]
    """Both as the table has them."""


def draw(title: str, rows: Sequence[Sequence[str]]) -> tuple[Picture, ...]:
    """The radar.

    Args:
        title: says the scale (`skala 1–5`); else it goes to the greatest value.
        rows: name, now, target; a decimal comma; what is no number was not answered.
    """
    axes = [_axis(row) for row in rows]
    top = _top(title, axes)
    canvas = Canvas()
    if len(axes) < LEAST_AXES:
        height = _bars(canvas, axes, top)
    else:
        _radar(canvas, axes, top)
        height = HEIGHT
    _legend(canvas, height - 14)
    return (canvas.finished(title, _told(axes), height),)


def _axis(row: Sequence[str]) -> Axis:
    name, now, target = (*row, "", "")[:3]
    values = _number(now), _number(target)
    shown = (
        now if values[0] is not None else NOT_GIVEN,
        target if values[1] is not None else NOT_GIVEN,
    )
    return Axis(name, *values, shown)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def _top(title: str, axes: Sequence[Axis]) -> int:
    said = [one for axis in axes for one in (axis.now, axis.target) if one is not None]
    scale = SCALE.search(title)
    greatest = math.ceil(max(said, default=Decimal(1)))
    return max(1, int(scale[2]) if scale else 1, greatest)


def _told(axes: Sequence[Axis]) -> str:
    words = (f"{one.name}: kini {one.shown[0]}, sasaran {one.shown[1]}" for one in axes)
    return "; ".join(words).replace(NOT_GIVEN, "belum dijawab") + "."


def _radar(canvas: Canvas, axes: Sequence[Axis], top: int) -> None:
    for ring in range(1, top + 1) if top <= MOST_RINGS else (top,):
        corners = [_at(place, len(axes), ring / top) for place in range(len(axes))]
        canvas.path(closed(corners), ink=FAINT, width=0.7)
    for place in range(len(axes)):
        canvas.path(open_line([CENTRE, _at(place, len(axes), 1)]), ink=FAINT, width=0.7)
    _draw_values(canvas, [one.target for one in axes], top, dashed=True)
    _draw_values(canvas, [one.now for one in axes], top, dashed=False)
    for ring in range(1, top + 1) if top <= MOST_RINGS else (top,):
        x, y = _at(0, len(axes), ring / top)
        canvas.plate(x - 9, y, 9, 11)
        canvas.words(x - 9, y + 3.5, str(ring), size=SMALL, anchor="middle", ink="#555")
    for place, axis in enumerate(axes):
        _label(canvas, axis, place, len(axes))


def _at(place: int, of: int, part: float) -> tuple[float, float]:
    angle = 2 * math.pi * place / of - math.pi / 2
    return (
        CENTRE[0] + RADIUS * part * math.cos(angle),
        CENTRE[1] + RADIUS * part * math.sin(angle),
    )


def _draw_values(
    canvas: Canvas, values: Sequence[Decimal | None], top: int, *, dashed: bool
) -> None:
    """A line through what was answered, broken where nobody did."""
    points = [
        None if value is None else _at(place, len(values), float(value) / top)
        for place, value in enumerate(values)
    ]
    known = [point for point in points if point is not None]
    width = 1.4 if dashed else 2.4
    if len(known) == len(points):
        canvas.path(closed(known), width=width, dashed=dashed)
    else:
        for one, following in _neighbours(points):
            canvas.path(open_line([one, following]), width=width, dashed=dashed)
    for x, y in known:
        (canvas.diamond if dashed else canvas.dot)(x, y)


def _neighbours(
    points: Sequence[tuple[float, float] | None],
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    for one, following in zip(points, [*points[1:], *points[:1]], strict=True):
        if one is not None and following is not None:
            yield one, following


def _label(canvas: Canvas, axis: Axis, place: int, of: int) -> None:
    angle = 2 * math.pi * place / of - math.pi / 2
    x, y = CENTRE[0] + LABEL * math.cos(angle), CENTRE[1] + LABEL * math.sin(angle)
    sideways = math.cos(angle)
    anchor = "middle" if abs(sideways) < 0.2 else "start" if sideways > 0 else "end"
    room = {"middle": 300.0, "start": WIDTH - x - 4, "end": x - 4}[anchor]
    lines = wrapped(axis.name, room, SIZE, 1 if anchor == "middle" else 2)
    height = (len(lines) + 1) * SIZE * LINE
    top = y - height / 2 + (height * 0.3 * (-1 if math.sin(angle) < -0.9 else 1))
    for at, line in enumerate(lines):
        canvas.words(x, top + (at + 0.8) * SIZE * LINE, line, anchor=anchor)
    said = f"kini {axis.shown[0]} · sasaran {axis.shown[1]}"
    canvas.words(x, top + (len(lines) + 0.8) * SIZE * LINE, said, anchor=anchor, bold=True)


def _bars(canvas: Canvas, axes: Sequence[Axis], top: int) -> float:
    """Of one or two there is no area to see; returns the height."""
    unit = (WIDTH - BARS_LEFT - 60) / top
    for at, axis in enumerate(axes):
        y = 10 + at * BAR
        canvas.lines(4, y + BAR / 2 - 4, wrapped(axis.name, BARS_LEFT - 12, SIZE, 2))
        for line, value, shown, shade in (
            (0, axis.now, axis.shown[0], Shade.SOLID),
            (1, axis.target, axis.shown[1], Shade.SPARSE),
        ):
            box = Box(BARS_LEFT, y + line * 18, float(value or 0) * unit, 15)
            if value is None:
                canvas.box(box._replace(width=top * unit), dashed=True)
            else:
                canvas.shade(box, shade)
            canvas.words(box.x + box.width + 5, box.y + 12, shown, bold=True)
    return 10 + len(axes) * BAR + 40


def _legend(canvas: Canvas, y: float) -> None:
    left = WIDTH / 2 - 130
    canvas.path(open_line([(left, y), (left + 34, y)]), width=2.4)
    canvas.dot(left + 17, y)
    canvas.words(left + 40, y + 4, "kini", size=SMALL)
    canvas.path(open_line([(left + 80, y), (left + 114, y)]), width=1.4, dashed=True)
    canvas.diamond(left + 97, y)
    canvas.words(left + 120, y + 4, "sasaran", size=SMALL)
    canvas.words(left + 180, y + 4, "?  belum dijawab", size=SMALL)

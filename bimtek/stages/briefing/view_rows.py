"""The agenda as lines of a list, and how its questions stand. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from bimtek.hall.questions import Asked
from bimtek.locale.dates import clock
from bimtek.stages.briefing.rules import PHOTO, Point
from bimtek.stages.briefing.state import BriefingState
from bimtek.stages.timed import left, over, spent
from bimtek.ui.columns import Column, safe, snug, widths, wrapped
from bimtek.ui.lines import Line

LEAST_SPEAKER, LEAST_TITLE = 10, 18
"""Cells that a speaker and a title keep, however long the other one is."""


AGENDA = (
    Column(1),
    Column(2, align="right"),
    Column(LEAST_TITLE, flex=1),
    Column(40, drop=2),
    Column(11, drop=1),
    Column(12, align="right"),
    Column(1),
)
"""State, number, title, who speaks, from–to, minutes, and where `≠` may stand."""


class Agenda(NamedTuple):
    """The agenda as a list of this width has room for it."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    """One for each item; a title that is longer goes on below."""


def agenda(state: BriefingState, now: datetime, width: int, *, terse: bool = False) -> Agenda:
    """The items of a paparan.

    Args:
        width: cells of a line, without what a list puts before it.
        terse: the screen is low; a long title ends in `…`.
    """
    rows = [_Row.of(state, point, now) for point in state.points]
    columns = _columns(rows, width)
    room = 0 if terse else max(widths(columns, width)[2] - 1, LEAST_TITLE)
    return Agenda(columns, tuple(_lines(rows, room)))


class _Row(NamedTuple):
    point: Point
    title: str
    by: str
    span: str
    took: Content

    @classmethod
    def of(cls, state: BriefingState, point: Point, now: datetime) -> _Row:
        photo = " (foto)" if PHOTO in point.marks else ""
        title, by = safe(point.title) + photo, safe(point.by)
        return cls(point, title, by, went(state, point), minutes(point, now))


def _columns(rows: Sequence[_Row], width: int) -> tuple[Column, ...]:
    """As wide as what stands in them; the speaker makes room for the titles."""
    title = max((cell_len(row.title) for row in rows), default=0)
    columns = snug(AGENDA, [(" ", "00", "", *row[2:], " ") for row in rows])
    rest = width - sum(one.width + 1 for one in (*columns[:2], *columns[4:]) if one.width) - 2
    beside = rest - title if rest - title >= LEAST_SPEAKER else max(LEAST_SPEAKER, rest // 3)
    speaker = columns[3]._replace(width=min(columns[3].width, beside))
    return (*columns[:3], speaker, *columns[4:])


def _lines(rows: Sequence[_Row], room: int) -> Iterator[Line]:
    """Titles in this many cells; 0: each on its own line, as far as there is room."""
    for number, (point, title, by, span, took) in enumerate(rows, 1):
        style = "bold" if point.runs else "$text-muted" if point.ended or point.skipped else ""
        first, *more = wrapped(title, room) if room else [title]
        cells = (point.mark, str(number), first, by, span, took)
        yield Line(point.id, cells, style=style, right="≠" if _unsettled(point) else "")
        for at, words in enumerate(more):
            key = f"{point.id} {at}"  # an id has no space
            yield Line(key, ("", "", words), selectable=False, style=style)


def _unsettled(point: Point) -> bool:
    return bool(point.seen and point.seen.conflicts)


def went(state: BriefingState, point: Point) -> str:
    """`11.02–11.10`, or nothing."""
    began, ended = state.session.local(point.began), state.session.local(point.ended)
    return f"{clock(began)}–{clock(ended) if ended else ''}" if began else ""


def minutes(point: Point, now: datetime) -> Content:
    """What was planned, what is left, what it took."""
    planned = f"{point.minutes}'" if point.minutes else ""
    if point.skipped:
        return Content("dilewati")
    if point.runs:
        rest = left(point, now) or f"{spent(point, now)}'"
        late = "$text-warning" if over(point, now) else ""
        return Content.styled(rest, f"bold {late}".strip())
    if point.ended is not None:
        took = f"{spent(point, point.ended)}'"
        late = "$text-warning" if over(point, point.ended) else ""
        return Content.styled(f"{took} / {planned}" if planned else took, late)
    return Content(planned)


def heading(asked: tuple[Asked, ...]) -> Content:
    """`Pertanyaan 6   terjawab 4   terbuka 2`."""
    waiting = sum(not one.answered for one in asked)
    if not asked:
        return Content(" Belum ada pertanyaan. F2, lalu ? dan kalimatnya.")
    return Content.assemble(
        (f" Pertanyaan {len(asked)}", "bold"),
        f"   terjawab {len(asked) - waiting}   ",
        (f"terbuka {waiting}", "bold $text-warning" if waiting else ""),
    )

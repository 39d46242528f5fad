"""The agenda as lines of a list, and how its questions stand. Plain functions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content

from bimtek.hall.questions import Asked
from bimtek.locale.dates import clock
from bimtek.stages.briefing.rules import PHOTO, Point
from bimtek.stages.briefing.state import BriefingState
from bimtek.stages.timed import left, over, spent
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line

AGENDA = (
    Column(1),
    Column(2, align="right"),
    Column(18, flex=4),
    Column(10, flex=1, drop=2),
    Column(11, drop=1),
    Column(12, align="right"),
    Column(1),
)
"""State, number, title, who speaks, from–to, minutes, and where `≠` may stand."""


def agenda_lines(state: BriefingState, now: datetime) -> Iterator[Line]:
    """One line for each item."""
    for number, point in enumerate(state.points, 1):
        style = "bold" if point.runs else "$text-muted" if point.ended or point.skipped else ""
        photo = " (foto)" if PHOTO in point.marks else ""
        cells = (
            point.mark,
            str(number),
            safe(point.title) + photo,
            safe(point.by),
            went(state, point),
            minutes(point, now),
        )
        yield Line(point.id, cells, style=style, right="≠" if _unsettled(point) else "")


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

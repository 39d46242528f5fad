"""What the hall sees of a paparan: the item now, who speaks, what is left, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.chair import called, leads_now
from bimtek.hall.records import Chair
from bimtek.hall.running import time_left
from bimtek.locale.dates import clock
from bimtek.page import Page, PageLine
from bimtek.stages.briefing.rules import Point
from bimtek.stages.briefing.state import BriefingState
from bimtek.stages.timed import counted, following, left

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

COUNTED = "butir selesai"


def page(session: Session, stage: Stage, pointed: str) -> Page:  # noqa: ARG001 - what every kind takes
    """The agenda; the item that runs stands large above what follows."""
    state = BriefingState(session, stage)
    now = state.running
    corner = time_left(stage, state.run, session.now())
    if now is None:
        return Page(
            stage.title.upper(),
            corner,
            tuple(_line(point) for point in state.points) or _without_items(session, state),
            done=_done(state.points),
            counts=COUNTED,
        )
    rest = left(now, session.now())
    lines = [PageLine(now.title, "▶", rest, strong=True)]
    lines += [PageLine(f"oleh {now.by}", " ")] if now.by else []
    coming = [point for point in _behind(state.points, now) if not point.skipped]
    if coming:
        lines += [PageLine(), PageLine("Sesudah ini")]
        lines += [_line(point) for point in coming]
    done = _done(state.points)
    only = "" if rest else corner  # two times left would leave whoever speaks in doubt
    return Page(stage.title.upper(), only, tuple(lines), done=done, counts=COUNTED)


def _behind(points: tuple[Point, ...], now: Point) -> tuple[Point, ...]:
    coming = following(points)
    if coming is None:
        return ()
    return tuple(point for point in points[points.index(coming) :] if point.id != now.id)


def _line(point: Point) -> PageLine:
    return PageLine(point.title, point.mark, f"{point.minutes}'" if point.minutes else "")


def _without_items(session: Session, state: BriefingState) -> tuple[PageLine, ...]:
    """Whose acara it is, or who leads the meeting, and when it began: no page is empty."""
    stage, began = state.stage, state.session.local(state.run.started)
    chair = leads_now(session.all(Chair))
    lines = []
    if stage.by:
        lines.append(PageLine(f"oleh {stage.by}"))
    elif chair is not None:
        lines.append(PageLine(f"Dipimpin {called(chair.value)}"))
    if began is not None:
        lines.append(PageLine(f"Mulai pukul {clock(began)}"))
    elif stage.starts is not None:
        lines.append(PageLine(f"Menurut rencana pukul {clock(stage.starts)}"))
    return tuple(lines)


def _done(points: tuple[Point, ...]) -> tuple[int, int] | None:
    """The bar; an agenda of one item needs none."""
    return counted(points) if len(points) > 1 else None

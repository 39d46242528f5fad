"""A break: when everybody shall be back, and what its keys record. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bimtek.hall import running
from bimtek.hall.records import StageRun, StageState
from bimtek.journal.records import Refusal
from bimtek.locale.dates import DateError, clock, parse_time
from bimtek.stages.pause.records import Pause

if TYPE_CHECKING:
    from bimtek.journal.records import Change, Seen
    from bimtek.script.model import Stage

STEP = 5
"""Minutes that people are told: nobody comes back at 13.02."""


def announced(begins: datetime, minutes: int) -> datetime:
    """When a break of so many minutes ends, as one tells it to a hall: on full five minutes."""
    ends = begins.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    return ends + timedelta(minutes=-ends.minute % STEP)


def back_at(stage: Stage, run: StageRun, pause: Pause | None, now: datetime) -> datetime | None:
    """When everybody shall be back: as said, else as planned; None: nobody knows.

    What was said for a time that was over when the break began counts no more.
    """
    if said := _said(pause, run.started):
        return said
    if stage.minutes is None:
        return None
    if run.started is not None:
        return announced(run.started, stage.minutes)
    if stage.starts is None:
        return None
    planned = datetime.combine(now.date(), stage.starts, now.tzinfo)
    return announced(planned, stage.minutes)


def start(stage: Stage, pause: Seen[Pause] | None, now: datetime) -> list[Change]:
    """What a break says as it begins: when it ends."""
    if stage.minutes is None or _said(pause.value if pause else None, now):
        return []
    return [_told(stage.id, pause, announced(now, stage.minutes))]


def end(run: Seen[StageRun] | None, now: datetime) -> list[Change]:
    """The break is over.

    Raises:
        Refusal: if it does not run.
    """
    return [running.finish(run, now)]


def later(
    stage: Stage, run: StageRun, pause: Seen[Pause] | None, minutes: int, now: datetime
) -> list[Change]:
    """Some minutes more, or less.

    Raises:
        Refusal: if nobody knows until when, or that would be over already.
    """
    back = back_at(stage, run, pause.value if pause else None, now)
    if back is None:
        raise Refusal("no-time", "Jam kembali belum diketahui. j: ketik jamnya.")
    wanted = back + timedelta(minutes=minutes)
    if minutes > 0 and wanted < now:
        wanted = announced(now, minutes)  # the break is over its time: so much from now on
    return until(stage, run, pause, wanted, now)


def until(
    stage: Stage, run: StageRun, pause: Seen[Pause] | None, back: datetime, now: datetime
) -> list[Change]:
    """Back at this time.

    Raises:
        Refusal: if that is over already, or the break is.
    """
    if run.state is StageState.DONE:
        raise Refusal("has-ended", "Jeda ini sudah selesai. F4, lalu u, membukanya lagi.")
    if run.state is StageState.RUNNING and back <= now:
        raise Refusal(
            "over-already", f"Pukul {clock(back)} sudah lewat. Tulis jam yang akan datang."
        )
    return [_told(stage.id, pause, back)]


def told(changes: Sequence[Change]) -> str:
    """The sentence about the time that a change sets."""
    times = (change.patch["back"] for change in changes if "back" in change.patch)
    return next((f"Kembali pukul {clock(datetime.fromisoformat(str(at)))}." for at in times), "")


def read_time(text: str, now: datetime) -> tuple[datetime | None, str]:
    """A typed time of today, or the sentence that says what is wrong with it."""
    try:
        return datetime.combine(now.date(), parse_time(text), now.tzinfo), ""
    except DateError as error:
        return None, str(error).capitalize() + "."


def _said(pause: Pause | None, begins: datetime | None) -> datetime | None:
    """The time that was said, if it lies ahead of when the break begins."""
    back = pause.back if pause else None
    return back if back and (begins is None or back > begins) else None


def _told(stage: str, pause: Seen[Pause] | None, back: datetime) -> Change:
    return pause.change(back=back) if pause else Pause.new(stage=stage, back=back)

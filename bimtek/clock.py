"""The program's clock: the laptop's, or the one that `BIMTEK_CLOCK` sets for rehearsals."""

from __future__ import annotations

import os
import time as seconds
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

VARIABLE = "BIMTEK_CLOCK"

BESIDE = "selisih-jam"
"""File beside a throw-away session: seconds by which its day lies behind the laptop's clock."""

Clock = Callable[[], datetime]
"""Gives the time now, aware of its zone."""


class ClockError(ValueError):
    """`BIMTEK_CLOCK` says no time."""


def laptop_clock() -> datetime:
    """The wall clock as this laptop has it."""
    return datetime.now().astimezone()


def epoch(at: datetime | None) -> float:
    """Seconds since 1970, by which times of any zones are put in order; no time comes first."""
    return at.timestamp() if at else 0.0


def standing(moment: datetime) -> Clock:
    """A clock that stands still."""
    return lambda: moment


def clock_from(environment: Mapping[str, str] = os.environ) -> Clock:
    """The clock that the environment asks for.

    `BIMTEK_CLOCK=2023-07-03T08:30:00+07:00` starts there and runs on; `BIMTEK_CLOCK=@FILE` takes
    the time that stands in FILE and stands still, also while FILE is being written anew.

    Raises:
        ClockError: if the variable or the file holds no time with its offset.
    """
    value = environment.get(VARIABLE, "").strip()
    if not value:
        return laptop_clock
    if value.startswith("@"):
        return _ClockInFile(Path(value[1:]))
    start, begun = _moment(value, VARIABLE), seconds.monotonic()
    return lambda: start + timedelta(seconds=seconds.monotonic() - begun)


def begin_rehearsal(path: Path, moment: datetime) -> None:
    """Let this moment be now for whoever opens the session file, in this window and in others."""
    behind = (laptop_clock() - moment).total_seconds()
    (path.parent / BESIDE).write_text(str(behind), encoding="utf-8")
    join_rehearsal(path)


def join_rehearsal(path: Path) -> None:
    """Live in the day of a throw-away session; other files keep the clock that there is."""
    try:
        behind = float((path.parent / BESIDE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if not os.environ.get(VARIABLE):
        os.environ[VARIABLE] = (laptop_clock() - timedelta(seconds=behind)).isoformat()


class _ClockInFile:
    """The time that stands in a file; what no longer holds one leaves the last that was read.

    Raises:
        ClockError: if the file holds no time to begin with.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last = _time_in(path)

    def __call__(self) -> datetime:
        """The time now: a session in the middle of a day does not end over it."""
        with suppress(ClockError):
            self._last = _time_in(self._path)
        return self._last


def _time_in(path: Path) -> datetime:
    try:
        return _moment(path.read_text(encoding="utf-8").strip(), str(path))
    except OSError as error:
        raise ClockError(f"{VARIABLE}: berkas {path} tidak terbaca ({error.strerror})") from error


def _moment(text: str, where: str) -> datetime:
    if not text:
        raise ClockError(f"{where}: kosong; tulis waktu, contoh 2023-07-03T08:30:00+07:00")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ClockError(
            f"{where}: ‘{text}’ bukan waktu; contoh 2023-07-03T08:30:00+07:00"
        ) from error
    if moment.tzinfo is None:
        raise ClockError(f"{where}: ‘{text}’ tanpa selisih zona; contoh 2023-07-03T08:30:00+07:00")
    return moment

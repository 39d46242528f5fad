"""A day in numbers: what was reached, who stayed, what comes tomorrow. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.copies import only_here
from bimtek.hall.records import StageState
from bimtek.hall.running import run_of
from bimtek.locale.dates import clock

if TYPE_CHECKING:
    from datetime import time

    from bimtek.hall.copies import CopyState
    from bimtek.hall.counting import RollCount
    from bimtek.hall.running import Runs
    from bimtek.script.model import Stage

OVER = (StageState.DONE, StageState.SKIPPED)
HOW_TO_COPY = "Ctrl+P, salin"
MOST_TOMORROW = 3
"""Acara of the following day that are named besides what was postponed to it."""


class Held(NamedTuple):
    """One acara of the day."""

    title: str
    state: StageState
    reached: str = ""
    """How far it is, in the words of its kind: `3 dari 15 baris terjawab`."""


class Coming(NamedTuple):
    """One acara of the day that follows."""

    title: str
    starts: time | None = None
    """None: the plan of its own day does not hold for it, or says no time."""
    postponed: bool = False

    @property
    def words(self) -> str:
        """`08.30 FGD 1`, `FGD 1 (ditunda)`."""
        if self.postponed:
            return f"{self.title} (ditunda)"
        return f"{clock(self.starts)} {self.title}" if self.starts else self.title


class Day(NamedTuple):
    """What an end of a day tells."""

    number: int
    held: tuple[Held, ...]
    calls: tuple[RollCount, ...]
    decisions: int
    actions: int
    tomorrow: tuple[Coming, ...] = ()
    """All of it: first what was postponed to it."""

    @property
    def course(self) -> str:
        """`9 dari 11 acara selesai, 1 dilewati`."""
        done, left_out = (
            sum(one.state is state for one in self.held)
            for state in (StageState.DONE, StageState.SKIPPED)
        )
        told = f"{done} dari {len(self.held)} acara selesai"
        return f"{told}, {left_out} dilewati" if left_out else told

    @property
    def attendance(self) -> str:
        """`pagi 74 orang, 27 kantor → sore 51 orang, 25 kantor`; or nothing."""
        ends = self.calls if len(self.calls) < 3 else (self.calls[0], self.calls[-1])
        return " → ".join(call.words for call in ends)

    @property
    def reached(self) -> tuple[str, ...]:
        """What was reached, a line each."""
        counted = [
            f"{one.title}: {one.reached}"
            for one in self.held
            if one.reached and one.state is not StageState.PENDING
        ]
        pending = ", ".join(self.not_held)
        left = ", ".join(o.title for o in self.held if o.state not in (*OVER, StageState.PENDING))
        lines = [self.course, *counted]
        lines.append(f"Keputusan {self.decisions} · tindak lanjut {self.actions}")
        if any(one.state in OVER for one in self.held):
            lines += [f"Belum selesai: {left}" if left else ""]
            lines += [f"Belum berlangsung: {pending}" if pending else ""]
        return tuple(filter(None, lines))

    @property
    def not_held(self) -> tuple[str, ...]:
        """Acara of the day that never began, though nobody postponed or left them out."""
        return tuple(one.title for one in self.held if one.state is StageState.PENDING)

    @property
    def coming(self) -> str:
        """`FGD 1 (ditunda) · 08.00 Registrasi hari kedua · dan 4 acara lagi`; or nothing."""
        most = MOST_TOMORROW + sum(one.postponed for one in self.tomorrow)
        told = [one.words for one in self.tomorrow[:most]]
        more = len(self.tomorrow) - most
        return " · ".join([*told, f"dan {more} acara lagi"] if more > 0 else told)


def following_day(stages: Sequence[Stage], day: int, runs: Runs) -> tuple[Coming, ...]:
    """The next day that the running order knows: what was postponed to it, then the rest."""
    later = sorted({stage.day for stage in stages if stage.day > day})
    if not later:
        return ()
    mine = [stage for stage in stages if stage.day == later[0]]
    waits = {one.id for one in mine if run_of(runs, one.id).state is StageState.POSTPONED}
    postponed = (Coming(one.title, postponed=True) for one in mine if one.id in waits)
    planned = [Coming(one.title, one.starts) for one in mine if one.id not in waits]
    return (*postponed, *planned)


def still_lacking(missing: str, copies: Iterable[CopyState]) -> str:
    """What is missing when a day is about to be closed; empty: nothing.

    Args:
        missing: how much F9 lists, `■3 ▲14`.
    """
    said = [f"Yang kurang (F9): {missing}."] if missing else []
    if only_here(copies):
        said.append(f"Belum ada salinan di luar laptop ini ({HOW_TO_COPY}).")
    return " ".join(said)

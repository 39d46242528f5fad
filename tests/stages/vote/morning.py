"""A vote by dots as twenty minutes of the hall left it, and the others beside it."""

from __future__ import annotations

from bimtek.hall.records import StageRun, StageState
from bimtek.stages.vote import deeds
from tests.minutes.halls import Hall, at
from tests.stages.vote.halls import (
    AGREE,
    EMPTY,
    PEOPLE,
    PICK,
    RATE,
    SECRET,
    arrive,
    count,
    do,
    open_result,
    option_of,
    state_of,
    vote,
)


def voting(hall: Hall) -> None:
    """The vote by dots runs; Dinsos has not voted."""
    hall.record(StageRun.new(id=PICK.id, state=StageState.RUNNING, started=at(9)))
    vote(hall, bappeda="1 2 3", dinkes="1 3", dishub="1 2")


def opened(hall: Hall) -> None:
    """It was opened with a tie at the border; DLH came later."""
    voting(hall)
    hall.time = at(9, 20)
    open_result(hall)
    hall.time = at(9, 30)
    arrive(hall, "dlh")
    vote(hall, dlh="0")
    vote(hall, dinkes="1 3 4")


def whole(hall: Hall) -> None:
    """Every kind of vote, to its end."""
    opened(hall)
    do(hall, deeds.decide(state_of(hall), ["antrean", "parkir"], "anggaran sudah ada", at(9, 40)))
    vote(hall, AGREE, bappeda="yyta", dinkes="ytta", dishub="yyt-")
    open_result(hall, AGREE, 10)
    vote(hall, RATE, bappeda="42 25 55 -", dinkes="51 24 44 -")
    do(hall, deeds.strike(state_of(hall, RATE), option_of(hall, 4, RATE)))
    open_result(hall, RATE, 11)
    count(hall, SECRET, "2", "1", "0", "0")
    do(hall, deeds.papers(state_of(hall, SECRET), 4, 1, "Siti (contoh) dan saksi Dinkes"))
    open_result(hall, SECRET, 13)
    vote(hall, PEOPLE, **{"p-dinkes": "1 2", "p-dinsos": "0"})
    do(hall, deeds.add_options(state_of(hall, EMPTY), ["Taman baca #5.1", "Wifi"], at(15, 5)))
    vote(hall, EMPTY, dinkes="1 1 2")
    held = (PICK, AGREE, RATE, SECRET, PEOPLE, EMPTY)
    for stage in held:
        seen = hall.session.get(StageRun, stage.id)
        values = {"state": StageState.DONE, "started": at(9), "ended": at(9, 45)}
        hall.record(seen.change(**values) if seen else StageRun.new(id=stage.id, **values))

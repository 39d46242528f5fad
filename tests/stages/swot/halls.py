"""Two SWOTs in a small hall: of three components with keywords, and one of the whole."""

from __future__ import annotations

from datetime import time

from bimtek.hall.notes import NoteContext
from bimtek.hall.records import Opd, Participant, StageRun, StageState
from bimtek.script.model import Stage
from bimtek.stages.deed import Deed
from bimtek.stages.knowledge import known_to
from bimtek.stages.swot.hearing import Hearing
from bimtek.stages.swot.records import Quadrant
from bimtek.stages.swot.rules import AMONG_KEYWORDS, Entry, Place
from bimtek.stages.swot.script import Component, SwotScript
from bimtek.stages.swot.state import SwotState
from bimtek.stages.swot.typed import read_line
from tests.minutes.halls import Hall, at

FORUM = Stage(
    "fgd", "swot", "SWOT per komponen", 1, "", time(8, 30), 120, False, "", "", (),
    SwotScript(
        (
            Component("struktur", "Struktur", "SDM, anggaran, tata kelola", ("bkpsdm",)),
            Component("infrastruktur", "Infrastruktur"),
            Component("suprastruktur", "Suprastruktur"),
        ),
        keywords=2,
    ),
    1,
)  # fmt: skip
WHOLE = Stage(
    "kota", "swot", "SWOT kota", 1, "", time(10, 30), 60, False, "", "", (),
    SwotScript((Component("swot-kota", "SWOT kota"),)), 1,
)  # fmt: skip
STAGES = (FORUM, WHOLE)

STRENGTH = Place("struktur", Quadrant.STRENGTH)
WEAKNESS = Place("struktur", Quadrant.WEAKNESS)
ROADS = Place("infrastruktur", Quadrant.WEAKNESS)
WORDS = AMONG_KEYWORDS


def seat(hall: Hall) -> None:
    hall.record(
        Opd.new(code="bkpsdm", short="BKPSDM", name="Badan Kepegawaian", order=1),
        Opd.new(code="diskominfotik", short="Diskominfotik", name="Dinas Kominfo", order=2),
        Opd.new(code="dinkes", short="Dinkes", name="Dinas Kesehatan", order=3),
        Opd.new(code="rsud", short="RSUD", name="Rumah Sakit", order=4),
        Participant.new(id="ani", name="Ani (contoh)", post="Kepala", opd="dinkes"),
        Participant.new(id="tamu", name="Dosen (contoh)", agency="Universitas contoh"),
    )


def begin(hall: Hall, stage: Stage = FORUM) -> None:
    hall.record(StageRun.new(id=stage.id, state=StageState.RUNNING, started=at(8, 30)))


def state_of(hall: Hall, stage: Stage = FORUM) -> SwotState:
    hall.session.poll()
    return SwotState(hall.session, stage)


def do(hall: Hall, deed: Deed) -> None:
    if deed.changes:
        hall.record(*deed.changes)


def say(hall: Hall, place: Place, *lines: str, stage: Stage = FORUM) -> Hearing:
    """Type lines into a place, as one act."""
    state = state_of(hall, stage)
    hearing = Hearing(state, hall.time)
    for line in lines:
        hearing.hear(place, read_line(line, state.turn, known_to(hall.session)))
    if hearing.changes:
        hall.record(*hearing.changes)
    return hearing


def entry(hall: Hall, text: str, stage: Stage = FORUM) -> Entry:
    """An item or keyword by its words."""
    return next(one for one in state_of(hall, stage).everything if one.text == text)


def texts(hall: Hall, place: Place, stage: Stage = FORUM) -> list[str]:
    return [one.text for one in state_of(hall, stage).at(place)]


NOBODYS_TURN = NoteContext()

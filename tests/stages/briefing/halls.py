"""An agenda of three items in a small hall."""

from __future__ import annotations

from datetime import time

from bimtek.hall.records import Opd, Participant
from bimtek.script.model import Stage
from bimtek.stages.briefing.rules import Point
from bimtek.stages.briefing.script import AgendaItem, BriefingScript
from bimtek.stages.briefing.state import BriefingState
from bimtek.stages.deed import Deed
from tests.minutes.halls import Hall

ITEMS = (
    AgendaItem("Latar belakang", 10, "Narasumber", ()),
    AgendaItem("Contoh kota lain", 8, "", ("foto",)),
    AgendaItem("Tanya jawab", None, "", ()),
)
TALK = Stage(
    "paparan-2", "paparan", "Paparan 2", 1, "", time(11), 30, False, "", "", (),
    BriefingScript(ITEMS), 1,
)  # fmt: skip


def seat(hall: Hall) -> None:
    hall.record(
        Opd.new(code="dinkes", short="Dinkes", name="Dinas Kesehatan", order=1),
        Opd.new(code="dinsos", short="Dinsos", name="Dinas Sosial", order=2),
        Participant.new(id="ani", name="Ani (contoh)", post="Kepala", opd="dinkes"),
    )


def points_of(hall: Hall) -> tuple[Point, ...]:
    hall.session.poll()
    return BriefingState(hall.session, TALK).points


def do(hall: Hall, deed: Deed) -> None:
    hall.record(*deed.changes)


def marks(hall: Hall) -> str:
    return "".join(point.mark for point in points_of(hall))

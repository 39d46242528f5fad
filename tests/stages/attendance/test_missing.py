"""What a roll call still owes."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from bimtek.hall.missing import Weight
from bimtek.hall.records import Participant
from bimtek.script.model import Quorum
from bimtek.stages.attendance import arrivals, deeds
from bimtek.stages.attendance.desk import Desk
from bimtek.stages.attendance.missing import of_desk
from bimtek.stages.attendance.rules import turnout
from tests.stages.attendance.hall import Hall


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return Hall(tmp_path / "blitar.bimtek")


def told(desk: Desk, quorum: Quorum | None = None, *, begun: bool = True) -> dict[str, Weight]:
    desk = desk._replace(turnout=turnout(desk.room, desk.offices, quorum))
    return {one.text: one.weight for one in of_desk("registrasi", desk, begun=begun)}


def test_an_empty_roll_call_blocks_once_its_acara_has_begun(hall: Hall) -> None:
    assert told(hall.desk, begun=False) == {}
    assert list(told(hall.desk)) == ["Absen belum diisi: belum ada seorang pun yang hadir"]


def test_a_quorum_that_is_not_reached_blocks(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-sekda", time(8)))
    assert told(hall.desk, quorum=Quorum(2)) == {
        "Kuorum belum tercapai: 1 dari 2 OPD": Weight.BLOCKS
    }
    assert told(hall.desk, quorum=Quorum(1)) == {}
    hall.do(deeds.change_mode(hall.desk, "p-sekda"))
    luring = {"Kuorum belum tercapai: 0 dari 1 OPD luring": Weight.BLOCKS}
    assert told(hall.desk, quorum=Quorum(1, in_hall=True)) == luring
    assert told(hall.desk, quorum=Quorum(1)) == {}
    hall.undo()
    hall.undo()
    assert told(hall.desk, quorum=Quorum(1), begun=False) == {}


def test_people_who_look_alike_shall_be_looked_at(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-sekr", time(8)))
    twin = Participant.new(id="p-x", name="Nama Contoh Dua", opd="disperkim", walk_in=True)
    hall.record([twin])
    hall.do(arrivals.check_in(hall.desk, "p-x", time(8)))
    assert told(hall.desk) == {"1 orang mungkin tercatat dua kali": Weight.SHOULD}
    another = of_desk("registrasi", hall.desk, begun=True, current=False)
    assert not list(another)  # they stand in the roll call by which the hall goes

"""Whether whoever is to speak by the plan came."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence_records import Attendance, Capacity, Presence, Status
from bimtek.hall.records import Opd, Participant
from bimtek.hall.speakers import is_away, is_recorded_here, rooms_of

CITY = "Kota Blitar"
OFFICES = {"dinkes": Opd("dinkes", "Dinkes", "Dinas Kesehatan")}
PEOPLE = (
    Participant("wali", "Santoso", "Wali Kota Blitar", agency="Pemerintah Kota Blitar"),
    Participant("kadis", "", "Kepala", "dinkes"),
    Participant("sekdin", "Budi Contoh", "Sekretaris", "dinkes"),
    Participant("tamu", "Dodi Contoh", "Ketua", agency="PMI"),
)
HERE = Presence(Status.PRESENT, time(8))
FOR_THE_HEAD = Presence(Status.PRESENT, time(8), Capacity.REPRESENTATIVE, "kadis")
EXCUSED = Presence(Status.EXCUSED)


def row(
    who: str, presence: Presence | None, left: time | None = None, call: str = "1"
) -> Attendance:
    return Attendance(call, who, presence, left=left)


@pytest.mark.parametrize(
    ("said", "rows", "away", "here"),
    [
        pytest.param("Wali Kota", (), False, False, id="nobody recorded: nothing is said"),
        pytest.param("Wali Kota", (row("tamu", HERE),), True, False, id="others came"),
        pytest.param("Wali Kota", (row("wali", HERE),), False, True, id="came"),
        pytest.param(
            "Wali Kota", (row("wali", EXCUSED), row("tamu", HERE)), True, False, id="excused"
        ),
        pytest.param("Wali Kota", (row("wali", None), row("tamu", HERE)), True, False, id="undone"),
        pytest.param("Kepala Dinkes", (row("sekdin", FOR_THE_HEAD),), False, True, id="wakil"),
        pytest.param("Kepala Dinkes", (row("sekdin", HERE),), True, False, id="for themselves"),
        pytest.param("Narasumber", (row("tamu", HERE),), False, False, id="not on the list"),
        pytest.param(
            "Wali Kota",
            (row("wali", HERE, call="1"), row("tamu", HERE, call="2")),
            False,
            True,
            id="in the morning only",
        ),
    ],
)
def test_who_is_named_by_the_plan_is_looked_for_in_the_roll_calls(
    said: str, rows: tuple[Attendance, ...], away: bool, here: bool
) -> None:
    held = rooms_of(PEOPLE, rows)
    assert is_away(said, held, OFFICES, CITY) is away
    assert is_recorded_here(said, held, OFFICES, CITY) is here


def test_whoever_left_before_was_away_then_and_here_that_day() -> None:
    held = rooms_of(PEOPLE, [row("wali", HERE, left=time(9, 40)), row("tamu", HERE)])
    assert not is_away("Wali Kota", held, OFFICES, CITY, time(9, 39))
    assert is_away("Wali Kota", held, OFFICES, CITY, time(9, 40))
    assert is_recorded_here("Wali Kota", held, OFFICES, CITY)

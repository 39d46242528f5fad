"""Whose talk an item is, and whether they are recorded as here."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance, Capacity, Presence, Status
from bimtek.hall.records import Opd, Participant
from bimtek.minutes.document import section
from bimtek.stages.asking import talkers_in
from bimtek.stages.briefing import deeds
from bimtek.stages.briefing.missing import missing
from bimtek.stages.briefing.rules import Point
from bimtek.stages.briefing.speakers import not_here, offices_that_spoke
from tests.minutes.halls import Hall, at
from tests.stages.briefing.halls import TALK, do, points_of

OFFICES = {
    "dinkes": Opd("dinkes", "Dinkes", "Dinas Kesehatan"),
    "dinsos": Opd("dinsos", "Dinsos", "Dinas Sosial"),
}
PEOPLE = (
    Participant("wali", "Santoso", "Wali Kota Blitar", agency="Pemerintah Kota Blitar"),
    Participant("wakil", "Tjutjuk", "Wakil Wali Kota Blitar", agency="Pemerintah Kota Blitar"),
    Participant("kadinkes", "Dr. Ani, M.Kes.", "Kepala", "dinkes"),
    Participant("kadinsos", "", "Kepala", "dinsos"),
)


def here(who: str, left: time | None = None, stands_for: str | None = None) -> Attendance:
    capacity = Capacity.REPRESENTATIVE if stands_for else None
    presence = Presence(Status.PRESENT, time(8), capacity, stands_for)
    return Attendance("1-pagi", who, presence, left)


TALKS = (
    Point("1", "Sambutan", 20, "Wali Kota", (), at(9)),
    Point("2", "Laporan", 10, "Kepala Dinkes"),
)


@pytest.mark.parametrize(
    ("rows", "away"),
    [
        # nobody is recorded at all: the roll call itself is what is missing
        ((), {}),
        ((here("kadinkes"),), {"1": "Wali Kota: Sambutan"}),
        ((here("kadinkes"), here("wali")), {}),
        ((here("wali", left=time(8, 30)),), {"1": "Wali Kota: Sambutan"}),
        ((here("wali", left=time(9, 40)),), {}),
        ((here("wakil", stands_for="wali"),), {}),
        # in the list, and not here
        ((here("kadinkes"), Attendance("1-pagi", "wali", Presence(Status.EXCUSED))),
         {"1": "Wali Kota: Sambutan"}),
    ],
)  # fmt: skip
def test_a_talk_of_somebody_who_is_not_recorded_as_here_is_told(
    rows: tuple[Attendance, ...], away: dict[str, str]
) -> None:
    assert not_here(TALKS, PEOPLE, rows, OFFICES, "Kota Blitar") == away


@pytest.mark.parametrize(
    ("by", "rows", "spoke"),
    [
        ("Kepala Dinkes", (here("kadinkes"),), ["dinkes"]),
        ("Sekda", (here("kadinkes"),), ["setda"]),
        ("Dinas Sosial", (), ["dinsos"]),
        # represented: the office has spoken
        ("Kepala Dinkes", (here("wakil", stands_for="kadinkes"),), ["dinkes"]),
        # not recorded as here, several, a guest, nobody known
        ("Kepala Dinkes", (here("wali"),), []),
        ("Kepala", (here("kadinkes"),), []),
        ("Wali Kota", (here("wali"),), []),
        ("Narasumber", (here("wali"),), []),
    ],
)
def test_whoever_held_an_item_has_spoken(
    by: str, rows: tuple[Attendance, ...], spoke: list[str]
) -> None:
    offices = {**OFFICES, "setda": Opd("setda", "Setda", alias=("Sekda",))}
    points = (Point("1", "Sambutan", 20, by, (), at(9)), Point("2", "Doa", 5, "Kepala Dinsos"))
    found = offices_that_spoke(points, PEOPLE, rows, offices, "Kota Blitar")
    assert [one.opd for one in found] == spoke
    assert all(one.at == at(9) for one in found)


def test_an_office_that_held_an_item_is_not_told_as_silent(hall: Hall) -> None:
    hall.record(
        Attendance.new(
            roll_call="1-pagi", participant="ani", presence=Presence(Status.PRESENT, time(8))
        )
    )
    do(hall, deeds.course(TALK.id, points_of(hall)).go_on(at(11)))
    do(hall, deeds.set_speaker(TALK.id, points_of(hall)[0], "Ani (contoh)"))
    hall.session.poll()
    room = Room([hall.seen(Participant, "ani").value], [])
    assert talkers_in(hall.session, room).on(at(11).date()) == {"dinkes"}


def test_it_stands_among_what_is_missing_until_the_speaker_is_another(hall: Hall) -> None:
    hall.record(
        Participant.new(id="nara", name="Nara (contoh)", post="Narasumber", agency="Kementerian"),
        Attendance.new(
            roll_call="1-pagi", participant="ani", presence=Presence(Status.PRESENT, time(8))
        ),
    )
    do(hall, deeds.course(TALK.id, points_of(hall)).go_on(at(11)))
    (found,) = missing(hall.session, TALK)
    assert found.text == "1 pembicara ‘Paparan 2’ tidak tercatat hadir"
    assert found.detail == "Narasumber: Latar belakang"
    assert (found.kind, found.record) == ("agenda_item", "paparan-2/1")
    text = section(hall.session, TALK.id)
    assert "| Latar belakang | – | 10 menit | 11.00–… |" in text
    assert "menurut rencana Narasumber, yang tidak tercatat hadir |" in text
    do(hall, deeds.set_speaker(TALK.id, points_of(hall)[0], "Ani"))
    assert list(missing(hall.session, TALK)) == []
    assert "| Latar belakang | Ani | 10 menit |" in section(hall.session, TALK.id)

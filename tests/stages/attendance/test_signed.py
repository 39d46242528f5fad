"""The signed sheet beside the roll call, by number."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence_records import Attendance, Capacity, Presence, Status
from bimtek.journal.records import Refusal
from bimtek.stages.attendance import arrivals, deeds, signed
from bimtek.stages.attendance.find import WalkIn, read_line

from .hall import AT, CALL, Hall, new_id


def came(hall: Hall, *people: str) -> None:
    for who in people:
        hall.do(arrivals.check_in(hall.desk, who, AT))


def compared(hall: Hall, typed: str) -> signed.Compared:
    return signed.compare(hall.desk, signed.numbers_in(typed))


def test_what_differs_is_told_by_number_both_ways(hall: Hall) -> None:
    came(hall, "p-walikota", "p-sekda", "p-kadishub")
    found = compared(hall, "1-2 41 99")
    assert found == signed.Compared(2, ("p-lurah",), ("p-kadishub",), (), (99,))
    assert list(signed.lines(hall.desk, found)) == [
        "Sama: 2 nomor.",
        "Bertanda tangan, belum tercatat hadir (1): 41 Lurah Kauman",
        "Tercatat hadir, barisnya tidak bertanda tangan (1): 40 Kepala Dishub",
        "Nomor yang tidak ada dalam daftar: 99",
    ]


def test_who_left_since_has_signed_and_undone_ones_have_not_come(hall: Hall) -> None:
    came(hall, "p-walikota", "p-sekda")
    hall.do(deeds.leave(hall.desk, "p-walikota", time(9, 40)))
    hall.undo()
    hall.undo()
    came(hall, "p-kadishub")
    hall.do(deeds.leave(hall.desk, "p-kadishub", time(9, 40)))
    assert compared(hall, "1 40") == signed.Compared(2, (), (), (), ())


@pytest.mark.parametrize("row", ["14", "15", "14 15"])
def test_a_wakil_signs_in_the_row_of_the_seat_or_in_the_own_one(hall: Hall, row: str) -> None:
    came(hall, "p-sekr")
    wakil = Presence(Status.PRESENT, AT, Capacity.REPRESENTATIVE, "p-kadis")
    hall.do(deeds.represent(hall.desk, "p-sekr", wakil))
    found = compared(hall, row)
    assert (found.unrecorded, found.unsigned) == ((), ())


def test_walk_ins_have_no_row_and_their_names_are_to_be_looked_up(hall: Hall) -> None:
    guest = read_line("+Tami Contoh, wartawan @tamu pers")
    assert isinstance(guest, WalkIn)
    hall.do(arrivals.walk_in(hall.desk, guest, "", AT, new_id))
    found = compared(hall, "1")
    assert found.unsigned == ()
    assert [hall.desk.label(who) for who in found.unnumbered] == ["Tami Contoh"]


def test_nobody_recorded_and_everybody_signed(hall: Hall) -> None:
    found = compared(hall, "1 2")
    assert (found.alike, found.unrecorded) == (0, ("p-walikota", "p-sekda"))
    hall.do(signed.record(hall.desk, found))
    assert hall.desk.rows["p-sekda"].value == Attendance(CALL, "p-sekda", Presence(Status.PRESENT))
    again = compared(hall, "1 2")
    assert again == signed.Compared(2, (), (), (), ())
    assert list(signed.lines(hall.desk, again)) == ["Sama: 2 nomor.", "Lembar dan catatan cocok."]


@pytest.mark.parametrize("typed", ["", "santoso", "41-", "+Tami", "4100"])
def test_only_numbers_of_rows_are_taken(typed: str) -> None:
    with pytest.raises(Refusal, match="nomor baris"):
        signed.numbers_in(typed)

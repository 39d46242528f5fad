"""What each letter of a row records, and what Enter in the line above does."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence_records import Attendance, Capacity, Presence, Status
from bimtek.hall.records import Participant
from bimtek.journal.records import Refusal
from bimtek.stages.attendance import board, deeds, linekeys, rowkeys
from bimtek.stages.attendance.arrivals import check_in
from bimtek.stages.attendance.desk import Desk
from bimtek.stages.attendance.find import read_line, search

from .hall import AT, CALL, Hall, new_record

LATER = time(14, 10)
TWIN = Participant("p-kembar", "Nama Contoh Dua", "staf", "disperkim", walk_in=True)


def status_of(hall: Hall, who: str) -> Status | None:
    seen = hall.all(Attendance).get(Attendance(CALL, who).record_id)
    presence = seen.value.presence if seen and seen.withdrawn is None else None
    return presence.status if presence else None


@pytest.mark.parametrize(
    ("letter", "status"), [("i", Status.EXCUSED), ("s", Status.SICK), ("d", Status.ON_DUTY)]
)
def test_a_letter_says_why_somebody_is_not_there(hall: Hall, letter: str, status: Status) -> None:
    deed = rowkeys.deed(hall.desk, letter, "p-sekda", AT, "p-sekda")
    assert deed
    hall.do(deed)
    assert status_of(hall, "p-sekda") is status
    hall.undo()
    assert status_of(hall, "p-sekda") is None


@pytest.mark.parametrize("letter", ["p", "h"])
def test_whoever_never_came_can_neither_leave_nor_be_taken_back(hall: Hall, letter: str) -> None:
    with pytest.raises(Refusal):
        rowkeys.deed(hall.desk, letter, "p-sekda", AT, "p-sekda")


@pytest.mark.parametrize("letter", ["y", "G", "B", "7"])
def test_a_letter_without_meaning_on_this_row_records_nothing(hall: Hall, letter: str) -> None:
    assert rowkeys.deed(hall.desk, letter, "p-sekda", AT, "p-sekda") is None
    assert rowkeys.question(hall.desk, letter, "p-sekda", AT) is None


def test_leaving_and_coming_back_as_one_types_it(hall: Hall) -> None:
    hall.do(check_in(hall.desk, "p-sekda", AT))
    asked = rowkeys.question(hall.desk, "j", "p-sekda", LATER)
    assert asked
    assert (asked.value, asked.place) == ("08.31", "")
    deed = rowkeys.deed(hall.desk, "p", "p-sekda", LATER, "p-sekda")
    assert deed
    hall.do(deed)
    asked = rowkeys.question(hall.desk, "j", "p-sekda", LATER)
    assert asked
    assert asked.value == "08.31-14.10"
    hall.do(rowkeys.answer(hall.desk, asked, "0805–1355", LATER))
    row = hall.desk.room.row("p-sekda")
    assert row
    assert row.presence
    assert (row.presence.arrived, row.left) == (time(8, 5), time(13, 55))
    with pytest.raises(Refusal, match="datang dan pulang: 0805-1410"):
        rowkeys.answer(hall.desk, asked, "pagi", LATER)


def test_a_name_is_asked_with_the_number_on_the_sheet_and_half_of_it_is_kept(hall: Hall) -> None:
    asked = rowkeys.question(hall.desk, "n", "p-sekda", AT)
    assert asked
    assert asked.label.startswith("Nama nomor 2 ")
    assert asked.place == "nama/p-sekda"
    hall.do(rowkeys.answer(hall.desk, asked, "  Nama   Contoh ", AT))
    assert hall.desk.person("p-sekda").name == "Nama Contoh"


def test_two_alike_are_joined_or_told_apart_on_their_own_lines_only(hall: Hall) -> None:
    hall.record([new_record(TWIN)])
    hall.do(check_in(hall.desk, TWIN.id, AT))
    key = f"{board.ALIKE}:p-sekr:{TWIN.id}"
    assert rowkeys.pair_at(hall.desk, key) == ("p-sekr", TWIN.id)
    assert rowkeys.pair_at(hall.desk, TWIN.id) is None
    assert [pair for _, pair in rowkeys.doubles(hall.desk, TWIN.id)] == [("p-sekr", TWIN.id)]
    for letter in ("B", "G"):
        deed = rowkeys.deed(hall.desk, letter, TWIN.id, AT, key)
        assert deed
        hall.do(deed)
        assert rowkeys.pair_at(hall.desk, key) is None
        hall.undo()
    with pytest.raises(Refusal, match="Tidak ada yang mirip"):
        rowkeys.doubles(hall.desk, "p-sekda")


def typed(desk: Desk, text: str, at_row: str = "") -> str:
    """Who comes in by a line; a refusal as its sentence."""
    line = read_line(text)
    assert line is not None
    try:
        return linekeys.check_in(desk, line, search(line, desk.seats), at_row, AT).person
    except Refusal as refused:
        return refused.message


def test_enter_takes_who_is_found_and_the_row_at_the_cursor_only_where_it_is_among_them(
    hall: Hall,
) -> None:
    desk = hall.desk
    assert typed(desk, "2") == "p-sekda"
    assert typed(desk, "kepala", "p-kadishub") == "p-kadishub"
    assert typed(desk, "kepala", "p-sekda") in ("p-kadis", "p-kadishub")
    assert typed(desk, "99") == "Tidak ada nomor 99 dalam daftar."
    assert typed(desk, "zzz") == board.NOTHING_FOUND
    line = read_line("2 14-15 99")
    assert line is not None
    hall.do(linekeys.check_in(desk, line, search(line, desk.seats), "", AT))
    assert {*hall.desk.room.came} == {"p-sekda", "p-kadis", "p-sekr"}


def test_enter_on_the_empty_line_does_what_is_offered_and_nothing_else(hall: Hall) -> None:
    with pytest.raises(Refusal, match="Ketik nomor urut"):
        linekeys.accept(hall.desk, frozenset(), AT)
    hall.do(
        deeds.represent(
            hall.desk, "p-sekr", Presence(Status.PRESENT, AT, Capacity.REPRESENTATIVE, "p-kadis")
        )
    )
    hall.do(check_in(hall.desk, "p-kadis", time(10, 20)))
    assert "selesai mewakili" in hall.do(linekeys.accept(hall.desk, frozenset(), LATER)).said
    assert not hall.desk.replaced
    with pytest.raises(Refusal, match="Ketik nomor urut"):
        linekeys.accept(hall.desk, frozenset(), LATER)

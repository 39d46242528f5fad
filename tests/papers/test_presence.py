"""The blank sheet of the door carries the numbers of the desk; the filled one who came."""

from __future__ import annotations

from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Opd, Participant
from bimtek.papers.catalogue import paper
from bimtek.papers.holds import paper_text
from bimtek.stages.attendance.sheet import door_rows
from tests.minutes.halls import Hall

OFFICES = {"dinkes": Opd("dinkes", "Dinkes", "Dinas Kesehatan")}


def numbers(*people: Participant) -> list[tuple[int | None, str]]:
    return [(row.number, row.name or row.post) for row in door_rows(people, OFFICES)]


def test_the_sheet_is_in_the_order_of_the_numbers_that_the_desk_types() -> None:
    found = numbers(
        Participant("a", "Tanpa Nomor"),
        Participant("b", "Dua", row=2),
        Participant("c", post="Kepala Dinas", opd="dinkes", row=1),
    )
    assert found == [(1, "Kepala Dinas"), (2, "Dua"), (None, "Tanpa Nomor")]


def test_who_stands_there_twice_has_one_row_and_a_walk_in_none() -> None:
    found = numbers(
        Participant("a", "Ani Contoh", row=3),
        Participant("b", "Ani Contoh, S.Sos.", same_as="a"),
        Participant("c", "Tamu Contoh", walk_in=True),
    )
    assert found == [(3, "Ani Contoh")]


def test_an_office_stands_by_its_short_name_and_a_guest_by_where_he_comes_from() -> None:
    rows = door_rows(
        [Participant("a", opd="dinkes", row=1), Participant("b", agency="Polres", row=2)], OFFICES
    )
    assert [row.office for row in rows] == ["Dinkes", "Polres"]


def test_the_blank_sheet_has_ten_rows_more_and_is_no_concept(seated: Hall) -> None:
    text = paper_text(seated.session, paper("daftar-hadir-kosong"))
    assert text.count("\n|   |   |   |   |   |") == 10
    assert "Tanda tangan |" in text
    assert "KONSEP" not in text


def test_who_came_stands_there_with_the_signatures_on_paper(seated: Hall) -> None:
    seated.record(seated.seen(Participant, "ani").change(row=7, nip="197001011990031001"))
    for who in ("tamu", "ani"):
        came = Presence(Status.PRESENT)
        seated.record(Attendance.new(roll_call="1-pagi", participant=who, presence=came))
    text = paper_text(seated.session, paper("daftar-hadir"))
    assert "**KONSEP**" in text
    assert "Tanda tangan basah terlampir." in text
    assert text.index("| 7 | Ani Rahayu | Kepala Dinkes | Dinkes |") < text.index("Dr. Tamu")
    assert "Budi" not in text
    assert "19700101" not in text


def test_without_a_roll_call_it_is_said(hall: Hall) -> None:
    assert "Kehadiran belum dicatat." in paper_text(hall.session, paper("daftar-hadir"))

"""A list of 80 seats as an office sends it, in every kind of file."""

from __future__ import annotations

import csv
import io

import pytest

from bimtek.hall.records import Opd, Participant
from bimtek.lists.files import File
from bimtek.lists.opds import plan_opds, read_opds
from bimtek.lists.participants import plan_participants, read_participants
from bimtek.lists.plan import Plan
from tests.lists.made import Cell, after, ods, standing, xlsx

OPDS = "kode;singkatan;nama;alias\n" + "\n".join(
    f"opd-{number};Opd{number};Dinas Contoh {number};" for number in range(1, 26)
)
TITLES: list[list[Cell]] = [
    ["DAFTAR UNDANGAN BIMTEK SMART CITY", "", "", "", "", ""],
    ["Kota Contoh, 3 Juli 2023", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    ["No.", "Nama Lengkap", "Jabatan", "Perangkat Daerah", "NIP", "Tanda Tangan"],
]
SPELLINGS = ("Opd1", "Dinas  contoh 1", "DINAS CONTOH SATU")


def row(number: int) -> list[Cell]:
    office = SPELLINGS[number % 3] if number <= 6 else f"Dinas Contoh {number % 25 + 1}"
    name = {
        7: "Dr. H. Nama Contoh, S.Sos., M.Si.",
        8: "Suharto",
        9: "“Bejo” Contoh",
        10: "José Ñandú – Café",
    }.get(number, "" if number % 2 else f"Nama Contoh {number}")
    nip = f"19800101200501{number:04}" if number == 12 else ""
    return [number, name, f"Jabatan {number}", office, nip, ""]


ROWS = [*TITLES, *(row(number) for number in range(1, 81))]


def as_csv(separator: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(ROWS)
    return text.getvalue().encode(encoding)


FILES = {
    "semicolons.csv": as_csv(";", "utf-8"),
    "bom.csv": as_csv(";", "utf-8-sig"),
    "cp1252.csv": as_csv(";", "cp1252"),
    "commas.csv": as_csv(",", "utf-8"),
    "tabs.txt": as_csv("\t", "utf-16"),
    "daftar.xlsx": xlsx(ROWS),
    "daftar.ods": ods(ROWS),
}


def offices() -> tuple[Opd, ...]:
    return plan_opds(read_opds(File("opd.csv", OPDS.encode()))).checked().opds


def plan(name: str, aliases: dict[str, str] | None = None) -> Plan:
    return plan_participants(
        read_participants(File(name, FILES[name])), offices(), [], "k", aliases
    )


@pytest.mark.parametrize("name", FILES)
def test_eighty_seats_are_read_alike_from_every_kind_of_file(name: str) -> None:
    made = plan(name, {"Dinas Contoh Satu": "opd-1"}).checked()
    people = [seen.value for seen in after(Participant, made.changes)]
    assert len(people) == len({one.id for one in people}) == 80
    assert [one.row for one in people] == list(range(1, 81))
    assert {one.opd for one in people[:6]} == {"opd-1"}
    assert [one.name for one in people[6:10]] == [row(number)[1] for number in range(7, 11)]
    assert people[11].nip == "198001012005010012"
    assert made.warnings == ()


@pytest.mark.parametrize("name", FILES)
def test_the_third_spelling_of_an_office_is_asked_about(name: str) -> None:
    asked = plan(name)
    assert [one.spelling for one in asked.unknown] == ["DINAS CONTOH SATU"]
    assert asked.unknown[0].rows == (6, 9)
    assert asked.unknown[0].near is not None
    assert len(asked.errors) == 1


def test_the_same_list_from_another_kind_of_file_changes_nothing() -> None:
    answer = {"Dinas Contoh Satu": "opd-1"}
    first = plan("semicolons.csv", answer)
    people = [standing(seen.value) for seen in after(Participant, first.changes)]
    listed = read_participants(File("daftar.ods", FILES["daftar.ods"]))
    again = plan_participants(listed, first.opds, people, "k")
    assert (again.changes, again.same) == ((), 80)


def test_nothing_is_taken_while_one_row_is_wrong() -> None:
    rows: list[list[Cell]] = [
        *ROWS,
        [1, "", "", "Dinas Contoh 2", "", ""],
        [82, "Nama", "", "Nihil", "123", ""],
    ]
    listed = read_participants(File("daftar.xlsx", xlsx(rows)))
    wrong = plan_participants(listed, offices(), [], "k", {"Dinas Contoh Satu": "opd-1"})
    assert wrong.changes == ()
    assert [error.split(":")[1] for error in wrong.errors] == ["85", "86", "86"]

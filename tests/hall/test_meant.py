"""Whom of the list the words of a script and what somebody types mean."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.meant import is_of_city, meant_by, meant_in_room, meant_so_far
from bimtek.hall.presence import Room
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Opd, Participant

KOTA, KABUPATEN = "Kota Blitar", "Kabupaten Blitar"
PEMKOT, PEMKAB = "Pemerintah Kota Blitar", "Pemerintah Kabupaten Blitar"
OFFICES = {
    "setda": Opd("setda", "Setda", "Sekretariat Daerah", alias=("Sekda",)),
    "dinkes": Opd("dinkes", "Dinkes", "Dinas Kesehatan"),
    "dinsos": Opd("dinsos", "Dinsos", "Dinas Sosial"),
    "kauman": Opd("kauman", "Kel. Kauman", "Kelurahan Kauman"),
}
PEOPLE = (
    Participant("wali", "Santoso", "Wali Kota Blitar", agency=PEMKOT, row=1),
    Participant("wakil", "Tjutjuk", "Wakil Wali Kota Blitar", agency=PEMKOT, row=2),
    Participant("tamu", "Abu", "Wali Kota Kediri", agency="Pemerintah Kota Kediri"),
    Participant("bupati", "Rini", "Bupati Blitar", agency=PEMKAB),
    Participant("dandim", "Ali", "Komandan Kodim 0808 Blitar", agency="Forkopimda"),
    Participant("sekda", "Priyo", "Sekretaris Daerah Kota Blitar", "setda"),
    Participant("kadinkes", "Dr. Ani, M.Kes.", "Kepala", "dinkes"),
    Participant("kabid", "Budi", "Kabid Kesmas", "dinkes"),
    Participant("kadinsos", "", "Kepala", "dinsos", row=19),
    Participant("lurah", "Candra", "Lurah Kauman", "kauman"),
)


def ids(found: object) -> list[str]:
    assert isinstance(found, (list, tuple))
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        # as scripts call the head of any region, and as this one calls its own
        ("Kepala daerah", ["wali"]),
        ("Wakil kepala daerah", ["wakil"]),
        ("Kepala Daerah Kota Blitar", ["wali"]),
        ("Bupati/Wali Kota", ["wali"]),
        ("Wali Kota", ["wali"]),
        ("Walikota Blitar", ["wali"]),
        ("Wakil Wali Kota", ["wakil"]),
        ("Wali Kota Kediri", ["tamu"]),
        # by name, by post, by post and office
        ("dr. ani, m.kes.", ["kadinkes"]),
        ("Dr. Ani", ["kadinkes"]),
        ("Kepala Dinkes", ["kadinkes"]),
        ("Kepala Dinas Kesehatan", ["kadinkes"]),
        ("Kabid Kesmas", ["kabid"]),
        ("Lurah Kauman", ["lurah"]),
        ("Sekretaris Daerah", ["sekda"]),
        ("Kepala", ["kadinkes", "kadinsos"]),
        # whoever is of no office by the beginning of the post
        ("Komandan Kodim", ["dandim"]),
        ("Kabid", []),
        ("Narasumber", []),
        ("", []),
    ],
)
def test_whom_a_script_means(said: str, meant: list[str]) -> None:
    assert ids(meant_by(said, PEOPLE, OFFICES, KOTA)) == meant


@pytest.mark.parametrize(
    ("post", "agency", "city", "heads"),
    [
        ("Wali Kota Blitar", PEMKOT, KOTA, True),
        ("Wali Kota", "Pemkot", KOTA, True),
        ("Walikota Blitar", "Forkopimda", KOTA, True),
        ("Pj. Wali Kota Blitar", "", KOTA, True),
        ("Bupati Blitar", PEMKAB, KABUPATEN, True),
        ("Bupati", "", "Kab. Blitar", True),
        ("Wali Kota Blitar", PEMKOT, "Blitar", True),
        ("Wali Kota", "", "", True),
        # of another region, though it may have the same name
        ("Wali Kota Blitar", PEMKOT, KABUPATEN, False),
        ("Bupati Blitar", PEMKAB, KOTA, False),
        ("Wali Kota", "Pemkot Kediri", KOTA, False),
        ("Wali Kota Kediri", "", KOTA, False),
        ("Ketua DPRD", PEMKOT, KOTA, False),
        ("", "", KOTA, False),
    ],
)
def test_who_heads_the_region(post: str, agency: str, city: str, heads: bool) -> None:
    head = Participant("x", "Nama", post, agency=agency)
    wakil = post.replace("Wali", "Wakil Wali").replace("Bupati", "Wakil Bupati")
    deputy = Participant("y", "Nama", wakil, agency=agency)
    both = (head, deputy)
    assert ids(meant_by("Kepala daerah", both, {}, city)) == ["x"] * heads
    assert ids(meant_by("Wakil kepala daerah", both, {}, city)) == ["y"] * heads


def test_an_office_means_who_speaks_for_it_and_of_several_the_one_who_is_here() -> None:
    came = Presence(Status.PRESENT, time(8))
    hall = Room(PEOPLE, [Attendance("1-pagi", who, came) for who in ("kabid", "kadinsos")])
    assert ids(meant_in_room("Dinkes", hall, OFFICES, KOTA)) == ["kabid"]
    assert ids(meant_in_room("Sekda", hall, OFFICES, KOTA)) == ["sekda"]
    assert ids(meant_in_room("Kepala", hall, OFFICES, KOTA)) == ["kadinsos", "kadinkes"]
    assert meant_in_room(" ", hall, OFFICES, KOTA) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("san", ["wali"]),
        ("kepala da", ["wali"]),
        ("kepala daerah", ["wali"]),
        ("wali kota", ["wali"]),
        ("wali", ["wali", "tamu"]),
        ("wakil", ["wakil"]),
        ("2", ["wakil"]),
        ("19", []),  # nobody leads by a row without a name
        ("lurahk", ["lurah"]),
        ("~", []),
    ],
)
def test_whom_a_beginning_may_mean(typed: str, meant: list[str]) -> None:
    assert ids(meant_so_far(typed, PEOPLE, KOTA)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("siti", ["siti", "putri"]),
        ("siti aminah", ["siti"]),
        ("Siti Aminah, S.Sos.", ["siti"]),
        ("siti aminah p", ["putri"]),
    ],
)
def test_a_name_in_full_means_nobody_whose_name_goes_on(typed: str, meant: list[str]) -> None:
    people = (
        Participant("siti", "Siti Aminah, S.Sos.", "Kepala", "dinsos"),
        Participant("putri", "Siti Aminah Putri", "Kabid", "dinkes"),
    )
    assert ids(meant_so_far(typed, people, KOTA)) == meant


@pytest.mark.parametrize(
    ("post", "agency", "own"),
    [
        ("Wali Kota Blitar", PEMKOT, True),
        ("Wakil Wali Kota", "Pemkot Blitar", True),
        ("Wakil Wali Kota", "", True),
        ("Asisten", PEMKOT, True),
        ("Wali Kota Kediri", "Pemerintah Kota Kediri", False),
        ("Bupati Blitar", PEMKAB, False),  # a neighbour of the same name
        ("Kepala Kepolisian Resor", "Forkopimda", False),
        ("", "", False),
    ],
)
def test_the_mayor_is_no_guest_of_the_own_city(post: str, agency: str, own: bool) -> None:
    assert is_of_city(Participant("x", "Nama", post, agency=agency), KOTA) is own

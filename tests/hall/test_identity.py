from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.hall.identity import free_id, officer_id, person_id
from bimtek.hall.officers import Officer, told_apart

KEY = "k3y"


def test_an_id_is_opaque() -> None:
    assert re.fullmatch(r"p-[a-z2-7]{8}", person_id(KEY, name="Nama Contoh", opd="dinkes"))
    assert re.fullmatch(r"o-[a-z2-7]{8}", officer_id(KEY, "Nama Contoh"))


def test_the_same_person_gets_the_same_id_however_the_name_is_written() -> None:
    plain = person_id(KEY, name="Nama Contoh", opd="dinkes")
    assert person_id(KEY, name="Dr. H. NAMA CONTOH, S.Sos., M.Si.", opd="dinkes") == plain


def test_another_office_another_session_another_name_give_another_id() -> None:
    ids = [
        person_id(KEY, name="Nama Contoh", opd="dinkes"),
        person_id(KEY, name="Nama Contoh", opd="dishub"),
        person_id(KEY, name="Nama Lain", opd="dinkes"),
        person_id("other", name="Nama Contoh", opd="dinkes"),
        person_id(KEY, post="Nama Contoh", opd="dinkes"),
    ]
    assert len(set(ids)) == len(ids)


def test_a_nip_alone_says_who_it_is() -> None:
    by_nip = person_id(KEY, nip="19800101 200501 1 001", name="Nama", opd="dinkes")
    assert by_nip == person_id(KEY, nip="198001012005011001", name="Nama Baru", opd="dishub")


def test_a_seat_without_a_name_is_known_by_post_and_number() -> None:
    first = person_id(KEY, opd="dinkes", post="Kepala Bidang")
    assert first == person_id(KEY, opd="dinkes", post="KEPALA  BIDANG", number=1)
    assert first != person_id(KEY, opd="dinkes", post="Kepala Bidang", number=2)


@pytest.mark.parametrize("name", ["", "-", "—", "..."])
def test_a_dash_in_the_name_column_is_no_name(name: str) -> None:
    assert person_id(KEY, name=name, opd="a1", post="Lurah") == person_id(
        KEY, opd="a1", post="Lurah"
    )


def test_an_officer_is_known_by_name_without_case() -> None:
    assert officer_id(KEY, "N1") == officer_id(KEY, " n1 ") != officer_id(KEY, "N2")


@pytest.mark.parametrize(
    ("names", "initials"),
    [
        (("Nadia Contoh", "N1 Contoh", "N2 Contoh"), ["NC", "N1", "N2"]),
        (("Nadia Contoh", "Nur Cahya", "Nia C. Dewi"), ["NC", "NC2", "NCD"]),
        (("Rina Tri Sari", "Rudi Tanto Setia"), ["RTS", "RT2"]),
        (("Siti", "Sinta", "N1"), ["SI", "SI2", "N1"]),
    ],
)
def test_no_two_officers_share_their_initials(names: tuple[str, ...], initials: list[str]) -> None:
    officers = [Officer(str(n), name) for n, name in enumerate(names)]
    assert list(told_apart(officers).values()) == initials


def test_an_id_of_another_person_gets_a_number() -> None:
    assert free_id("p-a", set().__contains__) == "p-a"
    assert free_id("p-a", {"p-a"}.__contains__) == "p-a-2"
    assert free_id("p-a", {"p-a", "p-a-2"}.__contains__) == "p-a-3"


@given(st.text(), st.text(), st.text(), st.text())
def test_any_text_gives_an_id(name: str, nip: str, opd: str, post: str) -> None:
    assert len(person_id(KEY, name=name, nip=nip, opd=opd, post=post)) == 10

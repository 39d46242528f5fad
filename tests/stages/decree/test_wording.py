"""Roles and posts in a row of eighty columns."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Opd
from bimtek.stages.decree.rules import Held, held_roles
from bimtek.stages.decree.script import Role
from bimtek.stages.decree.wording import (
    fitted_roles,
    plain_post,
    role_words,
    roles_line,
    short_post,
    shorter_bodies,
)

DISHUB = Opd("dishub", "Dishub", "Dinas Perhubungan")


def roles(*pairs: tuple[str, str]) -> tuple[Held, ...]:
    return held_roles(Role(body, role, ("setda",), "") for body, role in pairs)["setda"]


@pytest.mark.parametrize(
    ("post", "short"),
    [
        ("Kepala Dinas Perhubungan", "Kepala"),
        ("Kepala", "Kepala"),
        ("Camat Sukorejo", "Camat"),
        ("Sekretaris Daerah", "Sekda"),
        ("Kepala Bidang Lalu Lintas", "Kabid"),
        ("Kepala Sub Bagian Umum", "Kasubbag"),
        ("Sekretaris Dinas Perhubungan", "Sekr."),
        ("Analis Dinas Perhubungan", "Analis"),
        ("Pranata Komputer", "Pranata Komputer"),
        ("", ""),
    ],
)
def test_a_post_beside_its_office_needs_few_words(post: str, short: str) -> None:
    assert short_post(post, DISHUB) == short


def test_in_a_document_only_the_name_of_the_office_is_left_out() -> None:
    assert plain_post("Kepala Dinas Perhubungan", DISHUB) == "Kepala"
    assert plain_post("Kepala Bidang Lalu Lintas", DISHUB) == "Kepala Bidang Lalu Lintas"
    assert plain_post("Dinas Perhubungan", DISHUB) == "Dinas Perhubungan"


def test_a_mere_member_is_told_by_the_body_alone() -> None:
    line = roles_line(roles(("Dewan", "Anggota"), ("Pokja Living", "Koordinator")))
    assert line == "Dewan · Pokja Living (koordinator)"


def test_two_roles_in_one_body_stand_together() -> None:
    line = roles_line(roles(("Dewan", "Sekretaris"), ("Dewan", "Anggota"), ("Tim", "Ketua")))
    assert line == "Dewan (sekretaris) · Tim (ketua)"


def test_a_narrow_row_takes_the_shorter_names() -> None:
    found = roles(("Tim Pelaksana", "Ketua"))
    assert roles_line(found, {"Tim Pelaksana": "Tim"}) == "Tim (ketua)"


def test_roles_are_told_in_the_fullest_words_that_fit() -> None:
    found = roles(("Dewan", "Sekretaris"), ("Pokja Governance", "Koordinator"))
    short = {"Pokja Governance": "Pokja Gov"}
    assert fitted_roles(found, short, 60) == "Dewan (sekretaris) · Pokja Governance (koordinator)"
    assert fitted_roles(found, short, 45) == "Dewan (sekretaris) · Pokja Gov (koordinator)"
    assert fitted_roles(found, short, 31) == "Dewan sekr. · Pokja Gov koord."


def test_a_role_in_running_text() -> None:
    assert role_words("Tim Pelaksana", "Ketua") == "Tim Pelaksana, ketua"
    assert role_words("Dewan", "Wakil Ketua I") == "Dewan, wakil ketua I"
    assert role_words("Dewan", "") == "Dewan"


def test_bodies_are_shortened_as_far_as_they_stay_apart() -> None:
    bodies = ("Dewan", "Tim Pelaksana", "Pokja Governance", "Pokja Living", "Pokja Lingkungan")
    assert shorter_bodies(bodies) == {
        "Dewan": "Dewan",
        "Tim Pelaksana": "Tim",
        "Pokja Governance": "Pokja Gov",
        "Pokja Living": "Pokja Liv",
        "Pokja Lingkungan": "Pokja Lin",
    }


@pytest.mark.parametrize("bodies", [("Tim", "Tim Ahli"), ("Pokja A", "Pokja B"), ("", "Dewan")])
def test_shortened_bodies_are_never_mistaken_for_each_other(bodies: tuple[str, ...]) -> None:
    assert len(set(shorter_bodies(bodies).values())) == len(bodies)

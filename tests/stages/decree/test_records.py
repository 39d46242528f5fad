"""What can be recorded of the reading of an SK."""

from __future__ import annotations

import re

import pytest

from bimtek.journal.records import Refusal
from bimtek.stages.decree.records import (
    Attitude,
    ClauseRead,
    How,
    Position,
    Reader,
    Reading,
    Stance,
    clause_place,
    role_slug,
)

DISHUB = ("pembacaan-sk", "dishub", "dewan-anggota")


@pytest.mark.parametrize(
    ("body", "role", "slug"),
    [
        ("Dewan", "Anggota", "dewan-anggota"),
        ("Tim Pelaksana", "Ketua", "tim-pelaksana-ketua"),
        ("Pokja Smart Living", "Koordinator (I)", "pokja-smart-living-koordinator-i"),
        ("Tim  Pelaksana ", "", "tim-pelaksana"),
    ],
)
def test_a_role_is_named_by_its_body_and_its_role(body: str, role: str, slug: str) -> None:
    assert role_slug(body, role) == slug


@pytest.mark.parametrize(
    ("body", "role"),
    [("Kelompok Kerja Tata Kelola Pemerintahan dan Layanan", "Koordinator"), ("Δ", "Ω"), ("", "")],
)
def test_long_and_foreign_names_of_a_role_still_make_a_key(body: str, role: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,40}", role_slug(body, role))


def test_two_long_roles_that_begin_alike_have_keys_of_their_own() -> None:
    body = "Kelompok Kerja Tata Kelola Pemerintahan dan Layanan"
    assert role_slug(body, "Koordinator") != role_slug(body, "Anggota")


def test_a_note_on_a_clause_names_the_record_of_the_clause() -> None:
    record = ClauseRead("pembacaan-sk", "kedua").record_id
    assert clause_place("pembacaan-sk", "kedua") == f"{ClauseRead.kind}/{record}"


def test_a_reader_without_a_name_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        Reading.new(stage="pembacaan-sk", reader=Reader("  "))
    assert refused.value.code == "no-reader"


@pytest.mark.parametrize("field", ["sentence", "wish", "answer", "outcome"])
def test_words_without_a_stance_are_refused(field: str) -> None:
    stage, opd, role = DISHUB
    with pytest.raises(Refusal) as refused:
        Stance.new(stage=stage, opd=opd, role=role, **{field: "Kami juga mengurus PJU."})
    assert refused.value.code == "words-without-stance"


@pytest.mark.parametrize("attitude", [Attitude.ASKS, Attitude.OBJECTS])
def test_an_exception_is_never_said_in_chorus(attitude: Attitude) -> None:
    with pytest.raises(Refusal) as refused:
        Stance(*DISHUB, stance=Position(attitude, How.CHORUS)).check()
    assert attitude in refused.value.message


def test_an_objection_with_its_words_is_taken() -> None:
    change = Stance.new(
        stage="pembacaan-sk",
        opd="dishub",
        role="dewan-anggota",
        stance=Position(Attitude.OBJECTS),
        sentence="Kami juga mengurus PJU.",
        wish="tambah Pokja Environment",
    )
    assert change.record == "pembacaan-sk/dishub/dewan-anggota"
    assert change.patch["stance"] == {"stance": "keberatan", "how": "sendiri"}

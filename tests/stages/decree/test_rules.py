"""Where the OPDs of an SK stand: nobody here, silent, in two bodies, undone, destroyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import Head, Seen
from bimtek.stages.decree.records import Attitude, How, Position, Stance
from bimtek.stages.decree.rules import (
    OfficeRow,
    Standing,
    chorus,
    counts,
    held_roles,
    holds_a_role,
    matters,
    not_in_decree,
    objections_without_outcome,
    office_rows,
    standing_at,
    unanswered,
    without_a_say,
)
from bimtek.stages.decree.script import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

STAGE = "pembacaan-sk"
ROLES = (
    Role("Dewan", "Ketua", (), "Wali Kota"),
    Role("Dewan", "Anggota", ("bappeda", "dinkes", "dishub", "setwan"), ""),
    Role("Tim Pelaksana", "Ketua", ("bappeda",), ""),
    Role("Pokja Living", "Anggota", ("dinkes", "dishub"), ""),
)
ORDER = ("setwan", "bappeda", "dinkes", "dishub", "dlh")
DEWAN, KETUA, LIVING = "dewan-anggota", "tim-pelaksana-ketua", "pokja-living-anggota"
READY, ALONE = Position(Attitude.READY, How.CHORUS), Position(Attitude.READY)
OBJECTS, ASKS = Position(Attitude.OBJECTS), Position(Attitude.ASKS)


def said(opd: str, role: str, stance: Position | None = READY, **words: str) -> Seen[Stance]:
    values: Mapping[str, object] = {"stance": stance, **words}
    heads = {
        name: (Head(f"0000018{n}-0000-aaaaaaaaaa", canonical(encode(value))),)
        for n, (name, value) in enumerate(values.items())
    }
    return Seen(Stance, f"{STAGE}/{opd}/{role}", heads)


def destroyed(opd: str, role: str) -> Seen[Stance]:
    return Seen(Stance, f"{STAGE}/{opd}/{role}", {"stance": (Head("1-0-a", None),)})


def in_conflict(opd: str, role: str, *values: Position | None) -> Seen[Stance]:
    heads = tuple(
        Head(f"{9 - nth}-0-aaaaaaaaaa", canonical(encode(value)))
        for nth, value in enumerate(values or (OBJECTS, READY))
    )
    return Seen(Stance, f"{STAGE}/{opd}/{role}", {"stance": heads})


def rows(*stances: Seen[Stance], present: tuple[str, ...] = ORDER) -> dict[str, OfficeRow]:
    found = office_rows(held_roles(ROLES), stances, present, ORDER)
    return {row.opd: row for row in found}


def test_every_opd_of_the_sk_has_a_row_in_official_order_and_no_other() -> None:
    assert tuple(rows()) == ("setwan", "bappeda", "dinkes", "dishub")


def test_an_opd_that_the_list_does_not_know_is_not_lost() -> None:
    held = held_roles((Role("Dewan", "Anggota", ("dinas-baru", "dinkes"), ""),))
    assert [row.opd for row in office_rows(held, (), (), ORDER)] == ["dinkes", "dinas-baru"]


def test_an_opd_in_two_bodies_has_two_roles() -> None:
    assert [held.slug for held in rows()["bappeda"].roles] == [DEWAN, KETUA]


def test_a_role_that_is_written_twice_counts_once() -> None:
    twice = (*ROLES, Role("Dewan", "Anggota", ("dinkes",), ""))
    assert [held.slug for held in held_roles(twice)["dinkes"]] == [DEWAN, LIVING]


def test_a_role_of_somebody_who_is_no_opd_gives_no_row() -> None:
    assert held_roles(ROLES[:1]) == {}


def test_with_nobody_here_everyone_is_absent_and_the_chorus_is_empty() -> None:
    empty = rows(present=())
    assert counts(empty.values())[Standing.ABSENT] == 4
    assert chorus(empty.values()) == ()


def test_who_is_here_and_says_nothing_is_silent() -> None:
    found = rows(present=("dinkes",))
    assert [row.opd for row in standing_at(found.values(), Standing.SILENT)] == ["dinkes"]
    assert [row.opd for row in standing_at(found.values(), Standing.ABSENT)] == [
        "setwan",
        "bappeda",
        "dishub",
    ]


def test_the_chorus_takes_every_role_of_every_present_opd() -> None:
    taken = chorus(rows(present=("bappeda", "setwan")).values())
    assert [(held.opd, held.slug) for held in taken] == [
        ("setwan", DEWAN),
        ("bappeda", DEWAN),
        ("bappeda", KETUA),
    ]


def test_whoever_may_not_speak_for_an_opd_does_not_agree_for_it_and_is_named() -> None:
    present = ("bappeda", "setwan", "dinkes")
    stances = (said("dinkes", DEWAN, ALONE), said("dinkes", LIVING, ALONE))
    found = office_rows(held_roles(ROLES), stances, present, ORDER, ("bappeda",))
    assert {held.opd for held in chorus(found)} == {"bappeda"}
    assert [row.opd for row in without_a_say(found)] == ["setwan"]


def test_the_chorus_leaves_what_was_said_and_fills_the_rest_of_a_willing_opd() -> None:
    taken = chorus(rows(said("bappeda", DEWAN, ALONE), present=("bappeda",)).values())
    assert [held.slug for held in taken] == [KETUA]


@pytest.mark.parametrize("exception", [OBJECTS, ASKS])
def test_an_opd_with_an_exception_is_not_drowned_by_the_chorus(exception: Position) -> None:
    assert chorus(rows(said("dishub", LIVING, exception), present=("dishub",)).values()) == ()


def test_the_chorus_twice_records_nothing_the_second_time() -> None:
    first = chorus(rows().values())
    again = rows(*(said(held.opd, held.slug) for held in first))
    assert chorus(again.values()) == ()
    assert counts(again.values())[Standing.READY] == 4


def test_an_opd_is_ready_only_when_it_is_ready_for_every_role() -> None:
    half = rows(said("bappeda", DEWAN))["bappeda"]
    assert (half.standing, half.ready_roles) == (Standing.SILENT, 1)
    whole = rows(said("bappeda", DEWAN), said("bappeda", KETUA))["bappeda"]
    assert whole.standing is Standing.READY


def test_an_objection_to_one_role_outweighs_readiness_for_the_others() -> None:
    found = rows(said("dishub", DEWAN), said("dishub", LIVING, OBJECTS))["dishub"]
    assert found.standing is Standing.OBJECTS


def test_an_opd_that_has_left_keeps_what_it_said() -> None:
    assert rows(said("setwan", DEWAN), present=())["setwan"].standing is Standing.READY


def test_only_what_was_said_by_all_together_is_in_chorus() -> None:
    together = rows(said("bappeda", DEWAN), said("bappeda", KETUA))["bappeda"]
    mixed = rows(said("bappeda", DEWAN), said("bappeda", KETUA, ALONE))["bappeda"]
    assert (together.how, mixed.how) == (How.CHORUS, How.ALONE)


def test_a_stance_that_was_taken_back_leaves_the_opd_silent() -> None:
    found = rows(said("setwan", DEWAN, None))["setwan"]
    assert found.standing is Standing.SILENT
    assert [held.slug for held in chorus([found])] == [DEWAN]


def test_a_destroyed_stance_is_neither_silence_nor_readiness() -> None:
    found = rows(destroyed("setwan", DEWAN))["setwan"]
    assert found.standing is Standing.DESTROYED
    assert chorus([found]) == ()


def test_a_conflict_stands_in_the_row_of_its_opd() -> None:
    found = rows(in_conflict("setwan", DEWAN))["setwan"]
    assert found.in_conflict
    assert chorus([found]) == ()


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ((READY, OBJECTS), Standing.OBJECTS),  # the chorus came later and drowns nobody
        ((OBJECTS, READY), Standing.OBJECTS),
        ((READY, ASKS), Standing.ASKS),
        ((ASKS, OBJECTS, READY), Standing.OBJECTS),
        ((None, OBJECTS), Standing.OBJECTS),  # taken back by one, said by the other
        ((None, READY), Standing.READY),
        ((None,), Standing.SILENT),
    ],
)
def test_of_two_stances_the_weightiest_counts_until_somebody_chooses(
    values: tuple[Position | None, ...], standing: Standing
) -> None:
    found = rows(in_conflict("setwan", DEWAN, *values))["setwan"]
    assert found.standing is standing
    assert found.in_conflict is (len(values) > 1)


def test_two_roles_with_one_objection_make_one_matter() -> None:
    found = rows(said("dishub", DEWAN, OBJECTS), said("dishub", LIVING, OBJECTS, sentence="PJU"))
    (matter,) = matters(found["dishub"])
    assert {held.slug for held in matter.roles} == {DEWAN, LIVING}
    assert matter.words is not None
    assert matter.words.sentence == "PJU"


def test_two_roles_with_a_sentence_each_make_two_matters() -> None:
    found = rows(
        said("dishub", DEWAN, OBJECTS, sentence="Bukan kami."),
        said("dishub", LIVING, OBJECTS, sentence="PJU"),
    )
    assert [matter.bearer.slug for matter in matters(found["dishub"])] == [DEWAN, LIVING]


def test_an_objection_without_words_is_still_an_objection() -> None:
    found = rows(said("setwan", DEWAN, OBJECTS))
    assert [matter.opd for matter in objections_without_outcome(found.values())] == ["setwan"]


def test_an_objection_ends_with_its_outcome() -> None:
    found = rows(said("setwan", DEWAN, OBJECTS, sentence="PJU", outcome="ralat SK"))
    assert objections_without_outcome(found.values()) == ()


def test_a_question_is_open_until_it_is_answered() -> None:
    asked = rows(said("setwan", DEWAN, ASKS, sentence="Lewat Sekda?"))
    answered = rows(said("setwan", DEWAN, ASKS, sentence="Lewat Sekda?", answer="Ya."))
    assert len(unanswered(asked.values())) == 1
    assert unanswered(answered.values()) == ()


def test_an_objection_and_a_question_of_one_opd_are_two_matters() -> None:
    found = rows(said("dishub", DEWAN, ASKS, sentence="?"), said("dishub", LIVING, OBJECTS))
    assert [matter.standing for matter in matters(found["dishub"])] == [
        Standing.OBJECTS,
        Standing.ASKS,
    ]


def test_who_is_here_and_not_in_the_sk_is_named_once() -> None:
    assert not_in_decree(("dlh", "dinkes", "dlh"), held_roles(ROLES)) == ("dlh",)


@pytest.mark.parametrize(
    ("post", "agency", "meant"),
    [
        ("Wali Kota Blitar", "Pemerintah Kota Blitar", True),
        ("Komandan Distrik Militer", "Forkopimda", True),
        ("Relawan", "PMI", False),
        ("", "", False),
    ],
)
def test_who_holds_a_role_and_is_no_opd_is_in_the_sk(post: str, agency: str, meant: bool) -> None:
    roles = (*ROLES, Role("Dewan", "Pengarah", (), "Forkopimda, akademisi"))
    assert holds_a_role(post, agency, roles) is meant


def test_counts_name_every_standing() -> None:
    assert set(counts(())) == set(Standing)

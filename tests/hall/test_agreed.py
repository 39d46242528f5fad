"""What binds, what may still be recorded, which numbers are printed, what came late."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from bimtek.hall.agreed import (
    InForce,
    amended_by,
    binds,
    delivery,
    in_force,
    late,
    named_in,
    next_number,
    next_version,
    numbered_in,
    numbers,
    of_version,
    recorded_by,
    refuse_steps_out_of_turn,
    refuse_what_is_agreed,
    updates_in,
    versions,
)
from bimtek.hall.agreement import (
    Agreed,
    Agreement,
    Amended,
    Correction,
    Reopened,
    Reopening,
    Signed,
    Signing,
    Update,
)
from bimtek.journal.entry import Entry
from bimtek.journal.records import Change, Refusal, Seen
from tests import entries
from tests.entries import entry
from tests.records import seen, stamped

NOON = datetime.fromisoformat("2023-07-04T12:00:00+07:00")
PAPER = Signed(date(2023, 7, 6), "Ketua")
ONE = seen(Agreement, "1", agreed=Agreed(NOON))
TWO = seen(Agreement, "2", agreed=Agreed(NOON))
APART = seen(Agreement, "1", agreed=[Agreed(NOON, over="7F3A"), Agreed(NOON, over="91C2")])
UNDONE = seen(Agreement, "1")
DESTROYED = seen(Agreement, "1", agreed=...)
SIGNED = seen(Signing, "1", signed=PAPER)
FINAL = seen(Signing, "1", signed=PAPER, final=NOON)
OPENED = seen(Reopening, "1", reopened=Reopened(NOON, "salah baca"))
NOT_OPENED = seen(Reopening, "1")
"""The reopening was undone."""


@pytest.mark.parametrize(
    ("agreements", "signings", "reopenings", "stands"),
    [
        ([], [], [], None),
        ([UNDONE], [], [], None),
        ([DESTROYED], [], [], None),
        ([ONE], [], [], ("1", "disepakati", False)),
        ([APART], [], [], ("1", "disepakati", True)),
        ([ONE], [seen(Signing, "1")], [], ("1", "disepakati", False)),
        ([ONE], [SIGNED], [], ("1", "ditandatangani", False)),
        ([ONE], [FINAL], [], ("1", "final", False)),
        ([ONE], [FINAL], [OPENED], None),
        ([ONE], [], [NOT_OPENED], ("1", "disepakati", False)),
        ([TWO, ONE], [SIGNED], [OPENED], ("2", "disepakati", False)),
        ([ONE, TWO], [], [], ("2", "disepakati", False)),
        ([ONE, seen(Agreement, "x", agreed=Agreed(NOON))], [], [], ("1", "disepakati", False)),
    ],
)
def test_which_version_binds_and_how_far_it_is(
    agreements: list[Seen[Agreement]],
    signings: list[Seen[Signing]],
    reopenings: list[Seen[Reopening]],
    stands: tuple[str, str, bool] | None,
) -> None:
    found = in_force(agreements, signings, reopenings)
    assert (found and (found.version, found.word, found.agreed_twice)) == stands


def test_a_version_knows_by_which_entries_it_was_agreed_and_signed() -> None:
    agreed = InForce(stamped(APART, "a"))
    assert (agreed.stamp, agreed.signed_at, agreed.signed, agreed.final) == ("a0", "", None, None)
    signed = InForce(stamped(ONE, "a"), stamped(FINAL, "s"))
    assert (signed.signed_at, signed.signed, signed.final) == ("s0", PAPER, NOON)
    assert InForce(ONE, stamped(seen(Signing, "1", signed=...), "s")).signed_at == ""


@pytest.mark.parametrize(
    ("known", "following"),
    [([], "1"), (["1"], "2"), (["9", "10"], "11"), (["2", "1"], "3"), (["x"], "1"), (["٣"], "1")],
)
def test_the_version_after_all_that_there_were(known: list[str], following: str) -> None:
    assert next_version(known) == following
    agreed = [seen(Agreement, one, agreed=Agreed(NOON)) for one in known]
    assert sorted(one.version for one in versions(agreed, [])) == sorted(known)


def test_versions_follow_their_numbers_and_not_their_letters() -> None:
    agreed = [seen(Agreement, one, agreed=Agreed(NOON)) for one in ("10", "2", "1")]
    assert [one.version for one in versions([*agreed, UNDONE], [])] == ["1", "2", "10"]


def ralat(name: str, number: int, stamp: str, edition: str = "1") -> Seen[Correction]:
    return stamped(seen(Correction, name, number=number, edition=edition), stamp)


@pytest.mark.parametrize(
    ("given", "printed", "following"),
    [
        ([], {}, 1),
        ([ralat("a", 1, "1"), ralat("b", 2, "2")], {"a": "1", "b": "2"}, 3),
        ([ralat("b", 2, "2"), ralat("a", 2, "1")], {"a": "2", "b": "2b"}, 3),
        (
            [ralat("c", 1, "3"), ralat("b", 1, "2"), ralat("a", 1, "1"), ralat("d", 2, "0")],
            {"a": "1", "b": "1b", "c": "1c", "d": "2"},
            3,
        ),
        ([seen(Correction, "a"), ralat("b", 0, "1")], {"a": "0", "b": "0b"}, 1),
    ],
)
def test_the_numbers_that_are_printed(
    given: list[Seen[Correction]], printed: dict[str, str], following: int
) -> None:
    assert numbers(given) == printed
    assert next_number(given) == following


def test_numbers_run_on_from_version_to_version_and_stand_in_their_own() -> None:
    given = [ralat("c", 3, "3", "2"), ralat("b", 1, "2", "2"), ralat("a", 1, "1")]
    assert [(number, one.record) for number, one in of_version(given, "2")] == [
        ("1b", "b"), ("3", "c"),
    ]  # fmt: skip
    assert [(number, one.record) for number, one in of_version(given, "1")] == [("1", "a")]
    assert of_version(given, "3") == []


def test_whoever_gave_a_number_first_is_its_author() -> None:
    settled = stamped(seen(Correction, "a", number=[2, 2]), "7")
    assert recorded_by(settled) == "70"
    assert recorded_by(seen(Correction, "a")) == ""


def test_a_delivery_says_from_whom_and_for_which_day() -> None:
    known = [seen(Update, "a", number=4)]
    made = delivery("1", known, " Dinkes ", date(2023, 7, 20), NOON, " datanya baru ")
    assert made.patch["number"] == 5
    assert (made.patch["source"], made.patch["reason"]) == ("Dinkes", "datanya baru")
    for source, as_of in ((" ", date(2023, 7, 20)), ("Dinkes", None)):
        with pytest.raises(Refusal):
            delivery("1", known, source, as_of, NOON)


# -- what may still be recorded


AGREED, ON_PAPER = InForce(ONE), InForce(ONE, SIGNED)


@pytest.mark.parametrize(
    ("standing", "kind", "result", "bound"),
    [
        (None, "gap", False, False),
        (None, "note", True, False),
        (AGREED, "gap", False, True),
        (AGREED, "opd", False, True),
        (AGREED, "an-unknown-kind", False, True),
        (AGREED, "note", False, False),
        (AGREED, "note", True, True),
        (AGREED, "attendance", False, False),
        (ON_PAPER, "attendance", False, True),
        (ON_PAPER, "note", False, True),
        (ON_PAPER, "officer", False, False),
        (ON_PAPER, "correction", False, False),
    ],
)
def test_what_changes_only_under_a_number(
    standing: InForce | None, kind: str, result: bool, bound: bool
) -> None:
    assert binds(standing, kind, result) is bound


LEVEL = Change("gap", "k/4.2/kota", {"answer": 1})
SAID = Change("note", "n", {"text": "x"})


def amends(about: str) -> Change:
    return Amended.new(under="u", about=about)


RALAT: dict[str, Any] = {
    "edition": "1", "number": 1, "place": "4.2", "after": "3", "reason": "x", "asked_by": "Dinkes",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ([], False),
        ([LEVEL], True),
        ([SAID], True),
        ([amends("gap/k/4.2/kota"), LEVEL], False),
        ([LEVEL, amends("gap/k/4.2/kota")], False),
        ([amends("gap/k/4.1/kota"), LEVEL], True),
        ([amends(""), LEVEL], True),
        ([amends("gap/k/4.2/kota"), LEVEL, SAID], True),
        ([Correction.new(**RALAT, about="note/n"), SAID], False),
        ([Change("correction", "r", {}), LEVEL], False),  # a ralat that is taken back
        ([Change("note", "n", {}), LEVEL], True),
    ],
)
def test_an_act_names_all_that_it_changes_of_what_was_agreed(
    changes: list[Change], refused: bool
) -> None:
    refuse_what_is_agreed(None, changes, lambda _: True)
    if not refused:
        refuse_what_is_agreed(AGREED, changes, lambda _: True)
        return
    with pytest.raises(Refusal, match="versi 1 sudah disepakati"):
        refuse_what_is_agreed(AGREED, changes, lambda _: True)


@pytest.mark.parametrize(
    ("standing", "changes", "about"),
    [
        (None, [LEVEL], []),
        (AGREED, [LEVEL, LEVEL], ["gap/k/4.2/kota"]),
        (AGREED, [SAID], []),
        (AGREED, [SAID, LEVEL], ["note/n", "gap/k/4.2/kota"]),
        (AGREED, [Change("attendance", "a", {"left": 1})], []),
        (ON_PAPER, [Change("attendance", "a", {"left": 1})], ["attendance/a"]),
    ],
)
def test_a_delivery_names_what_it_changes(
    standing: InForce | None, changes: list[Change], about: list[str]
) -> None:
    named = amended_by("u", standing, changes)
    assert [one.patch["about"] for one in named] == about
    assert named_in(named) == frozenset(about)


AGREEING, AGAIN = (Agreement.new(edition=one, agreed=Agreed(NOON)) for one in "12")
SIGNS = Signing.new(edition="1", signed=PAPER)
OPENS = Reopening.new(edition="1", reopened=Reopened(NOON, "salah baca"))
CORRECTS = Correction.new(**RALAT)


@pytest.mark.parametrize(
    ("standing", "known", "change", "code"),
    [
        (None, [], AGREEING, None),
        (None, [], AGAIN, "wrong-version"),
        (None, ["1"], AGREEING, "wrong-version"),
        (None, ["1"], AGAIN, None),
        (AGREED, ["1"], AGREEING, "agreed-already"),
        (AGREED, ["1"], AGAIN, "agreed-already"),
        (InForce(APART), ["1"], AGREEING, None),
        (InForce(APART), ["1"], AGAIN, "agreed-already"),
        (AGREED, ["1"], SIGNS, None),
        (None, ["1"], SIGNS, "not-agreed"),
        (InForce(TWO), ["1", "2"], SIGNS, "not-agreed"),
        (ON_PAPER, ["1"], OPENS, None),
        (None, ["1"], OPENS, "not-agreed"),
        (AGREED, ["1"], CORRECTS, None),
        (None, ["1"], CORRECTS, "nothing-agreed"),
        (None, ["1"], Change("correction", "r", {}), None),  # is taken back
        (None, ["1"], Change("signing", "1", {}), None),
    ],
)
def test_each_step_in_its_turn(
    standing: InForce | None, known: list[str], change: Change, code: str | None
) -> None:
    found = None
    try:
        refuse_steps_out_of_turn(standing, known, [change])
    except Refusal as refusal:
        found = refusal.code
    assert found == code


# -- what came since


DELIVERY = (
    entry(1, "data_update", "u", {"number": 1}),
    entry(2, "amended", "x", {"under": "u", "about": "gap/a"}, act=2),
    entry(3, "gap", "a", {"answer": 3}, act=2),
    entry(4, "gap", "a", undoes=3),
    entry(5, "correction", "c", {"number": 1}, act=5),
    entry(6, "gap", "b", {"answer": 2}, act=5),
    entry(7, "note", "n", {"text": "x"}),
    entry(8, "signing", "1", {"signed": PAPER}),
    entry(9, "gap", "c", {"answer": 2}, voice="lain", act=2),
)


def test_what_came_under_a_number() -> None:
    assert entries.numbers(list(updates_in(DELIVERY))) == [2, 3, 4]
    assert entries.numbers(list(numbered_in(DELIVERY))) == [1, 2, 3, 5, 6, 8]
    assert list(updates_in(DELIVERY[1:])) == []  # the delivery itself was agreed, or is not here


@pytest.mark.parametrize(
    ("later", "left"),
    [
        ([], []),
        ([entry(1, "note", values={"text": "x"})], [1]),
        ([entry(1, "officer", values={"name": "N9"}), entry(2, "waiver")], []),
        ([entry(1, "note"), entry(2, "note", undoes=1)], []),
        ([entry(1, "note"), entry(2, "note", undoes=1), entry(3, "note", undoes=2)], [1]),
        ([entry(3, "note", undoes=1)], [3]),  # takes back what was agreed
        ([entry(1, "note", destroyed=True)], [1]),
        ([entry(1, "note"), entry(2, "note", voice="tahu")], [1]),
        ([entry(1, "note"), entry(2, "note", voice="tahu", undoes=1)], []),
        ([entry(7, "note"), entry(8, "note")], [8]),
    ],
)
def test_susulan_is_what_counts_without_knowing_and_was_not_decided(
    later: list[Entry], left: list[int]
) -> None:
    found = late(later, lambda one: one.voice == "tahu", {entries.stamp(7)})
    assert entries.numbers(found) == left

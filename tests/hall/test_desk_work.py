"""What of the desk's work after an agreement is told with what was agreed."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

import pytest

from bimtek.hall.desk_work import BEHIND, Held, desk_work
from bimtek.hall.records import Label, StageState
from bimtek.journal.entry import Entry
from tests.entries import entry, stamp

KNOWS, LATE = "meja", "lain"
HELD = Held(
    stamps={stamp(1), stamp(2), stamp(3)},
    records={("note", "said"), ("note", "decided"), ("stage", "sk"), ("added_stage", "sk")},
    results={"decided"},
    last_day=2,
)
TEXT = {"text": "doa penutup"}


def told(*later: Entry, held: Held = HELD) -> list[tuple[int, dict[str, object] | None]]:
    found = desk_work(later, lambda one: one.voice == KNOWS, held)
    return [(one.n, one.values) for one in found]


def numbers(*later: Entry) -> list[int]:
    return [n for n, _ in told(*later)]


@pytest.mark.parametrize(
    ("later", "stays"),
    [
        ([], []),
        # of the desk, and of whom it is
        ([entry(5, "attendance", "a", {"left": None})], [5]),
        ([entry(5, "officer", "o", {"name": "N9"})], [5]),
        ([entry(5, "attendance", "a", {"left": None}, voice=LATE)], []),
        ([entry(5, "gap", "k/4.2/kota", {"answer": 3})], []),
        ([entry(5, "waiver", "w", {"reason": "x"})], []),
        # notes: whose words are known, and which are no result
        ([entry(5, "note", "n", TEXT)], [5]),
        ([entry(5, "note", "n", {**TEXT, "label": Label.ACTION})], []),
        ([entry(5, "note", "n", TEXT), entry(6, "note", "n", {"label": Label.DECISION})], [5]),
        ([entry(5, "note", "said", {"sentence": "x"})], [5]),
        ([entry(5, "note", "decided", {"sentence": "x"})], []),
        ([entry(5, "note", "other", {"sentence": "x"})], []),
        ([entry(5, "note", "other", TEXT, base={"text": [stamp(1)]})], []),
        # what it rests on
        ([entry(5, "note", "said", TEXT, base={"text": [stamp(1)]})], [5]),
        ([entry(5, "note", "said", TEXT, base={"text": [stamp(1), stamp(4)]})], []),
        (
            [
                entry(5, "note", "n", TEXT),
                entry(6, "note", "n", {"sentence": "x"}, base={"sentence": []}),
                entry(7, "note", "n", {"sentence": "y"}, base={"sentence": [stamp(6)]}),
            ],
            [5, 6, 7],
        ),
        (
            [
                entry(5, "note", "n", TEXT, voice=LATE),
                entry(6, "note", "said", {"sentence": "x"}, base={"sentence": [stamp(5)]}),
            ],
            [],
        ),
        # taken back: the entry and what takes it back; never what was late
        ([entry(5, "note", "n", TEXT), entry(6, "note", "n", undoes=5)], [5, 6]),
        ([entry(6, "note", "said", undoes=2)], [6]),
        (
            [
                entry(5, "attendance", "a", {"left": None}, voice=LATE),
                entry(6, "attendance", "a", undoes=5),
            ],
            [],
        ),
        # under a number, recorded anew where words were destroyed, destroyed itself
        (
            [
                entry(5, "amended", "x", {"under": "u"}, act=5),
                entry(6, "attendance", "a", {"left": None}, act=5),
            ],
            [],
        ),
        ([entry(3, "note", "said", TEXT)], []),
        ([entry(5, "attendance", "a", {"left": None}, destroyed=True)], [5]),
        ([entry(5, "signing", "1", {"final": None})], []),
    ],
)
def test_what_the_desk_went_on_with(later: list[Entry], stays: list[int]) -> None:
    assert numbers(*later) == stays


RUN = {"state": StageState.RUNNING, "started": "2023-07-04T16:00:00+07:00"}
PLANNED = {"place": "3.5", "day": 2, "minutes": 20}
POSTPONED = {"state": StageState.POSTPONED, "reason": "waktu habis"}


@pytest.mark.parametrize(
    ("values", "left"),
    [
        (RUN, RUN),
        (PLANNED, None),
        ({**PLANNED, **RUN}, RUN),
        (POSTPONED, None),
        ({**POSTPONED, **PLANNED}, None),
        ({**POSTPONED, "note": "x"}, {"note": "x"}),
        # it was interrupted in the hall
        ({**POSTPONED, "ended": "2023-07-04T16:20:00+07:00"},) * 2,
        ({"state": StageState.SKIPPED, "reason": "x"},) * 2,
    ],
)
def test_of_an_acara_it_is_told_how_it_went_and_not_what_was_planned_anew(
    values: dict[str, object], left: dict[str, object] | None
) -> None:
    found = told(entry(5, "stage", "sk", values, base={name: [stamp(1)] for name in values}))
    assert found == ([] if left is None else [(5, left)])


def test_the_undoing_of_a_step_of_an_acara_is_told_whole() -> None:
    run = entry(5, "stage", "sk", RUN)
    assert numbers(run, entry(6, "stage", "sk", undoes=5)) == [5, 6]
    (only, _) = desk_work([entry(5, "stage", "sk", {**PLANNED, **RUN}), run], lambda _: True, HELD)
    assert sorted(only.bases) == sorted(RUN)


ADDED = entry(5, "added_stage", "foto", {"title": "Foto", "place": "2.5", "day": 1})


@pytest.mark.parametrize(
    ("beside", "is_told"),
    [
        ((), False),
        ((entry(6, "stage", "foto", RUN),), True),
        ((entry(6, "stage", "foto", {"state": StageState.RUNNING}),), False),
        ((entry(6, "stage", "lain", RUN),), False),
        ((entry(6, "stage", "foto", RUN, voice=LATE),), False),
        ((entry(6, "stage", "foto", RUN), entry(7, "stage", "foto", undoes=6)), False),
        ((entry(6, "note", "n", {**TEXT, "stage": "foto"}),), True),
        ((entry(6, "note", "n", {**TEXT, "stage": ""}),), False),
        ((entry(6, "note", "n", {"stage": "foto"}, destroyed=True),), False),
    ],
)
def test_an_acara_that_was_inserted_is_told_where_something_happened_in_it(
    beside: Collection[Entry], is_told: bool
) -> None:
    found = dict(told(ADDED, *beside))
    assert (5 in found) is is_told
    if is_told:
        # behind all that were agreed: it moves none of them
        place = {"place": str(BEHIND + Decimal("2.5")), "day": HELD.last_day}
        assert found[5] == {"title": "Foto", **place}


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ({"title": "Foto"}, {"title": "Foto"}),
        ({"day": None}, {"day": 2}),
        ({"day": 3}, {"day": 3}),
        ({"day": "besok"}, {"day": 2}),
        ({"place": None}, {"place": str(BEHIND + 1)}),
        ({"place": "not a number"}, {"place": str(BEHIND + 1)}),
    ],
)
def test_where_an_inserted_acara_is_told(
    values: dict[str, object], left: dict[str, object]
) -> None:
    begun = entry(6, "stage", "foto", RUN)
    assert dict(told(entry(5, "added_stage", "foto", values), begun))[5] == left


def test_what_was_agreed_of_an_inserted_acara_stays_as_it_was() -> None:
    begun = entry(6, "stage", "sk", RUN)
    assert numbers(entry(5, "added_stage", "sk", {"title": "Lain"}), begun) == [6]

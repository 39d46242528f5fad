"""What was read to the hall: where each decision stands, in every case that a day brings."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bimtek.hall.records import Label, Note
from bimtek.journal.records import Seen
from bimtek.stages.closing.records import Dissent, Outcome, ReadBack, Result
from bimtek.stages.closing.rules import (
    Item,
    Standing,
    counted,
    counted_outcomes,
    dropped,
    items,
    last_read,
    next_open,
    said_in_short,
    wording_of,
)
from tests.records import seen, stamped

FOUR = datetime.fromisoformat("2023-07-04T16:00:00+07:00")


def decision(name: str = "a") -> Seen[Note]:
    return stamped(seen(Note, name, text="Dewan bersidang tiap bulan", label=Label.DECISION), "1")


AS_READ = wording_of(decision())
"""The same stamps for each of them: what was read of one was read of all."""
AGREED = Result(Outcome.AGREED, FOUR, AS_READ)
POSTPONED = Result(Outcome.POSTPONED, FOUR, AS_READ, "anggaran")
DROPPED = Result(Outcome.DROPPED, FOUR, AS_READ)
BEFORE, AFTER = "2", "4"
"""Stamps of what a dissent says, against that of the result."""


def item(result: object = None, *dissents: str, name: str = "a") -> Item:
    """One decision with what the hall said to it, and dissents by their stamps."""
    read = stamped(seen(ReadBack, name, result=result), "3") if result else None
    differs = seen(Dissent, f"{name}/dishub", sentence="cukup")
    return Item(decision(name), 1, 1, read, tuple(stamped(differs, one) for one in dissents))


@pytest.mark.parametrize(
    ("one", "standing", "is_open", "let_go", "short"),
    [
        (item(), Standing.WAITING, True, False, "belum dibacakan"),
        (item(...), Standing.WAITING, True, False, "belum dibacakan"),
        (item(AGREED), Standing.AGREED, False, False, "disetujui serentak"),
        (item(AGREED, BEFORE), Standing.AGREED, False, False, "disetujui dengan catatan"),
        (item(AGREED, AFTER), Standing.CHANGED, True, False, "diubah sesudah dibacakan"),
        (item(POSTPONED), Standing.POSTPONED, False, True, "ditunda"),
        (item(POSTPONED, AFTER), Standing.POSTPONED, False, True, "ditunda"),
        (item(DROPPED), Standing.DROPPED, False, True, "dilepas"),
        (item([AGREED, POSTPONED]), Standing.UNSETTLED, True, False, "berbeda, belum dipilih"),
        (item([AGREED, AGREED]), Standing.AGREED, False, False, "disetujui serentak"),
        # two laptops agreed to the same words, one a minute after the other
        (
            item([AGREED, Result(Outcome.AGREED, FOUR + timedelta(minutes=1), AS_READ)]),
            Standing.AGREED, False, False, "disetujui serentak",
        ),
        (
            item(Result(Outcome.AGREED, FOUR, ("0",))),  # other words were read
            Standing.CHANGED, True, False, "diubah sesudah dibacakan",
        ),
    ],
)  # fmt: skip
def test_where_a_decision_stands(
    one: Item, standing: Standing, is_open: bool, let_go: bool, short: str
) -> None:
    assert (one.standing, one.is_open, one.is_let_go) == (standing, is_open, let_go)
    assert said_in_short(one) == short


def test_a_dissent_that_one_of_two_laptops_had_not_heard_has_to_be_read() -> None:
    """One agreed before it was said, the other afterwards, neither knowing of the other."""
    one = item([AGREED, AGREED])
    between = stamped(seen(Dissent, "a/dishub", sentence="cukup"), "30+")
    assert one._replace(dissents=(between,)).standing is Standing.CHANGED


def test_of_two_who_heard_the_hall_agree_the_first_says_when() -> None:
    later = Result(Outcome.AGREED, FOUR + timedelta(minutes=1), AS_READ)
    found = item([later, AGREED]).result
    assert found is not None
    assert found.at == FOUR


@pytest.mark.parametrize(
    ("found", "words", "decisions"),
    [
        ([], "", (0, 0)),
        ([item(), item()], "", (0, 2)),  # nothing was read yet
        ([item(AGREED), item()], "1 disepakati, 1 belum dibacakan", (1, 2)),
        ([item(AGREED), item(AGREED, BEFORE)], "1 disepakati, 1 berbeda", (2, 2)),
        ([item(POSTPONED), item(DROPPED)], "1 ditunda, 1 dilepas", (2, 2)),
        ([item([AGREED, DROPPED]), item(AGREED, AFTER)], "2 belum dibacakan", (0, 2)),
    ],
)
def test_a_reading_in_numbers(found: list[Item], words: str, decisions: tuple[int, int]) -> None:
    assert counted_outcomes(found) == words
    assert counted(found, Label.DECISION) == decisions
    assert counted(found, Label.ACTION) == (0, 0)


@pytest.mark.parametrize(
    ("done", "at", "following"),
    [
        ("", "a", "b"),
        ("", "c", "a"),  # from the end round to the first
        ("b", "a", "c"),
        ("bc", "a", ""),  # only itself is left
        ("abc", "b", ""),
        ("", "gone", "a"),
        ("a", "gone", "b"),
    ],
)
def test_what_is_read_after_this_one(done: str, at: str, following: str) -> None:
    found = [item(AGREED if name in done else None, name=name) for name in "abc"]
    assert next_open(found, at) == following
    assert next_open([], at) == ""


def test_only_what_the_hall_dropped_is_owed_by_nobody() -> None:
    found = [
        item(DROPPED, name="a"),
        item(POSTPONED, name="b"),
        item(name="c"),
        item([DROPPED, AGREED], name="d"),
        item(Result(Outcome.DROPPED, FOUR, ("0",)), name="e"),  # its words changed since
    ]
    assert dropped(found) == {"a"}


@pytest.mark.parametrize(
    ("minutes", "last"),
    [({}, ""), ({"a": 1}, "a"), ({"a": 2, "b": 1}, "a"), ({"a": 1, "b": 1}, "a")],
)
def test_the_last_answer_of_the_hall(minutes: dict[str, int], last: str) -> None:
    results = {
        name: Result(Outcome.AGREED, FOUR + timedelta(minutes=at), AS_READ)
        for name, at in minutes.items()
    }
    found = [item(results.get(name), name=name) for name in "ab"]
    changed = item(Result(Outcome.AGREED, FOUR + timedelta(hours=1), ("0",)), name="c")
    answered = last_read([*found, changed])  # what stands no more is no answer
    assert (answered.id if answered else "") == last


def note(
    name: str, said: datetime | None, label: Label = Label.DECISION, **values: object
) -> Seen[Note]:
    return seen(Note, name, text=name, label=label, said=said, **values)


def test_decisions_then_actions_as_they_were_said_and_nothing_told_in_confidence() -> None:
    notes = [
        note("aksi", FOUR, Label.ACTION),
        note("kedua", FOUR + timedelta(minutes=2)),
        note("pertama", FOUR + timedelta(minutes=1)),
        note("tertutup", FOUR, closed=True),
        note("barangkali", FOUR, closed=[False, True]),
        note("masalah", FOUR, Label.PROBLEM),
        seen(Note, "musnah", text=..., label=Label.DECISION),
    ]
    reads = [seen(ReadBack, "kedua", result=DROPPED), seen(ReadBack, "hilang", result=AGREED)]
    dissents = [
        seen(Dissent, "aksi/dlh", sentence="tidak", at=FOUR + timedelta(minutes=9)),
        seen(Dissent, "aksi/dishub", sentence="cukup", at=FOUR + timedelta(minutes=8)),
    ]
    found = items(notes, reads, dissents)
    assert [(one.id, one.number, one.total) for one in found] == [
        ("pertama", 1, 2), ("kedua", 2, 2), ("aksi", 1, 1),
    ]  # fmt: skip
    assert [one.result for one in found] == [None, DROPPED, None]
    assert [one.record for one in found[2].dissents] == ["aksi/dishub", "aksi/dlh"]
    assert items([], reads, dissents) == ()


@pytest.mark.parametrize(
    ("values", "differs"),
    [
        ({"text": ["a", "b"]}, True),
        ({"text": ["a", "a "]}, False),
        ({"due": ["2023-07-14", "2023-07-15"]}, True),
        ({"pillar": ["I", "II"]}, False),  # nobody reads it out
    ],
)
def test_two_wordings_of_what_is_read(values: dict[str, object], differs: bool) -> None:
    assert Item(seen(Note, "a", **values), 1, 1).in_conflict is differs

"""What changed since an agreement, in words: tables, and one hall with a bit of everything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from bimtek.hall.agreed import InForce
from bimtek.hall.agreement import (
    Reopened,
    Reopening,
    Signed,
    Signing,
)
from bimtek.hall.officers import Officer
from bimtek.journal.entry import Entry
from bimtek.overview.since import (
    Since,
    Step,
    Why,
    by_stage,
    counting,
    data_of,
    head_of,
    joined,
    since_agreed,
    told_by_ralat,
)
from bimtek.overview.words import Words
from tests.agreement.laptops import AFTERNOON, Laptop
from tests.entries import entry, numbers, stamp
from tests.records import seen


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step("tenggat", "14 Juli", "20 Juli"), "tenggat 14 Juli menjadi 20 Juli"),
        (Step("tenggat", "", "20 Juli"), "tenggat 20 Juli"),
        (Step("", "tiap bulan", "tiap minggu"), "tiap bulan menjadi tiap minggu"),
        (Step("", "", "diurungkan"), "diurungkan"),
        (Step("tenggat", "14 Juli | 15 Juli", "20 Juli"),
         "tenggat 14 Juli | 15 Juli menjadi 20 Juli"),
    ],
)  # fmt: skip
def test_a_step_in_words(step: Step, words: str) -> None:
    assert step.words == words


def change(*steps: Step, why: Why = Why.DESK, number: str = "", stage: str = "") -> Since:
    return Since(stage, "gap", "a", "isian", steps, "N1", AFTERNOON, why, number, "1")


@pytest.mark.parametrize(
    ("why", "number", "right"),
    [
        (Why.CORRECTION, "2b", "ralat 2b"),
        (Why.UPDATE, "1", "pemutakhiran 1"),
        (Why.LATE, "", "susulan"),
        (Why.DESK, "", "meja"),
    ],
)
def test_by_which_right(why: Why, number: str, right: str) -> None:
    assert change(why=why, number=number).right == right


A, B, C = (Step("kini", str(n), str(n + 1)) for n in range(3))
BACK = Step("kini", "1", "0")
OTHER = Step("sasaran", "", "4")


@pytest.mark.parametrize(
    ("first", "then", "steps"),
    [
        ([A], [B], [Step("kini", "0", "2")]),
        ([A], [OTHER], [A, OTHER]),
        ([A, OTHER], [B], [Step("kini", "0", "2"), OTHER]),
        ([A], [BACK], []),  # as it was
        ([A, OTHER], [BACK], [OTHER]),
    ],
)
def test_changed_twice_it_is_told_from_the_first_value_to_the_last(
    first: list[Step], then: list[Step], steps: list[Step]
) -> None:
    assert list(joined(change(*first), change(*then)).steps) == steps


@pytest.mark.parametrize(
    ("entries", "left"),
    [
        ([], []),
        ([entry(1, "note"), entry(2, "note")], [1, 2]),
        ([entry(1, "note"), entry(2, "note", undoes=1)], []),
        ([entry(1, "note"), entry(2, "note", undoes=1), entry(3, "note", undoes=2)], [1]),
        ([entry(3, "note", undoes=1)], [3]),  # of what was agreed
        ([entry(1, "note", destroyed=True)], [1]),
        ([entry(1, "agreement"), entry(2, "agreement", undoes=1)], [1]),
    ],
)
def test_what_was_taken_back_and_what_took_it_back_are_not_told(
    entries: list[Entry], left: list[int]
) -> None:
    assert numbers(counting(entries)) == left


RALAT = entry(5, "correction", "c", {"about": "note/n"}, act=5)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([RALAT, entry(6, "note", "n", {"sentence": "x"}, act=5)], {6}),
        ([RALAT, entry(6, "note", "m", {"sentence": "x"}, act=5)], set()),
        ([RALAT, entry(6, "note", "n", {"sentence": "x"})], set()),
        ([RALAT, entry(6, "note", "n", {"sentence": "x"}, act=5, voice="lain")], set()),
        ([entry(5, "correction", "c", act=5, destroyed=True),
          entry(6, "note", "n", {"sentence": "x"}, act=5)], set()),
    ],
)  # fmt: skip
def test_what_a_ralat_says_is_told_once(entries: list[Entry], told: set[int]) -> None:
    assert told_by_ralat(entries) == {stamp(n) for n in told}


# -- one hall


class Told(NamedTuple):
    """The desk after its agreement, and a laptop that was not there."""

    desk: Laptop
    late: Laptop

    @property
    def standing(self) -> InForce:
        standing = self.desk.session.agreement
        assert standing
        return standing

    @property
    def found(self) -> list[Since]:
        return since_agreed(Words(self.desk.session), self.standing)

    @property
    def lines(self) -> list[str]:
        return [f"{one.right}: {one.what}: {one.words}" for one in self.found]


@pytest.fixture
def hall(session_path: Path, tmp_path: Path) -> Iterator[Told]:
    desk = Laptop(session_path, "Fasilitator")
    late = desk.copy(tmp_path, "N2", timedelta(hours=-3))
    late.note("antrean masih manual", stage="penutup")
    desk.agree()
    yield Told(desk, late)
    desk.close()
    late.close()


def test_what_came_late_is_told_until_somebody_takes_it_back(hall: Told) -> None:
    desk, late = hall
    wrong = late.note("salah ketik")
    desk.merge(late)
    assert hall.lines == [
        "susulan: catatan baru: antrean masih manual; jenis catatan",
        "susulan: catatan baru: salah ketik; jenis catatan",
    ]
    (stamp_of_it,) = (one.stamp for one in desk.session.late() if one.record == wrong)
    desk.session.undo_acts([stamp_of_it]).result(10)
    desk.session.poll()
    assert hall.lines == ["susulan: catatan baru: antrean masih manual; jenis catatan"]
    assert wrong not in {one.record for one in desk.session.late()}


def test_what_the_desk_did_is_told_by_acara_and_who_is_here_is_not(hall: Told) -> None:
    desk, _ = hall
    assert (hall.lines, by_stage(desk.session, [])) == ([], [])
    desk.note("doa penutup", stage="penutup")
    desk.note("foto bersama")
    desk.record(Officer.signing_in("o-x", "N9"))
    listed = by_stage(desk.session, hall.found)
    assert [(title, [one.words for one in changes]) for title, changes in listed] == [
        ("Penutup", ["doa penutup; jenis catatan"]),
        ("Di luar acara", ["foto bersama; jenis catatan"]),
    ]
    data = data_of(desk.session, hall.standing, hall.found)
    assert (data["version"], data["state"]) == ("1", "disepakati")
    assert len(data["changes"]) == 2  # type: ignore[arg-type]


def test_reopened_and_agreed_again_it_is_told_from_the_new_version_on(hall: Told) -> None:
    desk, _ = hall
    desk.note("doa penutup")
    desk.record(Reopening.new(edition="1", reopened=Reopened(desk.time, "salah baca")))
    assert desk.session.agreement is None
    desk.agree("2")
    assert (hall.standing.version, hall.lines) == ("2", [])


def test_how_far_it_is_stands_in_one_line(hall: Told) -> None:
    paper = Signed(date(2023, 7, 6), "Ketua")
    for values, words in (
        ({}, ""),
        ({"signed": paper}, " · ditandatangani 6 Jul"),
        ({"signed": paper, "final": AFTERNOON}, " · ditandatangani 6 Jul · final"),
    ):
        standing = InForce(hall.standing.agreement, seen(Signing, "1", **values))
        line = head_of(hall.desk.session, standing)
        assert line.startswith(f"Versi 1 disepakati 4 Jul 15.50{words} · sidik ")

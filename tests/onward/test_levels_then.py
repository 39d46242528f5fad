"""Levels then, now, target: side by side, and what stood then is no answer of this hall."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bimtek.hall.before import EarlierSession
from bimtek.session import Session
from bimtek.stages.asking import progress_of
from bimtek.stages.gap.minutes import part
from bimtek.stages.gap.page import page
from bimtek.stages.gap.records import Answer, EarlierGap, Gap
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.state import GapState
from bimtek.stages.gap.then import by_row, latest, sentence
from bimtek.stages.gap.view_lines import cell_at, columns_for
from bimtek.stages.gap.view_pillar import COLUMN_OF
from bimtek.ui.columns import widths
from tests.conftest import OpenAs
from tests.onward.tahap import tahap_2

LEVEL = Row("4.2", "kota", "4.2", "Kesehatan")
NUMBER = Row("SL.2.1", "dinkes", "4.2", "Waktu tunggu", 1)


def earlier(session: str, who: str, now: str, target: str = "", opd: str = "") -> EarlierGap:
    return EarlierGap(session, "4.2", who, opd or who, Answer(now, target))


@pytest.mark.parametrize(
    ("values", "cell", "words"),
    [
        ([], "", ""),
        ([earlier("s1", "kota", "2", "4")], "2→4", "Tahap I 2→4"),
        ([earlier("s1", "kota", "bd")], "bd", "Tahap I bd"),
        ([earlier("s1", "kota", "tb")], "tb", "Tahap I tb"),
        ([earlier("s1", "kota", "")], "", ""),  # only a sentence was said
        (
            [earlier("s2", "kota", "3", "4"), earlier("s1", "kota", "2", "4")],
            "3→4",
            "Tahap I 2→4 · Tahap II 3→4",
        ),
        (  # two offices became one: both values stand
            [earlier("s1", "a", "2", opd="kota"), earlier("s1", "b", "3", opd="kota")],
            "2 3",
            "Tahap I 2 · Tahap I 3",
        ),
    ],
)
def test_what_stood_in_a_row_before(values: list[EarlierGap], cell: str, words: str) -> None:
    sessions = [
        EarlierSession("s2", "Tahap II", last_day=date(2023, 8, 10)),
        EarlierSession("s1", "Tahap I", last_day=date(2023, 7, 3)),
    ]
    found = by_row(values, sessions).get(LEVEL.key, ())
    assert latest(found, LEVEL) == cell
    assert sentence(found) == words


def test_of_a_number_only_the_number_stands_in_the_page() -> None:
    gap = EarlierGap("s1", "SL.2.1", "dinkes", "dinkes", Answer("45.5", "30"))
    found = by_row([gap], [EarlierSession("s1", "Tahap I")])[NUMBER.key]
    assert latest(found, NUMBER) == "45,5"


def test_the_page_has_the_column_only_where_something_stood_before() -> None:
    first, next_ = columns_for([]), columns_for([], ["", "2→4"])
    in_sight = [sum(width > 0 for width in widths(columns, 78)) for columns in (first, next_)]
    assert in_sight[1] == in_sight[0] + 1
    office, now = cell_at(next_, 78, 1), cell_at(next_, 78, COLUMN_OF["now"])
    assert now[0] == sum(office) + 1 + 5 + 1  # `dulu` and its blank lie between
    assert now[1] == cell_at(first, 78, COLUMN_OF["now"])[1]


@pytest.fixture
def august(july: Path, tmp_path: Path, open_as: OpenAs) -> Session:
    return open_as(tahap_2(tmp_path, july).path, "N1")


def answer(session: Session, now: str, target: str) -> None:
    session.record(Gap.new(stage="gap", row="4.2", who="kota", answer=Answer(now, target))).result()
    session.poll()


def test_on_the_wall_then_now_and_target_stand_beside_each_other(august: Session) -> None:
    stage = august.stage("gap")
    words = [line.right for line in page(august, stage, "4.2").lines if line.right]
    assert words == ["TAHAP I"]
    answer(august, "3", "4")
    words = [line.right for line in page(august, stage, "4.2").lines if line.right]
    assert words == ["TAHAP I", "KINI", "SASARAN"]
    read_back = page(august, stage, "pilar living").lines[0]
    assert (read_back.text, read_back.right) == ("4.2 Kesehatan\nTahap I: 2 → 4", "3 → 4")


def test_what_stood_then_counts_for_nothing(august: Session) -> None:
    stage = august.stage("gap")
    state = GapState(august, stage)
    assert progress_of(august, stage) == (0, 1)
    assert state.city_levels == (0, 2)
    assert part(august, stage)["recorded"] is False


def test_the_minutes_have_a_column_for_the_tahap_before(august: Session) -> None:
    answer(august, "3", "4")
    printed = part(august, august.stage("gap"))
    assert printed["sessions"] == [">Tahap I"]
    (level,) = printed["pillars"][0].levels  # type: ignore[index]
    assert level[:5] == ("4.2 Kesehatan", "2 → 4", "3", "4", "1")

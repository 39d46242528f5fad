"""Money, years, the rule of quick wins, the road map: plain values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bimtek.journal.records import Refusal
from bimtek.stages.program.fields import read_answer, read_horizon, read_percent, read_source
from bimtek.stages.program.money import (
    read_budget,
    read_targets,
    read_years,
    show_budget,
    show_targets,
)
from bimtek.stages.program.records import (
    Answer,
    Horizon,
    Programme,
    QuickWinAnswer,
    Source,
    Span,
    Target,
)
from bimtek.stages.program.rules import (
    Entry,
    Judged,
    answer_to,
    beyond_its_horizon,
    horizon_of,
    judged,
    road_map,
    runs_in,
    the_same,
)
from tests.records import seen
from tests.stages.program.halls import RULE


def programme(name: str = "A", answers: dict[str, object] | None = None, **values: object) -> Entry:
    found = {
        key: seen(QuickWinAnswer, f"p/{name}/{key}", answer=answer)
        for key, answer in (answers or {}).items()
    }
    said = {"name": name, "lead": "dinkes", **values}
    return Entry(seen(Programme, f"p/{name}", **said), found)


@pytest.mark.parametrize(
    ("text", "amount", "shown"),
    [
        ("750 jt", 750_000_000, "Rp750 juta"),
        ("1,5 m", 1_500_000_000, "Rp1,5 miliar"),
        ("Rp 12.000.000", 12_000_000, "Rp12 juta"),
        ("rp12.345.678", 12_345_678, "Rp12.345.678"),
        ("2 Triliun", 2 * 10**12, "Rp2 triliun"),
        ("0", 0, "Rp0"),
        ("500 rb", 500_000, "Rp500.000"),
    ],
)
def test_money_is_read_and_shown_as_an_office_writes_it(text: str, amount: int, shown: str) -> None:
    assert read_budget(text) == Decimal(amount)
    assert show_budget(Decimal(amount)) == shown
    assert read_budget(shown) == Decimal(amount)


@pytest.mark.parametrize("text", ["banyak", "1.5 m", "12 ribu jt", "0,5", "-3 jt", "m"])
def test_what_is_no_money_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_budget(text)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2027", Span(2027, 2027)),
        ("2026-2029", Span(2026, 2029)),
        ("2026 – 2029", Span(2026, 2029)),
        ("2026 s.d. 2029", Span(2026, 2029)),
        (" ", None),
    ],
)
def test_years(text: str, span: Span | None) -> None:
    assert read_years(text) == span


@pytest.mark.parametrize("text", ["27", "tahun depan", "2026-29", "2026-2027-2028"])
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_years(text)


def test_targets_stand_in_the_order_of_the_years() -> None:
    found = read_targets("2027: 66,7 %; 2026 = 40 ;")
    assert found == (Target(2026, "40"), Target(2027, "66,7 %"))
    assert show_targets(found) == "2026: 40; 2027: 66,7 %"
    assert read_targets(show_targets(found)) == found
    assert read_targets("") == ()
    with pytest.raises(Refusal):
        read_targets("empat puluh")


def test_choices_are_read_by_their_letters_and_words() -> None:
    assert [read_source(text) for text in ("a", "n", "c", "L", "apbn", "")] == [
        Source.CITY, Source.STATE, Source.COMPANIES, Source.OTHER, Source.STATE, None
    ]  # fmt: skip
    assert [read_horizon(text) for text in ("p", "M", "j", "panjang", "5", " ")] == [
        Horizon.SHORT, Horizon.MEDIUM, Horizon.LONG, Horizon.LONG, Horizon.MEDIUM, None
    ]  # fmt: skip
    assert [read_answer(text) for text in ("y", "T", "tidak", "")] == [
        Answer.YES, Answer.NO, Answer.NO, None
    ]  # fmt: skip
    assert [read_percent(text) for text in ("0", "100 %", "")] == [0, 100, None]


@pytest.mark.parametrize("text", ["101", "9999999999", "²", "-1", "4,5", "banyak"])
def test_what_is_no_progress_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_percent(text)


@pytest.mark.parametrize("text", ["apb", "z"])
def test_the_beginning_of_several_choices_is_none(text: str) -> None:
    with pytest.raises(Refusal, match="APBD, APBN, CSR, lain"):
        read_source(text)


@pytest.mark.parametrize(
    "values",
    [
        {"name": " "},
        {"lead": ""},
        {"support": ("dinkes",)},
        {"years": Span(2029, 2026)},
        {"years": Span(1999, 2026)},
        {"targets": (Target(2026, " "),)},
        {"targets": (Target(2026, "1"), Target(2026, "2"))},
        {"percent": 101},
        {"budget": Decimal(-1)},
        {"budget": Decimal(10) ** 16},
    ],
)
def test_a_programme_that_makes_no_sense_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(Refusal):
        Programme.new(stage="p", programme="a", **{"name": "A", "lead": "dinkes", **values})


# -- the rule


@pytest.mark.parametrize(
    ("answers", "failed", "waiting"),
    [
        ({}, [], ["setahun", "anggaran"]),
        ({"setahun": "ya"}, [], ["anggaran"]),
        ({"setahun": "ya", "anggaran": "ya"}, [], []),
        ({"setahun": "tidak", "anggaran": "ya"}, ["setahun"], []),
        ({"setahun": "tidak", "anggaran": "tidak"}, ["setahun", "anggaran"], []),
        ({"setahun": ["ya", "tidak"], "anggaran": "ya"}, [], ["setahun"]),
        ({"setahun": ..., "anggaran": None}, [], ["setahun", "anggaran"]),
        ({"lain": "tidak"}, [], ["setahun", "anggaran"]),
    ],
    ids=["nothing", "one", "passes", "fails", "fails both", "two values", "destroyed", "other"],
)
def test_a_candidate_says_which_condition_it_fails(
    answers: dict[str, object], failed: list[str], waiting: list[str]
) -> None:
    rule = judged(programme(answers=answers), RULE)
    assert ([one.id for one in rule.failed], [one.id for one in rule.open]) == (failed, waiting)
    assert rule.passes is (not failed and not waiting)


def test_without_conditions_every_candidate_passes() -> None:
    assert judged(programme(), ()) == Judged()
    assert judged(programme(), ()).passes
    assert answer_to(programme(), "setahun") is None


# -- years


@pytest.mark.parametrize(
    ("values", "horizon", "late"),
    [
        ({}, None, False),
        ({"horizon": "menengah"}, Horizon.MEDIUM, False),
        ({"years": Span(2024, 2024)}, Horizon.SHORT, False),
        ({"years": Span(2024, 2028)}, Horizon.MEDIUM, False),
        ({"years": Span(2024, 2029)}, Horizon.LONG, False),
        ({"years": Span(2024, 2060)}, Horizon.LONG, False),
        ({"years": Span(2024, 2028), "horizon": "pendek"}, Horizon.SHORT, True),
        ({"years": [Span(2024, 2024), Span(2025, 2025)]}, None, False),
        ({"years": Span(2024, 2024), "horizon": ["menengah", "panjang"]}, Horizon.SHORT, False),
    ],
)
def test_a_horizon_is_as_said_else_as_the_last_year_tells(
    values: dict[str, Any], horizon: Horizon | None, late: bool
) -> None:
    one = programme(**values)
    assert horizon_of(one, 2023) is horizon
    assert beyond_its_horizon(one.value, 2023) is late


def test_the_road_map_stands_by_horizon_and_year_and_ties_as_they_were_named() -> None:
    found = [
        programme("B", years=Span(2025, 2026)), programme("C"),
        programme("A", years=Span(2024, 2024)),
        programme("D", years=Span(2025, 2026)), programme("E", years=Span(2030, 2040)),
    ]  # fmt: skip
    plan = road_map(found, 2023)
    told = [(horizon, [one.name for one in mine]) for horizon, mine in plan.parts]
    assert told == [
        (Horizon.SHORT, ["A"]), (Horizon.MEDIUM, ["B", "D"]), (Horizon.LONG, ["E"]), (None, ["C"])
    ]  # fmt: skip
    assert (plan.years, plan.more) == (tuple(range(2024, 2034)), True)
    assert [runs_in(found[0], year) for year in (2024, 2025, 2026, 2027)] == [
        False, True, True, False
    ]  # fmt: skip


@pytest.mark.parametrize("found", [[], [programme("A")]])
def test_a_road_map_without_years_has_no_columns(found: list[Entry]) -> None:
    plan = road_map(found, 2023)
    assert (plan.years, plan.more, len(plan.parts)) == ((), False, len(found))


@pytest.mark.parametrize(
    ("name", "lead", "same"),
    [
        ("antrean  DARING.", "dinkes", True),
        ("Antrean daring", "rsmw", False),
        ("Antrean luring", "dinkes", False),
    ],
)
def test_a_programme_is_the_same_under_one_name_and_one_lead(
    name: str, lead: str, same: bool
) -> None:
    assert bool(the_same(name, lead, [programme("Antrean daring")])) is same

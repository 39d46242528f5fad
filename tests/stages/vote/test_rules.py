"""Votes counted and ranked: nobody here, nobody voted, ties, doubles, what was destroyed."""

from __future__ import annotations

import pytest

from bimtek.stages.vote.records import Answer, Count, Mark
from bimtek.stages.vote.rules import (
    Ballot,
    Given,
    Held,
    Quadrant,
    Score,
    Standing,
    at_the_border,
    chosen,
    counted,
    free_places,
    held,
    ranking,
    tallied,
    turnout,
)
from bimtek.stages.vote.script import DOTS, IMPACT, YES_NO

C, B, N = Standing.CHOSEN, Standing.BORDER, Standing.NOT


def dots(**given: int) -> tuple[Mark, ...]:
    return tuple(Mark(f"pilih/{option}", dots=many) for option, many in given.items())


def given(voter: str, **marks: int) -> Given:
    return Given(voter, dots(**marks))


def test_where_nobody_is_here_nobody_can_vote() -> None:
    assert turnout([], {}) == (0, 0, (), 0)


def test_where_nobody_voted_everybody_is_named() -> None:
    assert turnout(["dinkes", "dishub"], {}) == (0, 2, ("dinkes", "dishub"), 0)


def test_whoever_chose_nothing_has_voted_and_is_told_apart() -> None:
    votes = held([given("dinkes"), given("dishub", a=1)], came=["dinkes", "dishub"])
    assert turnout(["dinkes", "dishub"], votes) == (2, 2, (), 1)


def test_whoever_left_keeps_the_vote_and_whoever_never_came_has_none() -> None:
    votes = held([given("dinkes", a=1), given("dishub", a=1)], came=["dinkes"])
    assert votes["dishub"].worth is Ballot.ABSENT
    assert turnout(["dinsos"], votes) == (1, 2, ("dinsos",), 0)
    assert counted("a", votes.values())["a"].dots == 1


def test_one_voter_decides_alone() -> None:
    scores = counted("ab", held([given("dinkes", a=1)], ["dinkes"]).values())
    places = ranking(DOTS, scores, 1)
    assert [(one.option, one.place, one.standing) for one in places] == [("a", 1, C), ("b", 2, N)]


@pytest.mark.parametrize(
    ("second", "worth"),
    [
        (given("p-2", a=1), Ballot.COUNTS),
        (given("p-2", b=1), Ballot.SPLIT),
        (Given("p-2", None), Ballot.SPLIT),
    ],
    ids=["equal", "different", "one destroyed"],
)
def test_a_voter_known_twice_has_one_vote(second: Given, worth: Ballot) -> None:
    votes = held([given("p-1", a=1), second], came=["p-1"], kept={"p-2": "p-1"})
    assert list(votes) == ["p-1"]
    assert votes["p-1"].worth is worth
    assert votes["p-1"].records == ("p-1", "p-2")
    assert counted("ab", votes.values())["a"].dots == (worth is Ballot.COUNTS)


@pytest.mark.parametrize(
    ("one", "worth"),
    [
        (Given("dinkes", dots(a=1), split=True), Ballot.SPLIT),
        (Given("dinkes", None), Ballot.DESTROYED),
        (Given("dinkes", (), unfit=True), Ballot.UNFIT),
        (Given("dinkes", ()), Ballot.COUNTS),
    ],
    ids=["two laptops", "destroyed", "unfit", "chose none"],
)
def test_what_a_vote_is_worth(one: Given, worth: Ballot) -> None:
    votes = held([one], came=["dinkes"])
    assert votes["dinkes"].worth is worth
    assert counted("a", votes.values()) == {"a": Score()}
    assert turnout(["dinkes"], votes).voted == 1


def test_dots_on_an_option_that_is_gone_do_not_count() -> None:
    votes = held([given("dinkes", a=1, lost=2)], ["dinkes"])
    assert counted("a", votes.values()) == {"a": Score(dots=1)}


def placed(method: str, picks: int, **scores: Score) -> list[tuple[str, int, bool, Standing]]:
    return [
        (one.option, one.place, one.tied, one.standing) for one in ranking(method, scores, picks)
    ]


def d(many: int) -> Score:
    return Score(dots=many)


@pytest.mark.parametrize(
    ("picks", "many", "expected"),
    [
        (0, (3, 2, 1), [(1, False, N), (2, False, N), (3, False, N)]),
        (2, (3, 2, 1), [(1, False, C), (2, False, C), (3, False, N)]),
        (2, (3, 3, 1), [(1, True, C), (1, True, C), (3, False, N)]),
        (1, (3, 3, 1), [(1, True, B), (1, True, B), (3, False, N)]),
        (2, (3, 1, 1), [(1, False, C), (2, True, B), (2, True, B)]),
        (2, (1, 1, 1), [(1, True, B), (1, True, B), (1, True, B)]),
        (3, (1, 1, 1), [(1, True, C), (1, True, C), (1, True, C)]),
        (2, (0, 0, 0), [(1, True, N), (1, True, N), (1, True, N)]),
        (3, (2, 0, 0), [(1, False, C), (2, True, N), (2, True, N)]),
    ],
)
def test_dots_rank_and_ties_are_never_cut(
    picks: int, many: tuple[int, int, int], expected: list[tuple[int, bool, Standing]]
) -> None:
    found = placed(DOTS, picks, **dict(zip("abc", map(d, many), strict=True)))
    assert [one[1:] for one in found] == expected
    assert [one[0] for one in found] == ["a", "b", "c"]


def test_nothing_to_rank_is_no_ranking() -> None:
    assert ranking(DOTS, {}, 3) == ()
    assert chosen(()) == ()


def yn(yes: int, no: int, abstain: int = 0) -> Score:
    return Score(yes=yes, no=no, abstain=abstain)


@pytest.mark.parametrize(
    ("picks", "scores", "expected"),
    [
        (0, (yn(5, 2), yn(2, 5)), [("a", 1, C), ("b", 2, N)]),
        (0, (yn(3, 3), yn(0, 0)), [("a", 1, B), ("b", 2, N)]),
        (0, (yn(5, 6), yn(4, 0)), [("b", 1, C), ("a", 2, N)]),
        (1, (yn(5, 6), yn(4, 0)), [("b", 1, C), ("a", 2, N)]),
        (1, (yn(4, 1), yn(4, 0)), [("b", 1, C), ("a", 2, N)]),
        (1, (yn(4, 1), yn(4, 1)), [("a", 1, B), ("b", 1, B)]),
        (0, (yn(4, 1, 3), yn(4, 1)), [("a", 1, C), ("b", 1, C)]),
    ],
)
def test_more_yes_than_no_is_chosen_and_as_many_is_open(
    picks: int, scores: tuple[Score, Score], expected: list[tuple[str, int, Standing]]
) -> None:
    found = placed(YES_NO, picks, a=scores[0], b=scores[1])
    assert [(one, place, standing) for one, place, _, standing in found] == expected


def rated(impact: int, effort: int, raters: int = 1) -> Score:
    return Score(impact=impact, effort=effort, raters=raters)


@pytest.mark.parametrize(
    ("score", "quadrant"),
    [
        (rated(4, 2), Quadrant.QUICK_WIN),
        (rated(3, 3), Quadrant.BIG),
        (rated(2, 2), Quadrant.FILLER),
        (rated(2, 4), Quadrant.LATER),
        (rated(0, 0, 0), Quadrant.UNKNOWN),
        (rated(9, 8, 3), Quadrant.QUICK_WIN),
        (rated(8, 9, 3), Quadrant.LATER),
    ],
)
def test_impact_against_effort_has_four_quadrants(score: Score, quadrant: Quadrant) -> None:
    assert score.quadrant is quadrant


def test_impact_ranks_by_quadrant_then_impact_then_effort() -> None:
    found = placed(
        IMPACT, 2, big=rated(5, 4), later=rated(1, 5), win=rated(4, 2), better=rated(4, 1),
        open=rated(0, 0, 0),
    )  # fmt: skip
    assert [(one, place, standing) for one, place, _, standing in found] == [
        ("better", 1, C), ("win", 2, C), ("big", 3, N), ("later", 4, N), ("open", 5, N),
    ]  # fmt: skip


def test_means_of_different_numbers_of_raters_can_be_equal() -> None:
    found = placed(IMPACT, 1, a=rated(4, 2), b=rated(8, 4, 2))
    assert [(one, tied, standing) for one, _, tied, standing in found] == [
        ("a", True, B), ("b", True, B)
    ]  # fmt: skip


def test_half_a_rating_counts_for_nothing() -> None:
    half = Held("dinkes", Ballot.COUNTS, (Mark("pilih/a", impact=4),))
    assert counted("a", [half]) == {"a": Score()}


def test_answers_are_counted_apart() -> None:
    votes = [
        Held(str(nth), Ballot.COUNTS, (Mark("pilih/a", answer=answer),))
        for nth, answer in enumerate((Answer.YES, Answer.YES, Answer.NO, Answer.ABSTAIN))
    ]
    assert counted("a", votes) == {"a": yn(2, 1, 1)}


def test_totals_are_scores_as_they_stand() -> None:
    assert tallied("ab", {"a": Count(dots=7)}) == {"a": d(7), "b": Score()}


def test_the_hall_has_the_last_word() -> None:
    places = ranking(DOTS, {"a": d(3), "b": d(1), "c": d(1)}, 2)
    assert chosen(places) == ("a",)
    assert at_the_border(places) == ("b", "c")
    assert free_places(places, 2) == 1
    assert chosen(places, ("c", "a")) == ("a", "c")

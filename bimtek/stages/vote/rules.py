"""Votes counted and ranked: ties are shown, never cut. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import Final, NamedTuple

from bimtek.stages.vote.records import Answer, Count, Mark
from bimtek.stages.vote.script import DOTS, IMPACT, YES_NO

HIGH: Final = 3
"""From this mean on an impact or an effort is high."""


# -- whose votes count


class Ballot(StrEnum):
    """What a voter's vote is worth."""

    COUNTS = "dihitung"
    SPLIT = "berbeda"
    """Two different votes of one voter: a person settles, until then none of them counts."""
    DESTROYED = "dimusnahkan"
    UNFIT = "tidak cocok"
    ABSENT = "tidak hadir"
    """The roll call knows nobody of it who came."""


class Given(NamedTuple):
    """One recorded vote, as it was given."""

    voter: str
    marks: tuple[Mark, ...] | None
    """None: destroyed."""
    split: bool = False
    """Values of two laptops stand side by side."""
    unfit: bool = False


class Held(NamedTuple):
    """The vote of one voter."""

    voter: str
    worth: Ballot
    marks: tuple[Mark, ...] = ()
    records: tuple[str, ...] = ()
    """Voters under whose ids it was recorded: whoever is known twice may have given it twice."""


def held(
    given: Iterable[Given], came: Collection[str], kept: Mapping[str, str] | None = None
) -> dict[str, Held]:
    """Voter → vote; equal votes of one voter are one vote.

    Args:
        given: what was recorded.
        came: voters whom the roll call knows as having come, also those who left since.
        kept: person → the one who stands for the same person.
    """
    of: dict[str, list[Given]] = {}
    for one in given:
        of.setdefault((kept or {}).get(one.voter, one.voter), []).append(one)
    return {voter: _held(voter, found, came) for voter, found in of.items()}


def _held(voter: str, found: Sequence[Given], came: Collection[str]) -> Held:
    said = {one.marks for one in found}
    marks = found[-1].marks or ()
    if voter not in came:
        worth = Ballot.ABSENT
    elif len(said) > 1 or any(one.split for one in found):
        worth = Ballot.SPLIT
    elif None in said:
        worth = Ballot.DESTROYED
    elif any(one.unfit for one in found):
        worth = Ballot.UNFIT
    else:
        worth = Ballot.COUNTS
    return Held(voter, worth, marks, tuple(one.voter for one in found))


class Turnout(NamedTuple):
    """How many have voted, of how many."""

    voted: int
    of: int
    silent: tuple[str, ...]
    """Voters who are here and have not voted."""
    blank: int = 0
    """Of those who have voted, how many chose nothing."""


def turnout(here: Iterable[str], votes: Mapping[str, Held]) -> Turnout:
    """Whoever left keeps the vote that was given; whoever never came does not count."""
    present = list(here)
    voted = [voter for voter, vote in votes.items() if vote.worth is not Ballot.ABSENT]
    silent = tuple(one for one in present if one not in votes)
    blank = sum(vote.worth is Ballot.COUNTS and not vote.marks for vote in votes.values())
    return Turnout(len(voted), len({*present, *voted}), silent, blank)


# -- what each option got


class Score(NamedTuple):
    """What one option got."""

    dots: int = 0
    yes: int = 0
    no: int = 0
    abstain: int = 0
    impact: int = 0
    effort: int = 0
    raters: int = 0

    @property
    def mean_impact(self) -> Fraction | None:
        return Fraction(self.impact, self.raters) if self.raters else None

    @property
    def mean_effort(self) -> Fraction | None:
        return Fraction(self.effort, self.raters) if self.raters else None

    @property
    def quadrant(self) -> Quadrant:
        """High from a mean of 3 on."""
        impact, effort = self.mean_impact, self.mean_effort
        if impact is None or effort is None:
            return Quadrant.UNKNOWN
        if impact >= HIGH:
            return Quadrant.QUICK_WIN if effort < HIGH else Quadrant.BIG
        return Quadrant.FILLER if effort < HIGH else Quadrant.LATER


class Quadrant(StrEnum):
    """Impact against effort, the best first."""

    QUICK_WIN = "cepat menang"
    BIG = "proyek besar"
    FILLER = "pelengkap"
    LATER = "tunda"
    UNKNOWN = "belum dinilai"


QUADRANTS: Final = tuple(Quadrant)


def counted(options: Iterable[str], votes: Iterable[Held]) -> dict[str, Score]:
    """Option → what it got from the votes that count."""
    found = {option: Score() for option in options}
    for vote in votes:
        if vote.worth is not Ballot.COUNTS:
            continue
        for mark in vote.marks:
            option = mark.option.partition("/")[2]
            if option in found:
                found[option] = _with(found[option], mark)
    return found


def _with(score: Score, mark: Mark) -> Score:
    rated = mark.impact is not None and mark.effort is not None
    return Score(
        score.dots + (mark.dots or 0),
        score.yes + (mark.answer is Answer.YES),
        score.no + (mark.answer is Answer.NO),
        score.abstain + (mark.answer is Answer.ABSTAIN),
        score.impact + ((mark.impact or 0) if rated else 0),
        score.effort + ((mark.effort or 0) if rated else 0),
        score.raters + rated,
    )


def tallied(options: Iterable[str], counts: Mapping[str, Count]) -> dict[str, Score]:
    """Option → what was counted at the table."""
    return {option: _of_count(counts.get(option)) for option in options}


def _of_count(count: Count | None) -> Score:
    if count is None:
        return Score()
    return Score(
        count.dots or 0,
        count.yes or 0,
        count.no or 0,
        count.abstain or 0,
        count.impact or 0,
        count.effort or 0,
        count.raters or 0,
    )


# -- ranking


class Standing(StrEnum):
    """Where an option stands after the count."""

    CHOSEN = "terpilih"
    BORDER = "seri di batas"
    """A tie that goes over the number that is chosen: the hall decides."""
    NOT = ""


class Place(NamedTuple):
    """One option in the ranking."""

    option: str
    place: int
    """Equal options share it: 1, 2, 2, 4."""
    tied: bool
    score: Score
    standing: Standing = Standing.NOT


Rank = tuple[Fraction | int, ...]


def ranking(method: str, scores: Mapping[str, Score], picks: int = 0) -> tuple[Place, ...]:
    """The options from the first to the last; equal ones in their own order.

    Dots: the more the better. Yes and no: what has more yes than no comes first, then the most yes,
    then the fewest no. Impact and effort: by quadrant, then the higher impact, then the lower
    effort.

    Args:
        picks: how many are chosen; 0: nobody says. With yes and no those then are chosen that have
            more yes than no.
    """
    order = sorted(scores, key=lambda option: _rank(method, scores[option]), reverse=True)
    places: list[Place] = []
    for _, group in groupby(order, key=lambda option: _rank(method, scores[option])):
        equal = list(group)
        first = len(places) + 1
        standing = _standing(method, scores[equal[0]], first, len(equal), picks)
        places += [Place(one, first, len(equal) > 1, scores[one], standing) for one in equal]
    return tuple(places)


def _rank(method: str, score: Score) -> Rank:
    if method == YES_NO:
        accepted = (score.yes > score.no) - (score.yes < score.no)
        return accepted, score.yes, -score.no
    if method == IMPACT:
        impact, effort = score.mean_impact, score.mean_effort
        return -QUADRANTS.index(score.quadrant), impact or 0, -(effort or 0)
    return (score.dots,)


def _standing(method: str, score: Score, first: int, equal: int, picks: int) -> Standing:
    if picks == 0 and method != YES_NO:
        return Standing.NOT
    if not _may_be_chosen(method, score) or (picks and first > picks):
        return Standing.NOT
    undecided = method == YES_NO and score.yes == score.no
    if undecided or (picks and first + equal - 1 > picks):
        return Standing.BORDER
    return Standing.CHOSEN


def _may_be_chosen(method: str, score: Score) -> bool:
    """Nobody chooses what nobody wanted."""
    if method == DOTS:
        return score.dots > 0
    if method == YES_NO:
        return score.yes > 0 and score.yes >= score.no
    return score.raters > 0


def chosen(places: Iterable[Place], decided: Collection[str] = ()) -> tuple[str, ...]:
    """What is chosen: as the hall decided, else what no tie leaves open."""
    found = list(places)
    if decided:
        return tuple(one.option for one in found if one.option in decided)
    return tuple(one.option for one in found if one.standing is Standing.CHOSEN)


def at_the_border(places: Iterable[Place]) -> tuple[str, ...]:
    """The equal options of which only some can be chosen."""
    return tuple(one.option for one in places if one.standing is Standing.BORDER)


def free_places(places: Iterable[Place], picks: int) -> int:
    """How many of those at the border can be chosen; 0: nobody says."""
    if not picks:
        return 0
    return picks - sum(one.standing is Standing.CHOSEN for one in places)

"""The gap analysis as tables that documents draw: pillars, OPD × pilar, every sub-dimension."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.locale.numbers import show_number
from bimtek.stages.gap import picture, rules
from bimtek.stages.gap.cells import CONFLICT, shown
from bimtek.stages.gap.records import CITY, NO_DATA, NOT_APPLICABLE
from bimtek.stages.gap.rows import NO_GAP

if TYPE_CHECKING:
    from bimtek.stages.gap.script import Subdimension
    from bimtek.stages.gap.state import GapState

WEIGHTS: Final = ("■ beda 2 ke atas", "▓ 1,5–1,9", "▒ 1–1,4", "· di bawah 1")
OTHERS: Final = (
    (picture.UNANSWERED, "belum dijawab"),
    (picture.NOT_ASKED, "tidak ditanya"),
    (CONFLICT, "berbeda, belum dipilih"),
    (picture.CLOSED, "tertutup"),
    (NO_DATA, "belum ada data"),
    (NOT_APPLICABLE, "tidak berlaku"),
)


class Chart(NamedTuple):
    """A table, and what the signs in it mean."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: str = ""

    @property
    def says_anything(self) -> bool:
        """Whether any cell holds more than that nothing was said."""
        nothing = ("", picture.UNANSWERED, picture.NOT_ASKED)
        return any(cell.rpartition(": ")[2] not in nothing for row in self.rows for cell in row[1:])


def facts_of(state: GapState, *, proposed: bool) -> picture.Facts:
    """What the picture OPD × pilar is made from.

    Args:
        proposed: whether it shows targets of the script that nobody has confirmed.
    """
    pillars = [(pillar, state.rows(pillar)) for pillar in state.pillars]
    return picture.Facts(
        pillars,
        state.gaps,
        [seen.value for pieces in state.evidence.values() for seen in pieces],
        _split(state),
        {key for key in state.seen if state.in_confidence(key)},
        state.spec.default_target if proposed else "",
        state.scale,
    )


def _split(state: GapState) -> frozenset[str]:
    rows = (row for pillar in state.pillars for row in state.rows(pillar))
    return frozenset(row.key for row in rows if state.standing(row).split)


def by_pillar(state: GapState) -> Chart:
    """Where the city stands in each pillar and where it wants to be: the mean of what was said.

    What was told in confidence, and of what two values stand side by side, is left out.
    """
    split = _split(state)
    rows = []
    for pillar in state.pillars:
        keys = [f"{part.code}/{CITY}" for part in pillar.subdimensions]
        told = [key for key in keys if key not in split and not state.in_confidence(key)]
        answers = [state.gaps.get(key, NO_GAP).answer for key in told]
        rows.append(
            (
                pillar.title,
                _mean(one.now for one in answers),
                _mean(one.target for one in answers),
            )
        )
    return Chart(("Pilar", ">Kini", ">Sasaran"), tuple(rows))


def _mean(values: Iterable[str]) -> str:
    known = [value for one in values if (value := rules.number(one)) is not None]
    if not known:
        return ""
    mean = sum(known, Decimal(0)) / len(known)
    return show_number(mean.quantize(Decimal("0.1"), ROUND_HALF_UP))


def by_office(state: GapState) -> Chart:
    """The mean difference of each OPD in each pillar; only OPDs that are asked for levels."""
    facts = facts_of(state, proposed=False)
    drawn = picture.picture(facts, tuple(state.offices), {})
    asked = [one for one in drawn.lines if any(c != picture.NOT_ASKED for c in one.cells)]
    rows = tuple((state.name(one.code), *one.cells) for one in asked)
    if rows:
        rows = (*rows, ("Kota", *drawn.city))
    heads = ("OPD", *(pillar.title.removeprefix("Smart ") for pillar in state.pillars))
    return Chart(heads, rows, _legend(rows))


def by_subdimension(state: GapState) -> Chart:
    """The city's level of every sub-dimension, a pillar a row: `4.2 Kesehatan: 2→4■`."""
    split = _split(state)
    most = max((len(one.subdimensions) for one in state.pillars), default=0)
    rows = tuple(
        (
            pillar.title,
            *(_level(state, part, split) for part in pillar.subdimensions),
            *[""] * (most - len(pillar.subdimensions)),
        )
        for pillar in state.pillars
    )
    values = (tuple(cell.rpartition(": ")[2] for cell in row[1:]) for row in rows)
    heads = ("Pilar", *(f"Sub-dimensi {number}" for number in range(1, most + 1)))
    return Chart(heads, rows, _legend(values))


def _level(state: GapState, part: Subdimension, split: frozenset[str]) -> str:
    key = f"{part.code}/{CITY}"
    answer = state.gaps.get(key, NO_GAP).answer
    gap = rules.difference(answer)
    if key in split:
        said = CONFLICT
    elif state.in_confidence(key) and answer.now:
        said = picture.CLOSED
    elif gap is not None:
        said = f"{shown(answer.now)}→{shown(answer.target)}{picture.sign(gap)}"
    elif answer.now and answer.now not in rules.UNKNOWN:
        said = f"{shown(answer.now)}→{picture.UNANSWERED}"
    else:
        said = answer.now or picture.UNANSWERED
    return f"{part.code} {part.title}: {said}"


def _legend(rows: Iterable[Iterable[str]]) -> str:
    """What the signs mean that stand somewhere."""
    found = {cell for row in rows for cell in row}
    ends = {cell[-1:] for cell in found}
    weights = (words for words in WEIGHTS if words[0] in ends)
    others = (
        f"{sign} {words}"
        for sign, words in OTHERS
        if sign in (ends if sign in (CONFLICT, picture.UNANSWERED) else found)
    )
    return "; ".join((*weights, *others))


def scale_of(state: GapState) -> str:
    """`skala 1–5`."""
    return f"skala {min(state.scale)}–{max(state.scale)}"

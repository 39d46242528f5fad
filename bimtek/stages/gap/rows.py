"""The rows of a pillar's page: which level or number is asked of whom. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.stages.gap.records import CITY, Direction, Gap, Indicator, When

if TYPE_CHECKING:
    from bimtek.stages.gap.script import Subdimension

NO_GAP: Final = Gap("", "", "")
"""Reads as a row of which nothing was said yet."""


class Row(NamedTuple):
    """One line to answer: a level or a number, of one OPD or of the city."""

    code: str
    who: str
    subdimension: str
    title: str
    place: int = 0
    """Number of the indicator in its sub-dimension; 0 on a level row."""
    unit: str = ""
    direction: Direction = Direction.UP
    when: When = When.GROUP
    leads: bool = True
    """The first line of its level or indicator: here its title is printed."""
    scripted: bool = True
    """Asked by the script, not added in the hall."""

    @property
    def key(self) -> str:
        """How gaps of one stage are found: `<code>/<who>`."""
        return f"{self.code}/{self.who}"

    @property
    def is_level(self) -> bool:
        return self.place == 0

    @property
    def counts(self) -> bool:
        """Whether it is one of the answers that OPDs owe: their numbers, not levels."""
        return not self.is_level and self.who != CITY


def rows_of(
    subdimensions: Iterable[Subdimension],
    indicators: Iterable[Indicator],
    gaps: Mapping[str, Gap],
    order: Mapping[str, int],
) -> tuple[Row, ...]:
    """All rows of one pillar, in the order of the page.

    Args:
        subdimensions: of the pillar, as the script says.
        indicators: of the whole stage; each finds its sub-dimension.
        gaps: what was recorded, by `<row>/<who>`.
        order: official place of each OPD, for those that were added in the hall.
    """
    added: dict[str, list[str]] = {}
    for gap in gaps.values():
        if gap.asked or gap.stated:
            added.setdefault(gap.row, []).append(gap.who)
    for whos in added.values():
        whos.sort(key=lambda who: (who != CITY, order.get(who, len(order)), who))
    asked: dict[str, list[Indicator]] = {}
    for indicator in sorted(indicators, key=lambda one: one.order):
        asked.setdefault(indicator.subdimension, []).append(indicator)
    return tuple(
        row
        for part in subdimensions
        for row in (
            *_levels(part, added.get(part.code, ())),
            *_numbers(asked.get(part.code, ()), added),
        )
    )


def _levels(part: Subdimension, added: Sequence[str]) -> Iterator[Row]:
    yield Row(part.code, CITY, part.code, part.title)
    for who in added:
        if who != CITY:
            yield Row(part.code, who, part.code, part.title, leads=False, scripted=False)


def _numbers(indicators: Sequence[Indicator], added: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    for place, one in enumerate(indicators, start=1):
        more = added.get(one.code, ())
        # The agreed number stands first, above those of the OPDs.
        whos = [
            *(who for who in more if who == CITY),
            *one.opds,
            *(who for who in more if who != CITY and who not in one.opds),
        ]
        for nth, who in enumerate(whos):
            yield Row(
                one.code,
                who,
                one.subdimension,
                one.name,
                place,
                one.unit,
                one.direction,
                one.when,
                leads=nth == 0,
                scripted=who in one.opds,
            )

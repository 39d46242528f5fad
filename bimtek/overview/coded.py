"""Rows called by the code that stands before them on paper: `SL.2.2`, `4.1 dinkes`, `S1a`. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from bimtek.locale.folding import fold
from bimtek.stages.knowledge import topics_by_acara

if TYPE_CHECKING:
    from bimtek.hall.mentions import Topic
    from bimtek.hall.offices import Offices
    from bimtek.script.model import Stage

SHORTEST = 2
"""Letters below which nearly every row would be meant."""
MOST = 20
"""Rows that are shown of those whose code begins so."""


class Coded(NamedTuple):
    """One row; where it is asked of several offices, one for each of them."""

    stage: Stage
    kind: str
    record: str
    opd: str
    """Who answers in it; empty: the hall, or whoever the acara asks."""
    code: str
    text: str


def rows_called(
    stages: Iterable[Stage],
    offices: Offices,
    text: str,
    earlier: Iterable[tuple[Stage, Topic]] = (),
) -> tuple[Coded, ...]:
    """The rows whose code a text begins with, answered or not; one whose code it is comes first.

    Args:
        text: a code or how it begins, with a figure in it; then words of an office, if only its
            rows are meant.
        earlier: rows of earlier tahap, each with the acara that may answer it.
    """
    code, *office = fold(text).removeprefix("#").split() or [""]
    if len(code) < SHORTEST or not any(letter.isdigit() for letter in code):
        return ()
    found = [
        row
        for stage, topic in (*topics_by_acara(stages), *earlier)
        if any(fold(one).startswith(code) for one in _codes(topic))
        for row in _rows(stage, topic)
        if all(word in _called(row.opd, offices) for word in office)
    ]
    found.sort(key=lambda row: fold(row.code) != code)
    return tuple(found[:MOST])


def _codes(topic: Topic) -> Iterator[str]:
    """Only rows: a pillar's number is no code of one."""
    return (one for one in topic.spellings if topic.about and any(map(str.isdigit, one)))


def _rows(stage: Stage, topic: Topic) -> Iterator[Coded]:
    code = topic.spellings[0]
    text = topic.says or topic.shown.removeprefix(code).strip()
    # the hall's own value stands first, and there is one wherever a level is asked
    of = topic.of if topic.says else {"": topic.about, **topic.of}
    for opd, place in (of or {"": topic.about}).items():
        kind, _, record = place.partition("/")
        yield Coded(stage, kind, record, opd, code, text)


def _called(opd: str, offices: Offices) -> str:
    office = offices.by_code.get(opd)
    return fold(f"{opd} {office.short} {office.name}") if office else ""

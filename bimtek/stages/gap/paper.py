"""A gap analysis on paper: criteria, two levels and a hindrance, and the numbers that are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import MIDDLE, SHORT, Asked, Field, Grid, Head, Said, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.gap.script import GapScript, IndicatorSpec, Subdimension
    from bimtek.stages.paper import Office, Piece


ARROWS = {"naik": "▲", "turun": "▼"}
LEVELS = (Field("Kini", SHORT), Field("Sasaran", SHORT), Field("Hambatan"))
NUMBERS = (
    Field("Kini", SHORT),
    Field("Tahun", SHORT),
    Field("Sasaran", SHORT),
    Field("Sumber", MIDDLE),
)


def paper(stage: Stage, office: Office) -> Iterator[Piece]:
    """The form of an acara, pillar by pillar in the order of the hall."""
    spec: GapScript = stage.spec
    for pillar in map(spec.pillar, spec.order):
        yield Head(f"{pillar.number}. {pillar.title}")
        for part in pillar.subdimensions:
            yield from _part(part, office)


def _part(part: Subdimension, office: Office) -> Iterator[Piece]:
    yield Said(f"{part.title}{named(part.opds, office)}", part.code, opens=True)
    for criterion in part.criteria:
        yield Said(criterion.text, f"{criterion.level}.", depth=1)
    yield Grid(LEVELS, depth=1)
    if part.indicators:
        yield Grid(NUMBERS, tuple(_asked(one, office) for one in part.indicators), depth=1)


def _asked(one: IndicatorSpec, office: Office) -> Asked:
    words = f"{one.name}, {one.unit} {ARROWS.get(one.direction, '')}".strip()
    return Asked(one.code, f"{words}{named(one.opds, office)}, {one.when}")

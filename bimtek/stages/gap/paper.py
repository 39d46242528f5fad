"""A gap analysis on paper: criteria, two levels and a hindrance, and the numbers that are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import MIDDLE, SHORT, blanks, named, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.gap.script import GapScript, Subdimension
    from bimtek.stages.paper import Office

ARROWS = {"naik": "▲", "turun": "▼"}


def paper(stage: Stage, office: Office) -> list[str]:
    """The form of an acara, pillar by pillar in the order of the hall."""
    spec: GapScript = stage.spec
    lines: list[str] = []
    for pillar in map(spec.pillar, spec.order):
        lines += ["", f"{pillar.number}. {pillar.title}"]
        for part in pillar.subdimensions:
            lines += ["", *_part(part, office)]
    return lines


def _part(part: Subdimension, office: Office) -> Iterator[str]:
    yield from wrapped(f"{part.code} {part.title}{named(part.opds, office)}")
    for criterion in part.criteria:
        yield from wrapped(criterion.text, f"    {criterion.level}. ")
    yield from blanks((("Kini", SHORT), ("Sasaran", SHORT), ("Hambatan", 0)), "    ")
    for one in part.indicators:
        asked = f"{one.name}, {one.unit} {ARROWS.get(one.direction, '')}"
        words = f"{asked.strip()}{named(one.opds, office)}, {one.when}"
        yield from wrapped(words, f"    {one.code}  ", "      ")
        fields = (("Kini", SHORT), ("Tahun", SHORT), ("Sasaran", SHORT), ("Sumber", MIDDLE))
        yield from blanks(fields, "      ")

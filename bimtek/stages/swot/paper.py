"""A SWOT on paper: lines for each quadrant of each component, and for keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import Head, Ruled, named
from bimtek.stages.swot.records import Quadrant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.paper import Office, Piece
    from bimtek.stages.swot.script import SwotScript


LINES = 3
"""Items of a quadrant that a group writes at the least."""


def paper(stage: Stage, office: Office) -> Iterator[Piece]:
    """The form of an acara, component by component."""
    spec: SwotScript = stage.spec
    for one in spec.components:
        about = f": {one.about}" if one.about else ""
        yield Head(f"{one.title}{about}{named(one.opds, office)}")
        for quadrant in Quadrant:
            yield Ruled(quadrant.value.capitalize(), LINES)
    if spec.keywords is not None:
        most = f" (paling banyak {spec.keywords} dipilih)" if spec.keywords else ""
        yield Ruled(f"Kata kunci visi{most}", LINES)

"""A SWOT on paper: lines for each quadrant of each component, and for keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import named, ruled, wrapped
from bimtek.stages.swot.records import Quadrant

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.stages.paper import Office
    from bimtek.stages.swot.script import SwotScript

LINES = 3
"""Items of a quadrant that a group writes at the least."""


def paper(stage: Stage, office: Office) -> list[str]:
    """The form of an acara, component by component."""
    spec: SwotScript = stage.spec
    lines: list[str] = []
    for one in spec.components:
        about = f": {one.about}" if one.about else ""
        lines += ["", *wrapped(f"{one.title}{about}{named(one.opds, office)}")]
        for quadrant in Quadrant:
            lines += [f"  {quadrant.value.capitalize()}", *ruled(LINES, "    ")]
    if spec.keywords is not None:
        most = f" (paling banyak {spec.keywords} dipilih)" if spec.keywords else ""
        lines += ["", f"Kata kunci visi{most}", *ruled(LINES, "    ")]
    return lines

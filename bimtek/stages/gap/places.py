"""Where in a script each sub-dimension stands, for indicators that come from a list."""

from __future__ import annotations

from collections.abc import Mapping

from bimtek.script.model import Script
from bimtek.stages.gap.script import GapScript


def places_of(script: Script) -> dict[str, Mapping[str, object]]:
    """Code of a sub-dimension → its pillar and its acara, as fields of an indicator."""
    found: dict[str, Mapping[str, object]] = {}
    for stage in script.stages:
        if isinstance(stage.spec, GapScript):
            for pillar in stage.spec.pillars:
                for part in pillar.subdimensions:
                    found.setdefault(part.code, {"pillar": pillar.id, "stage": stage.id})
    return found

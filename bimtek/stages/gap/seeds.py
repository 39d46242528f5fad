"""What an acara of this kind brings into a new session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.gap.records import Direction, Indicator, When

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.script.model import Stage
    from bimtek.stages.gap.script import GapScript


def seeds(stage: Stage) -> list[Change]:
    """The indicators of the script, as records that lists may bring up to date later."""
    spec: GapScript = stage.spec
    specs = (
        (pillar, part, indicator)
        for pillar in spec.pillars
        for part in pillar.subdimensions
        for indicator in part.indicators
    )
    return [
        Indicator.new(
            code=one.code,
            name=one.name,
            unit=one.unit,
            direction=Direction(one.direction or "naik"),
            subdimension=part.code,
            pillar=pillar.id,
            opds=one.opds,
            when=When(one.when),
            stage=stage.id,
            order=order,
        )
        for order, (pillar, part, one) in enumerate(specs)
    ]

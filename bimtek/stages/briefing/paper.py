"""An agenda on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.briefing.script import BriefingScript
    from bimtek.stages.paper import Office, Piece


def paper(stage: Stage, office: Office) -> Iterator[Piece]:
    """The items of an acara, with their minutes and who speaks."""
    del office
    spec: BriefingScript = stage.spec
    for number, item in enumerate(spec.items, 1):
        minutes = f"{item.minutes} menit" if item.minutes else ""
        about = ", ".join(filter(None, (item.by, minutes)))
        told = f" ({about})" if about else ""
        yield Said(f"{item.title}{told}", f"{number}.", depth=1)

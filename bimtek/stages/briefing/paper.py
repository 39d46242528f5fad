"""An agenda on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import wrapped

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.stages.briefing.script import BriefingScript
    from bimtek.stages.paper import Office


def paper(stage: Stage, office: Office) -> list[str]:
    """The items of an acara, with their minutes and who speaks."""
    del office
    spec: BriefingScript = stage.spec
    lines = [""] if spec.items else []
    for number, item in enumerate(spec.items, 1):
        minutes = f"{item.minutes} menit" if item.minutes else ""
        about = ", ".join(filter(None, (item.by, minutes)))
        told = f" ({about})" if about else ""
        lines += wrapped(f"{item.title}{told}", f"{number:2}. ")
    return lines

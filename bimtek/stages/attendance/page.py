"""What the hall sees of a roll call: how many are here, and which offices are not, by office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.page import Page
from bimtek.stages.presence_page import presence_page
from bimtek.stages.roll_call import roll_call_in

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def page(session: Session, stage: Stage, pointed: str) -> Page:  # noqa: ARG001 - what every kind takes
    """The roll call of the acara."""
    return presence_page(session, roll_call_in(session, stage))

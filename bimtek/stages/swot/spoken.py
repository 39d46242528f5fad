"""Which OPDs have spoken at a SWOT: whoever said an item or a keyword."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.talkers import Spoke
from bimtek.stages.swot.state import SwotState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def spoken(session: Session, stage: Stage) -> Iterator[Spoke]:
    """Every voice of what stands; of a guest nothing is counted."""
    state = SwotState(session, stage)
    for entry in state.everything:
        for voice in entry.voices:
            if voice.value.who in state.offices:
                yield Spoke(voice.value.who, voice.value.said)

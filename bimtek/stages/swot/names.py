"""What the ids of a SWOT's records mean: components, items, who said them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.hall.confidence import CLOSED
from bimtek.stages.grouping import group_names
from bimtek.stages.swot.records import UNNAMED, Keyword, SwotItem, SwotVoice
from bimtek.stages.swot.rules import Entry

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.swot.script import SwotScript


def names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Components by their titles, items by their words, those whom nobody named as that."""
    spec: SwotScript = stage.spec
    found = {one.id: one.title for one in spec.components}
    items = map(Entry, session.everything(SwotItem))
    for one in (*items, *map(Entry, session.everything(Keyword))):
        if one.value.stage == stage.id and one.text:
            found[one.id] = CLOSED if one.closed else f"“{one.text}”"
    voices = (seen.value for seen in session.everything(SwotVoice))
    return {**group_names(session, stage), **found} | {
        voice.who: "tanpa nama"
        for voice in voices
        if voice.stage == stage.id and voice.who.startswith(UNNAMED)
    }

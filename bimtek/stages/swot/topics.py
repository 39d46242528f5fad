"""What a note may mention of a SWOT: its components."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.hall.mentions import Topic
from bimtek.script.model import Stage
from bimtek.stages.swot.records import SwotItem, item_place
from bimtek.stages.swot.script import SwotScript


def topics(stage: Stage) -> Iterator[Topic]:
    """Components by their ids and titles: `#struktur`."""
    spec: SwotScript = stage.spec
    for one in spec.components:
        place = item_place(SwotItem.kind, f"{stage.id}/{one.id}")
        yield Topic(one.title, (one.id, one.title), "", place)

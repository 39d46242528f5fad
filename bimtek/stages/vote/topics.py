"""What a note may mention of a vote: its options."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.hall.mentions import Topic
from bimtek.script.model import Stage
from bimtek.stages.vote.records import option_place
from bimtek.stages.vote.script import VoteScript


def topics(stage: Stage) -> Iterator[Topic]:
    """Options of the script by their ids: `#antrean-daring`."""
    spec: VoteScript = stage.spec
    for one in spec.options:
        yield Topic(one.id, (one.id,), "", option_place(stage.id, one.id))

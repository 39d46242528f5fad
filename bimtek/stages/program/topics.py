"""What `#` may name of a program whose script has no gap analysis: its own pillars."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.hall.mentions import Topic
from bimtek.script.model import Stage
from bimtek.stages.program.script import ProgrammeScript


def topics(stage: Stage) -> Iterator[Topic]:
    """Pillars by number and name."""
    spec: ProgrammeScript = stage.spec
    for pillar in spec.pillars:
        short = pillar.title.removeprefix("Smart ")
        yield Topic(pillar.title, (str(pillar.number), pillar.id, short, pillar.title), pillar.id)

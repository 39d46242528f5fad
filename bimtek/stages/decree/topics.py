"""What a note may mention of an SK: its clauses."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.hall.mentions import Topic
from bimtek.script.model import Stage
from bimtek.stages.decree.records import clause_place
from bimtek.stages.decree.script import DecreeScript


def topics(stage: Stage) -> Iterator[Topic]:
    """Clauses by their titles: `#KEDUA`."""
    spec: DecreeScript = stage.spec
    for clause in spec.clauses:
        place = clause_place(stage.id, clause.id)
        yield Topic(clause.title, (clause.title, clause.id), "", place)

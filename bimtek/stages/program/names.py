"""What the ids of programmes mean: their names, the conditions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.hall.confidence import CLOSED
from bimtek.stages.grouping import group_names
from bimtek.stages.program.records import Programme
from bimtek.stages.program.rules import Entry

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.program.script import ProgrammeScript


def names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Programmes by their names, also those taken back; conditions by their words; groups."""
    spec: ProgrammeScript = stage.spec
    found = {one.id: one.text for one in spec.conditions}
    for one in map(Entry, session.everything(Programme)):
        if one.value.stage == stage.id and one.name:
            found[one.id] = CLOSED if one.closed else one.name
    return {**group_names(session, stage), **found}

"""The picture as the session knows it, and the way from it to the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.records import Note, Turn
from bimtek.hall.talkers import offices_of
from bimtek.stages.gap.charts import facts_of
from bimtek.stages.gap.matrix import matrix
from bimtek.stages.gap.picture import picture, times_spoken
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.rules import is_owed
from bimtek.stages.gap.view_picture import Scene

if TYPE_CHECKING:
    from bimtek.stages.gap.script import Pillar
    from bimtek.stages.gap.view import GapView


def refresh(view: GapView) -> None:
    """Show what is recorded now."""
    if view.picturing is not None:
        view.picturing.show(scene_of(view))


def scene_of(view: GapView) -> Scene:
    """Everything the picture shows: OPDs that are asked here, and those that came."""
    state = view.state
    pillars = [(pillar, state.rows(pillar)) for pillar in state.pillars]
    rows = [row for _, those in pillars for row in those]
    asked = {row.who for row in rows} | {
        code for pillar, _ in pillars for part in pillar.subdimensions for code in part.opds
    }
    codes = [code for code in state.offices if code in asked | state.room.offices_that_came]
    facts = facts_of(state, proposed=True)
    return Scene(
        picture(facts, codes, _spoke(view)),
        tuple(pillar.title.removeprefix("Smart ") for pillar in state.pillars),
        {code: state.name(code) for code in codes},
        tuple(
            matrix(one.id, one.title, those, state.gaps, facts.split, facts.closed)
            for one, those in pillars
        ),
    )


def _spoke(view: GapView) -> dict[str, int]:
    session, stage = view.session, view.stage.id
    turns = [seen.value for seen in session.all(Turn) if seen.value.stage == stage]
    notes = [seen.value for seen in session.all(Note) if seen.value.stage == stage]
    return times_spoken(turns, notes, offices_of(view.state.room))


def rows_of_opd(view: GapView, code: str) -> tuple[Pillar, Row] | None:
    """Where an OPD's rows begin: its first open one, else its first; in the pillar in sight."""
    shown = view.picturing.matrix if view.picturing else None
    found = [
        (pillar, row)
        for pillar in view.state.pillars
        for row in view.state.rows(pillar)
        if row.who == code and (shown is None or shown.pillar == pillar.id)
    ]
    waits = (one for one in found if is_owed(one[1], view.state.gap(one[1])))
    return next(waits, None) or next(iter(found), None)

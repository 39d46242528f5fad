"""A row of the gap analysis as another acara tells it: its numbers and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bimtek.stages.gap.cells import show_gap, spelled, unit_of
from bimtek.stages.gap.page import open_gap
from bimtek.stages.gap.state import GapState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.gap.rows import Row


def beside(session: Session, stage: Stage, kind: str, record: str) -> Iterator[str]:
    """`Kesehatan: 2 → 4 (selisih 2)`, then the hindrance; what is tertutup reads as open.

    Args:
        kind: of the record that is meant.
        record: its id.
    """
    state = GapState(session, stage)
    place = state.place_of(kind, record)
    if place is None:
        return
    pillar, key = place
    rows = [one for one in state.rows(pillar) if one.key == key]
    if record != f"{stage.id}/{key}":
        rows = [one for one in state.rows(pillar) if one.code == rows[0].code]
    yield _numbers(state, rows)
    if then := " · ".join(one.spelled for row in rows for one in state.then(row)):
        yield then
    for row in rows:
        gap = open_gap(state, row.key)
        causes = ", ".join(cause.value for cause in gap.causes)
        if told := ": ".join(filter(None, (causes, gap.cause))):
            yield f"Hambatan: {told}"
        if gap.condition:
            yield f"Kondisi: {gap.condition}"


def _numbers(state: GapState, rows: Sequence[Row]) -> str:
    unit = unit_of(rows[0])
    found = []
    for row in rows:
        answer = open_gap(state, row.key).answer
        who = f"{state.label(row)} " if rows[1:] or not row.is_level else ""
        difference = show_gap(row, answer)
        found.append(f"{who}{spelled(answer)}{f' (selisih {difference})' if difference else ''}")
    return f"{rows[0].title}{f' ({unit})' if unit else ''}: {', '.join(found)}"

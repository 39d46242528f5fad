"""What a gap analysis says of one OPD, for the hall: its levels beside the city's, its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.page import PageLine
from bimtek.stages.gap.cells import spelled
from bimtek.stages.gap.page import level_words, open_gap
from bimtek.stages.gap.records import CITY
from bimtek.stages.gap.state import GapState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.gap.rows import Row
    from bimtek.stages.gap.script import Subdimension


def office(session: Session, stage: Stage, opd: str) -> tuple[PageLine, ...]:
    """Every sub-dimension in which an OPD answers; what was told in confidence reads as open."""
    state = GapState(session, stage)
    lines: list[PageLine] = []
    for pillar in state.pillars:
        rows = [row for row in state.rows(pillar) if row.who == opd]
        for part in pillar.subdimensions:
            mine = [row for row in rows if row.subdimension == part.code]
            if mine or opd in part.opds:
                lines += _part(state, part, mine)
    return (PageLine("Level dan angka", strong=True), *lines) if lines else ()


def _part(state: GapState, part: Subdimension, rows: list[Row]) -> Iterator[PageLine]:
    city = f"kota {level_words(open_gap(state, f'{part.code}/{CITY}'))}"
    own = next((open_gap(state, row.key).answer for row in rows if row.is_level), None)
    right = f"OPD {spelled(own)} · {city}" if own is not None and own.now else city
    yield PageLine(f"{part.code} {part.title}", right=right)
    for row in rows:
        if not row.is_level:
            words = f"{row.title} ({row.unit})" if row.unit else row.title
            yield PageLine(words, "•", spelled(open_gap(state, row.key).answer))

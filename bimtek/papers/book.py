"""The facilitator's book: the running order and every acara, to go on with where no laptop is."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd
from bimtek.locale.dates import long_date
from bimtek.minutes.markdown import table
from bimtek.papers.blank import TO_WRITE, as_markdown
from bimtek.script.rundown import times
from bimtek.stages import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bimtek.papers.holds import Holds
    from bimtek.script.model import Stage
    from bimtek.stages.paper import Piece

ORDER_HEADS = (">No", "Acara", "Rencana", "Oleh", "Mulai", "Selesai")
SHORTENED = "boleh dipendekkan"


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints: the running order as it stands now, planned times, no answers."""
    session = holds.session
    offices = Offices(seen.value for seen in session.all(Opd))
    numbered = list(enumerate(session.stages, 1))
    first = holds.minutes.first_day
    scale = [f"{one.number} {one.name}" for one in session.script.scale if one.name]
    return {
        "days": [
            {
                "name": long_date(first + timedelta(days=max(day, 1) - 1)),
                "order": table(ORDER_HEADS, (_row(number, stage) for number, stage in held)),
            }
            for day, some in groupby(numbered, key=lambda one: one[1].day)
            if (held := list(some))
        ],
        "scale": " · ".join(scale),
        "acara": [
            {
                "number": number,
                "title": stage.title,
                "times": times(stage),
                "guides": list(_guides(stage)),
                "form": as_markdown(_form(stage, offices)),
            }
            for number, stage in numbered
        ],
    }


def _row(number: int, stage: Stage) -> tuple[object, ...]:
    title = f"{stage.title} ({SHORTENED})" if stage.optional else stage.title
    return number, title, times(stage), stage.by, TO_WRITE, TO_WRITE


def _guides(stage: Stage) -> Iterator[tuple[str, str]]:
    """Label and sentence; lines of one guide are sentences of their own."""
    for one in stage.guides:
        for line in one.text.split("\n"):
            yield one.label, line


def _form(stage: Stage, offices: Offices) -> list[Piece]:
    kind = KINDS.of(stage.kind)
    if not kind.paper:
        return []
    return list(KINDS.ask(kind, "paper", stage, offices.name))

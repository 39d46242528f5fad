"""An undian in the minutes: the order, a line each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd
from bimtek_undian.answers import lots_of
from bimtek_undian.rules import in_order

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    offices = Offices(seen.value for seen in session.all(Opd))
    lots = [
        {"place": lot.place, "opd": offices.name(lot.opd), "topic": lot.topic}
        for lot in in_order(lots_of(session, stage))
    ]
    return {"lots": lots, "recorded": bool(lots)}

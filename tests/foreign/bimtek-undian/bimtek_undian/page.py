"""What the hall sees: the order so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd
from bimtek.page import Page, PageLine
from bimtek_undian.answers import lots_of, progress, reached
from bimtek_undian.rules import in_order

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def page(session: Session, stage: Stage, pointed: str) -> Page:
    """One line an OPD."""
    offices = Offices(seen.value for seen in session.all(Opd))
    lots = in_order(lots_of(session, stage))
    lines = tuple(PageLine(offices.name(lot.opd), str(lot.place), lot.topic) for lot in lots)
    return Page(
        stage.title.upper(),
        lines=lines or (PageLine("Belum ada yang diundi."),),
        foot=reached(session, stage),
        done=progress(session, stage),
        counts="OPD",
    )

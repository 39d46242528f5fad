"""The first page of the session where a kind needs it: as recorded, else as the script says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.session_records import SessionSheet

if TYPE_CHECKING:
    from datetime import date

    from bimtek.session import Session


def city_of(session: Session) -> str:
    """The city as the session calls it: `Kota Blitar`."""
    sheet = session.get(SessionSheet, "1")
    return (sheet.value.city if sheet else "") or session.script.city


def first_day_of(session: Session) -> date:
    """The first day on which it is held; a script for any city carries the day of another event."""
    sheet = session.get(SessionSheet, "1")
    return (sheet.value.first_day if sheet else None) or session.script.first_day

"""On which days a session is held where nobody says so: those of its script, or the next ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.locale.dates import long_date, medium_date, next_working_days
from bimtek.locale.folding import fold

if TYPE_CHECKING:
    from datetime import date, datetime

ANY_CITY: Final = "Kota Contoh"
"""The city of a script for any city: its days are an example too."""
PROPOSED: Final = "usulan"
PAST: Final = "sudah lewat"
MORNING: Final = 12
"""Hour of the day until which a session that is founded may be that of today."""


class Days(NamedTuple):
    """First and last day."""

    first: date
    last: date
    remark: str = ""
    """What whoever founds the session should know: `PROPOSED`, `PAST`, or nothing."""

    @property
    def words(self) -> str:
        """`Senin, 3 Juli 2023`, or `3 Juli 2023 s.d. 4 Juli 2023`: it can be read again."""
        if self.first == self.last:
            return long_date(self.first)
        return f"{medium_date(self.first)} s.d. {medium_date(self.last)}"


def days_for(city: str, first: date, last: date, now: datetime) -> Days:
    """The days of a script; where they are an example of a time gone by, the next working days.

    Args:
        city: of the script.
        first: as the script says it.
        last: as the script says it.
        now: of the hall.
    """
    today = now.date()
    if last >= today:
        return Days(first, last)
    if fold(city) != fold(ANY_CITY):
        return Days(first, last, PAST)
    count = (last - first).days + 1
    return Days(*next_working_days(today, count, also_today=now.hour < MORNING), PROPOSED)

"""What the gap analysis asks: which OPD."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bimtek.hall.offices import find_offices, office_line
from bimtek.hall.records import Opd
from bimtek.stages.gap.records import CITY
from bimtek.ui.which import Which


class WhichOffice(Which):
    """An OPD by its letters.

    Args:
        question: what is asked.
        offices: all of them, in official order.
        first: codes that are offered before the others.
        city: whether the city itself may be chosen, and what it is called here.
    """

    def __init__(
        self, question: str, offices: Mapping[str, Opd], first: Sequence[str] = (), city: str = ""
    ) -> None:
        known = [code for code in first if code in offices]
        ordered = {code: offices[code] for code in dict.fromkeys([*known, *offices])}
        words = {code: office_line(office) for code, office in ordered.items()}
        if city:
            words[CITY] = city

        def find(typed: str) -> Sequence[str]:
            found = find_offices(typed, ordered)
            return (CITY, *found) if CITY.startswith(typed.strip().lower()) else found

        super().__init__(question, words, find)

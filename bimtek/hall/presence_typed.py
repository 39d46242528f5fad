"""A presence as somebody types it in words: `hadir 08.15`, `izin`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bimtek.hall.presence_records import Presence, Status
from bimtek.journal.records import Refusal
from bimtek.locale.dates import DateError, parse_time
from bimtek.locale.folding import fold

EXPECTED: Final = "Tulis keadaannya, dan jam bila hadir: hadir 08.15, izin, sakit, dinas luar."


def read_presence(text: str, standing: Presence | None) -> Presence:
    """What a person means; as whom and with which letter somebody came stays.

    Args:
        standing: what is shown of that person now; None: nothing.

    Raises:
        Refusal: it is none of the words of the desk, or no hour.
    """
    said = fold(text)
    status = next((one for one in Status if said.startswith(fold(one.value))), None)
    hour = said.removeprefix(fold(status.value)).strip() if status else ""
    if status is None or (hour and status is not Status.PRESENT):
        raise Refusal("no-such-presence", EXPECTED)
    if status is not Status.PRESENT:
        return Presence(status)
    standing = standing or Presence(status)
    try:
        arrived = parse_time(hour) if hour else standing.arrived
    except DateError as error:
        raise Refusal("time", str(error)) from None
    return replace(standing, status=status, arrived=arrived)

"""What a script says of a presensi: its quorum and the name of its roll call."""

from __future__ import annotations

from typing import NamedTuple

from bimtek.script.outline import Section
from bimtek.script.reading import Reading, only, whole


class AttendanceScript(NamedTuple):
    """One roll call."""

    quorum: int | None
    """Least number of OPDs; the heading's, else the front matter's."""
    roll_call: str
    """How the roll call is named, such as `pagi`."""


def read(section: Section, reading: Reading) -> AttendanceScript:
    """Read a section `{.presensi}`."""
    only(section, reading.mistakes)
    quorum = whole(section.attrs.get("kuorum"))
    called = section.attrs.get("panggilan") or section.title
    return AttendanceScript(reading.quorum if quorum is None else quorum, called)

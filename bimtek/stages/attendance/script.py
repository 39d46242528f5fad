"""What a script says of a presensi: its quorum and the name of its roll call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bimtek.script.kinds import Part
from bimtek.script.outline import Section
from bimtek.script.reading import Reading, only, whole


class AttendanceScript(NamedTuple):
    """One roll call."""

    quorum: int | None
    """Least number of OPDs; the heading's, else the front matter's."""
    roll_call: str
    """How the roll call is named, such as `pagi`."""


def parts(spec: AttendanceScript) -> Iterator[Part]:
    """Only the quorum may change; the roll call is that of the acara."""
    if spec.quorum is not None:
        yield Part("", "kuorum", str(spec.quorum))


def read(section: Section, reading: Reading) -> AttendanceScript:
    """Read a section `{.presensi}`."""
    only(section, reading.mistakes)
    quorum = whole(section.attrs.get("kuorum"))
    called = section.attrs.get("panggilan") or section.title
    return AttendanceScript(reading.quorum if quorum is None else quorum, called)

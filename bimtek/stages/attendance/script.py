"""What a script says of a presensi: its quorum and the name of its roll call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bimtek.script.kinds import Part
from bimtek.script.model import Quorum
from bimtek.script.outline import Section
from bimtek.script.reading import Reading, only, quorum


class AttendanceScript(NamedTuple):
    """One roll call."""

    quorum: Quorum | None
    """The heading's, else the front matter's; None: not asked."""
    roll_call: str
    """How the roll call is named, such as `pagi`."""


def parts(spec: AttendanceScript) -> Iterator[Part]:
    """Only the quorum may change; the roll call is that of the acara."""
    if spec.quorum is not None:
        yield Part("", "kuorum", spec.quorum.words)


def read(section: Section, reading: Reading) -> AttendanceScript:
    """Read a section `{.presensi}`."""
    only(section, reading.mistakes)
    own = quorum(section.attrs.get("kuorum"))
    called = section.attrs.get("panggilan") or section.title
    return AttendanceScript(reading.quorum if own is None else own, called)

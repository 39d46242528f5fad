"""What a script says of a penutup: whether it closes a day or the session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bimtek.script.kinds import Part
from bimtek.script.outline import Section
from bimtek.script.reading import Reading, only


class ClosingScript(NamedTuple):
    """A closing."""

    daily: bool
    """`harian`: of a day; else of the session."""


def parts(spec: ClosingScript) -> Iterator[Part]:
    """Whether it closes a day or the session stays."""
    yield Part("", "jenis penutup", "", fixed="harian" if spec.daily else "seluruh sesi")


def read(section: Section, reading: Reading) -> ClosingScript:
    """Read a section `{.penutup}`."""
    only(section, reading.mistakes)
    return ClosingScript("harian" in section.attrs.words)

"""What a script says of an undian: which OPDs draw, `{.undian opd="dinkes, dishub"}`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bimtek.script.kinds import Part
from bimtek.script.outline import Section
from bimtek.script.reading import Reading, only


@dataclass(frozen=True, slots=True)
class LotsScript:
    """Who draws."""

    opds: tuple[str, ...] = ()


def parts(spec: LotsScript) -> Iterator[Part]:
    """Another version may let other OPDs draw; lots that were drawn stay."""
    yield Part("opd", "peserta undian", "", spec.opds)


def read(section: Section, reading: Reading) -> LotsScript:
    """Read a section `{.undian}`."""
    only(section, reading.mistakes)
    said = section.attrs.get("opd") or "semua"
    return LotsScript(reading.offices.named(said, section.line, reading.mistakes))

"""What a script says of a SWOT: its components, and whether keywords are gathered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from bimtek.script.kinds import Demand, Part, Questions
from bimtek.script.offices import slug
from bimtek.script.outline import Item, Section
from bimtek.script.reading import Reading, only

KEYWORDS: Final = "kata-kunci"
"""Key of the heading: how many keywords are chosen at most."""
MOST_KEYWORDS: Final = 99
GATHERED, NOT_GATHERED = "ya", "tidak"


class Component(NamedTuple):
    """What strengths, weaknesses, opportunities and threats are named of."""

    id: str
    title: str
    about: str = ""
    """What belongs to it: `SDM, anggaran, tata kelola`."""
    opds: tuple[str, ...] = ()
    """Codes of the offices that are asked first."""


class SwotScript(NamedTuple):
    """Components, and how many keywords are chosen."""

    components: tuple[Component, ...]
    keywords: int | None = None
    """How many are chosen at most; 0: as many as the hall likes; None: none are gathered."""


def demand(spec: SwotScript) -> Demand:
    """Each quadrant of a component takes two minutes, the choice of keywords a minute each."""
    questions = (
        Questions(4 * len(spec.components), "kuadran", 120),
        Questions(spec.keywords or 0, "kata kunci", 60),
    )
    opds = tuple(opd for one in spec.components for opd in one.opds)
    return Demand(questions, opds, shared=True)


def parts(spec: SwotScript) -> Iterator[Part]:
    """Components, and whether keywords are gathered."""
    for one in spec.components:
        words = ": ".join(filter(None, (one.title, one.about)))
        yield Part(one.id, "komponen", words, one.opds)
    if spec.keywords is not None:
        yield Part("", "kata kunci", str(spec.keywords or "berapa saja"))


def read(section: Section, reading: Reading) -> SwotScript:
    """Read a section `{.swot}`: a list of components; without one the whole is one component."""
    only(section, reading.mistakes, lists=1)
    found: dict[str, Component] = {}
    for item in (item for block in section.lists[:1] for item in block.items):
        one = _component(item, reading)
        if not one.id:
            reading.mistakes.add(
                item.line, "komponen tanpa nama", "tulis namanya, misalnya `- Struktur`"
            )
        elif one.id in found:
            reading.mistakes.add(
                item.line,
                f"komponen ‘{one.title}’ tertulis dua kali",
                "setiap komponen punya nama atau {#id} sendiri",
            )
        else:
            found[one.id] = one
    whole = Component(slug(section.title) or "swot", section.title)
    return SwotScript(tuple(found.values()) or (whole,), _keywords(section, reading))


def _component(item: Item, reading: Reading) -> Component:
    title, _, about = item.text.partition(":")
    told = " ".join(filter(None, (about.strip(), *item.points)))
    opds = reading.offices.named(item.attrs.get("opd"), item.line, reading.mistakes)
    return Component(item.attrs.id[:40] or slug(title), title.strip(), told, opds)


def _keywords(section: Section, reading: Reading) -> int | None:
    said = section.attrs.get(KEYWORDS, NOT_GATHERED).casefold()
    if said == NOT_GATHERED:
        return None
    if said == GATHERED:
        return 0
    if said.isascii() and said.isdecimal() and 0 < int(said) <= MOST_KEYWORDS:
        return int(said)
    reading.mistakes.add(
        section.line,
        f"{KEYWORDS} berisi ‘{section.attrs.get(KEYWORDS)}’",
        "tulis jumlah yang dipilih paling banyak, misalnya 10, atau ya, atau tidak",
    )
    return None

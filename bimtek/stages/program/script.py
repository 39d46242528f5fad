"""What a script says of a program: when a programme is a quick win, and how many are wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from bimtek.script.kinds import Part
from bimtek.script.offices import slug
from bimtek.script.outline import Item, Section
from bimtek.script.reading import Reading, only, unused, whole

QUICK_WINS: Final = "quick-win"
"""Key of the heading: how many quick wins the city wants."""
MOST_QUICK_WINS: Final = 50
MOST_CONDITIONS: Final = 9
LONGEST_ID: Final = 40


class Condition(NamedTuple):
    """A question that is answered yes or no of every candidate for a quick win."""

    id: str
    text: str


class OwnPillar(NamedTuple):
    """A pillar of a script that has no gap analysis."""

    id: str
    number: int
    title: str


class ProgrammeScript(NamedTuple):
    """The rule of quick wins; without conditions there is none."""

    conditions: tuple[Condition, ...] = ()
    quick_wins: int = 0
    """How many are wanted; 0: nobody says."""
    pillars: tuple[OwnPillar, ...] = ()
    """Where the script has no gap analysis whose pillars these could be."""


def parts(spec: ProgrammeScript) -> Iterator[Part]:
    """The conditions of a quick win, and how many are wanted."""
    for condition in spec.conditions:
        yield Part(condition.id, "syarat", condition.text)
    for pillar in spec.pillars:
        yield Part(pillar.id, "pilar", pillar.title, fixed=str(pillar.number))
    yield Part("", "jumlah quick win", str(spec.quick_wins or "tidak ditentukan"))


def read(section: Section, reading: Reading) -> ProgrammeScript:
    """Read a section `{.program}`: a list of conditions, or none."""
    only(section, reading.mistakes, lists=1)
    items = [item for block in section.lists[:1] for item in block.items]
    return ProgrammeScript(
        _conditions(items, reading), _wanted(section, reading), _pillars(section, reading)
    )


def _pillars(section: Section, reading: Reading) -> tuple[OwnPillar, ...]:
    """The `###` headings; their ids are those that a gap analysis gives its pillars."""
    found: dict[str, OwnPillar] = {}
    for place, inner in enumerate(section.sections, 1):
        only(inner, reading.mistakes)
        unused(inner, reading.mistakes, hints=True, paragraphs=True)
        short = re.sub(r"^smart\s+", "", inner.title, flags=re.IGNORECASE)
        name = inner.attrs.id or slug(short)
        if name in found:
            what = f"pilar ‘{inner.title}’ tertulis dua kali"
            reading.mistakes.add(inner.line, what, "setiap pilar satu kali")
        number = whole(inner.attrs.get("pilar")) or place
        found.setdefault(name, OwnPillar(name, number, inner.title))
    return tuple(found.values())


def _conditions(items: list[Item], reading: Reading) -> tuple[Condition, ...]:
    found: dict[str, Condition] = {}
    for item in items:
        text = " ".join(" ".join([item.text, *item.points]).split())
        name = item.attrs.id or slug(text)[:LONGEST_ID].strip("-")
        if not name:
            reading.mistakes.add(
                item.line, "syarat ini belum berisi kata", "tulis misalnya `- anggaran sudah ada`"
            )
        elif len(name) > LONGEST_ID:
            reading.mistakes.add(
                item.line, f"id ‘{name}’ terlalu panjang", f"paling banyak {LONGEST_ID} huruf"
            )
        elif name in found:
            reading.mistakes.add(
                item.line,
                f"syarat ‘{name}’ tertulis dua kali",
                "hapus salah satu, atau beri {#id} sendiri",
            )
        elif len(found) == MOST_CONDITIONS:
            reading.mistakes.add(
                item.line,
                f"syarat quick win lebih dari {MOST_CONDITIONS}",
                "aula menjawab setiap syarat untuk setiap calon: tulis lebih sedikit",
            )
        else:
            found[name] = Condition(name, text)
    return tuple(found.values())


def _wanted(section: Section, reading: Reading) -> int:
    said = section.attrs.get(QUICK_WINS)
    number = whole(said)
    if number is None:
        return 0
    if not 0 < number <= MOST_QUICK_WINS:
        reading.mistakes.add(
            section.line, f"{QUICK_WINS} berisi ‘{said}’", f"tulis 1 sampai {MOST_QUICK_WINS}"
        )
        return 0
    return number

"""What a script says of a pemungutan: how it is voted, by whom, and on which options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from bimtek.script.kinds import Part
from bimtek.script.offices import slug
from bimtek.script.outline import Item, Section
from bimtek.script.reading import Reading, only, whole

DOTS: Final = "titik"
IMPACT: Final = "dampak"
YES_NO: Final = "ya-tidak"
PERSON: Final = "orang"
USUAL_DOTS: Final = 3
MOST: Final = 50
"""Dots of one voter, and options that may be chosen."""
LONGEST_ID: Final = 40

_ORIGIN = re.compile(r"(?P<text>.*?\S)(?P<origin>(?:\s+#[^\s#]+)+)", re.DOTALL)


class Worded(NamedTuple):
    """An option as it is written."""

    text: str
    origin: str
    """What it comes from, such as `#4.2`; plain text."""


class ScriptOption(NamedTuple):
    """One option of the script."""

    id: str
    text: str
    origin: str


class VoteScript(NamedTuple):
    """How the hall votes, and on what."""

    method: str
    """`titik`, `dampak` or `ya-tidak`."""
    dots: int
    """How many one voter has."""
    stacking: bool
    """Several dots on one option are allowed."""
    by: str
    """`opd` or `orang`."""
    secret: bool
    """On paper: nobody is recorded by name."""
    picks: int
    """How many options are chosen; 0: nobody says."""
    detailed: bool
    """The minutes tell who voted what."""
    options: tuple[ScriptOption, ...]


BARE: Final = VoteScript(DOTS, USUAL_DOTS, False, "opd", False, 0, False, ())
"""A vote that nobody planned: dots of each OPD, on options that the hall names."""


def parts(spec: VoteScript) -> Iterator[Part]:
    """Options may be added and worded anew; how the hall votes stays."""
    way = [f"{spec.dots} titik" if spec.method == DOTS else spec.method, f"suara {spec.by}"]
    way += ["boleh menumpuk"] if spec.stacking else []
    way += ["rahasia"] if spec.secret else []
    yield Part("", "cara memilih", "", fixed=", ".join(way))
    yield Part("", "jumlah terpilih", str(spec.picks or "tidak ditentukan"))
    yield Part("", "rincian suara", "ya" if spec.detailed else "tidak")
    for option in spec.options:
        yield Part(option.id, "pilihan", " ".join(filter(None, (option.text, option.origin))))


def read(section: Section, reading: Reading) -> VoteScript:
    """Read a section `{.pemungutan}`: a list of options, or none."""
    only(section, reading.mistakes, lists=1)
    items = [item for block in section.lists[:1] for item in block.items]
    options = _options(items, reading)
    said = section.attrs
    spec = VoteScript(
        method=said.get("cara", DOTS),
        dots=_number(section, "titik", USUAL_DOTS, reading),
        stacking=said.get("menumpuk") == "boleh",
        by=said.get("suara", "opd"),
        secret="rahasia" in said.words,
        picks=_number(section, "pilih", 0, reading),
        detailed="rinci" in said.words,
        options=options,
    )
    _check(section, spec, reading)
    return spec


def worded(text: str) -> Worded:
    """The words of an option, and what it comes from: the `#…` at its end."""
    text = " ".join(text.split())
    found = _ORIGIN.fullmatch(text)
    if found is None:
        return Worded(text, "")
    return Worded(found["text"], " ".join(found["origin"].split()))


def _number(section: Section, key: str, usual: int, reading: Reading) -> int:
    said = section.attrs.get(key)
    number = whole(said)
    if number is None:
        return usual
    if not 0 < number <= MOST:
        reading.mistakes.add(section.line, f"{key} berisi ‘{said}’", f"tulis 1 sampai {MOST}")
        return usual
    return number


def _options(items: list[Item], reading: Reading) -> tuple[ScriptOption, ...]:
    found: dict[str, ScriptOption] = {}
    for item in items:
        text, origin = worded(" ".join([item.text, *item.points]))
        name = item.attrs.id or slug(text)
        if not name:
            reading.mistakes.add(
                item.line, "pilihan ini belum berisi kata", "tulis apa yang dipilih aula"
            )
        elif len(name) > LONGEST_ID:
            reading.mistakes.add(
                item.line, f"id ‘{name}’ terlalu panjang", f"paling banyak {LONGEST_ID} huruf"
            )
        elif name in found:
            reading.mistakes.add(
                item.line,
                f"pilihan ‘{name}’ tertulis dua kali",
                f"hapus salah satu, atau beri id sendiri, misalnya {{#{name[:36]}-2}}",
            )
        else:
            found[name] = ScriptOption(name, text, origin)
    return tuple(found.values())


def _check(section: Section, spec: VoteScript, reading: Reading) -> None:
    """Words of the heading that do not go together."""
    said = section.attrs
    for key in ("titik", "menumpuk"):
        if said.get(key) and spec.method != DOTS:
            reading.mistakes.add(
                section.line,
                f"‘{key}’ tidak dipakai dengan cara={spec.method}",
                f"hapus, atau tulis cara={DOTS}",
            )
    if spec.secret and spec.detailed:
        reading.mistakes.add(
            section.line,
            "‘rahasia’ dan ‘rinci’ tidak dapat bersama",
            "suara rahasia tidak dicatat menurut nama",
        )
    count = len(spec.options)
    if count and spec.picks >= count:
        reading.mistakes.warn(
            section.line,
            f"pilih={spec.picks}, sedangkan pilihannya {count}",
            "tulis lebih sedikit, atau tambahkan pilihan di aula",
        )
    few = 0 < count < spec.dots == whole(said.get("titik"))
    if few and spec.method == DOTS and not spec.stacking:
        reading.mistakes.warn(
            section.line,
            f"{spec.dots} titik untuk {count} pilihan",
            "tulis titik lebih sedikit, atau menumpuk=boleh",
        )

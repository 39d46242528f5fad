"""What a script says of a kesenjangan: pillars, sub-dimensions with criteria, indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bimtek.locale.folding import fold, nearest
from bimtek.script.kinds import Demand, Part, Questions
from bimtek.script.model import Level
from bimtek.script.offices import slug
from bimtek.script.outline import Item, Section, Table
from bimtek.script.reading import Line, Reading, meant, only, rows, unused, whole

LONGEST_CRITERION = 46
"""Characters that fit beside the form on a screen of 80 columns."""

DIRECTIONS = {"naik": "naik", "turun": "turun", "▲": "naik", "▼": "turun"}
WHEN = ("pleno", "pokja", "tugas")
"""Asked in the hall, at the tables, filled outside."""

NEEDED = ("kode", "indikator", "satuan", "arah", "opd")
OPTIONAL = ("kapan",)

_CODED = re.compile(r"(?P<code>\d+(?:\.\d+)+)\.?\s+(?P<title>\S.*)")
_CODE = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
"""With a letter in it: digits and dots alone are the code of a sub-dimension."""


class Criterion(NamedTuple):
    """What a level of a sub-dimension means."""

    level: int
    text: str


class IndicatorSpec(NamedTuple):
    """A number that OPDs answer."""

    code: str
    name: str
    unit: str
    direction: str
    """`naik`: higher is better; `turun`: lower is better."""
    opds: tuple[str, ...]
    when: str
    """`pleno`, `pokja` or `tugas`."""


class Subdimension(NamedTuple):
    """What the hall agrees a level of."""

    code: str
    """The leading code of its heading, such as `4.2`."""
    title: str
    criteria: tuple[Criterion, ...]
    indicators: tuple[IndicatorSpec, ...]
    opds: tuple[str, ...]
    """Who answers in it: as its heading says, else the OPDs of its indicators; the first leads."""

    def criterion(self, level: int) -> str:
        """The criterion of a level, or nothing."""
        return next((c.text for c in self.criteria if c.level == level), "")


class Pillar(NamedTuple):
    """One of the six dimensions."""

    id: str
    number: int
    title: str
    subdimensions: tuple[Subdimension, ...]


class GapScript(NamedTuple):
    """What a gap analysis asks."""

    pillars: tuple[Pillar, ...]
    """In the order of the script."""
    order: tuple[str, ...]
    """Ids of all pillars in the order in which the hall takes them (`urutan`)."""
    default_target: str
    """`kini+1`, a level, or nothing (`target-bawaan`)."""
    scale: tuple[Level, ...]

    def pillar(self, pillar_id: str) -> Pillar:
        """The pillar with this id.

        Raises:
            KeyError: if there is none.
        """
        for pillar in self.pillars:
            if pillar.id == pillar_id:
                return pillar
        raise KeyError(pillar_id)


def demand(spec: GapScript) -> Demand:
    """A level is agreed in a minute and a half, a number of the plenary takes longer."""
    parts = [part for pillar in spec.pillars for part in pillar.subdimensions]
    numbers = [one for part in parts for one in part.indicators if one.when == "pleno"]
    asked = {opd: None for part in parts for opd in part.opds}
    asked |= {opd: None for part in parts for one in part.indicators for opd in one.opds}
    return Demand(
        (Questions(len(parts), "sub-dimensi", 90), Questions(len(numbers), "angka pleno", 150)),
        tuple(asked),
        unasked=tuple(f"{part.code} {part.title}" for part in parts if not part.opds),
        shared=True,
    )


def parts(spec: GapScript) -> Iterator[Part]:
    """Pillars, sub-dimensions, criteria, indicators; where one stands stays."""
    for pillar in spec.pillars:
        yield Part(pillar.id, "pilar", pillar.title, fixed=str(pillar.number))
        for part in pillar.subdimensions:
            yield Part(part.code, "sub-dimensi", part.title, part.opds, pillar.id)
            for criterion in part.criteria:
                yield Part(f"{part.code}/{criterion.level}", "kriteria", criterion.text)
            for one in part.indicators:
                words = " · ".join(filter(None, (one.name, one.unit, one.direction, one.when)))
                yield Part(one.code, "indikator", words, one.opds, part.code)
    yield Part("", "urutan pilar", ", ".join(spec.pillar(one).title for one in spec.order))
    yield Part("", "target bawaan", spec.default_target or "tidak ada")


def read(section: Section, reading: Reading) -> GapScript:
    """Read a section `{.kesenjangan}`."""
    mistakes = reading.mistakes
    only(section, mistakes)
    pillars = [_pillar(inner, place, reading) for place, inner in enumerate(section.sections, 1)]
    if not pillars:
        mistakes.add(section.line, "kesenjangan ini belum punya pilar", "tulis `### Smart Living`")
    _check_numbers(section, pillars, reading)
    _check_codes(section, reading)
    order = _order(section, pillars, reading)
    target = _target(section, reading)
    return GapScript(tuple(pillars), order, target, reading.scale)


def _pillar(section: Section, place: int, reading: Reading) -> Pillar:
    only(section, reading.mistakes)
    unused(section, reading.mistakes, hints=True, paragraphs=True)
    if not section.sections:
        reading.mistakes.add(
            section.line,
            f"pilar ‘{section.title}’ belum punya sub-dimensi",
            "tulis `#### 4.2 Kesehatan`",
        )
    number = whole(section.attrs.get("pilar")) or place
    name = section.attrs.id or slug(re.sub(r"^smart\s+", "", section.title, flags=re.IGNORECASE))
    inner = tuple(_subdimension(part, reading) for part in section.sections)
    return Pillar(name, number, section.title, inner)


def _subdimension(section: Section, reading: Reading) -> Subdimension:
    mistakes = reading.mistakes
    only(section, mistakes, lists=1, tables=len(section.tables))
    unused(section, mistakes, hints=True, paragraphs=True)
    coded = _CODED.fullmatch(section.title)
    if coded is None:
        mistakes.add(
            section.line,
            f"sub-dimensi ‘{section.title}’ tidak berkode di depan",
            "tulis misalnya `#### 4.2 Kesehatan`",
        )
    code, title = (coded["code"], coded["title"]) if coded else ("", section.title)
    indicators = tuple(
        found
        for table in section.tables
        for line in rows(table, mistakes, NEEDED, OPTIONAL)
        if (found := _indicator(line, table, reading))
    )
    opds = reading.offices.named(section.attrs.get("opd"), section.line, mistakes)
    opds = opds or tuple(dict.fromkeys(opd for one in indicators for opd in one.opds))
    return Subdimension(code, title, _criteria(section, reading), indicators, opds)


def _criteria(section: Section, reading: Reading) -> tuple[Criterion, ...]:
    mistakes = reading.mistakes
    items = [item for block in section.lists[:1] for item in block.items]
    levels = [level.number for level in reading.scale]
    expected = f"daftar bernomor {levels[0]} sampai {levels[-1]}" if levels else "daftar bernomor"
    if not items:
        mistakes.add(section.line, f"‘{section.title}’ belum punya kriteria", expected)
    elif [item.number for item in items] != levels:
        mistakes.add(items[0].line, _numbering(items), expected)
    criteria = []
    for place, item in enumerate(items):
        text = " ".join([item.text, *item.points])
        if len(text) > LONGEST_CRITERION:
            mistakes.warn(
                item.line,
                f"kriteria ini {len(text)} huruf",
                f"paling panjang {LONGEST_CRITERION} huruf agar tetap tampak di layar",
            )
        criteria.append(Criterion(place + 1 if item.number is None else item.number, text))
    return tuple(criteria)


def _numbering(items: list[Item]) -> str:
    if any(item.number is None for item in items):
        return "kriteria tidak bernomor"
    return "kriteria bernomor " + ", ".join(str(item.number) for item in items)


def _indicator(line: Line, table: Table, reading: Reading) -> IndicatorSpec | None:
    def add(what: str, expected: str) -> None:
        reading.mistakes.add(line.at, what, expected, file=table.file)

    code = line("kode")
    if not _CODE.fullmatch(code):
        add(f"kode indikator ‘{code}’ tidak dapat dipakai", "tulis misalnya SL.2.1")
        return None
    if not line("indikator"):
        add(f"nama indikator {code} kosong", "tulis nama indikatornya")
    direction = DIRECTIONS.get(fold(line("arah")), "")
    if not direction:
        add(f"arah ‘{line('arah')}’ tidak dikenal", "tulis naik atau turun")
    when = fold(line("kapan")) or "pokja"
    if when not in WHEN:
        add(f"kapan ‘{line('kapan')}’ tidak dikenal", meant(when, WHEN))
    opds = reading.offices.named(line("opd"), line.at, reading.mistakes, file=table.file)
    if not line("opd"):
        add(f"OPD penjawab {code} kosong", "tulis sedikitnya satu OPD")
    return IndicatorSpec(code, line("indikator"), line("satuan"), direction, opds, when)


def _check_numbers(section: Section, pillars: list[Pillar], reading: Reading) -> None:
    for field, values in (
        ("nomor pilar", [str(pillar.number) for pillar in pillars]),
        ("pilar", [pillar.id for pillar in pillars]),
    ):
        for inner, twice in _repeated(section.sections, values):
            reading.mistakes.add(
                inner.line, f"{field} {twice} tertulis dua kali", "setiap pilar satu kali"
            )


def _check_codes(section: Section, reading: Reading) -> None:
    parts = [part for inner in section.sections for part in inner.sections]
    codes = [(m["code"] if (m := _CODED.fullmatch(part.title)) else "") for part in parts]
    for part, twice in _repeated(parts, codes):
        reading.mistakes.add(
            part.line, f"kode sub-dimensi {twice} tertulis dua kali", "setiap kode satu kali"
        )
    seen: set[str] = set()
    for part in parts:
        for table in part.tables:
            place = next((n for n, cell in enumerate(table.header) if fold(cell) == "kode"), None)
            for row in table.rows:
                code = row.cells[place] if place is not None and place < len(row.cells) else ""
                if code and code.casefold() in seen:
                    reading.mistakes.add(
                        row.line,
                        f"kode indikator {code} tertulis dua kali",
                        "setiap kode satu kali",
                        file=table.file,
                    )
                seen.add(code.casefold())


def _repeated(parts: Iterable[Section], values: list[str]) -> list[tuple[Section, str]]:
    """Every section whose value stood before."""
    first = {value: place for place, value in reversed(list(enumerate(values)))}
    placed = enumerate(zip(parts, values, strict=True))
    return [(part, value) for place, (part, value) in placed if value and first[value] != place]


def _order(section: Section, pillars: list[Pillar], reading: Reading) -> tuple[str, ...]:
    """A mistyped pillar is a mistake; one that this script leaves out is worth a look."""
    titles = [pillar.title for pillar in pillars]
    named: dict[str, None] = {}
    left_out = []
    for word in filter(None, (w.strip() for w in section.attrs.get("urutan").split(","))):
        found = [p for p in pillars if fold(word) in (fold(p.title), p.id, *fold(p.title).split())]
        if found:
            named[found[0].id] = None
        elif nearest(word, titles):
            what = f"urutan menyebut ‘{word}’, bukan pilar naskah ini"
            reading.mistakes.add(section.line, what, meant(word, titles))
        else:
            left_out.append(f"‘{word}’")
    if left_out:
        what = f"urutan menyebut {', '.join(left_out)}, bukan pilar naskah ini"
        reading.mistakes.warn(section.line, what, meant("", titles))
    return tuple(dict.fromkeys([*named, *(pillar.id for pillar in pillars)]))


def _target(section: Section, reading: Reading) -> str:
    said = section.attrs.get("target-bawaan").replace(" ", "").casefold()
    levels = [str(level.number) for level in reading.scale]
    if said and said != "kini+1" and said not in levels:
        reading.mistakes.add(
            section.line,
            f"target-bawaan ‘{said}’ tidak dikenal",
            "tulis kini+1 atau salah satu level: " + ", ".join(levels),
        )
        return ""
    return said

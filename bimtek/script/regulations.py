"""What an event and its SK are based on, and regulations cited before they came into force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from bimtek.locale.dates import DATE_EXPECTED, DateError, medium_date, parse_date
from bimtek.script.mistakes import Mistakes
from bimtek.script.outline import Item, Section, Table
from bimtek.script.reading import only, rows

NAME, ABOUT, SINCE = "peraturan", "tentang", "berlaku"
"""Columns of the table: `Peraturan Presiden Nomor 95 Tahun 2018`, what of, in force since."""

_RANKS = (
    ("uu", r"undang-undang|uu"),
    ("pp", r"peraturan pemerintah|pp"),
    ("perpres", r"peraturan presiden|perpres"),
    ("permen", r"peraturan menteri|permen\w*"),
    ("perda", r"peraturan daerah|perda"),
    ("perkada", r"peraturan (?:wali ?kota|bupati|gubernur)|perwali|perwako|perbup|pergub"),
)
_CITED = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _RANKS) + r")\b"
    r"[^\d;]{0,60}?(?P<number>\d{1,4})\s*(?:tahun|th\.?|/)\s*(?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NONE = ("", "-", "–")


class Citation(NamedTuple):
    """A regulation as a sentence names it."""

    rank: str
    number: int
    year: int
    words: str

    @property
    def key(self) -> tuple[str, int, int]:
        """What the same regulation is known by, however it is written."""
        return self.rank, self.number, self.year


class Basis(NamedTuple):
    """One thing that an event is based on."""

    words: str
    """As the minutes print it."""
    line: int
    since: date | None = None
    """The day on which it came into force, where somebody wrote it down."""
    file: str = ""


def bases_of(section: Section, mistakes: Mistakes) -> tuple[Basis, ...]:
    """What a section `{.dasar}` says: a list, a table of regulations, or both, in its order."""
    only(section, mistakes, lists=1, tables=1)
    found: list[tuple[int, Basis]] = []
    for block in section.lists[:1]:
        found += [(block.line, _from_item(item)) for item in block.items]
    for table in section.tables[:1]:
        found += [(table.line, basis) for basis in _from_table(table, mistakes)]
    if not found:
        mistakes.add(section.line, "dasar masih kosong", "tulis daftar dasar hukumnya")
    return tuple(basis for _, basis in sorted(found, key=lambda pair: pair[0]))


def _from_item(item: Item) -> Basis:
    return Basis(" ".join([item.text, *item.points]), item.line)


def _from_table(table: Table, mistakes: Mistakes) -> Iterable[Basis]:
    for line in rows(table, mistakes, (NAME,), (ABOUT, SINCE)):
        if not line(NAME):
            what = "nama peraturan kosong"
            mistakes.add(line.at, what, "tulis nama, nomor, dan tahunnya", file=table.file)
        words = " tentang ".join(filter(None, (line(NAME), line(ABOUT))))
        since = None
        try:
            since = _since(line(SINCE))
        except DateError:
            what = f"berlaku berisi ‘{line(SINCE)}’"
            mistakes.add(line.at, what, f"{DATE_EXPECTED}, atau kosongkan", file=table.file)
        yield Basis(words, line.at, since, table.file)


def _since(text: str) -> date | None:
    """The day; of a year alone its first one, because then nothing more is known."""
    text = text.strip()
    if text in _NONE:
        return None
    return date(int(text), 1, 1) if _YEAR.fullmatch(text) else parse_date(text)


def citations(text: str) -> tuple[Citation, ...]:
    """The regulations that a sentence names: `PP 59/2022`, `Peraturan Pemerintah Nomor 59 Tahun
    2022`.
    """
    found = []
    for match in _CITED.finditer(" ".join(text.split())):
        rank = next(name for name, _ in _RANKS if match[name])
        found.append(Citation(rank, int(match["number"]), int(match["year"]), match[0]))
    return tuple(found)


def in_force(bases: Iterable[Basis]) -> Mapping[tuple[str, int, int], date]:
    """Regulation → the day on which it came into force, of those of which it was written down."""
    return {
        cited.key: basis.since
        for basis in bases
        if basis.since is not None
        for cited in citations(basis.words)[:1]
    }


def check_bases(bases: Iterable[Basis], last_day: date, mistakes: Mistakes) -> None:
    """Warn of what an event is based on and what came into force only afterwards."""
    bases = tuple(bases)
    known = in_force(bases)
    for basis in bases:
        if basis.since is not None and basis.since > last_day:
            _warn(
                basis.words, basis.since, "Bimtek ini", last_day, basis.line, mistakes, basis.file
            )
        else:
            check_cited(basis.words, basis.line, known, "Bimtek ini", last_day, mistakes)


def check_cited(
    text: str,
    line: int,
    known: Mapping[tuple[str, int, int], date],
    what: str,
    day: date,
    mistakes: Mistakes,
) -> None:
    """Warn of regulations that a sentence cites although they are younger than what cites them.

    Args:
        known: regulation → in force since; of others their year tells.
        what: what cites them, such as `SK ini`.
        day: when that was made.
    """
    for cited in citations(text):
        since = known.get(cited.key)
        if since is None and cited.year > day.year:
            since = date(cited.year, 1, 1)
        if since is not None and since > day:
            _warn(cited.words, since, what, day, line, mistakes)


def _warn(
    words: str, since: date, what: str, day: date, line: int, mistakes: Mistakes, file: str = ""
) -> None:
    whole_year = (since.month, since.day) == (1, 1)
    when = f"tahun {since.year}" if whole_year else medium_date(since)
    mistakes.warn(
        line,
        f"‘{words}’ berlaku sejak {when}, sesudah {what} ({medium_date(day)})",
        "periksa dasar hukumnya, atau tanggal berlakunya dalam daftar dasar",
        file=file,
    )

"""What every kind needs to read its section: where mistakes go, the OPDs, the scale, tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bimtek.locale.folding import fold, nearest
from bimtek.script.mistakes import Mistakes
from bimtek.script.model import DEFAULT_SCALE, Level, Quorum
from bimtek.script.offices import Offices
from bimtek.script.outline import Section, Table

LONGEST_WORD = 80
"""Letters that are compared with the known words."""


class Reading:
    """What a section may refer to while it is read."""

    def __init__(
        self,
        mistakes: Mistakes,
        offices: Offices | None = None,
        scale: tuple[Level, ...] = DEFAULT_SCALE,
        quorum: Quorum | None = None,
    ) -> None:
        self.mistakes = mistakes
        self.offices = offices if offices is not None else Offices()
        self.scale = scale
        self.quorum = quorum
        self.last_day: date | None = None
        """Of the event; None: its front matter does not say."""
        self.in_force: Mapping[tuple[str, int, int], date] = {}
        """Regulation → since when, as the list of bases says: see `bimtek.script.regulations`."""


class Line(NamedTuple):
    """One row of a table by the names of its headers."""

    at: int
    cells: Mapping[str, str]

    def __call__(self, header: str) -> str:
        """The cell under a header; nothing where the table has no such column."""
        return self.cells.get(header, "")


def rows(
    table: Table,
    mistakes: Mistakes,
    needed: Sequence[str],
    optional: Sequence[str] = (),
) -> list[Line]:
    """The rows of a table whose headers are as expected; others are told and left out."""
    names = _headers(table, mistakes, needed, optional)
    if names is None:
        return []
    found = []
    for row in table.rows:
        if len(row.cells) != len(names):
            mistakes.add(
                row.line,
                f"baris tabel berisi {len(row.cells)} sel",
                f"judul tabel berisi {len(names)} kolom; garis tegak di dalam teks ditulis \\|",
                file=table.file,
            )
        else:
            found.append(Line(row.line, dict(zip(names, row.cells, strict=True))))
    return found


def _headers(
    table: Table, mistakes: Mistakes, needed: Sequence[str], optional: Sequence[str]
) -> list[str] | None:
    known = [*needed, *optional]
    names = [fold(cell) for cell in table.header]
    right = True
    for position, name in enumerate(names):
        if name not in known:
            right = False
            mistakes.add(
                table.line,
                f"judul kolom ‘{table.header[position]}’ tidak dikenal",
                meant(name, known),
                file=table.file,
            )
        elif name in names[:position]:
            right = False
            mistakes.add(
                table.line,
                f"judul kolom ‘{name}’ tertulis dua kali",
                "setiap kolom satu kali",
                file=table.file,
            )
    if lacking := [name for name in needed if name not in names]:
        right = False
        what = "kolom " + ", ".join(f"‘{name}’" for name in lacking) + " tidak ada"
        expected = "kolom yang diperlukan: " + " | ".join(needed)
        mistakes.add(table.line, what, expected, file=table.file)
    return names if right else None


def meant(word: str, known: Sequence[str]) -> str:
    """What was probably meant, or what is known."""
    if close := nearest(word[:LONGEST_WORD], known):
        return f"mungkin maksudnya ‘{close}’"
    if not known:
        return "di sini tidak ada yang dapat ditulis"
    return "yang dikenal: " + ", ".join(dict.fromkeys(known))


def either(words: Sequence[str]) -> str:
    """`pleno, pokja, atau tugas`."""
    if len(words) < 3:
        return " atau ".join(words)
    return f"{', '.join(words[:-1])}, atau {words[-1]}"


def whole(text: str) -> int | None:
    """A number that was checked before, or None."""
    return int(text) if text.isdecimal() else None


def quorum(text: str) -> Quorum | None:
    """A quorum that was checked before (`16`, `16 luring`), or None."""
    opds, _, where = text.partition(" ")
    return Quorum(int(opds), in_hall=bool(where)) if opds.isdecimal() else None


def typed_quorum(text: str) -> Quorum:
    """A quorum as a person writes it: `16`, `16 OPD`, `16 OPD luring`.

    Raises:
        ValueError: with what to write instead.
    """
    asked = r"(\d{1,4})(?:\s*(?:opd|orang))?(\s+luring)?"
    match = re.fullmatch(asked, text.strip(), re.IGNORECASE | re.ASCII)
    if match is None:
        raise ValueError("tulis jumlah OPD, misalnya 16 OPD, atau 16 OPD luring")
    return Quorum(int(match[1]), in_hall=bool(match[2]))


KEPT_DAYS = 365
"""How long lists with personal data are kept after the event, where a script does not say."""
ENDLESS = "tanpa batas"
_UNITS = {"hari": 1, "minggu": 7, "bulan": 30, "tahun": 365}


def kept_days(text: str) -> int:
    """A term that was checked before, in days; 0: without end."""
    return int(text) if text.isdecimal() else KEPT_DAYS


def typed_term(text: str) -> int:
    """How long lists are kept, as a person writes it: `90 hari`, `6 bulan`, `1 tahun`; in days.

    Raises:
        ValueError: with what to write instead.
    """
    if fold(text) == ENDLESS:
        return 0
    match = re.fullmatch(r"(\d{1,4})\s*(hari|minggu|bulan|tahun)", fold(text))
    if match is None or not int(match[1]):
        raise ValueError(f"tulis 90 hari, 6 bulan, 1 tahun, atau {ENDLESS}")
    return int(match[1]) * _UNITS[match[2]]


def only(section: Section, mistakes: Mistakes, *, lists: int = 0, tables: int = 0) -> None:
    """Say which lists and tables of a section are too many: nothing is dropped silently."""
    for block in section.lists[lists:]:
        mistakes.add(block.line, "daftar ini tidak dipakai di sini", _room("daftar", lists))
    for table in section.tables[tables:]:
        mistakes.add(table.line, "tabel ini tidak dipakai di sini", _room("tabel", tables))


def longer_than_planned(
    section: Section, noun: str, minutes: Sequence[int | None], mistakes: Mistakes
) -> None:
    """Warn where all items say their minutes, and these are more than the acara has.

    Args:
        noun: what people call one item, such as `butir`.
    """
    planned = whole(section.attrs.get("durasi"))
    known = [one for one in minutes if one is not None]
    if planned is None or not known or len(known) < len(minutes) or sum(known) <= planned:
        return
    mistakes.warn(
        section.line,
        f"{noun} acara ini berjumlah {sum(known)} menit",
        f"acaranya {planned} menit: panjangkan acara atau pendekkan {noun}",
    )


def unused(
    section: Section, mistakes: Mistakes, *, hints: bool = False, paragraphs: bool = False
) -> None:
    """Say which text below an inner heading would be lost."""
    expected = "tulis sebagai kutipan `> …` di bawah judul acara"
    for hint in section.hints if hints else ():
        mistakes.add(hint.line, "kutipan ini tidak dipakai di sini", expected)
    for paragraph in section.paragraphs if paragraphs else ():
        mistakes.add(paragraph.line, "kalimat ini tidak dipakai di sini", expected)


def _room(thing: str, most: int) -> str:
    return f"paling banyak {most} {thing}" if most else "tulis sebagai kutipan `> …` atau hapus"

"""What a line typed at the registration desk means, and whom it finds. Pure; never raises."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from bimtek.hall.capacity import Offices, is_head
from bimtek.hall.records import Opd, Participant
from bimtek.locale.folding import fold, letters


class Rows(NamedTuple):
    """Rows of the signed sheet, in the order typed, each once."""

    numbers: tuple[int, ...]


class NamedRow(NamedTuple):
    """A row and the name that was read from the sheet: `41 Nama Contoh, S.Sos.`"""

    number: int
    name: str


class Nip(NamedTuple):
    """Four digits or more of a NIP."""

    digits: str


class Words(NamedTuple):
    """Letters of a name, a post or an OPD."""

    words: tuple[str, ...]


class WalkIn(NamedTuple):
    """Somebody who is not on the list."""

    name: str
    post: str
    opd: str | None
    """As typed; None: the OPD of the last check-in; empty: a guest."""
    agency: str


class Unclear(NamedTuple):
    """A line that means nothing yet, and what to type instead."""

    message: str


DeskLine = Rows | NamedRow | Nip | Words | WalkIn | Unclear

NAME_MISSING = "Nama belum ada. Contoh: +Nama, jabatan @opd"
GUEST = "tamu"

_WORD = re.compile(r"\w+")
_DASH = re.compile(r"\s*[-–]\s*")
_ROW = re.compile(r"[0-9]{1,3}")
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")
_DIGITS = re.compile(r"[0-9]+")
_OPEN_RANGE = re.compile(r"[0-9]+-|-[0-9]+")
_NUMBERS = re.compile(r"[0-9–\-\s,;]+")
_NAMED = re.compile(r"([0-9]{1,3})\s+(?=\S*[^\W\d_])(.+)", re.DOTALL)
_OPD = re.compile(r"(?:^|\s)@(\S*)")
_DEGREE = re.compile(r"[a-z]{1,2}\.[a-z]{1,6}(\.[a-z]{1,6})*\.?", re.IGNORECASE)
_POST_SHORT = ("ka.", "pj.", "wk.")
_BARE_DEGREES = frozenset(
    ("amd", "apt", "ak", "ca", "cpa", "dr", "drs", "drg", "map", "mba", "mh", "mkes", "mkom", "mm",
     "mpd", "msi", "mt", "ns", "phd", "se", "sh", "sip", "skep", "skm", "skom", "spd", "sptd",
     "ssos", "st", "stp", "sstp")
)  # fmt: skip

_POST_BEGINS = frozenset(
    ("analis", "asisten", "auditor", "bendahara", "camat", "direktur", "inspektur", "kabag",
     "kabid", "kadis", "kasi", "kasubag", "kasubbag", "kasubbid", "kepala", "ketua",
     "koordinator", "lurah", "operator", "penyuluh", "pj", "plh", "plt", "sekcam", "sekda",
     "sekdin", "seklur", "sekretaris", "staf", "staff")
)  # fmt: skip
"""Words with which posts begin and that nobody is called."""


def read_line(text: str) -> DeskLine | None:
    """What the line means; None: nothing is typed."""
    line = " ".join(text.split())
    if not line:
        return None
    if line.startswith("+"):
        return _walk_in(line[1:].strip())
    if _NUMBERS.fullmatch(line):
        return _numbers(line)
    if named := _NAMED.fullmatch(line):
        return NamedRow(int(named[1]), named[2].strip(" ,"))
    words = tuple(fold(line).split())
    return Words(words) if words else Unclear("Ketik huruf nama, jabatan, atau OPD.")


def _numbers(line: str) -> DeskLine:
    parts = [part for part in re.split(r"[\s,;]+", _DASH.sub("-", line)) if part]
    if any(_OPEN_RANGE.fullmatch(part) for part in parts):
        return Unclear("Rentang belum lengkap. Contoh: 41-47")
    if all(_DIGITS.fullmatch(part) for part in parts) and any(len(part) > 3 for part in parts):
        return Nip("".join(parts))
    numbers: dict[int, None] = {}
    for part in parts:
        ends = _RANGE.fullmatch(part)
        first, last = (ends[1], ends[2]) if ends else (part, part)
        if not _ROW.fullmatch(first) or not _ROW.fullmatch(last):
            return Unclear("Nomor urut paling banyak tiga angka. Contoh: 41-47 52")
        low, high = sorted((int(first), int(last)))
        # typed backwards, 47-41 means the same rows
        numbers.update(dict.fromkeys(range(low, high + 1)))
    return Rows(tuple(numbers)) if numbers else Unclear("Contoh: 41-47 52")


def _walk_in(line: str) -> DeskLine:
    named = list(_OPD.finditer(line))
    if line.startswith(","):
        return Unclear(NAME_MISSING)
    if len(named) > 1:
        return Unclear("Hanya satu @opd untuk satu orang.")
    opd: str | None = None
    agency = ""
    if named:
        opd = named[0][1].rstrip(",")
        before, after = line[: named[0].start()], line[named[0].end() :]
        if fold(opd) == GUEST:
            opd, (agency, _, after) = "", after.partition(",")
        line = ", ".join(part.strip(" ,") for part in (before, after) if part.strip(" ,"))
        if opd == "" and fold(named[0][1].rstrip(",")) != GUEST:
            return Unclear("Tulis OPD sesudah @, atau @tamu.")
    name, post = split_name(line)
    if not letters(name):
        return Unclear(NAME_MISSING)
    return WalkIn(name, post, opd, agency.strip())


def with_office(text: str, office: str) -> str:
    """The line with another OPD behind its `@`."""
    return _OPD.sub(lambda found: found[0].replace(f"@{found[1]}", f"@{office}"), text)


def split_name(text: str) -> tuple[str, str]:
    """Name with its degrees, and the post behind it: `Nama Contoh, S.Sos., Kabid`.

    Without any comma the post begins at the first word that begins posts: `Nama Contoh Kabid`.
    """
    parts = [part.strip() for part in text.split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return "", ""
    name = parts.pop(0)
    if "," not in text:
        words = name.split()
        posts = (n for n, word in enumerate(words) if n and letters(word) in _POST_BEGINS)
        start = next(posts, len(words))
        return " ".join(words[:start]), " ".join(words[start:])
    while parts and _is_degree(parts[0]):
        name += f", {parts.pop(0)}"
    return name, ", ".join(parts)


def _is_degree(part: str) -> bool:
    if part.casefold().startswith(_POST_SHORT):
        return False
    return bool(_DEGREE.fullmatch(part)) or letters(part) in _BARE_DEGREES


class Seat(NamedTuple):
    """One person of the list, folded for the search."""

    id: str
    row: int | None
    nip: str
    head: bool
    name: str
    post: str
    office: str
    """Short name, code and aliases of the OPD."""
    long: str
    """Full name of the OPD, agency of a guest."""
    run: str
    """Short name and code without spaces."""


def seats(people: Iterable[Participant], offices: Offices) -> tuple[Seat, ...]:
    """Everybody, ready to be searched."""
    return tuple(_seat(one, offices.get(one.opd)) for one in people)


def _seat(one: Participant, office: Opd | None) -> Seat:
    known = (office.short, office.code, *office.alias) if office else (one.opd,)
    return Seat(
        id=one.id,
        row=one.row,
        nip="".join(_DIGITS.findall(one.nip)),
        head=is_head(one.post),
        name=_words(one.name),
        post=_words(one.post),
        office=_words(" ".join(known)),
        long=_words(f"{office.name if office else ''} {one.agency}"),
        run=f" {' '.join(letters(spelling) for spelling in known)} ",
    )


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(fold(text)))} "


def search(line: DeskLine | None, among: Sequence[Seat], here: Collection[str] = ()) -> list[str]:
    """Whom the line finds, best first; among equals those who are not here yet, then heads."""
    match line:
        case Rows(numbers):
            by_row = _by_row(among)
            return [by_row[number] for number in numbers if number in by_row]
        case NamedRow(number):
            by_row = _by_row(among)
            return [by_row[number]] if number in by_row else []
        case Nip(digits):
            return _ranked(among, here, lambda seat: _nip_score(digits, seat))
        case Words(words):
            plain = [word for one in words if (word := _words(one).strip())]
            return _ranked(among, here, lambda seat: _score(plain, seat)) if plain else []
    return []


def unknown_rows(line: Rows, among: Sequence[Seat]) -> tuple[int, ...]:
    """Rows that the list does not have."""
    by_row = _by_row(among)
    return tuple(number for number in line.numbers if number not in by_row)


def _by_row(among: Sequence[Seat]) -> Mapping[int, str]:
    # two people on one row of the sheet: the first keeps it
    return {seat.row: seat.id for seat in reversed(among) if seat.row is not None}


def _ranked(
    among: Sequence[Seat], here: Collection[str], score: Callable[[Seat], int | None]
) -> list[str]:
    found = [
        (points, seat.id in here, not seat.head, order, seat.id)
        for order, seat in enumerate(among)
        if (points := score(seat)) is not None
    ]
    return [seat for *_, seat in sorted(found)]


def _nip_score(digits: str, seat: Seat) -> int | None:
    if digits not in seat.nip:
        return None
    return 0 if seat.nip == digits else 1 if seat.nip.startswith(digits) else 2


def _score(words: Sequence[str], seat: Seat) -> int | None:
    if f" {''.join(words)} " in seat.run:
        return 0
    total = 0
    for word in words:
        points = _word_score(word, seat)
        if points is None:
            return None
        total += points
    return total


def _word_score(word: str, seat: Seat) -> int | None:
    whole, start = f" {word} ", f" {word}"
    if whole in seat.name or whole in seat.office:
        return 0
    if start in seat.name or start in seat.office or start in seat.run:
        return 1
    if start in seat.post:
        return 2
    if start in seat.long:
        return 3
    if word in seat.name:
        return 4
    return 5 if word in seat.office or word in seat.post or word in seat.long else None

"""Offices by whatever people call them: code, short name, full name, alias."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bimtek.hall.records import Opd
from bimtek.journal.records import Change, Refusal
from bimtek.locale.folding import fold, letters, nearest, slip_of
from bimtek.script.offices import slug

PARTS_OF_AN_OPD = ("kelurahan", "bagian")
"""Categories of offices that belong to another one: counted by themselves, not as OPD."""

RESERVED = frozenset(("semua", "kota", "kecamatan", "kelurahan", "tamu"))
"""Words that mean something else where a code may stand."""
_SORTS = frozenset(
    ("badan", "bagian", "dinas", "inspektorat", "kecamatan", "kelurahan", "sekretariat")
)
"""First words of a name that say of which category an office is."""
_LONGEST_CODE = 20

_SAYS_ENOUGH = 4
"""Letters of a word of a short name that may stand for all of it."""


def in_official_order(opds: Iterable[Opd]) -> list[Opd]:
    """Offices as the city's own list has them."""
    return sorted(opds, key=lambda opd: (opd.order, opd.code))


def by_code(opds: Iterable[Opd]) -> dict[str, Opd]:
    """Code → office, in official order."""
    return {opd.code: opd for opd in in_official_order(opds)}


def is_part(offices: Mapping[str, Opd], code: str) -> bool:
    """Whether an office belongs to another one and is no OPD by itself."""
    office = offices.get(code)
    return office is not None and fold(office.category) in PARTS_OF_AN_OPD


def counted(codes: Iterable[str], offices: Mapping[str, Opd]) -> str:
    """How many offices these are, in the words of every screen: `20 OPD dan 24 kel./bag.`."""
    of_a_part = [is_part(offices, code) for code in codes]
    parts, opds = sum(of_a_part), len(of_a_part) - sum(of_a_part)
    return " dan ".join(
        f"{number} {what}" for number, what in ((opds, "OPD"), (parts, "kel./bag.")) if number
    )


class Offices:
    """Finds offices of the session; case, spaces, dots and accents do not matter.

    Args:
        opds: the list; what two of them claim belongs to the one whose code, then short name,
            then name, then alias it is.
    """

    def __init__(self, opds: Iterable[Opd] = ()) -> None:
        listed = in_official_order(opds)
        self.by_code: Mapping[str, Opd] = {opd.code: opd for opd in listed}
        """Code → office, in official order."""
        self._spelt: dict[str, Opd] = {}
        for spellings in (_codes, _shorts, _names, _aliases):
            for opd in listed:
                for spelling in spellings(opd):
                    if key := letters(spelling):
                        self._spelt.setdefault(key, opd)
        self._said = dict(self._spelt)
        """With the words of the short names: whoever means `Kel. Gedog` says Gedog."""
        for opd in listed:
            for word in map(letters, opd.short.split()):
                if len(word) >= _SAYS_ENOUGH:
                    self._said.setdefault(word, opd)
        self._words = [
            word for opd in listed for word in (opd.short, opd.name, *opd.alias) if letters(word)
        ]

    def __bool__(self) -> bool:
        return bool(self.by_code)

    def find(self, text: str) -> Opd | None:
        """The office that is called so, or None."""
        return self._spelt.get(letters(text))

    def beginning(self, text: str) -> list[Opd]:
        """The offices whose code or short name begins so, else those whose name does."""
        start = letters(text)
        listed = self.by_code.values()
        short = [
            o for o in listed if o.code.startswith(start) or letters(o.short).startswith(start)
        ]
        return short or [o for o in listed if letters(o.name).startswith(start)]

    def nearest(self, text: str) -> Opd | None:
        """The office that a list probably means, or None if none is called like it."""
        word = nearest(text, self._words)
        return self.find(word) if word else None

    def mistyped(self, text: str) -> Opd | None:
        """The office that a hand in a hurry meant; None where it may as well be a person's name."""
        word = slip_of(text, self._said)
        return self._said[word] if word else None

    def name(self, code: str) -> str:
        """An office as it is called in a list; a code that is not there stays as it is."""
        opd = self.by_code.get(code)
        return (opd.short or opd.name or code) if opd else code

    def names(self, codes: Iterable[str]) -> str:
        """Several, in official order; those that are not there come last."""
        wanted = set(codes)
        listed = [code for code in self.by_code if code in wanted]
        return ", ".join(map(self.name, [*listed, *sorted(wanted - set(listed))]))


def added_office(short: str, name: str, offices: Offices) -> Change:
    """An office that the list does not have, with the code that its short name makes, put last.

    Its category is the first word of its name, where that is one.

    Raises:
        Refusal: without a short name or a name; where another office is called so.
    """
    short, name = " ".join(short.split()), " ".join(name.split())
    if not short:
        raise Refusal("no-short-name", "Tulis singkatannya, misalnya Dinkes.")
    if not name:
        raise Refusal("no-name", "Tulis nama lengkapnya, misalnya Dinas Kesehatan.")
    for said in (short, name):
        if (other := offices.find(said)) is not None:
            raise Refusal("office-exists", f"Sudah ada: {office_line(other)}.")
    code = slug(short, _LONGEST_CODE)
    if len(code) < 2 or code in RESERVED or code in offices.by_code:
        raise Refusal("no-code", f"Singkatan ‘{short}’ tidak dapat dipakai. Pilih yang lain.")
    sort = fold(name).partition(" ")[0]
    last = max((opd.order for opd in offices.by_code.values()), default=0)
    return Opd.new(
        code=code,
        short=short,
        name=name,
        category=sort if sort in _SORTS else "",
        order=last + 1,
    )


def offices_named(offices: Offices, text: str) -> tuple[str, ...]:
    """Codes of the offices in a line, separated by commas.

    Raises:
        Refusal: for a name that no office has.
    """
    found: dict[str, None] = {}
    for word in filter(None, (part.strip().lstrip("@") for part in text.split(","))):
        opd = offices.find(word)
        if opd is None:
            near = offices.nearest(word)
            meant = f"mungkin {offices.name(near.code)}" if near else "tulis singkatannya"
            raise Refusal("no-such-opd", f"OPD ‘{word}’ tidak dikenal; {meant}.")
        found[opd.code] = None
    return tuple(found)


def office_line(office: Opd) -> str:
    """An office in a list to choose from: `Dinkes  Dinas Kesehatan`."""
    if not office.name or office.name == office.short:
        return office.short or office.code
    return f"{office.short or office.code}  {office.name}"


def find_offices(typed: str, offices: Mapping[str, Opd]) -> tuple[str, ...]:
    """Codes of the offices that letters may mean; one that is called exactly so stands alone.

    Where none begins so and no name has them, they are looked for within the abbreviations:
    everybody says `kominfo` of a Diskominfotik.
    """
    wanted = letters(typed)
    if not wanted:
        return tuple(offices)
    known = Offices(offices.values())
    if (exact := known.find(typed)) is not None:
        return (exact.code,)
    begins = {opd.code for opd in known.beginning(typed)}
    holds = {code for code, opd in offices.items() if wanted in letters(opd.name)}
    within = {code for code, opd in offices.items() if wanted in letters(opd.short)}
    found = [code for code in offices if code in (begins | holds or within)]
    return tuple(sorted(found, key=lambda code: code not in begins))


class Findable(NamedTuple):
    """A row of a list that letters may mean."""

    words: str
    opd: str = ""
    """Code of the office whose row it is; empty: of none."""


def find_rows(
    typed: str, rows: Mapping[str, Findable], offices: Mapping[str, Opd]
) -> tuple[str, ...]:
    """Keys of the rows that letters may mean: those of an office, then those of no office by their
    words; where there are none, any by its words (`camat`).
    """
    wanted = letters(typed)
    if not wanted:
        return tuple(rows)
    codes = find_offices(typed, offices)
    found = [key for code in codes for key, row in rows.items() if row.opd == code]
    spelt = [key for key, row in rows.items() if wanted in letters(row.words)]
    found += [key for key in spelt if not rows[key].opd]
    return tuple(found or spelt)


def _codes(opd: Opd) -> Iterable[str]:
    return (opd.code,)


def _shorts(opd: Opd) -> Iterable[str]:
    return (opd.short,)


def _names(opd: Opd) -> Iterable[str]:
    return (opd.name,)


def _aliases(opd: Opd) -> Iterable[str]:
    return opd.alias

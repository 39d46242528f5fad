"""The OPDs as a script may spell them: by code, short name, name, alias, or as a set."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from bimtek.locale.folding import fold, letters, nearest
from bimtek.script.mistakes import Mistakes

PARTS = ("kelurahan", "bagian")
"""Categories that are parts of another office: `semua` does not mean them."""

SETS = ("semua", "kecamatan", "kelurahan")

LONGEST_SPELLING = 120
"""Letters that are compared with the known offices."""

_ALL_BUT = re.compile(r"semua(?: opd)? kecuali\s+(?P<but>.+)", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;]")
_OFFICE_HEAD = re.compile(r"^(?:kepala|ka\.)\s+", re.IGNORECASE)


class Office(NamedTuple):
    """One line of the OPD list."""

    code: str
    short: str = ""
    name: str = ""
    alias: tuple[str, ...] = ()
    category: str = ""


class Offices:
    """Finds offices by what a script calls them.

    Args:
        offices: the list, in its official order.
        strict: an unknown office is a mistake; else (a list of another city) a warning.
    """

    def __init__(self, offices: Iterable[Office] = (), *, strict: bool = True) -> None:
        self.all: tuple[Office, ...] = tuple(offices)
        self.strict = strict
        self._codes: dict[str, str] = {}
        for office in self.all:
            for spelling in (office.code, office.short, office.name, *office.alias):
                if key := letters(spelling):
                    self._codes.setdefault(key, office.code)
        self._spelt: dict[str, str] = {}
        self._near: dict[str, str | None] = {}
        self._spellings = [s for o in self.all for s in (o.short, o.name, *o.alias) if s]

    def __bool__(self) -> bool:
        return bool(self.all)

    def find(self, spelling: str) -> str | None:
        """The code of an office, or None; `Kepala Bappeda` is Bappeda."""
        key = letters(spelling)
        return self._codes.get(key) or self._codes.get(letters(_OFFICE_HEAD.sub("", spelling)))

    def called(self, code: str) -> str:
        """What an office is called; without a list as the script spelt it first."""
        office = next((one for one in self.all if one.code == code), None)
        return (office.short or office.name or code) if office else self._spelt.get(code, code)

    def nearest(self, spelling: str) -> str | None:
        """The known spelling that comes closest."""
        word = spelling[:LONGEST_SPELLING]
        if word not in self._near:
            self._near[word] = nearest(word, self._spellings)
        return self._near[word]

    def set_of(self, words: str) -> tuple[str, ...] | None:
        """The offices of a set such as `semua` or `kecamatan`; None: not a set."""
        word = fold(words).removesuffix(" opd")
        if word == "semua":
            return tuple(o.code for o in self.all if fold(o.category) not in PARTS)
        if word in SETS:
            return tuple(o.code for o in self.all if fold(o.category) == word)
        return None

    def named(self, text: str, line: int, mistakes: Mistakes, *, file: str = "") -> tuple[str, ...]:
        """The offices that a cell or a key names, without repetition.

        Without a list of OPDs nothing can be looked up: every name becomes its own code.
        """
        found, unknown = self.sort_out(text)
        for word in unknown:
            self.report(word, line, mistakes, file=file)
        return found

    def sort_out(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The offices named, and the words that name none."""
        if match := _ALL_BUT.fullmatch(text.strip()):
            but, strange = self.sort_out(match["but"])
            return tuple(code for code in self.set_of("semua") or () if code not in but), strange
        found: dict[str, None] = {}
        unknown: list[str] = []
        for word in filter(None, (part.strip() for part in _SEPARATOR.split(text))):
            whole = self.set_of(word)
            if whole is not None:
                found.update(dict.fromkeys(whole))
            elif code := self.find(word) if self.all else slug(word):
                found[code] = None
                self._spelt.setdefault(code, word)
            else:
                unknown.append(word)
        return tuple(found), tuple(unknown)

    def report(self, word: str, line: int, mistakes: Mistakes, *, file: str = "") -> None:
        """Say that this is no office of the list."""
        say = mistakes.add if self.strict else mistakes.warn
        close = self.nearest(word)
        expected = f"mungkin maksudnya ‘{close}’" if close else _expected(self.all)
        say(line, f"OPD ‘{word}’ tidak ada dalam daftar OPD", expected, file=file, office=word)

    def strangers(self, words: Collection[str]) -> str:
        """That a script speaks of these offices, which the list does not have; each named once."""
        near = ((word, self.nearest(word)) for word in words)
        named = ", ".join(f"{word} (mungkin {close})" if close else word for word, close in near)
        return (
            f"Naskah menyebut {len(words)} OPD yang tidak ada dalam daftar OPD: {named}. "
            "Samakan ejaannya dalam naskah, atau tulis sebagai alias dalam daftar OPD."
        )


def offices_to_json(offices: Offices) -> str:
    """The list as text, for the session file."""
    return json.dumps([offices.strict, offices.all], ensure_ascii=False, separators=(",", ":"))


def offices_from_json(text: str) -> Offices:
    """The list that `offices_to_json` wrote."""
    strict, lines = json.loads(text)
    return Offices(
        (Office(code, short, name, tuple(alias), sort) for code, short, name, alias, sort in lines),
        strict=strict,
    )


def slug(text: str, longest: int = 40) -> str:
    """An id made from a title: `Pembacaan SK` → `pembacaan-sk`; empty if nothing is left."""
    words = "-".join(re.findall(r"[a-z0-9]+", fold(text)))
    if len(words) > longest:
        words = words[: longest + 1].rpartition("-")[0] or words[:longest]
    return words


def _expected(offices: Sequence[Office]) -> str:
    examples = ", ".join(office.short or office.code for office in offices[:3])
    return f"tulis kode, singkatan, nama, atau alias dari daftar OPD, misalnya {examples}"

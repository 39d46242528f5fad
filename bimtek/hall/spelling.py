"""Words in the sentences of the minutes that are nearly the name of an office or of a person. Pure.

Whoever types at the speed of speech writes `Dinkse` and `Santosa`; a document that names offices
and people wrongly is sent back. Only names of the lists are known here, no dictionary: what stands
in the lists or in the script is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Final, NamedTuple

from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import DESTROYED
from bimtek.locale.folding import letters, name_key, slip_of

SHORTEST: Final = 4
"""Letters of a word that may be an office by a slip; shorter ones are anything."""
SHORTEST_NAME: Final = 5
LENGTHS: Final = 3
"""By how many letters a slip is longer or shorter at most."""
MOST: Final = 3
"""Names that are offered for one word."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STOP = re.compile(r"[.!?:;]\W*$")
_USUAL = frozenset(
    ("bapak", "bupati", "camat", "daerah", "dewan", "dinas", "kabag", "kaban", "kabid", "kadis",
     "kasi", "kecamatan", "kelurahan", "kepala", "lurah", "sekda", "sekdis", "sekretaris",
     "walikota", "wakil", "wawali")
)  # fmt: skip
"""What offices and posts are called in every city."""


class Doubt(NamedTuple):
    """A word that may be a name in another spelling."""

    word: str
    meant: tuple[str, ...]
    """The names, the likeliest first."""


class Spelling:
    """Finds such words.

    Args:
        offices: the OPDs; their short names and aliases are looked for.
        people: everybody of the lists; their names are looked for where a word begins like one.
        right: texts whose words are right, such as the script.
    """

    def __init__(
        self, offices: Iterable[Opd], people: Iterable[Participant], right: Iterable[str] = ()
    ) -> None:
        offices, people = list(offices), [one for one in people if one.name != DESTROYED]
        self._offices: dict[str, str] = {}
        for opd in offices:
            for called in (opd.short, opd.code, *opd.alias):
                if called and len(called.split()) == 1:
                    self._offices.setdefault(letters(called), opd.short or called)
        self._names: dict[str, str] = {}
        for one in people:
            for word in _WORD.findall(one.name):
                if len(letters(word)) >= SHORTEST_NAME and letters(word) in name_key(one.name):
                    self._names.setdefault(letters(word), word)
        told = [word for opd in offices for word in (opd.code, opd.short, opd.name, *opd.alias)]
        told += [word for one in people for word in (one.name, one.post, one.agency)]
        self._right = frozenset(
            letters(word) for text in (*told, *right) for word in _WORD.findall(text)
        )
        self._found: dict[tuple[str, bool], tuple[str, ...]] = {}

    def doubts(self, text: str) -> tuple[Doubt, ...]:
        """The doubtful words of a text, each once, in their order."""
        found = {word: meant for word, named in _words(text) if (meant := self._meant(word, named))}
        return tuple(Doubt(word, meant) for word, meant in found.items())

    def _meant(self, word: str, named: bool) -> tuple[str, ...]:
        """What a word may be.

        Args:
            named: it stands as a name does.
        """
        key = letters(word)
        if len(key) < SHORTEST or key in self._right or key in _USUAL:
            return ()
        if (key, named) not in self._found:
            meant = [*_near(key, self._offices)]
            if named and len(key) >= SHORTEST_NAME:
                meant += _near(key, self._names)
            self._found[key, named] = tuple(dict.fromkeys(meant))[:MOST]
        return self._found[key, named]


def _near(key: str, known: Mapping[str, str]) -> Iterator[str]:
    like = [one for one in known if abs(len(one) - len(key)) <= LENGTHS]
    while like and (near := slip_of(key, like)):
        yield known[near]
        like.remove(near)


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text, and whether each stands as a name: with a capital letter, and at the
    beginning of a sentence only before another one.
    """
    found = list(_WORD.finditer(text))
    for match, after in zip_longest(found, found[1:]):
        begins = not text[: match.start()].strip() or bool(_STOP.search(text[: match.start()]))
        followed = after is not None and after[0][0].isupper()
        yield match[0], match[0][0].isupper() and (followed or not begins)


def respelt(text: str, word: str, meant: str) -> str:
    """The text with a word, in capitals or not, written as it is meant, wherever it stands."""
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    return whole.sub(lambda _: meant, text)

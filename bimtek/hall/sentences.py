"""Lines of the hall as sentences, and whose words a sentence says it tells. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import DESTROYED
from bimtek.locale.folding import letters

if TYPE_CHECKING:
    from bimtek.hall.records import Note, Opd, Participant

STOPS: Final = tuple(".!?…:;,。؟۔")
ASIDE: Final = re.compile(r"\s*\([^()]*\)$")
"""A remark in brackets after a sentence that has ended: `Berapa? (contoh)`."""

CLOSERS: Final = "\"'”’»)]}"


SHORTEST: Final = 3
"""Letters of a name that says somebody."""
FIRST: Final = 8
"""Words of a sentence in which its subject stands."""


def says_who(text: str, called: Iterable[str]) -> bool:
    """Whether a sentence begins by saying whose words it tells: `Dinas Sosial menanyakan …`.

    Args:
        called: what that person, post and office may be called.
    """
    begins = letters(" ".join(text.split()[:FIRST]))
    return any(len(name) >= SHORTEST and name in begins for name in map(letters, called))


def names_of(note: Note, person: Participant | None, offices: Mapping[str, Opd]) -> tuple[str, ...]:
    """What whoever said a note may be called: by name and office, a guest by the post as well."""
    found = [one for code in ([person.opd] if person else note.opd) if (one := offices.get(code))]
    named = tuple(name for one in found for name in (one.short, one.name, *one.alias))
    if person is None:
        return named
    return (*named, person.name.partition(",")[0], *(() if person.opd else (person.post,)))


def sentence(text: str, stop: str = ".") -> str:
    """A line as it was said, with a capital letter and a stop; plain text, not yet escaped."""
    said = text.strip()
    if not said or said == DESTROYED:
        return said
    capital = said[0].upper()
    said = capital + said[1:] if len(capital) == 1 else said
    ends = (said, ASIDE.sub("", said))
    return said if any(end.rstrip(CLOSERS).endswith(STOPS) for end in ends) else said + stop

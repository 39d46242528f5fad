"""Who works with the program, and the initials by which each is told apart in a margin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from bimtek.journal.records import Change, Record

_SEAT = re.compile(r"[^\W\d_]\d{1,2}")
"""A name that is a letter and a number: `N1`, the first note-taker."""


@dataclass(frozen=True, slots=True)
class Officer(Record):
    """Who works with the program; the `actor` of entries."""

    kind: ClassVar[str] = "officer"
    noun: ClassVar[str] = "petugas"
    plain: ClassVar[tuple[str, ...]] = ("name", "initials")

    id: str
    name: str = ""
    initials: str = ""

    @classmethod
    def signing_in(cls, actor: str, name: str) -> Change:
        """What tells a file who stands behind an `actor`."""
        return cls.set(actor, name=name, initials=initials_of(name))


def initials_of(name: str) -> str:
    """Two or three letters for a row's margin: `Siti Aminah` → `SA`, `N1 Contoh` → `N1`."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    if words and _SEAT.fullmatch(words[0]):
        return words[0].upper()
    if len(words) == 1:
        return words[0][:2].upper()
    return "".join(word[0] for word in words[:3]).upper() or "?"


def told_apart(officers: Iterable[Officer]) -> dict[str, str]:
    """Officer → initials that nobody else has: the second `NC` is `NC2`.

    Args:
        officers: the earliest first, who keep what they have when others come.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in officers:
        initials = own = initials_of(one.name) if one.name else one.initials
        number = 1
        while initials in taken:
            number += 1
            initials = f"{own[:2]}{number}"
        taken.add(initials)
        found[one.id] = initials
    return found

"""Ids of people: opaque, equal in all copies of one session file, telling no name."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable

from bimtek.locale.folding import fold, name_key

LENGTH = 8


def person_id(
    key: str, *, name: str = "", nip: str = "", opd: str = "", post: str = "", number: int = 1
) -> str:
    """The id of a person or a seat.

    Args:
        key: the session's key, which only its file holds.
        name: with or without titles.
        nip: digits; where it is there, it alone says who it is.
        opd: code of the office.
        post: says who it is where neither NIP nor name does.
        number: which one of the equal posts of a list, from 1.
    """
    digits = "".join(char for char in nip if char.isdigit())
    if digits:
        said: tuple[str, ...] = ("nip", digits)
    elif folded := name_key(name):
        said = ("name", folded, opd)
    else:
        said = ("post", opd, fold(post), str(number))
    return f"p-{_opaque(key, said)}"


def officer_id(key: str, name: str) -> str:
    """The id of who works with the program: the same name on any laptop gives the same one."""
    return f"o-{_opaque(key, ('officer', fold(name)))}"


def free_id(wanted: str, taken: Callable[[str], bool]) -> str:
    """This id, or with `-2`, `-3` … where it belongs to another person."""
    found, number = wanted, 1
    while taken(found):
        number += 1
        found = f"{wanted}-{number}"
    return found


def _opaque(key: str, said: tuple[str, ...]) -> str:
    text = "\x1f".join(said).encode("utf-8", "replace")
    digest = hmac.new(key.encode(), text, hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:LENGTH]

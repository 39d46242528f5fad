"""What a ralat of a decision or an action means: which one, in which words, by which day. Pure."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import Label
from bimtek.journal.records import Refusal
from bimtek.locale.dates import DateError, medium_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bimtek.stages.closing.rules import Item

_PLACE = re.compile(r"\s*(keputusan|tindak lanjut)\s+(?:no\.?\s*|nomor\s+)?(\d+)\b", re.IGNORECASE)
_ACARA = re.compile(r"\bacara\s+(?:no\.?\s*|nomor\s+)?(\d+)\b", re.IGNORECASE)
_WORD = r"[^\W_]+"
_DUE = re.compile(r"(?:^|\s)\^(\S+)\s*$")


class Wording(NamedTuple):
    """A sentence, and the deadline that was typed behind it."""

    words: str
    due: date | None = None
    """None: no deadline was typed."""


def printed_name(items: Iterable[Item], item: Item) -> str:
    """`Keputusan 2` as the minutes number it: what was let go has no number there."""
    word = item.label.value.capitalize()
    mine = [one.id for one in items if one.label is item.label and not one.is_let_go]
    return f"{word} {mine.index(item.id) + 1}" if item.id in mine else f"{word} yang dilepas"


def item_at(items: Iterable[Item], place: str, acara: int) -> Item | None:
    """The decision or action that a place of the minutes names; None: it is another place.

    Args:
        acara: how many the minutes have.

    Raises:
        Refusal: if the minutes have no such decision, action or acara.
    """
    if named := _PLACE.match(place):
        label, number = Label(named[1].lower()), int(named[2])
        mine = [one for one in items if one.label is label and not one.is_let_go]
        if not 0 < number <= len(mine):
            has = f"1 sampai {len(mine)}" if mine else "tidak satu pun"
            raise Refusal("no-place", f"{place.strip()} tidak ada: notulen memuat {has}.")
        return mine[number - 1]
    if (named := _ACARA.search(place)) and not 0 < int(named[1]) <= acara:
        raise Refusal("no-place", f"Acara {named[1]} tidak ada: notulen memuat 1 sampai {acara}.")
    return None


def reads_so(document: str, words: str) -> bool:
    """Whether a document says these words, however they are set: as a line, in a table, in bold.

    Args:
        document: in Markdown.
    """

    def bare(text: str) -> str:
        return "".join(f" {word}" for word in re.findall(_WORD, html.unescape(text).casefold()))

    return f"{bare(words)} " in f"{bare(document)} "


def in_context(now: str, before: str, after: str) -> str:
    """The whole sentence, where only a part of it was typed.

    Args:
        now: how it reads.
        before: the part that is wrong; empty: all of it is.

    Raises:
        Refusal: if it does not read so.
    """
    if not before:
        return after
    if before not in now:
        raise Refusal("not-there", f"Tidak berbunyi begitu. Yang berlaku: ‘{now}’")
    due = _DUE.search(after)
    part = after[: due.start()] if due else after
    return now.replace(before, part, 1) + (due[0] if due else "")


def read_wording(item: Item | None, typed: str, today: date) -> Wording:
    """A sentence with `^31/12` at its end, which moves the deadline of an action.

    Raises:
        Refusal: for a deadline that is no date.
    """
    found = _DUE.search(typed) if item is not None and item.label is Label.ACTION else None
    if found is None:
        return Wording(typed.strip())
    try:
        return Wording(typed[: found.start()].strip(), parse_date(found[1], today))
    except DateError as error:
        raise Refusal("no-date", f"Tenggat ‘{found[1]}’: {error}") from error


def with_due(words: str, due: date | None) -> str:
    """`kirim data (tenggat 31 Desember 2026)`: how a ralat prints a deadline that it moves."""
    return f"{words} (tenggat {medium_date(due) if due else 'belum ada'})"

"""What a key does to a SWOT: the changes of one act, and the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.confidence import NOT_PRINTED, read_sentence
from bimtek.journal.records import Change, Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.swot.records import Keyword, SwotItem, SwotVoice, nobody
from bimtek.stages.swot.rules import Entry, Place, by_count

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.stages.swot.state import SwotState

UNDO = "Ctrl+Z mengurungkan."
LONGEST_NAMED = 40
"""Letters of an item that a sentence tells."""


def called(entry: Entry) -> str:
    """An item in a sentence; what was told in confidence is not repeated."""
    if entry.closed:
        return "butir tertutup"
    text = entry.text
    short = text if len(text) <= LONGEST_NAMED else f"{text[: LONGEST_NAMED - 1].rstrip()}…"
    return f"‘{short}’"


def of_all(found: Sequence[Entry]) -> str:
    """`‘listrik andal’`, or `3 butir`."""
    return called(found[0]) if len(found) == 1 else f"{len(found)} butir"


# -- said again


def voice(state: SwotState, item: str, who: str, now: datetime) -> Change:
    """Somebody says this item; who was taken back says it again."""
    record = f"{state.stage.id}/{item}/{who}"
    seen = state.session.get(SwotVoice, record)
    if seen is None:
        return SwotVoice.new(stage=state.stage.id, item=item, who=who, said=now)
    return seen.change(said=now)


def again(state: SwotState, entry: Entry, who: str, now: datetime) -> Deed:
    """Somebody says what stands there already.

    Args:
        who: an OPD or a guest; empty: nobody is named.

    Raises:
        Refusal: if this one is counted already.
    """
    if who in entry.who:
        raise Refusal("counted-already", f"{state.name(who)} sudah tercatat pada {called(entry)}.")
    # what was recorded from outside without a voice was said once all the same
    first = () if entry.voices else (voice(state, entry.id, nobody(), now),)
    count = entry.count + 1
    by = f" oleh {state.name(who)}" if who else ""
    told = f"{called(entry)} disebut lagi{by}: {count} kali. {UNDO}"
    return Deed((*first, voice(state, entry.id, who or nobody(), now)), told)


# -- on the rows


def edit(state: SwotState, entry: Entry, text: str, who: Sequence[str], now: datetime) -> Deed:
    """Correct the words, and who said them; whoever is named takes the place of nobody first.

    Args:
        entry: as it stood when the typing began; what came meanwhile is not replaced.

    Raises:
        Refusal: without words.
    """
    text, closed = read_sentence(text)
    values: dict[str, object] = {"text": text} if text != entry.text else {}
    if closed and not entry.closed:
        values["confidential"] = True
    changes = [entry.seen.change(**values)] if values else []
    changes += _renamed(state, entry, who, now)
    if not changes:
        return Deed(())
    told = f"Butir tertutup: {NOT_PRINTED}." if "confidential" in values else ""
    return Deed(tuple(changes), told)


def _renamed(state: SwotState, entry: Entry, who: Sequence[str], now: datetime) -> list[Change]:
    gone = [one for one in entry.voices if one.value.who in entry.who and one.value.who not in who]
    come = [one for one in who if one not in entry.who]
    replaced = entry.unnamed[: len(come)]
    changes = [voice(state, entry.id, one, now) for one in come]
    changes += [one.withdraw("dikoreksi") for one in (*gone, *replaced)]
    if gone and not come and len(gone) == len(entry.voices):
        changes.append(voice(state, entry.id, nobody(), now))  # it was said, only not by them
    return changes


def move(state: SwotState, found: Sequence[Entry], place: Place) -> Deed:
    """Items go to another quadrant or component; their ids stay.

    Raises:
        Refusal: if nothing moves.
    """
    moving = [one for one in found if isinstance(one.value, SwotItem) and one.place != place]
    if not moving:
        raise Refusal("nothing-moves", f"Sudah berada di {in_words(state, place)}.")
    changes = tuple(
        one.seen.change(component=place.component, quadrant=place.quadrant) for one in moving
    )
    return Deed(changes, f"{of_all(moving)} ke {in_words(state, place)}. {UNDO}")


def in_words(state: SwotState, place: Place) -> str:
    """`kelemahan Struktur`."""
    if place.quadrant is None:
        return "kata kunci"
    named = f" {state.component(place.component).title}" if state.several else ""
    return f"{place.quadrant}{named}"


def withdraw(found: Sequence[Entry], reason: str = "") -> Deed:
    """Take items back; who said them stays recorded, should they come back.

    Raises:
        Refusal: where there are none.
    """
    if not found:
        raise Refusal("no-row", "Belum ada butir. i: butir baru.")
    return Deed(
        tuple(one.seen.withdraw(reason) for one in found), f"{of_all(found)} ditarik. {UNDO}"
    )


def join(state: SwotState, into: Entry, others: Iterable[Entry], now: datetime) -> Deed:
    """Items that say the same are told as one; everybody who said any of them has said this one.

    Raises:
        Refusal: if there is nothing to join.
    """
    others = [one for one in others if one.id != into.id]
    if not others:
        raise Refusal(
            "nothing-to-join",
            "Tandai (Spasi) butir yang sama, lalu j pada butir yang dipertahankan.",
        )
    if any(one.closed != into.closed for one in others):
        raise Refusal(
            "one-is-closed", "Butir tertutup tidak digabungkan dengan yang terbuka. ~ mengubahnya."
        )
    # who says one of them later, also on another laptop, is counted with this one
    silent = [one for one in (into, *others) if not one.voices]
    changes = [voice(state, one.id, nobody(), now) for one in silent]
    changes += [one.seen.change(joined=into.seen.record) for one in others]
    told = f"{len(others) + 1} butir menjadi {called(into)}. {UNDO}"
    return Deed(tuple(changes), told)


def confide(found: Sequence[Entry]) -> Deed:
    """Mark items as told in confidence; where all are, take that back.

    Raises:
        Refusal: where there are none.
    """
    if not found:
        raise Refusal("no-row", "Belum ada butir. i: butir baru.")
    every = all(one.closed for one in found)
    alike = (seen for one in found for seen in (one.seen, *one.joined))
    changes = tuple(seen.change(confidential=not every) for seen in alike)
    what = "Butir" if len(found) == 1 else f"{len(found)} butir"
    told = "tidak lagi tertutup." if every else f"tertutup: {NOT_PRINTED}."
    return Deed(changes, f"{what} {told}")


def choose(state: SwotState, found: Sequence[Entry]) -> Deed:
    """The hall takes keywords for the vision; where all are taken, lets them go.

    Raises:
        Refusal: if more would be taken than the script says; nothing is cut by itself.
    """
    words = [one for one in found if isinstance(one.value, Keyword)]
    if not words:
        raise Refusal("no-keyword", "Belum ada kata kunci. Ketik satu, lalu Enter.")
    if all(one.chosen for one in words):
        changes = tuple(one.seen.change(chosen=False) for one in words)
        return Deed(changes, f"{of_all(words)} dilepas. {UNDO}")
    coming = [one for one in words if not one.chosen]
    most, taken = state.most_keywords, len(state.chosen)
    if most and taken + len(coming) > most:
        raise Refusal(
            "too-many",
            f"Dipilih {taken}, paling banyak {most}: {len(coming)} lagi terlalu banyak. "
            "* pada yang terpilih melepasnya.",
        )
    changes = tuple(one.seen.change(chosen=True) for one in coming)
    limit = f" dari paling banyak {most}" if most else ""
    told = f"{of_all(coming)} dipilih: {taken + len(coming)}{limit}."
    return Deed(changes, told)


def ranked(state: SwotState, place: Place, *, count: bool) -> tuple[Entry, ...]:
    """A place as the screen lists it: by count, else what was said last first."""
    found = state.at(place)
    return by_count(found) if count else tuple(reversed(found))

"""Lines as they are said: a new item, or one more who says what stands there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bimtek.journal.records import Change, Refusal, random_id
from bimtek.stages.swot.deeds import called, voice
from bimtek.stages.swot.records import Keyword, SwotItem, nobody
from bimtek.stages.swot.rules import Entry, Place, key_of

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.stages.swot.state import SwotState
    from bimtek.stages.swot.typed import Typed

Sentence = tuple[Place, str, bool]
"""Where something was said, its letters, whether in confidence: equal ones are one item."""


class Coming(NamedTuple):
    """An item that was recorded and is not shown yet."""

    item: str
    who: frozenset[str]


class Hearing:
    """Takes the lines of one act.

    Args:
        state: what stands.
        now: the time in the hall.
        coming: what was recorded a moment ago and does not stand in `state` yet; added to.
    """

    def __init__(
        self, state: SwotState, now: datetime, coming: dict[Sentence, Coming] | None = None
    ) -> None:
        self.state = state
        self.now = now
        self.coming = {} if coming is None else coming
        self.changes: list[Change] = []
        self.added: list[str] = []
        """Ids of the items that are new."""
        self.again = 0
        """Lines that were counted with what stands already."""
        self.known = 0
        """Lines of which nothing had to be recorded: this office has said it."""

    def hear(self, place: Place, typed: Typed) -> str:
        """Take one line; the id of its item.

        Raises:
            Refusal: for a line without words.
        """
        if not any(map(str.isalnum, typed.text)):
            raise Refusal("no-words", "Butirnya masih kosong. Tulis satu kalimat.")
        sentence = (place, key_of(typed.text), typed.closed)
        if (there := self.coming.get(sentence)) is not None:
            item, counted = there
        elif (entry := self._standing(sentence)) is not None:
            item, counted = entry.id, frozenset(entry.who)
            if not entry.voices:
                self.changes.append(voice(self.state, item, nobody(), self.now))
        else:
            return self._add(sentence, place, typed)
        who = [one for one in typed.who if one not in counted] if typed.who else [nobody()]
        self._count(item, who)
        self.coming[sentence] = Coming(item, counted.union(who))
        if who:
            self.again += 1
        else:
            self.known += 1
        return item

    def _standing(self, sentence: Sentence) -> Entry | None:
        place, key, closed = sentence
        found = [one for one in self.state.at(place) if one.closed is closed]
        return next((one for one in found if key in map(key_of, one.texts)), None)

    def _add(self, sentence: Sentence, place: Place, typed: Typed) -> str:
        item, stage = random_id(), self.state.stage.id
        values: dict[str, object] = {"text": typed.text, "said": self.now}
        if typed.closed:
            values["confidential"] = True
        if self.state.table:
            values["group"] = self.state.table
        if place.quadrant is None:
            self.changes.append(Keyword.new(stage=stage, item=item, **values))
        else:
            where = {"component": place.component, "quadrant": place.quadrant}
            self.changes.append(SwotItem.new(stage=stage, item=item, **where, **values))
        who = typed.who or (nobody(),)
        self._count(item, who)
        self.coming[sentence] = Coming(item, frozenset(who))
        self.added.append(item)
        return item

    def _count(self, item: str, who: list[str] | tuple[str, ...]) -> None:
        self.changes += [voice(self.state, item, one, self.now) for one in who]


def told_of_one(state: SwotState, hearing: Hearing, place: Place, typed: Typed) -> str:
    """What is told of a line that was no new item; nothing of one that was."""
    if hearing.added:
        return ""
    sentence = (place, key_of(typed.text), typed.closed)
    there = state.entry(hearing.coming[sentence].item)
    name = called(there) if there else "Butir ini"
    if hearing.known:
        who = ", ".join(state.name(one) for one in typed.who)
        return f"{name} sudah tercatat dari {who}; tidak dihitung dua kali."
    count = (there.count if there else 1) + len(typed.who or ("",))
    return f"Sudah ada, dihitung: {name} disebut {count} kali. Ctrl+Z mengurungkan."


def told_of_many(hearing: Hearing) -> str:
    """What became of a paste."""
    parts = [f"{len(hearing.added)} butir dicatat"]
    if hearing.again:
        parts.append(f"{hearing.again} dihitung pada butir yang sama")
    if hearing.known:
        parts.append(f"{hearing.known} sudah tercatat")
    return f"{', '.join(parts)}. Ctrl+Z mengurungkan semuanya."

"""Which offices have spoken: one rule for the queue, for what is missing, and the picture. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import Label, Note, Turn

if TYPE_CHECKING:
    from bimtek.hall.presence import Room

WORDS = frozenset((Label.NOTE, Label.PROBLEM, Label.QUESTION, Label.ANSWER, Label.PROPOSAL))
"""What somebody says; decisions and actions are the meeting's, whoever is named in them."""


class Spoke(NamedTuple):
    """An office said something."""

    opd: str
    at: datetime | None


class Talkers(NamedTuple):
    """Who has spoken so far, by office."""

    notes: Sequence[Note]
    turns: Sequence[Turn]
    opd_of: Mapping[str, str]
    """Participant → code of the office, see `offices_of`."""
    elsewhere: Sequence[Spoke] = ()
    """What is recorded of an acara outside of notes and turns: a stance, a dissent."""

    def on(self, day: date) -> frozenset[str]:
        """Codes of the offices that said something on a day."""
        noted = (
            Spoke(opd, note.said) for note in self.notes for opd in who_says(note, self.opd_of)
        )
        began = (Spoke(whose_turn(turn, self.opd_of), turn.began) for turn in self.turns)
        said = (*noted, *began, *self.elsewhere)
        return frozenset(one.opd for one in said if one.opd and one.at and one.at.date() == day)

    def noted_on(self, day: date) -> Mapping[str, int]:
        """Office → how many sentences of it were noted on a day, in a note or in an acara.

        An objection to several roles is one.
        """
        noted = Counter(
            opd
            for note in self.notes
            if note.said is not None and note.said.date() == day
            for opd in who_says(note, self.opd_of)
        )
        said = {one for one in self.elsewhere if one.opd and one.at and one.at.date() == day}
        return noted + Counter(one.opd for one in said)


def who_says(note: Note, opd_of: Mapping[str, str]) -> tuple[str, ...]:
    """Codes of the offices whose words a note holds: its speaker's, else those that it names."""
    if note.label not in WORDS:
        return ()
    if not note.speaker:
        return tuple(dict.fromkeys(note.opd))
    office = opd_of.get(note.speaker, "")
    return (office,) if office else ()


def whose_turn(turn: Turn, opd_of: Mapping[str, str]) -> str:
    """Code of the office that has a turn; empty: a guest."""
    return turn.opd or opd_of.get(turn.speaker, "")


def offices_of(room: Room) -> dict[str, str]:
    """Participant → code of the office, also for who is on the list twice."""
    return {who: room.people[kept].opd for who, kept in room.kept.items() if kept in room.people}


def talkers(
    notes: Iterable[Note], turns: Iterable[Turn], room: Room, elsewhere: Iterable[Spoke]
) -> Talkers:
    """Who has spoken, from what a session holds."""
    return Talkers(tuple(notes), tuple(turns), offices_of(room), tuple(elsewhere))

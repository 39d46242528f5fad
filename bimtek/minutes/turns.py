"""Who else spoke during an acara: had a turn, and no printed note holds the words."""

from __future__ import annotations

from collections.abc import Iterable

from bimtek.clock import epoch
from bimtek.hall.records import Note, Turn
from bimtek.minutes.wording import Names


def also_spoke(
    turns: Iterable[Turn], notes: Iterable[Note], stage: str, names: Names
) -> tuple[str, ...]:
    """In the order of their turns, each once, as documents call them.

    Args:
        turns: all turns of the session.
        notes: what the acara prints.
        stage: id of the acara.
    """
    noted = {who for note in notes for who in (note.speaker, *note.opd) if who}
    begun = sorted(
        (turn for turn in turns if turn.stage == stage and turn.began),
        key=lambda turn: (epoch(turn.began), turn.id),
    )
    silent = (turn for turn in begun if not noted & {turn.speaker, turn.opd} - {""})
    called = (names.speaker(turn.speaker) or names.office(turn.opd) for turn in silent)
    return tuple(dict.fromkeys(filter(None, called)))

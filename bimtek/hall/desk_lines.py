"""The lines of the editing desk: the notes of an acara in the order in which they are printed.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.agreed import RESULTS
from bimtek.hall.editing import Edited, is_edited

if TYPE_CHECKING:
    from bimtek.hall.records import Note
    from bimtek.journal.records import Seen


class DeskLine(NamedTuple):
    """One note on the desk."""

    seen: Seen[Note]
    depth: int = 0
    """1: it answers what stands above it."""
    head: str = ""
    """The note with which it is printed as one; empty: by itself."""
    edited: bool = False
    """It has a sentence, or the sentence of that note tells it."""
    dropped: bool = False
    closed: bool = False
    among: tuple[str, ...] = ()
    """Notes of its rank, in order: among them it is moved."""

    @property
    def is_destroyed(self) -> bool:
        """Whether its words are gone."""
        return "text" in self.seen.destroyed

    @property
    def is_printed(self) -> bool:
        """Whether the minutes tell it."""
        return not self.dropped and not self.closed

    @property
    def waits(self) -> bool:
        """Whether a sentence is still to be written."""
        return self.is_printed and not self.edited and not self.is_destroyed and not self.head

    @property
    def of_nobody(self) -> bool:
        """Whether it is printed without anybody having said it; results are the meeting's."""
        note = self.seen.value
        said = note.speaker or note.opd or note.label in RESULTS
        return self.is_printed and not self.head and not said


class Count(NamedTuple):
    """How far the desk is with an acara."""

    lines: int = 0
    edited: int = 0
    dropped: int = 0
    closed: int = 0
    of_nobody: int = 0
    waits: int = 0

    @property
    def words(self) -> str:
        """`23 baris, disunting 9, dilepas 2, tertutup 1`."""
        return (
            f"{self.lines} baris, disunting {self.edited}, dilepas {self.dropped}, "
            f"tertutup {self.closed}"
        )


def desk_lines(edited: Edited, stage: str) -> tuple[DeskLine, ...]:
    """The notes of an acara, all of them: also those that are left out or tertutup."""
    here = {seen.record for seen in edited.ordered if seen.value.stage == stage}
    threads = tuple(edited.threads(here - edited.heads.keys()))
    openings = tuple(one.opening.record for one in threads)
    found: list[DeskLine] = []
    for one in threads:
        found += _with_joined(edited, one.opening, 0, openings)
        answers = tuple(seen.record for seen in one.answers)
        for seen in one.answers:
            found += _with_joined(edited, seen, 1, answers)
    return tuple(found)


def _with_joined(
    edited: Edited, head: Seen[Note], depth: int, among: tuple[str, ...]
) -> Iterator[DeskLine]:
    joined = edited.joined(head.record)
    yield _line(edited, head, depth, among)
    for seen in joined:
        line = _line(edited, seen, depth, tuple(one.record for one in joined))
        told = is_edited(head) or is_edited(seen)
        yield line._replace(head=head.record, edited=told)


def _line(edited: Edited, seen: Seen[Note], depth: int, among: tuple[str, ...]) -> DeskLine:
    return DeskLine(
        seen,
        depth,
        edited=is_edited(seen),
        dropped=seen.record in edited.dropped,
        closed=seen.record in edited.closed,
        among=among,
    )


def counted(lines: Sequence[DeskLine]) -> Count:
    """How many there are of each sort; one that is tertutup counts as nothing else."""
    open_ones = [line for line in lines if not line.closed]
    return Count(
        len(lines),
        sum(line.edited and not line.dropped for line in open_ones),
        sum(line.dropped for line in open_ones),
        len(lines) - len(open_ones),
        sum(line.of_nobody for line in lines),
        sum(line.waits for line in lines),
    )


def first_to_edit(edited: Edited, stages: Sequence[str], here: str) -> str:
    """Where editing begins: here if lines wait here, else the first acara in which any does.

    Args:
        stages: ids in the running order.
        here: the acara in sight.
    """
    waits = waiting(edited, stages)
    return here if here in waits else next(iter(waits), here)


def waiting(edited: Edited, stages: Sequence[str]) -> dict[str, int]:
    """Acara in which lines wait for a sentence, in their order, and how many.

    Args:
        stages: ids in the running order.
    """
    counts = {one: counted(desk_lines(edited, one)).waits for one in stages}
    return {one: count for one, count in counts.items() if count}


def next_waiting(lines: Sequence[DeskLine], after: str) -> str:
    """The next note that has no sentence yet, from a line on and round; empty: all have one."""
    at = next((n for n, line in enumerate(lines) if line.seen.record == after), -1)
    round_trip = (*lines[at + 1 :], *lines[: at + 1])
    return next((line.seen.record for line in round_trip if line.waits), "")

"""Which lines of a question stand where there are few: the criteria all, the rest gives way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

FIELDS: Final = 8
"""Where one is, whom to ask, the level, four fields and the line at the foot: they always stand."""
SENTENCE: Final = 2
"""Lines of what the facilitator says, at most; one of them may be blank."""
LEAST_CRITERIA: Final = 2
"""The present and the wanted level."""


class Wanted(NamedTuple):
    """Lines that a question would like to have."""

    criteria: int
    sentence: int = SENTENCE
    dissents: int = 0
    queue: bool = False
    below: bool = False


class Given(NamedTuple):
    """Lines that it gets."""

    criteria: int
    sentence: int
    dissents: int
    queue: bool
    below: bool
    rules: bool

    @property
    def height(self) -> int:
        """All of them, with those that always stand."""
        words = self.criteria + self.sentence + self.dissents + self.below + self.queue
        return FIELDS + words + (2 if self.rules else 0)


def given(height: int, wanted: Wanted) -> Given:
    """What stands in so many lines: what is needed least goes first, criteria last of all."""
    steps = list(_ever_less(wanted))
    fitting = next((one for one in steps if one.height <= height), steps[-1])
    short = max(0, fitting.height - height)
    return fitting._replace(
        criteria=max(min(LEAST_CRITERIA, wanted.criteria), fitting.criteria - short)
    )


def _ever_less(wanted: Wanted) -> Iterator[Given]:
    """Rules and blanks go first, then reasons, what is below, half the sentence, the queue."""
    now = Given(wanted.criteria, SENTENCE, wanted.dissents, wanted.queue, wanted.below, rules=True)
    yield now
    yield (now := now._replace(rules=False))
    yield (now := now._replace(sentence=min(SENTENCE, wanted.sentence)))
    yield (now := now._replace(dissents=min(1, wanted.dissents)))
    yield (now := now._replace(below=False))
    yield (now := now._replace(sentence=1))
    yield (now := now._replace(queue=False))
    yield now._replace(dissents=0)

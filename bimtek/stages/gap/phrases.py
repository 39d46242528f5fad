"""Sentences that were typed before, offered again: people repeat themselves. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bimtek.journal.records import DESTROYED
from bimtek.locale.folding import fold
from bimtek.stages.gap.records import Evidence, Gap

LEAST = 2
"""Letters after which a phrase is offered."""

SENTENCES = ("condition", "cause", "proposal", "effect")


def phrases(gaps: Iterable[Gap], evidence: Iterable[Evidence], field: str) -> tuple[str, ...]:
    """What stands in a field of other rows, the latest first; told in confidence stays there."""
    if field == "evidence":
        texts = [piece.title for piece in evidence]
    else:
        texts = [getattr(gap, field) for gap in gaps if not gap.confidential]
    kept = (text for text in reversed(texts) if text and text != DESTROYED)
    return tuple(dict.fromkeys(kept))


def offered(typed: str, known: Iterable[str]) -> str:
    """The phrase that fits what is half typed: one that begins so, else one that holds it."""
    wanted = fold(typed)
    if len(wanted) < LEAST:
        return ""
    among = [phrase for phrase in known if fold(phrase) != wanted]
    begins = (phrase for phrase in among if fold(phrase).startswith(wanted))
    holds = (phrase for phrase in among if f" {wanted}" in fold(phrase))
    return next(begins, "") or next(holds, "")

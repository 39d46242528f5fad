"""Values of a field that stand side by side: what a person may put in their place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from bimtek.hall.confidence import read_sentence
from bimtek.journal.codec import type_hints
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.locale.cleaning import typed_line
from bimtek.locale.dates import DateError, parse_date
from bimtek.locale.folding import fold
from bimtek.stages import KINDS
from bimtek.stages.asking import said_in

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

ONLY_IN_PLACE = "Isian ini tidak diketik di sini: o membuka tempatnya."


def settled(
    session: Session, stage: Stage | None, seen: Seen[Any], change: Change
) -> Sequence[Change]:
    """All that is recorded where a person chose between values.

    Args:
        stage: the acara in which the record stands; None: in none.
        change: sets the chosen value over all that stood.
    """
    kind = KINDS.of(stage.kind) if stage else None
    if kind is None or not kind.settled or seen.cls not in kind.records:
        return (change,)
    found: Sequence[Change] = KINDS.ask(kind, "settled", session, stage, seen, change)
    return found


def worded(
    session: Session, stage: Stage | None, seen: Seen[Any], field: str, value: object
) -> str:
    """A value as its kind says it, words whole; empty: as it is said elsewhere."""
    if not isinstance(value, str):
        return ""
    said = said_in(session, stage, (seen.cls.kind, seen.record, field), value) if stage else ""
    return said or (typed_line(value) if field in seen.cls.searchable else "")


def typed(session: Session, stage: Stage | None, seen: Seen[Any], field: str, text: str) -> Change:
    """What is typed in the place of values that stand side by side.

    Raises:
        Refusal: it is no value of this field, or this field is not typed.
    """
    kind = KINDS.of(stage.kind) if stage else None
    values: dict[str, Any] | None = None
    if kind is not None and kind.typed and seen.cls in kind.records:
        values = KINDS.ask(kind, "typed", session, stage, seen, field, text)
    if values is None:
        values = _by_its_type(session, seen, field, text)
    return seen.change(**values)


def _by_its_type(session: Session, seen: Seen[Any], field: str, text: str) -> dict[str, Any]:
    hint, cls = type_hints(seen.cls)[field], seen.cls
    if field in cls.searchable:
        sentence, closed = read_sentence(text)
        mark = next(iter(cls.confidences), "")
        return {field: sentence, **({mark: True} if closed and mark else {})}
    if hint is bool:
        known = {"ya": True, "y": True, "tidak": False, "t": False}
        if fold(text) not in known:
            raise Refusal("yes-or-no", "Jawab ya atau tidak.")
        return {field: known[fold(text)]}
    if isinstance(hint, type) and issubclass(hint, Enum):
        found = [one for one in hint if fold(str(one.value)) == fold(text)]
        if not found:
            words = ", ".join(str(one.value) for one in hint if one.value)
            raise Refusal("no-such-choice", f"‘{text}’ tidak ada. Pilih: {words}.")
        return {field: found[0]}
    if hint in (date, date | None):
        try:
            return {field: parse_date(text, session.now().date())}
        except DateError as error:
            raise Refusal("date", str(error)) from None
    raise Refusal("typed-in-place", ONLY_IN_PLACE)

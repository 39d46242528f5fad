"""Values of a row that stand side by side: what a chosen one brings along, and a third one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import Change, Refusal, Seen
from bimtek.stages.gap.fields import BY_NAME, Context, read_value
from bimtek.stages.gap.records import Answer, Gap, GapStatus
from bimtek.stages.gap.state import GapState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

_BETWEEN: Final = re.compile(r"(?:→|->|>|\s|\bkini\b|\bsasaran\b)+", re.IGNORECASE)


def settled(_: Session, __: Stage, seen: Seen[Any], change: Change) -> Sequence[Change]:
    """The chosen value, and what is no longer agreed with it."""
    more = [name for name in change.patch if name == "answer"]
    if along := [values for name in more if (values := no_longer_agreed(seen, name))]:
        return change, seen.change(**along[0])
    return (change,)


def no_longer_agreed(seen: Seen[Any], field: str) -> dict[str, object]:
    """Where it is not known which of two answers the hall agreed to, it is read back again."""
    value = seen.value
    agreed = isinstance(value, Gap) and value.status is GapStatus.AGREED
    if field == "answer" and agreed and value.agreed is None:
        return {"status": GapStatus.CHANGED}
    return {}


def typed(
    session: Session, stage: Stage, seen: Seen[Any], field: str, text: str
) -> dict[str, Any] | None:
    """What is typed for a field of a row: `2 4` or `66,7 → 100` for now and target.

    Raises:
        Refusal: it is no value of that field.
    """
    if seen.cls is not Gap or field not in ("answer", *BY_NAME):
        return None
    state = GapState(session, stage)
    rows = (row for pillar in state.pillars for row in state.rows(pillar))
    row = next((one for one in rows if one.code == seen.value.row), None)
    if row is None:
        raise Refusal("no-row", "Baris itu tidak ada lagi dalam naskah.")
    context = Context(row, state.scale, state.offices, session.now().date())
    if field != "answer":
        return BY_NAME[field].read(text, context)
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) != 2:
        raise Refusal("now-and-target", "Tulis kini dan sasaran, misalnya 2 4; - bila belum ada.")
    now, target = (read_value(part, context) for part in parts)
    standing: Answer = seen.value.answer
    return {"answer": replace(standing, now=now, target=target, target_by_default=None)}

"""An end in the minutes: who closed the day when, and how the results were taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.counting import attendance_words
from bimtek.hall.records import Label, StageRun
from bimtek.locale.dates import clock
from bimtek.stages.closing.records import Closing, ReadBack
from bimtek.stages.closing.rules import Item, said_in_short
from bimtek.stages.closing.state import ClosingState
from bimtek.stages.closing.tasks import given_words

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session

UNSETTLED = "(berbeda, belum dipilih)"


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = ClosingState(session, stage)
    here = {seen.record for seen in session.all(ReadBack) if seen.value.stage == stage.id}
    read = [item for item in state.items if item.id in here and item.result is not None]
    closed, told = _closed(state), reading(read)
    return {
        "recorded": bool(closed or told),
        "closed": closed,
        "tasks": _tasks(state),
        "reading": told,
        "attendance": attendance_words(state.day.calls) if _begun(session, stage) else "",
    }


def _begun(session: Session, stage: Stage) -> bool:
    seen = session.get(StageRun, stage.id)
    return seen is not None and seen.value.started is not None


def _closed(state: ClosingState) -> str:
    """`Hari 1 ditutup pukul 15.58 WIB.`, or nothing; whoever pressed the key closed no meeting."""
    closing = _closing(state)
    if closing is None or closing.value.closed is None:
        return ""
    at = f"{clock(state.session.local(closing.value.closed.at))} {state.session.script.zone}"
    unsettled = f" {UNSETTLED}" if "closed" in closing.conflicts else ""
    return f"Hari {state.stage.day} ditutup pukul {at}{unsettled}."


def _closing(state: ClosingState) -> Seen[Closing] | None:
    seen = state.closing
    return seen if seen is not None and seen.withdrawn is None else None


def _tasks(state: ClosingState) -> tuple[tuple[str, str], ...]:
    """What the offices were given when the day was closed; older files know only how many."""
    closing = _closing(state)
    if closing is None or closing.value.closed is None or not state.spec.daily:
        return ()
    given = closing.value.tasks or {c: {"tugas": n} for c, n in (closing.value.owed or {}).items()}
    return given_words(given, state.names)


def reading(read: Sequence[Item]) -> str:
    """`Dibacakan 3 keputusan dan 1 tindak lanjut: 3 disetujui serentak, 1 ditunda.`; or nothing."""
    if not read:
        return ""
    labels = Counter(item.label for item in read)
    what = " dan ".join(
        f"{labels[label]} {label.value}"
        for label in (Label.DECISION, Label.ACTION)
        if labels[label]
    )
    said = Counter(said_in_short(item) for item in read)
    return f"Dibacakan {what}: {', '.join(f'{count} {words}' for words, count in said.items())}."

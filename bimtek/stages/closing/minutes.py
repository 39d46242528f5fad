"""An end in the minutes: who closed the day when, and how the results were taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.records import Label, StageRun
from bimtek.locale.dates import clock
from bimtek.stages.closing.records import ReadBack
from bimtek.stages.closing.rules import Item, Standing
from bimtek.stages.closing.state import ClosingState

if TYPE_CHECKING:
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
        "reading": told,
        "attendance": state.day.attendance if _begun(session, stage) else "",
    }


def _begun(session: Session, stage: Stage) -> bool:
    seen = session.get(StageRun, stage.id)
    return seen is not None and seen.value.started is not None


def _closed(state: ClosingState) -> str:
    """`Hari 1 ditutup pukul 15.58 WIB oleh N1; isian tetap terbuka …`; or nothing."""
    seen = state.closing
    if seen is None or seen.withdrawn is not None or seen.value.closed is None:
        return ""
    closed = seen.value.closed
    author = state.session.author(seen.taken("closed", seen.heads["closed"]).stamp)
    by = f" oleh {author.name}" if author else ""
    filling = "tetap terbuka bagi OPD malam itu" if closed.stays_open else "ditutup"
    unsettled = f" {UNSETTLED}" if "closed" in seen.conflicts else ""
    at = f"{clock(state.session.local(closed.at))} {state.session.script.zone}"
    words = f"Hari {state.stage.day} ditutup pukul {at}{by}{unsettled}"
    if not state.spec.daily and state.standing is not None:
        return f"{words}."  # what was agreed is frozen, whatever the day left open
    return f"{words}; isian {filling}."


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
    said = Counter(_said(item) for item in read)
    return f"Dibacakan {what}: {', '.join(f'{count} {words}' for words, count in said.items())}."


def _said(item: Item) -> str:
    if item.standing is Standing.AGREED:
        return "disetujui dengan catatan" if item.dissents else "disetujui serentak"
    return item.standing.value

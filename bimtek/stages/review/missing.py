"""What a telaah still owes, for the list of what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.missing import Finding, Spot, Weight, of_spots
from bimtek.hall.records import StageState
from bimtek.stages.review.deeds import called
from bimtek.stages.review.records import ChapterRun, Decision, Remark
from bimtek.stages.review.rules import Entry
from bimtek.stages.review.state import ReviewState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


class Owed(NamedTuple):
    """Something that a remark may lack."""

    key: str
    weight: Weight
    what: str
    """`catatan belum diputuskan`; a number stands before it."""
    lacks: Callable[[ReviewState, Entry], bool]


def _undecided(state: ReviewState, entry: Entry) -> bool:
    """While its chapter is discussed nobody is late with it."""
    part = state.part(entry.value.chapter)
    over = part is None or part.ended is not None or state.run.state is StageState.DONE
    return over and entry.decision is None and "verdict" not in entry.seen.conflicts


OWED: Final = (
    Owed("remark-undecided", Weight.SHOULD, "catatan belum diputuskan", _undecided),
    Owed(
        "remark-owner", Weight.SHOULD, "catatan diterima tanpa yang memperbaiki atau tenggat",
        lambda _, one: one.lacks_an_owner and not one.closed,
    ),
    Owed(
        "remark-action", Weight.SHOULD, "catatan diterima belum menjadi tindak lanjut",
        lambda state, one: state.lacks_its_action(one),
    ),
    Owed(
        "remark-again", Weight.SHOULD, "catatan masih akan dibahas lagi",
        lambda _, one: one.decision is Decision.AGAIN,
    ),
    Owed(
        "remark-who", Weight.TONIGHT, "catatan tanpa nama yang menyampaikan",
        lambda _, one: not (one.value.opd or one.value.speaker),
    ),
)  # fmt: skip


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """Everything that is missing in an acara."""
    state = ReviewState(session, stage)
    yield from _conflicts(state)
    if state.run.state is StageState.DONE:
        yield from _unread(state)
    for owed in OWED:
        found = [one for one in state.everything if owed.lacks(state, one)]
        if found:
            spots = [Spot(called(one), Remark.kind, one.seen.record) for one in found]
            yield _finding(state, owed.key, owed.weight, f"{len(found)} {owed.what}", spots)


def _conflicts(state: ReviewState) -> Iterator[Finding]:
    for entry in state.everything:
        seen = entry.seen
        if not seen.conflicts:
            continue
        stamps = [head.stamp for name in seen.conflicts for head in seen.heads[name]]
        yield Finding(
            f"remark-conflict.{seen.record}",
            Weight.BLOCKS,
            f"Nilai berbeda belum dipilih: {state.stage.title}, {called(entry)}",
            " · ".join(state.session.author_names(stamps)),
            Remark.kind,
            seen.record,
        )


def _unread(state: ReviewState) -> Iterator[Finding]:
    """Chapters that nobody took, once the acara is over."""
    waiting = [one for one in state.parts if one.began is None]
    if waiting:
        stage = state.stage.id
        spots = [Spot(one.title, ChapterRun.kind, f"{stage}/{one.id}") for one in waiting]
        text = f"{len(waiting)} bab belum dibaca"
        yield _finding(state, "chapter-unread", Weight.SHOULD, text, spots)


def _finding(
    state: ReviewState, key: str, weight: Weight, text: str, spots: Sequence[Spot]
) -> Finding:
    return of_spots(f"{key}.{state.stage.id}", weight, f"{text}: {state.stage.title}", spots)

"""Remarks that are open at the end: the next tahap hears at its opening what became of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bimtek.hall.before import EarlierAction
from bimtek.hall.confidence import CLOSED
from bimtek.hall.passing import Passed, left_behind, passed_record
from bimtek.stages.review.records import Decision, Remark
from bimtek.stages.review.state import ReviewState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.hall.passing import Onward
    from bimtek.session import Session
    from bimtek.stages.review.rules import Entry

SORT = "Catatan telaah terbuka"
KIND = "telaah"
BEHIND_NOTES = 20_000
"""They are numbered behind the tindak lanjut that somebody promised."""


def onward(source: Session, way: Onward) -> Iterator[Passed]:
    """What was not decided, what is to be discussed again, what is accepted without a deadline."""
    order = BEHIND_NOTES
    for stage in source.stages:
        if stage.kind != KIND:
            continue
        state = ReviewState(source, stage)
        for entry in state.everything:
            order += 1
            if state.action(entry) is None:  # else it goes on as the tindak lanjut that it is
                yield _passed(state, entry, way, order)


def _passed(state: ReviewState, entry: Entry, way: Onward, order: int) -> Passed:
    remark = entry.value
    opd = remark.owner or remark.opd
    passed = Passed(SORT, remark.text, state.name(opd), source=(Remark.kind, entry.seen.record))
    if entry.closed:
        return replace(left_behind(passed, "tertutup"), label=CLOSED, what="")
    if entry.destroyed:
        return left_behind(passed, "isinya dimusnahkan atas permintaan")
    if entry.seen.conflicts:
        return left_behind(passed, "dua nilai belum dipilih")
    if entry.decision is Decision.REJECTED:
        return left_behind(passed, "ditolak")
    fields = {
        "session": way.earlier.id,
        "text": f"{_wanted(entry)} {state.chapter_words(remark.chapter)}: {remark.text}",
        "opd": way.offices((opd,)) if opd else (),
        "due": remark.due,
        "order": order,
    }
    change, stamps = passed_record(entry.seen, EarlierAction, entry.id, fields)
    stamps = {
        **stamps,
        "text": (*entry.seen.stamps("text"), *entry.seen.stamps("verdict")),
        **({"opd": entry.seen.stamps("owner")} if remark.owner else {}),
    }
    return replace(passed, change=change, stamps=stamps)


def _wanted(entry: Entry) -> str:
    if entry.decision is None:
        return "Memutuskan catatan pada"
    if entry.decision is Decision.AGAIN:
        return "Membahas lagi catatan pada"
    return "Memperbaiki"

"""What was said at a telaah and may be destroyed on request: each sentence for itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.sayings import Saying
from bimtek.stages.review.records import Remark, remark_place
from bimtek.stages.review.rules import Entry
from bimtek.stages.sayings import TAKEN_BACK, ever_said, notes_of, of_note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bimtek.stages.review.state import ReviewState


def said_here(state: ReviewState, chapter: str, entry: Entry | None) -> tuple[Saying, ...]:
    """The remark under the cursor, the notes on it, then what was taken back in its chapter."""
    return (*_under_the_cursor(state, entry), *_taken_back(state, chapter))


def _under_the_cursor(state: ReviewState, entry: Entry | None) -> Iterator[Saying]:
    if entry is None:
        return
    yield from _of(state, entry, "")
    place = remark_place(state.stage.id, entry.id)
    for seen in notes_of(state.session, state.stage.id):
        if seen.value.about == place:
            who = ", ".join(map(state.name, seen.value.opd))
            yield of_note(seen, state.session.local(seen.value.said), who)


def _taken_back(state: ReviewState, chapter: str) -> Iterator[Saying]:
    for one in map(Entry, state.session.everything(Remark)):
        mine = one.value.stage == state.stage.id and one.value.chapter == chapter
        if mine and one.seen.withdrawn is not None:
            yield from _of(state, one, TAKEN_BACK)


def _of(state: ReviewState, entry: Entry, how: str) -> Iterator[Saying]:
    record, closed = entry.seen.record, " tertutup" if entry.closed else ""
    for words in ever_said(state.session, Remark, record, ("text",)).values():
        what = f"catatan telaah{closed}{how}"
        yield Saying(Remark.kind, record, "text", what, "" if closed else words)
    if reason := _last_reason(state, record):
        what = f"keputusan dan alasannya{closed}{how}"
        yield Saying(Remark.kind, record, "verdict", what, "" if closed else reason)


def _last_reason(state: ReviewState, record: str) -> str:
    """The last reason that was ever given and is not destroyed."""
    ever = (value for _, value in state.session.history(Remark, record, "verdict"))
    verdicts: list[Mapping[str, str]] = [one for one in ever if isinstance(one, dict)]
    reasons = [one["reason"] for one in verdicts if one.get("reason", "").strip()]
    return reasons[-1] if reasons else ""

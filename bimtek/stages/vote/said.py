"""What somebody may want destroyed: a vote, words of an option, a reason, who counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bimtek.hall.sayings import Saying
from bimtek.stages.sayings import TAKEN_BACK, ever_said, stands
from bimtek.stages.vote.ballots import ballot_words
from bimtek.stages.vote.records import Vote, VoteChoice, VoteOption, Voting

if TYPE_CHECKING:
    from bimtek.journal.records import Record, Seen
    from bimtek.stages.vote.state import VoteState


def said_here(state: VoteState, key: str) -> list[Saying]:
    """What was said on a row, and of the vote as a whole; also what was taken back."""
    stage = state.stage.id
    found = list(_votes(state, key))
    option = state.option(key)
    if option is not None:
        seen = state.session.get(VoteOption, f"{stage}/{key}")
        found += _words(state, VoteOption, seen, f"{stage}/{key}", "text", "kalimat pilihan")
    found += _words(state, VoteChoice, state.seen_choice, stage, "reason", "alasan keputusan")
    found += _words(state, Voting, state.seen_voting, stage, "counters", "yang menghitung")
    return found


def _votes(state: VoteState, voter: str) -> Iterator[Saying]:
    ids = [seen.record for seen in state.all_votes(voter)] or [f"{state.stage.id}/{voter}"]
    for record in ids:
        seen = state.session.get(Vote, record)
        if seen is None or not seen.heads.get("marks") or "marks" in seen.destroyed:
            continue
        what = f"suara {state.electors.name(voter)}"
        what += TAKEN_BACK if seen.withdrawn is not None else ""
        words = ballot_words(state.all_options, seen.value.marks)
        yield Saying(Vote.kind, record, "marks", what, words)


def _words(
    state: VoteState,
    cls: type[Record],
    seen: Seen[Any] | None,
    record: str,
    field: str,
    what: str,
) -> Iterator[Saying]:
    for words in ever_said(state.session, cls, record, (field,)).values():
        closed = cls is VoteChoice and state.reason_closed
        named = f"{what}{' tertutup' if closed else ''}"
        named += "" if stands(seen, field) else TAKEN_BACK
        yield Saying(cls.kind, record, field, named, "" if closed else words)

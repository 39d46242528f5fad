"""Ballots and totals that stand side by side: a third one, typed as on its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.journal.records import Refusal, Seen
from bimtek.stages.vote.ballots import read_ballot
from bimtek.stages.vote.records import Papers, Vote, VoteOption, VoteTally, Voting
from bimtek.stages.vote.script import worded
from bimtek.stages.vote.state import VoteState
from bimtek.stages.vote.tallies import read_tally

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def typed(
    session: Session, stage: Stage, seen: Seen[Any], field: str, text: str
) -> dict[str, Any] | None:
    """What is typed for a ballot, a total or the words of an option.

    Raises:
        Refusal: it is no value of that field.
    """
    state = VoteState(session, stage)
    if seen.cls is Vote and field == "marks":
        return {field: read_ballot(state.spec, stage.id, state.all_options, text)}
    if seen.cls is VoteTally and field == "count":
        return {field: read_tally(state.spec.method, text)}
    if seen.cls is Voting and field == "papers":
        return {field: _papers(text)}
    if seen.cls is VoteOption and field in ("text", "origin"):
        said = worded(text)
        return {"text": said.text, **({"origin": said.origin} if said.origin else {})}
    return None


def _papers(text: str) -> Papers:
    parts = text.split()
    if len(parts) != 2 or not all(one.isascii() and one.isdecimal() for one in parts):
        raise Refusal("papers", "Tulis dua angka: surat suara masuk, tidak sah; misalnya 42 1.")
    return Papers(*map(int, parts))

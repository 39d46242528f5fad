"""What a vote still lacks, for the list of what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.missing import Finding, Spot, Weight, of_spots
from bimtek.hall.records import StageState
from bimtek.stages.vote.records import Vote, VoteChoice, VoteOption, VoteTally, Voting
from bimtek.stages.vote.rules import Ballot
from bimtek.stages.vote.state import VoteState
from bimtek.stages.vote.wording import listed

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """Everything that is missing in an acara."""
    state = VoteState(session, stage)
    yield from _unsettled(state)
    yield from _result(state)
    if state.by_name:
        yield from _votes(state)
    else:
        yield from _totals(state)


def _unsettled(state: VoteState) -> Iterator[Finding]:
    """Different values of two people; none of them counts before one is chosen."""
    title = state.stage.title
    votes = [one for one in state.voters if state.by_name and state.is_split(one)]
    if votes:
        spots = tuple(Spot(state.electors.name(one), Vote.kind, _vote(state, one)) for one in votes)
        text = f"{len(votes)} suara berbeda belum dipilih, belum dihitung: {title}"
        yield _finding(state, "vote-split", Weight.BLOCKS, text, spots)
    options = [one for one in state.all_options if state.is_split(one.id)]
    if options:
        spots = tuple(Spot(one.text, VoteOption.kind, _option(state, one.id)) for one in options)
        text = f"{len(options)} pilihan bernilai berbeda, belum dipilih: {title}"
        yield _finding(state, "vote-option-split", Weight.BLOCKS, text, spots)
    if any(seen.conflicts for seen in state.own_records):
        spots = (Spot(title, Voting.kind, state.stage.id),)
        text = f"Pemungutan bernilai berbeda, belum dipilih: {title}"
        yield _finding(state, "voting-split", Weight.BLOCKS, text, spots)


def _result(state: VoteState) -> Iterator[Finding]:
    title = state.stage.title
    here = (Spot(title, Voting.kind, state.stage.id),)
    if state.opened_at is None:
        if state.anything and state.run.state is StageState.DONE:
            text = f"Hasil pemungutan belum dibuka: {title}"
            yield _finding(state, "vote-unopened", Weight.BLOCKS, text, here)
        return
    if state.border and state.anything:
        names = [one.text for one in state.options if one.id in state.border]
        text = f"Seri di batas belum diputuskan aula: {title}"
        spots = tuple(
            Spot(one.text, VoteOption.kind, _option(state, one.id))
            for one in state.options
            if one.id in state.border
        )
        found = _finding(state, "vote-border", Weight.BLOCKS, text, spots)
        yield found._replace(
            detail=listed(names), kind=VoteChoice.kind, record=state.stage.id, spots=()
        )


def _votes(state: VoteState) -> Iterator[Finding]:
    title, what = state.stage.title, state.voters_are
    silent = state.turnout.silent
    begun = state.votes or state.run.state is StageState.RUNNING
    if silent and begun and not state.closed and state.opened_at is None:
        text = f"{len(silent)} {what} belum memilih: {title}"
        yield _finding(state, "vote-silent", Weight.SHOULD, text, _spots(state, silent))
    for key, worth, words in (
        ("vote-absent", Ballot.ABSENT, "tercatat memilih, tetapi tidak hadir; belum dihitung"),
        ("vote-unfit", Ballot.UNFIT, "bersuara yang tidak cocok dengan naskah; belum dihitung"),
    ):
        found = [one for one, vote in state.votes.items() if vote.worth is worth]
        if found:
            text = f"{len(found)} {what} {words}: {title}"
            yield _finding(state, key, Weight.SHOULD, text, _spots(state, found))


def _totals(state: VoteState) -> Iterator[Finding]:
    title = state.stage.title
    if not state.anything:
        return
    open_options = state.uncounted
    if open_options:
        spots = tuple(
            Spot(one.text, VoteTally.kind, _option(state, one.id)) for one in open_options
        )
        text = f"{len(open_options)} pilihan belum dihitung: {title}"
        yield _finding(state, "vote-uncounted", Weight.SHOULD, text, spots)
    here = (Spot(title, Voting.kind, state.stage.id),)
    if state.doubts:
        found = _finding(
            state, "vote-doubt", Weight.SHOULD, f"Hitungan suara diragukan: {title}", here
        )
        yield found._replace(detail=" · ".join(state.doubts))
    if state.is_secret and state.papers is None:
        text = f"Jumlah surat suara belum disebut: {title}"
        yield _finding(state, "vote-papers", Weight.SHOULD, text, here)
    if not state.voting.counters:
        text = f"Siapa yang menghitung suara belum disebut: {title}"
        yield _finding(state, "vote-counters", Weight.SHOULD, text, here)


def _spots(state: VoteState, voters: Sequence[str]) -> tuple[Spot, ...]:
    return tuple(Spot(state.electors.name(one), Vote.kind, _vote(state, one)) for one in voters)


def _vote(state: VoteState, voter: str) -> str:
    return f"{state.stage.id}/{voter}"


def _option(state: VoteState, option: str) -> str:
    return f"{state.stage.id}/{option}"


def _finding(
    state: VoteState, key: str, weight: Weight, text: str, spots: tuple[Spot, ...]
) -> Finding:
    detail = "" if key == "voting-split" and not spots[1:] else None
    return of_spots(f"{key}.{state.stage.id}", weight, text, spots, detail)

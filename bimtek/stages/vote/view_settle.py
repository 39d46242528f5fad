"""Values of a vote that stand side by side are settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import WITHDRAWN, Seen
from bimtek.stages.deed import Deed
from bimtek.stages.view_settling import (
    TAKEN_BACK,
    TOLD,
    Settling,
    differing,
    plain_words,
    standing_of,
)
from bimtek.stages.vote.ballots import ballot_words
from bimtek.stages.vote.records import Chosen, Count, Papers, Vote
from bimtek.stages.vote.tallies import tally_words
from bimtek.ui.ask import Settle

if TYPE_CHECKING:
    from bimtek.stages.vote.state import VoteState
    from bimtek.stages.vote.view import VoteView

NAMES: Final = {
    "marks": "suara",
    "text": "kalimat pilihan",
    "origin": "asal pilihan",
    "count": "hitungan",
    "papers": "surat suara",
    "counters": "yang menghitung",
    "secret": "rahasia",
    "chosen": "yang terpilih",
    "reason": "alasan",
    "confidential": "alasan tertutup",
    WITHDRAWN: TAKEN_BACK,
}


def settle(view: VoteView, key: str) -> None:
    """Ask for each value that differs on a row, and in the vote as a whole.

    Raises:
        Refusal: where there are none.
    """
    state = view.state
    records: list[Seen[Any]] = [*state.records_of(key), *state.own_records]
    dobel = len(state.all_votes(key)) > 1 and state.is_split(key)
    if dobel and not any(seen.conflicts for seen in records):
        _ask_which_ballot(view, key)
        return
    left = differing(records)
    Settling(
        view,
        lambda change: view.perform(Deed((change,), TOLD)),
        lambda one: f"{_called(view.state, one.seen)} · {NAMES.get(one.field, one.field)}",
        lambda one, value: words_of(view.state, one.field, value),
    ).ask(left)


def _ask_which_ballot(view: VoteView, voter: str) -> None:
    """One person voted under two ids: one of the ballots is taken back."""
    state = view.state
    found = state.all_votes(voter)
    standings = [
        standing_of(state.session, seen.heads["marks"][0], _ballot(state, seen)) for seen in found
    ]

    def chosen(index: int | None) -> None:
        if index is not None:
            others = tuple(seen.withdraw("dobel") for seen in found if seen is not found[index])
            view.perform(Deed(others, "Satu suara berlaku, yang lain ditarik."))

    view.app.push_screen(
        Settle(f"{state.electors.name(voter)} · suara", standings),
        lambda index: view.attempt(lambda: chosen(index)),
    )


def _ballot(state: VoteState, seen: Seen[Vote]) -> str:
    return ballot_words(state.all_options, seen.value.marks)


def _called(state: VoteState, seen: Seen[Any]) -> str:
    key = seen.record.partition("/")[2]
    if seen.cls is Vote:
        return state.electors.name(key)
    option = state.option(key)
    return f"Pilihan {option.number}" if option else state.stage.title


def words_of(state: VoteState, field: str, value: object) -> str:
    """A value as a person reads it."""
    if field == "marks" and isinstance(value, tuple):
        return ballot_words(state.all_options, value)
    if isinstance(value, Count):
        return tally_words(state.spec.method, value)
    if isinstance(value, Papers):
        return f"masuk {value.handed_in}, tidak sah {value.invalid}"
    if isinstance(value, Chosen):
        ids = {one.partition("/")[2] for one in value.options}
        return ", ".join(one.text for one in state.all_options if one.id in ids)
    return plain_words(value)

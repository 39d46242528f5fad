"""Values that stand side by side: shown with who and when, settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import WITHDRAWN, Change, Head, Refusal, Seen
from bimtek.locale.dates import clock, short_date
from bimtek.stages.deed import Deed
from bimtek.stages.vote.ballots import ballot_words
from bimtek.stages.vote.records import Chosen, Count, Papers, Vote
from bimtek.stages.vote.tallies import tally_words
from bimtek.ui.ask import Settle, Standing

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
    "chosen": "yang terpilih",
    "reason": "alasan",
    "confidential": "alasan tertutup",
    WITHDRAWN: "ditarik oleh satu orang, diubah oleh yang lain",
}
Choices = list[tuple[Standing, tuple[Change, ...]]]


def settle(view: VoteView, key: str) -> None:
    """Ask for each value that differs on a row, and in the vote as a whole.

    Raises:
        Refusal: where there are none.
    """
    state = view.state
    records: list[Seen[Any]] = [*state.records_of(key), *state.own_records]
    left = [(seen, field) for seen in records for field in seen.conflicts]
    if left:
        _ask(view, left)
    elif len(state.all_votes(key)) > 1 and state.is_split(key):
        _ask_which_ballot(view, key)
    else:
        raise Refusal("no-conflict", "Di baris ini tidak ada nilai yang berbeda.")


def _ask(view: VoteView, left: list[tuple[Seen[Any], str]]) -> None:
    seen, field = left[0]
    choices = _choices(view.state, seen, field)

    def chosen(index: int | None) -> None:
        if index is None:
            return
        view.perform(Deed(choices[index][1], "Nilai dipilih."))
        if left[1:]:
            _ask(view, left[1:])

    what = f"{_called(view.state, seen)} · {NAMES.get(field, field)}"
    view.app.push_screen(
        Settle(what, [standing for standing, _ in choices]),
        lambda index: view.attempt(lambda: chosen(index)),
    )


def _ask_which_ballot(view: VoteView, voter: str) -> None:
    """One person voted under two ids: one of the ballots is taken back."""
    state = view.state
    found = state.all_votes(voter)
    standings = [_standing(state, seen.heads["marks"][0], _ballot(state, seen)) for seen in found]

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


def _choices(state: VoteState, seen: Seen[Any], field: str) -> Choices:
    if field == WITHDRAWN:
        head = seen.heads[WITHDRAWN][0]
        return [
            (_standing(state, head, "tetap ada"), (seen.restore(),)),
            (_standing(state, head, "ditarik"), (seen.withdraw("ditarik"),)),
        ]
    found: dict[str, tuple[Standing, tuple[Change, ...]]] = {}
    for head, value in seen.values(field):
        words = words_of(state, field, value)
        found.setdefault(words, (_standing(state, head, words), (seen.change(**{field: value}),)))
    return list(found.values())


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
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "" if value is None else str(value)


def _standing(state: VoteState, head: Head, words: str) -> Standing:
    author = state.session.author(head.stamp)
    if author is None:
        return Standing(words, "?", "")
    return Standing(words, author.name, f"{clock(author.at)}, {short_date(author.at.date())}")

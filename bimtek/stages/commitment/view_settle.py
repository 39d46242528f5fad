"""Values of a commitment that stand side by side are settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import WITHDRAWN
from bimtek.locale.dates import clock, medium_date
from bimtek.stages.commitment import deeds
from bimtek.stages.commitment.records import Paper, Signing
from bimtek.stages.deed import Deed
from bimtek.stages.view_settling import (
    TAKEN_BACK,
    TOLD,
    Differing,
    Settling,
    differing,
    plain_words,
)

if TYPE_CHECKING:
    from bimtek.journal.records import Change, Seen
    from bimtek.stages.commitment.rules import Row
    from bimtek.stages.commitment.state import CommitmentState
    from bimtek.stages.commitment.view import CommitmentView

NAMES: Final = {
    "signing": "tanda tangan", "sentence": "kalimatnya", "confidential": "tertutup",
    "signatory": "ditandatangani oleh",
    "sheets": "jumlah lembar", "kept": "disimpan di", "reader": "dibacakan oleh",
    WITHDRAWN: TAKEN_BACK,
}  # fmt: skip


def settle(view: CommitmentView, row: Row | None) -> None:
    """Ask for each value that differs: of the signer under the cursor, and of the paper.

    Raises:
        Refusal: where there are none.
    """
    state = view.state
    records: list[Seen[Any]] = [seen for seen in (row and row.seen, state.paper) if seen]

    def record(change: Change) -> None:
        of_paper = change.kind == Paper.kind or row is None
        deed = Deed((change,), TOLD)
        view.perform(deed if of_paper or row is None else _of(view, row, change))

    def called(one: Differing) -> str:
        of_paper = isinstance(one.seen.value, Paper) or row is None
        who = "Naskah" if of_paper or row is None else state.name(row.signer)
        return f"{who} · {NAMES.get(one.field, one.field)}"

    Settling(view, record, called, lambda _, value: words_of(state, value)).ask(differing(records))


def _of(view: CommitmentView, row: Row, change: Change) -> Deed:
    return deeds.settled(view.state, row, change, view.now())


def words_of(state: CommitmentState, value: Any) -> str:
    """A value as a person reads it."""
    if not isinstance(value, Signing):
        return plain_words(value)
    due = f"s.d. {medium_date(value.due)}" if value.due else ""
    who = state.person(value.participant) if value.participant else ""
    at = f"pukul {clock(at)}" if (at := state.session.local(value.at)) else ""
    on = f"susulan {medium_date(value.on)}" if value.on else ""
    return " ".join(filter(None, (value.how.value, who, due, on, "" if on else at)))

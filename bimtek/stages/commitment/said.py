"""What was said at a commitment and may be destroyed on request: each sentence for itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bimtek.hall.sayings import Saying
from bimtek.stages.commitment.records import Paper, Signature, signer_place
from bimtek.stages.sayings import TAKEN_BACK, ever_said, notes_of, of_note

if TYPE_CHECKING:
    from bimtek.stages.commitment.rules import Row
    from bimtek.stages.commitment.state import CommitmentState

OF_SIGNER: Final = {"sentence": "kalimatnya", "signatory": "siapa yang menandatangani"}
OF_PAPER: Final = {"kept": "tempat menyimpan naskah", "reader": "pembaca naskah"}


def said_here(state: CommitmentState, row: Row | None) -> tuple[Saying, ...]:
    """What the signer under the cursor said, the notes on it, where the paper is kept."""
    return (*(_of_signer(state, row) if row else ()), *_of_paper(state))


def _of_signer(state: CommitmentState, row: Row) -> Iterator[Saying]:
    record = f"{state.stage.id}/{row.id}"
    for field, words in ever_said(state.session, Signature, record, tuple(OF_SIGNER)).items():
        closed = row.closed and field == "sentence"
        what = f"{state.name(row.signer)}, {OF_SIGNER[field]}{' tertutup' if closed else ''}"
        stands = row.seen is not None and bool(getattr(row.seen.value, field))
        what += "" if stands else TAKEN_BACK
        yield Saying(Signature.kind, record, field, what, "" if closed else words)
    place = signer_place(state.stage.id, row.id)
    for seen in notes_of(state.session, state.stage.id):
        if seen.value.about == place:
            who = ", ".join(map(state.offices.name, seen.value.opd))
            yield of_note(seen, state.session.local(seen.value.said), who)


def _of_paper(state: CommitmentState) -> Iterator[Saying]:
    record = state.stage.id
    for field, words in ever_said(state.session, Paper, record, tuple(OF_PAPER)).items():
        yield Saying(Paper.kind, record, field, OF_PAPER[field], words)

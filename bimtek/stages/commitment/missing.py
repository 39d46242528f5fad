"""What a commitment still owes, for the list of what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.missing import Finding, Spot, Weight, of_spots
from bimtek.hall.records import StageState
from bimtek.stages.commitment.records import Paper, PartRead, Signature
from bimtek.stages.commitment.rules import Row, Standing, signed
from bimtek.stages.commitment.state import CommitmentState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


class Owed(NamedTuple):
    """Something that a signer may owe."""

    key: str
    weight: Weight
    what: str
    """`penanda tangan belum menandatangani`; a number stands before it."""
    owes: Callable[[CommitmentState, Row], bool]


def _is_late(state: CommitmentState, row: Row) -> bool:
    due = row.signing.due if row.signing else None
    later = row.standing is Standing.LATER
    return later and due is not None and due < state.session.now().date()


OWED: Final = (
    Owed(
        "signature-conflict", Weight.BLOCKS, "tanda tangan dengan nilai berbeda, belum dipilih",
        lambda _, row: row.standing is Standing.UNSETTLED,
    ),
    Owed(
        "signature-absent", Weight.BLOCKS, "tercatat menandatangani, tetapi tidak hadir",
        lambda _, row: row.standing is Standing.DOUBTED,
    ),
    Owed(
        "signature-open", Weight.SHOULD, "penanda tangan belum menandatangani",
        lambda _, row: row.standing is Standing.OPEN,
    ),
    Owed(
        "signature-away", Weight.SHOULD, "penanda tangan tidak hadir dan belum dijanjikan menyusul",
        lambda _, row: row.standing is Standing.ABSENT,
    ),
    Owed(
        "signature-objection", Weight.SHOULD, "penanda tangan keberatan atau menolak",
        lambda _, row: row.standing in (Standing.OBJECTS, Standing.REFUSES),
    ),
    Owed("signature-late", Weight.SHOULD, "tanda tangan menyusul lewat tanggal", _is_late),
)  # fmt: skip


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """Everything that is missing in an acara, once it has begun."""
    state = CommitmentState(session, stage)
    if state.run.started is None and all(row.is_open for row in state.rows):
        return
    for owed in OWED:
        found = [row for row in state.rows if owed.owes(state, row)]
        if found:
            yield _of_signers(state, owed, found)
    if state.run.state is StageState.DONE:
        yield from _unread(state)
        yield from _unknown_reader(state)
        yield from _paper(state)


def _of_signers(state: CommitmentState, owed: Owed, rows: Sequence[Row]) -> Finding:
    stage = state.stage.id
    spots = [
        Spot(state.before_all(row.signer), Signature.kind, f"{stage}/{row.id}") for row in rows
    ]
    text = f"{len(rows)} {owed.what}: {state.stage.title}"
    return of_spots(f"{owed.key}.{stage}", owed.weight, text, spots)


def _unread(state: CommitmentState) -> Iterator[Finding]:
    waiting = [one for one in state.spec.parts if one.id not in state.read]
    if waiting and len(waiting) < len(state.spec.parts):
        text = f"{len(waiting)} bagian komitmen tidak dibacakan: {state.stage.title}"
        record = f"{state.stage.id}/{waiting[0].id}"
        key = f"commitment-unread.{state.stage.id}"
        yield Finding(key, Weight.SHOULD, text, "", PartRead.kind, record)


def _unknown_reader(state: CommitmentState) -> Iterator[Finding]:
    """It was read, and whoever was to read it is not recorded as here."""
    if state.reader_away and state.read:
        yield Finding(
            f"commitment-reader.{state.stage.id}",
            Weight.SHOULD,
            f"Siapa yang membacakan komitmen belum dicatat: {state.stage.title}",
            f"{state.reader_away} tidak tercatat hadir; p pada acara komitmen",
            Paper.kind,
            state.stage.id,
        )


def _paper(state: CommitmentState) -> Iterator[Finding]:
    """Where the signed paper is; of a paper that nobody signed nobody asks."""
    if not signed(state.rows):
        return
    paper = state.paper
    if paper is None or not (paper.value.sheets and paper.value.kept):
        text = "Naskah bertanda tangan: jumlah lembar atau tempatnya belum dicatat: "
        yield Finding(
            f"commitment-paper.{state.stage.id}",
            Weight.TONIGHT,
            text + state.stage.title,
            "b pada acara komitmen",
            Paper.kind,
            state.stage.id,
        )

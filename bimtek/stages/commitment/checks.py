"""What may be recorded of a commitment, whoever records it: a screen or a line from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bimtek.hall.records import Opd
from bimtek.journal.records import Refusal
from bimtek.stages.commitment.records import AddedSigner, PartRead, Signature

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.script.model import Script, Stage
    from bimtek.stages.commitment.script import CommitmentScript

Stands = Callable[[str, str], bool]
"""(kind, record) → whether it is recorded."""


def fits(script: Script, stage: Stage, change: Change, stands: Stands) -> None:  # noqa: ARG001 - as all kinds
    """Refuse signers and parts that neither the script nor the hall has.

    Raises:
        Refusal: with what is expected.
    """
    if stage.kind != "komitmen":
        raise Refusal("no-commitment", f"‘{stage.title}’ bukan acara komitmen.")
    name = change.record.partition("/")[2]
    spec: CommitmentScript = stage.spec
    if change.kind == Signature.kind and not _signs(spec, stage.id, name, stands):
        listed = ", ".join(one.id for one in spec.signers) or "semua OPD sesi ini"
        raise Refusal("no-such-signer", f"‘{name}’ bukan penanda tangan. Yang ada: {listed}.")
    if change.kind == PartRead.kind and name not in (one.id for one in spec.parts):
        words = f"Bagian ‘{name}’ tidak ada: naskahnya {len(spec.parts)} bagian."
        raise Refusal("no-such-part", words)


def _signs(spec: CommitmentScript, stage: str, signer: str, stands: Stands) -> bool:
    if stands(AddedSigner.kind, f"{stage}/{signer}"):
        return True
    if spec.signers:
        return any(one.id == signer for one in spec.signers)
    return stands(Opd.kind, signer)

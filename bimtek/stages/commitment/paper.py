"""A commitment on paper: its text, and a place for each who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import Asked, Field, Grid, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.commitment.script import CommitmentScript, Signer
    from bimtek.stages.paper import Office, Piece


PEN = Field("Tanda tangan", 24)


def paper(stage: Stage, office: Office) -> Iterator[Piece]:
    """The sheet of an acara."""
    spec: CommitmentScript = stage.spec
    for part in spec.parts:
        yield Said(part.text, part.mark)
        for point in part.points:
            letter, _, words = point.partition(" ")
            yield Said(words, letter, depth=1)
    if spec.signers:
        who = (_called(signer, office) for signer in spec.signers)
        rows = tuple(Asked(f"{number}.", name) for number, name in enumerate(who, 1))
        yield Grid((PEN,), rows)


def _called(signer: Signer, office: Office) -> str:
    return f"{signer.post} {office(signer.opd)}" if signer.opd else signer.post

"""A commitment on paper: its text, and a line for each who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import WIDTH, wrapped

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.stages.commitment.script import CommitmentScript
    from bimtek.stages.paper import Office

PEN = 24
"""Characters that a signature takes."""


def paper(stage: Stage, office: Office) -> list[str]:
    """The sheet of an acara."""
    spec: CommitmentScript = stage.spec
    lines: list[str] = []
    for part in spec.parts:
        mark = f"{part.mark} " if part.mark else ""
        lines += ["", *wrapped(part.text, mark)]
        for point in part.points:
            letter, _, words = point.partition(" ")
            lines += wrapped(words, f"   {letter} ")
    for number, signer in enumerate(spec.signers, 1):
        who = f"{signer.post} {office(signer.opd)}" if signer.opd else signer.post
        told = wrapped(who, f"{number:2}. ", width=WIDTH - PEN)
        told[-1] = f"{told[-1]:<{WIDTH - PEN}}{'_' * PEN}"
        lines += ["", *told]
    return lines

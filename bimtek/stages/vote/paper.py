"""A ballot paper: the options, and what is marked beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.stages.paper import Said
from bimtek.stages.vote.script import DOTS, IMPACT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.script.model import Stage
    from bimtek.stages.paper import Office, Piece
    from bimtek.stages.vote.script import VoteScript


ADDED = 6
"""Empty lines of a ballot whose options are named in the hall."""
EMPTY = "." * 40


def paper(stage: Stage, office: Office) -> Iterator[Piece]:
    """The form of an acara: one ballot."""
    del office
    spec: VoteScript = stage.spec
    if spec.method == DOTS:
        more = ", boleh menumpuk" if spec.stacking else ""
        told, mark = f"Bagikan {spec.dots} titik{more}.", "(   ) "
    elif spec.method == IMPACT:
        told, mark = "Nilai setiap pilihan dari 1 sampai 5.", "dampak (  ) upaya (  ) "
    else:
        told, mark = "Beri tanda pada setiap pilihan.", "( ) setuju ( ) tidak ( ) abstain "
    yield Said(told)
    for text in [option.text for option in spec.options] or [EMPTY] * ADDED:
        yield Said(text, mark, depth=1)

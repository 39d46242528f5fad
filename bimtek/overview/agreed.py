"""How many OPDs have agreed, acara by acara."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bimtek.stages import KINDS

if TYPE_CHECKING:
    from bimtek.session import Session


class Agreed(NamedTuple):
    """Of one acara."""

    title: str
    agreed: int
    asked: int


def agreed(session: Session) -> Iterator[Agreed]:
    """Of each acara that asks offices to agree."""
    for stage in session.stages:
        kind = KINDS.of(stage.kind)
        if kind.agreed:
            count, asked = KINDS.ask(kind, "agreed", session, stage)
            if asked:
                yield Agreed(stage.title, count, asked)

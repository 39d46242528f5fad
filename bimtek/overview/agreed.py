"""How many OPDs have agreed, acara by acara."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
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
    """Of each acara whose kind asks offices to agree."""
    for stage in session.stages:
        kind = KINDS.get(stage.kind)
        if kind is not None and kind.agreed:
            module, _, name = kind.agreed.partition(":")
            count, asked = getattr(import_module(module), name)(session, stage)
            yield Agreed(stage.title, count, asked)

"""The missing package among what is missing: without it the minutes are not whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bimtek.hall.missing import Finding, Weight
from bimtek.stages import KINDS
from bimtek.stages.absent.words import kept, needed

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session


WHAT_TO_DO = "Pasang paket itu, lalu buka lagi sesi ini."


def package_missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """That a package is not here or fails; it blocks where something is kept and not printed."""
    if not KINDS.is_absent(stage.kind) and not KINDS.trouble(stage.kind):
        return
    stored = kept(session, stage)
    yield Finding(
        f"package.{stage.id}",
        Weight.BLOCKS if stored else Weight.SHOULD,
        needed(session, stage).rstrip("."),
        " ".join(filter(None, (stored, WHAT_TO_DO))),
        kind="stage",
        record=stage.id,
    )

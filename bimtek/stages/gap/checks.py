"""What may be recorded into a gap analysis, whoever records it: a screen or a line from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bimtek.stages.gap.records import Gap, table_of
from bimtek.stages.grouping import check_group

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.script.model import Script, Stage

Stands = Callable[[str, str], bool]
"""(kind, record) → whether it is recorded."""


def fits(script: Script, stage: Stage, change: Change, stands: Stands) -> None:
    """Refuse what a group says that the acara does not have.

    Raises:
        Refusal: with what is expected.
    """
    if change.kind != Gap.kind:
        return
    group = table_of(change.record.rpartition("/")[2])
    check_group(script, stage, change, stands, group)

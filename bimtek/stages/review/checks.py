"""What may be recorded of a telaah, whoever records it: a screen or a line from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bimtek.journal.records import Refusal
from bimtek.stages.review.records import ChapterRun, Remark

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.script.model import Script, Stage
    from bimtek.stages.review.script import ReviewScript

Stands = Callable[[str, str], bool]
"""(kind, record) → whether it is recorded."""


def fits(script: Script, stage: Stage, change: Change, stands: Stands) -> None:  # noqa: ARG001 - as all kinds
    """Refuse what hangs on a chapter that neither the script nor the hall has.

    Raises:
        Refusal: with what is expected.
    """
    if stage.kind != "telaah":
        raise Refusal("no-review", f"‘{stage.title}’ bukan acara telaah.")
    if change.kind == Remark.kind and (chapter := change.patch.get("chapter")):
        _check(stage, str(chapter), stands)
    elif change.kind == ChapterRun.kind and not change.patch.get("after"):
        _check(stage, change.record.partition("/")[2], stands)


def _check(stage: Stage, chapter: str, stands: Stands) -> None:
    spec: ReviewScript = stage.spec
    known = [one.id for one in spec.chapters]
    if chapter not in known and not stands(ChapterRun.kind, f"{stage.id}/{chapter}"):
        listed = ", ".join(known) or "tidak ada satu pun"
        raise Refusal("no-such-chapter", f"Bab ‘{chapter}’ tidak ada. Yang ada: {listed}.")

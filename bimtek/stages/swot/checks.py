"""What may be recorded into a SWOT, whoever records it: a screen or a line from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import Refusal
from bimtek.stages.grouping import check_group
from bimtek.stages.swot.records import UNNAMED, Keyword, SwotItem, SwotVoice

if TYPE_CHECKING:
    from bimtek.journal.records import Change
    from bimtek.script.model import Script, Stage
    from bimtek.stages.swot.script import SwotScript

Stands = Callable[[str, str], bool]
"""(kind, record) → whether it is recorded."""


def fits(script: Script, stage: Stage, change: Change, stands: Stands) -> None:
    """Refuse components and groups that there are not, and voices of nothing or nobody.

    Raises:
        Refusal: with what is expected.
    """
    if stage.kind != "swot":
        raise Refusal("no-swot", f"‘{stage.title}’ bukan acara SWOT.")
    spec: SwotScript = stage.spec
    check_group(script, stage, change, stands)
    if change.kind == SwotItem.kind and "component" in change.patch:
        known = [one.id for one in spec.components]
        if (said := change.patch["component"]) not in known:
            raise Refusal(
                "no-such-component",
                f"‘{stage.title}’ tidak punya komponen ‘{said}’. Yang ada: {', '.join(known)}.",
            )
    if change.kind == Keyword.kind and spec.keywords is None and "text" in change.patch:
        raise Refusal(
            "no-keywords", f"‘{stage.title}’ tidak mengumpulkan kata kunci (kata-kunci=…)."
        )
    if other := change.patch.get("joined"):
        _check_joined(stage, change, str(other), stands)
    if change.kind == SwotVoice.kind and "said" in change.patch:
        _check_voice(change.record, stands)


def _check_joined(stage: Stage, change: Change, other: str, stands: Stands) -> None:
    elsewhere = other.partition("/")[0] != stage.id or other == change.record
    if elsewhere or not stands(change.kind, other):
        raise Refusal("no-such-item", f"Tidak ada butir ‘{other}’ untuk digabungkan di acara ini.")


def _check_voice(record: str, stands: Stands) -> None:
    stage, item, who = record.split("/")
    if not any(stands(kind, f"{stage}/{item}") for kind in (SwotItem.kind, Keyword.kind)):
        raise Refusal("no-such-item", f"Tidak ada butir ‘{item}’ dalam acara ini.")
    known = stands(Opd.kind, who) or stands(Participant.kind, who)
    if not known and not who.startswith(UNNAMED):
        raise Refusal(
            "nobody", f"‘{who}’ tidak dikenal. Tulis kode OPD, atau {UNNAMED}… bila tak bernama."
        )

"""What may be recorded of programmes, whoever records it: a screen or a line from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bimtek.journal.records import Refusal
from bimtek.stages.grouping import check_group
from bimtek.stages.knowledge import earlier_records, topics_of
from bimtek.stages.program.records import Programme, QuickWinAnswer

if TYPE_CHECKING:
    from bimtek.hall.mentions import Topic
    from bimtek.journal.records import Change
    from bimtek.script.model import Script, Stage
    from bimtek.stages.program.script import ProgrammeScript

Stands = Callable[[str, str], bool]
"""(kind, record) → whether it is recorded."""


def fits(script: Script, stage: Stage, change: Change, stands: Stands) -> None:
    """Refuse pillars, rows and groups that there are not, and answers to nothing.

    Raises:
        Refusal: with what is expected.
    """
    if stage.kind != "program":
        raise Refusal("no-program", f"‘{stage.title}’ bukan acara program.")
    check_group(script, stage, change, stands)
    if change.kind == Programme.kind:
        topics = [one for one in topics_of(script) if one.pillar]
        if pillar := change.patch.get("pillar"):
            _check_pillar(str(pillar), topics)
        if row := change.patch.get("answers"):
            _check_row(str(row), topics, stands)
    elif change.kind == QuickWinAnswer.kind and "answer" in change.patch:
        _check_answer(stage, change.record, stands)


def _check_pillar(pillar: str, topics: list[Topic]) -> None:
    known = list(dict.fromkeys(one.pillar for one in topics))
    if pillar not in known:
        expected = f"Yang ada: {', '.join(known)}." if known else "Naskah ini tidak punya pilar."
        raise Refusal("no-such-pillar", f"Pilar ‘{pillar}’ tidak ada. {expected}")


def _check_row(row: str, topics: list[Topic], stands: Stands) -> None:
    known = {about.partition("/")[2] for one in topics for about in (one.about, *one.of.values())}
    if row not in known and not any(stands(kind, row) for kind in earlier_records()):
        raise Refusal(
            "no-such-row",
            f"Tidak ada baris kesenjangan ‘{row}’. Tulis <acara>/<kode>/kota, atau kode OPD-nya.",
        )


def _check_answer(stage: Stage, record: str, stands: Stands) -> None:
    spec: ProgrammeScript = stage.spec
    _, programme, condition = record.split("/")
    if not stands(Programme.kind, f"{stage.id}/{programme}"):
        raise Refusal("no-such-programme", f"Tidak ada program ‘{programme}’ dalam acara ini.")
    if condition not in (one.id for one in spec.conditions):
        known = ", ".join(one.id for one in spec.conditions) or "tidak ada satu pun"
        raise Refusal("no-such-condition", f"Syarat ‘{condition}’ tidak ada. Yang ada: {known}.")

"""Programmes of earlier tahap: they stand as rows of their own, open for progress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.confidence import CLOSED
from bimtek.hall.passing import Passed, left_behind, noted, passed_record
from bimtek.stages.knowledge import topics_in, topics_of
from bimtek.stages.program.plenary import in_the_result
from bimtek.stages.program.records import Programme, QuickWinAnswer
from bimtek.stages.program.state import ProgrammeState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bimtek.hall.passing import Onward
    from bimtek.journal.records import Seen
    from bimtek.script.model import Script, Stage
    from bimtek.session import Session

SORT = "Program dan quick win"
KIND = "program"
LEFT = frozenset(("said", "confidential", "row_then", "group", "origin"))
"""Fields that belong to the day on which it was named."""


def onward(source: Session, way: Onward) -> Iterator[Passed]:
    """Every programme under its own id, in the first acara of programmes of the next script."""
    stages = way.script.of_kind(KIND)
    rows = _rows(way.script)
    conditions = {one.id for one in stages[0].spec.conditions} if stages else set()
    called = {
        about.partition("/")[2]: topic.shown
        for topic in topics_in(source)
        for about in (topic.about, *topic.of.values())
        if about
    }
    results = {one.id: _result(source, one) for one in source.stages if one.kind == KIND}
    for seen in source.all(Programme):
        programme = seen.value
        result = results.get(programme.stage)
        if result is not None and seen.record not in result.records:
            if programme.programme not in result.taken:
                label = CLOSED if seen.in_confidence else programme.name
                passed = Passed(SORT, label, source=(Programme.kind, seen.record))
                yield left_behind(passed, "usulan kelompok, tidak masuk ke hasil pleno")
            continue
        then = called.get(programme.answers, programme.row_then)
        stage = stages[0].id if stages else programme.stage
        passed = _passed(seen, way, stage, rows, then)
        if not stages:
            passed = noted(passed, "tersimpan; naskah baru tidak memuat acara program")
        yield passed
        if passed.change is not None:
            yield from _answers(source, programme, stage, conditions, passed)


class _Result(NamedTuple):
    """What an acara came to."""

    records: frozenset[str]
    """The programmes of the plenary, or where it has none of the groups."""
    taken: frozenset[str]
    """Ids of the groups' own that the plenary has as its own."""


def _result(source: Session, stage: Stage) -> _Result:
    state = ProgrammeState(source, stage)
    records = frozenset(one.seen.record for one in state.result.everything)
    return _Result(records, in_the_result(state) if state.in_groups else frozenset())


def _passed(
    seen: Seen[Programme], way: Onward, stage: str, rows: Mapping[str, str], then: str
) -> Passed:
    programme = seen.value
    fields = {
        name: getattr(programme, name) for name in Programme.data_fields() if name not in LEFT
    }
    fields["lead"] = way.code(programme.lead)
    fields["support"] = tuple(
        one for one in way.offices(programme.support) if one != fields["lead"]
    )
    # a row that the next script does not ask stays as it was, and is called as it was then
    fields["answers"] = rows.get(_row(programme.answers), programme.answers)
    fields["row_then"] = then
    share = "" if programme.percent is None else f"{programme.percent}%"
    what = ", ".join(filter(None, ("quick win" if programme.quick_win else "", share)))
    passed = Passed(SORT, programme.name, what, source=(Programme.kind, seen.record))
    if seen.in_confidence:
        return left_behind(passed, "tertutup")
    if "name" in seen.destroyed or not programme.lead:
        return left_behind(passed, "isinya dimusnahkan atas permintaan")
    change, stamps = passed_record(seen, Programme, f"{stage}/{programme.programme}", fields)
    return replace(passed, change=change, stamps=stamps)


def _answers(
    source: Session, programme: Programme, stage: str, conditions: set[str], passed: Passed
) -> Iterator[Passed]:
    """Answers to conditions that the next script has as well."""
    for seen in source.all(QuickWinAnswer):
        mine = (seen.value.stage, seen.value.programme) == (programme.stage, programme.programme)
        if not mine or seen.value.condition not in conditions:
            continue
        record = f"{stage}/{programme.programme}/{seen.value.condition}"
        change, stamps = passed_record(seen, QuickWinAnswer, record, {"answer": seen.value.answer})
        yield replace(
            passed,
            sort="",
            change=change,
            stamps=stamps,
            source=(QuickWinAnswer.kind, seen.record),
            reason="",
        )


def _row(record: str) -> str:
    """`kesenjangan/4.1/kota` → `4.1/kota`."""
    return record.partition("/")[2]


def _rows(script: Script) -> dict[str, str]:
    """`4.1/kota` → the record of that row in a script."""
    found: dict[str, str] = {}
    for topic in topics_of(script):
        for about in (topic.about, *topic.of.values()):
            record = about.partition("/")[2]
            found.setdefault(_row(record), record)
    return found

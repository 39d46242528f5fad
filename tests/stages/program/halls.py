"""Two acara of programmes in a small hall: one with pillars and a rule, one on its own."""

from __future__ import annotations

from datetime import time

from bimtek.hall.records import StageRun, StageState
from bimtek.script.model import Stage
from bimtek.stages.deed import Deed
from bimtek.stages.gap.records import CITY, Answer, Cause, Gap
from bimtek.stages.program import deeds
from bimtek.stages.program.deeds import Naming, Saw
from bimtek.stages.program.fields import fields_of
from bimtek.stages.program.rules import Entry
from bimtek.stages.program.script import Condition, ProgrammeScript
from bimtek.stages.program.state import ProgrammeState
from bimtek.stages.program.typed import read_line
from tests.minutes.halls import Hall, acara, at
from tests.stages.gap import halls as gap

RULE = (Condition("setahun", "selesai dalam satu tahun"), Condition("anggaran", "anggaran ada"))
PLAN = acara("prog", "program", "Program dan quick win", time(9, 30), 120, ProgrammeScript(RULE, 2))
FREE = acara("usul", "program", "Usul program", time(13), 60, ProgrammeScript())
STAGES = (gap.GAP, PLAN, FREE)


def seat(hall: Hall) -> None:
    gap.seat(hall)
    hall.time = at(9, 40)


def begin(hall: Hall, stage: Stage = PLAN) -> None:
    hall.record(StageRun.new(id=stage.id, state=StageState.RUNNING, started=at(9, 30)))


def state_of(hall: Hall, stage: Stage = PLAN) -> ProgrammeState:
    hall.session.poll()
    return ProgrammeState(hall.session, stage)


def do(hall: Hall, deed: Deed) -> str:
    """Record a deed; what it tells."""
    if deed.changes:
        hall.record(*deed.changes)
    return deed.told


def name(hall: Hall, *lines: str, pillar: str = "living", stage: Stage = PLAN) -> Naming:
    """Type lines, as one act."""
    state = state_of(hall, stage)
    naming = Naming(state, pillar if state.scripted else "", hall.time)
    for line in lines:
        naming.name(read_line(line, state.at_turn, state.known))
    if naming.changes:
        hall.record(*naming.changes)
    return naming


def entry(hall: Hall, words: str, stage: Stage = PLAN) -> Entry:
    """A programme by its name."""
    return next(one for one in state_of(hall, stage).everything if one.name == words)


def fill(hall: Hall, words: str, **texts: str) -> None:
    """Type into the form of a programme, field by field."""
    for field, text in texts.items():
        state, one = state_of(hall), entry(hall, words)
        line = next(f for f in fields_of(state) if f.name.replace("-", "_") == field)
        seen = one.answers.get(line.name.removeprefix("syarat-"))
        saw = Saw(seen if line.name.startswith("syarat-") else one.seen)
        do(hall, deeds.fill(state, one, line, text, saw))


def level(hall: Hall, row: str = "4.2", who: str = CITY, **values: object) -> None:
    """What the gap analysis says of a row."""
    said: dict[str, object] = {
        "answer": Answer(now="2", target="4"),
        "causes": (Cause.STAFF,),
        "cause": "perawat kurang",
    }
    hall.record(Gap.new(stage="gap", row=row, who=who, **{**said, **values}))


def morning(hall: Hall) -> None:
    """Two pillars, quick wins that pass, fail and wait, one told in confidence."""
    begin(hall)
    level(hall)
    name(
        hall, "Antrean daring di semua puskesmas @dinkes @rsmw #4.2 ^2024",
        "Kampung bebas kumuh @disperkim #SL.1.1 ^2025-2029", "Taman sensor @dlh",
        "Tukar lahan @dpupr ~",
    )  # fmt: skip
    name(hall, "Mal pelayanan digital @dinkes #1.1 ^2024-2035", pillar="governance")
    fill(
        hall, "Antrean daring di semua puskesmas", partners="Universitas contoh", horizon="p",
        budget="750 jt", source="a", indicator="puskesmas berantrean", targets="2024: 3; 2025: 6",
        reference="RPJMD hlm. 40", quick_win="y", percent="40", evidence="draf SOP selesai",
        syarat_setahun="y", syarat_anggaran="y",
    )  # fmt: skip
    fill(hall, "Taman sensor", quick_win="y", syarat_setahun="t")
    fill(hall, "Mal pelayanan digital", horizon="j", budget="12,5 m", source="c")

"""Programmes in the minutes: a table of each pillar, the quick wins, the road map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.journal.records import DESTROYED
from bimtek.stages.program.money import show_budget, show_targets
from bimtek.stages.program.records import Answer, programme_place
from bimtek.stages.program.rules import (
    Entry,
    RoadMap,
    horizon_of,
    judged,
    road_map,
    runs_in,
    years_of,
)
from bimtek.stages.program.state import ProgrammeState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.program.script import Condition
    from bimtek.stages.program.state import Pillar

UNSETTLED: Final = "(berbeda, belum dipilih)"
HEADERS: Final = ("Program", "Penanggung jawab", "Menjawab", "Indikator dan target", "Waktu",
                  "Anggaran", "Rujukan")  # fmt: skip
RUNS: Final = "■"


class PrintedPillar(NamedTuple):
    """One pillar in which anything may be printed."""

    title: str
    rows: tuple[tuple[str, ...], ...]


class PrintedHorizon(NamedTuple):
    """One horizon of the road map."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = ProgrammeState(session, stage)
    shown = tuple(one for one in state.everything if not one.closed)
    quick = [one for one in shown if one.value.quick_win]
    timed = tuple(one for one in shown if horizon_of(one, state.base) is not None)
    plan = road_map(timed, state.base)
    named = [one for one in state.pillars if any(e.value.pillar == one.id for e in shown)]
    return {
        "pillars": [_pillar(state, one, shown) for one in named],
        "several": state.several,
        "begun": state.run.started is not None,
        "headers": list(HEADERS),
        "silent": _listed([one.title for one in state.scripted if not state.of(one.id)])
        if state.everything
        else "",
        "conditions": [one.text for one in state.spec.conditions],
        "quick": [_quick(state, one) for one in quick],
        "quick_headers": _quick_headers(state),
        "wanted": state.spec.quick_wins if len(quick) != state.spec.quick_wins else 0,
        "horizons": [
            PrintedHorizon(f"Jangka {horizon}", tuple(_road(state, plan, e) for e in found))
            for horizon, found in plan.parts
        ],
        "road_headers": _road_headers(plan),
        "left_out": sum(one.closed for one in state.everything),
        "places": {programme_place(stage.id, one.id): _value(one, "name") for one in shown},
    }


def _listed(words: Sequence[str]) -> str:
    """`Smart Living, Smart Economy, dan Smart Branding`."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def _value(entry: Entry, name: str, show: Any = str) -> str:
    """A field in words; of two values both, with the remark that nobody has chosen."""
    seen = entry.seen
    if name in seen.destroyed:
        return DESTROYED
    if name in seen.conflicts:
        values = dict.fromkeys(show(value) for _, value in seen.values(name))
        return f"{' / '.join(values)} {UNSETTLED}"
    value = getattr(entry.value, name)
    return "" if value is None else str(show(value))


def _pillar(state: ProgrammeState, pillar: Pillar, shown: Sequence[Entry]) -> PrintedPillar:
    rows = tuple(_row(state, one) for one in shown if one.value.pillar == pillar.id)
    return PrintedPillar(pillar.title, rows)


def _row(state: ProgrammeState, entry: Entry) -> tuple[str, ...]:
    support = _value(entry, "support", state.names)
    partners = _value(entry, "partners")
    who = "; ".join(
        filter(
            None,
            (
                _value(entry, "lead", state.name),
                f"pendukung {support}" if support else "",
                f"mitra {partners}" if partners else "",
            ),
        )
    )
    targets = _value(entry, "targets", show_targets)
    measured = "; ".join(filter(None, (_value(entry, "indicator"), targets)))
    source = _value(entry, "source")
    budget = ", ".join(filter(None, (_value(entry, "budget", show_budget), source)))
    row = _value(entry, "answers", lambda one: state.row_name(one, entry.value.row_then))
    reference = _value(entry, "reference")
    name = f"{_value(entry, 'name')}{_since(state, entry)}"
    return name, who, row, measured, _when(entry), budget, reference


def _since(state: ProgrammeState, entry: Entry) -> str:
    tahap = state.tahap(entry)
    return f" (dari {tahap})" if tahap else ""


def _when(entry: Entry) -> str:
    years, horizon = _value(entry, "years"), _value(entry, "horizon")
    return ", ".join(filter(None, (years, horizon)))


# -- quick wins


def _quick_headers(state: ProgrammeState) -> list[str]:
    rule = ["Syarat"] if state.spec.conditions else []
    return ["Quick win", "Penanggung jawab", *rule, ">Kemajuan", "Bukti"]


def _quick(state: ProgrammeState, entry: Entry) -> tuple[str, ...]:
    rule = (_verdict(entry, state.spec.conditions),) if state.spec.conditions else ()
    percent = _value(entry, "percent")
    done = f"{percent} %" if percent.isdecimal() else percent
    then = state.percent_then(entry)
    if then is not None:
        done = f"{done} ({state.tahap(entry)}: {then} %)".lstrip()
    lead, evidence = _value(entry, "lead", state.name), _value(entry, "evidence")
    return _value(entry, "name"), lead, *rule, done, evidence


def _verdict(entry: Entry, conditions: Sequence[Condition]) -> str:
    rule = judged(entry, conditions)
    if rule.passes:
        return "terpenuhi"
    split = [one for one in rule.open if _is_split(entry, one)]
    waiting = [one for one in rule.open if one not in split]
    told = (
        ("tidak terpenuhi", rule.failed),
        (f"dijawab {Answer.YES} dan {Answer.NO}", split),
        ("belum dijawab", waiting),
    )
    return "; ".join(f"{what}: {', '.join(c.text for c in found)}" for what, found in told if found)


def _is_split(entry: Entry, condition: Condition) -> bool:
    seen = entry.answers.get(condition.id)
    return seen is not None and bool(seen.conflicts)


# -- road map


def _road_headers(plan: RoadMap) -> list[str]:
    more = ["sesudahnya"] if plan.more else []
    return ["Program", "Penanggung jawab", *map(str, plan.years), *more]


def _road(state: ProgrammeState, plan: RoadMap, entry: Entry) -> tuple[str, ...]:
    years = tuple(RUNS if runs_in(entry, year) else "" for year in plan.years)
    span = years_of(entry)
    last = span.last if span else 0
    more = ((str(last) if last > plan.years[-1] else ""),) if plan.more else ()
    return _value(entry, "name"), _value(entry, "lead", state.name), *years, *more

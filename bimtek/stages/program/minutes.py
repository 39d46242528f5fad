"""Programmes in the minutes: a table of each pillar, the quick wins, the road map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.hall.group_records import PLENARY
from bimtek.journal.records import DESTROYED
from bimtek.stages.group_words import group_words, of_group
from bimtek.stages.program.money import show_budget, show_targets
from bimtek.stages.program.plenary import Otherwise, in_the_result, said_otherwise
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
from bimtek.stages.program.wording import NAMES, words_of

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
    origin: str = ""
    """`kelompok Living`, where all of it is from there; empty: each row tells it."""


class PrintedGroup(NamedTuple):
    """What one group proposes."""

    name: str
    members: str
    pillars: tuple[PrintedPillar, ...]
    in_its_pillar: bool
    """All of it is of the pillar that the group is called like."""
    apart: tuple[str, ...]
    """What of it the plenary does not have: `Taman sensor (DLH)`."""


class PrintedHorizon(NamedTuple):
    """One horizon of the road map."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = ProgrammeState(session, stage)
    groups = _groups(state)
    all_of_it, result = state, state.result
    if state.in_groups:
        state = state.at_table(PLENARY)
    shown = tuple(one for one in state.everything if not one.closed)
    of_result = [one for one in result.everything if not one.closed]
    quick = [one for one in of_result if one.value.quick_win]
    timed = tuple(one for one in of_result if horizon_of(one, state.base) is not None)
    plan = road_map(timed, state.base)
    named = [one for one in state.pillars if any(e.value.pillar == one.id for e in shown)]
    return {
        "groups": [] if in_the_result(state) else groups,
        "apart": [one for one in groups if one.apart] if in_the_result(state) else [],
        "at_tables": bool(groups),
        "idle": _listed([name for group, name in state.groups.items() if not _said(state, group)])
        if groups
        else "",
        "otherwise": [_otherwise(state, one) for one in said_otherwise(state)],
        "dissents": list(_dissents(state)),
        "pillars": [_pillar(state, one, shown) for one in named],
        "several": state.several,
        "begun": state.run.started is not None,
        "headers": list(HEADERS),
        "silent": _listed([one.title for one in state.scripted if not all_of_it.of(one.id)])
        if all_of_it.everything
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
        "left_out": len({e.id for e in (*state.everything, *all_of_it.everything) if e.closed}),
        "places": {
            programme_place(stage.id, one.id): _value(one, "name")
            for one in (*shown, *(e for e in all_of_it.everything if not e.closed))
        },
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
    mine = [one for one in shown if one.value.pillar == pillar.id]
    origins = {state.origin(one) for one in mine}
    whole = origins.pop() if len(origins) == 1 else ""
    rows = tuple(_row(state, one, tells_origin=not whole) for one in mine)
    return PrintedPillar(pillar.title, rows, of_group(whole))


def _groups(state: ProgrammeState) -> list[PrintedGroup]:
    """What the groups propose; none, where none proposes anything."""
    in_result = in_the_result(state) if state.in_groups else frozenset()
    found = []
    for group in state.groups if state.in_groups else ():
        own = state.at_table(group)
        shown = tuple(one for one in own.proposed if not one.closed)
        pillars = [one for one in own.pillars if any(e.value.pillar == one.id for e in shown)]
        apart = tuple(
            f"{_value(one, 'name')} ({_value(one, 'lead', own.name)})"
            for one in shown
            if one.id not in in_result
        )
        printed = tuple(_pillar(own, one, shown) for one in pillars)
        members = group_words(own.seating, group)
        in_its_pillar = [one.id for one in pillars] == [own.own_pillar]
        found.append(PrintedGroup(own.table_name(group), members, printed, in_its_pillar, apart))
    return found if any(one.pillars for one in found) else []


def _said(state: ProgrammeState, group: str) -> bool:
    return bool(state.at_table(group).proposed)


def _otherwise(state: ProgrammeState, one: Otherwise) -> str:
    """`Antrean daring, usulan Living: anggaran Rp750 juta`."""
    unit = " %" if one.field == "percent" else ""
    said = f"{NAMES[one.field]} {words_of(state, one.field, one.value)}{unit}"
    return f"{_value(one.entry, 'name')}, usulan {state.table_name(one.group)}: {said}"


def _dissents(state: ProgrammeState) -> Iterator[str]:
    for entry in state.everything:
        if not entry.closed:
            for one in state.dissents_about(entry.id):
                name = _value(entry, "name")
                yield f"{name}, {state.table_name(one.group)}: {one.sentence}"


def _row(state: ProgrammeState, entry: Entry, *, tells_origin: bool) -> tuple[str, ...]:
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
    row = _gap(state, entry)
    reference = _value(entry, "reference")
    origin = of_group(state.origin(entry)) if tells_origin else ""
    since = "; ".join(filter(None, (state.tahap(entry), origin)))
    name = f"{_value(entry, 'name')}{f' (dari {since})' if since else ''}"
    return name, who, row, measured, _when(entry), budget, reference


def _gap(state: ProgrammeState, entry: Entry) -> str:
    """The gap that it answers; one of an earlier tahap with what stood there."""
    return _value(entry, "answers", lambda one: state.row_name(one, entry.value.row_then))


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
    row = _gap(state, entry)
    name = f"{_value(entry, 'name')}{f', menjawab {row}' if row else ''}"
    return name, _value(entry, "lead", state.name), *years, *more

"""What the hall sees of programmes: those of a pillar, the quick wins, the road map.

What was told in confidence, and what two people still disagree on, stands nowhere on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bimtek.hall.running import time_left
from bimtek.page import Page, PageLine
from bimtek.stages.at_tables import RESULT, table_pointed_at
from bimtek.stages.program.money import show_budget, show_targets
from bimtek.stages.program.progress import counted
from bimtek.stages.program.rules import Entry, horizon_of, road_map
from bimtek.stages.program.state import ProgrammeState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.program.state import Pillar

ROAD_MAP: Final = "peta-jalan"
"""What the screen points at while it shows the years."""
OF_PILLAR: Final = "pilar/"
"""Beginning of what it points at while it shows one pillar."""
STAR: Final = "★"


def page(session: Session, stage: Stage, pointed: str) -> Page:
    """The pillar in which the front records, or the road map; else all in numbers.

    Args:
        pointed: `pilar/<id>`, `peta-jalan`, or nothing; at tables behind `<group>@`, or `hasil`
            there for all that this table has.
    """
    table, pointed = table_pointed_at(pointed)
    state = ProgrammeState(session, stage, table)
    corner = time_left(stage, state.run, session.now())
    if pointed == RESULT:
        return _result(state, corner)
    if table is None:
        state = state.result
    if pointed == ROAD_MAP:
        return _road_map(state, corner)
    if pointed.startswith(OF_PILLAR):
        name = pointed.removeprefix(OF_PILLAR)
        if name in (one.id for one in state.pillars):
            return _pillar(state, state.pillar(name), corner)
    return _overview(state, corner)


def _open(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(one for one in found if one.is_public)


def _pillar(state: ProgrammeState, pillar: Pillar, corner: str) -> Page:
    title = pillar.title.upper() if state.several else state.stage.title.upper()
    if state.table is not None and pillar.id != state.own_pillar:
        title = f"{title} · {state.table_name(state.table)}"
    lines = tuple(_line(state, one) for one in _open(state.of(pillar.id)))
    empty = (PageLine("Apa program kita?"),)
    return Page(title, corner, lines or empty, foot=_foot(state))


def _line(state: ProgrammeState, entry: Entry) -> PageLine:
    value = entry.value
    done = f" {value.percent} %" if value.quick_win and value.percent is not None else ""
    mark = STAR if value.quick_win else "•"
    return PageLine(value.name, mark, f"{state.name(value.lead)}{done}", strong=value.quick_win)


def _foot(state: ProgrammeState) -> str:
    many, wanted = len(_open(state.quick_wins)), state.wanted
    of = f" dari {wanted}" if wanted else ""
    return f"{STAR} quick win {many}{of}" if many or wanted else ""


def _result(state: ProgrammeState, corner: str) -> Page:
    """All that a table has, for its presentation: of each programme who, when, with what money."""
    lines: list[PageLine] = []
    for pillar in state.pillars:
        found = _open(state.of(pillar.id))
        if found and state.several:
            lines += [PageLine(), PageLine(pillar.title, strong=True)]
        for one in found:
            lines.append(_line(state, one))
            lines += [PageLine(told, " ") for told in _presented(state, one) if told]
    first = 0 if not lines or lines[0] != PageLine() else 1
    title = f"{state.table_name(state.table or '').upper()} · {state.stage.title}"
    empty = (PageLine("Belum ada yang tercatat."),)
    return Page(title, corner, tuple(lines[first:]) or empty, foot=_foot(state))


def _presented(state: ProgrammeState, entry: Entry) -> Iterator[str]:
    value = entry.value
    support = f"pendukung {state.names(value.support)}" if value.support else ""
    money = " ".join(filter(None, (show_budget(value.budget), str(value.source or ""))))
    when = str(value.years or horizon_of(entry, state.base) or "")
    yield " · ".join(filter(None, (support, when, money)))
    row = f"menjawab {state.row_name(value.answers, value.row_then)}" if value.answers else ""
    yield " · ".join(filter(None, (row, value.indicator, show_targets(value.targets))))
    if value.quick_win and (failed := state.judged(entry).failed):
        yield f"belum memenuhi: {', '.join(one.text for one in failed)}"


def _overview(state: ProgrammeState, corner: str) -> Page:
    lines = []
    if state.several:
        lines = [
            PageLine(one.title, right=f"{len(_open(state.of(one.id)))} program")
            for one in state.pillars
        ]
    else:
        lines = [_line(state, one) for one in _open(state.everything)]
    quick = [_line(state, one) for one in _open(state.quick_wins)]
    if state.several and quick:
        lines += [PageLine(), PageLine("Quick win", strong=True), *quick]
    return Page(
        state.stage.title.upper(),
        corner,
        tuple(lines) or (PageLine("Apa program kita?"),),
        foot=_foot(state),
        done=counted(state) if state.scripted else None,
        counts="pilar berprogram" if state.scripted else "",
    )


def _road_map(state: ProgrammeState, corner: str) -> Page:
    lines: list[PageLine] = []
    for horizon, found in road_map(_open(state.everything), state.base).parts:
        lines += [PageLine()] if lines else []
        title = "Belum bertahun" if horizon is None else f"Jangka {horizon}"
        lines.append(PageLine(title, strong=True))
        lines += [
            PageLine(one.name, STAR if one.value.quick_win else "•", str(one.value.years or ""))
            for one in found
        ]
    empty = (PageLine("Belum ada program yang bertahun."),)
    return Page("PETA JALAN", corner, tuple(lines) or empty)


def office(session: Session, stage: Stage, opd: str) -> tuple[PageLine, ...]:
    """The programmes that an OPD leads or supports, on its page."""
    state = ProgrammeState(session, stage).result
    lines = tuple(_of_office(state, opd))
    return (PageLine("Program", strong=True), *lines) if lines else ()


def _of_office(state: ProgrammeState, opd: str) -> Iterator[PageLine]:
    for one in _open(state.everything):
        value = one.value
        if opd == value.lead or opd in value.support:
            role = "" if opd == value.lead else "pendukung"
            when = str(value.years or horizon_of(one, state.base) or "")
            mark = STAR if value.quick_win else "•"
            yield PageLine(value.name, mark, " · ".join(filter(None, (role, when))))

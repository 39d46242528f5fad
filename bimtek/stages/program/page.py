"""What the hall sees of programmes: those of a pillar, the quick wins, the road map.

What was told in confidence, and what two people still disagree on, stands nowhere on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bimtek.hall.running import time_left
from bimtek.page import Page, PageLine
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
        pointed: `pilar/<id>`, `peta-jalan`, or nothing.
    """
    state = ProgrammeState(session, stage)
    corner = time_left(stage, state.run, session.now())
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
    lines = tuple(_line(state, one) for one in _open(state.of(pillar.id)))
    empty = (PageLine("Apa program kita?"),)
    return Page(title, corner, lines or empty, foot=_foot(state))


def _line(state: ProgrammeState, entry: Entry) -> PageLine:
    value = entry.value
    done = f" {value.percent} %" if value.quick_win and value.percent is not None else ""
    mark = STAR if value.quick_win else "•"
    return PageLine(value.name, mark, f"{state.name(value.lead)}{done}", strong=value.quick_win)


def _foot(state: ProgrammeState) -> str:
    many, wanted = len(_open(state.quick_wins)), state.spec.quick_wins
    of = f" dari {wanted}" if wanted else ""
    return f"{STAR} quick win {many}{of}" if many or wanted else ""


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
    state = ProgrammeState(session, stage)
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

"""What the hall sees of an SK: the clause that is read, then the roles that the annex gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.page import Page, PageLine
from bimtek.stages.decree.rules import OfficeRow, Standing, counts
from bimtek.stages.decree.state import DecreeState
from bimtek.stages.decree.wording import role_words, roles_line

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.decree.script import Clause

ANNEX = "lampiran"
"""What a screen points at while the annex is open; with `/<opd>` one OPD of it."""
READ, HERE, WAITING = "✓", "▶", "○"


def page(session: Session, stage: Stage, pointed: str) -> Page:
    """The clause that is pointed at; without one the next that is to be read."""
    state = DecreeState(session, stage)
    if pointed.partition("/")[0] == ANNEX:
        return _annex(state, pointed.partition("/")[2])
    clauses = state.spec.clauses
    wanted = pointed or state.progress.following or (clauses[-1].id if clauses else "")
    place = next((n for n, one in enumerate(clauses) if one.id == wanted), None)
    if place is None:
        return _annex(state, "")
    return _clause(state, clauses[place], place)


def _clause(state: DecreeState, clause: Clause, place: int) -> Page:
    clauses = state.spec.clauses
    marks = [
        HERE if n == place else READ if state.read_at(one.id) else WAITING
        for n, one in enumerate(clauses)
    ]
    lines = [PageLine(line) for line in clause.text.split("\n") if line]
    if lines and clause.points:
        lines.append(PageLine())
    lines += [_point(point) for point in clause.points]
    foot = f"{' '.join(marks)}   bagian {place + 1} dari {len(clauses)}"
    return Page(clause.title, lines=tuple(lines), foot=foot)


def _point(point: str) -> PageLine:
    """`a. mengumpulkan data` hangs on its letter."""
    mark, dot, text = point.partition(" ")
    return PageLine(text, mark) if dot and mark.endswith((".", ")")) else PageLine(point)


def office(session: Session, stage: Stage, opd: str) -> tuple[PageLine, ...]:
    """The roles that the SK gives one OPD."""
    row = next((one for one in DecreeState(session, stage).rows if one.opd == opd), None)
    if row is None or not row.roles:
        return ()
    return (PageLine("Peran dalam SK", strong=True), *_roles(row))


def _roles(row: OfficeRow) -> list[PageLine]:
    return [PageLine(role_words(held.body, held.role), "•") for held in row.roles]


def _annex(state: DecreeState, opd: str) -> Page:
    """Roles by office; what an office objects to is said in the hall, not written on the wall."""
    rows = {row.opd: row for row in state.rows}
    if opd in rows:
        held = state.offices.get(opd)
        name = PageLine(held.name if held else opd, strong=True)
        return Page("PERAN DALAM SK", lines=(name, PageLine(), *_roles(rows[opd])))
    lines = tuple(
        PageLine(f"{state.short(row.opd)}: {roles_line(row.roles)}", "•") for row in state.rows
    )
    ready = counts(state.rows)[Standing.READY]
    foot = f"{ready} dari {len(lines)} kantor menyatakan siap" if ready else ""
    return Page("PERAN DALAM SK", lines=lines, foot=foot)

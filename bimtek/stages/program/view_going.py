"""From one pillar to another, to all of them, to the years, to a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.group_records import PLENARY
from bimtek.hall.records import Note
from bimtek.journal.records import Refusal
from bimtek.stages.knowledge import earlier_records
from bimtek.stages.program.records import Programme, QuickWinAnswer

if TYPE_CHECKING:
    from bimtek.stages.program.view import ProgrammeView


class Stood(NamedTuple):
    """Where one was at a table."""

    pillar: str
    every: bool
    road: bool
    cursor: str


def go_on(view: ProgrammeView, stood: Stood | None) -> None:
    """Show the table that is served now: where one was there, else its own pillar.

    The plenary begins with all pillars.
    """
    state = view.state.at_table(view.table)
    if stood is None:
        own = state.own_pillar or view.pillar
        stood = Stood(own, view.table == PLENARY and state.several, road=False, cursor="")
    view.coming.clear()
    view.pillar, view.every, view.road = stood.pillar, stood.every, stood.road
    view.lines.clear_marks()
    view.redraw()
    view.lines.move_to(stood.cursor)


def turn(view: ProgrammeView, *, every: bool = False, road: bool = False) -> None:
    """Show all pillars, the years, or one pillar; the cursor stays on its programme."""
    entry = view.cursor_entry
    if entry is not None and not (every or road):
        view.pillar = entry.value.pillar
    view.every, view.road = every, road
    view.lines.clear_marks()
    view.redraw()
    if entry is not None:
        view.lines.move_to(entry.id)
    view.post_message(view.Pointed())


def to_pillar(view: ProgrammeView, number: int) -> None:
    """To a pillar by its place in the script, from 0.

    Raises:
        Refusal: if there is none.
    """
    known = view.state.pillars
    if number >= len(known):
        raise Refusal("no-pillar", f"Hanya ada {len(known)} pilar.")
    show_pillar(view, known[number].id)


def step(view: ProgrammeView, by: int) -> None:
    """To the neighbouring table; where there are none, to that pillar."""
    if view.table is not None:
        view.step_table(by)
        return
    step_pillar(view, by)


def step_pillar(view: ProgrammeView, by: int) -> None:
    """To the neighbouring pillar."""
    known = [one.id for one in view.state.pillars]
    at = known.index(view.pillar) if view.pillar in known else 0
    show_pillar(view, known[(at + by) % len(known)])


def show_pillar(view: ProgrammeView, name: str) -> bool:
    """Show one pillar; what is typed goes there from now on. False: there is no such one."""
    if name not in (one.id for one in view.state.pillars) or not view.put_away():
        return False
    view.pillar, view.every, view.road = name, False, False
    view.lines.clear_marks()
    view.redraw()
    if found := view.rows:
        view.lines.move_to(found[0].id)
    view.post_message(view.Pointed())
    view.post_message(view.Noting())
    return True


def stand_on(view: ProgrammeView, key: str) -> bool:
    """Put the cursor on a programme; False if it does not stand here."""
    entry = view.state.entry(key)
    if entry is None or not view.put_away():
        return False
    if key not in (one.id for one in view.rows):
        show_pillar(view, entry.value.pillar)
    view.lines.focus()
    return view.lines.move_to(key)


def to_record(view: ProgrammeView, kind: str, record: str) -> bool:
    """To a programme, a pillar that a finding names, or a note; False: it does not stand here."""
    if kind == Note.kind:
        return view.to_note(record)
    if kind in earlier_records():
        return _to_row(view, record)
    stage, _, rest = record.partition("/")
    if stage != view.stage.id or kind not in (Programme.kind, QuickWinAnswer.kind):
        return False
    programme = rest.partition("/")[0]
    seen = view.session.get(Programme, f"{stage}/{programme}")
    if view.table is not None and seen is not None and view.state.entry(programme) is None:
        view.serve(seen.value.group)
    if stand_on(view, programme):
        return True
    if not show_pillar(view, rest):
        return False
    view.field.focus()
    return True


def _to_row(view: ProgrammeView, record: str) -> bool:
    """To the first programme that answers a row of an earlier tahap, else to its pillar."""
    row = view.state.row(record)
    if row is None:
        return False
    if view.table:  # at the table that works on it
        tables = (one for one in view.state.groups if _works_on(view, one, row.pillar))
        view.serve(next(tables, view.table))
    rows = ((one.id, view.state.row(one.value.answers)) for one in view.state.everything)
    answering = (programme for programme, found in rows if found and found.about == row.about)
    if stand_on(view, next(answering, "")):
        return True
    shown = show_pillar(view, row.pillar or view.pillar)
    if shown:
        view.field.focus()
    return shown


def _works_on(view: ProgrammeView, table: str, pillar: str) -> bool:
    return bool(pillar) and view.state.at_table(table).own_pillar == pillar

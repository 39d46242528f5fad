"""A jump to a record: to the acara whose kind declares it, and there to the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.group_records import GROUP_RECORDS
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Note, Opd, Participant, StageSummary
from bimtek.stages.grouping import division_of
from bimtek.stages.knowledge import stage_of

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.tui.places import Places

DESK = "sunting"
"""Under which name the editing desk is one place."""
SEATS = (Attendance.kind, Participant.kind, RollCall.kind)
"""Kinds that stand in a roll call."""
GROUP_KINDS = frozenset(cls.kind for cls in GROUP_RECORDS)


async def jump(places: Places, kind: str, record: str) -> bool:
    """Show a record where it stands; False if it stands nowhere."""
    if places.view is not None and places.view.go_to(kind, record):
        return True
    if kind in SEATS:
        return await _to_seat(places, kind, record)
    if kind in GROUP_KINDS:
        return await _to_groups(places, kind, record)
    stage = stage_of(places.session, kind, record)
    if stage is not None and kind == StageSummary.kind:
        from bimtek.tui.editing_desk import EditingDesk

        await places.open(DESK, lambda: EditingDesk(places.session, stage))
        if isinstance(places.view, EditingDesk):
            places.view.show_stage(stage)
            places.view.go_to(kind, record)
        return True
    if stage is None:
        return kind == Opd.kind and await _to_office(places, record)
    if kind == Note.kind:
        await _to_note(places, stage, record)
        return True
    await places.open_stage(stage)
    if places.view is not None:
        places.view.go_to(kind, record)
    return True


def groups_key(stage: Stage) -> str:
    """Under which name the groups of an acara are one place."""
    return f"kelompok {stage.id}"


async def _to_groups(places: Places, kind: str, record: str) -> bool:
    """The groups of the first acara that is held in this division, and there the group."""
    from bimtek.tui.groups_view import GroupsView

    division, _, _ = record.partition("/")
    stages = (one for one in places.session.stages if division_of(one) == division)
    if (stage := next(stages, None)) is None:
        return False
    await places.open(groups_key(stage), lambda: GroupsView(places.session, stage))
    if places.view is not None:
        places.view.go_to(kind, record)
    return True


async def _to_note(places: Places, stage: Stage, record: str) -> None:
    """The list of notes shows every one; from it Esc leads back to where one looked for it."""
    from bimtek.tui.notes_view import NotesView

    await places.open(f"catatan {stage.id}", lambda: NotesView(places.session, stage))
    if places.view is not None:
        places.view.go_to(Note.kind, record)


async def _to_seat(places: Places, kind: str, record: str) -> bool:
    """The roll call that is meant, and in it the person; of a row the one in which it stands."""
    call, _, who = record.rpartition("/") if kind == Attendance.kind else ("", "", record)
    if not await places.open_roll_call(call):
        return False
    if kind == RollCall.kind:
        return True
    return places.view is not None and places.view.go_to(Participant.kind, who)


async def _to_office(places: Places, code: str) -> bool:
    """An office stands where its people are called."""
    people = (seen.value for seen in places.session.all(Participant))
    seat = next((one.id for one in people if one.opd == code), "")
    return bool(seat) and await _to_seat(places, Participant.kind, seat)

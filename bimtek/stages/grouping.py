"""The groups in which an acara is held: of the script, or made in the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.hall.group_records import OfficeSeat, PersonSeat, TableGroup
from bimtek.hall.grouping import Grouping
from bimtek.hall.groups import Seating
from bimtek.hall.records import Opd
from bimtek.journal.records import Refusal
from bimtek.stages.roll_call import room_in
from bimtek.stages.sheet import city_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bimtek.journal.records import Change
    from bimtek.script.model import Script, Stage
    from bimtek.session import Session


def division_of(stage: Stage) -> str:
    """The division of an acara: that of the script, else one of its own that the hall makes."""
    return stage.division or stage.id


def seating_of(session: Session, stage: Stage) -> Seating:
    """Who sits where in an acara; without groups where neither script nor hall made any."""
    division = division_of(stage)

    def made(cls: type[TableGroup | OfficeSeat | PersonSeat]) -> list[Any]:
        return [seen.value for seen in session.all(cls) if seen.value.division == division]

    return Seating(
        session.script.division(division),
        made(TableGroup),
        made(OfficeSeat),
        made(PersonSeat),
        room_in(session, stage),
        (seen.value for seen in session.all(Opd)),
        city_of(session),
    )


def is_group(script: Script, stage: Stage, group: str, stands: Callable[[str, str], bool]) -> bool:
    """Whether an acara has this group.

    Args:
        stands: (kind, record) → whether it is recorded.
    """
    division = script.division(stage.division)
    named = {one.id for one in division.groups} if division else set()
    return group in named or stands(TableGroup.kind, f"{division_of(stage)}/{group}")


def check_group(
    script: Script, stage: Stage, change: Change, stands: Callable[[str, str], bool]
) -> None:
    """Refuse what is recorded for a group that the acara does not have.

    Args:
        stands: (kind, record) → whether it is recorded.

    Raises:
        Refusal: with what is expected.
    """
    origin: Any = change.patch.get("origin") or ()
    for one in (*origin, change.patch.get("group")):
        if one and not is_group(script, stage, str(one), stands):
            told = f"‘{stage.title}’ tidak punya kelompok ‘{one}’."
            raise Refusal("no-such-group", f"{told} Catat dahulu kelompoknya (group).")


def group_names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Ids of the groups of an acara → what people call them."""
    if not is_in_groups(session, stage):
        return {}
    seating = seating_of(session, stage)
    return {group: seating.name(group) for group in seating.ids}


def is_in_groups(session: Session, stage: Stage) -> bool:
    """Whether an acara is held at tables."""
    division = division_of(stage)
    if session.script.division(division) is not None:
        return True
    groups = (seen.value for seen in session.all(TableGroup))
    return any(one.division == division and not one.dissolved for one in groups)


def grouping_of(session: Session, stage: Stage) -> Grouping:
    """Makes and changes the groups of an acara."""
    return Grouping(division_of(stage), seating_of(session, stage))

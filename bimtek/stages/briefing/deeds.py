"""What a key does to an agenda: the changes of one act, and the sentence that tells of it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from bimtek.journal.records import Refusal, random_id
from bimtek.stages.briefing.records import AgendaRun
from bimtek.stages.briefing.rules import Point
from bimtek.stages.deed import Deed
from bimtek.stages.timed import FIRST, UNDO, Course, running

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bimtek.hall.records import Turn
    from bimtek.journal.records import Change, Seen

AHEAD = timedelta(minutes=2)
"""How long before an item somebody may be given the turn for it."""


def course(stage: str, points: Sequence[Point]) -> Course[Point]:
    """What goes on with the items, and what takes that back."""
    return Course(points, partial(_set, stage))


def with_its_turn(
    deed: Deed, points: Sequence[Point], turn: Seen[Turn] | None, at: datetime
) -> Deed:
    """An item begins where another one ran: the turn of that one's speaker ends with it.

    Args:
        deed: that lets the item begin.
        turn: who speaks now; whoever got the turn just before the item speaks on in it.
    """
    began = turn.value.began if turn else None
    if turn is None or began is None or running(points) is None or at - began <= AHEAD:
        return deed
    told = f"{deed.told} Giliran bicara sebelumnya berakhir."
    return deed._replace(changes=(*deed.changes, turn.change(ended=at)), told=told)


def leave_out(stage: str, point: Point) -> Deed:
    """An item is left out, or comes back.

    Raises:
        Refusal: if it has begun.
    """
    if point.began is not None:
        raise Refusal("has-begun", f"‘{point.title}’ sudah dimulai; tidak dapat dilewati.")
    told = f"‘{point.title}’ {'kembali dalam susunan' if point.skipped else 'dilewati'}. {UNDO}"
    return Deed((_set(stage, point, skipped=not point.skipped),), told)


def set_speaker(stage: str, point: Point, name: str) -> Deed:
    """Somebody else speaks to this item."""
    name = name.strip()
    if name == point.by:
        return Deed(())
    return Deed((_set(stage, point, by=name),), f"‘{point.title}’ oleh {name or 'siapa saja'}.")


def add(stage: str, after: Point | None, title: str, minutes: int | None, by: str) -> Deed:
    """An item that the script does not know, behind another one.

    Raises:
        Refusal: without words.
    """
    values: dict[str, Any] = {"minutes": minutes, "by": by.strip()}
    values = {name: value for name, value in values.items() if value}
    place = after.id if after else FIRST
    change = AgendaRun.new(
        stage=stage, item=random_id(), title=title.strip(), after=place, **values
    )
    return Deed((change,), f"Butir ‘{title.strip()}’ ditambahkan. {UNDO}")


def remove(point: Point) -> Deed:
    """Take an added item out again.

    Raises:
        Refusal: if the script brought it, or it has begun.
    """
    if not point.added or point.seen is None:
        raise Refusal("of-the-script", f"‘{point.title}’ dari naskah: l melewatinya.")
    if point.began is not None:
        raise Refusal("has-begun", f"‘{point.title}’ sudah dimulai; tidak dapat dihapus.")
    return Deed((point.seen.withdraw(),), f"Butir ‘{point.title}’ dihapus. {UNDO}")


def _set(stage: str, point: Point, **values: object) -> Change:
    """Set fields of an item, whether or not anything was recorded of it before."""
    if point.seen is not None:
        return point.seen.change(**values)
    said = {name: value for name, value in values.items() if value not in (None, False)}
    return AgendaRun.new(stage=stage, item=point.id, **said)

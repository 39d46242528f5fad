"""What a key does to an agenda: the changes of one act, and the sentence that tells of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bimtek.journal.records import Refusal, random_id
from bimtek.locale.dates import clock
from bimtek.stages.briefing.records import AgendaRun
from bimtek.stages.briefing.rules import FIRST, Point, before, following, running, spent
from bimtek.stages.deed import Deed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bimtek.hall.records import Turn
    from bimtek.journal.records import Change, Seen

UNDO = "Ctrl+Z mengurungkan."
AHEAD = timedelta(minutes=2)
"""How long before an item somebody may be given the turn for it."""


def is_over(points: Sequence[Point]) -> bool:
    """Whether nothing is left to begin or to end."""
    return following(points) is None and running(points) is None


def go_on(
    stage: str, points: Sequence[Point], at: datetime, turn: Seen[Turn] | None = None
) -> Deed:
    """The next item begins and the one before it ends; behind the last one only that.

    Args:
        turn: who speaks now.

    Raises:
        Refusal: if there is nothing left to begin or to end.
    """
    if not points:
        raise Refusal("no-item", "Acara ini belum punya butir. + menambah butir.")
    coming, now = following(points), running(points)
    if coming is not None:
        return begin(stage, points, coming, at, turn)
    if now is None:
        raise Refusal("no-item", "Semua butir sudah selesai.")
    told = f"‘{now.title}’ selesai {clock(at)}. Itu butir yang terakhir."
    return Deed((_set(stage, now, ended=at),), told)


def begin(
    stage: str,
    points: Sequence[Point],
    point: Point,
    at: datetime,
    turn: Seen[Turn] | None = None,
) -> Deed:
    """This item begins, or goes on; the one that runs ends, and so does the turn of its speaker.

    Args:
        turn: who speaks now; whoever got the turn just before the item speaks on in it.

    Raises:
        Refusal: if it runs already.
    """
    now = running(points)
    if now is not None and now.id == point.id:
        raise Refusal("runs-already", f"‘{point.title}’ sudah berjalan. Spasi: butir berikut.")
    changes = [_set(stage, now, ended=at)] if now else []
    if point.began is None:
        changes.append(_set(stage, point, began=at, ended=None, skipped=False))
        told = f"‘{point.title}’ mulai {clock(at)}."
    else:
        changes.append(_set(stage, point, ended=None))
        told = f"‘{point.title}’ dilanjutkan."
    if now and turn is not None and turn.value.began and at - turn.value.began > AHEAD:
        changes.append(turn.change(ended=at))
        told += " Giliran bicara sebelumnya berakhir."
    return Deed(tuple(changes), told)


def take_back(stage: str, points: Sequence[Point], at: datetime) -> Deed:
    """The item that runs has not begun after all; the one that it ended goes on.

    Raises:
        Refusal: if none runs.
    """
    now = running(points)
    if now is None:
        raise Refusal("none-runs", "Tidak ada butir yang sedang berjalan.")
    changes = [_set(stage, now, began=None, ended=None)]
    earlier = before(points, now)
    if earlier is not None:
        changes.append(_set(stage, earlier, ended=None))
    took = spent(now, at)
    told = f"‘{now.title}’ kembali menjadi belum dimulai ({took or 0} menit dihapus). {UNDO}"
    return Deed(tuple(changes), told)


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

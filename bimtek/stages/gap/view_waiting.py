"""A row of levels whose second digit is awaited: where, and behind which first one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Refusal
from bimtek.stages.gap import deeds
from bimtek.stages.gap.cells import pair
from bimtek.stages.gap.records import Gap
from bimtek.stages.gap.rules import status_after

if TYPE_CHECKING:
    from bimtek.stages.gap.records import Answer
    from bimtek.stages.gap.rows import Row
    from bimtek.stages.gap.view import GapView

COMMAS: Final = (",", ".")
"""What people type in the middle of a number; a level has no middle."""


NOTHING_WARNED: Final = ("", "")
PAIR: Final = 2
"""Digits of a present level and its target."""


class Waiting:
    """What the page and the question know of a level that is typed by halves."""

    awaiting: str | None = None
    """The row whose second digit is awaited."""
    behind: str = ""
    """The present level that was typed there."""
    broken: str = ""
    """The row on which a comma was refused: the digit right after it is no level either."""
    warned: tuple[str, str] = NOTHING_WARNED
    """The agreed row, and the key or both digits that would have changed it: the same again do."""

    def await_target(self, key: str, now: str) -> None:
        """The next digit is the target of this row."""
        self.awaiting, self.behind = key, now


def stop_waiting(view: GapView) -> None:
    """No target is awaited behind a level that was undone.

    One that another person changed still waits: the next digit is refused there with a sentence.
    """
    for one in _places(view):
        row = view.leaf.row(one.awaiting)
        now = view.gap(row).answer.now if row else ""
        kept = row is not None and (now == one.behind or deeds.changed_by(view.state, row))
        if not (now and kept):
            one.awaiting = None


def forget_comma(view: GapView) -> None:
    """Another key: what is typed next stands behind no comma."""
    for one in _places(view):
        one.broken = ""


def place_in_sight(view: GapView) -> Waiting:
    """Where a level is typed on the face in sight."""
    if view.face == "question" and view.asking is not None:
        return view.asking
    return view.leaf.page


def _places(view: GapView) -> Iterator[Waiting]:
    places: tuple[Waiting | None, ...] = (view.leaf.page, view.asking)
    return filter(None, places)


def refuse_comma(view: GapView, row: Row) -> None:
    """Say that a level has no comma."""
    place_in_sight(view).broken = row.key
    raise Refusal("level-comma", _whole(view))


def refuse_behind_comma(view: GapView, row: Row) -> None:
    """Refuse the digit behind a comma; the one after that counts again."""
    place = place_in_sight(view)
    broken, place.broken = place.broken, ""
    if broken == row.key:
        told = f"{_whole(view)} Angka di belakang koma tidak dicatat."
        raise Refusal("level-comma", told)


def refuse_once_over_agreed(view: GapView, row: Row, said: Answer, key: str) -> None:
    """Refuse the first key over what the hall has agreed to; the same one again is meant.

    Levels are typed in pairs: of `35`, refused as a whole, the `3` of the second time is meant.

    Args:
        said: what the key would make of the answer.
        key: as it is called; for a target both digits.

    Raises:
        Refusal: if an agreed answer would change, and this key was not refused there just now.
    """
    view.check_open(Gap)  # else a second key would be asked for in vain
    gap = view.gap(row)
    if status_after(gap, said) is gap.status:
        return
    place = place_in_sight(view)
    before = place.warned[1] if place.warned[0] == row.key else ""
    place.warned = NOTHING_WARNED
    if before == key or (_is_pair(before) and before.startswith(key)):
        return
    if before.isdecimal() and key.isdecimal() and len(before + key) == PAIR:
        key = before + key
    place.warned = (row.key, key)
    raise Refusal(
        "agreed-level",
        f"{row.code} sudah disepakati {pair(gap.agreed or gap.answer)}. "
        f"{key} sekali lagi mengubahnya; statusnya menjadi diubah.",
    )


def typed_anew(warned: str, both: str) -> bool:
    """Whether a digit behind a refused pair, which it does not repeat, begins that pair again."""
    return _is_pair(warned) and warned != both and both == 2 * warned[0]


def _is_pair(key: str) -> bool:
    return key.isdecimal() and len(key) == PAIR


def _whole(view: GapView) -> str:
    scale = view.state.scale
    return f"Level satu angka {min(scale)}–{max(scale)}, tanpa koma."

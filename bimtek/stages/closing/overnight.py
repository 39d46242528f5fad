"""What became overnight of the tasks that the offices were given when a day was closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bimtek.stages.closing.records import Closing
from bimtek.stages.closing.state import OWN, ClosingState

if TYPE_CHECKING:
    from bimtek.session import Session
    from bimtek.stages.closing.tasks import OfficeTasks


class Overnight(NamedTuple):
    """Tasks of one office."""

    name: str
    given: int
    """How many it was given when the day was closed."""
    left: int
    words: str = ""
    """What is left."""

    @property
    def told(self) -> str:
        """`Dinkes 9 → 2`, `DLH 5, belum satu pun`, `Dishub 2, baru sesudah penutupan`."""
        if not self.given:
            return f"{self.name} {self.left}, baru"
        if self.left >= self.given:
            return f"{self.name} {self.left}, belum satu pun selesai"
        return f"{self.name} {self.given} → {self.left}"


def overnight(
    given: Mapping[str, int], left: Sequence[OfficeTasks], names: Mapping[str, str]
) -> tuple[Overnight, ...]:
    """Every office that was given tasks or has some: those with most left first, then those done.

    Args:
        given: code → how many when the day was closed.
        names: code → short name, in official order.
    """
    owing = {one.opd: one for one in left}
    found = [
        Overnight(one.name, given.get(code, 0), one.number, one.words)
        for code, one in owing.items()
    ]
    done = (code for code in (*names, *sorted(set(given) - set(names))) if code in given)
    found += [Overnight(names.get(c, c), given[c], 0) for c in done if c not in owing]
    return tuple(found)


def since_closing(session: Session, before: int) -> tuple[Overnight, ...]:
    """The same of the last day before another one that has a closing; nothing where none has."""
    ends = [one for one in session.stages if one.kind == OWN and 0 < one.day < before]
    if not ends:
        return ()
    seen = session.get(Closing, ends[-1].id)
    given = seen.value.owed if seen and seen.withdrawn is None else None
    state = ClosingState(session, ends[-1])
    return overnight(given or {}, state.tonight, state.names)

"""How much each office has spoken on a day: the balance of the hall, for whoever leads it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.queue import begun_minutes

if TYPE_CHECKING:
    from bimtek.hall.queue import Talk

MOST_NAMED = 3


class Spoken(NamedTuple):
    """One office."""

    opd: str
    turns: int
    seconds: int
    notes: int
    """Sentences of it that were noted, also without a turn."""

    @property
    def minutes(self) -> int:
        """Begun minutes of its turns."""
        return begun_minutes(self.seconds)


class TalkTime(NamedTuple):
    """A day."""

    spoken: tuple[Spoken, ...]
    """Who spoke longest first; of equals who was noted more, then official order."""
    silent: tuple[str, ...]
    """Offices that are here and have said nothing, in official order."""

    @property
    def turns(self) -> int:
        return sum(one.turns for one in self.spoken)

    @property
    def minutes(self) -> int:
        """Begun minutes of all turns together."""
        return begun_minutes(sum(one.seconds for one in self.spoken))


def talk_time(
    talked: Mapping[str, Talk],
    noted: Mapping[str, int],
    silent: Iterable[str],
    order: Iterable[str],
) -> TalkTime:
    """Put together what the queue and the notes know.

    Args:
        talked: office → its turns, see `queue.talked`.
        noted: office → sentences of it that were noted.
        silent: offices that are here and said nothing in any way.
        order: all offices, in official order.
    """
    place = {code: at for at, code in enumerate(order)}
    found = [
        Spoken(code, *talked.get(code, (0, 0)), noted.get(code, 0))
        for code in dict.fromkeys((*talked, *noted))
    ]
    found.sort(key=lambda one: (-one.seconds, -one.notes, place.get(one.opd, len(place))))
    return TalkTime(tuple(found), tuple(silent))


def in_words(time: TalkTime, names: Mapping[str, str]) -> str:
    """`18 kantor, 42 giliran, 96 menit; terlama Dinkes 12'; belum bicara 11`; nothing: silence."""
    if not time.spoken:
        return ""
    said = [f"{len(time.spoken)} kantor"]
    if time.turns:
        said[0] += f", {time.turns} giliran, {time.minutes} menit"
        longest = [one for one in time.spoken if one.minutes][:MOST_NAMED]
        named = ", ".join(f"{names.get(one.opd, one.opd)} {one.minutes}'" for one in longest)
        said += [f"terlama {named}"] if named else []
    if time.silent:
        said.append(f"{len(time.silent)} kantor belum bicara")
    return "; ".join(said)

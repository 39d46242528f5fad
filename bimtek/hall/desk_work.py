"""What the desk goes on with after an agreement, and what of it is told with what was agreed. Pure.

How the day went on is told until the paper is signed. What was only planned anew is not: where an
acara stands, by which number the hall read it, and how long it may take stay as they were agreed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.agreed import RESULTS, is_open, numbered_acts
from bimtek.hall.officers import Officer
from bimtek.hall.programme import place_in
from bimtek.hall.records import AddedStage, Note, StageRun, StageState
from bimtek.journal.codec import canonical
from bimtek.journal.fold import Line, uncounted

if TYPE_CHECKING:
    from bimtek.journal.entry import Entry

ORDER: Final = frozenset(("place", "day", "minutes"))
"""Fields of an acara that say what is planned for it."""
PUT_OFF: Final = frozenset(("state", "reason"))
BEHIND: Final = Decimal(10**6)
"""Added to the place of an acara that the hall inserted: behind all that were agreed."""


class Held(NamedTuple):
    """What an agreement holds, as far as one has to know it to judge what came later."""

    stamps: Collection[str]
    records: Collection[tuple[str, str]]
    """(kind, record) of all of it."""
    results: Collection[str]
    """Notes that are decisions or actions there."""
    last_day: int = 1
    """Number of the last day of the script."""


def desk_work(
    later: Sequence[Entry], is_known: Callable[[Entry], bool], held: Held
) -> Iterator[Entry]:
    """What the desk went on with in knowledge of the agreement: it is told with what was agreed.

    It rests on nothing that came late, so that a laptop merged afterwards changes none of it.

    Args:
        later: entries that the agreement does not hold, in the order of their stamps.
        is_known: whether whoever made an entry knew of the agreement.
    """
    went = _went_on(later, is_known)
    told = (_as_it_went(one, went, held) for one in _of_the_desk(later, is_known, held))
    return (one for one in told if one is not None)


def _of_the_desk(
    later: Sequence[Entry], is_known: Callable[[Entry], bool], held: Held
) -> Iterator[Entry]:
    numbered = numbered_acts(later)
    results, notes, taken = set(held.results), set[str](), set[str]()
    for one in later:
        if one.stamp in held.stamps:
            continue  # recorded anew where words of what was agreed were destroyed
        if not is_known(one) or (one.voice, one.act) in numbered:
            continue
        values = one.values or {}
        if one.kind == Note.kind:
            if values.get("label") in RESULTS:
                results.add(one.record)
            if "text" in values and not one.bases["text"]:
                notes.add(one.record)
            if one.record not in notes and (one.kind, one.record) not in held.records:
                continue
        is_result = one.record in results or values.get("joined") in results
        if one.kind != Officer.kind and not is_open(one.kind, is_result):
            continue
        named = {stamp for stamps in one.bases.values() for stamp in stamps}
        named |= {one.undoes} if one.undoes else set()
        if all(stamp in taken or stamp in held.stamps for stamp in named):
            taken.add(one.stamp)
            yield one


def _went_on(later: Sequence[Entry], is_known: Callable[[Entry], bool]) -> set[str]:
    """Acara that were begun since, or in which something was said."""
    known = [one for one in later if is_known(one)]
    dead = uncounted(Line(o.stamp, o.kind, o.patch, o.base, o.undoes) for o in known)
    found = set()
    for one in known:
        values = one.values or {}
        if one.stamp in dead:
            continue
        if one.kind == StageRun.kind and values.get("started"):
            found.add(one.record)
        elif one.kind == Note.kind and values.get("stage"):
            found.add(values["stage"])
    return found


def _as_it_went(one: Entry, went: Collection[str], held: Held) -> Entry | None:
    """An entry without what was only planned anew; None: nothing is left of it."""
    if one.kind == AddedStage.kind:
        agreed = (one.kind, one.record) in held.records
        return None if agreed or one.record not in went else _behind(one, held.last_day)
    if one.kind != StageRun.kind or not one.bases:
        return one
    values = one.values or {}
    put_off = values.get("state") == StageState.POSTPONED
    if put_off and "ended" in values:
        return one  # it was interrupted in the hall
    return _only(
        one, {n: v for n, v in values.items() if n not in (ORDER | PUT_OFF if put_off else ORDER)}
    )


def _behind(one: Entry, last_day: int) -> Entry | None:
    """An acara that the hall inserted moves none that was agreed; nonsense of elsewhere neither."""
    values = dict(one.values or {})
    if "place" in values:
        values["place"] = str(BEHIND + place_in(str(values["place"]), Decimal(1)))
    if "day" in values:
        day = values["day"]
        values["day"] = max(day, last_day) if isinstance(day, int) else last_day
    return _only(one, values)


def _only(one: Entry, values: Mapping[str, object]) -> Entry | None:
    """The same entry with these values, for a copy that nobody verifies."""
    if not values:
        return None
    base = {name: stamps for name, stamps in one.bases.items() if name in values}
    return replace(one, patch=canonical(values), base=canonical(base))

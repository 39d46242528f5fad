"""The running order as it stands: what the script plans, moved, inserted and postponed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.hall.outlook import day_now
from bimtek.hall.records import AddedStage, StageRun, StageState
from bimtek.hall.running import HELD, UNDECIDED, begin, jumped_over, last_held, run_of
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.script.model import Stage

if TYPE_CHECKING:
    from bimtek.hall.running import Runs

UNDECIDED_TITLE = "Ditunda ke waktu lain"
CLOSING = "penutup"
"""Kind of the acara that closes a day."""
SpecOf = Callable[[str], Any]
"""Word of a kind → what a section of it without any text says; None: it needs a script."""


class Slot(NamedTuple):
    """An acara and its place among those of its day."""

    stage: Stage
    place: Decimal


def inserted(
    one: AddedStage, spec_of: SpecOf, titles: Mapping[int, str] = MappingProxyType({})
) -> Stage | None:
    """An acara that the hall inserted; None: of a kind that needs a script.

    Args:
        titles: of the days.
    """
    spec = spec_of(one.sort)
    if spec is None:
        return None
    day = one.day if one.day is not None else 1
    return Stage(
        one.id, one.sort, one.title, day, titles.get(day, ""), None, one.minutes, False,
        one.by, "", (), spec, 0,
    )  # fmt: skip


def slots(
    planned: Sequence[Stage], runs: Runs, added: Iterable[AddedStage], spec_of: SpecOf
) -> tuple[Slot, ...]:
    """Every acara in the order in which the hall takes them; equal in all copies."""
    titles = {stage.day: stage.day_title for stage in planned}
    found = [
        Slot(_on_day(stage, runs, titles), _place(runs, stage.id, Decimal(number)))
        for number, stage in enumerate(planned, 1)
    ]
    for one in added:
        stage = inserted(one, spec_of, titles)
        if stage is None:
            continue
        found.append(
            Slot(
                _on_day(stage, runs, titles), _place(runs, one.id, place_in(one.place, Decimal(1)))
            )
        )
    found.sort(key=lambda slot: (slot.stage.day or 10**6, slot.place, slot.stage.id))
    return tuple(found)


def _on_day(stage: Stage, runs: Runs, titles: Mapping[int, str]) -> Stage:
    """The acara on the day, and with the minutes, that the hall gives it."""
    run = run_of(runs, stage.id)
    day = run.day
    if run.minutes is not None:
        stage = stage._replace(minutes=run.minutes)
    if day is None or day == stage.day or (day == UNDECIDED and run.state in HELD):
        return stage
    title = titles.get(day, UNDECIDED_TITLE if day == UNDECIDED else "")
    # the hour was meant for the day as planned
    return stage._replace(day=day, day_title=title, starts=None)


def _place(runs: Runs, stage: str, otherwise: Decimal) -> Decimal:
    return place_in(run_of(runs, stage).place, otherwise)


def place_in(text: str, otherwise: Decimal) -> Decimal:
    """A place as it is kept, or the usual one where none or nonsense is kept."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return otherwise
    return found if found.is_finite() else otherwise


# -- deeds


def moved(
    slots: Sequence[Slot], runs: Mapping[str, Seen[StageRun]], stage: str, by: int
) -> list[Change]:
    """An acara one place up or down, into the next day where that is its neighbour.

    Where no place is left between two, because two people gave the same one, all acara of that
    day are counted anew.

    What is still to come stays behind what has begun: before it, it would have lost its turn.

    Raises:
        Refusal: at the end of the order, or where the acara above has begun already.
    """
    at = next(n for n, slot in enumerate(slots) if slot.stage.id == stage)
    others = [slot for slot in slots if slot.stage.id != stage]
    to = at + by
    if not 0 <= to <= len(others):
        raise Refusal("no-further", "Acara ini sudah di ujung susunan.")
    neighbour = others[to] if by < 0 else others[to - 1]
    begun = runs.get(neighbour.stage.id)
    waits = (mine := runs.get(stage)) is None or mine.value.state not in HELD
    if by < 0 and waits and begun is not None and begun.value.state in HELD:
        above = neighbour.stage.title
        raise Refusal("begun", f"‘{above}’ di atasnya sudah dimulai: inilah giliran berikutnya.")
    day = neighbour.stage.day
    if day == UNDECIDED != slots[at].stage.day:
        raise Refusal("no-further", "Di bawah ini hanya acara yang ditunda. Tekan t untuk menunda.")
    same_day = [slot for slot in others if slot.stage.day == day]
    index = same_day.index(neighbour) + (0 if by < 0 else 1)
    place = _between(same_day, index)
    if not any(slot.place == place for slot in same_day):
        return [_set(runs.get(stage), stage, place=str(place), day=day)]
    same_day.insert(index, slots[at])
    return [
        _set(runs.get(slot.stage.id), slot.stage.id, place=str(number), day=day)
        for number, slot in enumerate(same_day, 1)
    ]


def _between(day: Sequence[Slot], index: int) -> Decimal:
    """A place before the acara with this index, behind the one before it."""
    if not day:
        return Decimal(1)
    if index <= 0:
        return day[0].place - 1
    if index >= len(day):
        return day[-1].place + 1
    return (day[index - 1].place + day[index].place) / 2


def insert(
    slots: Sequence[Slot], after: str, title: str, sort: str, minutes: int | None, by: str = ""
) -> Change:
    """A new acara behind another one.

    Raises:
        Refusal: without a title.
    """
    if not title.strip():
        raise Refusal("no-title", "Tulis nama acara yang disisipkan.")
    decided = [slot for slot in slots if slot.stage.day != UNDECIDED]
    before = next((slot for slot in decided if slot.stage.id == after), None)
    before = before or (decided[-1] if decided else None)
    day = before.stage.day if before else 1
    same_day = [slot for slot in slots if slot.stage.day == day]
    index = same_day.index(before) + 1 if before else 0
    return AddedStage.new(
        title=title.strip(),
        sort=sort,
        minutes=minutes,
        day=day,
        place=str(_between(same_day, index)),
        by=by,
    )


def renamed(seen: Seen[AddedStage], title: str, minutes: int | None) -> Change:
    """An inserted acara gets another name, or other minutes.

    Raises:
        Refusal: without a title.
    """
    if not title.strip():
        raise Refusal("no-title", "Tulis nama acara yang disisipkan.")
    return seen.change(title=title.strip(), minutes=minutes)


def taken_out(seen: Seen[AddedStage] | None, run: StageRun, *, recorded: bool) -> Change:
    """An inserted acara is taken out again.

    Args:
        recorded: whether something was recorded in it.

    Raises:
        Refusal: if the script brought it, it was begun, or something was recorded in it.
    """
    if seen is None:
        raise Refusal("of-the-script", "Acara ini dari naskah; l melewatinya dengan alasan.")
    if run.state in HELD or run.started is not None:
        raise Refusal("has-begun", f"‘{seen.value.title}’ sudah dimulai; tidak dapat dihapus.")
    if recorded:
        raise Refusal(
            "has-records",
            f"‘{seen.value.title}’ sudah berisi catatan; l melewatinya dengan alasan.",
        )
    return seen.withdraw()


def postpone(
    slots: Sequence[Slot], runs: Mapping[str, Seen[StageRun]], stage: str, day: int, reason: str,
    now: datetime,
) -> Change:  # fmt: skip
    """To the end of another day, before what closes it, or to a time that is not decided yet.

    Raises:
        Refusal: without a reason, or if the acara is over.
    """
    seen = runs.get(stage)
    state = seen.value.state if seen else StageState.PENDING
    if state is StageState.DONE:
        raise Refusal("has-ended", "Acara ini sudah selesai. Batalkan selesainya dahulu (u).")
    if not reason.strip():
        raise Refusal("no-reason", "Tulis alasan acara ini ditunda; alasan tercetak di notulen.")
    there = [slot for slot in slots if slot.stage.day == day and slot.stage.id != stage]
    values: dict[str, object] = {
        "state": StageState.POSTPONED,
        "day": day,
        "place": str(_between(there, _before_the_close(there))),
        "reason": reason.strip(),
    }
    if state is StageState.RUNNING:
        values["ended"] = now
    return _set(seen, stage, **values)


def begun(
    slots: Sequence[Slot], runs: Mapping[str, Seen[StageRun]], stage: str, now: datetime
) -> Change:
    """An acara begins; one that was postponed takes its place where the hall is by now.

    Raises:
        Refusal: if it runs already.
    """
    values = {record: seen.value for record, seen in runs.items()}
    return begin(stage, runs.get(stage), now, **_where_the_hall_is(slots, values, stage, now))


def _where_the_hall_is(
    slots: Sequence[Slot], runs: Runs, stage: str, now: datetime
) -> dict[str, object]:
    """Day and place behind what was held last; nothing where an acara stands in its turn."""
    if run_of(runs, stage).state is not StageState.POSTPONED:
        return {}
    others = [slot.stage for slot in slots if slot.stage.id != stage]
    last = last_held(others, runs)
    day = day_now(others, runs, now) or (others[last].day if last >= 0 else 1)
    at = next(slot.stage for slot in slots if slot.stage.id == stage)
    if at.day == day and not jumped_over([slot.stage for slot in slots], runs, stage):
        return {}
    there = [slot for slot in slots if slot.stage.day == day and slot.stage.id != stage]
    behind = last_held([slot.stage for slot in there], runs) + 1
    return {"day": day, "place": str(_between(there, behind))}


def in_the_same_order(
    before: Sequence[Slot], planned: Sequence[Stage], runs: Mapping[str, Seen[StageRun]]
) -> list[Change]:
    """What keeps the order of the hall when another version of the script counts its acara anew.

    Places count from the old numbers; where a day holds an acara that has one, all acara of that
    day get a new one, those that the script brings behind the one before them.

    Args:
        before: the order as it stands.
        planned: the acara of the new version, in its order.
    """
    numbers = {stage.id: Decimal(number) for number, stage in enumerate(planned, 1)}
    days: dict[int, list[Slot]] = {}
    for slot in before:
        days.setdefault(slot.stage.day, []).append(slot)
    known = {slot.stage.id for slot in before}
    if known.issuperset(numbers):
        return []
    changes: list[Change] = []
    for day, there in days.items():
        order = [slot.stage.id for slot in there]
        if all(slot.stage.id in numbers and not _placed(runs, slot.stage.id) for slot in there):
            continue  # nobody moved anything here: the numbers of the script are the order
        for above, stage in zip((None, *planned), planned, strict=False):
            if stage.id not in known and stage.day == day:
                at = order.index(above.id) + 1 if above and above.id in order else 0
                order.insert(at, stage.id)
        changes += [
            _set(runs.get(one), one, place=str(number)) for number, one in enumerate(order, 1)
        ]
    return changes


def _placed(runs: Mapping[str, Seen[StageRun]], stage: str) -> bool:
    seen = runs.get(stage)
    return seen is not None and bool(seen.value.place)


def _before_the_close(day: Sequence[Slot]) -> int:
    """Where a day ends for what is added to it: before its penutup, if that is what comes last."""
    return len(day) - 1 if day and day[-1].stage.kind == CLOSING else len(day)


def _set(seen: Seen[StageRun] | None, stage: str, **values: object) -> Change:
    return seen.change(**values) if seen else StageRun.new(id=stage, **values)

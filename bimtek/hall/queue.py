"""The speaking queue: who speaks, who is next, how long each office has spoken. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from bimtek.clock import epoch
from bimtek.hall.offices import in_official_order
from bimtek.hall.presence import Room, attended
from bimtek.hall.records import Opd, StageRun, Turn
from bimtek.hall.running import spells
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.locale.dates import clock
from bimtek.locale.folding import fold, letters

if TYPE_CHECKING:
    from bimtek.hall.offices import Offices

LAST = Decimal(10**9)
"""Where a turn without a place stands: after all others."""
MOST_OFFERED = 4


def begun_minutes(seconds: int) -> int:
    """Minutes as people tell them: a begun one counts."""
    return -(-seconds // 60)


class Talk(NamedTuple):
    """How much an office has spoken on a day."""

    turns: int
    seconds: int

    @property
    def minutes(self) -> int:
        """Begun minutes."""
        return begun_minutes(self.seconds)


class Break(NamedTuple):
    """An acara begins or ends: no turn reaches from one into the next."""

    at: datetime
    stage: str
    begins: bool


class Candidate(NamedTuple):
    """Somebody who may be put into the queue."""

    opd: str
    speaker: str
    """Participant; empty: whoever of the office."""
    here: bool


def place(turn: Turn) -> Decimal:
    """Where a turn stands in the queue."""
    try:
        found = Decimal(turn.order)
    except InvalidOperation:
        return LAST
    return found if found.is_finite() else LAST


def waiting(turns: Iterable[Seen[Turn]], breaks: Sequence[Break] = ()) -> list[Seen[Turn]]:
    """Who has asked for a turn and not begun, in order; equal places by when they asked.

    A queue ends with its acara; nobody waits on in the next one.
    """
    return sorted(
        (seen for seen in turns if waits(seen.value, breaks)),
        key=lambda seen: (place(seen.value), epoch(seen.value.asked), seen.record),
    )


def waits(turn: Turn, breaks: Iterable[Break]) -> bool:
    """Whether a turn is still to come.

    Not where its acara has ended since it was asked for, or another one began while its own did
    not run. One that runs on beside a break keeps its queue.
    """
    if turn.began or turn.ended:
        return False
    runs = passed = False
    for one in breaks:
        later = turn.asked is not None and epoch(one.at) > epoch(turn.asked)
        if one.stage == turn.stage:
            runs = one.begins
            passed = passed or (later and not one.begins)
        else:
            passed = passed or (later and one.begins and not runs)
    return not passed


def breaks(runs: Iterable[StageRun]) -> tuple[Break, ...]:
    """When acara began and ended, also before an interruption, in order."""
    found: list[Break] = []
    for run in runs:
        for began, ended in (*spells(run), (run.started, run.ended)):
            found += [Break(began, run.id, begins=True)] if began else []
            found += [Break(ended, run.id, begins=False)] if ended else []
    return tuple(sorted(found, key=lambda one: epoch(one.at)))


def end_of(turn: Turn, breaks: Iterable[Break]) -> datetime | None:
    """When a turn ended: as recorded, else when its acara ended or another began under it."""
    if turn.ended or not turn.began:
        return turn.ended
    later = (one for one in breaks if epoch(one.at) > epoch(turn.began))
    return next((one.at for one in later if one.begins != (one.stage == turn.stage)), None)


def speaking(turns: Iterable[Seen[Turn]], breaks: Sequence[Break] = ()) -> Seen[Turn] | None:
    """Whose turn it is: the one that began last and has not ended."""
    running = [seen for seen in turns if seen.value.began and not end_of(seen.value, breaks)]
    return max(running, key=lambda seen: (epoch(seen.value.began), seen.record), default=None)


def ask(
    turns: Iterable[Seen[Turn]],
    who: Candidate,
    stage: str,
    now: datetime,
    breaks: Sequence[Break] = (),
) -> Change:
    """Put somebody at the end of the queue.

    Raises:
        Refusal: if exactly this one waits already.
    """
    queue = waiting(turns, breaks)
    if any((seen.value.opd, seen.value.speaker) == (who.opd, who.speaker) for seen in queue):
        raise Refusal("waits-already", "Sudah ada dalam antrean.")
    last = place(queue[-1].value) if queue else Decimal(0)
    order = last + 1 if last < LAST else LAST
    return Turn.new(opd=who.opd, speaker=who.speaker, stage=stage, order=str(order), asked=now)


def give(
    turns: Sequence[Seen[Turn]],
    to: Seen[Turn] | None,
    now: datetime,
    breaks: Sequence[Break] = (),
) -> list[Change]:
    """The turn goes to the next one, or to one chosen; whoever spoke has ended. One deed.

    Args:
        to: whose turn it shall be; None: the next in the queue, or nobody if none waits.
        breaks: when acara began and ended; a turn that was left running ended there.

    Raises:
        Refusal: if nobody speaks and nobody waits.
    """
    queue = waiting(turns, breaks)
    following = to or (queue[0] if queue else None)
    running = [seen for seen in turns if seen.value.began and not seen.value.ended]
    ended = [seen.change(ended=end_of(seen.value, breaks) or now) for seen in running]
    if following is None and speaking(running, breaks) is None:
        raise Refusal("nobody-waits", "Antrean kosong. Ketik OPD atau nama, lalu Enter.")
    return [*ended, following.change(began=now)] if following else ended


def moved(
    turns: Iterable[Seen[Turn]], record: str, by: int, breaks: Sequence[Break] = ()
) -> list[Change]:
    """A turn one place up or down; nothing where it cannot go further.

    Where no place is left between two, because two laptops gave the same one, all are counted anew.
    """
    queue = waiting(turns, breaks)
    at = next((n for n, seen in enumerate(queue) if seen.record == record), None)
    if at is None or not 0 <= at + by < len(queue):
        return []
    others = [seen for seen in queue if seen.record != record]
    before = place(others[at + by - 1].value) if at + by else Decimal(0)
    after = place(others[at + by].value) if at + by < len(others) else before + 2
    between = (before + after) / 2
    if before < between < after:
        return [queue[at].change(order=str(between))]
    others.insert(at + by, queue[at])
    return [seen.change(order=str(number)) for number, seen in enumerate(others, 1)]


def talked(
    turns: Iterable[Turn], day: date, now: datetime, breaks: Sequence[Break] = ()
) -> dict[str, Talk]:
    """Office → how often and how long it has spoken on a day, the one that speaks now too."""
    found: dict[str, Talk] = {}
    for turn in turns:
        if turn.began is None or not turn.opd:
            continue
        if turn.began.astimezone(now.tzinfo).date() != day:
            continue
        long = max(timedelta(0), (end_of(turn, breaks) or now) - turn.began)
        before = found.get(turn.opd, Talk(0, 0))
        found[turn.opd] = Talk(before.turns + 1, before.seconds + int(long.total_seconds()))
    return found


def candidates(text: str, room: Room, offices: Offices) -> tuple[Candidate, ...]:
    """Who may be meant: offices by their beginning, people by a name; those who are here first.

    An office speaks through its head, else through whoever represents it.
    """
    if not letters(text):
        return ()
    found: dict[Candidate, None] = {}
    exact = offices.find(text)
    for opd in ([exact] if exact else []) + offices.beginning(text):
        found[_of_office(opd, room)] = None
    words = fold(text).split()
    for one in room.people.values():
        said = fold(f"{one.name} {one.post}").split()
        if one.name and all(any(word.startswith(typed) for word in said) for typed in words):
            found[Candidate(one.opd, one.id, one.id in room.here)] = None
    ranked = sorted(found, key=lambda one: not one.here)
    return tuple(ranked[:MOST_OFFERED])


def _of_office(opd: Opd, room: Room) -> Candidate:
    person = room.speaker(opd.code)
    return Candidate(opd.code, person.id if person else "", person is not None)


def away_words(who: Candidate, room: Room) -> str:
    """`sudah pulang 13.26` or `tidak hadir` of somebody who may not hear the turn; or nothing."""
    if who.here:
        return ""
    mine = [who.speaker] if who.speaker else [one.id for one in room.of(who.opd)]
    rows = (room.row(one) for one in mine)
    left = [row.left for row in rows if row is not None and attended(row) and row.left]
    return f"sudah pulang {clock(max(left))}" if left else "tidak hadir"


def silent(offices: Iterable[Opd], here: frozenset[str], spoken: frozenset[str]) -> tuple[Opd, ...]:
    """Offices that are here and have said nothing yet, in official order."""
    ordered = in_official_order(offices)
    return tuple(opd for opd in ordered if opd.code in here and opd.code not in spoken)


def speaker_words(turn: Turn, room: Room, offices: Mapping[str, Opd]) -> str:
    """Whose words a note takes: `Dinkes, Kepala`."""
    office = offices.get(turn.opd)
    name = (office.short or office.name) if office else turn.opd
    person = room.person(turn.speaker)
    if person is None:
        return name or "tamu"
    post = person.post or person.name
    for part in (office.name, office.short) if office else ():
        if part and post.casefold().endswith(f" {part}".casefold()):
            post = post[: -len(part)].strip()
    return ", ".join(filter(None, (name or person.agency or person.name, post)))

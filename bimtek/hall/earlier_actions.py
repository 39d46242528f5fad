"""Actions of earlier sessions at the opening of this one: what is overdue, what was told. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.before import ActionState, EarlierAction, Report, in_order
from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.locale.dates import medium_date, short_date

if TYPE_CHECKING:
    from bimtek.journal.records import Change, Seen

LONGEST = 60


class Numbered(NamedTuple):
    """An action with the number by which the hall calls it."""

    number: int
    seen: Seen[EarlierAction]

    @property
    def action(self) -> EarlierAction:
        return self.seen.value


class Count(NamedTuple):
    """How many there are, and how they stand."""

    total: int
    done: int
    running: int
    dropped: int
    overdue: int

    @property
    def open(self) -> int:
        """Those that somebody still owes."""
        return self.total - self.done - self.dropped

    @property
    def words(self) -> str:
        """`12: 3 selesai, 2 berjalan, 1 batal, 4 lewat tenggat`."""
        parts = (
            (self.done, "selesai"),
            (self.running, "berjalan"),
            (self.dropped, "batal"),
            (self.overdue, "lewat tenggat"),
        )
        said = ", ".join(f"{count} {word}" for count, word in parts if count)
        return f"{self.total}: {said or 'belum ada yang lewat tenggat'}"


def numbered(actions: Iterable[Seen[EarlierAction]]) -> tuple[Numbered, ...]:
    """All of them, numbered as they came along: a number stays, whatever becomes of the action."""
    by_id = {seen.record: seen for seen in actions}
    ordered = in_order(seen.value for seen in by_id.values())
    return tuple(Numbered(n, by_id[action.id]) for n, action in enumerate(ordered, 1))


def most_urgent_first(found: Iterable[Numbered], today: date) -> list[Numbered]:
    """Overdue ones, the longest first, then open ones by their deadline, then the rest."""

    def urgency(one: Numbered) -> tuple[bool, bool, date, int]:
        action = one.action
        due = action.deadline or date.max
        return not action.is_open, not action.is_overdue(today), due, one.number

    return sorted(found, key=urgency)


def counted(actions: Iterable[EarlierAction], today: date) -> Count:
    """How many there are of each state."""
    found = list(actions)
    of = [one.state for one in found].count
    return Count(
        len(found),
        of(ActionState.DONE),
        of(ActionState.RUNNING),
        of(ActionState.DROPPED),
        sum(one.is_overdue(today) for one in found),
    )


def standing_words(action: EarlierAction, today: date) -> str:
    """`lewat 27 hari`, `berjalan, s.d. 1 Sep`, `selesai`: never who owes it."""
    if not action.is_open:
        return action.state.value
    running = "berjalan, " if action.state is ActionState.RUNNING else ""
    due = action.deadline
    if due is None:
        return f"{running}tanpa tenggat"
    if action.is_overdue(today):
        return f"{running}lewat {(today - due).days} hari"
    new = "tenggat baru" if action.report and action.report.due else "s.d."
    day = short_date(due) if due.year == today.year else medium_date(due)
    return f"{running}{new} {day}"


def told(
    seen: Seen[EarlierAction],
    at: datetime,
    state: ActionState | None = None,
    *,
    reason: str | None = None,
    due: date | None = None,
) -> Change:
    """What the hall was told of an action; a new deadline stays until another one is given.

    Args:
        state: None: as it was.

    Raises:
        Refusal: if it is dropped without a reason.
    """
    before = seen.value.report
    report = Report(
        state or seen.value.state,
        at.replace(microsecond=0),
        reason,
        due or (before.due if before else None),
    )
    return seen.change(report=report)


def overdue_findings(found: Iterable[Numbered], today: date) -> Iterator[Finding]:
    """For F9: what is overdue should be settled today; what is open goes on into the tasks."""
    for key, weight, text, wanted in (
        ("earlier-overdue", Weight.SHOULD, "lewat tenggat", True),
        ("earlier-open", Weight.TONIGHT, "masih terbuka", False),
    ):
        mine = [
            one for one in found if one.action.is_open and one.action.is_overdue(today) is wanted
        ]
        if mine:
            spots = tuple(
                Spot(f"{one.number} {_short(one.action.text)}", EarlierAction.kind, one.seen.record)
                for one in mine
            )
            yield Finding(
                key,
                weight,
                f"{len(mine)} tindak lanjut tahap sebelumnya {text}",
                "nomor " + " · ".join(str(one.number) for one in mine),
                EarlierAction.kind,
                spots[0].record,
                spots,
            )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"

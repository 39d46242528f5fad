"""The desk's hand on the session: reads the roll call, records deeds, keeps what is half typed."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bimtek.hall.identity import free_id, person_id
from bimtek.hall.presence_records import Attendance, RollCall
from bimtek.hall.records import Participant
from bimtek.stages.attendance import arrivals, days
from bimtek.stages.attendance.beginning import with_beginning
from bimtek.stages.attendance.desk import Deed, Desk, read_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bimtek.journal.records import Change
    from bimtek.journal.voice import Receipt
    from bimtek.script.model import Stage
    from bimtek.session import Session, Signature

TOGETHER = timedelta(minutes=3)
"""For how long a walk-in who says nothing comes with whoever was checked in before."""


class Book:
    """One roll call in one session.

    Args:
        session: what is read and recorded through.
        stage: the acara.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        self.session = session
        self.stage = stage
        self.desk: Desk = read_desk(session, stage)
        self._last: tuple[str, datetime] | None = None
        """OPD or institution of the one person checked in last, and when that was."""

    @property
    def last_opd(self) -> str:
        """Where a walk-in belongs who says nothing: with the head who came in just before.

        Of nobody's company where several were ticked at once, or some time has passed.
        """
        if self._last is None or self.session.now() - self._last[1] > TOGETHER:
            return ""
        return self._last[0]

    @property
    def now(self) -> time:
        """The time in the hall."""
        return self.session.now().time()

    def renew(self) -> Desk:
        """Read the roll call again."""
        self.desk = read_desk(self.session, self.stage)
        return self.desk

    def late(self, deed: Deed) -> str:
        """The doubt about a deed once the day of the roll call is over, or nothing."""
        return days.late(self.session, self.stage, self.desk, deed)

    def beginning(self, deed: Deed) -> tuple[Deed, str]:
        """The deed; with it begins the acara, if that is the first check-in, and so it is said."""
        return with_beginning(self.session, self.stage, self.desk, deed)

    def record(self, deed: Deed, place: str = "") -> Future[Receipt]:
        """Record a deed as one act.

        Args:
            place: of the draft that it was made from, inside this acara.
        """
        opd = self._opd_of(deed.person) or self._opd_in(deed) if _is_of_one(deed) else ""
        self._last = (opd, self.session.now()) if opd else None
        with self.session.act(clears=self._place(place)) as act:
            for change in self.changes_of(deed):
                act.record(change)
        return act.saved

    def changes_of(self, deed: Deed) -> tuple[Change, ...]:
        """What a deed records, and the roll call itself where it is the first of it."""
        return (*self._call_itself(), *deed.changes)

    def _call_itself(self) -> Iterator[Change]:
        """The roll call becomes a record with its first row, if the script did not make it one."""
        if self.session.get(RollCall, self.desk.roll_call) is None:
            order = len(self.session.everything(RollCall)) + 1
            yield RollCall.new(
                id=self.desk.roll_call, title=self.stage.title, stage=self.stage.id, order=order
            )

    def _opd_of(self, who: str) -> str:
        if who not in self.desk.room.people:
            return ""
        one = self.desk.person(who)
        return one.opd or f"{arrivals.GUESTS} {one.agency}".rstrip()

    def _opd_in(self, deed: Deed) -> str:
        for change in deed.changes:
            if change.kind == Participant.kind and change.record == deed.person:
                guest = f"{arrivals.GUESTS} {change.patch.get('agency', '')}".rstrip()
                return str(change.patch.get("opd", "")) or guest
        return ""

    def new_id(self, name: str, opd: str, post: str) -> str:
        """The id of somebody who is not on the list."""
        wanted = person_id(self.session.key, name=name, opd=opd, post=post)
        return free_id(wanted, lambda one: self.session.get(Participant, one) is not None)

    # -- who recorded

    def signed(self, who: str) -> Signature | None:
        """Who set a person's status, when."""
        row = self.desk.row_of(who)
        stamp = next(iter(row.stamps("presence")), "") if row else ""
        return self.session.author(stamp) if stamp else None

    def initials(self, who: str) -> str:
        """Initials of whoever set a person's status, if it was somebody else."""
        signature = self.signed(who)
        return signature.initials if signature and not signature.own else ""

    def records_of(self, who: str) -> tuple[tuple[str, str], ...]:
        """(kind, record) of a person here and on the list, and of the entries joined into it."""
        kept = self.desk.room.kept
        entries = [one for one in self.desk.people if kept.get(one) == kept.get(who, who)]
        rows = [
            (Attendance.kind, Attendance(self.desk.roll_call, one).record_id) for one in entries
        ]
        return (*rows, *((Participant.kind, self.desk.people[one].record) for one in entries))

    # -- half-typed names and forms

    def keep(self, place: str, body: str) -> None:
        """Keep half-typed text of this acara."""
        self.session.keep_draft(self._place(place), body)

    def forget(self, place: str) -> None:
        """Wipe half-typed text for good."""
        self.session.drop_draft(self._place(place), wipe=True)

    def _place(self, place: str) -> str:
        return f"{self.stage.id}/{place}" if place else ""


def _is_of_one(deed: Deed) -> bool:
    """Whether one single person was checked in, or otherwise dealt with."""
    return bool(deed.person) and sum(one.kind == Attendance.kind for one in deed.changes) <= 1

"""A hall in which a story is told: every deed goes the way of its key, without a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from bimtek.bootstrap import open_session
from bimtek.hall import parking, programme
from bimtek.hall.before import ActionState, EarlierAction
from bimtek.hall.chair import leads_now, take_the_chair
from bimtek.hall.earlier_actions import told
from bimtek.hall.evidence import EvidenceKind, Piece
from bimtek.hall.notes import NoteContext
from bimtek.hall.offices import Offices
from bimtek.hall.presence_records import Presence, Status
from bimtek.hall.queue import ask, breaks, candidates, give
from bimtek.hall.records import Chair, Note, Opd, Parked, Participant, StageRun, Turn
from bimtek.hall.running import finish
from bimtek.hall.session_records import InputLock
from bimtek.journal.copies import copy_to
from bimtek.journal.records import Change, Seen
from bimtek.locale.dates import ZONES
from bimtek.session import Session
from bimtek.stages.attendance import arrivals
from bimtek.stages.attendance import deeds as roll
from bimtek.stages.attendance.book import Book
from bimtek.stages.attendance.desk import Deed as RollDeed
from bimtek.stages.attendance.find import Rows, WalkIn, read_line, search
from bimtek.stages.attendance.rules import replaced
from bimtek.stages.briefing import deeds as agenda
from bimtek.stages.briefing.records import AgendaRun
from bimtek.stages.briefing.rules import agenda as points_of
from bimtek.stages.closing import deeds as closing
from bimtek.stages.closing.records import Outcome
from bimtek.stages.closing.rules import Item
from bimtek.stages.closing.state import ClosingState
from bimtek.stages.deed import Deed
from bimtek.stages.dissent import dissent
from bimtek.stages.gap.state import room_now
from bimtek.stages.worksheet import deeds as sheet
from bimtek.stages.worksheet.plenary import gather
from bimtek.stages.worksheet.records import PLENARY
from bimtek.stages.worksheet.rules import Row
from bimtek.stages.worksheet.state import WorksheetState
from bimtek.tui.belonging import Belonging
from bimtek.tui.noting import Noting

WIB = ZONES["WIB"]
FACILITATOR = "Nadia Contoh"


class Hall:
    """One laptop in the hall; its clock stands still until the story goes on.

    Args:
        days: the dates of day 1 and day 2.
    """

    def __init__(
        self, path: Path, days: tuple[date, date], name: str = FACILITATOR,
        role: str = "fasilitator",
    ) -> None:  # fmt: skip
        self.path = path
        self.days = days
        self.now = datetime.combine(days[0], time(7, 30), WIB)
        self._as = name, role
        self.open_again()
        self.stage = ""
        """The acara in which the story stands."""
        self.parked = ""
        """The note that was set aside last."""

    def open_again(self) -> None:
        """The program is started, also anew."""
        self.session: Session = open_session(self.path, *self._as, clock=lambda: self.now)
        self._noting = Noting(self.session)

    def close(self) -> None:
        self.session.close()

    def keep(self, moment: str) -> None:
        """A copy beside the file, as it stands at this moment: `tahap-2-suara.bimtek`."""
        copy_to(self.session.file.connection, self.path.with_stem(f"{self.path.stem}-{moment}"))

    # -- time, and what is recorded

    def at(self, at: str, day: int | None = None) -> None:
        """Go on to this hour, of the same day if none is said."""
        hour, minute = map(int, at.split("."))
        where = self.days[day - 1] if day else self.now.date()
        self.now = datetime.combine(where, time(hour, minute), WIB)

    def record(self, *changes: Change) -> None:
        """One deed, on the disk."""
        if changes:
            self.session.record_all(changes).result(10)
            self.session.poll()
            self._noting.forget(frozenset((one.kind, one.record) for one in changes))
            self.now += timedelta(seconds=1)

    def do(self, deed: Deed) -> None:
        self.record(*deed.changes)

    # -- the running order

    @property
    def _runs(self) -> Mapping[str, Seen[StageRun]]:
        return {seen.record: seen for seen in self.session.all(StageRun)}

    @contextmanager
    def acara(self, stage: str, begins: str, ends: str) -> Iterator[None]:
        """An acara from when to when."""
        self.at(begins)
        self.stage = stage
        self.record(programme.begun(self.session.slots, self._runs, stage, self.now))
        yield
        self.at(ends)
        seen = self.session.get(StageRun, stage)
        if seen is not None and seen.value.ended is None:
            self.record(finish(seen, self.now))

    def move(self, stage: str, by: int) -> None:
        """One place up or down in the order."""
        self.record(*programme.moved(self.session.slots, self._runs, stage, by))

    def postpone(self, stage: str, day: int, reason: str) -> None:
        slots, runs = self.session.slots, self._runs
        self.record(programme.postpone(slots, runs, stage, day, reason, self.now))

    def insert(self, after: str, title: str, sort: str, minutes: int) -> str:
        """A new acara behind another one; its id."""
        change = programme.insert(self.session.slots, after, title, sort, minutes)
        self.record(change)
        return change.record

    def chair(self, name: str, post: str) -> None:
        """Somebody leads the meeting from now on."""
        self.record(*take_the_chair(self.session.all(Chair), name, post, self.now))

    # -- attendance

    def book(self, stage: str) -> Book:
        return Book(self.session, self.session.stage(stage))

    def roll(self, book: Book, deed: RollDeed) -> None:
        book.record(deed).result(10)
        self.session.poll()

    def rows(self, stage: str, typed: str, at: str) -> None:
        """Rows of the signed sheet: `8-13 15-24`."""
        self.at(at)
        book, line = self.book(stage), read_line(typed)
        assert isinstance(line, Rows)
        found = search(line, book.desk.seats, book.desk.room.here)
        self.roll(book, arrivals.check_in_rows(book.desk, line, found, self.now.time()))

    def person(self, row: int) -> str:
        """The id of whoever stands in a row of the sheet."""
        people = self.session.all(Participant)
        return next(seen.record for seen in people if seen.value.row == row)

    def stands_for(self, stage: str, row: int, who: str, presence: Presence) -> None:
        """Somebody who is not on the list comes for somebody who is: `Nama, jabatan`."""
        book = self.book(stage)
        name, _, post = who.partition(", ")
        line = WalkIn(name, post, None, "")
        seat = self.person(row)
        self.roll(book, roll.represent_by_newcomer(book.desk, line, presence, seat, book.new_id))

    def as_what(self, stage: str, row: int, presence: Presence) -> None:
        book = self.book(stage)
        self.roll(book, roll.represent(book.desk, self.person(row), presence))

    def walks_in(self, stage: str, typed: str) -> None:
        """Somebody whom nobody invited: `+nama, jabatan @opd`."""
        book, line = self.book(stage), read_line(typed)
        assert isinstance(line, WalkIn)
        deed = arrivals.walk_in(book.desk, line, "", self.now.time(), book.new_id)
        self.roll(book, deed)

    def away(self, stage: str, row: int, status: str) -> None:
        book = self.book(stage)
        self.roll(book, roll.set_status(book.desk, self.person(row), Status(status)))

    def leaves(self, stage: str, *who: tuple[int, str]) -> None:
        """Rows of the sheet that leave before the end, and when."""
        for row, at in who:
            hour, minute = map(int, at.split("."))
            book = self.book(stage)
            self.roll(book, roll.leave(book.desk, self.person(row), time(hour, minute)))

    def head_came(self, stage: str) -> None:
        """Whoever stood for somebody who has come meanwhile does so no longer."""
        for ended in replaced(self.book(stage).desk.room):
            book = self.book(stage)
            self.roll(book, roll.end_representation(book.desk, ended, self.now.time()))

    def copy_of_the_last(self, stage: str) -> None:
        """A roll call begins as a copy of the one before."""
        book = self.book(stage)
        self.roll(book, roll.carry_over(book.desk))

    def gone(self, stage: str, row: int) -> None:
        """Somebody who was copied is not here after all."""
        book = self.book(stage)
        self.roll(book, roll.take_back(book.desk, self.person(row)))

    # -- what is said

    def item(self, at: str) -> None:
        """The next item of the agenda begins, or the last one ends."""
        self.at(at)
        stage = self.session.stage(self.stage)
        points = points_of(stage.spec.items, stage.id, self.session.all(AgendaRun))
        self.do(agenda.course(stage.id, points).go_on(self.now))

    def turn(self, whom: str) -> None:
        """Whose words the notes are from now on."""
        offices = [seen.value for seen in self.session.all(Opd)]
        room = room_now(self.session)
        turns = self.session.all(Turn)
        over = breaks(seen.value for seen in self.session.all(StageRun))
        asked = ask(turns, candidates(whom, room, Offices(offices))[0], self.stage, self.now, over)
        self.record(asked)
        seen = self.session.get(Turn, asked.record)
        self.record(*give(self.session.all(Turn), seen, self.now, over))

    def note(self, *lines: str, about: str = "") -> str:
        """Lines of the note line; the id of the last."""
        made = ""
        for line in lines:
            context = self._noting.of_whose_turn_it_is(NoteContext(about=about))
            change = self._noting.note(line, Belonging(self.stage, context))
            self.record(change)
            self.now += timedelta(seconds=59)
            made = change.record
        return made

    def park(self, line: str, owner: str) -> str:
        """A note that is set aside."""
        note = self.note(line)
        seen = self.session.get(Note, note)
        assert seen is not None
        self.record(parking.park(seen, self.session.get(Parked, note), owner, self.now))
        return note

    def takes_up(self, note: str) -> None:
        seen = self.session.get(Parked, note)
        assert seen is not None
        self.record(parking.taken_up(seen, self.now))

    def hears_of(self, words: str, state: str, reason: str = "", due: date | None = None) -> None:
        """What the hall is told of an action of the tahap before."""
        found = self.session.all(EarlierAction)
        seen = next(one for one in found if words in one.value.text)
        change = told(seen, self.now, ActionState(state), reason=reason or None, due=due)
        self.record(change)

    # -- kertas kerja

    def sheet(self) -> WorksheetState:
        return WorksheetState(self.session, self.session.stage(self.stage))

    def _row(self, code: str) -> Row:
        return next(row for row in self.sheet().rows if code in (row.code, row.text))

    def fills(self, code: str, *texts: str, who: str = PLENARY) -> None:
        """A row of the sheet, column by column; empty: left alone. Evidence: `d Judul`."""
        changes: list[Change] = []
        state, row = self.sheet(), self._row(code)
        for column, text in zip(state.columns, texts, strict=False):
            if text and column.type == "bukti":
                piece = Piece(EvidenceKind(text[0]), text[2:])
                changes += sheet.bring(state, row, who, column, piece, self.now).changes
            elif text:
                changes += sheet.fill(state, row, who, column, text).changes
        self.record(*changes)

    def adds_row(self, text: str) -> None:
        self.do(sheet.add_row(self.sheet(), text, "", self.now)[0])

    def gathers(self) -> None:
        """The plenary begins with what the tables say."""
        self.do(gather(self.sheet()))

    def differs(self, code: str, group: str, sentence: str) -> None:
        """A table sees a row otherwise than the plenary."""
        stage = self.session.stage(self.stage)
        self.do(dissent(stage, self._row(code).key, group, sentence, f"{code}: {group}"))

    # -- closing

    def closing(self) -> ClosingState:
        return ClosingState(self.session, self.session.stage(self.stage))

    def closes_the_day(self, at: str) -> None:
        self.at(at)
        state = self.closing()
        self.do(
            closing.close_day(
                self.stage, self.session.get(StageRun, self.stage), state.closing,
                self.session.get(InputLock, "1"), self.now, stays_open=True,
                role=self.session.role,
                leader=leads_now(self.session.all(Chair)) if state.day.tomorrow else None,
                tonight=state.tonight,
            )
        )  # fmt: skip

    def result(self, words: str) -> Item:
        """A decision or an action by its words."""
        return next(one for one in self.closing().items if words in one.text)

    def reads_back(
        self, *, dropped: Mapping[str, str] | None = None,
        postponed: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """All decisions and actions, one by one; most are agreed."""
        said = {
            **{words: (Outcome.DROPPED, why) for words, why in (dropped or {}).items()},
            **{words: (Outcome.POSTPONED, why) for words, why in (postponed or {}).items()},
        }
        for item in self.closing().items:
            found = next((said[words] for words in said if words in item.text), None)
            outcome, why = found or (Outcome.AGREED, "")
            self.do(closing.answered(item, self.stage, outcome, self.now, why))
            self.now += timedelta(seconds=20)

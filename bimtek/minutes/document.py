"""The minutes of a session as one Markdown text; the same state gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from bimtek.hall.chair import in_order
from bimtek.hall.editing import LEFT_OUT
from bimtek.hall.parking import asides
from bimtek.hall.records import Chair, Label, Note, Parked, StageState, StageSummary, Turn
from bimtek.hall.roll_calls import ROLL_CALL
from bimtek.hall.sentences import sentence
from bimtek.hall.session_records import SessionSheet
from bimtek.hall.sheet import quorum_fields
from bimtek.journal.trouble import FileTrouble
from bimtek.journal.verify import shown
from bimtek.locale.dates import clock, medium_date
from bimtek.minutes.agreement import Present, Status, status_of
from bimtek.minutes.annexes import Annexes, annexes_of
from bimtek.minutes.attendees import Attendees, attendees
from bimtek.minutes.course import Course, by_day, courses, days, held, planned_hours, span
from bimtek.minutes.delivered import delivered_words
from bimtek.minutes.earlier import changes_since, earlier_actions
from bimtek.minutes.ending import ending
from bimtek.minutes.groups import groups_told
from bimtek.minutes.markdown import Md, bold, escape, joined, prose, table
from bimtek.minutes.notes import Line, Notes, deadline, in_charge, printed
from bimtek.minutes.parts import FIXED, FRAME, SECTION, Part, part_of, template_of
from bimtek.minutes.printing import SHIPPED, Must, Printer, finished, templates
from bimtek.minutes.signing import places_to_sign, signature_table, signing
from bimtek.minutes.turns import also_spoke
from bimtek.minutes.wording import Names, either, standing
from bimtek.stages import KINDS
from bimtek.stages.absent import stand_in
from bimtek.stages.closing.ends import ends
from bimtek.stages.closing.outcomes import outcomes
from bimtek.stages.knowledge import rows_then
from bimtek.stages.recorders import recorders
from bimtek.stages.roll_call import roll_call_in

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session

TITLE = "NOTULEN"
"""The word on the first line: `NOTULEN` or `NOTULA`."""

WAITING = (StageState.PENDING, StageState.POSTPONED)


class Leader(NamedTuple):
    """Who led the meeting, from when to when."""

    name: str
    words: str


class Told(NamedTuple):
    """One acara as it is printed."""

    course: Course
    part: Part
    notes: Md
    roll: Md = Md("")
    """The roll call of an acara that is something else besides."""
    also_spoke: tuple[str, ...] = ()
    """Who had a turn without a note of it."""
    groups: Md = Md("")
    """In which groups it was held."""
    opens: str = ""
    """`Hari 2: Selasa, 4 Juli 2023`, where it is the first of one of several days."""
    summary: Md = Md("")
    """What it was about, as its editor says."""
    conclusion: Md = Md("")
    """What it came to, as its editor says."""
    day_waits: bool = False
    """Nothing of its whole day, one of several, has taken place: one sentence tells it."""

    @property
    def is_empty(self) -> bool:
        """Whether it has not taken place and nothing is told of it."""
        said = (self.notes, self.summary, self.conclusion)
        told = (self.body, *said, self.roll, self.also_spoke, self.groups)
        return self.course.state in WAITING and not any(told)

    @property
    def body(self) -> Md:
        """What its kind prints: nothing where it was not held and nothing stands recorded."""
        return self.part.body if self.course.was_held or self.part.recorded else Md("")


def minutes(
    session: Session,
    status: Status | None = None,
    present: Sequence[Present] = (),
    printer: Printer = SHIPPED,
    files: Annexes | None = None,
) -> str:
    """The minutes of a session, as it stands, in Markdown.

    Args:
        status: what the document says of itself; None: as the session says.
        present: acara as newer data shows them, printed behind.
        printer: by which templates.
        files: photos and scans, printed last; None: those of the session.

    Raises:
        FileTrouble: for a mistake in a template of an office.
    """
    made = Minutes(session, printer)
    if files is None:
        files = annexes_of(session, session.agreement)
    return made.text(status or status_of(session, session.agreement), present, files)


def part_told(session: Session, stage_id: str, printer: Printer = SHIPPED) -> Present:
    """What the kind of one acara prints of it, as the session stands.

    Raises:
        KeyError: if there is no such acara.
    """
    made = Minutes(session, printer)
    found = next((one for one in made.told if one.course.stage.id == stage_id), None)
    if found is None:
        raise KeyError(stage_id)
    return Present(found.course.stage.title, found.body)


def section(session: Session, stage_id: str, printer: Printer = SHIPPED) -> str:
    """What the minutes say of one acara, as it stands, in Markdown.

    Raises:
        KeyError: if there is no such acara.
        FileTrouble: for a mistake in a template of an office.
    """
    return Minutes(session, printer).section(stage_id)


class Minutes:
    """Everything that the frame prints; other documents of the session print parts of it.

    Args:
        session: what is told.
        printer: by which templates.
    """

    def __init__(self, session: Session, printer: Printer = SHIPPED) -> None:
        self.session = session
        self.printer = printer
        self.zone = session.script.zone
        self.sheet = sheet_of(session)
        self.first_day = self.sheet.first_day or session.script.first_day
        self.names = Names(session)
        self.outcomes = outcomes(session)
        self.corrected: Mapping[str, str] = {}
        let_go = {note: said.words for note, said in self.outcomes.items() if said.is_let_go}
        self.notes = Notes(session, self.names, let_go)
        self.aside = asides(session.all(Note), session.all(Parked))
        self.turns = [seen.value for seen in session.all(Turn)]
        self.courses = courses(session, self.first_day)
        self.ending = ending(session, self.courses, self.first_day)
        self.recorders = recorders(session)
        self.signing = signing(session)
        if not printer.letterhead:
            self.signing = self.signing._replace(letterhead=())
        self.groups = groups_told(session, self.courses)
        parts = [self._part(course.stage) for course in self.courses]
        self.places = rows_then(session)
        self.places |= {place: words for part in parts for place, words in part.places.items()}
        self.by_day = by_day(self.courses)
        opens = {found[0].stage.id: day for day, found in self.by_day.items() if day}
        told = [
            self._told(course, part)._replace(opens=opens.get(course.stage.id, ""))
            for course, part in zip(self.courses, parts, strict=True)
        ]
        begun = {0, *(one.course.stage.day for one in told if not one.is_empty)}
        several = len(self.by_day) > 1
        self.told = [
            one._replace(day_waits=several and one.course.stage.day not in begun) for one in told
        ]

    def text(self, status: Status, present: Sequence[Present], files: Annexes) -> str:
        """The whole document."""
        self.corrected = status.corrected
        values = {
            "word": TITLE,
            "zone": self.zone,
            "told": self.told,
            "status": status,
            "present": present,
            "files": files,
            **self.head(),
            **self.end(status),
            "sidik": status.sidik or shown(self.session.fingerprint()),
            "own_templates": self.printer.names(self._templates()),
        }
        must = _fixed(values)
        values["fixed"] = {name: Md(one.words) for name, one in must.items()}
        return self.printer.document(FRAME, values, tuple(must.values()))

    def _templates(self) -> Iterator[str]:
        """The templates that print these minutes."""
        yield from (FRAME, SECTION)
        for stage in self.session.stages:
            if minutes := KINDS.of(stage.kind).minutes:
                yield template_of(minutes)

    def section(self, stage_id: str) -> str:
        """The part of one acara."""
        for one in self.told:
            if one.course.stage.id == stage_id:
                return self.printer.document(SECTION, {"one": one, "zone": self.zone})
        raise KeyError(stage_id)

    def head(self) -> dict[str, object]:
        """What stands above the first acara."""
        sheet = self.sheet
        people = attendees(self.session, self.names, sheet.city)
        return {
            "title": sheet.title,
            "signing": self.signing,
            "bases": sheet.bases,
            "days": days(self.first_day, sheet.last_day or self.first_day),
            "planned": self._planned(),
            "held": self._held(),
            "place": ", ".join(filter(None, (sheet.place, sheet.city))),
            "leaders": self._leaders(),
            "note_takers": self.recorders.words,
            "people": people,
            "attendees": self._attendees(people),
            "since": changes_since(self.session),
            "running_order": self._running_order(),
        }

    def end(self, status: Status) -> dict[str, object]:
        """What stands behind the last acara."""
        stages = {stage.id for stage in self.session.stages}
        one_day = self.first_day if len({one.day for one in self.courses}) < 2 else None
        return {
            "others": printed(self.notes.outside(stages), one_day, self.places),
            "decisions": self._decisions(taken=True),
            "decisions_let_go": self._decisions(taken=False),
            "actions": self._actions(taken=True),
            "actions_let_go": self._actions(taken=False),
            "earlier_actions": earlier_actions(self.session),
            "questions": printed(self._bare(self._unanswered()), one_day, self.places),
            "parked": self._parked(),
            "closing": self.ending.words,
            "signed_at": self.signing.place or self.sheet.city,
            "signatures": self._signatures(),
            "signed_on": status.signed_on or self.signing.day,
            "left_out": self.notes.left_out + sum(one.part.left_out for one in self.told),
            "forms": delivered_words(self.session),
            "dropped": self.notes.dropped,
            "dropped_words": LEFT_OUT,
            "conflicts": sum(len(seen.conflicts) for seen in self.session.conflicts()),
        }

    def _part(self, stage: Stage, word: str = "") -> Part:
        kind = KINDS.of(word or stage.kind)
        if not kind.package:
            return part_of(kind.minutes, self.session, stage, self.printer)
        try:
            return part_of(kind.minutes, self.session, stage, self.printer)
        except FileTrouble:
            raise  # a mistake in a template of the office, at its line
        except Exception as error:  # noqa: BLE001 - another package's code may raise anything
            KINDS.failed(kind, error)
            return part_of(stand_in(kind.word).minutes, self.session, stage)

    def _told(self, course: Course, part: Part) -> Told:
        lines = self.notes.of(course.stage.id, part.told)
        notes = printed(lines, course.day, self.places)
        also = also_spoke(
            self.turns, self.notes.said_in(course.stage.id), course.stage.id, self.names
        )
        groups = self.groups.get(course.stage.id, Md(""))
        summary, conclusion = self._summary(course.stage)
        roll = self._roll(course.stage)
        return Told(course, part, notes, roll, also, groups, summary=summary, conclusion=conclusion)

    def _summary(self, stage: Stage) -> tuple[Md, Md]:
        """What was written of an acara as a whole; several texts where nobody has chosen yet."""
        seen = self.session.get(StageSummary, stage.id)
        if seen is None:
            return Md(""), Md("")
        summary, conclusion = (
            prose(either([sentence(text) for text in standing(seen, field) if text] or [""]))
            for field in ("summary", "conclusion")
        )
        return summary, conclusion

    def _roll(self, stage: Stage) -> Md:
        if stage.kind == ROLL_CALL or not _calls_the_roll(stage):
            return Md("")
        roll = self._part(stage, ROLL_CALL)
        return roll.body if roll.recorded else Md("")

    def _planned(self) -> str:
        """As the first page says it, but never without an acara that is planned before or after."""
        first, last = planned_hours(self.session.script.stages)
        starts = min(filter(None, (self.sheet.starts, first)), default=None)
        ends = max(filter(None, (self.sheet.ends, last)), default=None)
        return f"{span(starts, ends)} {self.zone}" if starts or ends else ""

    def _held(self) -> list[str]:
        went = held(self.courses)
        one_day = list(went) == [self.first_day]
        return [
            f"{span(begun, ended)} {self.zone}" + ("" if one_day else f", {medium_date(day)}")
            for day, (begun, ended) in went.items()
        ]

    @property
    def leader(self) -> str:
        """Name of who led the meeting last; empty: nobody was named."""
        return next((one.name for one in reversed(self._leaders())), "")

    def _leaders(self) -> list[Leader]:
        """Who led the meeting, the earliest first."""
        return [self._leader(seen) for seen in in_order(self.session.all(Chair))]

    def _leader(self, seen: Seen[Chair]) -> Leader:
        name = either(standing(seen, "name"))
        words = ", ".join(part for part in (name, seen.value.post) if part)
        since, until = self._moment(seen.value.since), self._moment(seen.value.until)
        if since and not until and not self.ending.is_over:
            until = self._end_of_the_last_day(since)
        if since and until and since.date() != until.date():
            days = [f"{medium_date(at)} pukul {clock(at)} {self.zone}" for at in (since, until)]
            words += f" ({days[0]} sampai {days[1]})"
        elif since or until:
            day = (since or until or self.session.now()).date()
            when = "" if day == self.first_day else f"{medium_date(day)}, "
            hours = f"{span(since, until)} {self.zone}"
            if since and not until and self.ending.is_over:
                hours = f"{clock(since)} {self.zone} sampai selesai"
            words += f" ({when}pukul {hours})"
        return Leader(name, words)

    def _end_of_the_last_day(self, since: datetime) -> datetime | None:
        """When the day was closed on which somebody led last; None: the meeting goes on."""
        closed = max((self.session.local(one.at) for one in ends(self.session)), default=None)
        begun = [spell for one in self.courses for spell in (*one.earlier, (one.started, None))]
        goes_on = closed is None or any(start and start >= closed for start, _ in begun)
        return None if goes_on or closed is None or closed <= since else closed

    def _moment(self, at: datetime | None) -> datetime | None:
        return self.session.local(at)

    def _attendees(self, people: Attendees) -> Md:
        return people.told(
            {
                roll_call_in(self.session, one.stage): f"acara {one.number}, {one.stage.title}"
                for one in self.courses
                if _calls_the_roll(one.stage)
            }
        )

    def _running_order(self) -> Md:
        """One table; where there are several days, one a day."""
        heads = [
            ">No", "Acara", f"Rencana ({self.zone})", f"Terlaksana ({self.zone})", "Keterangan",
        ]  # fmt: skip
        found: list[Md] = []
        for day, mine in self.by_day.items():
            rows = [
                (one.number, one.stage.title, one.planned, one.actual, one.remark) for one in mine
            ]
            found += [bold(day), table(heads, rows)] if day else [table(heads, rows)]
        return joined(*found, between="\n\n")

    def results(self, label: Label, *, taken: bool) -> list[Line]:
        """What the meeting came to, or what it let go when it was read."""
        found = self.notes.labelled(label)
        return [line for line in found if (line.seen.record in self.notes.let_go) is not taken]

    def _decisions(self, *, taken: bool) -> list[Md]:
        return [
            joined(line.words(), f"({self.origin(line)})", between=" ")
            for line in self.results(Label.DECISION, taken=taken)
        ]

    def _actions(self, *, taken: bool) -> Md:
        rows = [
            (
                number,
                line.words(long=False),
                self._in_charge(line),
                either([deadline(due) or "belum ada" for due in standing(line.seen, "due")]),
                self.origin(line),
            )
            for number, line in enumerate(self.results(Label.ACTION, taken=taken), start=1)
        ]
        heads = [">No", "Uraian", "Penanggung jawab", "Tenggat", "Asal"]
        return table(heads, rows) if rows else Md("")

    def _in_charge(self, line: Line) -> str:
        whom = [in_charge(self.notes.naming(line, opds)) for opds in standing(line.seen, "opd")]
        return either([words or "belum ditunjuk" for words in whom])

    def origin(self, line: Line) -> str:
        """Where it was said, what the hall said to it, which ralat it has."""
        said = self.outcomes.get(line.seen.record)
        told = (
            self._said_in(line),
            said.words if said else "",
            self.corrected.get(line.seen.record, ""),
        )
        return "; ".join(filter(None, told))

    def _said_in(self, line: Line) -> str:
        at = f"pukul {clock(line.said)}"
        if len(self.by_day) > 1:
            at = f"{medium_date(line.said)} {at}"
        for one in self.courses:
            if one.stage.id == line.note.stage:
                return f"acara {one.number}, {one.stage.title}, {at}"
        return f"di luar acara, {medium_date(line.said)} pukul {clock(line.said)}"

    def _unanswered(self) -> tuple[Line, ...]:
        """Questions that wait, without those that were set aside."""
        aside = {one.note.record for one in self.aside}
        return tuple(one for one in self.notes.unanswered() if one.seen.record not in aside)

    def _parked(self) -> list[Md]:
        """What was set aside and not taken up, with who looks after it."""
        lines = {line.seen.record: line for line in self.notes.every}
        found = []
        for one in self.aside:
            if (line := lines.get(one.note.record)) is not None:
                owner = self.names.office(one.parked.value.owner) if one.parked.value.owner else ""
                holds = f"dipegang {owner}; " if owner else ""
                origin = f"({holds}{self._said_in(line)})"
                found.append(joined(line.words(), origin, between=" "))
        return found

    def _bare(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line._replace(answers=()) for line in lines)

    def _signatures(self) -> Md:
        chair = next((one.name for one in reversed(self._leaders())), "")
        return signature_table(places_to_sign(self.session, chair, self.recorders))


def _calls_the_roll(stage: Stage) -> bool:
    return stage.kind == ROLL_CALL or bool(stage.roll_call)


FIXED_PIECES = {
    "marks": "tanda KONSEP dan versi",
    "status": "kapan disepakati, ditandatangani, atau dibuka kembali",
    "concept": "kalimat bahwa notulen masih konsep",
    "counts": "jumlah yang tertutup, isian berbeda, dan sidik",
    "annexes": "lampiran ralat dan pemutakhiran",
}
"""What every template prints as it is → as a sentence calls it."""


def _fixed(values: Mapping[str, object]) -> Mapping[str, Must]:
    """The pieces of the minutes that bind, in the words of the package."""
    made = templates().get_template(FIXED).make_module(dict(values))
    status = cast("Status", values["status"])
    words = {
        "marks": bold(status.marks),
        "status": made.status_lines(),  # type: ignore[attr-defined]
        "concept": escape(status.closing),
        "counts": made.counts(),  # type: ignore[attr-defined]
        "annexes": made.annexes(),  # type: ignore[attr-defined]
    }
    return {
        name: Must(what, finished(str(words[name])).strip("\n"), f"{{{{ fixed.{name} }}}}")
        for name, what in FIXED_PIECES.items()
    }


def sheet_of(session: Session) -> SessionSheet:
    """The first page of the session; as the script says where none was recorded."""
    if seen := session.get(SessionSheet, "1"):
        return seen.value
    script = session.script
    return SessionSheet(
        "1",
        script.title,
        script.city,
        script.place,
        script.first_day,
        script.last_day,
        script.starts,
        script.ends,
        script.zone,
        bases=script.bases,
        **quorum_fields(script.quorum),
    )

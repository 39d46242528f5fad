"""What came along from earlier sessions: which one it was, what stood there, what is still open.

Every record that a session took over has an `Origin`, so that taking over again makes no doubles
and a later change in the source is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from bimtek.journal.records import Record, Refusal, SideBySide

_PHASE = re.compile(r"\btahap\s+(IV|I{1,3}|[1-4])\b", re.IGNORECASE)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


@dataclass(frozen=True, slots=True)
class EarlierSession(Record):
    """A session before this one; values that stood there are told by its label."""

    kind: ClassVar[str] = "earlier_session"
    noun: ClassVar[str] = "sesi sebelumnya"
    labels: ClassVar[Mapping[str, str]] = {
        "name": "",
        "event": "",
        "file": "berkas",
        "edition": "versi",
        "signed_on": "ditandatangani",
        "own_people": "daftar peserta sendiri",
    }

    id: str
    """The random id of that session."""
    name: str = ""
    """How values of it are told: `Tahap I`."""
    event: str = ""
    """Its title in full."""
    city: str = ""
    first_day: date | None = None
    last_day: date | None = None
    edition: str = ""
    """Which version the hall had agreed; empty: none, values came along as they stood."""
    signed_on: date | None = None
    """The day on which that version was signed; None: what came along was a KONSEP."""
    sidik: str = ""
    """Of that version, else of the file when it was taken over, as people compare it."""
    file: str = ""
    """Name of the file without its folder; empty: known only through another session."""
    own_people: bool = False
    """This session has a list of participants of its own: others of that one stay behind."""


@dataclass(frozen=True, slots=True)
class Origin(Record):
    """Where a record was taken from, and on which values there each of its fields rests."""

    kind: ClassVar[str] = "origin"
    noun: ClassVar[str] = "asal"
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"stamps": "latest"}
    refers: ClassVar[Mapping[str, str]] = {"session": EarlierSession.kind}
    labels: ClassVar[Mapping[str, str]] = {
        "session": "dari",
        "source_kind": "jenis di sana",
        "source": "di sana",
        "stamps": "berdasarkan",
    }

    id: str
    """`<kind>/<record>` of what was taken over."""
    session: str = ""
    source_kind: str = ""
    source: str = ""
    """The record in the source."""
    stamps: Mapping[str, Any] | None = None
    """Field here → stamps in the source; never the words themselves."""


@dataclass(frozen=True, slots=True)
class FormerName(Record):
    """What an office was called at an earlier session; its code stays."""

    kind: ClassVar[str] = "former_name"
    noun: ClassVar[str] = "nama OPD sebelumnya"
    key: ClassVar[tuple[str, ...]] = ("opd", "session", "code")
    labels: ClassVar[Mapping[str, str]] = {
        "short": "singkatan",
        "name": "",
        "since": "sejak",
        "until": "sampai",
    }
    refers: ClassVar[Mapping[str, str]] = {"opd": "opd", "session": EarlierSession.kind}

    opd: str
    session: str
    code: str
    """Its code there; another one where offices were joined."""
    short: str = ""
    name: str = ""
    since: date | None = None
    """First day of the session in which it was called so."""
    until: date | None = None
    """Last day on which it was surely called so."""


@dataclass(frozen=True, slots=True)
class FormerSeat(Record):
    """Where a person sat at an earlier session; the id stays."""

    kind: ClassVar[str] = "former_seat"
    noun: ClassVar[str] = "jabatan sebelumnya"
    key: ClassVar[tuple[str, ...]] = ("participant", "session")
    labels: ClassVar[Mapping[str, str]] = {"post": "", "since": "sejak", "until": "sampai"}
    refers: ClassVar[Mapping[str, str]] = {
        "participant": "participant",
        "session": EarlierSession.kind,
    }

    participant: str
    session: str
    opd: str = ""
    post: str = ""
    since: date | None = None
    until: date | None = None


class ActionState(StrEnum):
    """How far an action of an earlier session is."""

    OPEN = "terbuka"
    RUNNING = "berjalan"
    DONE = "selesai"
    DROPPED = "batal"


@dataclass(frozen=True, slots=True)
class Report:
    """What belongs together: one field, so that two people's halves never mix."""

    state: ActionState
    at: datetime
    reason: str | None = None
    due: date | None = None
    """A new deadline; None: the old one holds."""


@dataclass(frozen=True, slots=True)
class EarlierAction(Record):
    """An action that was open at the end of an earlier session."""

    kind: ClassVar[str] = "earlier_action"
    noun: ClassVar[str] = "tindak lanjut tahap sebelumnya"
    searchable: ClassVar[tuple[str, ...]] = ("text",)
    refers: ClassVar[Mapping[str, str]] = {
        "opd": "opd",
        "speaker": "participant",
        "session": EarlierSession.kind,
    }
    labels: ClassVar[Mapping[str, str]] = {
        "text": "",
        "session": "dari",
        "report": "",
        "report.state": "",
        "report.at": "pukul",
        "report.reason": "karena",
        "report.due": "tenggat baru",
    }

    id: str
    """That of the note in which it was agreed."""
    session: str = ""
    text: str = ""
    opd: tuple[str, ...] = ()
    speaker: str = ""
    """Who promised it, where that person came along."""
    due: date | None = None
    order: int = 0
    report: Report | None = None

    def check(self) -> None:
        """Refuse to drop it without a reason."""
        dropped = self.report is not None and self.report.state is ActionState.DROPPED
        if dropped and not (self.report and (self.report.reason or "").strip()):
            raise Refusal("no-reason", "Tulis mengapa tindak lanjut ini batal, satu kalimat.")

    @property
    def state(self) -> ActionState:
        """How far it is; before anybody told it is open."""
        return self.report.state if self.report else ActionState.OPEN

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes it."""
        return self.state in (ActionState.OPEN, ActionState.RUNNING)

    @property
    def deadline(self) -> date | None:
        """The one that holds now."""
        return (self.report.due if self.report else None) or self.due

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return self.is_open and self.deadline is not None and self.deadline < today


BEFORE_RECORDS: tuple[type[Record], ...] = (
    EarlierSession, Origin, FormerName, FormerSeat, EarlierAction,
)  # fmt: skip


def name_of(title: str, last_day: date | None) -> str:
    """How values of a session are told: `Tahap I`, else by its year."""
    if match := _PHASE.search(title):
        return f"Tahap {_ROMAN.get(match[1], match[1].upper())}"
    return f"Sesi {last_day.year}" if last_day else "Sesi sebelumnya"


def by_time(sessions: Iterable[EarlierSession]) -> list[EarlierSession]:
    """Earlier sessions, the oldest first."""
    return sorted(sessions, key=lambda one: (one.last_day or date.min, one.id))


def in_order(actions: Iterable[EarlierAction]) -> list[EarlierAction]:
    """Actions as the hall numbers them: as they came along."""
    return sorted(actions, key=lambda one: (one.order, one.id))

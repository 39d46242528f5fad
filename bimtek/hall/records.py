"""The records that every kind of stage may read: offices, people, running order, turns, notes.

Kinds of stage never import each other; what two of them need lies here, or beside in `hall`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bimtek.hall.agreement import AGREEMENT_RECORDS
from bimtek.hall.annexes import Annex
from bimtek.hall.before import BEFORE_RECORDS
from bimtek.hall.delivered import DeliveredForm
from bimtek.hall.document_data import DOCUMENT_RECORDS
from bimtek.hall.group_records import GROUP_RECORDS, GroupDissent
from bimtek.hall.officers import Officer
from bimtek.hall.presence_records import Attendance, HeldCapacity, RollCall
from bimtek.hall.session_records import (
    FileCopy,
    InputLock,
    OfficeMessage,
    ScriptVersion,
    SessionSheet,
    Waiver,
)
from bimtek.journal.records import Record, Refusal, SideBySide


@dataclass(frozen=True, slots=True)
class Opd(Record):
    """A government office."""

    kind: ClassVar[str] = "opd"
    noun: ClassVar[str] = "OPD"
    key: ClassVar[tuple[str, ...]] = ("code",)
    searchable: ClassVar[tuple[str, ...]] = ("short", "name")

    code: str
    short: str = ""
    name: str = ""
    alias: tuple[str, ...] = ()
    category: str = ""
    """`jenis` of the list: dinas, badan, kecamatan, kelurahan …"""
    pillars: tuple[str, ...] = ()
    order: int = 0
    """Place in the official order."""


@dataclass(frozen=True, slots=True)
class Participant(Record):
    """A seat or a person; a seat has a post and no name until somebody sits on it."""

    kind: ClassVar[str] = "participant"
    noun: ClassVar[str] = "peserta"
    plain: ClassVar[tuple[str, ...]] = ("agency", "rank", "role", "phone", "email")
    searchable: ClassVar[tuple[str, ...]] = ("name", "post")
    refers: ClassVar[Mapping[str, str]] = {"opd": "opd", "same_as": "participant"}

    id: str
    name: str = ""
    post: str = ""
    opd: str = ""
    """Code of the OPD; empty for a guest."""
    agency: str = ""
    """Where a guest comes from."""
    row: int | None = None
    """Row of the printed, signed sheet."""
    nip: str = ""
    rank: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    walk_in: bool = False
    same_as: str = ""
    """The other participant who is the same person; readers follow it."""
    not_same_as: tuple[str, ...] = ()
    """Participants who look alike and are other people: somebody has looked."""


class StageState(StrEnum):
    """Where an acara stands."""

    PENDING = "belum"
    RUNNING = "berjalan"
    DONE = "selesai"
    POSTPONED = "ditunda"
    SKIPPED = "dilewati"


@dataclass(frozen=True, slots=True)
class StageRun(Record):
    """How one acara went, beside what the script planned."""

    kind: ClassVar[str] = "stage"
    noun: ClassVar[str] = "acara"
    plain: ClassVar[tuple[str, ...]] = ("reason",)
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {
        "state": "latest",
        "place": "latest",
        "day": "latest",
        "earlier": "latest",
        "minutes": "latest",
    }
    labels: ClassVar[Mapping[str, str]] = {
        "state": "",
        "started": "mulai",
        "ended": "selesai",
        "reason": "karena",
        "day": "hari",
        "place": "urutan",
        "earlier": "sebelumnya",
        "minutes": "diringkas, menit",
    }

    id: str
    """The stage's id in the script, or of an `added_stage`."""
    state: StageState = StageState.PENDING
    started: datetime | None = None
    ended: datetime | None = None
    reason: str = ""
    """Why it was skipped or postponed."""
    place: str = ""
    """Moved: its place among the acara of its day as a decimal number; empty: as planned."""
    day: int | None = None
    """Moved to another day; 0: not decided yet to which; None: as planned."""
    earlier: tuple[str, ...] = ()
    """Spells before this one, where it went on after an interruption: ISO 8601 `from/to`."""
    minutes: int | None = None
    """What the hall gives it, to win time; None: as planned."""


@dataclass(frozen=True, slots=True)
class AddedStage(Record):
    """An acara that the hall inserted; the script knows nothing of it."""

    kind: ClassVar[str] = "added_stage"
    noun: ClassVar[str] = "acara sisipan"
    plain: ClassVar[tuple[str, ...]] = ("title", "by")
    labels: ClassVar[Mapping[str, str]] = {
        "title": "",
        "sort": "jenis",
        "minutes": "menit",
        "day": "hari",
        "place": "urutan",
        "by": "oleh",
    }
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"place": "latest", "day": "latest"}

    id: str
    title: str = ""
    sort: str = ""
    """Word of its kind, such as `jeda`."""
    minutes: int | None = None
    day: int | None = None
    place: str = "1"
    by: str = ""


@dataclass(frozen=True, slots=True)
class Chair(Record):
    """Who led the meeting, from when to when."""

    kind: ClassVar[str] = "chair"
    noun: ClassVar[str] = "pimpinan rapat"
    plain: ClassVar[tuple[str, ...]] = ("name", "post")

    id: str
    name: str = ""
    post: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turn(Record):
    """One turn in the speaking queue: asked for, begun, ended."""

    kind: ClassVar[str] = "turn"
    noun: ClassVar[str] = "giliran bicara"
    refers: ClassVar[Mapping[str, str]] = {"opd": "opd", "speaker": "participant"}
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {
        "began": "latest",
        "ended": "latest",
        "order": "latest",
    }

    id: str
    opd: str = ""
    speaker: str = ""
    """Participant, or empty: somebody of the OPD."""
    stage: str = ""
    order: str = ""
    """Place in the queue as a decimal number, so that one can be put between two."""
    asked: datetime | None = None
    began: datetime | None = None
    ended: datetime | None = None


class Label(StrEnum):
    """What a note is."""

    NOTE = "catatan"
    PROBLEM = "masalah"
    QUESTION = "pertanyaan"
    ANSWER = "jawaban"
    PROPOSAL = "usulan"
    DECISION = "keputusan"
    ACTION = "tindak lanjut"


@dataclass(frozen=True, slots=True)
class Note(Record):
    """A line recorded live: what was said, by whom, for which office, on what."""

    kind: ClassVar[str] = "note"
    noun: ClassVar[str] = "catatan"
    searchable: ClassVar[tuple[str, ...]] = ("text", "sentence")
    retold: ClassVar[Mapping[str, tuple[str, ...]]] = {"text": ("sentence",)}
    confidences: ClassVar[tuple[str, ...]] = ("closed",)
    gathered: ClassVar[Mapping[str, tuple[str, ...]]] = {"joined": ("sentence",)}
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {
        "order": "latest",
        "joined": "latest",
    }
    labels: ClassVar[Mapping[str, str]] = {
        "text": "",
        "sentence": "kalimat notulen",
        "dropped": "dilepas dari notulen",
        "joined": "digabung dengan",
        "order": "urutan dalam notulen",
    }
    refers: ClassVar[Mapping[str, str]] = {
        "opd": "opd",
        "speaker": "participant",
        "answers": "note",
        "joined": "note",
    }

    id: str
    text: str = ""
    """As it was typed in the hall."""
    label: Label = Label.NOTE
    stage: str = ""
    said: datetime | None = None
    """When it was said, by the hall's clock."""
    opd: tuple[str, ...] = ()
    speaker: str = ""
    """Participant, or empty."""
    about: str = ""
    """What it hangs on, as `kind/record`: `gap/…`, `clause/…`; or empty."""
    pillar: str = ""
    answers: str = ""
    """The question that this note answers."""
    due: date | None = None
    closed: bool = False
    """Tertutup: may stay, may not circulate."""
    sentence: str = ""
    """Kalimat notulen: what the minutes print instead; the words as they were typed stay."""
    dropped: bool = False
    """Dilepas: left out of the minutes when they were edited; it stays in the file."""
    joined: str = ""
    """The note of its acara with which the minutes print it as one, or empty."""
    order: str = ""
    """Its place among what was said as a decimal number of seconds since 1970; empty: `said`."""

    @property
    def printed(self) -> str:
        """What is read out, shown and printed: the kalimat notulen, else the words as typed."""
        return self.sentence or self.text

    def check(self) -> None:
        if not self.text.strip():
            raise Refusal("empty-note", "Catatan masih kosong. Ketik kalimatnya dahulu.")


EDITING = frozenset(("sentence", "dropped", "joined", "order"))
"""Fields of a note that say how the minutes print it, not what was said."""


@dataclass(frozen=True, slots=True)
class StageSummary(Record):
    """What the minutes say of an acara as a whole, written when they were edited."""

    kind: ClassVar[str] = "stage_summary"
    noun: ClassVar[str] = "ringkasan acara"
    key: ClassVar[tuple[str, ...]] = ("stage",)
    searchable: ClassVar[tuple[str, ...]] = ("summary", "conclusion")
    labels: ClassVar[Mapping[str, str]] = {"summary": "ringkasan", "conclusion": "kesimpulan"}

    stage: str
    summary: str = ""
    """Ringkasan: printed at the beginning of its part."""
    conclusion: str = ""
    """Kesimpulan: printed at the end of its part."""


@dataclass(frozen=True, slots=True)
class Parked(Record):
    """A note that was set aside for later (`diparkir`), and who looks after it."""

    kind: ClassVar[str] = "parked"
    noun: ClassVar[str] = "hal diparkir"
    key: ClassVar[tuple[str, ...]] = ("note",)
    refers: ClassVar[Mapping[str, str]] = {"note": "note", "owner": "opd"}
    labels: ClassVar[Mapping[str, str]] = {
        "owner": "dipegang",
        "since": "sejak",
        "back": "dibahas lagi",
    }

    note: str
    owner: str = ""
    """Code of the office that looks after it; empty: none."""
    since: datetime | None = None
    back: datetime | None = None
    """When it was brought back to the hall; None: it waits."""


HALL_RECORDS: tuple[type[Record], ...] = (
    ScriptVersion, SessionSheet, Opd, Participant, Attendance, HeldCapacity, RollCall, Officer,
    StageRun, AddedStage, InputLock, Chair, Turn, Note, StageSummary, Parked, Waiver, FileCopy,
    OfficeMessage, Annex, DeliveredForm, *AGREEMENT_RECORDS, *BEFORE_RECORDS, *DOCUMENT_RECORDS,
    *GROUP_RECORDS, GroupDissent,
)  # fmt: skip

"""The records that every kind of stage may read: offices, people, presence, notes, running order.

Kinds of stage never import each other; what two of them need lies here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, ClassVar

from bimtek.hall.agreement import AGREEMENT_RECORDS
from bimtek.hall.annexes import Annex
from bimtek.hall.before import BEFORE_RECORDS
from bimtek.hall.document_data import DOCUMENT_RECORDS
from bimtek.hall.group_records import GROUP_RECORDS, GroupDissent
from bimtek.journal.records import Change, Record, Refusal, SideBySide

_SEAT = re.compile(r"[^\W\d_]\d{1,2}")
"""A name that is a letter and a number: `N1`, the first note-taker."""


@dataclass(frozen=True, slots=True)
class ScriptVersion(Record):
    """The script that the session runs; taking over another one is an entry like any other."""

    kind: ClassVar[str] = "script"
    noun: ClassVar[str] = "naskah"

    id: str
    source: Mapping[str, Any] | None = None
    """`{text, files, offices, packages}`: the Markdown, the lists beside it that hold no personal
    data, the OPDs it was read with, and which packages brought kinds of acara that it names."""


@dataclass(frozen=True, slots=True)
class SessionSheet(Record):
    """The first page of the session: what the front matter says and `bimtek new` overrides."""

    kind: ClassVar[str] = "session"
    noun: ClassVar[str] = "lembar sesi"
    plain: ClassVar[tuple[str, ...]] = ("title", "city", "place")

    id: str = "1"
    title: str = ""
    city: str = ""
    place: str = ""
    first_day: date | None = None
    last_day: date | None = None
    starts: time | None = None
    ends: time | None = None
    zone: str = "WIB"
    quorum: int | None = None
    """Least number of OPDs that must be here; None: not asked."""
    quorum_in_hall: bool = False
    """Only those count of which somebody is in the hall itself, not by network (`luring`)."""
    bases: tuple[str, ...] = ()
    """Dasar of the event, as the script's `dasar` list says."""


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


class Status(StrEnum):
    """Of a person in one roll call."""

    PRESENT = "hadir"
    EXCUSED = "izin"
    SICK = "sakit"
    ON_DUTY = "dinas luar"
    ABSENT = "tanpa keterangan"


class Capacity(StrEnum):
    """As what a person speaks."""

    OFFICE_HOLDER = "definitif"
    ACTING = "Plt."
    DAY_ACTING = "Plh."
    INTERIM = "Pj."
    REPRESENTATIVE = "wakil"


class Letter(StrEnum):
    """Surat tugas of a representative."""

    SHOWN = "ada"
    FOLLOWS = "menyusul"
    NONE = "tidak ada"


@dataclass(frozen=True, slots=True)
class Presence:
    """What belongs together: one field, so that two people's halves never mix."""

    status: Status
    arrived: time | None = None
    """When the person came, not when it was typed."""
    capacity: Capacity | None = None
    stands_for: str | None = None
    """Participant who is represented."""
    reason: str | None = None
    """Why the represented one is not here: dinas luar, sakit, izin, lain."""
    letter: Letter | None = None
    letter_no: str | None = None
    mode: str | None = None
    """`luring` or `daring`; None is luring."""
    may_decide: bool | None = None
    """False: what is said needs the confirmation of the head."""


@dataclass(frozen=True, slots=True)
class Attendance(Record):
    """One person in one roll call."""

    kind: ClassVar[str] = "attendance"
    noun: ClassVar[str] = "kehadiran"
    labels: ClassVar[Mapping[str, str]] = {
        "presence": "",
        "presence.status": "",
        "presence.arrived": "datang",
        "presence.capacity": "sebagai",
        "presence.stands_for": "mewakili",
        "presence.reason": "karena",
        "presence.letter": "surat tugas",
        "presence.letter_no": "nomor surat",
        "presence.mode": "",
        "presence.may_decide": "berwenang memutuskan",
        "left": "pulang",
        "stood_until": "mewakili sampai",
    }
    key: ClassVar[tuple[str, ...]] = ("roll_call", "participant")
    refers: ClassVar[Mapping[str, str]] = {"roll_call": "roll_call", "participant": "participant"}
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"presence": "earliest"}

    roll_call: str
    """Which call of the session: `1-pagi`, `1-siang` …"""
    participant: str
    presence: Presence | None = None
    left: time | None = None
    stood_until: time | None = None
    """When the represented one came and this person stopped speaking for them."""


@dataclass(frozen=True, slots=True)
class HeldCapacity(Record):
    """As what a person was here before the capacity changed within a roll call, from–to."""

    kind: ClassVar[str] = "held_capacity"
    noun: ClassVar[str] = "kapasitas sebelumnya"
    labels: ClassVar[Mapping[str, str]] = {
        **Attendance.labels,
        "since": "sejak",
        "until": "sampai",
    }
    refers: ClassVar[Mapping[str, str]] = {"roll_call": "roll_call", "participant": "participant"}

    id: str
    roll_call: str = ""
    participant: str = ""
    presence: Presence | None = None
    since: time | None = None
    """None: since the person came."""
    until: time | None = None


@dataclass(frozen=True, slots=True)
class RollCall(Record):
    """A roll call: declared by the script (`panggilan=`) or made in the hall."""

    kind: ClassVar[str] = "roll_call"
    noun: ClassVar[str] = "panggilan absen"
    plain: ClassVar[tuple[str, ...]] = ("title",)

    id: str
    """`<number of the day>-<slug>`, such as `1-pagi`."""
    title: str = ""
    stage: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Officer(Record):
    """Who works with the program; the `actor` of entries."""

    kind: ClassVar[str] = "officer"
    noun: ClassVar[str] = "petugas"
    plain: ClassVar[tuple[str, ...]] = ("name", "initials")

    id: str
    name: str = ""
    initials: str = ""

    @classmethod
    def signing_in(cls, actor: str, name: str) -> Change:
        """What tells a file who stands behind an `actor`."""
        return cls.set(actor, name=name, initials=initials_of(name))


def initials_of(name: str) -> str:
    """Two or three letters for a row's margin: `Siti Aminah` → `SA`, `N1 Contoh` → `N1`."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    if words and _SEAT.fullmatch(words[0]):
        return words[0].upper()
    if len(words) == 1:
        return words[0][:2].upper()
    return "".join(word[0] for word in words[:3]).upper() or "?"


def told_apart(officers: Iterable[Officer]) -> dict[str, str]:
    """Officer → initials that nobody else has: the second `NC` is `NC2`.

    Args:
        officers: the earliest first, who keep what they have when others come.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in officers:
        initials = own = initials_of(one.name) if one.name else one.initials
        number = 1
        while initials in taken:
            number += 1
            initials = f"{own[:2]}{number}"
        taken.add(initials)
        found[one.id] = initials
    return found


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
class InputLock(Record):
    """Whether the facilitator holds back what others record."""

    kind: ClassVar[str] = "lock"
    noun: ClassVar[str] = "kunci isian"
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"locked": "latest"}

    id: str = "1"
    locked: bool = False


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


@dataclass(frozen=True, slots=True)
class Waiver(Record):
    """Something that is missing was declared done with, for a reason."""

    kind: ClassVar[str] = "waiver"
    noun: ClassVar[str] = "anggapan selesai"
    plain: ClassVar[tuple[str, ...]] = ("text", "reason")
    key: ClassVar[tuple[str, ...]] = ("finding",)
    labels: ClassVar[Mapping[str, str]] = {"text": "", "reason": "karena"}

    finding: str
    """Key of the finding."""
    text: str = ""
    """What the finding said then."""
    reason: str = ""

    def check(self) -> None:
        if not self.reason.strip():
            raise Refusal("no-reason", "Tulis alasannya; tanpa alasan tetap dianggap kurang.")


@dataclass(frozen=True, slots=True)
class FileCopy(Record):
    """A whole copy of this file that was made somewhere else, and checked."""

    kind: ClassVar[str] = "copy"
    noun: ClassVar[str] = "salinan berkas"
    labels: ClassVar[Mapping[str, str]] = {
        "place": "di",
        "path": "berkas",
        "at": "pukul",
        "entries": "entri",
        "same_disk": "di laptop ini",
    }

    id: str
    place: str = ""
    """The drive as people call it: `FLASHDISK (E:)`."""
    path: str = ""
    at: datetime | None = None
    sidik: str = ""
    """Of the copy, as people compare it: `7F3A-91C2`."""
    entries: int = 0
    """Entries that the copy holds."""
    same_disk: bool = False
    """It lies on the disk of the session itself, and is lost with it."""


@dataclass(frozen=True, slots=True)
class OfficeMessage(Record):
    """The message of an evening to one office: somebody has sent it."""

    kind: ClassVar[str] = "message"
    noun: ClassVar[str] = "pesan untuk OPD"
    key: ClassVar[tuple[str, ...]] = ("day", "opd")
    refers: ClassVar[Mapping[str, str]] = {"opd": "opd"}
    labels: ClassVar[Mapping[str, str]] = {"sent": "terkirim", "text": "bunyi"}

    day: str
    """Of the running order: a message goes out each evening."""
    opd: str
    sent: datetime | None = None
    """When; None: it waits, or the tick was taken back."""
    text: str = ""
    """As it was when it was sent; empty: nobody kept it."""

    def differs(self, text: str) -> bool:
        """Whether what would be sent now is not what was sent."""
        return bool(self.sent and self.text) and self.text != text


HALL_RECORDS: tuple[type[Record], ...] = (
    ScriptVersion, SessionSheet, Opd, Participant, Attendance, HeldCapacity, RollCall, Officer,
    StageRun, AddedStage, InputLock, Chair, Turn, Note, StageSummary, Parked, Waiver, FileCopy,
    OfficeMessage, Annex, *AGREEMENT_RECORDS, *BEFORE_RECORDS, *DOCUMENT_RECORDS,
    *GROUP_RECORDS, GroupDissent,
)  # fmt: skip

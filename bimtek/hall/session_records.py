"""What is recorded of the session as a whole: its script, its first page, its copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar

from bimtek.journal.records import Record, Refusal, SideBySide


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
class InputLock(Record):
    """Whether the facilitator holds back what others record."""

    kind: ClassVar[str] = "lock"
    noun: ClassVar[str] = "kunci isian"
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"locked": "latest"}

    id: str = "1"
    locked: bool = False


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

"""What the hall records of who is in the room: as what, in which roll call, since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import ClassVar

from bimtek.journal.records import Record, SideBySide


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

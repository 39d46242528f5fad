"""What is recorded of an agreement, and of what changes after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bimtek.journal.agreement import AGREEMENT
from bimtek.journal.records import Record, Refusal


@dataclass(frozen=True, slots=True)
class WithoutQuorum:
    """The hall agreed although too few OPDs were here for its quorum."""

    here: int
    """OPDs that counted for it."""
    needed: int
    in_hall: bool = False
    """Only those counted of which somebody was in the hall itself."""
    reason: str = ""

    @property
    def words(self) -> str:
        """`hadir 12 dari 16 OPD luring`."""
        return f"hadir {self.here} dari {self.needed} OPD{' luring' if self.in_hall else ''}"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What belongs together: when, who led, who was there, what was still open."""

    at: datetime
    chair: str = ""
    offices: tuple[str, ...] = ()
    """Codes of the OPDs of which somebody was in the hall."""
    unread: int | None = None
    """Decisions and actions that had not been read out; None: all were."""
    unsettled: int | None = None
    """Values that stood side by side, and nobody had chosen; None: there were none."""
    over: str = ""
    """Sidik of the file before: laptops that agree apart, each to its own, say different things."""
    without_quorum: WithoutQuorum | None = None
    """How far the quorum was missed, and why the hall agreed all the same; None: it was not."""


@dataclass(frozen=True, slots=True)
class Agreement(Record):
    """The hall agrees: everything that this laptop knows is frozen."""

    kind: ClassVar[str] = AGREEMENT
    noun: ClassVar[str] = "kesepakatan"
    key: ClassVar[tuple[str, ...]] = ("edition",)
    labels: ClassVar[Mapping[str, str]] = {
        "agreed": "",
        "agreed.at": "pukul",
        "agreed.chair": "pimpinan",
        "agreed.offices": "hadir",
        "agreed.unread": "belum dibacakan",
        "agreed.unsettled": "berbeda, belum dipilih",
        "agreed.over": "sidik sebelumnya",
        "agreed.without_quorum": "tanpa kuorum:",
        "without_quorum.here": "hadir",
        "without_quorum.needed": "dari",
        "without_quorum.in_hall": "hanya yang luring",
        "without_quorum.reason": "karena",
    }

    edition: str
    """`1`, `2` …"""
    agreed: Agreed | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """The paper: when it was signed, by whom, where its scan is."""

    on: date
    by: str
    scan: str = ""


@dataclass(frozen=True, slots=True)
class Signing(Record):
    """A version on paper. What the desk changed until then belongs to it."""

    kind: ClassVar[str] = "signing"
    noun: ClassVar[str] = "penandatanganan"
    key: ClassVar[tuple[str, ...]] = ("edition",)
    refers: ClassVar[Mapping[str, str]] = {"edition": AGREEMENT}
    labels: ClassVar[Mapping[str, str]] = {
        "signed": "",
        "signed.on": "tanggal",
        "signed.by": "oleh",
        "signed.scan": "pindaian",
        "final": "final sejak",
    }

    edition: str
    signed: Signed | None = None
    final: datetime | None = None

    def check(self) -> None:
        """Refuse a signature of nobody, and a final version without a signature."""
        if self.signed is not None and not self.signed.by.strip():
            raise Refusal("no-signer", "Tulis siapa yang menandatangani.")
        if self.final is not None and self.signed is None:
            raise Refusal("not-signed", "Belum ditandatangani. Catat dahulu tanda tangannya.")


@dataclass(frozen=True, slots=True)
class Reopened:
    """Why an agreement no longer binds."""

    at: datetime
    reason: str
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Reopening(Record):
    """An agreement that was opened again; the next one is another version."""

    kind: ClassVar[str] = "reopening"
    noun: ClassVar[str] = "pembukaan kembali"
    key: ClassVar[tuple[str, ...]] = ("edition",)
    refers: ClassVar[Mapping[str, str]] = {"edition": AGREEMENT}
    labels: ClassVar[Mapping[str, str]] = {
        "reopened": "",
        "reopened.at": "pukul",
        "reopened.reason": "karena",
        "reopened.asked_by": "atas permintaan",
    }

    edition: str
    reopened: Reopened | None = None

    def check(self) -> None:
        """Refuse to open without a reason."""
        if self.reopened is not None and not self.reopened.reason.strip():
            raise Refusal("no-reason", "Tulis alasan membuka kembali; alasannya tercetak.")


class Verdict(StrEnum):
    """What became of a wish to correct."""

    ACCEPTED = "diterima"
    REFUSED = "ditolak"


@dataclass(frozen=True, slots=True)
class Correction(Record):
    """A ralat: the minutes told it wrong, or somebody says so."""

    kind: ClassVar[str] = "correction"
    noun: ClassVar[str] = "ralat"
    plain: ClassVar[tuple[str, ...]] = ("place", "reason", "asked_by")
    searchable: ClassVar[tuple[str, ...]] = ("before", "after")
    labels: ClassVar[Mapping[str, str]] = {
        "edition": "versi",
        "number": "nomor",
        "about": "",
        "place": "pada",
        "before": "semula",
        "after": "menjadi",
        "reason": "karena",
        "asked_by": "atas permintaan",
        "verdict": "",
        "late": "",
    }

    id: str
    edition: str = ""
    number: int = 0
    about: str = ""
    """`kind/record` of what it corrects; empty: no record stands for that place."""
    place: str = ""
    """`Keputusan 3`."""
    before: str = ""
    """As it was agreed; empty: it did not stand there."""
    after: str = ""
    reason: str = ""
    asked_by: str = ""
    verdict: Verdict = Verdict.ACCEPTED
    at: datetime | None = None
    late: tuple[str, ...] = ()
    """Stamps of susulan that it decides on."""

    def check(self) -> None:
        """Refuse a ralat that does not say what, why, and at whose wish."""
        if not self.place.strip():
            raise Refusal("no-place", "Tulis bagian mana yang diralat.")
        if not self.after.strip() and not self.before.strip():
            raise Refusal("no-sentence", "Tulis kalimat yang benar.")
        if not self.reason.strip():
            raise Refusal("no-reason", "Tulis alasannya; alasan ralat tercetak.")
        if not self.asked_by.strip():
            raise Refusal("nobody-asked", "Tulis siapa yang memintanya.")


@dataclass(frozen=True, slots=True)
class Update(Record):
    """A pemutakhiran: one delivery of newer data, under one number."""

    kind: ClassVar[str] = "data_update"
    noun: ClassVar[str] = "pemutakhiran"
    plain: ClassVar[tuple[str, ...]] = ("source", "reason")
    labels: ClassVar[Mapping[str, str]] = {
        "edition": "versi",
        "number": "nomor",
        "source": "dari",
        "reason": "karena",
        "as_of": "keadaan per",
    }

    id: str
    edition: str = ""
    number: int = 0
    source: str = ""
    """Who delivered it."""
    reason: str = ""
    as_of: date | None = None
    """The day for which the data holds."""
    at: datetime | None = None

    def check(self) -> None:
        """Refuse data of nobody and of no day."""
        if not self.source.strip():
            raise Refusal("no-source", "Tulis dari siapa data ini.")
        if self.as_of is None:
            raise Refusal("no-date", "Tulis per tanggal berapa data ini, misalnya 20/7.")


@dataclass(frozen=True, slots=True)
class Amended(Record):
    """One record that a ralat or a pemutakhiran changes, in the act that changes it."""

    kind: ClassVar[str] = "amended"
    noun: ClassVar[str] = "isian yang diperbarui"
    labels: ClassVar[Mapping[str, str]] = {"under": "", "about": ""}

    id: str
    under: str = ""
    """Id of the `data_update` or the `correction`."""
    about: str = ""
    """`kind/record`."""


AGREEMENT_RECORDS: tuple[type[Record], ...] = (
    Agreement, Signing, Reopening, Correction, Update, Amended,
)  # fmt: skip

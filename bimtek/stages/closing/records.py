"""What is recorded at an end: what the hall said to each decision, who closed a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from bimtek.journal.records import Record, Refusal, SideBySide


class Outcome(StrEnum):
    """What the hall said to a decision or an action that was read to it."""

    AGREED = "disetujui"
    POSTPONED = "ditunda"
    DROPPED = "dilepas"


@dataclass(frozen=True, slots=True)
class Result:
    """What belongs together: one field, so that two people's halves never mix."""

    outcome: Outcome
    at: datetime
    wording: tuple[str, ...] = ()
    """Stamps of all that was read: the words, who is in charge, by when. Never the words."""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ReadBack(Record):
    """A decision or an action that was read to the hall."""

    kind: ClassVar[str] = "read_back"
    noun: ClassVar[str] = "pembacaan hasil"
    key: ClassVar[tuple[str, ...]] = ("note",)
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"result": "earliest"}
    refers: ClassVar[Mapping[str, str]] = {"note": "note"}
    labels: ClassVar[Mapping[str, str]] = {
        "result": "",
        "result.outcome": "",
        "result.at": "pukul",
        "result.reason": "karena",
    }

    note: str
    stage: str = ""
    """The penutup in which it was read."""
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class Dissent(Record):
    """What one office says differently; the decision may be taken all the same."""

    kind: ClassVar[str] = "dissent"
    noun: ClassVar[str] = "pendapat berbeda"
    key: ClassVar[tuple[str, ...]] = ("note", "opd")
    refers: ClassVar[Mapping[str, str]] = {"note": "note", "opd": "opd"}
    searchable: ClassVar[tuple[str, ...]] = ("sentence",)
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    labels: ClassVar[Mapping[str, str]] = {
        "sentence": "",
        "at": "pukul",
        "confidential": "tertutup",
    }

    note: str
    opd: str
    sentence: str = ""
    at: datetime | None = None
    confidential: bool = False
    """Told in confidence: that the office differs may be told, its words may not."""

    def check(self) -> None:
        """Refuse a dissent without words."""
        if not self.sentence.strip():
            raise Refusal("no-sentence", "Tulis apa yang berbeda, satu kalimat.")


@dataclass(frozen=True, slots=True)
class Closed:
    """One field: when, and whether the offices go on filling tonight."""

    at: datetime
    stays_open: bool


@dataclass(frozen=True, slots=True)
class Closing(Record):
    """The end of a day."""

    kind: ClassVar[str] = "closing"
    noun: ClassVar[str] = "penutupan"
    key: ClassVar[tuple[str, ...]] = ("stage",)
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"closed": "earliest"}
    labels: ClassVar[Mapping[str, str]] = {
        "closed": "",
        "closed.at": "pukul",
        "closed.stays_open": "isian tetap terbuka",
        "owed": "tugas malam",
        "tasks": "tugas malam menurut jenisnya",
    }

    stage: str
    closed: Closed | None = None
    owed: Mapping[str, Any] | None = None
    """Code of an office → how many tasks it was given then."""
    tasks: Mapping[str, Any] | None = None
    """The same by sort: `{"dinkes": {"jawaban belum diisi": 9}}`; no word that anybody typed."""


CLOSING_RECORDS: tuple[type[Record], ...] = (ReadBack, Dissent, Closing)

"""What is recorded while an SK is read out: by whom, which clause when, and what each OPD says."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bimtek.journal.records import Record, Refusal, SideBySide

LONGEST_KEY_PART = 40


def role_slug(body: str, role: str) -> str:
    """The part of a stance's key that names a role: `tim-pelaksana-ketua`.

    Equal texts give equal slugs on every machine; what is too long ends in a checksum.
    """
    plain = unicodedata.normalize("NFKD", f"{body} {role}").encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if slug and len(slug) <= LONGEST_KEY_PART:
        return slug
    digest = hashlib.sha256(f"{body}\n{role}".encode()).hexdigest()[:8]
    return f"{slug[: LONGEST_KEY_PART - 9].rstrip('-')}-{digest}".lstrip("-")


def clause_place(stage: str, clause: str) -> str:
    """What a note's `about` says if the note hangs on a clause."""
    return f"{ClauseRead.kind}/{stage}/{clause}"


class Attitude(StrEnum):
    """What an OPD says to a role that the SK gives it."""

    READY = "siap"
    ASKS = "tanya"
    OBJECTS = "keberatan"


class How(StrEnum):
    """Whether the OPD spoke for itself or in the chorus of all."""

    ALONE = "sendiri"
    CHORUS = "serentak"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the SK out."""

    name: str
    """As the minutes print it: `Kepala Bagian Hukum`."""
    participant: str | None = None
    """Set if the reader was chosen from the people in the hall."""


@dataclass(frozen=True, slots=True)
class Position:
    """What belongs together of a stance: one field, so that two people's halves never mix."""

    stance: Attitude
    how: How = How.ALONE
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading(Record):
    """The reading of the SK of one acara."""

    kind: ClassVar[str] = "reading"
    noun: ClassVar[str] = "pembaca SK"
    labels: ClassVar[Mapping[str, str]] = {
        "reader": "",
        "reader.name": "",
        "reader.participant": "",
    }
    key: ClassVar[tuple[str, ...]] = ("stage",)

    stage: str
    reader: Reader | None = None

    def check(self) -> None:
        """Refuse a reader without a name."""
        if self.reader is not None and not self.reader.name.strip():
            raise Refusal("no-reader", "Nama pembaca SK masih kosong. Ketik nama atau jabatannya.")


@dataclass(frozen=True, slots=True)
class ClauseRead(Record):
    """One clause of the SK and when it was read out."""

    kind: ClassVar[str] = "clause"
    noun: ClassVar[str] = "diktum"
    labels: ClassVar[Mapping[str, str]] = {"at": "dibacakan"}
    key: ClassVar[tuple[str, ...]] = ("stage", "clause")
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"at": "latest"}

    stage: str
    clause: str
    at: datetime | None = None
    """By the hall's clock; None: not read, or taken back."""


@dataclass(frozen=True, slots=True)
class Stance(Record):
    """What one OPD says to one role that the SK gives it.

    The words to an objection that touches several roles of the OPD stand with the first of them
    only: said once, recorded once, and destroyed at one place if need be.
    """

    kind: ClassVar[str] = "stance"
    noun: ClassVar[str] = "sikap"
    key: ClassVar[tuple[str, ...]] = ("stage", "opd", "role")
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"stance": "earliest"}
    searchable: ClassVar[tuple[str, ...]] = ("sentence", "wish", "answer", "outcome")
    labels: ClassVar[Mapping[str, str]] = {
        "stance": "",
        "stance.stance": "",
        "stance.how": "",
        "stance.at": "pukul",
        "sentence": "kalimat",
        "wish": "diminta",
        "answer": "jawaban",
        "outcome": "hasil",
    }

    stage: str
    opd: str
    role: str
    """Slug of body and role, see `role_slug`."""
    stance: Position | None = None
    sentence: str = ""
    """What the OPD asks or objects, in its words."""
    wish: str = ""
    """Diminta: what it wants instead."""
    answer: str = ""
    """What it was told, and by whom."""
    outcome: str = ""
    """Hasil: where the objection ended."""

    def check(self) -> None:
        """Refuse words that hang on nothing, and an exception said in chorus."""
        said = self.stance.stance if self.stance else None
        if said is None and any(part.strip() for part in self.words()):
            raise Refusal(
                "words-without-stance",
                "Kalimat, permintaan, jawaban, dan hasil melekat pada sikap. "
                "Pilih dahulu sikapnya: tanya atau keberatan.",
            )
        if self.stance and said is not Attitude.READY and self.stance.how is How.CHORUS:
            raise Refusal(
                "exception-in-chorus",
                f"Sikap “{said}” dinyatakan OPD itu sendiri, tidak serentak. Pilih: sendiri.",
            )

    def words(self) -> tuple[str, str, str, str]:
        """Everything said in words, in the order in which it is said."""
        return self.sentence, self.wish, self.answer, self.outcome


DECREE_RECORDS: tuple[type[Record], ...] = (Reading, ClauseRead, Stance)

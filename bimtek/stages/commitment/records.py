"""What is recorded of a commitment: what was read, who signed how, and where the paper is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final

from bimtek.hall.records import Opd
from bimtek.journal.records import Record, Refusal, SideBySide

MOST_SHEETS: Final = 9999


class How(StrEnum):
    """What a signer did."""

    SIGNED = "menandatangani"
    PROXY = "diwakili"
    LATER = "menyusul"
    OBJECTS = "keberatan"
    REFUSES = "menolak"

    @property
    def is_signed(self) -> bool:
        """Whether a signature stands on the paper."""
        return self in (How.SIGNED, How.PROXY)

    @property
    def says_why(self) -> bool:
        """Whether a sentence belongs to it."""
        return self in (How.OBJECTS, How.REFUSES)


@dataclass(frozen=True, slots=True)
class Signing:
    """What belongs together: one field, so that two people's halves never mix."""

    how: How
    participant: str | None = None
    """Who signed in the place of the head."""
    due: date | None = None
    """By when it follows."""
    at: datetime | None = None
    on: date | None = None
    """The day on which it was signed after all, where that was not in the hall."""


@dataclass(frozen=True, slots=True)
class Signature(Record):
    """What became of one signature; the signature itself stands on the paper."""

    kind: ClassVar[str] = "signature"
    noun: ClassVar[str] = "tanda tangan"
    key: ClassVar[tuple[str, ...]] = ("stage", "signer")
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"signing": "earliest"}
    searchable: ClassVar[tuple[str, ...]] = ("sentence", "signatory")
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    labels: ClassVar[Mapping[str, str]] = {
        "signing": "",
        "signing.how": "",
        "signing.participant": "oleh",
        "signing.due": "s.d.",
        "signing.at": "pukul",
        "signing.on": "susulan tanggal",
        "sentence": "kalimatnya",
        "signatory": "oleh",
        "confidential": "tertutup",
    }

    stage: str
    signer: str
    """Its id in the script, the code of an OPD, or a random one."""
    signing: Signing | None = None
    sentence: str = ""
    """What was objected, in the words of whoever did."""
    confidential: bool = False
    """The sentence was told in confidence."""
    signatory: str = ""
    """Who signed in the place of the head and stands on no list: post or name."""

    def check(self) -> None:
        """Refuse a promise without a day."""
        if self.signing and self.signing.how is How.LATER and self.signing.due is None:
            raise Refusal("no-due", "Yang menyusul perlu tanggal. Tulis misalnya 14/7.")


@dataclass(frozen=True, slots=True)
class AddedSigner(Record):
    """Who signs as well, and stands in no script."""

    kind: ClassVar[str] = "signer"
    noun: ClassVar[str] = "penanda tangan"
    plain: ClassVar[tuple[str, ...]] = ("post",)
    key: ClassVar[tuple[str, ...]] = ("stage", "signer")
    refers: ClassVar[Mapping[str, str]] = {"opd": Opd.kind}
    labels: ClassVar[Mapping[str, str]] = {"post": "", "opd": ""}

    stage: str
    signer: str
    post: str = ""
    opd: str = ""
    said: datetime | None = None

    def check(self) -> None:
        """Refuse nobody."""
        if not self.post.strip() and not self.opd:
            raise Refusal("nobody", "Siapa penanda tangannya? Tulis jabatan atau OPD-nya.")


@dataclass(frozen=True, slots=True)
class PartRead(Record):
    """When one part of the text was read out."""

    kind: ClassVar[str] = "commitment_part"
    noun: ClassVar[str] = "bagian komitmen"
    key: ClassVar[tuple[str, ...]] = ("stage", "part")
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"at": "latest"}
    labels: ClassVar[Mapping[str, str]] = {"at": "dibacakan"}

    stage: str
    part: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Paper(Record):
    """The paper itself, which stays outside: who read it out, where the signed one is kept."""

    kind: ClassVar[str] = "commitment_paper"
    noun: ClassVar[str] = "naskah komitmen"
    key: ClassVar[tuple[str, ...]] = ("stage",)
    searchable: ClassVar[tuple[str, ...]] = ("kept", "reader")
    labels: ClassVar[Mapping[str, str]] = {
        "sheets": "lembar",
        "kept": "disimpan di",
        "reader": "dibacakan oleh",
    }

    stage: str
    sheets: int | None = None
    kept: str = ""
    """Where it is kept: `Bagian Hukum`."""
    reader: str = ""
    """Who read it out, as the minutes print it: `Sekretaris Daerah`; empty: as planned."""

    def check(self) -> None:
        """Refuse numbers that make no sense."""
        if self.sheets is not None and not 0 < self.sheets <= MOST_SHEETS:
            raise Refusal("sheets", f"{self.sheets} lembar tidak masuk akal. Tulis misalnya 3.")


COMMITMENT_RECORDS: tuple[type[Record], ...] = (Signature, AddedSigner, PartRead, Paper)


def signer_place(stage: str, signer: str) -> str:
    """What a note's `about` says if the note hangs on a signer."""
    return f"{Signature.kind}/{stage}/{signer}"


def part_place(stage: str, part: str) -> str:
    """The same of a part of the text."""
    return f"{PartRead.kind}/{stage}/{part}"

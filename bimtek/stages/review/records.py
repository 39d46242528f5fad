"""What is recorded of a telaah: when each chapter was taken, and every remark with its fate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import DESTROYED, Record, Refusal, SideBySide


class Sort(StrEnum):
    """What a remark is about."""

    CONTENT = "isi"
    DATA = "data"
    REFERENCE = "rujukan"
    WORDING = "redaksi"

    @property
    def letter(self) -> str:
        """The letter by which it is typed: `e` for redaksi, which shares its first with rujukan."""
        return "e" if self is Sort.WORDING else self.value[0]


class Decision(StrEnum):
    """What becomes of a remark."""

    ACCEPTED = "diterima"
    PARTLY = "diterima sebagian"
    REJECTED = "ditolak"
    AGAIN = "dibahas lagi"

    @property
    def is_yes(self) -> bool:
        """Whether somebody has to mend something."""
        return self in (Decision.ACCEPTED, Decision.PARTLY)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision with its reason: one field, so that two people's halves never mix."""

    decision: Decision
    reason: str = ""
    """Why it is rejected; of another decision how it is meant."""


@dataclass(frozen=True, slots=True)
class ChapterRun(Record):
    """One chapter as it went; one that was added in the hall has a title of its own."""

    kind: ClassVar[str] = "chapter"
    noun: ClassVar[str] = "bab"
    key: ClassVar[tuple[str, ...]] = ("stage", "chapter")
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"began": "latest", "ended": "latest"}
    searchable: ClassVar[tuple[str, ...]] = ("title",)
    labels: ClassVar[Mapping[str, str]] = {
        "title": "",
        "book": "buku",
        "after": "sesudah",
        "began": "mulai",
        "ended": "selesai",
    }

    stage: str
    chapter: str
    """Its id in the script, or a random one."""
    title: str = ""
    book: str = ""
    after: str = ""
    """The chapter behind which an added one stands; `0`: before all."""
    began: datetime | None = None
    ended: datetime | None = None

    def check(self) -> None:
        """Refuse an added chapter without words."""
        if self.after and not self.title.strip():
            raise Refusal("no-title", "Bab tambahan masih kosong. Tulis judul babnya.")


@dataclass(frozen=True, slots=True)
class Remark(Record):
    """One remark on a chapter; its id stays, wherever it is moved."""

    kind: ClassVar[str] = "remark"
    noun: ClassVar[str] = "catatan telaah"
    key: ClassVar[tuple[str, ...]] = ("stage", "remark")
    searchable: ClassVar[tuple[str, ...]] = ("text",)
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    refers: ClassVar[Mapping[str, str]] = {
        "opd": Opd.kind, "speaker": Participant.kind, "owner": Opd.kind,
    }  # fmt: skip
    stage_names: ClassVar[tuple[str, ...]] = ("chapter",)
    labels: ClassVar[Mapping[str, str]] = {
        "text": "",
        "chapter": "pada",
        "sort": "jenis",
        "opd": "dari",
        "speaker": "disampaikan",
        "verdict": "",
        "verdict.decision": "",
        "verdict.reason": "",
        "owner": "diperbaiki",
        "due": "tenggat",
        "confidential": "tertutup",
    }

    stage: str
    remark: str
    """A random id: what was typed must not stand where nothing can destroy it."""
    chapter: str = ""
    text: str = ""
    sort: Sort = Sort.CONTENT
    opd: str = ""
    """Code of the office that made it; empty: a guest, or nobody was named."""
    speaker: str = ""
    """Participant, or empty: somebody of the office."""
    verdict: Verdict | None = None
    owner: str = ""
    """Code of the office that mends it."""
    due: date | None = None
    said: datetime | None = None
    confidential: bool = False
    """Told in confidence: may stay, may not circulate."""

    def check(self) -> None:
        """Refuse a remark without words, and a rejection without its reason."""
        if not self.text.strip() and self.text != DESTROYED:
            raise Refusal("no-text", "Catatannya masih kosong. Tulis apa yang dicatat.")
        if not self.chapter:
            raise Refusal("no-chapter", "Catatan ini belum punya bab.")
        verdict = self.verdict
        if verdict and verdict.decision is Decision.REJECTED and not verdict.reason.strip():
            raise Refusal("no-reason", "Catatan ditolak dengan alasan: tulis alasannya.")


REVIEW_RECORDS: tuple[type[Record], ...] = (ChapterRun, Remark)


def chapter_place(stage: str, chapter: str) -> str:
    """What a note's `about` says if the note hangs on a chapter."""
    return f"{ChapterRun.kind}/{stage}/{chapter}"


def remark_place(stage: str, remark: str) -> str:
    """The same of a remark."""
    return f"{Remark.kind}/{stage}/{remark}"

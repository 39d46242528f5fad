"""What an answer rests on: kept the same way wherever an acara asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final, NamedTuple

from bimtek.hall.records import Label, Note
from bimtek.journal.records import DESTROYED, Change, Record, Refusal, Seen, random_id
from bimtek.locale.dates import medium_date, parse_date
from bimtek.locale.folding import fold

KINDS: Final = "d dokumen (2 kata: tanpa d)  t tautan  f foto  m menyusul  ·  -1 tarik bukti 1"
"""What a field of evidence takes."""


class EvidenceKind(StrEnum):
    """Kind of evidence; the last one is promised, not there yet."""

    DOCUMENT = "dokumen"
    LINK = "tautan"
    PHOTO = "foto"
    FOLLOWS = "menyusul"

    @property
    def letter(self) -> str:
        return self.value[0]

    @classmethod
    def _missing_(cls, value: object) -> EvidenceKind | None:
        return next((kind for kind in cls if kind.letter == value), None)


@dataclass(frozen=True, slots=True)
class Evidence(Record):
    """What an answer rests on, or will rest on by a date."""

    kind: ClassVar[str] = "evidence"
    noun: ClassVar[str] = "bukti"
    searchable: ClassVar[tuple[str, ...]] = ("title", "where")
    labels: ClassVar[Mapping[str, str]] = {
        "title": "",
        "where": "ada di",
        "of": "untuk",
        "action": "tindak lanjut",
    }

    id: str
    of: str = ""
    """Id of the record that says what it is evidence of: a gap, or an answer of a kertas kerja."""
    type: EvidenceKind = EvidenceKind.DOCUMENT
    title: str = ""
    where: str = ""
    """Office, shelf, address: where it can be seen."""
    due: date | None = None
    """By when, where it follows."""
    action: str = ""
    """The note that makes somebody bring it."""

    def check(self) -> None:
        if not self.title.strip():
            raise Refusal("evidence-title", "Bukti belum bernama. Tulis apa buktinya.")
        if self.type is EvidenceKind.FOLLOWS and self.due is None and self.title != DESTROYED:
            raise Refusal(
                "evidence-due", "Bukti yang menyusul perlu tanggal. Tulis tanggalnya, misalnya 7/7."
            )


class Piece(NamedTuple):
    """A piece of evidence as it is brought."""

    kind: EvidenceKind
    title: str
    where: str = ""
    due: date | None = None


class Place(NamedTuple):
    """What a piece of evidence belongs to."""

    of: str
    """Id of the record."""
    stage: str
    name: str
    """The row in words: `SL.2.1 Antrean`."""
    in_charge: tuple[str, ...]
    """Codes of the OPDs that bring what follows."""
    about: str
    """What the tindak lanjut hangs on, as `kind/record`."""
    pillar: str = ""


def brought(piece: Piece, place: Place, now: datetime) -> tuple[Change, ...]:
    """The changes that add a piece of evidence; what follows later makes a tindak lanjut."""
    values: dict[str, object] = {"of": place.of, "type": piece.kind, "title": piece.title}
    if piece.kind is not EvidenceKind.FOLLOWS:
        return (Evidence.new(**values, **({"where": piece.where} if piece.where else {})),)
    action = random_id()
    evidence = Evidence.new(**values, where="", due=piece.due, action=action)
    note = Note.new(
        id=action,
        text=f"Menyerahkan bukti {place.name}: {piece.title}",
        label=Label.ACTION,
        stage=place.stage,
        said=now,
        opd=place.in_charge,
        about=place.about,
        pillar=place.pillar,
        due=piece.due,
    )
    return evidence, note


def told_of(piece: Piece) -> str:
    """The sentence for the person who brought it."""
    if piece.kind is EvidenceKind.FOLLOWS:
        return f"Bukti menyusul dicatat; tindak lanjut dibuat: {piece.title}."
    return f"Bukti dicatat: {piece.title} ({piece.kind.value})."


def taken_back(piece: Seen[Evidence], action: Seen[Note] | None) -> tuple[Change, ...]:
    """The changes that take a piece of evidence back.

    Args:
        action: the tindak lanjut that would bring it.
    """
    changes = [piece.withdraw("bukti ditarik")]
    if action is not None and action.withdrawn is None:
        changes.append(action.withdraw("bukti ditarik"))
    return tuple(changes)


def read_kind(text: str) -> tuple[EvidenceKind, str]:
    """`d Judul`, `dokumen Judul` or only `Judul yang lebih panjang` → kind and title.

    A title of several words needs no letter: it is a document, or follows where its last word
    says so. One word could be anything and a first letter by itself is a slip: of these the kind
    is asked for.

    Raises:
        Refusal: without a title, or where the kind cannot be known.
    """
    first, rest = first_word(text)
    if (kind := kind_of(first)) is not None:
        if not rest:
            raise Refusal("evidence-title", "Bukti belum bernama. Tulis apa buktinya.")
        return kind, rest
    if not rest or len(first) == 1:
        example = first if len(first) > 3 else "Renstra 2021"
        raise Refusal(
            "evidence-kind",
            "Awali dengan jenis bukti: d dokumen, t tautan, f foto, m menyusul. "
            f"Contoh: d {example}",
        )
    title, _, last = f"{first} {rest}".rpartition(" ")
    if kind_of(last) is EvidenceKind.FOLLOWS and len(last) > 1:
        return EvidenceKind.FOLLOWS, title
    return EvidenceKind.DOCUMENT, f"{first} {rest}"


def first_word(text: str) -> tuple[str, str]:
    """The word that may say the kind, and what follows it."""
    first, _, rest = text.strip().partition(" ")
    return first, rest.strip()


def kind_of(word: str) -> EvidenceKind | None:
    """The kind that a letter or its whole word says: `d`, `Dokumen`, `dokumen:`."""
    said = fold(word.removesuffix(":"))
    return next((kind for kind in EvidenceKind if said in (kind.letter, kind.value)), None)


def withdrawn_number(text: str) -> int:
    """Which piece `-2` takes back; 0: none."""
    typed = text.strip()
    return int(typed[1:]) if typed[:1] == "-" and typed[1:].isdecimal() else 0


def enters_evidence(typed: str, where: str, *, in_place: bool) -> str:
    """What Enter does while a piece is typed: it has two fields, and is recorded in the second.

    Args:
        in_place: the cursor is in the second one, which says where it is or by when it comes.
    """
    if not typed.strip() and not where.strip():
        return "isian lanjut"
    if withdrawn_number(typed):
        return "menarik bukti itu"
    return "mencatat bukti" if in_place else "ke tempat atau tanggalnya"


def read_due(text: str, today: date) -> date:
    """By when the evidence comes."""
    if not text.strip():
        raise Refusal("evidence-due", "Bukti yang menyusul perlu tanggal, misalnya 7/7.")
    try:
        return parse_date(text, today)
    except ValueError as refused:
        raise Refusal("evidence-due", f"‘{text.strip()}’: {refused}.") from None


def piece_words(piece: Evidence) -> str:
    """One piece in a line: `SK Kadinkes (dokumen, Dinkes)`, `Rekap (menyusul s.d. 7 Juli 2023)`."""
    if piece.type is EvidenceKind.FOLLOWS:
        by = f" s.d. {medium_date(piece.due)}" if piece.due else ""
        return f"{piece.title} (menyusul{by})"
    where = f", {piece.where}" if piece.where else ""
    return f"{piece.title} ({piece.type.value}{where})"

"""Lampiran: photos and scans that belong to the session, and what the documents print of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from bimtek.hall.missing import Finding, Weight
from bimtek.journal.agreement import AGREEMENT
from bimtek.journal.records import Record, Refusal

PHOTO, DRAWING, SCAN = "jpg", "png", "pdf"
TYPES: Final = (PHOTO, DRAWING, SCAN)
"""What may be attached, as its file ends."""
DIGEST: Final = re.compile("[0-9a-f]{64}")
UNKNOWN: Final = "tidak-dikenal"
LONGEST_CAPTION: Final = 200
ARRIVES: Final = "datang lewat jaringan aula, atau gabungkan salinannya"
"""How bytes come that lie in another copy only."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """What was attached, as it lies in the file."""

    digest: str
    """SHA-256 of its bytes, in hex: its only name."""
    type: str
    size: int
    """Bytes."""

    @property
    def is_sound(self) -> bool:
        """Whether a file may be called so; another program may have written anything here."""
        return self.type in TYPES and DIGEST.fullmatch(self.digest) is not None

    @property
    def name(self) -> str:
        """`1f0c2a….jpg`, in the evening package and in documents."""
        return f"{self.digest[:16]}.{self.type}" if self.is_sound else UNKNOWN

    @property
    def is_picture(self) -> bool:
        return self.type != SCAN


@dataclass(frozen=True, slots=True)
class Annex(Record):
    """A photo or a scan; its bytes lie beside the journal."""

    kind: ClassVar[str] = "annex"
    noun: ClassVar[str] = "lampiran"
    searchable: ClassVar[tuple[str, ...]] = ("caption",)
    labels: ClassVar[Mapping[str, str]] = {
        "file": "berkas",
        "file.digest": "sidik",
        "file.type": "jenis",
        "file.size": "ukuran",
        "caption": "keterangan",
        "edition": "pindaian versi",
        "confidential": "tertutup",
    }
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    retold: ClassVar[Mapping[str, tuple[str, ...]]] = {"file": ("caption",), "caption": ("file",)}
    """Who destroys a photo destroys what was said of it, and the other way round."""
    refers: ClassVar[Mapping[str, str]] = {"edition": AGREEMENT}

    id: str
    file: AttachedFile | None = None
    """None: it was destroyed."""
    caption: str = ""
    stage: str = ""
    """The acara that it shows; empty: the whole session."""
    edition: str = ""
    """The version whose signed paper it is; empty: none."""
    said: datetime | None = None
    confidential: bool = False
    """In no document and no package."""

    def check(self) -> None:
        """Refuse what no document could print."""
        if self.file is not None and not self.file.is_sound:
            raise Refusal("no-picture", "Lampiran hanya foto (JPG, PNG, WebP) atau pindaian PDF.")
        if len(self.caption) > LONGEST_CAPTION:
            told = f"Keterangan terlalu panjang: paling banyak {LONGEST_CAPTION} huruf."
            raise Refusal("long-caption", told)


def elsewhere(annexes: Iterable[Annex], held: Collection[str]) -> Iterator[Finding]:
    """Whether other copies hold photos that this one only knows of.

    Args:
        held: digests of what lies in this file.
    """
    lacking = sum(one.file is not None and one.file.digest not in held for one in annexes)
    if lacking:
        text = f"{lacking} lampiran: berkasnya di laptop lain"
        yield Finding("annexes", Weight.TONIGHT, text, ARRIVES, Annex.kind)

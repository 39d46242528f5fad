"""What is recorded of a draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from bimtek.journal.records import Record, Refusal


@dataclass(frozen=True, slots=True)
class Lot(Record):
    """The place that one OPD has drawn."""

    kind: ClassVar[str] = "undian_lot"
    noun: ClassVar[str] = "urutan tampil"
    key: ClassVar[tuple[str, ...]] = ("stage", "opd")
    labels: ClassVar[Mapping[str, str]] = {"place": "nomor", "topic": "topik"}
    refers: ClassVar[Mapping[str, str]] = {"opd": "opd"}
    searchable: ClassVar[tuple[str, ...]] = ("topic",)

    stage: str
    opd: str
    place: int | None = None
    topic: str = ""

    def check(self) -> None:
        if self.place is not None and self.place < 1:
            raise Refusal("wrong-place", "Nomor urut mulai dari 1.")

"""What a kertas kerja records: what was answered in each cell, rows made in the hall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from bimtek.hall.evidence import Evidence as Evidence
from bimtek.hall.evidence import EvidenceKind as EvidenceKind
from bimtek.journal.records import DESTROYED, Record, Refusal

PLENARY: Final = "pleno"
"""Stands for the whole hall where the code of an OPD or the id of a group stands else."""

NO_DATA: Final = "bd"
"""Belum ada data: an answer like any other."""

NOT_APPLICABLE: Final = "tb"
"""Tidak berlaku."""

UNKNOWN: Final = (NO_DATA, NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Cell(Record):
    """What one OPD, one group or the hall says in one column of one row.

    A record of its own, so that two people who fill different columns never meet.
    """

    kind: ClassVar[str] = "answer"
    noun: ClassVar[str] = "isian kertas kerja"
    key: ClassVar[tuple[str, ...]] = ("stage", "row", "who", "column")
    names_field: ClassVar[str] = "column"
    searchable: ClassVar[tuple[str, ...]] = ("value",)
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    labels: ClassVar[Mapping[str, str]] = {
        "value": "",
        "confidential": "tertutup",
        "origin": "dari kelompok",
    }

    stage: str
    row: str
    """Code of the row in the script, or id of one that was added."""
    who: str
    """Code of the OPD, id of the group, or `pleno`."""
    column: str
    value: str = ""
    """As its column's kind stores it: a digit, `66.7`, a date, `ya`, an id, words; `bd`, `tb`."""
    confidential: bool = False
    """Told in confidence: may stay, may not circulate."""
    origin: tuple[str, ...] = ()
    """Of the plenary's: ids of the groups from whose results it was taken."""

    @classmethod
    def taken_over_as(cls, record_id: str) -> str:
        """The same cell on the plenary's sheet."""
        stage, row, who, column = record_id.split("/")
        return "" if who == PLENARY else f"{stage}/{row}/{PLENARY}/{column}"


@dataclass(frozen=True, slots=True)
class AddedRow(Record):
    """A row that the hall added; the script knows nothing of it."""

    kind: ClassVar[str] = "sheet_row"
    noun: ClassVar[str] = "baris kertas kerja"
    key: ClassVar[tuple[str, ...]] = ("stage", "row")
    searchable: ClassVar[tuple[str, ...]] = ("text",)
    labels: ClassVar[Mapping[str, str]] = {
        "text": "",
        "group": "di bawah",
        "added": "ditambahkan",
        "table": "dari kelompok",
    }

    stage: str
    row: str
    """A random id: what was typed must not stand where nothing can destroy it."""
    text: str = ""
    group: str = ""
    """Title of the rows among which it stands, as the script says it."""
    added: datetime | None = None
    table: str = ""
    """Id of the group that added it for itself; empty: for all."""

    def check(self) -> None:
        """Refuse a row without words."""
        if not self.text.strip() and self.text != DESTROYED:
            raise Refusal("no-row-text", "Baris baru masih kosong. Tulis apa yang diisi di sana.")


WORKSHEET_RECORDS: tuple[type[Record], ...] = (Cell, AddedRow)
"""Evidence is declared by the gap analysis and means whatever its `of` names."""

"""What the hall records of its groups: the groups of a division, and who sits in which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from bimtek.journal.records import Record, Refusal, SideBySide

LONGEST_NAME = 60
"""Letters of a group's name: it stands on the projector beside an office."""

PLENARY: Final = ""
"""Stands for the plenary where the id of a group stands else."""

TAKEN: Final = "-pleno"
"""Behind the id of a table's item: the plenary's own, so that two laptops take it over once."""


def taken_over(item: str) -> str:
    """The id of the plenary's own of what a table said; empty: it is the plenary's own already."""
    return "" if item.endswith(TAKEN) else f"{item}{TAKEN}"


@dataclass(frozen=True, slots=True)
class TableGroup(Record):
    """A group of a division, made in the hall, or what the hall changed of one of the script."""

    kind: ClassVar[str] = "group"
    noun: ClassVar[str] = "kelompok"
    plain: ClassVar[tuple[str, ...]] = ("title", "table")
    key: ClassVar[tuple[str, ...]] = ("division", "group")
    labels: ClassVar[Mapping[str, str]] = {
        "title": "nama",
        "head": "koordinator",
        "secretary": "sekretaris",
        "table": "meja",
        "dissolved": "dibubarkan",
    }
    refers: ClassVar[Mapping[str, str]] = {"head": "participant", "secretary": "participant"}
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"table": "latest", "dissolved": "latest"}

    division: str
    """Id of the script's division, or of the acara for which the hall made its groups."""
    group: str
    title: str = ""
    """Empty: as the script says."""
    head: str = ""
    """Koordinator, chosen in the hall; empty: as the script says."""
    secretary: str = ""
    table: str = ""
    dissolved: bool = False

    def check(self) -> None:
        """Refuse a name that does not fit beside an office."""
        if len(self.title) > LONGEST_NAME:
            raise Refusal(
                "long-group-name",
                f"Nama kelompok terlalu panjang, paling banyak {LONGEST_NAME} huruf.",
            )


@dataclass(frozen=True, slots=True)
class OfficeSeat(Record):
    """In which group of a division an office sits, where the hall decided it."""

    kind: ClassVar[str] = "office_seat"
    noun: ClassVar[str] = "tempat duduk OPD"
    key: ClassVar[tuple[str, ...]] = ("division", "opd")
    labels: ClassVar[Mapping[str, str]] = {"group": "kelompok"}
    refers: ClassVar[Mapping[str, str]] = {"opd": "opd"}
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"group": "latest"}

    division: str
    opd: str
    group: str = ""
    """Empty: in none, also where the script says one."""


@dataclass(frozen=True, slots=True)
class PersonSeat(Record):
    """In which group one person sits, wherever the own office sits."""

    kind: ClassVar[str] = "person_seat"
    noun: ClassVar[str] = "tempat duduk peserta"
    key: ClassVar[tuple[str, ...]] = ("division", "participant")
    labels: ClassVar[Mapping[str, str]] = {"group": "kelompok"}
    refers: ClassVar[Mapping[str, str]] = {"participant": "participant"}
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"group": "latest"}

    division: str
    participant: str
    group: str = ""
    """Empty: with the own office."""


@dataclass(frozen=True, slots=True)
class GroupDissent(Record):
    """What a group sees otherwise than the plenary, in its own sentence: it is kept and printed."""

    kind: ClassVar[str] = "group_dissent"
    noun: ClassVar[str] = "pendapat berbeda kelompok"
    key: ClassVar[tuple[str, ...]] = ("stage", "about", "group")
    searchable: ClassVar[tuple[str, ...]] = ("sentence",)
    labels: ClassVar[Mapping[str, str]] = {"sentence": ""}

    stage: str
    about: str
    """The row or item of the plenary's result on which it differs."""
    group: str
    sentence: str = ""
    """Empty: it agrees after all."""


GROUP_RECORDS: tuple[type[Record], ...] = (TableGroup, OfficeSeat, PersonSeat)
"""What says who sits where."""

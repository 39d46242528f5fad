"""What the gap analysis records: indicators, answers with their reasons, and evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from bimtek.hall.before import EarlierSession
from bimtek.hall.evidence import Evidence as Evidence
from bimtek.hall.evidence import EvidenceKind as EvidenceKind
from bimtek.journal.records import Record, Refusal, SideBySide

CITY: Final = "kota"
"""Stands for the whole city where the code of an OPD stands else: the agreed value."""

_AT: Final = "@"
"""Between the city and the group at whose table its value was filled."""


def city_at(table: str | None) -> str:
    """Who answers for the city at a table: `kota@living`; in the plenary `kota`."""
    return f"{CITY}{_AT}{table}" if table else CITY


def table_of(who: str) -> str:
    """The group at whose table a value of the city was filled; empty: at none."""
    city, _, group = who.partition(_AT)
    return group if city == CITY else ""


NO_DATA: Final = "bd"
"""Belum ada data: an answer like any other."""

NOT_APPLICABLE: Final = "tb"
"""Tidak berlaku."""

LEVEL_ROW = re.compile(r"\d+(\.\d+)+")
"""A sub-dimension's code such as `4.2`; everything else is an indicator's."""

NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,6})?")
"""How numbers are stored: no exponent, no grouping, a dot before the decimals."""

YEARS: Final = range(1945, 2101)


class Direction(StrEnum):
    """Which way is better."""

    UP = "naik"
    DOWN = "turun"


class When(StrEnum):
    """Where an indicator is asked: in the hall, at the tables, outside."""

    PLENARY = "pleno"
    GROUP = "pokja"
    TASK = "tugas"


class GapStatus(StrEnum):
    """How far the hall is with an answer."""

    DRAFT = "draf"
    AGREED = "disepakati"
    CHANGED = "diubah"


class Cause(StrEnum):
    """Category of a cause; each is typed by its letter, which is read as well as its word."""

    REGULATION = "regulasi"
    STAFF = "SDM"
    BUDGET = "anggaran"
    FACILITIES = "prasarana"
    DATA = "data"
    COORDINATION = "koordinasi"

    @property
    def letter(self) -> str:
        return self.value[0].lower()

    @classmethod
    def _missing_(cls, value: object) -> Cause | None:
        return next((cause for cause in cls if cause.letter == value), None)


@dataclass(frozen=True, slots=True)
class Indicator(Record):
    """A number that is asked of one or several OPDs."""

    kind: ClassVar[str] = "indicator"
    noun: ClassVar[str] = "indikator"
    plain: ClassVar[tuple[str, ...]] = ("unit",)
    key: ClassVar[tuple[str, ...]] = ("code",)
    searchable: ClassVar[tuple[str, ...]] = ("name",)

    code: str
    name: str = ""
    unit: str = ""
    direction: Direction = Direction.UP
    subdimension: str = ""
    """Code of its sub-dimension, such as `4.2`."""
    pillar: str = ""
    """Id of its pillar in the script."""
    opds: tuple[str, ...] = ()
    when: When = When.GROUP
    stage: str = ""
    order: int = 0

    def check(self) -> None:
        if LEVEL_ROW.fullmatch(self.code):
            raise Refusal(
                "indicator-code",
                f"Kode indikator ‘{self.code}’ sama bentuknya dengan kode sub-dimensi. "
                "Pakai kode seperti SL.2.1.",
            )


@dataclass(frozen=True, slots=True)
class Answer:
    """Now and target with what they rest on: one field, so that two people's halves never mix."""

    now: str = ""
    """A digit of the scale, a decimal number such as `66.7`, `bd`, `tb`, or empty."""
    target: str = ""
    year: int | None = None
    target_year: int | None = None
    source: str | None = None
    target_by_default: bool | None = None
    """True: the script's own target, confirmed when the pillar was read back."""


PARTS_OF_AN_ANSWER = {
    "now": "kini",
    "target": "→ sasaran",
    "year": "tahun",
    "target_year": "tahun sasaran",
    "source": "sumber",
    "target_by_default": "sasaran bawaan",
}


@dataclass(frozen=True, slots=True)
class Gap(Record):
    """The answer of one OPD, or of the city, to one row of the gap analysis."""

    kind: ClassVar[str] = "gap"
    noun: ClassVar[str] = "isian kesenjangan"
    key: ClassVar[tuple[str, ...]] = ("stage", "row", "who")
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"task": "latest", "asked": "latest"}
    searchable: ClassVar[tuple[str, ...]] = ("condition", "cause", "proposal", "effect")
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    labels: ClassVar[Mapping[str, str]] = {
        "answer": "",
        "agreed": "dibacakan",
        **{f"answer.{name}": words for name, words in PARTS_OF_AN_ANSWER.items()},
        **{f"agreed.{name}": words for name, words in PARTS_OF_AN_ANSWER.items()},
        "condition": "kondisi",
        "causes": "kategori",
        "cause": "penyebab",
        "proposal": "usulan",
        "effect": "akibat",
        "pic": "PJ",
        "priority": "prioritas",
        "status": "",
        "task": "tugas malam",
        "asked": "ditanya di aula",
        "confidential": "tertutup",
        "origin": "dari kelompok",
    }

    stage: str
    row: str
    """Code of a sub-dimension (a level) or of an indicator (a number)."""
    who: str
    """Code of the OPD, `kota`: the value that the hall agrees on, or `kota@…` of a group."""
    answer: Answer = Answer()
    condition: str = ""
    causes: tuple[Cause, ...] = ()
    cause: str = ""
    proposal: str = ""
    effect: str = ""
    pic: str = ""
    """Code of the OPD in charge of the proposal, where it is not the one that answers."""
    priority: int | None = None
    status: GapStatus = GapStatus.DRAFT
    agreed: Answer | None = None
    """What was read out when the hall agreed: another answer is not agreed, whoever gave it."""
    speaker: str = ""
    """Participant who answered."""
    task: bool = False
    """Left to be answered tonight, outside the hall."""
    asked: bool = False
    """Asked in the hall although the script does not ask this OPD."""
    confidential: bool = False
    """Told in confidence: may stay, may not circulate."""
    reason: str = ""
    """Why the answer was changed last."""
    origin: tuple[str, ...] = ()
    """Of the plenary's: ids of the groups from whose results it was taken."""

    @classmethod
    def taken_over_as(cls, record_id: str) -> str:
        """The same row of the plenary."""
        stage, row, who = record_id.split("/")
        return f"{stage}/{row}/{CITY}" if table_of(who) else ""

    def check(self) -> None:
        self._check_value("kini", self.answer.now)
        self._check_value("sasaran", self.answer.target)
        for year in (self.answer.year, self.answer.target_year):
            if year is not None and year not in YEARS:
                raise Refusal(
                    "year", f"Tahun {year} tidak masuk akal. Tulis empat angka, misalnya 2022."
                )
        if self.priority is not None and self.priority not in range(1, 6):
            raise Refusal("priority", f"Prioritas {self.priority} tidak ada. Pilih 1 sampai 5.")

    def _check_value(self, which: str, value: str) -> None:
        if value in ("", NO_DATA, NOT_APPLICABLE):
            return
        if LEVEL_ROW.fullmatch(self.row):
            if not re.fullmatch("[0-9]", value):
                raise Refusal(
                    "level",
                    f"Level {which} ‘{value}’ bukan satu angka. "
                    "Pakai angka skala naskah, bd (belum ada data), atau tb (tidak berlaku).",
                )
        elif not NUMBER.fullmatch(value):
            raise Refusal(
                "number",
                f"Nilai {which} ‘{value}’ bukan angka. Contoh yang benar: 66.7, "
                "bd (belum ada data), atau tb (tidak berlaku).",
            )

    @property
    def stated(self) -> bool:
        """Whether anything at all was said in this row."""
        return self.answer != Answer() or self.worded

    @property
    def worded(self) -> bool:
        """Whether a sentence or a category stands here."""
        return any((self.condition, self.causes, self.cause, self.proposal, self.effect))


@dataclass(frozen=True, slots=True)
class PillarThen:
    """The pillar of a row as its session called it: one field, for its parts belong together."""

    id: str = ""
    title: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class EarlierGap(Record):
    """What stood in a row at an earlier session; never an answer of this hall."""

    kind: ClassVar[str] = "earlier_gap"
    noun: ClassVar[str] = "nilai tahap sebelumnya"
    key: ClassVar[tuple[str, ...]] = ("session", "row", "who")
    searchable: ClassVar[tuple[str, ...]] = ("condition", "cause", "proposal", "effect")
    refers: ClassVar[Mapping[str, str]] = {"session": EarlierSession.kind}
    labels: ClassVar[Mapping[str, str]] = {
        "title": "judul",
        "unit": "satuan",
        "pillar": "pilar",
        "pillar.title": "",
        "pillar.id": "",
        "pillar.number": "nomor",
        **{
            name: words
            for name, words in Gap.labels.items()
            if name not in ("task", "asked", "confidential", "origin")
            and not name.startswith("agreed")
        },
    }

    session: str
    row: str
    who: str
    """Code of the office there, or `kota`."""
    opd: str = ""
    """Its code in this session: two offices may have become one."""
    answer: Answer = Answer()
    condition: str = ""
    causes: tuple[Cause, ...] = ()
    cause: str = ""
    proposal: str = ""
    effect: str = ""
    pic: str = ""
    priority: int | None = None
    status: GapStatus = GapStatus.DRAFT
    title: str = ""
    """What the row is called there; empty in a file that is older than this field."""
    unit: str = ""
    pillar: PillarThen | None = None
    """None in a file that is older than this field."""


GAP_RECORDS: tuple[type[Record], ...] = (Indicator, Gap, Evidence, EarlierGap)

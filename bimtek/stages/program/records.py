"""What is recorded of programmes: what, who, when, with which money; answers to the conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

from bimtek.hall.group_records import taken_over
from bimtek.hall.records import Opd
from bimtek.journal.records import DESTROYED, Record, Refusal

YEARS: Final = range(2000, 2101)
MOST_BUDGET: Final = Decimal(10) ** 15
"""A city's whole budget is a thousandth of it."""


class Horizon(StrEnum):
    """By when a programme is done, counted from the year of the workshop."""

    SHORT = "pendek"
    MEDIUM = "menengah"
    LONG = "panjang"

    @property
    def years(self) -> int:
        """How many years it has."""
        return {Horizon.SHORT: 1, Horizon.MEDIUM: 5, Horizon.LONG: 10}[self]


class Source(StrEnum):
    """Where the money comes from."""

    CITY = "APBD"
    STATE = "APBN"
    COMPANIES = "CSR"
    OTHER = "lain"


class Answer(StrEnum):
    """What is said of one condition."""

    YES = "ya"
    NO = "tidak"


@dataclass(frozen=True, slots=True)
class Span:
    """From which year to which: one field, so that two people's halves never mix."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class Target:
    """What the indicator shall be in one year."""

    year: int
    value: str


@dataclass(frozen=True, slots=True)
class Programme(Record):
    """One programme, or a candidate for one; its id stays, wherever it is moved."""

    kind: ClassVar[str] = "programme"
    noun: ClassVar[str] = "program"
    key: ClassVar[tuple[str, ...]] = ("stage", "programme")
    searchable: ClassVar[tuple[str, ...]] = (
        "name", "partners", "indicator", "reference", "evidence",
    )  # fmt: skip
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    refers: ClassVar[Mapping[str, str]] = {"lead": Opd.kind, "support": Opd.kind}
    labels: ClassVar[Mapping[str, str]] = {
        "name": "",
        "pillar": "pilar",
        "answers": "menjawab",
        "row_then": "baris itu dahulu",
        "lead": "penanggung jawab",
        "support": "pendukung",
        "partners": "mitra",
        "horizon": "jangka",
        "years": "tahun",
        "years.first": "",
        "years.last": "sampai",
        "targets.year": "",
        "targets.value": "",
        "budget": "anggaran Rp",
        "source": "sumber dana",
        "indicator": "indikator",
        "targets": "target",
        "reference": "rujukan",
        "quick_win": "quick win",
        "percent": "kemajuan (persen)",
        "evidence": "bukti kemajuan",
        "confidential": "tertutup",
        "group": "kelompok",
        "origin": "dari kelompok",
    }

    stage: str
    programme: str
    """A random id: what was typed must not stand where nothing can destroy it."""
    name: str = ""
    pillar: str = ""
    """Id of a pillar of the gap analysis; empty: of none."""
    answers: str = ""
    """Record of the row whose gap it answers: `<acara>/4.1/kota`."""
    row_then: str = ""
    """That row as the tahap before called it: `4.1 Layanan publik`."""
    lead: str = ""
    support: tuple[str, ...] = ()
    partners: str = ""
    """Who is no OPD: a university, a company, a community."""
    horizon: Horizon | None = None
    years: Span | None = None
    budget: Decimal | None = None
    """Rupiah."""
    source: Source | None = None
    indicator: str = ""
    targets: tuple[Target, ...] = ()
    reference: str = ""
    """Where the plans of the city have it: RPJMD, Renstra."""
    quick_win: bool = False
    percent: int | None = None
    evidence: str = ""
    """By what the progress is seen."""
    said: datetime | None = None
    confidential: bool = False
    """Told in confidence: may stay, may not circulate."""
    group: str = ""
    """Which group proposes it; empty: the plenary's."""
    origin: tuple[str, ...] = ()
    """Of the plenary's: ids of the groups from whose proposals it was taken."""

    @classmethod
    def taken_over_as(cls, record_id: str) -> str:
        """The plenary's own programme."""
        return taken_over(record_id)

    def check(self) -> None:
        """Refuse what is no candidate, and numbers that make no sense."""
        if not self.name.strip() and self.name != DESTROYED:
            raise Refusal("no-name", "Nama programnya masih kosong. Tulis beberapa kata.")
        if not self.lead:
            raise Refusal("no-lead", "Siapa penanggung jawabnya? Tambahkan @opd.")
        if self.lead in self.support:
            raise Refusal("lead-twice", "Penanggung jawab tidak sekaligus pendukung.")
        if self.years is not None:
            _check_years(self.years)
        for one in self.targets:
            _check_year(one.year)
            if not one.value.strip():
                raise Refusal("no-target", f"Target {one.year} masih kosong.")
        if len({one.year for one in self.targets}) < len(self.targets):
            raise Refusal("target-twice", "Satu tahun tertulis dua kali dalam target.")
        if self.budget is not None and not 0 <= self.budget < MOST_BUDGET:
            raise Refusal("budget", "Anggaran tidak masuk akal. Tulis rupiah, misalnya 750 jt.")
        if self.percent is not None and not 0 <= self.percent <= 100:
            raise Refusal("percent", f"Kemajuan {self.percent} tidak masuk akal. Tulis 0–100.")


@dataclass(frozen=True, slots=True)
class QuickWinAnswer(Record):
    """Whether a programme meets one condition.

    A record of its own, so that two people who answer two conditions never meet.
    """

    kind: ClassVar[str] = "quick_win_answer"
    noun: ClassVar[str] = "syarat quick win"
    key: ClassVar[tuple[str, ...]] = ("stage", "programme", "condition")
    labels: ClassVar[Mapping[str, str]] = {"answer": ""}

    stage: str
    programme: str
    condition: str
    answer: Answer | None = None


PROGRAMME_RECORDS: tuple[type[Record], ...] = (Programme, QuickWinAnswer)


def programme_place(stage: str, programme: str) -> str:
    """What a note's `about` says if the note hangs on a programme."""
    return f"{Programme.kind}/{stage}/{programme}"


def _check_year(year: int) -> None:
    if year not in YEARS:
        raise Refusal("year", f"Tahun {year} tidak masuk akal. Tulis empat angka, misalnya 2027.")


def _check_years(span: Span) -> None:
    _check_year(span.first)
    _check_year(span.last)
    if span.last < span.first:
        raise Refusal("years", f"Tahun {span.first}–{span.last} terbalik. Tulis yang awal dahulu.")

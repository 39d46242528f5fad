"""What a vote records: options, votes by name, tallies from paper, the opening, the choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final

from bimtek.journal.records import DESTROYED, Record, Refusal, SideBySide

LOWEST: Final = 1
HIGHEST: Final = 5
"""Of an impact and an effort."""
MOST_COUNTED: Final = 100_000
"""No hall counts more."""


class Answer(StrEnum):
    """What a voter says to one option."""

    YES = "setuju"
    NO = "tidak"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class VoteOption(Record):
    """An option as the hall has it: a new one, or one of the script reworded or struck out."""

    kind: ClassVar[str] = "vote_option"
    noun: ClassVar[str] = "pilihan"
    key: ClassVar[tuple[str, ...]] = ("stage", "option")
    searchable: ClassVar[tuple[str, ...]] = ("text",)
    labels: ClassVar[Mapping[str, str]] = {
        "text": "",
        "origin": "dari",
        "out": "dicoret",
        "added": "ditambahkan",
        "place": "urutan",
    }
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {"out": "latest"}

    stage: str
    option: str
    """Its id in the script, or a random one."""
    text: str = ""
    """Empty: as the script says."""
    origin: str = ""
    out: bool = False
    """Struck out: nobody can choose it, and what it got does not count."""
    added: datetime | None = None
    """When the hall added it; None: the script brought it."""
    place: int = 0
    """Its number when it was added: orders those that were added in the same second."""

    def check(self) -> None:
        """Refuse a new option without words."""
        if self.added is not None and not self.text.strip() and self.text != DESTROYED:
            raise Refusal("no-option-text", "Pilihan baru masih kosong. Tulis apa yang dipilih.")


@dataclass(frozen=True, slots=True)
class Mark:
    """What one voter gave one option."""

    option: str
    """`<acara>/<pilihan>`."""
    dots: int | None = None
    answer: Answer | None = None
    impact: int | None = None
    effort: int | None = None


@dataclass(frozen=True, slots=True)
class Vote(Record):
    """The vote of one OPD or one person, given in the open.

    One field, so that the halves of two ballots never mix.
    """

    kind: ClassVar[str] = "vote"
    noun: ClassVar[str] = "suara"
    key: ClassVar[tuple[str, ...]] = ("stage", "voter")
    labels: ClassVar[Mapping[str, str]] = {
        "marks": "memilih",
        "marks.option": "",
        "marks.dots": "titik",
        "marks.answer": "",
        "marks.impact": "dampak",
        "marks.effort": "upaya",
    }

    stage: str
    voter: str
    """Code of the OPD, or id of the participant."""
    marks: tuple[Mark, ...] = ()
    """Nothing in it: the voter chose none."""

    def check(self) -> None:
        """Refuse marks that nobody can give."""
        options = [mark.option for mark in self.marks]
        if len(set(options)) < len(options):
            raise Refusal("option-twice", "Satu pilihan tercatat dua kali dalam satu suara.")
        for mark in self.marks:
            if mark.dots is not None and not 0 < mark.dots <= MOST_COUNTED:
                raise Refusal("dots", f"{mark.dots} titik pada satu pilihan tidak mungkin.")
            for value in (mark.impact, mark.effort):
                if value is not None and not LOWEST <= value <= HIGHEST:
                    raise Refusal(
                        "outside-scale", f"Nilai {value} di luar skala {LOWEST}–{HIGHEST}."
                    )


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for one option, at the table or from raised hands."""

    dots: int | None = None
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    impact: int | None = None
    """Sum of what all gave."""
    effort: int | None = None
    raters: int | None = None
    """How many gave it an impact and an effort."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """All numbers that were counted."""
        every = (self.dots, self.yes, self.no, self.abstain, self.impact, self.effort, self.raters)
        return tuple(one for one in every if one is not None)


@dataclass(frozen=True, slots=True)
class VoteTally(Record):
    """What was counted for one option, without names."""

    kind: ClassVar[str] = "vote_tally"
    noun: ClassVar[str] = "hitungan suara"
    key: ClassVar[tuple[str, ...]] = ("stage", "option")
    labels: ClassVar[Mapping[str, str]] = {
        "count": "",
        "count.dots": "titik",
        "count.yes": "setuju",
        "count.no": "tidak",
        "count.abstain": "abstain",
        "count.impact": "jumlah dampak",
        "count.effort": "jumlah upaya",
        "count.raters": "penilai",
    }

    stage: str
    option: str
    count: Count | None = None

    def check(self) -> None:
        """Refuse what cannot be counted."""
        if self.count and not all(0 <= one <= MOST_COUNTED for one in self.count.numbers):
            raise Refusal("count", f"Hitungan harus 0 sampai {MOST_COUNTED}.")


@dataclass(frozen=True, slots=True)
class Opening:
    """The result was shown to the hall."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Papers:
    """Ballots on paper."""

    handed_in: int
    invalid: int = 0


@dataclass(frozen=True, slots=True)
class Voting(Record):
    """How one vote went as a whole."""

    kind: ClassVar[str] = "voting"
    noun: ClassVar[str] = "pemungutan suara"
    key: ClassVar[tuple[str, ...]] = ("stage",)
    searchable: ClassVar[tuple[str, ...]] = ("counters",)
    labels: ClassVar[Mapping[str, str]] = {
        "opened": "hasil dibuka",
        "opened.at": "",
        "by_table": "dihitung tanpa nama",
        "papers": "surat suara",
        "papers.handed_in": "masuk",
        "papers.invalid": "tidak sah",
        "counters": "dihitung oleh",
        "secret": "rahasia",
    }
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {
        "opened": "earliest", "by_table": "latest", "secret": "latest",
    }  # fmt: skip

    stage: str
    opened: Opening | None = None
    by_table: bool = False
    """A vote of which only totals are typed: raised hands, dots on a paper."""
    papers: Papers | None = None
    counters: str = ""
    """Who counted."""
    secret: bool = False
    """The totals come from secret ballots, though the script does not ask for them."""

    def check(self) -> None:
        """Refuse numbers that nobody can count."""
        papers = self.papers
        if papers is not None and not 0 <= papers.invalid <= papers.handed_in <= MOST_COUNTED:
            raise Refusal(
                "papers", "Surat suara tidak sah tidak dapat lebih banyak daripada yang masuk."
            )


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the hall chose in the end."""

    options: tuple[str, ...]
    """As `<acara>/<pilihan>`."""
    at: datetime


@dataclass(frozen=True, slots=True)
class VoteChoice(Record):
    """The hall's own decision: where a tie stands at the border, or against the ranking."""

    kind: ClassVar[str] = "vote_choice"
    noun: ClassVar[str] = "keputusan pilihan"
    key: ClassVar[tuple[str, ...]] = ("stage",)
    searchable: ClassVar[tuple[str, ...]] = ("reason",)
    confidences: ClassVar[tuple[str, ...]] = ("confidential",)
    labels: ClassVar[Mapping[str, str]] = {
        "chosen": "terpilih",
        "chosen.options": "",
        "chosen.at": "pukul",
        "reason": "alasan",
        "confidential": "tertutup",
    }

    stage: str
    chosen: Chosen | None = None
    reason: str = ""
    confidential: bool = False
    """The reason was told in confidence."""

    def check(self) -> None:
        """Refuse a decision that chooses nothing."""
        if self.chosen is not None and not self.chosen.options:
            raise Refusal("nothing-chosen", "Belum ada pilihan yang ditunjuk.")


VOTE_RECORDS: tuple[type[Record], ...] = (VoteOption, Vote, VoteTally, Voting, VoteChoice)


def option_place(stage: str, option: str) -> str:
    """What a note's `about` says if the note hangs on an option."""
    return f"{VoteOption.kind}/{stage}/{option}"

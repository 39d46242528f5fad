"""Totals as they are typed and told, and what in them cannot be right. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from bimtek.journal.records import Refusal
from bimtek.locale.cleaning import typed_line
from bimtek.locale.numbers import show_number
from bimtek.stages.vote.records import HIGHEST, LOWEST, MOST_COUNTED, Count
from bimtek.stages.vote.script import DOTS, IMPACT, YES_NO


def read_tally(method: str, text: str) -> Count:
    """What was counted for one option.

    Raises:
        Refusal: with the sentence that says what is expected.
    """
    parts = re.split(r"[\s,;/]+", typed_line(text).strip())
    names = _PARTS[method]
    if len(parts) != len(names) or not all(
        part.isascii() and part.isdecimal() and int(part[:9]) <= MOST_COUNTED for part in parts
    ):
        raise Refusal("tally", expected_tally(method))
    numbers = dict(zip(names, map(int, parts), strict=True))
    count = Count(**numbers)
    if method == IMPACT:
        _check_sums(count)
    return count


def _check_sums(count: Count) -> None:
    raters = count.raters or 0
    for name, value in (("dampak", count.impact or 0), ("upaya", count.effort or 0)):
        if not LOWEST * raters <= value <= HIGHEST * raters:
            raise Refusal(
                "sum",
                f"Jumlah {name} {value} tidak mungkin dari {raters} penilai: "
                f"{LOWEST * raters} sampai {HIGHEST * raters}.",
            )


_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    DOTS: ("dots",),
    YES_NO: ("yes", "no", "abstain"),
    IMPACT: ("impact", "effort", "raters"),
}


def expected_tally(method: str) -> str:
    """One sentence that says what is typed for an option."""
    return {
        DOTS: "Jumlah titiknya, misalnya 7.",
        YES_NO: "Tiga angka: setuju, tidak, abstain, misalnya 12 3 1.",
        IMPACT: "Tiga angka: dampak, upaya, banyak penilai, misalnya 84 40 20.",
    }[method]


def typed_tally(method: str, count: Count) -> str:
    """A tally as it would be typed."""
    return " ".join(str(getattr(count, name) or 0) for name in _PARTS[method])


def tally_words(method: str, count: Count) -> str:
    """A tally in words."""
    if method == DOTS:
        return f"{count.dots or 0} titik"
    if method == YES_NO:
        return f"setuju {count.yes or 0}, tidak {count.no or 0}, abstain {count.abstain or 0}"
    return f"dampak {count.impact or 0}, upaya {count.effort or 0}, penilai {count.raters or 0}"


def mean_words(value: Fraction | None) -> str:
    """A mean with one decimal: `4,2`; nothing where nobody gave one."""
    if value is None:
        return ""
    tenths = int(value * 10 + Fraction(1, 2))
    return show_number(f"{tenths // 10}.{tenths % 10}")


# -- what cannot be right, and is told


class Paper(NamedTuple):
    """What the doubts of a tally depend on."""

    method: str
    dots: int
    stacking: bool
    voters: int | None
    """Who are here and may vote; None: no roll call says it."""
    what: str
    """`OPD` or `orang`."""
    handed_in: int | None = None
    """None: nobody counted papers."""
    invalid: int = 0

    @property
    def ballots(self) -> int | None:
        """How many there can be, at most; None: nobody knows."""
        return self.voters if self.handed_in is None else self.handed_in - self.invalid

    @property
    def named(self) -> str:
        if self.handed_in is None:
            return f"{self.voters} {self.what} yang hadir"
        return f"{self.ballots} surat suara sah"


def doubts(paper: Paper, counts: Mapping[int, Count]) -> tuple[str, ...]:
    """What a tally says that cannot be right; nothing is refused.

    Args:
        counts: number of the option → what was counted for it.
    """
    found = []
    handed_in, voters, ballots = paper.handed_in, paper.voters, paper.ballots
    if handed_in is not None and voters is not None and handed_in > voters:
        found.append(f"{handed_in} surat suara, {voters} {paper.what} yang hadir")
    if ballots is None:
        return tuple(found)
    total = sum(count.dots or 0 for count in counts.values())
    if paper.method == DOTS and total > (most := ballots * paper.dots):
        found.append(f"{total} titik, paling banyak {most} dari {paper.named}")
    for number, count in counts.items():
        given = _ballots_of(paper, count)
        if given > ballots:
            found.append(f"pilihan {number}: {given} suara dari {paper.named}")
    return tuple(found)


def _ballots_of(paper: Paper, count: Count) -> int:
    """How many voters one option must have had, at least."""
    if paper.method == YES_NO:
        return sum(count.numbers)
    if paper.method == IMPACT:
        return count.raters or 0
    return 0 if paper.stacking else count.dots or 0

"""What is missing: findings that the rules of the acara name, each with its place. Plain values."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

NAMED = 6
"""Offices that a line names before it says how many more there are."""


class Weight(StrEnum):
    """How much a finding matters."""

    BLOCKS = "menghalangi"
    """The minutes cannot be right without it."""
    SHOULD = "sebaiknya"
    TONIGHT = "untuk malam ini"


class Spot(NamedTuple):
    """One of several records that a finding counts."""

    text: str
    """What it is called in a list: `4.2 Kesehatan`, `Dinkes: siapa walidata?`."""
    kind: str
    record: str


class Finding(NamedTuple):
    """One thing that is missing."""

    key: str
    """Stable name of the thing, in the letters of a record's id: `sk-objection.dishub`."""
    weight: Weight
    text: str
    """The sentence, with its number: `9 jawaban tanpa bukti`."""
    detail: str = ""
    """Whom or what it concerns: `Disperindag 3 · DPUPR 2`."""
    kind: str = ""
    """Kind of the record that Enter opens; `stage` opens an acara."""
    record: str = ""
    spots: tuple[Spot, ...] = ()
    """The records that it counts, where they are several; Enter offers them."""


def of_spots(
    key: str, weight: Weight, text: str, spots: Sequence[Spot], detail: str | None = None
) -> Finding:
    """A finding of one record, or of several that Enter offers.

    Args:
        detail: whom or what it concerns; None: what the spots are called.
    """
    first, told = spots[0], " · ".join(spot.text for spot in spots)
    several = tuple(spots) if spots[1:] else ()
    shown = told if detail is None else detail
    return Finding(key, weight, text, shown, first.kind, first.record, several)


def shortened(names: Sequence[str], between: str = ", ") -> str:
    """The first few of many names, and how many more there are: `DLH, Dinsos + 31 lain`."""
    rest = f" + {len(names) - NAMED} lain" if len(names) > NAMED else ""
    return between.join(names[:NAMED]) + rest

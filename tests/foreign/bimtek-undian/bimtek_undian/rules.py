"""The order of the lots. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bimtek_undian.records import Lot


def in_order(lots: Iterable[Lot]) -> list[Lot]:
    """Those that have a place, the first one first; equal places by OPD, as in every copy."""
    return sorted((lot for lot in lots if lot.place), key=lambda lot: (lot.place or 0, lot.opd))


def still_to_draw(opds: Sequence[str], lots: Iterable[Lot]) -> list[str]:
    """OPDs without a place, in the order of the list."""
    drawn = {lot.opd for lot in lots if lot.place}
    return [opd for opd in opds if opd not in drawn]


def next_place(lots: Iterable[Lot]) -> int:
    """The place after the last one that was drawn."""
    return max((lot.place or 0 for lot in lots), default=0) + 1

"""Entries of a journal as the rules read them, of plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bimtek.journal.codec import canonical, encode
from bimtek.journal.entry import Entry


def entry(
    n: int,
    kind: str,
    record: str = "r",
    values: Mapping[str, object] | None = None,
    *,
    base: Mapping[str, Sequence[str]] | None = None,
    voice: str = "meja",
    act: int = 0,
    undoes: int = 0,
    destroyed: bool = False,
) -> Entry:
    """An entry by its number, which is its stamp too: `stamp(n)`.

    Args:
        base: what its author saw; a field that is not named had no value yet.
        act: number of the first entry of its act; 0: an act of its own.
        undoes: number of the entry that it takes back.
        destroyed: its words were destroyed.
    """
    said = {name: encode(value) for name, value in (values or {}).items()}
    seen = {name: list((base or {}).get(name, ())) for name in said}
    return Entry(
        stamp=stamp(n), voice=voice, n=n, seen=None, at="2023-07-04T16:00:00+07:00",
        device="d", actor="o-n1", role="fasilitator", kind=kind, v=1, record=record,
        patch=None if destroyed else canonical(said), salt=None, seal=b"",
        base=canonical(seen), act=act or n, undoes=stamp(undoes) if undoes else None, digest=b"",
    )  # fmt: skip


def stamp(n: int) -> str:
    return f"{n:04}"


def numbers(entries: Sequence[Entry]) -> list[int]:
    return [one.n for one in entries]

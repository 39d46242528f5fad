"""Which letters the fonts that come along can draw, and what stands in the place of others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from struct import iter_unpack, unpack_from
from typing import Final

FONTS: Final = Path(__file__).parent / "fonts"
BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
NOTHING_TO_DRAW: Final = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
"""Categories of characters that have no glyph and need none."""
COLLECTION: Final = b"ttcf"
SEGMENTS, GROUPS = 4, 12
"""Forms of the table that says which characters a font has (OpenType, `cmap`)."""


def code_of(letter: str) -> str:
    """`[U+13000]`; a line may end behind it."""
    return f"[U+{ord(letter):04X}]\u200b"


def undrawn(text: str) -> tuple[str, ...]:
    """The letters of a text that no font draws, each once, in order."""
    found = dict.fromkeys(BEYOND_ASCII.findall(text))
    return tuple(
        one
        for one in found
        if ord(one) not in drawn() and unicodedata.category(one) not in NOTHING_TO_DRAW
    )


def with_codes(text: str, letters: Iterable[str]) -> str:
    """The text with the code of each of these letters in its place."""
    return text.translate({ord(one): code_of(one) for one in letters})


@cache
def drawn() -> frozenset[int]:
    """Every character that one of the fonts has a glyph for."""
    fonts = (one.read_bytes() for one in sorted(FONTS.glob("*.tt[cf]")))
    return frozenset(point for font in fonts for point in _characters(font))


def _characters(font: bytes) -> Iterator[int]:
    for start in {place for face in _faces(font) for place in _maps(font, face)}:
        (form,) = unpack_from(">H", font, start)
        if form == SEGMENTS:
            yield from _in_segments(font, start)
        elif form == GROUPS:
            yield from _in_groups(font, start)


def _faces(font: bytes) -> tuple[int, ...]:
    """Where the faces of a file begin: one, but in a collection."""
    if not font.startswith(COLLECTION):
        return (0,)
    (faces,) = unpack_from(">I", font, 8)
    return unpack_from(f">{faces}I", font, 12)


def _maps(font: bytes, face: int) -> Iterator[int]:
    """Where the maps of a face lie; the faces of a collection may share them."""
    (tables,) = unpack_from(">H", font, face + 4)
    for at in range(face + 12, face + 12 + 16 * tables, 16):
        if font[at : at + 4] == b"cmap":
            (start,) = unpack_from(">I", font, at + 8)
            (maps,) = unpack_from(">H", font, start + 2)
            for one in range(start + 4, start + 4 + 8 * maps, 8):
                yield start + unpack_from(">I", font, one + 4)[0]


def _in_segments(font: bytes, start: int) -> Iterator[int]:
    twice, ends = unpack_from(">H", font, start + 6)[0], start + 14
    starts = ends + twice + 2
    shifts, offsets = starts + twice, starts + 2 * twice
    for at in range(0, twice, 2):
        (last,), (first,) = unpack_from(">H", font, ends + at), unpack_from(">H", font, starts + at)
        (shift,) = unpack_from(">H", font, shifts + at)
        (offset,) = unpack_from(">H", font, offsets + at)
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = (point + shift) & 0xFFFF
            if offset:
                (glyph,) = unpack_from(">H", font, offsets + at + offset + 2 * (point - first))
            if glyph:
                yield point


def _in_groups(font: bytes, start: int) -> Iterator[int]:
    (count,) = unpack_from(">I", font, start + 12)
    for first, last, _ in iter_unpack(">III", font[start + 16 : start + 16 + 12 * count]):
        yield from range(first, last + 1)

"""A box as the cell of a form: what is written in it, and what a filled one says. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Refusal
from bimtek.locale.cleaning import typed_line
from bimtek.locale.dates import medium_date
from bimtek.locale.folding import fold
from bimtek.stages.table_page import Sort

if TYPE_CHECKING:
    from bimtek.stages.table_page import Box, Choice

HIDDEN: Final = "(tertutup)"
"""Stands where something was told in confidence: it is not sent out, nor asked again."""
JOINT: Final = "; "
"""Between several choices in one cell."""

_DIGIT: Final = re.compile("[0-9]")
_HINTS: Final = {
    Sort.TEXT: "satu kalimat",
    Sort.NUMBER: "angka; desimal memakai koma",
    Sort.DATE: "tanggal, misalnya 14/7/2023",
    Sort.ONE: "pilih satu",
    Sort.SEVERAL: "boleh beberapa, dipisah titik koma",
}


def is_short(choice: Choice) -> bool:
    """Whether a choice stands in its cell as its value; its words then stand beside the cell."""
    return bool(_DIGIT.fullmatch(choice.value))


def offered(box: Box) -> tuple[str, ...]:
    """What the list of a cell offers; nothing where it is typed in, or takes several."""
    if box.sort is not Sort.ONE:
        return ()
    return tuple(dict.fromkeys((*map(_shown, box.choices), *(one.value for one in box.unknown))))


def _shown(choice: Choice) -> str:
    return choice.value if is_short(choice) else typed_line(choice.words)


def in_cell(box: Box, text: str) -> str:
    """What stands in a box, as its cell holds it: one line."""
    if box.sort is Sort.DATE:
        return _day(text)
    if box.sort not in (Sort.ONE, Sort.SEVERAL):
        return typed_line(text)
    words = {one.value: _shown(one) for one in box.choices}
    return JOINT.join(words.get(part, part) for part in text.split("\n") if part)


def _day(text: str) -> str:
    try:
        return medium_date(date.fromisoformat(text))
    except ValueError:
        return typed_line(text)


def from_cell(box: Box, cell: str) -> str:
    """What a filled cell says, as it would be typed in the box.

    Raises:
        Refusal: if it is none of the choices.
    """
    if box.sort is Sort.ONE:
        return _choice(box, cell)
    if box.sort is Sort.SEVERAL:
        parts = re.split(r"\s*[;\n]\s*" if ";" in cell else r"\s*,\s*", cell)
        return "\n".join(dict.fromkeys(_choice(box, part) for part in parts if part))
    if box.unknown and (found := _found(box.unknown, cell)):
        return found
    return cell


def _choice(box: Box, cell: str) -> str:
    known = (*box.choices, *box.unknown)
    if found := _found(known, cell):
        return found
    digit, _, rest = cell.partition(" ")
    if rest and (found := _found([one for one in known if is_short(one)], digit)):
        return found  # `2 Terkelola`, copied from beside the cell
    raise Refusal("choice", f"pilih {_listed(box)}")


def _found(choices: Sequence[Choice], cell: str) -> str:
    wanted = fold(cell)
    return next((one.value for one in choices if wanted in (fold(one.value), fold(one.words))), "")


def _listed(box: Box) -> str:
    words = [one.value if is_short(one) else f"‘{_shown(one)}’" for one in box.choices]
    words += [one.value for one in box.unknown]
    if len(words) > _MOST:
        return "dari daftar pada selnya"
    return " atau ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


_MOST: Final = 12
"""Choices that a sentence names."""


def hints(box: Box) -> tuple[str, ...]:
    """How a cell is filled, for below the title of its column."""
    told = [_HINTS[box.sort]] if box.sort in _HINTS else []
    if box.sort is Sort.SEVERAL:
        told = [f"{told[0]}: {JOINT.join(one.words for one in box.choices)}"]
    return (*told, *(f"{one.value} {one.words}" for one in box.unknown))


def beside(box: Box) -> tuple[str, ...]:
    """What the short choices of a cell mean: `2 sebagian besar puskesmas`."""
    return tuple(typed_line(one.words) for one in box.choices if is_short(one))

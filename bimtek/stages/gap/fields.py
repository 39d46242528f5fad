"""The fields of the form: what is typed in each, and what it means. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from bimtek.hall.confidence import read_sentence as read_sentence
from bimtek.hall.offices import find_offices as find_offices
from bimtek.hall.records import Opd
from bimtek.journal.records import Refusal
from bimtek.locale.folding import fold
from bimtek.locale.numbers import parse_number
from bimtek.stages.gap.cells import shown
from bimtek.stages.gap.records import (
    CITY,
    NO_DATA,
    NOT_APPLICABLE,
    YEARS,
    Cause,
    Gap,
)
from bimtek.stages.gap.rows import Row

NO_DATA_WORDS: Final = ("-", "–", "bd", "belum ada data")
NOT_APPLICABLE_WORDS: Final = ("x", "tb", "tidak berlaku")

Values = dict[str, Any]
"""Field of the record, or `answer.<part>`, → value."""


class Context(NamedTuple):
    """What the meaning of typed text depends on."""

    row: Row
    scale: Collection[int]
    offices: Mapping[str, Opd]
    today: date


class Field(NamedTuple):
    """One field of the form."""

    name: str
    label: str
    read: Callable[[str, Context], Values]
    show: Callable[[Gap, Context], str]
    sentence: bool = False


def read_value(text: str, context: Context) -> str:
    """A level or a number as it is stored.

    Raises:
        Refusal: with the sentence for the person.
    """
    typed = fold(text)
    if not typed:
        return ""
    if typed in NO_DATA_WORDS:
        return NO_DATA
    if typed in NOT_APPLICABLE_WORDS:
        return NOT_APPLICABLE
    if context.row.is_level:
        return read_level(typed, context.scale)
    try:
        number = parse_number(text)
    except ValueError as refused:
        raise Refusal("number", f"‘{text.strip()}’: {refused}.") from None
    return format(number, "f")


def read_level(typed: str, scale: Collection[int]) -> str:
    """A level of the script's scale."""
    if not re.fullmatch("[0-9]", typed) or int(typed) not in scale:
        raise Refusal(
            "level-outside-scale", f"Level ‘{typed}’ di luar skala {min(scale)}–{max(scale)}."
        )
    return typed


def read_causes(text: str) -> tuple[Cause, ...]:
    """Categories by their letters, in any order, with or without spaces, or by their words."""
    found = {cause for word in re.findall(r"\w+", fold(text)) for cause in _causes_of(word)}
    return tuple(cause for cause in Cause if cause in found)


def _causes_of(word: str) -> Iterable[Cause]:
    known = {cause.letter: cause for cause in Cause}
    strange = next((char for char in word if char not in known), "")
    if not strange:
        return [known[char] for char in word]
    if begun := [cause for cause in Cause if len(word) > 1 and fold(cause).startswith(word)]:
        return begun
    letters = cause_strip().replace("  ", " ")  # to its end at 80 columns
    raise Refusal("cause", f"‘{strange}’ bukan kategori: {letters}")


def cause_strip() -> str:
    """The categories with their letters, on one line."""
    return "  ".join(f"{cause.letter} {cause.value}" for cause in Cause)


def read_office(text: str, context: Context) -> str:
    """The code of the one office that is meant; `kota` and nothing are allowed too."""
    if not text.strip() or fold(text) == CITY:
        return ""
    found = find_offices(text, context.offices)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal("no-such-opd", f"OPD ‘{text.strip()}’ tidak ada dalam daftar.")
    some = ", ".join(context.offices[code].short or code for code in found[:4])
    raise Refusal("which-opd", f"‘{text.strip()}’ dapat berarti {some}. Ketik lebih panjang.")


def read_year(text: str) -> int | None:
    """A year of four digits, or nothing."""
    typed = text.strip()
    if not typed:
        return None
    if not re.fullmatch("[0-9]{4}", typed) or int(typed) not in YEARS:
        raise Refusal("year", f"Tahun ‘{typed}’ tidak masuk akal. Tulis misalnya 2022.")
    return int(typed)


def read_priority(text: str) -> int | None:
    """1 to 5, or nothing."""
    typed = text.strip()
    if typed and typed not in tuple("12345"):
        raise Refusal("priority", f"Prioritas ‘{typed}’ tidak ada. Pilih 1 sampai 5.")
    return int(typed) if typed else None


def _sentence(name: str) -> Callable[[str, Context], Values]:
    def read(text: str, _: Context) -> Values:
        sentence, closed = read_sentence(text)
        return {name: sentence, **({"confidential": True} if closed else {})}

    return read


def _part(name: str, read: Callable[[str, Context], object]) -> Callable[[str, Context], Values]:
    return lambda text, context: {f"answer.{name}": read(text, context)}


def _office_name(code: str, context: Context) -> str:
    office = context.offices.get(code)
    return (office.short or office.name) if office else code


def _blank(value: str) -> str:
    return shown(value) if value else ""


FIELDS: Final = tuple(
    Field(*parts)
    for parts in (
        (
            "now", "Kini", _part("now", read_value),
            lambda gap, _: _blank(gap.answer.now),
        ),
        (
            "year", "th.", _part("year", lambda text, _: read_year(text)),
            lambda gap, _: str(gap.answer.year or ""),
        ),
        (
            "target", "Sasaran", _part("target", read_value),
            lambda gap, _: _blank(gap.answer.target),
        ),
        (
            "target_year", "th.", _part("target_year", lambda text, _: read_year(text)),
            lambda gap, _: str(gap.answer.target_year or ""),
        ),
        (
            "source", "Sumber", _part("source", lambda text, _: text.strip() or None),
            lambda gap, _: gap.answer.source or "",
        ),
        ("condition", "Kondisi", _sentence("condition"), lambda gap, _: gap.condition, True),
        (
            "causes", "Penyebab", lambda text, _: {"causes": read_causes(text)},
            lambda gap, _: " ".join(cause.letter for cause in gap.causes),
        ),
        ("cause", "", _sentence("cause"), lambda gap, _: gap.cause, True),
        ("proposal", "Usulan", _sentence("proposal"), lambda gap, _: gap.proposal, True),
        ("effect", "Akibat", _sentence("effect"), lambda gap, _: gap.effect, True),
        (
            "pic", "PJ", lambda text, context: {"pic": read_office(text, context)},
            lambda gap, context: _office_name(gap.pic, context),
        ),
        (
            "priority", "Prioritas", lambda text, _: {"priority": read_priority(text)},
            lambda gap, _: str(gap.priority or ""),
        ),
        ("reason", "alasan", _sentence("reason"), lambda gap, _: gap.reason, True),
    )
)  # fmt: skip

BY_NAME: Final = {field.name: field for field in FIELDS}


def defaults(context: Context, proposed: str) -> dict[str, str]:
    """What empty fields show dim and Enter confirms: target, last year, the OPD itself."""
    return {
        "target": shown(proposed) if proposed else "",
        "year": "" if context.row.is_level else str(context.today.year - 1),
        "target_year": "" if context.row.is_level else str(context.today.year + 4),
        "pic": "" if context.row.who == CITY else _office_name(context.row.who, context),
    }

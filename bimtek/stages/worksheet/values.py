"""Cells: what is typed in a column of each kind, how it is stored and how it is shown. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.evidence import KINDS
from bimtek.hall.offices import find_offices
from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.locale.cleaning import typed_line
from bimtek.locale.dates import medium_date, parse_date, short_date
from bimtek.locale.folding import fold, letters
from bimtek.locale.numbers import parse_number, show_number
from bimtek.stages.worksheet.records import NO_DATA, NOT_APPLICABLE, UNKNOWN

if TYPE_CHECKING:
    from bimtek.script.model import Level
    from bimtek.stages.worksheet.script import Column

WORDS: Final = ("teks", "uraian")
"""Kinds of column that hold free text."""
OPEN: Final = "·"
NO_DATA_WORDS: Final = ("-", "–", "bd", "belum ada data")
NOT_APPLICABLE_WORDS: Final = ("x", "tb", "tidak berlaku")
NUMBER: Final = re.compile(r"-?\d{1,30}(\.\d{1,30})?")
JOINT: Final = "; "
"""Between the words of a cell with several choices; no choice of a script holds one."""


class Step(NamedTuple):
    """One level of a column's scale."""

    digit: str
    text: str


class Context(NamedTuple):
    """What the meaning of typed text depends on."""

    offices: Mapping[str, Opd]
    people: Mapping[str, Participant]
    """Everybody of the list, by id; whoever is known twice stands under both ids."""
    today: date
    levels: Sequence[Level]
    """The scale of the script, for level columns without one of their own."""


def scale_of(column: Column, levels: Sequence[Level]) -> tuple[Step, ...]:
    """The scale of a level column: its own, else the script's."""
    steps = []
    for choice in column.choices:
        digit, _, words = choice.partition(" ")
        if re.fullmatch("[0-9]", digit):
            steps.append(Step(digit, words.strip()))
    if steps:
        return tuple(steps)
    return tuple(Step(str(one.number), one.text or one.name) for one in levels)


# -- reading


def read(column: Column, text: str, context: Context) -> str:
    """A cell as it is stored; empty text clears it.

    Raises:
        Refusal: with the sentence that says what is expected.
    """
    text = typed_line(text).strip()
    if column.type in WORDS or not text:
        return text
    if fold(text) in NO_DATA_WORDS:
        return NO_DATA
    if fold(text) in NOT_APPLICABLE_WORDS:
        return NOT_APPLICABLE
    return _READ[column.type](column, text, context)


def _number(_: Column, text: str, __: Context) -> str:
    try:
        return format(parse_number(text.removesuffix("%")), "f")
    except ValueError as refused:
        raise Refusal("number", f"‘{text}’: {refused}.") from None


def _level(column: Column, text: str, context: Context) -> str:
    digits = [step.digit for step in scale_of(column, context.levels)]
    if text not in digits:
        raise Refusal(
            "level-outside-scale", f"Level ‘{text}’ di luar skala {digits[0]}–{digits[-1]}."
        )
    return text


def choice_of(column: Column, text: str) -> str:
    """The one choice that a number, a letter or the beginning of a word means.

    Raises:
        Refusal: if none or several are meant.
    """
    if text.isdecimal() and 1 <= int(text) <= len(column.choices):
        return column.choices[int(text) - 1]
    wanted = letters(text)
    exact = [one for one in column.choices if letters(one) == wanted]
    begins = [one for one in column.choices if letters(one).startswith(wanted) and wanted]
    found = exact or begins
    if len(found) == 1:
        return found[0]
    what = "dapat berarti beberapa pilihan" if found else "bukan pilihan"
    raise Refusal("choice", f"‘{text}’ {what}. Ketik nomornya: {choice_strip(column)}.")


def choice_strip(column: Column) -> str:
    """The choices with their numbers, on one line."""
    return "  ".join(f"{number} {word}" for number, word in enumerate(column.choices, 1))


def _one(column: Column, text: str, _: Context) -> str:
    return choice_of(column, text)


def _several(column: Column, text: str, _: Context) -> str:
    by_word = re.split(r"\s*[;,]\s*", text)
    parts = re.split(r"[\s,;]+", text) if re.fullmatch(r"[\d\s,;]+", text) else by_word
    chosen = {choice_of(column, part) for part in parts if part}
    return JOINT.join(word for word in column.choices if word in chosen)


def _date(_: Column, text: str, context: Context) -> str:
    try:
        return parse_date(text, context.today).isoformat()
    except ValueError as refused:
        raise Refusal("date", f"‘{text}’: {refused}.") from None


def _yes_or_no(column: Column, text: str, _: Context) -> str:
    word = fold(text)
    if word in ("y", "ya", "1"):
        return "ya"
    if word in ("t", "tidak", "0"):
        return "tidak"
    raise Refusal("yes-or-no", f"‘{text}’ bukan jawaban untuk {column.name}. Ketik y atau t.")


def _office(_: Column, text: str, context: Context) -> str:
    found = find_offices(text, context.offices)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal("no-such-opd", f"OPD ‘{text}’ tidak ada dalam daftar. Ketik singkatannya.")
    some = ", ".join(context.offices[code].short or code for code in found[:4])
    raise Refusal("which-opd", f"‘{text}’ dapat berarti {some}. Ketik lebih panjang.")


def _person(_: Column, text: str, context: Context) -> str:
    wanted = letters(text)
    people = {one.id: one for one in context.people.values()}
    called = {who: (letters(one.name), letters(one.post)) for who, one in people.items()}
    exact = [who for who, words in called.items() if wanted in words]
    holds = [who for who, words in called.items() if any(wanted in word for word in words)]
    found = exact or holds
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(
            "no-such-person", f"‘{text}’ tidak ada dalam daftar peserta. Tambahkan dahulu di F7."
        )
    some = ", ".join(person_words(context.people[who], context) for who in found[:3])
    raise Refusal("which-person", f"‘{text}’ dapat berarti {some}. Ketik lebih panjang.")


_READ: Final[Mapping[str, Callable[[Column, str, Context], str]]] = {
    "angka": _number,
    "level": _level,
    "pilihan": _one,
    "pilihan-ganda": _several,
    "tanggal": _date,
    "ya-tidak": _yes_or_no,
    "opd": _office,
    "orang": _person,
}


# -- what is expected


def expected(column: Column, context: Context) -> str:
    """One sentence that says what belongs into a column."""
    return expected_of(column, context.levels)


def expected_of(column: Column, levels: Sequence[Level]) -> str:
    """The same, where nothing but the script is known."""
    if column.type == "level":
        steps = scale_of(column, levels)
        strip = "  ".join(f"{step.digit} {step.text}".strip() for step in steps)
        return f"Satu angka: {strip}"
    if column.type == "pilihan":
        return f"Satu nomor: {choice_strip(column)}"
    if column.type == "pilihan-ganda":
        return f"Satu nomor atau lebih: {choice_strip(column)}"
    return _EXPECTED[column.type]


_EXPECTED: Final = {
    "teks": "Beberapa kata. ~ di akhir: tertutup, tidak dimuat dalam notulen.",
    "uraian": "Kalimat. ~ di akhir: tertutup, tidak dimuat dalam notulen.",
    "angka": "Angka dengan koma, misalnya 66,7 · - belum ada data · x tidak berlaku",
    "bukti": KINDS,
    "tanggal": "Tanggal, misalnya 14/7 atau 14 Juli 2023 · - belum ada · x tidak berlaku",
    "ya-tidak": "y ya · t tidak · - belum ada data · x tidak berlaku",
    "opd": "Singkatan atau nama OPD, misalnya Dinkes",
    "orang": "Nama atau jabatan orang dalam daftar peserta",
}


# -- showing


def fits(column: Column, value: str, context: Context) -> bool:
    """Whether a stored value is one of its column; another script may have had other choices."""
    if not value or value == DESTROYED or column.type in WORDS:
        return True
    if value in UNKNOWN:
        return True
    if column.type == "opd":
        return value in context.offices
    if column.type == "orang":
        return value in context.people
    return fits_by_itself(column, value, context.levels)


def fits_by_itself(column: Column, value: str, levels: Sequence[Level]) -> bool:
    """The same of a value that names no other record."""
    check = _FITS.get(column.type)
    return check is not None and check(column, value, levels)


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


_FITS: Final[Mapping[str, Callable[[Column, str, Sequence[Level]], bool]]] = {
    "angka": lambda _, value, __: bool(NUMBER.fullmatch(value)),
    "level": lambda column, value, levels: (
        value in {step.digit for step in scale_of(column, levels)}
    ),
    "pilihan": lambda column, value, _: value in column.choices,
    "pilihan-ganda": lambda column, value, _: set(value.split(JOINT)) <= set(column.choices),
    "tanggal": lambda _, value, __: _is_date(value),
    "ya-tidak": lambda _, value, __: value in ("ya", "tidak"),
}


def person_words(person: Participant, context: Context) -> str:
    """A person by name, a seat by its post, with the office."""
    office = context.offices.get(person.opd)
    name = person.name or person.post or person.id
    return f"{name} ({office.short or office.name})" if office else name


def show(column: Column, value: str, context: Context) -> str:
    """A stored value as people write it, so that reading it again gives the same."""
    if value in UNKNOWN or not value or not fits(column, value, context):
        return value
    if column.type == "angka":
        return show_number(Decimal(value))
    if column.type == "tanggal":
        return medium_date(date.fromisoformat(value))
    if column.type == "opd":
        return context.offices[value].short or context.offices[value].name
    if column.type == "orang":
        return context.people[value].name or context.people[value].post
    return value


def brief(column: Column, value: str, context: Context) -> str:
    """The same in a narrow cell: `·` where nothing stands."""
    if not value:
        return OPEN
    if not fits(column, value, context):
        return "tidak cocok"
    if column.type == "tanggal" and value not in UNKNOWN:
        return short_date(date.fromisoformat(value))
    return show(column, value, context)


def with_unit(column: Column, words: str, value: str, unit: str) -> str:
    """A number with its unit behind it: `40%`, `12 aplikasi`; anything else as it is.

    Args:
        words: the value as it is shown.
        value: the same as it is stored.
        unit: of the row; may be empty.
    """
    if column.type != "angka" or not unit or not NUMBER.fullmatch(value):
        return words
    return f"{words}{unit}" if unit.startswith("%") else f"{words} {unit}"


def in_full(column: Column, value: str, context: Context) -> str:
    """The same in a document: a level with its words, `bd` and `tb` spelled out."""
    if value == NO_DATA:
        return "belum ada data"
    if value == NOT_APPLICABLE:
        return "tidak berlaku"
    if value and not fits(column, value, context):
        return f"{value} (tidak cocok dengan naskah)"
    if column.type == "level":
        word = next((s.text for s in scale_of(column, context.levels) if s.digit == value), "")
        return f"{value} ({word})" if word and value else value
    return show(column, value, context)

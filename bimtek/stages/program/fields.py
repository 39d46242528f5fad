"""The fields of a programme's form: what stands in each, and what typed text means there. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.confidence import NOT_PRINTED, guarded, read_sentence
from bimtek.hall.offices import offices_named
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.stages.program.money import (
    read_budget,
    read_targets,
    read_years,
    show_budget,
    show_targets,
)
from bimtek.stages.program.records import Answer, Horizon, Programme, Source

if TYPE_CHECKING:
    from bimtek.stages.program.rules import Entry
    from bimtek.stages.program.state import ProgrammeState

CONDITION: Final = "syarat-"
"""Beginning of the name of a field that answers a condition; the condition's id follows."""
NO_ROWS: Final = "Tidak ada baris kesenjangan, juga dari tahap sebelumnya: kosongkan."
Values = Mapping[str, object]


class Field(NamedTuple):
    """One line of the form."""

    name: str
    """As the record calls it, or `syarat-…`."""
    label: str
    expected: str
    """The sentence at the foot while the cursor is here."""
    show: Callable[[ProgrammeState, Entry], str]
    read: Callable[[ProgrammeState, str], Values]
    """What typed text sets."""
    is_choice: bool = False
    """One of a few words, each typed by its letter."""


def fields_of(state: ProgrammeState) -> tuple[Field, ...]:
    """All fields, the conditions of the script at the end."""
    rows = state.row_codes
    what = (
        f"Kode sub-dimensi atau indikator, misalnya {rows[0]}; pilarnya ikut." if rows else NO_ROWS
    )
    found = (one._replace(expected=what) if one.name == "answers" else one for one in FIELDS)
    return (*found, *(_condition(one.id, one.text) for one in state.spec.conditions))


# -- sentences


def _sentence(name: str) -> Callable[[ProgrammeState, str], Values]:
    def read(_: ProgrammeState, text: str) -> Values:
        words, closed = read_sentence(text)
        return {name: words, "confidential": True} if closed else {name: words}

    return read


def _words(name: str) -> Callable[[ProgrammeState, Entry], str]:
    def show(_: ProgrammeState, entry: Entry) -> str:
        return " ".join(map(guarded, str(getattr(entry.value, name)).split(" ")))

    return show


def _text(name: str, label: str, expected: str) -> Field:
    hint = f"{expected} ~ di ujung: tertutup, {NOT_PRINTED}."
    return Field(name, label, hint, _words(name), _sentence(name))


# -- choices, each by its letter


def chosen(text: str, options: Sequence[Enum], what: str) -> Enum | None:
    """The option that a word or its beginning means; None where nothing is typed.

    Raises:
        Refusal: for a word that is none, or the beginning of several.
    """
    word = text.strip().casefold()
    if not word:
        return None
    exact = [one for one in options if str(one.value).casefold() == word]
    found = exact or [one for one in options if str(one.value).casefold().startswith(word)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(str(one.value) for one in options)
    raise Refusal("no-such-choice", f"{what} ‘{text.strip()}’ tidak ada. Pilih: {listed}.")


def read_source(text: str) -> Source | None:
    """`a` is APBD, `n` APBN, `c` CSR, `l` lain; their words too.

    Raises:
        Refusal: for anything else.
    """
    letter = {"a": Source.CITY, "n": Source.STATE}.get(text.strip().casefold())
    found = letter or chosen(text, list(Source), "Sumber dana")
    return found if isinstance(found, Source) else None


def read_horizon(text: str) -> Horizon | None:
    """`p` pendek, `m` menengah, `j` panjang.

    Raises:
        Refusal: for anything else.
    """
    letters = {"p": Horizon.SHORT, "m": Horizon.MEDIUM, "j": Horizon.LONG}
    letters |= {str(one.years): one for one in Horizon}
    found = letters.get(text.strip().casefold()) or chosen(text, list(Horizon), "Jangka")
    return found if isinstance(found, Horizon) else None


def read_answer(text: str) -> Answer | None:
    """`y` or `t`; None where nothing is typed.

    Raises:
        Refusal: for anything else.
    """
    found = chosen(text, list(Answer), "Jawaban")
    return found if isinstance(found, Answer) else None


def _shown(value: Enum | None) -> str:
    return "" if value is None else str(value.value)


# -- who, and where


def _read_lead(state: ProgrammeState, text: str) -> Values:
    found = offices_named(state.offices, text)
    if not found:
        raise Refusal("no-lead", "Program perlu satu OPD penanggung jawab.")
    if len(found) > 1:
        raise Refusal("one-lead", "Penanggung jawab satu OPD; yang lain pendukung.")
    return {"lead": found[0]}


def read_row(state: ProgrammeState, text: str) -> Values:
    """The row of the gap analysis that a code names, and with it the pillar.

    Raises:
        Refusal: for a code that stands nowhere.
    """
    word = text.strip().lstrip("#")
    if not word:
        return {"answers": ""}
    code = word.split()[0]
    topic = state.topic(code)
    if topic is None:
        first, last = state.row_codes[:1], state.row_codes[-1:]
        there = f"Yang ada: {first[0]} sampai {last[0]}." if first else NO_ROWS
        words = f"‘{code}’ bukan sub-dimensi atau indikator di sini. {there}"
        raise Refusal("no-such-row", words)
    if not topic.about:
        return {"pillar": topic.pillar, "answers": ""}
    values: Values = {"answers": topic.about.partition("/")[2]}
    # of a pillar that went since nothing follows: the programme stays in its own
    return {"pillar": topic.pillar, **values} if topic.pillar else values


def read_percent(text: str) -> int | None:
    """`40` or `40 %`; None where nothing is typed.

    Raises:
        Refusal: for text that is no whole number up to 100.
    """
    word = text.strip().removesuffix("%").strip()
    if not word:
        return None
    if not (word.isascii() and word.isdecimal()) or int(word[:6]) > 100:
        raise Refusal("percent", f"Kemajuan ‘{text.strip()}’: tulis angka 0 sampai 100.")
    return int(word)


def _condition(condition: str, text: str) -> Field:
    def show(_: ProgrammeState, entry: Entry) -> str:
        seen = entry.answers.get(condition)
        return _shown(seen.value.answer) if seen else ""

    name = f"{CONDITION}{condition}"
    expected = f"Syarat quick win: {text}? y ya, t tidak, kosong: belum dijawab."
    return Field(
        name, f"? {text}", expected, show, lambda _, typed: {name: read_answer(typed)},
        is_choice=True,
    )  # fmt: skip


FIELDS: Final[tuple[Field, ...]] = (
    _text("name", "Program*", "Nama program."),
    Field(
        "answers", "Menjawab", "",  # which codes there are is the script's
        lambda state, one: state.row_name(one.value.answers, one.value.row_then), read_row,
    ),
    Field(
        "lead", "Penanggung jawab*", "Satu OPD, dengan singkatannya.",
        lambda state, one: state.name(one.value.lead), _read_lead,
    ),
    Field(
        "support", "OPD pendukung", "OPD lain, dipisah koma; boleh kosong.",
        lambda state, one: state.names(one.value.support),
        lambda state, text: {"support": offices_named(state.offices, text)},
    ),
    _text("partners", "Mitra", "Kampus, usaha, komunitas."),
    Field(
        "horizon", "Jangka", "p pendek (1 tahun), m menengah (5 tahun), j panjang (10 tahun).",
        lambda _, one: _shown(one.value.horizon), lambda _, text: {"horizon": read_horizon(text)},
        is_choice=True,
    ),
    Field(
        "years", "Tahun", "2027, atau dari dan sampai: 2026-2029.",
        lambda _, one: str(one.value.years or ""), lambda _, text: {"years": read_years(text)},
    ),
    Field(
        "budget", "Anggaran", "Rupiah: 750 jt, 1,5 m, atau 12.000.000.",
        lambda _, one: show_budget(one.value.budget), lambda _, text: {"budget": read_budget(text)},
    ),
    Field(
        "source", "Sumber dana", "a APBD, n APBN, c CSR, l lain.",
        lambda _, one: _shown(one.value.source), lambda _, text: {"source": read_source(text)},
        is_choice=True,
    ),
    _text("indicator", "Indikator", "Apa yang diukur, dengan satuannya."),
    Field(
        "targets", "Target per tahun", "Tahun dan target, dipisah titik koma: 2026: 40; 2027: 60.",
        lambda _, one: show_targets(one.value.targets),
        lambda _, text: {"targets": read_targets(text)},
    ),
    _text("reference", "Rujukan", "RPJMD atau Renstra: halaman atau nomor."),
    Field(
        "quick_win", "Quick win", "y ya, t tidak.",
        lambda _, one: "ya" if one.value.quick_win else "tidak",
        lambda _, text: {"quick_win": read_answer(text) is Answer.YES}, is_choice=True,
    ),
    Field(
        "percent", "Kemajuan %", "0 sampai 100.",
        lambda _, one: "" if one.value.percent is None else str(one.value.percent),
        lambda _, text: {"percent": read_percent(text)},
    ),
    _text("evidence", "Bukti kemajuan", "Satu kalimat: dengan apa kemajuan itu terlihat."),
)  # fmt: skip


def shown(state: ProgrammeState, entry: Entry, one: Field) -> str:
    """What stands in a field."""
    return DESTROYED if one.name in entry.seen.destroyed else one.show(state, entry)


def heads_name(one: Field) -> str:
    """The field of the record that a line of the form stands for."""
    return one.name if one.name in Programme.data_fields() else ""

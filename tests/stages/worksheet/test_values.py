"""What is typed in a column of each kind, and what people then read."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.records import Opd, Participant
from bimtek.journal.records import Refusal
from bimtek.script.model import Level
from bimtek.stages.worksheet import values
from bimtek.stages.worksheet.script import TYPES, Column
from bimtek.stages.worksheet.values import Context
from bimtek.stages.worksheet.view_lines import short_head
from tests.stages.worksheet.halls import (
    CHOICE,
    DAY,
    LEVEL,
    LONG,
    MANY,
    NUMBER,
    OFFICE,
    PERSON,
    PROOF,
    REMARK,
    YES,
)

CONTEXT = Context(
    {
        "dinkes": Opd("dinkes", short="Dinkes", name="Dinas Kesehatan"),
        "dinsos": Opd("dinsos", short="Dinsos", name="Dinas Sosial"),
    },
    {
        "ani": Participant("ani", name="Ani (contoh)", post="Kepala", opd="dinkes"),
        "budi": Participant("budi", name="Budi (contoh)", post="Sekretaris", opd="dinsos"),
        "kosong": Participant("kosong", post="Lurah Bendo"),
    },
    date(2023, 7, 3),
    (Level(1, "Rintisan"), Level(2, "Berjalan", "sebagian unit")),
)


@pytest.mark.parametrize(
    ("column", "typed", "stored", "shown"),
    [
        (LEVEL, "2", "2", "2"),
        (LEVEL, "-", "bd", "bd"),
        (LEVEL, "x", "tb", "tb"),
        (NUMBER, "66,7", "66.7", "66,7"),
        (NUMBER, "66,7%", "66.7", "66,7"),
        (NUMBER, "1.234", "1234", "1.234"),
        (NUMBER, "belum ada data", "bd", "bd"),
        (CHOICE, "2", "ragu", "ragu"),
        (CHOICE, "SIAP", "siap", "siap"),
        (CHOICE, "t", "tolak", "tolak"),
        (MANY, "3 1", "web; loket", "web; loket"),
        (MANY, "whatsapp, web", "web; WhatsApp", "web; WhatsApp"),
        (DAY, "14/7", "2023-07-14", "14 Juli 2023"),
        (YES, "y", "ya", "ya"),
        (YES, "Tidak", "tidak", "tidak"),
        (OFFICE, "dinas kesehatan", "dinkes", "Dinkes"),
        (PERSON, "ani", "ani", "Ani (contoh)"),
        (PERSON, "lurah bendo", "kosong", "Lurah Bendo"),
        (REMARK, "  masih manual ", "masih manual", "masih manual"),
        (REMARK, "-", "-", "-"),
        (LONG, "[b]tidak tebal[/b]", "[b]tidak tebal[/b]", "[b]tidak tebal[/b]"),
        (NUMBER, "   ", "", ""),
    ],
)
def test_a_cell_is_read_stored_and_shown(
    column: Column, typed: str, stored: str, shown: str
) -> None:
    assert values.read(column, typed, CONTEXT) == stored
    assert values.show(column, stored, CONTEXT) == shown
    assert values.fits(column, stored, CONTEXT)
    # what is shown in the field means the same when it is left again
    assert values.read(column, shown, CONTEXT) == stored


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        (LEVEL, "5", "Level ‘5’ di luar skala 0–4."),
        (NUMBER, "12.5", "pakai koma: 12,5"),
        (CHOICE, "mungkin", "Ketik nomornya: 1 siap  2 ragu  3 tolak."),
        (MANY, "1 9", "‘9’ bukan pilihan"),
        (DAY, "kapan-kapan", "‘kapan-kapan’"),
        (YES, "entah", "Ketik y atau t."),
        (OFFICE, "Pemadam", "tidak ada dalam daftar"),
        (OFFICE, "Din", "dapat berarti Dinkes, Dinsos"),
        (PERSON, "Citra", "Tambahkan dahulu di F7."),
        (PERSON, "contoh", "dapat berarti Ani (contoh) (Dinkes), Budi (contoh) (Dinsos)"),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(
    column: Column, typed: str, sentence: str
) -> None:
    with pytest.raises(Refusal) as refused:
        values.read(column, typed, CONTEXT)
    assert sentence in refused.value.message


def test_a_level_without_a_scale_of_its_own_has_that_of_the_script() -> None:
    plain = Column("level", "Level", "level", required=True, choices=())
    steps = values.scale_of(plain, CONTEXT.levels)
    assert [(step.digit, step.text) for step in steps] == [
        ("1", "Rintisan"),
        ("2", "sebagian unit"),
    ]
    with pytest.raises(Refusal, match="1–2"):
        values.read(plain, "0", CONTEXT)


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("40", "%", "40%"),
        ("18.5", "% ASN", "18,5% ASN"),
        ("12", "aplikasi", "12 aplikasi"),
        ("12", "", "12"),
        ("bd", "%", "belum ada data"),
        ("", "%", ""),
    ],
)
def test_a_number_has_its_unit_behind_it(value: str, unit: str, told: str) -> None:
    words = values.in_full(NUMBER, value, CONTEXT)
    assert values.with_unit(NUMBER, words, value, unit) == told
    assert values.with_unit(LEVEL, "2", "2", unit) == "2"  # a level has none


def test_a_document_spells_out_what_a_cell_only_hints_at() -> None:
    assert values.in_full(LEVEL, "2", CONTEXT) == "2 (sebagian)"
    assert values.in_full(LEVEL, "bd", CONTEXT) == "belum ada data"
    assert values.in_full(NUMBER, "tb", CONTEXT) == "tidak berlaku"


def test_a_value_of_another_script_is_shown_as_unfit_and_never_breaks() -> None:
    assert not values.fits(LEVEL, "9", CONTEXT)
    assert values.brief(LEVEL, "9", CONTEXT) == "tidak cocok"
    assert values.in_full(CHOICE, "lain", CONTEXT) == "lain (tidak cocok dengan naskah)"
    assert values.brief(DAY, "besok", CONTEXT) == "tidak cocok"


def test_every_kind_of_column_says_what_it_expects() -> None:
    columns = {one.type: one for one in (LEVEL, NUMBER, PROOF, REMARK, CHOICE, MANY, DAY, YES)}
    columns |= {one.type: one for one in (OFFICE, PERSON, LONG)}
    assert set(columns) == set(TYPES)
    for column in columns.values():
        assert values.expected(column, CONTEXT)
    assert values.expected(LEVEL, CONTEXT).endswith("3 berjalan  4 terukur")


@pytest.mark.parametrize(
    ("name", "room", "told"),
    [
        ("Persen selesai", 15, "Persen selesai*"),
        ("Persen selesai", 8, "Persen…*"),
        ("Sisa pekerjaan tahun ini", 17, "Sisa pekerjaan…*"),
        ("Pertanggungjawaban", 8, "Pertanggungjawaban*"),  # one word is cut where it ends
    ],
)
def test_the_name_of_a_narrow_column_is_cut_between_words(name: str, room: int, told: str) -> None:
    assert short_head(Column("x", name, "teks", True, ()), room) == [told]


def test_a_heading_of_two_lines_is_whole() -> None:
    head = Column("x", "Panjang, 10 tahun", "uraian", True, ())
    assert short_head(head, 12, 2) == ["Panjang, 10", "tahun*"]
    assert short_head(head, 8, 2) == ["Panjang,", "10…*"]
    leader = Column("x", "OPD penanggung jawab", "opd", False, ())
    assert short_head(leader, 9, 2) == ["OPD…"]  # a word is never broken

"""A kertas kerja by keys: digits on the list, sentences and evidence in the form."""

from __future__ import annotations

import pytest

from bimtek.hall.agreement import Agreed, Agreement
from bimtek.hall.evidence import Evidence
from bimtek.hall.records import Note
from bimtek.stages.worksheet.records import AddedRow, Cell
from tests.minutes.halls import Hall
from tests.stages.worksheet.halls import (
    IDEAS,
    READINESS,
    REMARK,
    SERVICES,
    answer,
    fill,
    state_of,
)
from tests.stages.worksheet.stand import standing


async def test_digits_fill_the_levels_one_row_after_the_other(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.type("31")
        await stand.press("minus")
        assert [stand.value(key, "level") for key in ("S1a", "S1b", "I2a")] == ["3", "1", "bd"]
        assert stand.cursor == "I2a"
        assert "dijawab 3/3" in stand.line("Kesiapan kota")
        await stand.undo()
        assert stand.value("I2a", "level") == ""


async def test_a_row_is_ticked_only_with_the_evidence_that_the_script_requires(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("3")
        assert "S1a✓" not in stand.text
        assert "belum" in stand.line("S1a ")
        assert "dijawab 1/3 baris, 1 tanpa bukti" in stand.text
        await stand.press("home", "enter")
        await stand.press("enter")
        await stand.type("d SK admin data")
        await stand.press("enter", "enter", "enter", "escape")
        assert "S1a✓" in stand.text
        assert "tanpa bukti" not in stand.text


@pytest.mark.slow
async def test_a_long_number_stands_whole(hall: Hall) -> None:
    answer(hall, "S1b", angka="12345678,5")
    async with standing(hall) as stand:
        assert "12.345.678,5" in stand.line("S1b")


async def test_a_digit_outside_the_scale_is_told_and_the_cursor_stays(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("7")
        assert "di luar skala 0–4" in stand.said
        assert stand.cursor == "S1a"
        assert hall.session.all(Cell) == []


@pytest.mark.slow
async def test_backspace_goes_back_over_what_was_just_typed(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("3", "backspace")
        assert (stand.cursor, stand.value("S1a", "level")) == ("S1a", "")
        await stand.press("x")
        assert stand.value("S1a", "level") == "tb"
        await stand.press("home", "backspace")
        assert stand.value("S1a", "level") == ""


@pytest.mark.slow
async def test_the_whole_question_and_its_scale_stand_below(hall: Hall) -> None:
    answer(hall, "I2a", level="2")
    async with standing(hall) as stand:
        await stand.press("end")
        assert "I2a Berapa OPD yang tersambung jaringan intra" in stand.text
        assert "→ Diskominfotik," in stand.text
        assert "▸2 sebagian" in stand.text


@pytest.mark.slow
async def test_the_form_takes_every_column_and_says_what_it_expects(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("down", "enter")
        assert "Satu angka: 0 belum ada" in stand.text
        await stand.type("2")
        await stand.press("enter")
        await stand.type("12.5")
        await stand.press("enter")
        assert "pakai koma: 12,5" in stand.text
        await stand.press("ctrl+u")
        await stand.type("12,5")
        await stand.press("enter")
        await stand.type("d Rekap diklat")
        await stand.press("enter")
        await stand.type("BKPSDM")
        await stand.press("enter", "enter")
        await stand.type("baru dua angkatan")
        await stand.press("enter", "escape")
        assert stand.value("S1b", "angka") == "12.5"
        assert stand.value("S1b", "catatan") == "baru dua angkatan"
        assert [seen.value.title for seen in hall.session.all(Evidence)] == ["Rekap diklat"]
        assert stand.view.lines.has_focus
        assert "12,5" in stand.line("S1b✓")


@pytest.mark.slow
async def test_evidence_is_taken_back_by_its_number(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("1", "up", "enter")
        box = stand.form.box_of("bukti")
        assert box is not None
        box.focus()
        await stand.type("m Rekap")
        await stand.press("enter")
        await stand.type("7/7")
        await stand.press("enter")
        assert "1 menyusul: Rekap  s.d. 7 Jul" in stand.text
        assert len(hall.session.all(Note)) == 1
        await stand.type("-1")
        await stand.press("enter")
        assert "Rekap  s.d." not in stand.text
        assert hall.session.all(Note) == []


@pytest.mark.slow
async def test_a_place_without_a_title_stays_and_says_what_is_missing(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("enter")
        evidence = next(n for n, one in enumerate(stand.form.columns) if one.type == "bukti")
        stand.form.where(evidence).focus()
        await stand.type("rak 2")
        await stand.press("enter")
        assert "Awali dengan jenis bukti" in stand.text
        assert stand.form.where(evidence).value == "rak 2"


@pytest.mark.slow
async def test_page_keys_go_through_the_rows_and_record_what_was_typed(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("enter")
        await stand.type("4")
        await stand.press("pagedown")
        assert stand.value("S1a", "level") == "4"
        assert "baris 2/3" in stand.text
        await stand.press("pagedown", "pagedown")
        assert stand.said == "Ini baris terakhir."
        await stand.press("pageup", "escape")
        assert stand.cursor == "S1b"


async def test_page_keys_mean_rows_also_where_the_form_is_longer_than_its_room(hall: Hall) -> None:
    async with standing(hall, SERVICES, (60, 11)) as stand:
        await stand.press("]", "]", "enter", "pagedown")
        assert "baris 2/2" in stand.text


@pytest.mark.slow
async def test_a_value_is_cleared_by_emptying_its_field(hall: Hall) -> None:
    answer(hall, "S1a", level="2", catatan="salah baris")
    async with standing(hall) as stand:
        await stand.press("enter")
        box = stand.form.box_of("catatan")
        assert box is not None
        box.focus()
        await stand.press("ctrl+u", "enter", "escape")
        assert stand.value("S1a", "catatan") == ""
        assert stand.value("S1a", "level") == "2"


@pytest.mark.slow
async def test_what_makes_no_sense_is_asked_about_before_it_is_thrown_away(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("enter")
        await stand.type("9")
        await stand.press("pagedown")
        assert "di luar skala" in stand.text
        await stand.press("escape", "escape")
        assert stand.form.unsent == []


@pytest.mark.slow
async def test_a_row_is_added_under_the_heading_of_the_cursor_and_taken_away(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("i")
        await stand.type("Adakah forum warga?")
        await stand.press("enter")
        row = next(row for row in stand.view.rows if row.added)
        assert (row.group, stand.cursor) == ("Struktur: SDM", row.key)
        await stand.press("2", "up", "h")
        await stand.type("sama dengan S1a")
        await stand.press("enter")
        assert "forum warga" not in stand.line("+1")
        assert hall.session.all(AddedRow) == []
        await stand.undo()
        assert "Adakah forum warga?" in stand.line("+1")
        assert stand.value(row.key, "level") == "2"


@pytest.mark.slow
async def test_a_new_row_gets_the_cursor_also_when_somebody_records_meanwhile(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("i")
        await stand.type("Adakah forum warga?")
        await stand.pilot.press("enter")
        stand.view.redraw()  # what somebody else did came before the row
        await stand.settle()
        assert stand.cursor == next(row for row in stand.view.rows if row.added).key


@pytest.mark.slow
async def test_a_row_of_the_script_is_not_taken_away(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("h")
        assert "dari naskah" in stand.said


async def test_letters_without_a_meaning_begin_a_note_of_the_row(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("down", "y", "k")
        assert stand.window.notes == ["y", "k"]
        context = stand.view.note_context()
        assert (context.about, context.prefix) == ("sheet_row/kesiapan/S1b", "#S1b")


async def test_words_are_copied_and_closed_on_the_list(hall: Hall) -> None:
    answer(hall, "S1a", catatan="masih manual")
    async with standing(hall) as stand:
        await stand.press("down", "quotation_mark")
        assert stand.value("S1b", "catatan") == "masih manual"
        await stand.press("~")
        assert "~tertutup" in stand.line("S1b")
        assert "masih" not in stand.line("S1b")


async def test_the_projector_follows_the_cursor_or_shows_all(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("down")
        assert stand.window.pointed[-1] == "pleno/S1b"
        await stand.press("p")
        assert stand.window.pointed[-1] == "pleno/S1b/lengkap"
        await stand.press("p")
        assert stand.window.pointed[-1] == ""


@pytest.mark.slow
async def test_findings_and_history_lead_to_the_row(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.go_to(Cell.kind, "kesiapan/I2a/pleno/level")
        assert stand.cursor == "I2a"
        assert stand.view.records_here()[0] == (Cell.kind, "kesiapan/I2a/pleno/level")
        assert stand.view.go_to(AddedRow.kind, "kesiapan/S1b")
        assert stand.cursor == "S1b"
        assert not stand.view.go_to(Cell.kind, "layanan/L1/dinkes/sikap")


@pytest.mark.slow
async def test_half_typed_text_comes_back_into_its_field(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.continue_draft("kesiapan/S1b/pleno/catatan", "baru separ")
        await stand.settle()
        box = stand.form.box_of("catatan")
        assert box is not None
        assert (box.value, box.has_focus, box.unsent) == ("baru separ", True, True)
        assert not stand.view.continue_draft("kesiapan/S1b/pleno/lain", "x")


# -- sheets of OPDs and of groups


async def test_sheets_of_opds_are_chosen_and_show_how_far_each_is(hall: Hall) -> None:
    async with standing(hall, SERVICES) as stand:
        assert "BKPSDM  0/1" in stand.line("OPD selesai 0/4")
        await stand.press("1")
        assert "OPD selesai 1/4" in stand.text
        await stand.press("o")
        assert "1/1  BKPSDM" in stand.text
        await stand.type("dinke")
        await stand.press("enter")
        assert "Dinkes  0/2" in stand.text
        await stand.press("2", "]")
        assert "Dinsos  0/2" in stand.text
        await stand.press("[")
        assert stand.value("L1", "sikap", "dinkes") == "ragu"
        assert stand.value("L1", "sikap", "bkpsdm") == "siap"


@pytest.mark.slow
async def test_groups_are_named_and_chosen(hall: Hall) -> None:
    async with standing(hall, IDEAS) as stand:
        assert "Belum ada kelompok" in stand.text
        await stand.press("i")
        assert "Tekan o, tulis namanya" in stand.said
        await stand.press("o")
        await stand.type("Kelompok 1")
        await stand.press("enter", "i")
        await stand.type("Gagasan utama")
        await stand.press("enter", "enter")
        await stand.type("satu aplikasi warga")
        await stand.press("enter", "escape", "o", "b")
        await stand.type("Kelompok 2")
        await stand.press("enter")
        assert "Kelompok 2  0/1" in stand.text
        assert "kelompok selesai 1/2" in stand.text
        row = stand.view.rows[0]
        assert stand.value(row.key, "catatan", "kelompok-1") == "satu aplikasi warga"
        await stand.press("o", "1")
        assert "Kelompok 1  1/1" in stand.text


# -- two note-takers


@pytest.mark.slow
async def test_what_another_records_appears_and_moves_nothing(hall: Hall, other: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("down", "enter")
        box = stand.form.box_of("catatan")
        assert box is not None
        box.focus()
        await stand.type("baru sepa")
        answer(other, "S1b", level="2")
        answer(other, "S1a", level="3")
        await stand.settle()
        assert (box.value, box.has_focus) == ("baru sepa", True)
        level = stand.form.box_of("level")
        assert level is not None
        assert level.value == "2"
        await stand.press("enter", "escape")
        assert stand.cursor == "S1b"
        assert stand.line("S1a").rstrip().endswith("NCD")


async def test_two_values_in_one_cell_are_settled_where_they_stand(hall: Hall, other: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("enter")
        box = stand.form.box_of("catatan")
        assert box is not None
        box.focus()
        await stand.type("kata N1")
        fill(other, "S1a", REMARK, "kata N2")
        await stand.settle()
        await stand.press("enter", "escape")
        assert "≠" in stand.line("S1a")
        await stand.press("enter")
        assert stand.line("Catatan").startswith(" ≠ Catatan")
        box.focus()
        await stand.settle()
        assert "≠ Dua nilai berbeda. Esc, lalu = memilih" in stand.text
        await stand.press("escape", "=")
        assert "S1a · Catatan: 2 nilai berbeda. Mana yang benar?" in stand.text
        assert "Nama Contoh Dua, 08.30" in stand.text
        line = stand.line("kata N2")
        await stand.press(line.split()[0].lstrip("▸") or line.split()[1])
        assert stand.value("S1a", "catatan") == "kata N2"
        assert not state_of(hall, READINESS).unsettled(stand.view.rows[0], "pleno")
        await stand.press("=")
        assert "tidak ada nilai yang berbeda" in stand.said


async def test_after_an_agreement_a_row_says_so_before_anything_is_typed(hall: Hall) -> None:
    hall.record(Agreement.new(edition="1", agreed=Agreed(hall.time)))
    async with standing(hall) as stand:
        await stand.press("home", "enter")
        assert "versi 1 sudah disepakati" in stand.text
        await stand.type("4")
        await stand.press("enter")
        assert stand.form.unsent, "what was typed all the same stays"
        assert "versi 1 sudah disepakati" in stand.text
        await stand.press("escape")
        assert stand.form.unsent, "as before a first Esc"
        assert hall.session.all(Cell) == []

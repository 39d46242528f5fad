"""Programmes by keys: the field that stays open, the rows below it, the form."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Turn
from bimtek.stages.program import deeds
from bimtek.stages.program.records import Programme, Span, programme_place
from tests.minutes.halls import Hall, at
from tests.stages.program.halls import FREE, do, entry, fill, level, morning, name, state_of
from tests.stages.program.stand import standing
from tests.stages.program.test_deeds import QUEUE, both_say_years

# -- the field


async def test_lines_are_recorded_one_after_the_other_into_their_pillar(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert "Smart Governance ▸" in stand.text
        await stand.say("Mal pelayanan @dinkes ^2026", "2", "Antrean daring @dinkes")
        assert stand.rows == [QUEUE]
        assert stand.window.pointed[-1] == "pilar/living"
        await stand.say("[")
        assert stand.rows == ["Mal pelayanan"]
        assert (stand.field, stand.view.field.has_focus) == ("", True)
        await stand.say("9")
        assert stand.said == "Hanya ada 2 pilar."
        await stand.undo()
        assert state_of(hall).of("living") == ()


async def test_a_line_of_another_pillar_says_where_it_went_and_esc_leads_there(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.say("Antrean daring @dinkes #4.2")
        assert stand.said == "Dicatat di Smart Living."
        await stand.press("escape")
        assert (stand.on, stand.view.pillar) == (QUEUE, "living")
        # on the rows a digit is a percentage, so that no pillar has a number there
        assert " [ ]  Governance 0  ▸LIVING 1" in stand.text
        await stand.press("i")
        assert " 1 Governance 0  ▸2 LIVING 1" in stand.text


@pytest.mark.slow
async def test_without_an_office_the_line_stays_and_asks_whose_it_is(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.say("Antrean daring")
        assert "Siapa penanggung jawabnya?" in stand.said
        assert stand.field == "Antrean daring"
        await stand.type(" @dinkes")
        await stand.press("enter")
        assert entry(hall, QUEUE).value.lead == "dinkes"
        await stand.say("antrean daring @dinkes")
        assert "sudah ada; tidak dicatat dua kali" in stand.said
        assert stand.field == "antrean daring @dinkes"


@pytest.mark.slow
async def test_a_name_that_was_taken_back_may_be_typed_again(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.say("Antrean daring @dinkes")
        await stand.press("escape", "backspace", "i")
        await stand.say("Antrean daring @dinkes")
        assert stand.rows == [QUEUE]
        assert stand.said.startswith("‘Antrean daring’ ditarik.")


@pytest.mark.slow
async def test_what_is_understood_stands_below_the_field(hall: Hall) -> None:
    hall.record(Turn.new(opd="rsmw", stage="prog", order="1", asked=at(8), began=at(8, 1)))
    async with standing(hall) as stand:
        assert "giliran RSUD" in stand.text
        await stand.type("Antrean @dinkes @dlh #4.2 ^2026-2028 @dinkess")
        await stand.until("Dinkes · pendukung DLH · 4.2 Kesehatan · 2026–2028 · ‘@dinkess’")


@pytest.mark.slow
async def test_a_paste_becomes_many_programmes_after_it_was_asked_and_one_undo(hall: Hall) -> None:
    async with standing(hall) as stand:
        stand.view.field.take_in("1. Mal @dinkes\n- Taman @dlh\n- taman @dlh")
        await stand.settle()
        assert "jadikan 3 program" in stand.text
        await stand.press("j")
        assert stand.said == "2 program dicatat, 1 sudah ada. Ctrl+Z mengurungkan semuanya."
        assert stand.rows == ["Mal", "Taman"]
        await stand.undo()
        assert stand.rows == []
        stand.view.field.take_in("Mal @dinkes\nTanpa siapa")
        await stand.settle()
        await stand.press("j")
        assert stand.said.startswith("Tidak ada yang masuk. Baris 2: Siapa penanggung jawabnya?")
        assert stand.rows == []


@pytest.mark.slow
async def test_half_typed_text_comes_back_into_the_field_or_the_form(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    async with standing(hall) as stand:
        assert stand.view.continue_draft("prog/program", "Mal pel")
        assert stand.field == "Mal pel"
        await stand.press("escape", "escape")
        place = f"{entry(hall, QUEUE).seen.record}/partners"
        assert stand.view.continue_draft(place, "Universitas")
        await stand.settle()
        form = stand.view.form
        assert form is not None
        box = form.box_of("partners")
        assert box is not None
        assert (box.value, box.has_focus) == ("Universitas", True)
        assert not stand.view.continue_draft("prog/tiada/partners", "x")
        assert not stand.view.continue_draft("prog/a/b/c", "x")


# -- the rows


async def test_q_marks_and_k_asks_the_rule_condition_by_condition(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    async with standing(hall) as stand:
        await stand.press("escape", "]", "q")
        assert "★?" in stand.line(QUEUE)
        await stand.press("k")
        assert "Syarat 1 dari 2: selesai dalam satu tahun?" in stand.text
        await stand.press("y")
        assert "Syarat 2 dari 2: anggaran ada?" in stand.text
        await stand.press("t")
        assert "★!" in stand.line(QUEUE)
        assert "Gagal: anggaran ada" in stand.text
        await stand.press("k", "l", "b")
        assert "★?" in stand.line(QUEUE)
        await stand.press("q")
        assert "★" not in stand.line(f" {QUEUE}  ")


async def test_without_a_rule_k_begins_a_note(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes", stage=FREE)
    async with standing(hall, FREE) as stand:
        await stand.press("escape", "k")
        assert stand.window.notes == ["k"]


@pytest.mark.slow
async def test_digits_set_the_progress_of_all_marked_rows(hall: Hall) -> None:
    name(hall, "Satu @dinkes", "Dua @dinkes", "Tiga @dinkes")
    async with standing(hall) as stand:
        await stand.press("escape", "]", "space", "space", "4")
        await stand.type("0 draf SOP")
        await stand.press("enter")
        assert [(one.value.percent, one.value.evidence) for one in stand.view.rows] == [
            (40, "draf SOP"), (40, "draf SOP"), (None, "")
        ]  # fmt: skip
        assert stand.said == "2 program: 40 %. Ctrl+Z mengurungkan."
        await stand.press("9")
        await stand.type("99")
        await stand.press("enter")
        assert "tulis angka 0 sampai 100" in stand.text
        await stand.press("escape")


async def test_rows_move_are_taken_back_and_closed_several_at_once(hall: Hall) -> None:
    name(hall, "Satu @dinkes", "Dua @dinkes", "Tiga @dinkes")
    async with standing(hall) as stand:
        await stand.press("escape", "]", "space", "space", "m", "1")
        assert stand.rows == ["Tiga"]
        assert "2 program ke Smart Governance." in stand.said
        await stand.press("backspace")
        assert stand.rows == []
        await stand.undo()
        assert stand.rows == ["Tiga"]
        await stand.press("~")
        assert "Tiga" not in stand.text
        assert "~ tertutup" in stand.text


@pytest.mark.slow
async def test_the_road_map_and_all_pillars_keep_the_cursor(hall: Hall) -> None:
    morning(hall)
    async with standing(hall) as stand:
        await stand.press("escape", "]", "down", "t")
        assert stand.on == "Kampung bebas kumuh"
        assert "Jangka panjang" in stand.text
        assert stand.window.pointed[-1] == "peta-jalan"
        await stand.press("s")
        assert stand.on == "Kampung bebas kumuh"
        assert "SEMUA PILAR 5" in stand.text
        assert stand.window.pointed[-1] == ""
        await stand.press("s")
        assert (stand.on, stand.view.pillar) == ("Kampung bebas kumuh", "living")


@pytest.mark.slow
async def test_o_opens_the_gap_that_a_programme_answers(hall: Hall) -> None:
    level(hall)
    name(hall, "Antrean daring @dinkes #4.2", "Taman @dlh")
    async with standing(hall) as stand:
        await stand.press("escape", "]")
        assert "Kesehatan: 2 → 4 (selisih 2) · Hambatan: SDM: perawat kurang" in stand.text
        await stand.press("o")
        assert stand.window.jumps == [("gap", "gap/4.2/kota")]
        await stand.press("down", "o")
        assert "belum menyebut kesenjangan" in stand.said


@pytest.mark.slow
async def test_a_note_hangs_on_the_row_and_never_repeats_what_is_closed(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes", "Tukar lahan @dpupr ~")
    async with standing(hall) as stand:
        assert stand.view.note_context().about == ""
        await stand.press("escape", "]")
        context = stand.view.note_context()
        assert context.about == programme_place("prog", entry(hall, QUEUE).id)
        assert context.prefix == QUEUE
        await stand.press("down")
        assert stand.view.note_context().prefix == "program tertutup"
        await stand.press("z")
        assert stand.window.notes == ["z"]
        await stand.press("H")
        assert [one.words for one in stand.window.wishes[-1]] == [""]


@pytest.mark.slow
async def test_two_values_are_settled_by_a_person(hall: Hall, other: Hall) -> None:
    both_say_years(hall, other)
    async with standing(hall) as stand:
        await stand.press("escape", "]")
        assert "≠" in stand.line(QUEUE)
        await stand.press("=")
        assert "2 nilai berbeda" in stand.text
        await stand.press("2")
        assert entry(hall, QUEUE).conflicts == ()
        await stand.press("=")
        assert stand.said == "Di baris ini tidak ada nilai yang berbeda."


# -- the form


@pytest.mark.slow
async def test_enter_opens_all_fields_and_each_is_recorded_as_it_is_left(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes #4.2")
    async with standing(hall) as stand:
        await stand.press("escape", "]", "enter")
        assert "OPD lain, dipisah koma" in stand.text
        for text in ("RSUD", "", "m", "2026-2028", "750 jt", "n"):
            await stand.type(text)
            await stand.press("enter")
        value = entry(hall, QUEUE).value
        assert (value.support, value.years) == (("rsmw",), Span(2026, 2028))
        assert "Rp750 juta" in stand.text
        assert "APBN" in stand.text
        await stand.press("escape")
        assert stand.view.form is None
        assert stand.on == QUEUE


@pytest.mark.slow
async def test_what_makes_no_sense_stays_in_its_field(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    async with standing(hall) as stand:
        await stand.press("escape", "]", "enter", "up")
        await stand.press("home", "ctrl+k", "enter")
        assert "Nama programnya masih kosong" in stand.text
        await stand.type("Antrean baru")
        await stand.press("enter")
        assert entry(hall, "Antrean baru").value.lead == "dinkes"
        await stand.type("9.9")
        await stand.press("enter")
        assert "‘9.9’ bukan sub-dimensi" in stand.text
        await stand.press("escape", "escape", "escape")
        assert (stand.view.form, entry(hall, "Antrean baru").value.answers) == (None, "")


@pytest.mark.slow
async def test_what_another_hand_records_meanwhile_stands_beside_what_is_typed(
    hall: Hall, other: Hall
) -> None:
    name(hall, "Antrean daring @dinkes")
    async with standing(hall) as stand:
        await stand.press("escape", "]", "enter")
        form = stand.view.form
        assert form is not None
        box = form.box_of("partners")
        assert box is not None
        box.focus()
        await stand.type("Universitas")
        fill(other, QUEUE, partners="Koperasi")
        await stand.settle()
        assert box.value == "Universitas"
        await stand.press("enter")
        assert entry(hall, QUEUE).seen.conflicts == ("partners",)


@pytest.mark.slow
async def test_page_keys_go_through_the_programmes_of_the_pillar(hall: Hall) -> None:
    name(hall, "Satu @dinkes", "Dua @dinkes")
    async with standing(hall) as stand:
        await stand.press("escape", "]", "enter", "pagedown")
        assert "program 2/2" in stand.text
        await stand.press("pagedown")
        assert stand.said == "Ini program terakhir."
        await stand.press("pageup", "escape")
        assert stand.on == "Satu"


@pytest.mark.slow
async def test_a_programme_that_is_taken_back_elsewhere_closes_its_form(
    hall: Hall, other: Hall
) -> None:
    name(hall, "Satu @dinkes")
    async with standing(hall) as stand:
        await stand.press("escape", "]", "enter")
        do(other, deeds.withdraw([entry(other, "Satu")]))
        await stand.settle()
        assert stand.view.form is None
        assert stand.rows == []


# -- jumps


async def test_findings_and_searches_lead_to_a_programme_or_a_pillar(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    async with standing(hall) as stand:
        assert stand.view.go_to(Programme.kind, entry(hall, QUEUE).seen.record)
        await stand.settle()
        assert stand.on == QUEUE
        assert stand.view.records_here() == ((Programme.kind, entry(hall, QUEUE).seen.record),)
        assert stand.view.go_to(Programme.kind, "prog/governance")
        await stand.settle()
        assert stand.view.pillar == "governance"
        for kind, record in (("programme", "usul/x"), ("programme", "prog/x"), ("note", "x")):
            assert not stand.view.go_to(kind, record)


# -- hostile text


async def test_what_people_type_is_shown_as_it_is(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.say("[bold]Wifi[/] \x1b[31m $x @dishub")
        fill(hall, stand.view.state.everything[0].name, partners="[link=x]y[/link]", evidence="[/]")
        await stand.settle()
        await stand.press("escape")
        assert "[bold]Wifi[/]" in stand.text
        assert "\x1b" not in stand.text
        await stand.press("enter", "escape", "m", "escape", "t", "s", "5", "escape")
        assert "[bold]Wifi[/]" in stand.text

"""The form of a row at the keys: each field is recorded when it is left."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.records import Label, Note
from bimtek.stages.gap.records import Answer, Cause, Evidence, EvidenceKind, Gap, GapStatus
from tests.keyboard import press, type_text
from tests.minutes.halls import Hall, at
from tests.stages.gap.halls import answer
from tests.stages.gap.stand import Stand, standing


async def open_on(stand: Stand, key: str) -> None:
    await stand.go(key)
    await stand.press("enter")


def focused(stand: Stand) -> str:
    return stand.window.focused.id or "" if stand.window.focused else ""


async def test_enter_goes_from_number_to_sentence_and_records_each(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        assert focused(stand) == "now"
        await stand.press(*"66,7", "enter", *"100", "enter")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7", "100")
        await stand.press("tab", "tab", "tab", "tab")
        assert focused(stand) == "condition"
        await stand.press(*"masih kertas", "enter", *"sa", "enter", *"pelatih satu", "enter")
        gap = stand.gap("SL.2.1/dinkes")
        assert (gap.condition, gap.causes, gap.cause) == (
            "masih kertas", (Cause.STAFF, Cause.BUDGET), "pelatih satu",
        )  # fmt: skip
        assert focused(stand) == "proposal"


@pytest.mark.slow
async def test_a_row_with_a_value_opens_at_its_sentence(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall) as stand:
        await open_on(stand, "4.2/kota")
        assert focused(stand) == "condition"


@pytest.mark.slow
async def test_number_and_target_typed_quickly_do_not_lose_each_other(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        await press(stand.pilot, *"66,7", "enter", *"100", "enter")
        await stand.settle()
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7", "100")


@pytest.mark.slow
async def test_a_year_typed_as_the_target_is_asked_back_and_goes_beside(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.1.2/dpupr")
        await stand.press(*"61,5", "enter", *"2022", "enter")
        assert "2022 tampak seperti tahun: kosongkan, lalu Tab ke th." in stand.text
        assert focused(stand) == "target"
        assert stand.gap("SL.1.2/dpupr").answer == Answer("61.5")
        await stand.press(*["backspace"] * 4, "tab", *"2022", "enter")
        assert stand.gap("SL.1.2/dpupr").answer == Answer("61.5", year=2022)


@pytest.mark.slow
async def test_a_year_that_is_left_with_tab_is_not_recorded_as_a_number(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.1.2/dpupr")
        await stand.press(*"61,5", "enter", *"2022", "enter", "tab", "pagedown")
        assert focused(stand) == "target"
        assert stand.gap("SL.1.2/dpupr").answer == Answer("61.5")


@pytest.mark.slow
async def test_enter_once_more_means_the_number_that_looks_like_a_year(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.1.2/dpupr")
        await stand.press(*"2022", "enter", "enter")
        assert stand.gap("SL.1.2/dpupr").answer == Answer("2022")
        assert focused(stand) == "target"


@pytest.mark.slow
async def test_every_field_is_one_entry_and_one_undo(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        await stand.press(*"5", "enter", *"9", "enter")
        await stand.undo()
        assert stand.gap("SL.2.1/dinkes").answer == Answer("5")
        assert stand.view.form is not None
        assert stand.view.form.field("target").value == ""


@pytest.mark.slow
async def test_the_criteria_and_what_others_said_stand_beside(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    answer(hall, "SL.2.1/rsmw", "100", "100")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        assert "│ ▸2 sebagian unit, belum terhubung" in stand.text
        assert "│ →4 semua unit, terhubung, diukur" in stand.text
        assert "RSUD: 100→100 (draf)" in stand.text


@pytest.mark.slow
async def test_on_a_narrow_screen_the_two_criteria_are_still_in_sight(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall, (60, 13)) as stand:
        await open_on(stand, "4.2/kota")
        for _ in range(12):
            assert "▸2 sebagian unit, belum terhubung" in stand.text
            assert "→4 semua unit, terhubung, diukur" in stand.text
            await stand.press("tab")


@pytest.mark.slow
async def test_a_refused_field_says_why_and_keeps_its_text(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        await stand.press(*"12.5", "enter")
        assert "‘12.5’: pakai koma: 12,5." in stand.text
        assert focused(stand) == "now"
        assert stand.gap("SL.2.1/dinkes").answer == Answer()
        await stand.press("pagedown")
        assert "12.5" in stand.line("Kini")


@pytest.mark.slow
async def test_a_default_is_only_taken_by_enter(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2")
    async with standing(hall) as stand:
        await open_on(stand, "4.2/kota")
        await stand.press("shift+tab", "shift+tab", "shift+tab")
        assert focused(stand) == "target"
        assert "(3)" in stand.line("Sasaran")
        await stand.press("tab")
        assert stand.gap("4.2/kota").answer == Answer("2")
        await stand.press("shift+tab", "enter")
        assert stand.gap("4.2/kota").answer == Answer("2", "3")


async def test_years_have_defaults_and_are_stored_when_confirmed(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", "100")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        assert "th. (2022)" in stand.line("Kini")
        form = stand.view.form
        assert form is not None
        form.field("year").focus()
        await stand.press("enter", "enter")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7", "100", 2022, 2027)


@pytest.mark.slow
async def test_page_down_goes_to_the_next_row_in_the_same_field(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        await stand.press(*"masih kertas", "pagedown")
        assert stand.gap("SL.2.1/dinkes").condition == "masih kertas"
        assert "RSUD  baris 9/11" in stand.text
        assert focused(stand) == "condition"
        await stand.press(*"sudah daring", "pageup")
        assert stand.gap("SL.2.1/rsmw").condition == "sudah daring"
        assert stand.gap("SL.2.1/dinkes").condition == "masih kertas"


@pytest.mark.slow
async def test_escape_goes_back_to_the_row(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        await stand.press("escape")
        assert stand.cursor == "SL.2.1/dinkes"
        assert stand.view.leaf.page.has_focus
        assert "level 0/2  angka 0/9" in stand.text


@pytest.mark.slow
async def test_escape_over_unsent_text_warns_and_then_wipes(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        await stand.press(*"jangan dicatat", "escape")
        assert stand.window.warned == 1
        await stand.press("escape", "escape")
        assert stand.gap("SL.2.1/dinkes").condition == ""
        assert stand.view.leaf.page.has_focus


@pytest.mark.slow
async def test_marked_rows_get_only_the_touched_fields_as_one_act(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", condition="masih kertas")
    answer(hall, "SL.2.1/rsmw", "100")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("space", "space", "space", "enter")
        assert "3 baris ditandai" in stand.text
        form = stand.view.form
        assert form is not None
        form.field("cause").focus()
        await stand.press(*"pelatih satu", "pagedown")
        for key in ("SL.2.1/dinkes", "SL.2.1/rsmw", "SL.2.2/dinkes"):
            assert stand.gap(key).cause == "pelatih satu"
        first = stand.gap("SL.2.1/dinkes")
        assert (first.answer, first.condition) == (Answer("66.7"), "masih kertas")
        assert stand.told == "Disimpan pada 3 baris."
        assert not stand.view.leaf.page.marked
        await stand.undo()
        for key in ("SL.2.1/dinkes", "SL.2.1/rsmw", "SL.2.2/dinkes"):
            assert stand.gap(key).cause == ""


@pytest.mark.slow
async def test_leaving_marked_rows_asks_about_what_is_typed(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("space", "space", "enter", *"masih kertas", "tab", "escape")
        assert "1 isian belum tersimpan." in stand.text
        await stand.press("s")
        assert stand.gap("SL.2.1/rsmw").condition == "masih kertas"
        assert stand.view.leaf.page.has_focus


@pytest.mark.slow
async def test_marks_stay_where_the_form_of_marked_rows_is_left_without_recording(
    hall: Hall,
) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("space", "space", "enter", "escape")
        marked = {"SL.2.1/dinkes", "SL.2.1/rsmw"}
        assert stand.view.leaf.page.marked == marked
        await stand.press("enter", *"masih kertas", "tab", "escape")
        assert "1 isian belum tersimpan." in stand.text
        await stand.press("b")
        assert stand.view.leaf.page.marked == marked


@pytest.mark.slow
async def test_a_phrase_of_the_pillar_is_offered_and_taken_with_down(hall: Hall) -> None:
    answer(hall, "SL.1.2/dpupr", "80", cause="pelatih hanya satu orang")
    answer(hall, "SL.2.1/dinkes", "66.7")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        form = stand.view.form
        assert form is not None
        form.field("cause").focus()
        await stand.press(*"pela")
        assert "↓ pelatih hanya satu orang" in stand.text
        await stand.press("down", "enter")
        assert stand.gap("SL.2.1/dinkes").cause == "pelatih hanya satu orang"


async def test_evidence_is_told_by_its_title_and_where_it_is(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        form = stand.view.form
        assert form is not None
        form.field("evidence").focus()
        await stand.press(*"SK Kadinkes", "enter")
        assert "Enter mencatat bukti · PgUp PgDn baris lain · Esc lembar" in stand.text
        await stand.press(*"Dinkes, subbag", "enter")
        piece = hall.session.all(Evidence)[0].value
        assert (piece.type, piece.title, piece.where) == (
            EvidenceKind.DOCUMENT, "SK Kadinkes", "Dinkes, subbag",
        )  # fmt: skip
        assert "1 dokumen: SK Kadinkes  ada di: Dinkes, subbag" in stand.text
        await stand.press(*"-1", "enter")
        assert hall.session.all(Evidence) == []


@pytest.mark.slow
async def test_a_place_without_a_title_stays_and_says_what_is_missing(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        form = stand.view.form
        assert form is not None
        form.field("where").focus()
        await stand.press(*"Dinkes, subbag", "enter")
        assert "Awali dengan jenis bukti" in stand.text
        assert focused(stand) == "evidence"
        form.field("reason").focus()
        await stand.press("escape", "s")
        assert form.field("where").value == "Dinkes, subbag"
        assert stand.view.form is form
        await stand.press(*"d SK Kadinkes", "pagedown")
        piece = hall.session.all(Evidence)[0].value
        assert (piece.title, piece.where) == ("SK Kadinkes", "Dinkes, subbag")


@pytest.mark.slow
async def test_evidence_that_follows_makes_an_action_in_the_same_act(hall: Hall) -> None:
    hall.time = at(14, 43)
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        form = stand.view.form
        assert form is not None
        form.field("evidence").focus()
        await stand.press(*"m Rekap antrean", "enter", "enter")
        assert "Bukti yang menyusul perlu tanggal" in stand.text
        await stand.press(*"7/7", "enter")
        action = hall.session.all(Note)[0].value
        assert (action.label, action.due, action.opd) == (
            Label.ACTION, date(2023, 7, 7), ("dinkes",),
        )  # fmt: skip
        assert action.about == "gap/gap/SL.2.1/dinkes"
        assert action.said == at(14, 43)
        await stand.undo()
        assert hall.session.all(Note) == []
        assert hall.session.all(Evidence) == []


@pytest.mark.slow
async def test_the_history_of_a_value_stands_in_one_line(hall: Hall) -> None:
    hall.time = at(14, 20)
    answer(hall, "SL.2.1/dinkes", "50", "100")
    hall.time = at(14, 43)
    answer(hall, "SL.2.1/dinkes", "66.7", "100")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        assert "Semula 50→100 (14.20, N1)  ⇒  66,7→100 (14.43, N1)" in stand.text


def with_years(hall: Hall, minute: int, said: Answer) -> None:
    hall.time = at(14, minute)
    hall.record(Gap.new(stage="gap", row="SL.2.1", who="dinkes", answer=said))


@pytest.mark.slow
async def test_the_history_says_which_year_was_changed(hall: Hall) -> None:
    with_years(hall, 20, Answer("18.2", year=2020, source="LKjIP"))
    with_years(hall, 43, Answer("18.2", year=2021, source="LKjIP"))
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        assert "Semula 18,2→· (14.20, N1)  ⇒  th. 2020→2021 (14.43, N1)" in stand.text


@pytest.mark.slow
async def test_a_year_that_is_only_added_is_no_other_value(hall: Hall) -> None:
    with_years(hall, 20, Answer("18.2"))
    with_years(hall, 43, Answer("18.2", year=2021))
    with_years(hall, 44, Answer("18.2", "20", year=2021, source="LKjIP"))
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        assert "Semula" not in stand.text


@pytest.mark.slow
async def test_who_answered_is_proposed_and_chosen(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        assert "(Kepala Dinkes)" in stand.line("Penjawab")
        form = stand.view.form
        assert form is not None
        form.query_one("#speaker").focus()
        await stand.press("enter")
        assert stand.gap("SL.2.1/dinkes").speaker == "k-dinkes"
        form.query_one("#speaker").focus()
        await stand.press("w", "down", "enter")
        assert stand.gap("SL.2.1/dinkes").speaker == "k-rsmw"
        assert "Kepala RSUD" in stand.line("Penjawab")


@pytest.mark.slow
async def test_a_tilde_in_a_sentence_makes_the_row_confidential(hall: Hall) -> None:
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        form = stand.view.form
        assert form is not None
        form.field("condition").focus()
        await stand.press(*"pagu 200 juta ~", "enter")
        gap = stand.gap("SL.2.1/dinkes")
        assert (gap.condition, gap.confidential) == ("pagu 200 juta", True)


async def test_a_tilde_glued_to_the_last_word_closes_the_row_and_is_told(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "12")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        form = stand.view.form
        assert form is not None
        form.field("condition").focus()
        await stand.press(*"jangan disebut dulu~", "enter")
        gap = stand.gap("SL.2.1/dinkes")
        assert (gap.condition, gap.confidential) == ("jangan disebut dulu", True)
        assert stand.told == (
            "Baris SL.2.1 tertutup: angka dan kalimatnya tidak dimuat dalam notulen dan layar."
        )
        await stand.press("escape")
        assert "~draf" in stand.text


@pytest.mark.slow
async def test_a_value_changed_in_the_form_is_no_longer_agreed(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.AGREED)
    async with standing(hall) as stand:
        await open_on(stand, "4.2/kota")
        form = stand.view.form
        assert form is not None
        form.field("now").focus()
        await stand.press("end", "backspace", "3", "enter")
        gap = stand.gap("4.2/kota")
        assert (gap.answer, gap.status) == (Answer("3", "4"), GapStatus.CHANGED)


@pytest.mark.slow
async def test_half_typed_text_is_taken_up_on_its_row(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.continue_draft("gap/SG.1.1/dlh/cause", "belum ada jarin")
        await stand.settle()
        assert "DLH  baris 3/3" in stand.text
        assert focused(stand) == "cause"
        await stand.press(*"gan", "enter")
        assert stand.gap("SG.1.1/dlh").cause == "belum ada jaringan"
        assert not stand.view.continue_draft("gap/SG.9.9/dlh/cause", "x")
        assert not stand.view.continue_draft("lain/SG.1.1/dlh/cause", "x")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["now", "target", "year", "target_year", "causes", "priority"])
async def test_words_that_a_field_refused_are_still_there_when_one_types_on(
    hall: Hall, name: str
) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", "100")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        form = stand.view.form
        assert form is not None
        box = form.field(name)
        box.settle()
        box.focus()
        await type_text(stand.pilot, "kelompok sudah didata dinas")
        await stand.press("enter")
        assert focused(stand) == name
        await type_text(stand.pilot, " per desa")
        assert box.value == "kelompok sudah didata dinas per desa"


@pytest.mark.slow
async def test_a_refused_priority_is_put_right_by_backspace(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", "100")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        form = stand.view.form
        assert form is not None
        form.field("priority").focus()
        await stand.press("9", "enter")
        assert "Prioritas ‘9’ tidak ada. Pilih 1 sampai 5." in stand.text
        await stand.press("backspace", "4", "enter")
        assert stand.gap("SL.2.1/dinkes").priority == 4


@pytest.mark.slow
async def test_what_was_refused_is_still_read_in_the_next_field(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", "100")
    async with standing(hall) as stand:
        await open_on(stand, "SL.2.1/dinkes")
        form = stand.view.form
        assert form is not None
        form.field("priority").focus()
        await stand.press("9", "tab")
        assert "Prioritas ‘9’ tidak ada. Pilih 1 sampai 5." in stand.text


@pytest.mark.slow
async def test_a_target_on_the_wrong_side_is_pointed_out_in_the_form_and_once(hall: Hall) -> None:
    answer(hall, "SL.1.1/disperkim", "5")
    async with standing(hall) as stand:
        await stand.go("SL.1.1/disperkim")
        await stand.press("enter")
        assert stand.view.form is not None
        stand.view.form.field("target").focus()
        await type_text(stand.pilot, "12")
        await stand.press("enter")
        assert "SL.1.1: sasaran 12 di atas kini 5" in stand.told
        stand.view.form.field("source").focus()
        await type_text(stand.pilot, "RPJMD")
        await stand.press("enter")
        assert stand.gap("SL.1.1/disperkim").answer.source == "RPJMD"
        assert sum("di atas kini" in told for told in stand.window.told) == 1

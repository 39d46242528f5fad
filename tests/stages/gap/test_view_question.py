"""The facilitator's question at the keys: two digits, one sentence, the next question."""

from __future__ import annotations

import pytest

from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import StageRun, StageState, Turn
from bimtek.stages.gap.page import page
from bimtek.stages.gap.records import Answer, Cause, Gap, GapStatus
from tests.keyboard import type_text
from tests.minutes.halls import Hall, at, opened, script_of
from tests.stages.gap.halls import GAP, answer
from tests.stages.gap.stand import Stand, standing


def focused(stand: Stand) -> str:
    return stand.window.focused.id or "" if stand.window.focused else ""


async def ask(stand: Stand, code: str = "4.1") -> None:
    """Open the question of a sub-dimension from its page."""
    await stand.go(f"{code}/kota")
    await stand.press("p")


async def test_two_digits_and_page_down_are_a_whole_answer(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand)
        await stand.press("2", "4", "pagedown", "3", "5", "pagedown")
        assert stand.gap("4.1/kota").answer == Answer("2", "4")
        assert stand.gap("4.2/kota").answer == Answer("3", "5")
        assert "1 GOVERNANCE (1/1) › 1.1 Layanan publik" in stand.text


async def test_a_level_has_no_comma_and_the_digit_behind_it_is_no_target(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("2", ",", "5")
        assert stand.told.startswith("Level satu angka 1–5, tanpa koma.")
        assert stand.window.notes == []
        assert stand.gap("4.2/kota").answer == Answer("2")
        await stand.press("4")
        assert stand.gap("4.2/kota").answer == Answer("2", "4")


@pytest.mark.slow
async def test_a_sentence_is_enter_the_sentence_enter(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("2", "4", "enter")
        await type_text(stand.pilot, "pelatih hanya satu")
        await stand.press("enter", "s", "a", "enter")
        gap = stand.gap("4.2/kota")
        assert (gap.cause, gap.causes) == ("pelatih hanya satu", (Cause.STAFF, Cause.BUDGET))
        assert focused(stand) == "proposal"


async def test_a_proposal_typed_where_the_categories_go_becomes_the_proposal(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("tab", "tab")
        await type_text(stand.pilot, "latih sepuluh admin")
        await stand.press("enter")
        gap = stand.gap("4.2/kota")
        assert (gap.causes, gap.proposal) == ((), "latih sepuluh admin")
        assert focused(stand) == "pic"
        assert stand.told == "Bukan kategori: kalimat itu kini Usulan."


async def test_half_a_sentence_is_recorded_by_page_down(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand)
        await stand.press("tab")
        await type_text(stand.pilot, "peta belum satu")
        await stand.press("pagedown")
        assert stand.gap("4.1/kota").cause == "peta belum satu"
        assert "4.2 Kesehatan" in stand.text
        assert focused(stand) == "level"


@pytest.mark.slow
async def test_the_lead_is_in_charge_of_a_proposal_once_enter_confirms_it(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("tab", "tab", "tab")
        await type_text(stand.pilot, "latih sepuluh admin")
        await stand.press("enter")
        assert "(Dinkes)" in stand.line("▸PJ")
        assert stand.gap("4.2/kota").pic == ""
        await stand.press("enter")
        assert stand.gap("4.2/kota").pic == "dinkes"


@pytest.mark.slow
async def test_without_a_proposal_nobody_is_in_charge(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("tab", "enter", "enter", "enter", "enter")
        assert not stand.gap("4.2/kota").pic
        assert focused(stand) == "dissent"


@pytest.mark.slow
async def test_an_opd_that_differs_is_one_line_and_one_undo(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("d")
        await type_text(stand.pilot, "rsud 3 di RSUD sudah semua poli")
        await stand.settle()
        assert "Enter mencatat: RSUD kini 3. di RSUD sudah semua poli" in stand.text
        await stand.press("enter")
        own = stand.gap("4.2/rsmw")
        assert (own.answer, own.condition) == (Answer("3"), "di RSUD sudah semua poli")
        assert "RSUD 3  di RSUD sudah semua poli" in stand.text
        await stand.press("enter")
        assert focused(stand) == "level"
        await stand.undo()
        assert "di RSUD sudah" not in stand.text
        assert stand.gap("4.2/kota").answer == Answer("2", "4")


@pytest.mark.slow
async def test_a_line_that_makes_no_sense_stays_and_holds_the_question(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("d")
        await type_text(stand.pilot, "rsud sudah semua poli")
        await stand.press("pagedown")
        assert "Tulis OPD, levelnya, lalu kalimatnya" in stand.text
        assert "› 4.2 Kesehatan" in stand.text
        assert stand.view.asking is not None
        assert stand.view.asking.field("dissent").value == "rsud sudah semua poli"


@pytest.mark.slow
async def test_the_question_says_whom_to_ask_and_who_is_absent(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.1")
        assert "Mulai dari DPUPR (Kepala), lalu DLH · absen: Disperkim" in stand.text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "said"),
    [
        (56, "Mulai dari DPUPR (Kepala), lalu DLH · absen: Disperkim"),
        (50, "Mulai dari DPUPR, lalu DLH · absen: Disperkim"),
        (38, "Mulai dari DPUPR · absen: Disperkim"),
    ],
)
async def test_who_is_absent_is_named_to_the_end_however_narrow(
    hall: Hall, width: int, said: str
) -> None:
    async with standing(hall, (width, 19)) as stand:
        await ask(stand, "4.1")
        assert stand.line("Mulai dari").strip() == said


@pytest.mark.slow
async def test_whoever_arrives_changes_whom_to_ask_and_not_which_question(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        before = stand.line("pertanyaan")
        hall.record(
            Attendance.new(
                roll_call="1-pagi", participant="k-disperkim", presence=Presence(Status.PRESENT)
            )
        )
        stand.view.records_changed(frozenset({("attendance", "1-pagi/k-disperkim")}))
        await stand.settle()
        assert stand.line("pertanyaan") == before
        await stand.press("pageup")
        assert "Mulai dari Disperkim (Kepala), lalu DPUPR, DLH" in stand.text


async def test_the_sentence_to_say_and_the_criteria_with_both_levels(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        assert "Tanyakan: Kesehatan: dari 1 sampai 5, kita di mana?" in stand.text
        assert "▸2 sebagian unit, belum terhubung" in stand.text
        assert "→4 semua unit, terhubung, diukur" in stand.text
        assert "beda 2 → usulan & PJ?" in stand.text


@pytest.mark.slow
async def test_a_target_that_nobody_said_never_looks_like_one(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2")
    async with standing(hall) as stand:
        await ask(stand)
        assert "Sasaran ▸ (3)" in stand.text
        assert "beda" not in stand.line("Kini ▸")
        await stand.press("enter", "pagedown", "pageup")
        assert stand.gap("4.1/kota").answer == Answer("2")


@pytest.mark.slow
async def test_no_data_and_taking_back(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand)
        await stand.press("-")
        assert stand.gap("4.1/kota").answer == Answer("bd")
        await stand.press("backspace")
        assert stand.gap("4.1/kota").answer == Answer()
        await stand.press("2", "4", "backspace")
        assert stand.gap("4.1/kota").answer == Answer("2")
        await stand.press("5")
        assert stand.gap("4.1/kota").answer == Answer("2", "5")


@pytest.mark.slow
async def test_behind_a_refused_digit_the_next_one_goes_where_it_would_have_gone(
    hall: Hall,
) -> None:
    async with standing(hall) as stand:
        await ask(stand)
        await stand.press("3", "6")
        assert stand.told == "Level ‘6’ di luar skala 1–5."
        await stand.press("3")
        assert stand.gap("4.1/kota").answer == Answer("3", "3")


@pytest.mark.slow
async def test_a_third_digit_says_what_it_replaces_and_the_doubt_stays_in_sight(
    hall: Hall,
) -> None:
    async with standing(hall) as stand:
        await ask(stand)
        await stand.press("3", "3", "5")
        assert stand.gap("4.1/kota").answer == Answer("5", "3")
        assert "4.1: kini 3 menjadi 5; sasaran tetap 3 sampai diketik lagi." in stand.told
        assert "sasaran 3 di bawah kini 5" in stand.told
        assert "Sasaran ▸ 3_   beda -2  sasaran di bawah kini" in stand.line("Kini ▸")
        await stand.press("pagedown", "pageup")
        assert "Sasaran ▸ 3   beda -2  sasaran di bawah kini" in stand.line("Kini ▸")
        await stand.press("A")
        assert "5→3  ! sasaran di bawah kini" in stand.text


@pytest.mark.slow
async def test_a_level_that_was_undone_awaits_no_target(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand)
        await stand.press("3")
        assert "Sasaran ▸ _" in stand.line("Kini ▸")
        await stand.undo()
        assert "Kini ▸ ·   Sasaran ▸ ·" in stand.line("Kini ▸")
        await stand.press("escape", "2")
        assert " _ " in stand.line("4.1 Harmoni")
        await stand.undo()
        assert "_" not in stand.line("4.1 Harmoni")
        await stand.press("3")
        assert stand.gap("4.1/kota").answer == Answer("3")


@pytest.mark.slow
async def test_a_level_outside_the_scale_is_refused(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand)
        await stand.press("9")
        assert stand.told == "Level ‘9’ di luar skala 1–5."
        assert stand.gap("4.1/kota").answer == Answer()


@pytest.mark.slow
async def test_the_pillar_is_agreed_from_the_question_but_for_the_excepted(hall: Hall) -> None:
    answer(hall, "4.1/kota", "3", "4")
    answer(hall, "4.2/kota", "2", "4")
    answer(hall, "4.2/rsmw", "3")
    async with standing(hall) as stand:
        await ask(stand, "4.1")
        await stand.press("space")
        assert "dikecualikan" in stand.line("Kini ▸")
        await stand.press("A")
        assert "Dikecualikan: 4.1" in stand.text
        assert "Berbeda pada 4.2: RSUD 3" in stand.text
        assert stand.view.pointed() == "pilar living"
        await stand.press("y")
        assert stand.view.pointed() == "4.1"
        assert stand.gap("4.1/kota").status is GapStatus.DRAFT
        assert stand.gap("4.2/kota").status is GapStatus.AGREED


@pytest.mark.slow
async def test_a_level_changed_after_the_agreement_is_seen(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4", status=GapStatus.AGREED)
    async with standing(hall) as stand:
        await ask(stand)
        assert "✓ disepakati" in stand.line("Kini ▸")
        await stand.press("3")
        assert stand.gap("4.1/kota").status is GapStatus.AGREED
        await stand.press("3")
        assert stand.gap("4.1/kota").status is GapStatus.CHANGED
        assert "! diubah sesudah disepakati" in stand.line("Kini ▸")


@pytest.mark.slow
async def test_an_answer_chosen_of_two_has_to_be_read_back_again(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4", status=GapStatus.AGREED)
    with opened(hall.session.path, script_of(GAP), "n2", "Nama Contoh Dua") as other:
        seen = other.session.get(Gap, "gap/4.1/kota")
        assert seen is not None
        hall.record(seen.change(answer=Answer("2", "5")))
        other.record(seen.change(answer=Answer("3", "4")))
    hall.session.poll()
    async with standing(hall) as stand:
        await ask(stand)
        assert "≠ dua nilai berbeda" in stand.line("Kini ▸")
        await stand.press("=", "1")
        assert stand.gap("4.1/kota").status is GapStatus.CHANGED
        assert "≠" not in stand.line("Kini ▸")


@pytest.mark.slow
async def test_t_leaves_what_is_open_for_tonight(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("t")
        assert stand.gap("4.2/kota").task
        assert stand.gap("SL.2.1/rsmw").task
        assert not stand.gap("SL.1.2/dpupr").task
        assert "tugas malam" in stand.line("Kini ▸")


@pytest.mark.slow
async def test_escape_goes_to_the_level_and_then_to_the_page(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("tab", "escape")
        assert focused(stand) == "level"
        await stand.press("escape")
        assert stand.face == "page"
        assert stand.cursor == "4.2/kota"


async def test_the_page_is_one_key_away_and_escape_comes_back(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("l")
        assert (stand.face, stand.cursor) == ("page", "4.2/kota")
        await stand.press("escape")
        assert stand.face == "question"


async def test_a_letter_without_a_meaning_begins_a_note_on_the_question(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("k")
        assert stand.window.notes == ["k"]
        assert stand.view.note_context().about == "gap/gap/4.2/kota"


@pytest.mark.slow
async def test_what_another_records_appears_and_typing_stays(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("tab")
        await type_text(stand.pilot, "pelatih")
        with opened(hall.session.path, script_of(GAP), "n2", "Nama Contoh Dua") as other:
            answer(other, "4.2/kota", "2", "4", proposal="latih sepuluh admin")
        await stand.settle()
        assert "latih sepuluh admin" in stand.line("Usulan")
        assert "Kini ▸ 2   Sasaran ▸ 4" in stand.text
        assert stand.view.asking is not None
        assert stand.view.asking.field("cause").value == "pelatih"
        assert focused(stand) == "cause"


@pytest.mark.slow
async def test_the_first_and_the_last_question_say_so(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.1")
        await stand.press("pageup")
        assert stand.told == "Ini pertanyaan pertama."
        await stand.press("pagedown", "pagedown")
        assert "› 4.1 Harmoni" in stand.text
        assert stand.told == "Kembali ke 4.1, belum dijawab. PgDn melewatinya, t tugas malam."
        await stand.press("pagedown")
        assert "1 GOVERNANCE (1/1) › 1.1 Layanan publik" in stand.text
        await stand.press("pagedown")
        assert stand.told == "Ini pertanyaan terakhir. Belum dijawab: 4.1, 4.2, 1.1."


@pytest.mark.slow
async def test_behind_the_last_question_the_pillars_that_wait_to_be_read_back_are_named(
    hall: Hall,
) -> None:
    answer(hall, "4.1/kota", "2", "4")
    answer(hall, "1.1/kota", "2", "4", status=GapStatus.AGREED)
    async with standing(hall) as stand:
        await ask(stand, "1.1")
        await stand.press("pagedown")
        assert stand.told == (
            "Ini pertanyaan terakhir. Belum dijawab: 4.2. Belum dibacakan (A): Living."
        )


@pytest.mark.slow
async def test_leaving_a_pillar_that_was_not_read_back_is_said(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4")
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("2", "pagedown")
        assert stand.told == "Smart Living: 2 level belum dibacakan (PgUp, lalu A)."


@pytest.mark.slow
async def test_leaving_a_pillar_names_what_was_not_asked_in_it(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("2", "4", "pagedown")
        assert "4 LIVING (1/2) › 4.1 Harmoni" in stand.text
        await stand.press("pagedown")
        assert stand.told.startswith("Smart Living: belum dijawab 4.1. ")


@pytest.mark.slow
async def test_brackets_turn_to_the_open_question_of_another_pillar(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4", status=GapStatus.AGREED)
    async with standing(hall) as stand:
        await ask(stand, "4.1")
        await stand.press("]")
        assert "› 1.1 Layanan publik" in stand.text
        await stand.press("[")
        assert "› 4.2 Kesehatan" in stand.text
        assert stand.window.notes == []


@pytest.mark.slow
async def test_page_down_passes_over_what_is_agreed_and_says_so(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.AGREED)
    async with standing(hall) as stand:
        await ask(stand, "4.1")
        await stand.press("pagedown")
        assert "› 1.1 Layanan publik" in stand.text
        assert stand.told.startswith("Sudah disepakati, dilewati: 4.2.")
        await stand.press("pageup")
        assert "› 4.2 Kesehatan" in stand.text


@pytest.mark.slow
async def test_where_everything_is_agreed_page_down_goes_on_all_the_same(hall: Hall) -> None:
    for code in ("4.1", "4.2", "1.1"):
        answer(hall, f"{code}/kota", "2", "4", status=GapStatus.AGREED)
    async with standing(hall) as stand:
        await ask(stand, "4.1")
        await stand.press("pagedown")
        assert "› 4.2 Kesehatan" in stand.text
        await stand.press("pagedown", "pagedown")
        assert stand.told == "Ini pertanyaan terakhir. G gambar seluruhnya."


@pytest.mark.slow
async def test_what_was_changed_after_the_agreement_is_not_passed_over(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.CHANGED)
    async with standing(hall) as stand:
        await ask(stand, "4.1")
        await stand.press("pagedown")
        assert "› 4.2 Kesehatan" in stand.text


@pytest.mark.slow
async def test_the_average_and_what_it_means_for_the_rest(hall: Hall) -> None:
    hall.time = at(14, 0)
    hall.record(StageRun.new(id="gap", state=StageState.RUNNING, started=at(14)))
    hall.time = at(14, 4)
    answer(hall, "4.1/kota", "2", "4")
    hall.time = at(14, 41)
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        assert "1 dari 3 terjawab  rata-rata 4'00\"  2 lagi ≈ 8'" in stand.text


async def test_how_far_the_hall_is_reads_the_same_in_front_and_on_the_projector(
    hall: Hall,
) -> None:
    answer(hall, "4.1/kota", "2", "4")
    answer(hall, "4.2/kota", "3")
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        assert "1 dari 3 terjawab" in stand.text
        assert page(hall.session, GAP, "4.2").done == (1, 3)


@pytest.mark.slow
async def test_the_key_that_opens_the_question_closes_it_again(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.1.2/dpupr")
        await stand.press("p")
        assert stand.face == "question"
        await stand.press("p")
        assert stand.face == "page"
        await stand.press("G", "p", "p")
        assert stand.face == "picture"
        await stand.press("G")
        assert stand.face == "page"
        assert stand.window.notes == []


@pytest.mark.slow
async def test_p_opens_the_row_under_the_cursor_whatever_is_answered(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4")
    async with standing(hall) as stand:
        await stand.press("p")
        assert "› 4.1 Harmoni" in stand.text
        await stand.press("p", "]", "p")
        assert "› 1.1 Layanan publik" in stand.text
        await stand.go("SL.2.2/dinkes")
        await stand.press("p")
        assert "› 4.2 Kesehatan" in stand.text


@pytest.mark.slow
async def test_whose_turn_it_is_stands_on_the_question(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        hall.record(
            Turn.new(opd="dinkes", stage="gap", order="1", began=at(14, 40)),
            Turn.new(opd="rsmw", stage="gap", order="2", asked=at(14, 40)),
        )
        stand.view.records_changed(frozenset({("turn", "x")}))
        await stand.settle()
        assert "Giliran: ▶Dinkes   RSUD" in stand.text


@pytest.mark.slow
async def test_a_half_typed_dissent_is_taken_up_again(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.continue_draft("gap/4.2/kota/dissent", "rsud 3 di")
        await stand.settle()
        assert stand.face == "question"
        assert focused(stand) == "dissent"
        assert stand.view.asking is not None
        assert stand.view.asking.field("dissent").value == "rsud 3 di"


@pytest.mark.slow
async def test_fast_typing_loses_no_digit_between_questions(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand)
        await stand.pilot.press("2", "4", "pagedown", "3", "5")
        await stand.settle()
        assert stand.gap("4.1/kota").answer == Answer("2", "4")
        assert stand.gap("4.2/kota").answer == Answer("3", "5")


@pytest.mark.slow
@pytest.mark.parametrize("size", [(60, 14), (80, 20), (84, 36), (200, 50)])
async def test_everything_needed_is_in_sight_at_any_size(hall: Hall, size: tuple[int, int]) -> None:
    answer(hall, "4.2/kota", "2", "4", cause="[bold]x[/] \x1b[31m")
    answer(hall, "4.2/rsmw", "3", condition="di RSUD sudah semua poli")
    async with standing(hall, size) as stand:
        await ask(stand, "4.2")
        for needed in ("4.2 Kesehatan", "Tanyakan", "▸2", "→4", "Mulai dari Dinkes", "Kini ▸ 2",
                       "[bold]x[/]", "Usulan", " PJ", "Berbeda?", "RSUD 3"):  # fmt: skip
            assert needed in stand.text, needed
        assert "\x1b" not in stand.text
        assert all(len(line) <= size[0] for line in stand.text.splitlines())


@pytest.mark.slow
@pytest.mark.parametrize("height", [14, 16, 17, 18, 19, 22])
async def test_all_five_criteria_stand_with_dissents_a_running_turn_and_time_short(
    hall: Hall, height: int
) -> None:
    hall.record(StageRun.new(id="gap", state=StageState.RUNNING, started=at(13, 30)))
    hall.time = at(13, 40)
    answer(hall, "1.1/kota", "2", "3")
    answer(hall, "4.1/dlh", "2", condition="baru di kota")
    answer(hall, "4.1/dpupr", "4", condition="sudah lengkap")
    hall.record(Turn.new(opd="dlh", stage="gap", order="1", began=at(13, 40)))
    hall.time = at(15, 20)
    async with standing(hall, (60, height)) as stand:
        await ask(stand)
        for level in range(1, 6):
            lines = [line.strip(" ▸→") for line in stand.text.splitlines()]
            assert any(line.startswith(f"{level} ") for line in lines[1:]), level
        assert "DLH 2" in stand.text
        assert "DPUPR 4" in stand.text
        if height == 22:
            assert "Waktu kurang" in stand.text
            assert "Giliran: ▶DLH" in stand.text


@pytest.mark.slow
async def test_a_change_that_never_saw_the_agreement_is_not_agreed_by_it(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4")
    with opened(hall.session.path, script_of(GAP), "n2", "Nama Contoh Dua") as other:
        before = other.session.get(Gap, "gap/4.1/kota")
        assert before is not None
        async with standing(hall) as stand:
            await ask(stand)
            await stand.press("A", "y")
            assert "✓ disepakati" in stand.line("Kini ▸")
            other.record(before.change(answer=Answer("3", "4")))
            await stand.settle()
            assert "! diubah sesudah disepakati" in stand.line("Kini ▸")
            await stand.press("2")
            assert "✓ disepakati" in stand.line("Kini ▸")


@pytest.mark.slow
async def test_after_an_undone_digit_the_next_one_is_the_present_level_again(hall: Hall) -> None:
    async with standing(hall) as stand:
        for face in ("question", "page"):
            await stand.go("4.1/kota")
            await stand.press(*("p" if face == "question" else ""), "2")
            await stand.undo()
            await stand.press("3")
            assert stand.gap("4.1/kota").answer == Answer("3")
            await stand.undo()


@pytest.mark.slow
async def test_what_is_wrong_in_a_field_is_still_said_after_leaving_it(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("tab", "tab")
        assert "r regulasi  s SDM" in stand.text
        await stand.press("z", "tab")
        assert "‘z’ bukan kategori: r regulasi" in stand.text
        await stand.press("pagedown")
        assert focused(stand) == "causes"
        assert "› 4.2 Kesehatan" in stand.text


@pytest.mark.slow
async def test_escape_comes_back_to_the_question_from_another_pillar(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("l", "]", "escape")
        assert "› 4.2 Kesehatan" in stand.text
        await stand.press("2")
        assert stand.gap("4.2/kota").answer == Answer("2")
        assert stand.view.pointed() == "4.2"


@pytest.mark.slow
async def test_when_time_runs_short_the_question_says_what_to_leave_out(hall: Hall) -> None:
    hall.record(StageRun.new(id="gap", state=StageState.RUNNING, started=at(13, 30)))
    hall.time = at(13, 40)
    answer(hall, "4.1/kota", "2", "4")
    for time, late in ((at(15, 9), False), (at(15, 11), True), (at(15, 40), True)):
        hall.time = time
        async with standing(hall) as stand:
            await ask(stand, "4.2")
            assert ("Waktu kurang" in stand.text) is late
    hall.time = at(15, 40)
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        assert "Waktu kurang, lewat 10': cukup level dan hambatan" in stand.text
        # on the level, the keys that answer it stand at the foot
        assert "Dua angka: kini, sasaran · Enter hambatan" in stand.text
        await stand.press("enter")
        assert "Enter isian berikut" in stand.text
        await stand.press("escape")
        assert "Dua angka: kini, sasaran" in stand.text


@pytest.mark.slow
async def test_a_target_below_the_level_is_pointed_out_in_the_question_too(hall: Hall) -> None:
    async with standing(hall) as stand:
        await ask(stand, "4.2")
        await stand.press("4", "2")
        assert stand.told == "4.2: sasaran 2 di bawah kini 4."
        await stand.press("d")
        await type_text(stand.pilot, "rsud 32 belum semua")
        await stand.press("enter")
        assert "4.2: sasaran 2 di bawah kini 3." in stand.told


@pytest.mark.slow
async def test_a_level_changed_after_the_agreement_stays_marked_at_every_digit(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4")
    async with standing(hall) as stand:
        await ask(stand)
        await stand.press("A", "y", "3")
        for digit in "35":
            await stand.press(digit)
            assert "! diubah sesudah disepakati" in stand.line("Kini ▸")
            assert stand.told.startswith("4.1 sudah disepakati 2→4; ")

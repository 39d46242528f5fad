"""The pillar page at the keys: levels, numbers, and everything a row can be asked for."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Label, Note
from bimtek.stages.gap.page import page
from bimtek.stages.gap.records import Answer, Cause, Evidence, Gap, GapStatus
from bimtek.stages.gap.view_sheet import phrases_of
from tests.minutes.halls import Hall
from tests.stages.gap.halls import GAP, answer
from tests.stages.gap.stand import standing


async def test_two_digits_are_now_and_target_and_the_next_level_has_the_cursor(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("2", "4")
        assert stand.gap("4.1/kota").answer == Answer("2", "4")
        assert stand.cursor == "4.2/kota"
        await stand.press("3", "5")
        assert stand.gap("4.2/kota").answer == Answer("3", "5")
        assert "level 2/2  angka 0/9" in stand.text


async def test_the_first_digit_alone_is_on_disk_and_waits_for_the_target(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("2")
        assert stand.gap("4.1/kota").answer == Answer("2")
        assert "2     _" in stand.line("4.1 Harmoni")
        await stand.press("down")
        assert "2   (3)" in stand.line("4.1 Harmoni")
        assert stand.gap("4.1/kota").answer.target == ""


async def test_fast_typing_loses_no_digit(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press(*"24", *"35")
        assert stand.gap("4.1/kota").answer == Answer("2", "4")
        assert stand.gap("4.2/kota").answer == Answer("3", "5")


async def test_each_digit_is_undone_by_itself(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("2", "4")
        await stand.undo()
        assert stand.gap("4.1/kota").answer == Answer("2")
        await stand.undo()
        assert stand.gap("4.1/kota").answer == Answer()
        assert "·" in stand.line("4.1 Harmoni")


@pytest.mark.slow
async def test_a_level_outside_the_scale_is_refused_with_the_scale(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("7")
        assert stand.told == "Level ‘7’ di luar skala 1–5."
        assert stand.gap("4.1/kota").answer == Answer()
        await stand.press("2", "9", "4")
        assert stand.gap("4.1/kota").answer == Answer("2", "4")


@pytest.mark.slow
@pytest.mark.parametrize("comma", [",", "."])
async def test_a_level_has_no_comma_and_the_digit_behind_it_is_no_target(
    hall: Hall, comma: str
) -> None:
    async with standing(hall) as stand:
        await stand.press("2", comma)
        assert stand.told == "Level satu angka 1–5, tanpa koma."
        await stand.press("5")
        assert stand.told.endswith("tanpa koma. Angka di belakang koma tidak dicatat.")
        assert stand.window.notes == []
        assert stand.gap("4.1/kota").answer == Answer("2")
        await stand.press("4")
        assert stand.gap("4.1/kota").answer == Answer("2", "4")


@pytest.mark.slow
async def test_a_digit_is_swallowed_only_right_behind_the_comma(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("2", ",", "backspace", "3", "4")
        assert stand.gap("4.1/kota").answer == Answer("3", "4")
        await stand.press(",", "down", "up", "2", "5")
        assert stand.gap("4.2/kota").answer == Answer("2", "5")
        await stand.go("SL.2.1/dinkes")
        await stand.press(",")
        assert stand.window.notes == [","]


async def test_the_criteria_of_the_row_stand_below_with_both_levels_marked(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        assert "▸2 sebagian unit, belum terhubung" in stand.text
        assert "→4 semua unit, terhubung, diukur" in stand.text
        await stand.go("4.2/kota")
        for level in "12345":
            assert any(line[2:3] == level for line in stand.text.splitlines()[-5:])


@pytest.mark.slow
async def test_no_data_and_not_applicable_are_answers_of_one_key(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("-")
        assert stand.gap("4.1/kota").answer == Answer("bd")
        assert stand.cursor == "4.2/kota"
        await stand.go("SL.1.2/dpupr")
        await stand.press("x")
        assert stand.gap("SL.1.2/dpupr").answer == Answer("tb")
        assert "bd" in stand.line("4.1 Harmoni")
        assert "tb" in stand.line("Ruang sesuai RDTR")


@pytest.mark.slow
async def test_a_long_number_stands_whole_and_its_label_gives_way(hall: Hall) -> None:
    answer(hall, "SL.1.2/dpupr", "1250000", "12500000")
    async with standing(hall) as stand:
        line = stand.line("Ruang")
        assert "1.250.000 12.500.000 11.250.000" in line
        await stand.go("SL.1.3/dpupr")
        await stand.type("123456789")
        await stand.press("enter", "enter")
        assert "123.456.789" in stand.line("Air minum")


@pytest.mark.slow
async def test_a_number_that_no_column_holds_is_read_below(hall: Hall) -> None:
    answer(hall, "SL.1.2/dpupr", "123456789012345678", "1")
    async with standing(hall) as stand:
        await stand.go("SL.1.2/dpupr")
        assert "↓ di bawah" in stand.line("DPUPR")
        assert "kini 123.456.789.012.345.678" in stand.text


@pytest.mark.slow
async def test_one_key_that_says_that_there_is_no_number_is_told(hall: Hall) -> None:
    answer(hall, "SL.1.2/dpupr", "40", "80")
    async with standing(hall) as stand:
        await stand.press("-")
        assert stand.told == "4.1 pleno: belum ada data. Ctrl+Z mengurungkan."
        await stand.go("SL.1.2/dpupr")
        await stand.press("x")
        assert stand.told == ("SL.1.2 DPUPR: tidak berlaku, semula 40→80. Ctrl+Z mengurungkan.")


@pytest.mark.slow
async def test_backspace_takes_back_the_target_and_then_the_level(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("2", "4", "backspace")
        assert stand.gap("4.1/kota").answer == Answer("2")
        assert stand.cursor == "4.1/kota"
        await stand.press("5")
        assert stand.gap("4.1/kota").answer == Answer("2", "5")
        await stand.press("backspace", "backspace")
        assert stand.gap("4.1/kota").answer == Answer()


@pytest.mark.slow
async def test_backspace_on_an_empty_row_says_so(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("backspace")
        assert stand.told == "Baris ini masih kosong."


@pytest.mark.slow
async def test_digits_on_a_number_row_open_the_cell(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.type("66,7")
        assert stand.gap("SL.2.1/dinkes").answer == Answer()
        await stand.press("enter")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7")
        await stand.type("100")
        await stand.press("enter")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7", "100")
        assert "66,7   100  33,3" in stand.line("Antrean")
        assert stand.cursor == "SL.2.1/rsmw"
        assert "▸4 LIVING 1/9" in stand.text


async def test_more_than_a_hundred_percent_is_recorded_and_doubted(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.type("66,7")
        await stand.press("enter")
        await stand.type("1000")
        await stand.press("enter")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7", "1000")
        assert stand.told == "SL.2.1: 1.000 % lebih dari 100. Bila salah, Ctrl+Z."


@pytest.mark.slow
async def test_a_wrong_number_is_refused_in_place_and_its_text_stays(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.type("12.5")
        await stand.press("enter")
        assert stand.told == "‘12.5’: pakai koma: 12,5."
        assert stand.view.leaf.cell.has_focus
        assert stand.view.leaf.cell.value == "12.5"
        await stand.press("backspace", "backspace", ",", "5", "enter")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("12.5")


async def test_escape_twice_throws_away_what_was_typed_in_a_cell(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("6", "escape")
        assert stand.window.warned == 1
        assert stand.view.leaf.cell.has_focus
        await stand.press("escape")
        assert stand.view.leaf.page.has_focus
        assert stand.gap("SL.2.1/dinkes").answer == Answer()


async def test_leaving_the_cell_records_it(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.type("66,7")
        await stand.press("down")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7")
        assert stand.cursor == "SL.2.1/rsmw"


async def test_enter_on_the_target_keeps_what_stood_there(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "50", "100")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("6", "0", "enter", "enter")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("60", "100")


async def test_the_neighbouring_pillar_is_one_key_away(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("[")
        assert "▸1 GOVERNANCE 0/2" in stand.text
        assert stand.cursor == "1.1/kota"
        await stand.press("]")
        assert "▸4 LIVING 0/9" in stand.text


@pytest.mark.slow
async def test_the_first_pillar_is_the_one_with_which_the_hall_begins(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.leaf.pillar.id == "living"
        assert stand.text.splitlines()[0].startswith(" ▸4 LIVING 0/9")


async def test_an_absent_opd_is_shown_and_becomes_a_task_by_one_key(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert "absen" in stand.line("Kawasan kumuh")
        await stand.go("SL.1.1/disperkim")
        await stand.press("t")
        assert stand.gap("SL.1.1/disperkim").task
        assert "tugas" in stand.line("Kawasan kumuh")
        assert stand.told == "Tugas malam: Disperkim."
        await stand.press("t")
        assert not stand.gap("SL.1.1/disperkim").task


async def test_sentences_are_copied_from_the_row_above(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", cause="pelatih hanya satu", causes=(Cause.STAFF,))
    async with standing(hall) as stand:
        await stand.go("SL.2.1/rsmw")
        await stand.press('"')
        copied = stand.gap("SL.2.1/rsmw")
        assert (copied.cause, copied.causes, copied.answer) == (
            "pelatih hanya satu", (Cause.STAFF,), Answer(),
        )  # fmt: skip
        await stand.press('"')
        assert "tidak ditimpa" in stand.told


@pytest.mark.slow
async def test_nothing_to_move_is_said_before_an_office_is_asked_for(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("m")
        assert stand.told == "Tidak ada isian yang dapat dipindahkan di baris ini."
        assert len(stand.window.screen_stack) == 1


@pytest.mark.slow
async def test_marked_rows_are_moved_to_the_right_opd_as_one_act(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", "100", cause="pelatih hanya satu")
    answer(hall, "SL.2.2/dinkes", "12", "8")
    hall.record(Evidence.new(id="e1", of="gap/SL.2.1/dinkes", title="Rekap"))
    hall.note("katanya dua puskesmas", about="gap/gap/SL.2.1/dinkes", opd=("dinkes",), stage="gap")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("space")
        await stand.go("SL.2.2/dinkes")
        await stand.press("space", "m")
        await stand.type("dish")
        await stand.press("enter")
        assert stand.told == "2 baris dipindahkan ke Dishub."
        assert stand.gap("SL.2.1/dishub").cause == "pelatih hanya satu"
        assert stand.gap("SL.2.2/dishub").answer == Answer("12", "8")
        assert not stand.gap("SL.2.1/dinkes").stated
        assert hall.seen(Evidence, "e1").value.of == "gap/SL.2.1/dishub"
        assert hall.session.all(Note)[0].value.about == "gap/gap/SL.2.1/dishub"
        assert stand.cursor == "SL.2.1/dishub"
        await stand.undo()
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7", "100")
        assert stand.gap("SL.2.2/dinkes").answer == Answer("12", "8")
        assert not stand.gap("SL.2.1/dishub").stated
        assert "Dishub" not in stand.text


@pytest.mark.slow
async def test_moving_never_covers_what_the_other_opd_said(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7")
    answer(hall, "SL.2.1/rsmw", "100")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("m", *"rsud", "enter")
        assert stand.told.startswith("RSUD sudah punya isian pada SL.2.1.")
        assert stand.gap("SL.2.1/rsmw").answer == Answer("100")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7")


@pytest.mark.slow
async def test_another_opd_is_asked_with_plus_and_taken_off_again(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.1.4/dlh")
        await stand.press("+", *"dishub", "enter")
        assert stand.cursor == "SL.1.4/dishub"
        assert "▸4 LIVING 0/10" in stand.text
        await stand.press("backspace")
        assert "Dishub" not in stand.text
        assert "▸4 LIVING 0/9" in stand.text


@pytest.mark.slow
async def test_an_opd_may_say_another_level_than_the_city(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall) as stand:
        await stand.go("4.2/kota")
        await stand.press("+", *"rsud", "enter")
        await stand.press("3", "4")
        assert stand.gap("4.2/rsmw").answer == Answer("3", "4")
        assert stand.gap("4.2/kota").answer == Answer("2", "4")


@pytest.mark.slow
async def test_the_city_can_agree_on_a_number_that_two_opds_say_differently(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7")
    answer(hall, "SL.2.1/rsmw", "100")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("+", *"kota", "enter")
        assert stand.cursor == "SL.2.1/kota"
        assert "kota           ·" in stand.line("▸   1")
        await stand.type("70")
        await stand.press("enter", "enter")
        assert stand.gap("SL.2.1/kota").answer == Answer("70")
        assert stand.gap("SL.2.1/dinkes").answer == Answer("66.7")


async def test_a_pillar_is_agreed_with_its_default_targets_and_but_for_the_marked(
    hall: Hall,
) -> None:
    answer(hall, "4.1/kota", "3")
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall) as stand:
        await stand.go("4.2/kota")
        await stand.press("space", "A")
        assert "4.1 Harmoni tata ruang  3→4  (sasaran bawaan)" in stand.text
        assert "Dikecualikan: 4.2" in stand.text
        assert stand.gap("4.1/kota").answer.target == ""
        await stand.press("enter")
        agreed = stand.gap("4.1/kota")
        assert agreed.answer == Answer("3", "4", target_by_default=True)
        assert agreed.status is GapStatus.AGREED
        assert stand.gap("4.2/kota").status is GapStatus.DRAFT
        assert "sepakat" in stand.line("4.1 Harmoni")
        await stand.undo()
        assert stand.gap("4.1/kota").answer == Answer("3")
        assert stand.gap("4.1/kota").status is GapStatus.DRAFT


async def test_a_closed_level_is_named_so_before_it_is_agreed(hall: Hall) -> None:
    answer(hall, "4.1/kota", "3", "4")
    answer(hall, "4.2/kota", "2", "4", confidential=True)
    async with standing(hall) as stand:
        await stand.press("A")
        assert "4.2 Kesehatan  ~ (tertutup)" in stand.text
        assert stand.text.count("(tertutup)") == 1


async def test_what_an_opd_told_in_confidence_is_not_read_out(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4")
    answer(hall, "4.1/dpupr", "3")
    answer(hall, "4.1/dlh", "1", confidential=True)
    async with standing(hall) as stand:
        await stand.press("A")
        assert "Berbeda pada 4.1: ~ DLH (tertutup), DPUPR 3" in stand.text


@pytest.mark.slow
async def test_the_hall_and_the_reading_know_the_same_dissents(hall: Hall) -> None:
    answer(hall, "4.2/kota", "3", "4")
    answer(hall, "4.2/rsmw", "3")
    answer(hall, "4.2/dinkes", "1")
    async with standing(hall) as stand:
        await stand.press("A")
        assert "Berbeda pada 4.2: Dinkes 1\n" in "\n".join(
            line.strip(" │┃▌▐") for line in stand.text.splitlines()
        )
        wall = page(hall.session, GAP, "pilar living")
        assert [line.text for line in wall.lines if "berbeda" in line.text] == [
            "4.2 Kesehatan\nberbeda: Dinkes 1"
        ]


@pytest.mark.slow
async def test_escape_agrees_nothing(hall: Hall) -> None:
    answer(hall, "4.1/kota", "3", "4")
    async with standing(hall) as stand:
        await stand.press("A", "escape")
        assert stand.gap("4.1/kota").status is GapStatus.DRAFT


async def test_an_agreed_level_that_is_changed_is_no_longer_agreed(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4", status=GapStatus.AGREED)
    async with standing(hall) as stand:
        for slip in ("3", "5", "minus", "backspace"):  # typed into the wrong window
            await stand.press(slip)
            assert "sekali lagi mengubahnya" in stand.told
            assert stand.gap("4.1/kota").status is GapStatus.AGREED
        await stand.press("2")
        assert stand.gap("4.1/kota").status is GapStatus.AGREED  # it says the same
        await stand.press("3", "3")
        assert stand.gap("4.1/kota").status is GapStatus.CHANGED
        assert "diubah" in stand.line("4.1 Harmoni")
        assert "4.1 sudah disepakati" in stand.told


async def test_the_last_note_of_a_row_becomes_its_proposal_or_its_cause(hall: Hall) -> None:
    hall.note("latih sepuluh admin", Label.NOTE, about="gap/gap/SL.2.1/dinkes", stage="gap")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("u")
        assert stand.gap("SL.2.1/dinkes").proposal == "latih sepuluh admin"
        hall.note("pelatih satu", about="gap/gap/SL.2.1/dinkes", stage="gap")
        await stand.press("b")
        assert stand.gap("SL.2.1/dinkes").cause == "pelatih satu"
        await stand.press("b")
        assert stand.told == "Catatan terakhir baris ini sudah ada dalam isian."


async def test_a_note_told_in_confidence_is_not_copied(hall: Hall) -> None:
    hall.note("pagu 200 juta", about="gap/gap/SL.2.1/dinkes", stage="gap", closed=True)
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("u")
        assert "tertutup" in stand.told
        assert not stand.gap("SL.2.1/dinkes").stated


async def test_a_letter_without_a_meaning_begins_a_note(hall: Hall) -> None:
    """Incident 27: whatever the sentence begins with, no answer is touched."""
    answer(hall, "4.2/kota", "2", "4")
    answer(hall, "SL.2.1/dinkes", "66.7", condition="masih kertas")
    letters = list("acdkzK?@")
    async with standing(hall) as stand:
        for row in ("4.2/kota", "SL.2.1/dinkes"):
            await stand.go(row)
            await stand.press(*letters)
        assert stand.window.notes == letters * 2
        await stand.go("4.2/kota")
        await stand.press("x")  # the one letter that is an answer says so, and what stood there
        assert "tidak berlaku, semula 2→4. Ctrl+Z mengurungkan." in stand.told
        await stand.undo()
        assert stand.gap("4.2/kota").answer == Answer("2", "4")
        first = stand.gap("SL.2.1/dinkes")
        assert (first.answer, first.condition) == (Answer("66.7"), "masih kertas")


async def test_a_note_belongs_to_the_row_under_the_cursor(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        context = stand.view.note_context()
        assert context.about == "gap/gap/SL.2.1/dinkes"
        assert (context.opd, context.pillar) == (("dinkes",), "living")
        assert context.prefix == "@dinkes #4.2.1"
        await stand.go("4.2/kota")
        assert stand.view.note_context().opd == ()


async def test_a_row_told_in_confidence_is_marked(hall: Hall, other: Hall) -> None:
    answer(hall, "SL.2.2/dinkes", "12", cause="kepalanya menolak")
    other.session.poll()
    before = other.seen(Gap, "gap/SL.2.2/dinkes")
    async with standing(hall) as stand:
        await stand.go("SL.2.2/dinkes")
        await stand.press("~")
        assert stand.gap("SL.2.2/dinkes").confidential
        assert "~draf" in stand.line("Waktu tanggap")
        assert "angka dan kalimatnya tidak dimuat dalam notulen dan layar" in stand.told
        other.record(before.change(confidential=False))
        await stand.settle()
        assert "~≠draf" in stand.line("Waktu tanggap")  # in doubt it stays so
        assert phrases_of(stand.view)["cause"] == ()


@pytest.mark.slow
async def test_a_destroyed_answer_says_so_and_can_be_answered_again(hall: Hall) -> None:
    answer(hall, "SL.2.2/dinkes", "12")
    hall.destroy("gap", "gap/SL.2.2/dinkes", "answer")
    async with standing(hall) as stand:
        assert "[dimusnahkan]" in stand.line("Waktu tanggap")
        await stand.go("SL.2.2/dinkes")
        await stand.type("9")
        await stand.press("enter", "enter")
        assert "[dimusnahkan]" not in stand.line("Waktu tanggap")
        assert stand.gap("SL.2.2/dinkes").answer == Answer("9")


@pytest.mark.slow
@pytest.mark.parametrize("size", [(60, 13), (80, 19), (200, 50)])
async def test_every_row_can_be_reached_at_any_size(hall: Hall, size: tuple[int, int]) -> None:
    async with standing(hall, size) as stand:
        for _ in stand.view.leaf.rows:
            await stand.press("down")
        assert stand.cursor == "SL.2.3/dinkes"
        assert "Tengkes" in stand.line("▸ ")
        assert all(len(line) <= size[0] for line in stand.text.splitlines())


async def test_what_people_typed_is_never_markup(hall: Hall) -> None:
    answer(hall, "SL.2.3/dinkes", "1", cause="[bold]x[/] \x1b[31m merah ‮")
    async with standing(hall) as stand:
        await stand.go("SL.2.3/dinkes")
        assert "[bold]x[/]" in stand.text
        await stand.press("enter")
        assert "[bold]x[/]" in stand.text
        assert "\x1b" not in stand.text


@pytest.mark.slow
async def test_a_target_below_the_present_level_is_recorded_and_pointed_out(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("4", "2")
        assert stand.gap("4.1/kota").answer == Answer("4", "2")
        assert stand.told == "4.1: sasaran 2 di bawah kini 4."


@pytest.mark.slow
async def test_a_number_on_the_wrong_side_is_recorded_and_pointed_out(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.1.1/disperkim")
        await stand.type("5")
        await stand.press("enter", "1", "2", "enter")
        assert stand.gap("SL.1.1/disperkim").answer == Answer("5", "12")
        assert stand.told == "SL.1.1: sasaran 12 di atas kini 5, padahal makin rendah makin baik."
        await stand.go("SL.1.2/dpupr")
        await stand.type("80")
        await stand.press("enter", "4", "0", "enter")
        assert stand.told == "SL.1.2: sasaran 40 di bawah kini 80."


@pytest.mark.slow
async def test_a_present_number_typed_past_the_target_is_pointed_out_once(hall: Hall) -> None:
    answer(hall, "SL.1.2/dpupr", "40", "80")
    async with standing(hall) as stand:
        await stand.go("SL.1.2/dpupr")
        await stand.type("90")
        await stand.press("enter", "enter")
        doubted = [told for told in stand.window.told if "di bawah kini" in told]
        assert doubted == ["SL.1.2: sasaran 80 di bawah kini 90."]


async def test_every_digit_over_an_agreed_level_says_what_was_agreed(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4")
    async with standing(hall) as stand:
        await stand.press("A", "y", "3")
        assert stand.told == (
            "4.1 sudah disepakati 2→4. 3 sekali lagi mengubahnya; statusnya menjadi diubah."
        )
        await stand.press("3")
        assert stand.told == "4.1 sudah disepakati 2→4; statusnya menjadi diubah."
        await stand.press("5")
        assert stand.told == "4.1 sudah disepakati 2→4; statusnya tetap diubah."
        assert "!diubah" in stand.line("4.1 Harmoni")


@pytest.mark.parametrize("typed", ["35", "25"])
async def test_a_pair_over_an_agreed_level_is_meant_when_it_is_typed_again(
    hall: Hall, typed: str
) -> None:
    answer(hall, "4.1/kota", "2", "4", status=GapStatus.AGREED)
    async with standing(hall) as stand:
        await stand.press(*typed)
        assert f"{typed} sekali lagi mengubahnya" in stand.told
        assert stand.gap("4.1/kota").answer == Answer("2", "4")
        await stand.press(*typed)
        assert stand.gap("4.1/kota").answer == Answer(*typed)
        assert stand.gap("4.1/kota").status is GapStatus.CHANGED


@pytest.mark.slow
async def test_enter_on_an_emptied_cell_closes_it_and_leaves_the_number(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "50", "100")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("6", "backspace", "enter")
        assert stand.told == "SL.2.1 Dinkes: kini tetap 50."
        assert stand.view.leaf.page.has_focus
        assert stand.cursor == "SL.2.1/dinkes"
        await stand.press("6", "0", "enter", "backspace", "enter")
        assert stand.told == "SL.2.1 Dinkes: sasaran tetap 100."
        assert stand.gap("SL.2.1/dinkes").answer == Answer("60", "100")


@pytest.mark.slow
async def test_backspace_in_an_emptied_cell_closes_it_and_leaves_the_number(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "50", "100")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("6", "backspace")
        assert stand.view.leaf.cell.has_focus
        await stand.press("backspace")
        assert stand.view.leaf.page.has_focus
        assert stand.told == "SL.2.1 Dinkes: kini tetap 50."
        assert stand.gap("SL.2.1/dinkes").answer == Answer("50", "100")


@pytest.mark.slow
async def test_backspace_takes_back_in_all_marked_rows_as_one_act(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4", status=GapStatus.AGREED)
    answer(hall, "SL.1.2/dpupr", "40")
    async with standing(hall) as stand:
        await stand.go("4.1/kota")
        await stand.press("space")
        await stand.go("SL.1.2/dpupr")
        await stand.press("space")
        await stand.go("SL.1.4/dlh")
        await stand.press("space", "backspace")
        assert "Tarik kembali nilai 2 baris?" in stand.text
        assert "4.1 pleno  2→4 menjadi 2→·  (disepakati)" in stand.text
        assert "SL.1.2 DPUPR  40→· menjadi kosong" in stand.text
        await stand.press("escape")
        assert stand.gap("4.1/kota").answer == Answer("2", "4")
        await stand.press("backspace", "y")
        assert stand.gap("4.1/kota").answer == Answer("2")
        assert stand.gap("SL.1.2/dpupr").answer == Answer()
        assert stand.told == (
            "Nilai 2 baris ditarik. Ctrl+Z mengurungkan. "
            "4.1 sudah disepakati; statusnya menjadi diubah."
        )
        assert not stand.view.leaf.page.marked
        await stand.undo()
        assert stand.gap("4.1/kota").answer == Answer("2", "4")
        assert stand.gap("SL.1.2/dpupr").answer == Answer("40")


@pytest.mark.slow
async def test_backspace_over_marked_empty_rows_says_so(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("space", "backspace")
        assert stand.told == "Baris yang ditandai belum punya nilai."


@pytest.mark.slow
async def test_a_pillar_in_which_nothing_was_said_is_not_agreed(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("A")
        assert stand.told == "Belum ada level Smart Living yang dapat disepakati."
        assert stand.view.reading == ""


@pytest.mark.slow
async def test_a_pillar_without_one_level_is_read_back_as_what_it_is(hall: Hall) -> None:
    answer(hall, "4.1/kota", "bd")
    answer(hall, "4.2/kota", "tb")
    async with standing(hall) as stand:
        await stand.press("A")
        assert "Smart Living: 2 tanpa nilai. Sepakat?" in stand.text
        assert "Belum ada satu pun yang dinilai di pilar ini." in stand.text
        assert "4.1 Harmoni tata ruang  belum ada data" in stand.text
        assert "4.2 Kesehatan  tidak berlaku" in stand.text
        await stand.press("y")
        assert stand.gap("4.1/kota").status is GapStatus.AGREED
        assert stand.told == "Smart Living: 2 tanpa nilai disepakati."


@pytest.mark.slow
async def test_what_has_no_level_is_counted_apart_from_the_levels(hall: Hall) -> None:
    answer(hall, "4.1/kota", "bd")
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall) as stand:
        await stand.press("A")
        assert "Smart Living: 1 nilai kota, 1 tanpa nilai. Sepakat?" in stand.text


async def test_a_year_typed_into_the_cell_of_a_target_is_asked_back_once(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.1.2/dpupr")
        await stand.type("61,5")
        await stand.press("enter")
        await stand.type("2022")
        await stand.press("enter")
        assert stand.told.startswith("2022 tampak seperti tahun: Esc dua kali, Enter, lalu isi th.")
        assert stand.gap("SL.1.2/dpupr").answer == Answer("61.5")
        await stand.press("enter")
        assert stand.gap("SL.1.2/dpupr").answer == Answer("61.5", "2022")


@pytest.mark.slow
async def test_a_pillar_agreed_again_says_what_is_new_and_what_was_agreed_before(
    hall: Hall,
) -> None:
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall) as stand:
        await stand.press("A")
        assert "Smart Living: 1 nilai kota. Sepakat?" in stand.text
        await stand.press("y")
        await stand.go("4.1/kota")
        await stand.press("3", "4", "A")
        assert "Smart Living: 2 nilai kota (1 baru). Sepakat?" in stand.text
        assert "4.2 Kesehatan  2→4  ✓ sudah disepakati" in stand.text
        await stand.press("y", "A")
        assert "2 nilai kota, semua sudah disepakati. Tetap sepakat?" in stand.text
        await stand.press("escape")
        await stand.go("4.1/kota")
        await stand.press("3", "5", "5", "A")
        assert "Smart Living: 2 nilai kota (1 diubah). Sepakat?" in stand.text
        assert "4.1 Harmoni tata ruang  3→5  semula 3→4" in stand.text
        await stand.press("y", "A")
        assert "semula" not in stand.text


@pytest.mark.slow
async def test_the_dialog_of_agreement_says_how_a_row_is_excepted(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4")
    answer(hall, "4.2/kota", "2", "4")
    async with standing(hall) as stand:
        await stand.press("A")
        said = " ".join(stand.text.split())
        assert "Esc belum · kecuali sebagian: Esc, Spasi pada barisnya, lalu A" in said
        assert "Baris bertanda tidak ikut disepakati" in getattr(stand.window.screen, "help", "")
        await stand.go("4.1/kota")
        await stand.press("escape", "space", "A", "y")
        assert stand.gap("4.1/kota").status is GapStatus.DRAFT
        assert stand.gap("4.2/kota").status is GapStatus.AGREED


@pytest.mark.slow
async def test_no_data_ends_a_task_of_tonight_and_says_so(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.1.2/dpupr")
        await stand.press("t")
        assert stand.gap("SL.1.2/dpupr").task
        await stand.press("-")
        assert stand.told == (
            "SL.1.2 DPUPR: belum ada data. Ctrl+Z mengurungkan. "
            "SL.1.2 DPUPR: bukan lagi tugas malam."
        )
        gap = stand.gap("SL.1.2/dpupr")
        assert (gap.answer, gap.task) == (Answer("bd"), False)
        await stand.go("SL.1.2/dpupr")
        await stand.press("t")
        assert stand.gap("SL.1.2/dpupr").task
        assert "tugas" in stand.line("Ruang sesuai RDTR")
        await stand.undo()
        await stand.undo()
        gap = stand.gap("SL.1.2/dpupr")
        assert (gap.answer, gap.task) == (Answer(), True)


@pytest.mark.slow
async def test_a_number_for_a_task_of_tonight_says_that_it_is_none_any_more(hall: Hall) -> None:
    answer(hall, "SL.1.2/dpupr", "", task=True)
    async with standing(hall) as stand:
        await stand.go("SL.1.2/dpupr")
        await stand.type("61,5")
        await stand.press("enter")
        assert "SL.1.2 DPUPR: bukan lagi tugas malam." in stand.window.told

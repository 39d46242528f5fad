"""Two people on one pillar page: nobody is disturbed, nothing is lost, a person settles."""

from __future__ import annotations

import pytest

from bimtek.stages.gap.records import Answer, Gap
from bimtek.stages.gap.view_page import PillarPage
from tests.keyboard import press
from tests.minutes.halls import Hall
from tests.stages.gap.halls import answer
from tests.stages.gap.stand import standing


def change(hall: Hall, key: str, **values: object) -> None:
    """Change a row as this laptop saw it last."""
    seen = hall.session.get(Gap, f"gap/{key}")
    assert seen is not None
    with hall.session.act() as act:
        act.record(seen.change(**values))
    act.saved.result(10)


async def test_what_another_person_records_appears_with_initials(hall: Hall, other: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("4.2/kota")
        answer(other, "SL.2.1/dinkes", "66.7", "100")
        await stand.settle()
        line = stand.line("Antrean")
        assert "66,7   100" in line
        assert line.endswith("NCD")
        assert stand.cursor == "4.2/kota"


async def test_rows_added_by_another_person_do_not_move_the_cursor_or_the_typing(
    hall: Hall, other: Hall
) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/rsmw")
        await stand.type("12")
        other.session.poll()
        answer(other, "SL.1.4/dishub", "7")
        await stand.settle()
        assert stand.cursor == "SL.2.1/rsmw"
        assert stand.view.leaf.cell.value == "12"
        assert stand.view.leaf.cell.has_focus
        await stand.press(",", "5", "enter")
        assert stand.gap("SL.2.1/rsmw").answer == Answer("12.5")


@pytest.mark.slow
async def test_half_typed_sentences_stay_while_others_record(hall: Hall, other: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("enter", *"masih ker")
        other.session.poll()
        change(other, "SL.2.1/dinkes", proposal="latih admin")
        await stand.settle()
        form = stand.view.form
        assert form is not None
        assert form.field("condition").value == "masih ker"
        assert form.field("proposal").value == "latih admin"
        await stand.press(*"tas", "enter")
        gap = stand.gap("SL.2.1/dinkes")
        assert (gap.condition, gap.proposal) == ("masih kertas", "latih admin")


async def test_two_different_values_stand_side_by_side_until_a_person_chooses(
    hall: Hall, other: Hall
) -> None:
    answer(hall, "4.2/kota", "1", "2")
    other.session.poll()
    other.session.get(Gap, "gap/4.2/kota")
    change(hall, "4.2/kota", answer=Answer("2", "4"))
    change(other, "4.2/kota", answer=Answer("3", "4"))
    async with standing(hall) as stand:
        await stand.go("4.2/kota")
        assert "≠3" in stand.line("4.2 Kesehatan")
        assert "=  pilih nilai yang berlaku" in stand.text
        await stand.press("=")
        assert "2 nilai berbeda" in stand.text
        assert "2→4" in stand.text
        assert "N1, " in stand.text
        assert "Nama Contoh Dua" in stand.text
        await stand.press("escape")
        assert hall.seen(Gap, "gap/4.2/kota").conflicts == ("answer",)
        await stand.press("=", "2")
        assert stand.gap("4.2/kota").answer == Answer("2", "4")
        assert hall.seen(Gap, "gap/4.2/kota").conflicts == ()
        assert "≠" not in stand.line("4.2 Kesehatan")


@pytest.mark.slow
@pytest.mark.parametrize("face", ["page", "question"])
async def test_a_digit_never_chooses_between_two_answers(
    hall: Hall, other: Hall, face: str
) -> None:
    answer(hall, "4.1/kota", "2")
    other.session.poll()
    stale = other.session.get(Gap, "gap/4.1/kota")
    assert stale is not None
    async with standing(hall) as stand:
        await stand.go("4.1/kota")
        await stand.press(*("p" if face == "question" else ""), "1")
        other.record(stale.change(answer=Answer("4")))
        await stand.settle()
        await stand.press("5")
        assert hall.seen(Gap, "gap/4.1/kota").conflicts == ("answer",)
        assert stand.told.startswith("4.1 pleno: dua nilai, ")
        await stand.press("-")
        await stand.press("backspace")
        assert hall.seen(Gap, "gap/4.1/kota").conflicts == ("answer",)
        await stand.press("=", "1")
        await stand.press("2", "3")
        assert stand.gap("4.1/kota").answer == Answer("2", "3")


@pytest.mark.slow
@pytest.mark.parametrize("face", ["page", "question"])
async def test_a_target_is_never_put_behind_anothers_level(
    hall: Hall, other: Hall, face: str
) -> None:
    async with standing(hall) as stand:
        await stand.go("4.1/kota")
        await stand.press(*("p" if face == "question" else ""), "1")
        other.session.poll()
        answer(other, "4.1/kota", "4")
        await stand.settle()
        await stand.press("5")
        assert stand.gap("4.1/kota").answer == Answer("4")
        assert "kini baru saja diubah" in stand.told
        await stand.press("2", "3")
        assert stand.gap("4.1/kota").answer == Answer("2", "3")


async def test_a_dissent_above_moves_nobody_and_a_digit_hits_the_row_it_was_meant_for(
    hall: Hall, other: Hall
) -> None:
    answer(hall, "4.2/dinkes", "1")
    other.session.poll()
    async with standing(hall) as stand:
        await stand.go("4.2/dinkes")
        answer(other, "4.1/dpupr", "3")
        answer(other, "4.1/dlh", "2")
        await stand.settle()
        assert stand.cursor == "4.2/dinkes"
        await stand.press("2")
        assert stand.gap("4.2/dinkes").answer == Answer("2")
        assert stand.gap("4.1/dpupr").answer == Answer("3")


async def test_a_digit_on_a_dissent_that_changed_unseen_stands_beside_it(
    hall: Hall, other: Hall
) -> None:
    answer(hall, "4.2/dinkes", "1")
    other.session.poll()
    async with standing(hall) as stand:
        await stand.go("4.2/dinkes")
        change(other, "4.2/dinkes", answer=Answer("3"))
        await stand.view.on_pillar_page_digit(PillarPage.Digit("4.2/dinkes", "2"))
        await stand.settle()
        assert {value for _, value in hall.seen(Gap, "gap/4.2/dinkes").values("answer")} == {
            Answer("2"),
            Answer("3"),
        }


@pytest.mark.slow
async def test_sentences_side_by_side_are_settled_one_after_the_other(
    hall: Hall, other: Hall
) -> None:
    answer(hall, "SL.2.1/dinkes", "1")
    other.session.poll()
    other.session.get(Gap, "gap/SL.2.1/dinkes")
    change(hall, "SL.2.1/dinkes", cause="pelatih satu", proposal="latih")
    change(other, "SL.2.1/dinkes", cause="pelatih dua", proposal="rekrut")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        assert "≠draf" in stand.line("Antrean")
        await stand.press("enter")
        assert "≠· pelatih dua" in stand.line("Penyebab")  # the causes themselves agree
        assert "≠Usulan" in stand.line("Usulan")
        await stand.press("escape", "=", "1")
        await stand.press("2")
        gap = stand.gap("SL.2.1/dinkes")
        assert (gap.cause, gap.proposal) == ("pelatih dua", "latih")
        assert hall.seen(Gap, "gap/SL.2.1/dinkes").conflicts == ()


async def test_without_a_conflict_there_is_nothing_to_settle(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("=")
        assert stand.told == "Di baris ini tidak ada nilai yang berbeda."


async def test_a_pillar_is_not_agreed_over_a_conflict(hall: Hall, other: Hall) -> None:
    answer(hall, "4.2/kota", "1", "2")
    answer(hall, "4.1/kota", "1", "2")
    other.session.poll()
    other.session.get(Gap, "gap/4.2/kota")
    change(hall, "4.2/kota", answer=Answer("2", "4"))
    change(other, "4.2/kota", answer=Answer("3", "4"))
    async with standing(hall) as stand:
        await stand.press("A", "enter")
        assert stand.gap("4.1/kota").status == "disepakati"
        assert stand.gap("4.2/kota").status == "draf"


async def test_a_number_typed_over_one_that_came_meanwhile_stands_beside_it(
    hall: Hall, other: Hall
) -> None:
    answer(hall, "SL.2.1/dinkes", "50", "80")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.type("70")
        other.session.poll()
        change(other, "SL.2.1/dinkes", answer=Answer("60", "100"))
        await stand.settle()
        await stand.press("enter", "escape")
        seen = hall.seen(Gap, "gap/SL.2.1/dinkes")
        assert seen.conflicts == ("answer",)
        assert {value for _, value in seen.values("answer")} == {
            Answer("70", "80"),
            Answer("60", "100"),
        }
        assert "≠" in stand.line("Antrean")


async def test_a_first_number_typed_beside_another_first_one_replaces_nothing(
    hall: Hall, other: Hall
) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.type("70")
        other.session.poll()
        answer(other, "SL.2.1/dinkes", "60", "100")
        await stand.settle()
        await stand.press("enter", "escape")
        found = {value for _, value in hall.seen(Gap, "gap/SL.2.1/dinkes").values("answer")}
        assert found == {Answer("70"), Answer("60", "100")}


@pytest.mark.slow
async def test_a_sentence_typed_beside_another_replaces_nothing(hall: Hall, other: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7")
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("enter", *"masih")
        other.session.poll()
        change(other, "SL.2.1/dinkes", condition="sudah daring")
        await stand.settle()
        await stand.press(*" kertas", "enter")
        seen = hall.seen(Gap, "gap/SL.2.1/dinkes")
        assert {value for _, value in seen.values("condition")} == {"masih kertas", "sudah daring"}


@pytest.mark.slow
async def test_two_fields_of_ones_own_in_a_row_make_no_conflict(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("enter")
        await press(stand.pilot, *"66,7", "enter", *"100", "enter", *"2022", "enter")
        await stand.settle()
        seen = hall.seen(Gap, "gap/SL.2.1/dinkes")
        assert seen.conflicts == ()
        assert seen.value.answer == Answer("66.7", "100", 2022)


async def test_what_changes_while_it_is_read_back_is_not_agreed(hall: Hall, other: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4")
    async with standing(hall) as stand:
        await stand.press("A")
        other.session.poll()
        change(other, "4.1/kota", answer=Answer("3", "5"))
        await stand.settle()
        await stand.press("enter")
        assert "berubah selagi dibacakan" in stand.told
        gap = stand.gap("4.1/kota")
        assert (gap.answer, gap.status) == (Answer("3", "5"), "draf")

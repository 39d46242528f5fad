"""The picture at the keys: another order, a part of it, and the way to an OPD's rows."""

from __future__ import annotations

import pytest

from bimtek.stages.gap.records import Gap
from bimtek.stages.gap.view_faces import Face, followed
from tests.minutes.halls import Hall, at
from tests.stages.gap.halls import answer
from tests.stages.gap.stand import Stand, standing


def opds(stand: Stand) -> list[str]:
    """The OPDs as they are listed, by their codes."""
    assert stand.view.picturing is not None
    return [line.key for line in stand.view.picturing.list.lines]


async def test_o_goes_through_the_orders_and_shows_the_top(hall: Hall) -> None:
    answer(hall, "4.1/kota", "1", "4")
    answer(hall, "4.2/kota", "2", "3")
    async with standing(hall) as stand:
        await stand.press("G")
        assert opds(stand) == ["dinkes", "rsmw", "dlh", "disperkim", "dpupr", "dishub"]
        await stand.press("end", "o")
        assert "beda terbesar" in stand.text
        assert opds(stand)[:3] == ["dlh", "disperkim", "dpupr"]
        assert "DLH" in stand.line("▸")
        await stand.press("o", "o", "o")
        assert opds(stand)[0] == "dinkes"


async def test_b_leaves_those_who_were_not_heard_and_k_those_without_evidence(hall: Hall) -> None:
    hall.note("antrean masih manual", stage="gap", opd=("dinkes",), said=at(14))
    answer(hall, "SL.1.2/dpupr", "40", "80")
    async with standing(hall) as stand:
        await stand.press("G", "b")
        assert "dinkes" not in opds(stand)
        assert "belum bicara 5 OPD" in stand.text
        await stand.press("b", "k")
        assert opds(stand) == ["dpupr"]
        await stand.press("k")
        assert len(opds(stand)) == 6


@pytest.mark.slow
async def test_what_is_said_meanwhile_is_counted_and_moves_nothing(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("G", "down", "down")
        assert "0 !" in stand.line("DLH")
        hall.note("taman belum terdata", stage="gap", opd=("dlh",), said=at(14))
        stand.view.records_changed(frozenset({("note", "x")}))
        await stand.settle()
        assert "0 !" not in stand.line("DLH")
        assert "DLH" in stand.line("▸")


async def test_enter_goes_to_the_first_open_row_of_an_opd_and_escape_comes_back(hall: Hall) -> None:
    answer(hall, "SG.1.1/dlh", "40", "80")
    async with standing(hall) as stand:
        await stand.press("G", "down", "down", "enter")
        assert (stand.face, stand.cursor) == ("page", "SL.1.4/dlh")
        await stand.press("escape")
        assert stand.face == "picture"
        assert "DLH" in stand.line("▸")
        await stand.press("escape")
        assert stand.face == "page"


@pytest.mark.slow
async def test_brackets_turn_to_the_numbers_of_one_pillar_and_back(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", "100")
    answer(hall, "SL.2.2/dinkes", "bd")
    async with standing(hall) as stand:
        await stand.press("G", "[")
        assert "Smart Living: angka kini" in stand.text
        assert opds(stand) == ["dinkes", "rsmw", "dlh", "disperkim", "dpupr"]
        assert stand.line("▸").split()[1:] == ["Dinkes", *"––––", "66,7", "bd", "?"]
        await stand.press("down")
        assert "RSUD: belum 2.1" in stand.text
        await stand.press("]")
        assert "Kota" in stand.text
        assert len(opds(stand)) == 6


@pytest.mark.slow
async def test_the_note_line_follows_to_the_first_opd_of_a_pillar(hall: Hall) -> None:
    hall.note("antrean masih manual", stage="gap", opd=("dinkes",), said=at(14))
    async with standing(hall) as stand:
        await stand.press("G", "b")
        assert stand.window.noting[-1] == ("rsmw",)
        await stand.press("b", "home", "]")
        assert stand.window.noting[-1] == ("dinkes",)


@pytest.mark.slow
async def test_enter_on_a_number_of_a_pillar_goes_into_that_pillar(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("G", "]", "enter")
        assert str(stand.cursor).startswith("SG.")
        await stand.press("escape", "]", "enter")
        assert str(stand.cursor).startswith("SL.")


async def test_an_opd_that_is_not_asked_says_so(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("G", "end", "enter")
        assert stand.told == "Dishub tidak ditanya dalam acara ini."
        assert stand.face == "picture"


@pytest.mark.slow
async def test_a_note_belongs_to_the_opd_under_the_cursor(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("G", "down")
        assert stand.view.note_context().opd == ("rsmw",)
        await stand.press("x")
        assert stand.window.notes == ["x"]


@pytest.mark.slow
async def test_the_projector_hears_what_is_pointed_at(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.pointed() == "4.1"
        await stand.go("SL.2.1/dinkes")
        assert stand.view.pointed() == "4.2"
        await stand.press("G")
        assert stand.view.pointed() == "gambar"
        await stand.press("p", "]")
        assert stand.view.pointed() == "1.1"
        assert stand.window.pointed == ["4.1", "4.2", "gambar", "4.2", "1.1"]


@pytest.mark.slow
async def test_a_jump_to_a_row_brings_the_page_into_sight(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("G")
        assert stand.view.go_to(Gap.kind, "gap/SL.2.2/dinkes")
        await stand.settle()
        assert (stand.face, stand.cursor) == ("page", "SL.2.2/dinkes")


async def test_the_form_beside_the_page_follows_its_cursor(hall: Hall) -> None:
    async with standing(hall, (84, 36)) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("enter")
        assert "Dinkes  baris" in stand.text
        stand.view.leaf.page.focus()
        await stand.press("down")
        assert "RSUD  baris" in stand.text
        assert stand.cursor == "SL.2.1/rsmw"


@pytest.mark.parametrize(
    ("gone", "trail"),
    [
        (["question"], ["page", "question"]),
        (["question", "page"], ["page", "question", "page"]),
        (["question", "page", "question"], ["page", "question"]),
        (["picture", "page", "picture", "page"], ["page", "picture", "page"]),
        (["question", "picture", "page"], ["page", "question", "picture", "page"]),
        (["question", "picture", "question"], ["page", "picture", "question"]),
        (["page"], ["page"]),
    ],
)
def test_the_way_back_never_goes_in_circles(gone: list[Face], trail: list[Face]) -> None:
    way: list[Face] = ["page"]
    for face in gone:
        way = followed(way, face)
    assert way == trail


@pytest.mark.slow
async def test_another_face_opens_once_the_form_has_let_go(hall: Hall) -> None:
    async with standing(hall, (84, 36)) as stand:
        await stand.go("SL.2.1/dinkes")
        await stand.press("enter", "x", "y", "z")
        stand.view.leaf.page.focus()
        await stand.press("G")
        assert stand.face == "page"
        assert stand.view.filling
        assert stand.told.startswith("Masih ada isian")
        await stand.press("backspace", "backspace", "backspace", *"66,7")
        assert stand.view.go_to("indicator", "SL.1.4")
        await stand.settle()
        assert not stand.view.filling
        assert (stand.cursor, stand.gap("SL.2.1/dinkes").answer.now) == ("SL.1.4/dlh", "66.7")
        await stand.press("G")
        assert stand.face == "picture"

"""A telaah by keys: chapters with their times, the field that stays open, decisions, the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.stages.review import deeds
from bimtek.stages.review.records import ChapterRun, Decision, Remark, Sort, chapter_place
from tests.minutes.halls import Hall, at
from tests.screens import same_screen
from tests.stages.review.halls import (
    BARE,
    TENGKES,
    actions,
    do,
    entry,
    fill,
    go_on,
    morning,
    remark,
    state_of,
)
from tests.stages.review.stand import standing

SNAPSHOTS = Path(__file__).parent / "screens"


async def test_space_goes_from_chapter_to_chapter_and_the_wall_follows(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert "0 dari 3 bab selesai" in stand.text
        await stand.press("space")
        assert "▶" in stand.line("Bab 1 Pendahuluan")
        assert stand.window.pointed[-1] == "bab/b1-1"
        hall.time = at(9, 12)
        await stand.press("space")
        assert "12' / 10'" in stand.line("Bab 1 Pendahuluan")
        assert stand.window.pointed[-1] == "bab/b1-2"
        await stand.press("backspace")
        assert "○" in stand.line("Bab 2 Kesiapan")
        await stand.press("end", "enter")
        assert (stand.view.chapter, stand.view.listing) == ("b2-1", False)
        assert state_of(hall).running is not None
        await stand.press("escape", "n")
        assert "Semua bab sudah selesai." in stand.text or "selesai 09.12" in stand.said


async def test_remarks_are_typed_one_after_the_other_and_many_pasted(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("i")
        await stand.say(f"d {TENGKES} @dinkes > ^14/7", "2", "kurang peta", "9")
        assert stand.said == "Hanya ada 3 bab."
        assert stand.view.chapter == "b1-2"
        assert entry(hall, "kurang peta").value.chapter == "b1-2"
        stand.view.field.settle()
        stand.view.field.take_in("1. satu\n- d dua @dishub\ntiga > ^bukan")
        await stand.settle()
        assert "jadikan 3 catatan" in stand.text
        await stand.press("j")
        assert stand.said.startswith("Tidak ada yang masuk. Baris 3: ‘^bukan’ bukan tanggal.")
        stand.view.field.take_in("1. satu\n- d dua @dishub")
        await stand.settle()
        await stand.press("j")
        assert stand.rows == ["kurang peta", "satu", "dua"]
        assert entry(hall, "dua").value.sort is Sort.DATA
        await stand.undo()
        assert stand.rows == ["kurang peta"]
        await stand.say("salah > ^entah")
        assert stand.view.field.value == "salah > ^entah"
        assert entry(hall).value.owner == "bappeda"


@pytest.mark.slow
async def test_keys_decide_on_all_marked_rows(hall: Hall) -> None:
    remark(hall, "satu", "dua", "tiga")
    async with standing(hall) as stand:
        await stand.press("s", "escape", "home", "space", "space", "a")
        assert "@bappeda ^" in stand.text
        await stand.type("14/7")
        await stand.press("enter")
        assert [one.decision for one in state_of(hall).everything] == [
            Decision.ACCEPTED, Decision.ACCEPTED, None
        ]  # fmt: skip
        assert len(actions(hall)) == 2
        await stand.press("end", "t", "enter")
        assert "Masih kosong." in stand.text
        await stand.type("sudah ada")
        await stand.press("enter", "home", "j", "e")
        assert entry(hall, "tiga").decision is Decision.REJECTED
        assert entry(hall, "satu").value.sort is Sort.WORDING
        await stand.press("u", "m", "2")
        assert entry(hall, "satu").value.chapter == "b1-2"
        assert len(actions(hall)) == 1
        await stand.press("home", "backspace")
        assert stand.rows == ["tiga"]
        await stand.press("~")
        assert "tiga" not in stand.text
        await stand.press("H")
        assert stand.window.wishes[0] == "catatan telaah tertutup"


async def test_the_form_records_each_field_as_it_is_left(hall: Hall) -> None:
    remark(hall, TENGKES, "dua")
    async with standing(hall) as stand:
        await stand.press("s", "escape", "home", "enter")
        form = stand.view.form
        assert form is not None
        box = form.box_of("verdict")
        assert box is not None
        box.focus()
        await stand.type("t")
        await stand.press("enter")
        assert "tulis alasannya" in stand.text
        assert stand.line("Keputusan").startswith(" ! Keputusan")
        await stand.type(" sudah ada")
        await stand.press("enter")
        assert entry(hall).decision is Decision.REJECTED
        assert stand.line("Keputusan").startswith(" Keputusan")
        # the letter of a choice takes the place of the word that stands there
        await stand.press(*(["up"] * 3), "d", "enter")
        assert entry(hall).value.sort is Sort.DATA
        await stand.press("pagedown")
        assert "catatan 2/2" in stand.text
        do(hall, deeds.withdraw(state_of(hall), [entry(hall, "dua")], hall.time))
        await stand.settle()
        assert stand.view.form is None


@pytest.mark.slow
async def test_whoever_writes_follows_the_hall_unless_halfway_through_a_line(
    hall: Hall, other: Hall
) -> None:
    go_on(hall, 9, 0)
    async with standing(other) as stand:
        assert stand.view.chapter == "b1-1"
        go_on(hall, 9, 10)
        await stand.settle()
        assert stand.view.chapter == "b1-2"
        assert "Sekarang Bab 2 Kesiapan" in stand.said
        await stand.type("belum selesai")
        go_on(hall, 9, 20)
        await stand.settle()
        assert (stand.view.chapter, stand.view.field.value) == ("b1-2", "belum selesai")


@pytest.mark.slow
async def test_findings_notes_and_drafts_find_their_place(hall: Hall) -> None:
    remark(hall, TENGKES, chapter="b1-2")
    async with standing(hall) as stand:
        assert stand.view.go_to(Remark.kind, entry(hall).seen.record)
        await stand.settle()
        assert stand.view.note_context().prefix == "angka tengkes beda …"
        assert stand.view.go_to(ChapterRun.kind, "telaah/b2-1")
        await stand.settle()
        assert stand.view.note_context().about == chapter_place("telaah", "b2-1")
        assert stand.view.continue_draft("telaah/catatan", "setengah")
        assert stand.view.field.value == "setengah"
        await stand.press("escape", "escape")
        assert stand.view.continue_draft(f"{entry(hall).seen.record}/text", "angka baru")
        await stand.settle()
        assert stand.view.filling == entry(hall).id
        for kind, record in (("remark", "lain/x"), ("remark", "telaah/x"), ("note", "x")):
            assert not stand.view.go_to(kind, record)


async def test_chapters_are_added_where_the_script_has_none(hall: Hall) -> None:
    async with standing(hall, BARE) as stand:
        assert "Belum ada bab. + menambah bab." in stand.text
        await stand.press("space")
        assert "Acara ini belum punya bab" in stand.said
        await stand.press("+")
        await stand.type("[bold]Bab 1[/] \x1b[31m")
        await stand.press("enter")
        assert "[bold]Bab 1[/]" in stand.text
        await stand.press("x")
        assert "Belum ada bab." in stand.text


async def test_the_screens(hall: Hall) -> None:
    morning(hall)
    fill(hall, "tambah peta", due="20/7")
    async with standing(hall) as stand:
        await stand.press("escape", "s")
        await same_screen(stand.window, SNAPSHOTS / "daftar-80.txt")
        await stand.press("home", "i")
        await stand.type("d angka beda @dinkes @tamu > @dishub ^14/7")
        await same_screen(stand.window, SNAPSHOTS / "catatan-80.txt")

"""A SWOT by keys: the field that stays open, the rows below it."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from bimtek.hall.notes import NoteContext
from bimtek.hall.records import Turn
from bimtek.journal.records import Refusal
from bimtek.stages.swot import deeds
from bimtek.stages.swot.records import Keyword, SwotItem, SwotVoice
from tests.minutes.halls import Hall, at
from tests.stages.swot.halls import (
    ROADS,
    STRENGTH,
    WEAKNESS,
    WHOLE,
    WORDS,
    do,
    entry,
    say,
    state_of,
    texts,
)
from tests.stages.swot.stand import standing

# -- the field


async def test_lines_are_recorded_one_after_the_other_into_the_same_quadrant(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert "Struktur · KEKUATAN ▸" in stand.text
        await stand.say("listrik andal @dinkes", "air bersih")
        assert texts(hall, STRENGTH) == ["listrik andal", "air bersih"]
        assert stand.rows == ["air bersih", "listrik andal"]
        assert (stand.field, stand.view.field.has_focus) == ("", True)
        assert "Dinkes" in stand.line("listrik andal")
        assert "▸k KEKUATAN 2" in stand.text
        await stand.undo()
        assert texts(hall, STRENGTH) == ["listrik andal"]


async def test_one_letter_turns_to_another_quadrant_or_component(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.say("l", "dana kecil", "2", "tiang tua", "[", "T", "aman", "]", "a", "banjir")
        assert texts(hall, WEAKNESS) == ["dana kecil"]
        assert texts(hall, ROADS) == ["tiang tua"]
        assert texts(hall, WORDS) == ["aman"]
        assert stand.window.pointed[-1] == "infrastruktur/ancaman"
        assert entry(hall, "banjir").place == ROADS._replace(quadrant=stand.view.place.quadrant)
        await stand.say("9")
        assert stand.said == "Hanya ada 3 komponen."


@pytest.mark.slow
async def test_the_same_sentence_is_counted_and_told(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.say("@dinkes listrik andal", "@rsud Listrik andal.")
        assert "Sudah ada, dihitung: ‘listrik andal’ disebut 2 kali." in stand.said
        assert "2 OPD" in stand.line("listrik andal")
        await stand.say("@rsud listrik andal")
        assert "sudah tercatat dari RSUD; tidak dihitung dua kali" in stand.said
        assert entry(hall, "listrik andal").count == 2
        await stand.undo()
        assert entry(hall, "listrik andal").count == 1


async def test_what_is_alike_is_shown_while_typing_and_counted_by_one_key(hall: Hall) -> None:
    say(hall, STRENGTH, "@dinkes wali data sudah ditunjuk")
    async with standing(hall) as stand:
        await stand.type("wali data telah ditunjuk @rsud")
        await stand.until("≈ “wali data sudah ditunjuk”")
        assert "RSUD" in stand.line("↓ hitung")
        await stand.press("down")
        assert texts(hall, STRENGTH) == ["wali data sudah ditunjuk"]
        assert entry(hall, "wali data sudah ditunjuk").who == ("dinkes", "rsud")
        assert (stand.field, stand.view.field.has_focus) == ("", True)


@pytest.mark.slow
async def test_what_is_alike_may_be_an_item_of_its_own_and_is_marked(hall: Hall) -> None:
    say(hall, STRENGTH, "wali data sudah ditunjuk")
    async with standing(hall) as stand:
        await stand.say("wali data telah ditunjuk")
        assert "Dicatat; mirip ‘wali data sudah ditunjuk’ (≈)" in stand.said
        assert len(stand.rows) == 2
        assert all("≈" in stand.line(text) for text in stand.rows)
        await stand.press("escape", "j")
        assert "Butir mana digabungkan ke dalam ‘wali data telah ditunjuk’?" in stand.text
        await stand.press("1")
        assert stand.rows == ["wali data telah ditunjuk"]
        assert entry(hall, "wali data telah ditunjuk").count == 2


@pytest.mark.slow
async def test_a_line_is_that_of_whoever_has_the_turn(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert "siapa: @opd" in stand.text
        hall.record(Turn.new(opd="rsud", stage="fgd", order="1", asked=at(8), began=at(8, 1)))
        stand.view.records_changed(frozenset({(Turn.kind, "x")}))
        await stand.settle()
        assert "giliran RSUD" in stand.text
        await stand.say("dokter cukup")
        assert entry(hall, "dokter cukup").who == ("rsud",)


@pytest.mark.slow
async def test_a_mention_of_nobody_stays_text_and_is_told(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.say("@dinkess wali data ada")
        assert "‘@dinkess’ tetap teks (mungkin Dinkes). Betulkan: Esc, Enter." in stand.said
        await stand.press("escape", "enter")
        await stand.press("ctrl+u")
        await stand.type("wali data ada")
        await stand.press("enter")
        await stand.type("dinkes, rsu")
        await stand.press("enter")
        assert "OPD ‘rsu’ tidak dikenal; mungkin RSUD." in stand.text
        await stand.type("d")
        await stand.press("enter")
        assert entry(hall, "wali data ada").who == ("dinkes", "rsud")


async def test_a_paste_becomes_many_items_after_it_was_asked_and_one_undo(hall: Hall) -> None:
    async with standing(hall) as stand:
        stand.view.field.take_in(
            "Kekuatan:\n- listrik andal @dinkes\n- Listrik andal\nKelemahan\n- dana"
        )
        await stand.settle()
        assert "jadikan 3 butir" in stand.text
        await stand.press("j")
        assert stand.said == (
            "2 butir dicatat, 1 dihitung pada butir yang sama. Ctrl+Z mengurungkan semuanya."
        )
        assert (texts(hall, STRENGTH), texts(hall, WEAKNESS)) == (["listrik andal"], ["dana"])
        await stand.undo()
        assert state_of(hall).everything == ()
        stand.view.field.take_in("satu\ndua")
        await stand.settle()
        await stand.press("escape")
        assert (stand.field, state_of(hall).everything) == ("", ())
        stand.view.field.take_in("satu\ndua")
        await stand.settle()
        await stand.press("s")
        assert stand.field == "satu dua"


@pytest.mark.slow
async def test_half_typed_text_stays_where_others_record_and_comes_back(
    hall: Hall, other: Hall
) -> None:
    say(hall, STRENGTH, "listrik andal")
    async with standing(hall) as stand:
        await stand.type("air ber")
        say(other, STRENGTH, "jalan mulus", "guru cukup")
        await stand.settle()
        assert (stand.field, stand.view.field.has_focus) == ("air ber", True)
        assert stand.cursor == entry(hall, "listrik andal").id
        assert stand.line("jalan mulus").rstrip().endswith("NCD")
        assert stand.view.continue_draft("fgd/butir", "air bersih")
        assert not stand.view.continue_draft("fgd/lain", "x")
        assert (stand.field, stand.view.field.unsent) == ("air bersih", True)


@pytest.mark.slow
async def test_what_the_file_refuses_comes_back_into_the_field(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: Future[object] = Future()
    refused.set_exception(Refusal("locked", "Isian sedang dikunci."))
    async with standing(hall) as stand:
        monkeypatch.setattr(hall.session, "record_all", lambda *_, **__: refused)
        await stand.say("air bersih")
        assert (stand.field, stand.said) == ("air bersih", "Isian sedang dikunci.")
        monkeypatch.undo()
        await stand.press("enter")
        assert texts(hall, STRENGTH) == ["air bersih"]


# -- the rows


@pytest.mark.slow
async def test_down_and_esc_lead_to_the_rows_and_i_back(hall: Hall) -> None:
    say(hall, STRENGTH, "listrik andal", "air bersih")
    async with standing(hall) as stand:
        await stand.press("down")
        assert stand.view.lines.has_focus
        await stand.press("i")
        assert stand.view.field.has_focus
        await stand.say("jalan mulus")
        await stand.press("escape")
        assert stand.view.lines.has_focus
        assert stand.cursor == entry(hall, "jalan mulus").id


@pytest.mark.slow
async def test_letters_on_rows_turn_the_page_and_others_begin_a_note(hall: Hall) -> None:
    say(hall, WEAKNESS, "dana kecil")
    say(hall, ROADS, "tiang tua")
    async with standing(hall) as stand:
        await stand.press("escape", "l")
        assert stand.rows == ["dana kecil"]
        await stand.press("]")
        assert stand.rows == ["tiang tua"]
        await stand.press("[", "2")
        assert stand.rows == ["tiang tua"]
        await stand.press("t", "z", "m")
        assert "KATA KUNCI VISI ▸" in stand.text
        assert stand.window.notes == ["z", "m"]


@pytest.mark.slow
async def test_an_acara_without_keywords_and_components_takes_those_keys_as_notes(
    hall: Hall,
) -> None:
    async with standing(hall, WHOLE) as stand:
        await stand.press("escape", "t", "2")
        assert stand.window.notes == ["t", "2"]
        await stand.press("i")
        await stand.say("t")
        assert stand.said == "Acara ini tidak mengumpulkan kata kunci."
        assert "KEKUATAN ▸" in stand.text


async def test_said_again_by_key_takes_the_turn_or_asks_which_opd(hall: Hall) -> None:
    say(hall, STRENGTH, "@dinkes listrik andal")
    async with standing(hall) as stand:
        await stand.press("escape", "plus")
        assert "‘listrik andal’ disebut lagi: OPD mana?" in stand.text
        assert "Dinkes  Dinas Kesehatan" not in stand.text
        await stand.type("rsu")
        await stand.press("enter")
        assert "2 OPD" in stand.line("listrik andal")
        hall.record(Turn.new(opd="bkpsdm", stage="fgd", order="1", asked=at(8), began=at(8, 1)))
        stand.view.records_changed(frozenset({(Turn.kind, "x")}))
        await stand.press("plus")
        assert entry(hall, "listrik andal").who == ("dinkes", "rsud", "bkpsdm")


@pytest.mark.slow
async def test_marked_rows_move_together_to_a_quadrant_or_a_component(hall: Hall) -> None:
    say(hall, STRENGTH, "a satu", "b dua", "c tiga")
    async with standing(hall) as stand:
        await stand.press("escape", "home", "space", "space", "m")
        assert "Pindahkan 2 butir ke mana?" in stand.text
        await stand.press("l")
        assert texts(hall, WEAKNESS) == ["b dua", "c tiga"]
        assert stand.rows == ["a satu"]
        await stand.undo()
        assert texts(hall, WEAKNESS) == []
        await stand.press("end", "m", "2")
        assert texts(hall, ROADS._replace(quadrant=STRENGTH.quadrant)) == ["a satu"]


@pytest.mark.slow
async def test_rows_are_taken_back_closed_joined_and_ordered(hall: Hall) -> None:
    say(hall, STRENGTH, "a satu @dinkes", "b dua", "c tiga", "a satu @rsud")
    async with standing(hall) as stand:
        await stand.press("escape", "u")
        assert stand.rows == ["a satu", "b dua", "c tiga"]
        assert "urut: terbanyak disebut" in stand.text
        await stand.press("end", "~")
        assert "~ tertutup" in stand.text
        assert "c tiga" not in stand.text
        await stand.press("x")
        assert stand.rows == ["a satu", "b dua"]
        await stand.press("home", "down", "space", "home", "j")
        assert stand.rows == ["a satu"]
        assert entry(hall, "a satu").count == 3
        await stand.press("j")
        assert "Tandai (Spasi)" in stand.said


@pytest.mark.slow
async def test_the_whole_sentence_stands_below_with_everybody_who_said_it(hall: Hall) -> None:
    long = "jaringan intra pemerintah sudah menjangkau semua kelurahan dan sebagian besar sekolah"
    say(hall, STRENGTH, f"{long} @dinkes", long)
    async with standing(hall) as stand:
        await stand.press("escape")
        assert "\n sekolah\n" in stand.text
        assert "08.30 · Dinkes · 1 tanpa nama · 2 kali" in stand.text


async def test_keywords_are_chosen_by_one_key_and_no_more_than_the_script_says(
    hall: Hall,
) -> None:
    say(hall, WORDS, "aman @dinkes", "aman @rsud", "asri", "berdaya")
    async with standing(hall) as stand:
        await stand.press("escape", "t", "u", "home", "asterisk")
        assert "✓" in stand.line("aman")
        assert "KATA KUNCI 3 ✓1/2" in stand.text
        assert "Sama banyak di batas 2: asri, berdaya" in stand.text
        await stand.press("end", "space", "up", "space", "asterisk")
        assert "Dipilih 1, paling banyak 2: 2 lagi terlalu banyak." in stand.said
        assert [one.text for one in state_of(hall).chosen] == ["aman"]


@pytest.mark.slow
async def test_two_wordings_are_settled_where_they_stand(hall: Hall, other: Hall) -> None:
    say(hall, STRENGTH, "listrik andal")
    one, two = entry(hall, "listrik andal"), entry(other, "listrik andal")
    mine = deeds.edit(state_of(hall), one, "listrik baik", (), at(9))
    theirs = deeds.edit(state_of(other), two, "listrik stabil", (), at(9))
    do(hall, mine)
    do(other, theirs)
    async with standing(hall) as stand:
        await stand.press("escape")
        assert "≠" in stand.line("listrik")
        await stand.press("=")
        assert "kalimat: 2 nilai berbeda. Mana yang benar?" in stand.text
        await stand.press(stand.line("listrik baik").split("baik")[0].split()[-2])
        assert stand.rows == ["listrik baik"]
        await stand.press("=")
        assert "tidak ada nilai yang berbeda" in stand.said


@pytest.mark.slow
async def test_what_is_typed_over_an_old_wording_stands_beside_what_came_meanwhile(
    hall: Hall, other: Hall
) -> None:
    say(hall, STRENGTH, "listrik andal")
    async with standing(hall) as stand:
        await stand.press("escape", "enter", "ctrl+u")
        await stand.type("listrik baik")
        theirs = entry(other, "listrik andal")
        do(other, deeds.edit(state_of(other), theirs, "listrik stabil", (), at(9)))
        await stand.settle()
        assert "Nama Contoh Dua baru saja mengisi ‘listrik stabil’ (sebelumnya" in stand.text
        await stand.press("enter", "enter")
        assert state_of(hall).at(STRENGTH)[0].seen.conflicts == ("text",)


@pytest.mark.slow
async def test_a_note_hangs_on_the_row_and_on_nothing_while_one_types(hall: Hall) -> None:
    say(hall, STRENGTH, "listrik andal di semua kelurahan", "rahasia ~")
    async with standing(hall) as stand:
        assert stand.view.note_context() == NoteContext()
        await stand.press("escape", "end")
        item = entry(hall, "listrik andal di semua kelurahan").id
        assert stand.view.note_context().about == f"swot_item/fgd/{item}"
        assert stand.view.note_context().prefix == "listrik andal di se…"
        await stand.press("home")
        assert stand.view.note_context().prefix == "butir tertutup"


@pytest.mark.slow
async def test_findings_search_and_history_lead_to_the_place(hall: Hall) -> None:
    say(hall, ROADS, "tiang tua @dinkes")
    say(hall, WORDS, "aman")
    async with standing(hall) as stand:
        item, word = entry(hall, "tiang tua"), entry(hall, "aman")
        assert stand.view.go_to(SwotItem.kind, f"fgd/{item.id}")
        assert stand.cursor == item.id
        assert stand.view.records_here() == (
            (SwotItem.kind, f"fgd/{item.id}"), (SwotVoice.kind, f"fgd/{item.id}/dinkes"),
        )  # fmt: skip
        assert stand.view.go_to(Keyword.kind, f"fgd/{word.id}")
        assert stand.cursor == word.id
        assert stand.view.go_to(SwotItem.kind, "fgd/struktur/kelemahan")
        assert stand.view.place == WEAKNESS
        assert stand.view.go_to(Keyword.kind, "fgd/kata-kunci")
        assert stand.view.go_to(SwotVoice.kind, f"fgd/{item.id}/dinkes")
        assert not stand.view.go_to(SwotItem.kind, "kota/x")
        assert not stand.view.go_to(SwotItem.kind, "fgd/tiada")


@pytest.mark.slow
async def test_the_place_is_kept_where_others_record_elsewhere(hall: Hall, other: Hall) -> None:
    async with standing(hall) as stand:
        await stand.say("l")
        say(other, STRENGTH, "listrik andal")
        await stand.settle()
        assert stand.view.place == WEAKNESS
        assert "k kekuatan 1" in stand.text

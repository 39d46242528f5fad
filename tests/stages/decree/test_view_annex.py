"""The annex at the keys: the chorus, exceptions in place, what two people recorded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.stages.decree import deeds
from bimtek.stages.decree.records import Attitude, Stance
from bimtek.stages.decree.rules import Standing, counts, matters
from bimtek.stages.decree.view_editor import MatterEditor
from tests.keyboard import until
from tests.minutes.halls import Hall, at, opened, script_of
from tests.screens import same_screen
from tests.stages.decree.halls import ORDER, do, state_of
from tests.stages.decree.stand import Stand, standing
from tests.stages.decree.test_deeds import row

SNAPSHOTS = Path(__file__).parent / "screens"
SENTENCE = "Kami juga mengurus PJU."


@asynccontextmanager
async def at_annex(
    hall: Hall, opd: str = "", size: tuple[int, int] = (80, 20)
) -> AsyncIterator[Stand]:
    """The annex, with the cursor on an OPD."""
    hall.time = at(10, 11)
    async with standing(hall, size) as stand:
        stand.view.to_annex()
        await stand.settle()
        if opd:
            stand.view.annex.board.rows.move_to(opd)
            await stand.settle()
        yield stand


async def test_one_key_records_the_chorus_and_one_undo_takes_it_back(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        await stand.press("A")
        assert "siap 2" in stand.line("Lampiran SK")
        assert stand.line("Bappeda").endswith("✓ serentak")
        assert stand.window.told == ["2 kantor siap serentak untuk 4 peran. Ctrl+Z mengurungkan."]
        hall.session.undo().result(10)
        await stand.settle()
        assert "diam 2" in stand.line("Lampiran SK")


@pytest.mark.slow
async def test_the_key_of_the_chorus_opens_no_door(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("A")
        assert stand.recorded == 0
        assert stand.view.clauses.display
        assert stand.window.told[-1].startswith("l membuka lampiran")
        await stand.press("l")
        assert stand.view.annex.display
        await stand.press("l")
        assert stand.window.told[-1].startswith("Lampiran sudah terbuka")
        await stand.press("A")
        assert stand.window.told[-1].startswith("2 kantor siap serentak")


@pytest.mark.slow
async def test_a_chorus_pressed_again_changes_nothing_and_says_so(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        await stand.press("A")
        before = stand.recorded
        await stand.press("A")
        assert stand.recorded == before
        assert stand.window.told[-1].startswith("Tidak ada yang berubah")


async def test_a_chorus_pressed_twice_in_haste_is_recorded_once(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        before = stand.recorded
        await stand.pilot.press("A")
        hall.time = at(10, 12)
        await stand.pilot.press("A")
        await stand.settle()
        assert stand.recorded == before + 4


async def test_without_anybody_present_the_chorus_points_to_the_roll_call(hall: Hall) -> None:
    for person in ("ani", "budi"):
        hall.record(hall.seen(Attendance, f"1-pagi/{person}").withdraw())
    async with at_annex(hall) as stand:
        await stand.press("A")
        assert stand.window.told == ["Belum ada OPD dalam SK yang tercatat hadir: F7."]


@pytest.mark.slow
async def test_who_is_absent_or_outside_the_sk_is_named(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        assert stand.line("Dinkes").endswith("absen")
        assert "tidak ada dalam SK (2): Dinsos, PMI (tamu)" in stand.text
        assert "Wali Kota: Dewan, ketua (di luar daftar OPD)" in stand.text
        assert "Kabid (wakil)" in stand.line("Dishub")


@pytest.mark.slow
async def test_one_key_is_for_all_roles_of_the_opd(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("s")
        assert [held.standing for held in row(hall, "dishub").roles] == [Standing.READY] * 2
        assert stand.line("Dishub").endswith("✓ sendiri")


@pytest.mark.slow
async def test_an_objection_is_written_below_its_row(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k")
        place = stand.text.splitlines().index(stand.line("Dishub"))
        assert "Dishub keberatan" in stand.text.splitlines()[place + 1]
        assert "kalimat ▸" in stand.text.splitlines()[place + 2]
        assert "yang diminta :" in stand.text.splitlines()[place + 3]
        await stand.type(SENTENCE)
        await stand.press("enter")
        await stand.type("tambah Pokja Environment")
        await stand.press("enter")
        (matter,) = matters(row(hall, "dishub"))
        assert matter.words is not None
        assert (matter.words.sentence, matter.words.wish) == (SENTENCE, "tambah Pokja Environment")
        assert stand.line("Dishub").endswith("✗ keberatan")
        assert "10.11  “Kami juga mengurus PJU.”" in stand.text
        assert stand.window.focused is stand.view.annex.board.rows


@pytest.mark.slow
async def test_an_objection_ends_with_its_outcome(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k", "enter", "enter")
        assert "hasil: belum ada (h)" in stand.text
        assert "h hasil" in stand.text
        await stand.press("h")
        await stand.type("dicatat untuk ralat SK")
        await stand.press("enter", "enter")
        assert "hasil: dicatat untuk ralat SK" in stand.text
        assert stand.line("Dishub").endswith("✗ selesai")
        assert stand.window.told[-1] == "Dishub: hasil dicatat. Ctrl+Z mengurungkan."


@pytest.mark.slow
async def test_words_that_are_printed_refuse_the_mark_and_stay_in_the_line(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k")
        await stand.type("anggarannya belum ada ~")
        await stand.press("enter", "enter")
        assert "hapus ~" in stand.window.told[-1]
        assert matters(row(hall, "dishub")) == ()
        await stand.press("up", "backspace", "backspace", "enter", "enter")
        (matter,) = matters(row(hall, "dishub"))
        assert matter.words is not None
        assert matter.words.sentence == "anggarannya belum ada"


@pytest.mark.slow
async def test_an_answer_without_an_outcome_is_not_told_as_an_outcome(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k", "enter", "enter", "h", "enter")
        await stand.type("Diperiksa Bagian Hukum.")
        await stand.press("enter")
        assert stand.window.told[-1] == "Dishub: jawaban dicatat. Hasilnya belum ada (h)."


@pytest.mark.slow
async def test_whoever_writes_an_outcome_sees_whose_and_of_what(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k")
        await stand.type(SENTENCE)
        await stand.press("enter")
        await stand.type("tambah Pokja Environment")
        await stand.press("enter", "h")
        below = stand.text.splitlines()[stand.text.splitlines().index(stand.line("Dishub")) + 1 :]
        assert below[0].strip() == "Dishub keberatan: “Kami juga mengurus PJU.”"
        assert below[1].strip() == "yang diminta: tambah Pokja Environment"
        assert "hasil ▸" in below[2]
        assert "jawaban :" in below[3]


@pytest.mark.slow
async def test_what_was_recorded_of_the_last_row_in_sight_can_be_read(hall: Hall) -> None:
    async with at_annex(hall, "dishub", size=(80, 10)) as stand:
        await stand.press("k")
        await stand.type(SENTENCE)
        await stand.press("enter")
        await stand.type("tambah Pokja Environment untuk penerangan jalan umum")
        await stand.press("enter", "h")
        await stand.type("dicatat untuk ralat SK")
        await stand.press("enter")
        await stand.type("Diperiksa Bagian Hukum sesudah rapat ini.")
        await stand.press("enter")
        assert stand.view.annex.board.rows.cursor_key == "dishub"
        assert "hasil: dicatat untuk ralat SK" in stand.text


@pytest.mark.slow
async def test_a_long_answer_does_not_push_the_outcome_out_of_sight(hall: Hall) -> None:
    async with at_annex(hall, "dishub", size=(80, 14)) as stand:
        await stand.press("k")
        await stand.type(SENTENCE)
        await stand.press("enter", "enter", "h")
        await stand.type("dicatat untuk ralat SK")
        await stand.press("enter")
        await stand.type("Diperiksa Bagian Hukum sesudah rapat ini. " * 8)
        await stand.press("enter")
        stand.view.annex.board.rows.move_to("bappeda")
        await stand.press("end", "enter")
        assert "└ Pokja Living" in stand.text
        assert "hasil: dicatat untuk ralat SK" in stand.text


@pytest.mark.slow
async def test_a_question_is_written_with_its_answer(hall: Hall) -> None:
    async with at_annex(hall, "bappeda") as stand:
        await stand.press("t")
        await stand.type("Lewat Sekda?")
        await stand.press("enter", *"Ya", "enter")
        assert stand.line("Bappeda").endswith("? terjawab")
        assert "jawaban: Ya" in stand.text


@pytest.mark.slow
async def test_the_cursor_stands_on_what_a_question_waits_for(hall: Hall) -> None:
    async with at_annex(hall, "bappeda") as stand:
        await stand.press("t", "enter", "enter")
        assert "h jawaban" in stand.text
        await stand.press("h", *"Ya", "enter")
        assert "jawaban: Ya" in stand.text
        assert stand.line("Bappeda").endswith("? terjawab")


@pytest.mark.slow
async def test_an_outcome_without_anything_said_is_refused_with_a_sentence(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("h")
        assert "Pilih t atau k dahulu" in stand.window.told[0]
        assert stand.view.annex.board.editor.writing is None


@pytest.mark.slow
async def test_only_one_role_is_set_on_its_own_row(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("S", "s")
        stances = [held.standing for held in row(hall, "dishub").roles]
        assert stances == [Standing.READY, None]
        assert "siap 1/2" in stand.line("Dishub")


async def test_arrows_open_and_shut_the_roles(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("right")
        assert "└ Pokja Living, anggota" in stand.text
        await stand.press("down", "left")
        assert "└" not in stand.text
        assert stand.view.annex.board.rows.cursor_key == "dishub"


@pytest.mark.slow
async def test_enter_shows_the_roles_and_says_what_they_are_for(hall: Hall) -> None:
    """Also where they open below the last line in sight."""
    async with at_annex(hall, "dishub", size=(80, 10)) as stand:
        await stand.press("enter")
        assert "└ Pokja Living, anggota" in stand.text
        assert stand.window.told[-1].startswith("Dishub: 2 peran dibuka")
        await stand.press("enter")
        assert "└" not in stand.text


@pytest.mark.slow
async def test_the_keys_say_what_enter_does(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        assert "Enter per peran" in stand.text
        await stand.press("enter")
        assert "Enter tutup peran" in stand.text
        await stand.press("enter")
        assert "Enter per peran" in stand.text


@pytest.mark.slow
async def test_backspace_takes_a_stance_back(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("s")
        await stand.press("backspace")
        assert stand.line("Dishub").endswith("· diam")
        await stand.press("backspace")
        assert "belum menyatakan sikap" in stand.window.told[-1]


@pytest.mark.slow
async def test_the_filter_leaves_the_silent_ones(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        await stand.press("f")
        assert "saring: diam" in stand.line("siap 0")
        assert "Dinkes" not in stand.text
        assert "Dishub" in stand.text
        await stand.press("f")  # nobody asks or objects: that filter would show an empty list
        assert "saring: absen" in stand.line("siap 0")
        await stand.press("f")
        assert "Dinkes" in stand.text


async def test_an_office_is_found_by_its_letters_also_behind_a_filter(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        await stand.press("A", "f")
        assert "Dishub" not in stand.text
        await stand.press("slash", "d", "i", "s", "h", "enter")
        assert stand.view.annex.board.rows.cursor_key == "dishub"
        assert "saring" not in stand.text.splitlines()[0]


@pytest.mark.slow
async def test_the_row_that_was_just_answered_stays_under_the_filter(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("f")
        await stand.press("s")
        assert stand.view.annex.board.rows.cursor_key == "dishub"
        assert stand.line("Dishub").endswith("✓ sendiri")


@pytest.mark.slow
async def test_a_note_belongs_to_the_opd_under_the_cursor(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        assert stand.view.note_context().opd == ("dishub",)
        assert stand.window.prefix == "@dishub"


@pytest.mark.slow
async def test_the_note_line_knows_the_opd_as_soon_as_the_annex_opens(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        assert stand.window.prefix == "@bappeda"
        assert stand.view.go_to("opd", "dishub")
        await stand.settle()
        assert stand.window.prefix == "@dishub"
        await stand.press("escape")
        assert stand.window.prefix == "KESATU"


async def test_esc_goes_back_to_the_clauses(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        await stand.press("escape")
        assert "KESATU" in stand.text
        assert stand.view.note_context().prefix == "KESATU"


def drafts(hall: Hall) -> list[tuple[str, str]]:
    """Places and words of what is half typed, as the file holds it."""
    rows = hall.session.file.connection.execute("SELECT place, body FROM draft").fetchall()
    return [(place, body) for place, body in rows]


@pytest.mark.slow
async def test_half_typed_words_are_kept_and_wiped_by_the_second_esc(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k")
        await stand.type("rahasia")
        await until(lambda: drafts(hall) == [("sk/dishub//keberatan", "rahasia\n")])
        await stand.press("escape")
        assert "Esc sekali lagi menghapus kedua isian" in stand.window.told[-1]
        await stand.press("escape")
        assert drafts(hall) == []
        assert stand.view.annex.board.editor.writing is None
        assert hall.session.all(Stance) == []


@pytest.mark.slow
async def test_esc_leaves_the_form_with_both_fields_and_says_that_nothing_was_recorded(
    hall: Hall,
) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k")
        await stand.type(SENTENCE)
        await stand.press("down")
        await stand.type("tambah Pokja")
        await stand.press("escape")
        assert "kalimat : Kami juga" in stand.text
        assert "yang diminta ▸ tambah Pokja" in stand.text
        await stand.press("escape")
        assert "▸ Kami juga" not in stand.text
        assert stand.view.annex.board.editor.writing is None
        told = "Isian Dishub dihapus untuk selamanya; tidak ada yang dicatat."
        assert stand.window.told[-1] == told
        assert stand.window.focused is stand.view.annex.board.rows


@pytest.mark.slow
async def test_typing_on_after_the_first_esc_warns_anew(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k", *"Kami", "escape", "u", "escape")
        assert "kalimat ▸ Kamiu" in stand.text


async def test_what_was_sent_leaves_no_draft(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k")
        await stand.type("Kami")
        await stand.press("enter", "enter")
        # the hand rested just before Enter, and what was to be kept comes after what was sent
        stand.view.post_message(MatterEditor.Typed("sk/dishub//keberatan", "Kami\n"))
        await stand.settle()
        assert hall.session.all(Stance)
        assert drafts(hall) == []


@pytest.mark.slow
async def test_a_draft_is_taken_up_where_it_was_typed(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.continue_draft("sk/dishub//keberatan", "Kami juga\nPokja")
        await stand.settle()
        assert "kalimat ▸ Kami juga" in stand.text
        assert "yang diminta : Pokja" in stand.text
        assert not stand.view.continue_draft("lain/dishub//keberatan", "x")
        assert not stand.view.continue_draft("sk/tidak-ada//keberatan", "x")


@pytest.mark.slow
async def test_another_persons_change_moves_neither_cursor_nor_typing(
    hall: Hall, tmp_path: Path
) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k")
        await stand.type("Kami ju")
        with opened(tmp_path / "blitar.bimtek", script_of(*ORDER), "n2", "Notulis Dua") as other:
            roles = row(other, "bappeda").roles
            words = {"sentence": "Kapan?"}
            asked = deeds.exception(state_of(other), roles, Attitude.ASKS, at(10, 12), **words)
            do(other, asked)
        await stand.settle()
        assert "? tanya" in stand.line("Bappeda")
        assert stand.line("Bappeda").endswith(" ND")
        assert "“Kapan?”" in stand.text
        assert not any("Notulis Dua" in told for told in stand.window.told)
        await stand.type("ga")
        lines = stand.text.splitlines()
        place = lines.index(stand.line("Dishub"))
        assert "kalimat ▸ Kami juga" in lines[place + 2]
        assert lines[place].startswith(" ▸")


@pytest.mark.slow
async def test_what_another_person_says_of_the_same_opd_is_told_beside_what_is_written(
    hall: Hall, tmp_path: Path
) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k")
        with opened(tmp_path / "blitar.bimtek", script_of(*ORDER), "n2", "Notulis Dua") as other:
            there, words = row(other, "dishub").roles, {"sentence": "Kami absen."}
            do(
                other,
                deeds.exception(state_of(other), there, Attitude.OBJECTS, at(10, 12), **words),
            )
            await stand.settle()
            told = "Kalimat: Notulis Dua baru saja mengisi ‘Kami absen.’."
            assert stand.window.told[-1] == told
            assert "kalimat ▸ Kami absen." in stand.text  # nothing was typed: it goes on from there
            await stand.press("down")
            await stand.type("Pokja")
            do(other, deeds.ready(state_of(other), row(other, "dishub").roles, at(10, 13)))
            await stand.settle()
            assert stand.window.told[-1].startswith(
                "Sikap: Notulis Dua baru saja mengisi siap (sebelumnya keberatan). Bila isian Anda"
            )
            await stand.press("enter")
        assert row(hall, "dishub").in_conflict


@pytest.mark.slow
@pytest.mark.parametrize("height", [8, 9])
async def test_rows_that_grow_above_do_not_push_the_cursor_away(
    hall: Hall, tmp_path: Path, height: int
) -> None:
    """Also where the list has no scrollbar before it grows (9)."""
    async with at_annex(hall, "dishub", size=(80, height)) as stand:
        await stand.press("end", "home", "end")
        before = stand.text.splitlines().index(stand.line("Dishub"))
        with opened(tmp_path / "blitar.bimtek", script_of(*ORDER), "n2", "Notulis Dua") as other:
            roles = row(other, "bappeda").roles
            do(other, deeds.exception(state_of(other), roles, Attitude.OBJECTS, at(10, 12)))
        await stand.settle()
        assert stand.text.splitlines().index(stand.line("Dishub")) == before


async def test_a_conflict_is_settled_where_it_stands(hall: Hall, tmp_path: Path) -> None:
    with opened(tmp_path / "blitar.bimtek", script_of(*ORDER), "n2", "Notulis Dua") as other:
        theirs = deeds.ready(state_of(other), row(other, "dishub").roles[:1], at(10, 2))
        do(hall, deeds.exception(state_of(hall), row(hall, "dishub").roles[:1], Attitude.OBJECTS,
                                 at(10, 1)))  # fmt: skip
        do(other, theirs)
    async with at_annex(hall, "dishub") as stand:
        assert "≠ berbeda" in stand.line("Dishub")
        await stand.press("equals_sign")
        assert "siap sendiri" in stand.text
        assert "Notulis Dua" in stand.text
        number = next(word for word in stand.line("keberatan sendiri").split() if word.isdigit())
        await stand.press(number)
        assert not row(hall, "dishub").in_conflict
        assert row(hall, "dishub").standing is Standing.OBJECTS


@pytest.mark.slow
async def test_a_stance_taken_back_and_changed_is_settled_too(hall: Hall, tmp_path: Path) -> None:
    do(hall, deeds.ready(state_of(hall), row(hall, "dishub").roles[:1], at(10)))
    with opened(tmp_path / "blitar.bimtek", script_of(*ORDER), "n2", "Notulis Dua") as other:
        theirs = deeds.exception(
            state_of(other), row(other, "dishub").roles[:1], Attitude.OBJECTS, at(10, 2)
        )
        hall.record(hall.seen(Stance, "sk/dishub/dewan-anggota").withdraw())
        do(other, theirs)
    async with at_annex(hall, "dishub") as stand:
        assert "≠ berbeda" in stand.line("Dishub")
        await stand.press("enter")
        assert "ditarik seseorang" in stand.text
        await stand.press("1")
        assert "≠" not in stand.line("Dishub")
        assert row(hall, "dishub").roles[0].standing is Standing.OBJECTS


@pytest.mark.slow
async def test_who_comes_late_is_silent_and_joins_the_next_chorus(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        await stand.press("A")
        late = Presence(Status.PRESENT, at(10, 12).time())
        await stand.record(Attendance.new(roll_call="1-pagi", participant="dodi", presence=late))
        assert stand.line("Dinkes").endswith("· diam")
        await stand.press("A")
        assert counts(stand.view.state.rows)[Standing.READY] == 3


@pytest.mark.slow
async def test_a_jump_puts_the_cursor_on_the_role(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert stand.view.go_to("stance", "sk/dishub/pokja-living-anggota")
        await stand.settle()
        assert stand.view.annex.board.rows.cursor_key == "dishub/pokja-living-anggota"
        assert stand.view.go_to("clause", "sk/ketiga")
        await stand.settle()
        assert stand.view.clauses.clause.id == "ketiga"
        assert not stand.view.go_to("clause", "lain/ketiga")


@pytest.mark.slow
async def test_a_jump_to_what_was_said_to_all_roles_stands_on_the_office(hall: Hall) -> None:
    do(hall, deeds.exception(state_of(hall), row(hall, "dishub").roles, Attitude.OBJECTS, at(10)))
    async with standing(hall) as stand:
        assert stand.view.go_to("stance", "sk/dishub/pokja-living-anggota")
        await stand.settle()
        assert stand.view.annex.board.rows.cursor_key == "dishub"


@pytest.mark.slow
async def test_hostile_words_stay_words(hall: Hall) -> None:
    text = "[b]x[/] \x1b[31m \u202e 👩‍👩‍👧 | `a`"
    do(hall, deeds.exception(state_of(hall), row(hall, "dishub").roles, Attitude.OBJECTS, at(10),
                             sentence=text))  # fmt: skip
    async with at_annex(hall) as stand:
        assert "[b]x[/]" in stand.text
        assert "\x1b" not in stand.text
        assert "\u202e" not in stand.text


async def whole_annex(stand: Stand) -> None:
    await stand.press("A")
    stand.view.annex.board.rows.move_to("dishub")
    await stand.press("k")
    await stand.type(SENTENCE)
    await stand.press("enter")
    await stand.type("tambah Pokja Environment")
    await stand.press("enter")
    await stand.press("h", *"ralat", "enter", "enter")
    await stand.press("up", "right")


@pytest.mark.slow
async def test_the_annex_at_eighty_columns(hall: Hall) -> None:
    async with at_annex(hall) as stand:
        await whole_annex(stand)
        await same_screen(stand.window, SNAPSHOTS / "lampiran-80.txt")


@pytest.mark.slow
async def test_the_annex_at_sixty_columns(hall: Hall) -> None:
    async with at_annex(hall, size=(60, 14)) as stand:
        await whole_annex(stand)
        await same_screen(stand.window, SNAPSHOTS / "lampiran-60.txt")


@pytest.mark.slow
async def test_the_window_may_change_its_size_while_words_are_typed(hall: Hall) -> None:
    async with at_annex(hall, "dishub") as stand:
        await stand.press("k")
        await stand.type("Kami")
        for size in ((60, 14), (30, 6), (120, 40), (80, 20)):
            await stand.pilot.resize_terminal(*size)
            await stand.settle()
        lines = stand.text.splitlines()
        assert "kalimat ▸ Kami" in lines[lines.index(stand.line("Dishub")) + 2]


@pytest.mark.slow
async def test_an_absent_opd_that_speaks_is_recorded_and_the_roll_call_is_pointed_out(
    hall: Hall,
) -> None:
    async with at_annex(hall, "dinkes") as stand:
        await stand.press("t")
        assert stand.window.told[-1] == "Dinkes belum tercatat hadir: F7."

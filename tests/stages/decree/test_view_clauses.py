"""The reading at the keys: clause by clause, with what is asked on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import Label
from bimtek.stages.decree.records import ClauseRead, Reader, Reading, clause_place
from tests.minutes.halls import Hall, at, opened, script_of
from tests.screens import same_screen
from tests.stages.decree.halls import ORDER
from tests.stages.decree.stand import standing

SNAPSHOTS = Path(__file__).parent / "screens"


def ask(hall: Hall, clause: str = "kedua") -> None:
    place = clause_place("sk", clause)
    question = hall.note(
        "apakah laporan lewat Sekda?",
        Label.QUESTION,
        stage="sk",
        about=place,
        opd=("dinsos",),
        said=at(10, 2),
    )
    hall.note("ya", Label.ANSWER, stage="sk", answers=question, speaker="ani", said=at(10, 3))
    hall.note("siapa?", Label.QUESTION, about=place, opd=("dishub",), said=at(10, 4))


async def test_space_records_the_time_and_goes_on(hall: Hall) -> None:
    hall.time = at(10, 1)
    async with standing(hall) as stand:
        await stand.press("space")
        assert hall.seen(ClauseRead, "sk/kesatu").value.at == at(10, 1)
        assert stand.view.clauses.clause.id == "kedua"
        assert "✓ KESATU" in stand.text


async def test_a_note_taker_follows_the_reading_unless_another_clause_was_opened(
    hall: Hall, tmp_path: Path
) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path, script_of(*ORDER), "n2", "Notulis Dua", "notulis") as other:
        async with standing(other) as stand:
            hall.record(ClauseRead.new(stage="sk", clause="kesatu", at=at(10)))
            await stand.settle()
            assert stand.view.clauses.clause.id == "kedua"
            await stand.press("left")
            hall.record(ClauseRead.new(stage="sk", clause="kedua", at=at(10, 2)))
            await stand.settle()
            assert stand.view.clauses.clause.id == "kesatu"


async def test_after_the_last_clause_the_annex_opens(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("space", "space", "space")
        assert "Lampiran SK" in stand.text
        assert stand.view.state.progress.complete


@pytest.mark.slow
async def test_arrows_turn_clauses_and_record_nothing(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("right", "right", "left")
        assert stand.view.clauses.clause.id == "kedua"
        assert hall.session.all(ClauseRead) == []


async def test_a_reading_goes_on_at_the_first_unread_clause(hall: Hall) -> None:
    hall.record(ClauseRead.new(stage="sk", clause="kesatu", at=at(10)))
    async with standing(hall) as stand:
        assert stand.view.clauses.clause.id == "kedua"


@pytest.mark.slow
async def test_backspace_takes_the_mark_off_and_undo_brings_it_back(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("space")
        await stand.press("left", "backspace")
        assert "✓ KESATU" not in stand.text
        hall.session.undo().result(10)
        await stand.settle()
        assert hall.seen(ClauseRead, "sk/kesatu").value.at is not None


@pytest.mark.slow
async def test_questions_stand_below_their_clause_with_what_is_open(hall: Hall) -> None:
    ask(hall)
    async with standing(hall) as stand:
        assert "KEDUA ?1" in stand.text
        assert "Sekda" not in stand.text
        await stand.press("right")
        assert "terjawab" in stand.line("Sekda")
        assert stand.line("siapa?").endswith("belum dijawab")


async def test_how_a_question_gets_its_office_stands_before_and_after_it(hall: Hall) -> None:
    hall.note("boleh daring?", Label.QUESTION, about=clause_place("sk", "kesatu"))
    async with standing(hall) as stand:
        assert "F2 ? @bappeda pertanyaannya" in stand.text
        assert "(siapa?)" in stand.line("boleh daring?")
        assert "g n, Enter pada barisnya, awali kalimatnya dengan @opd" in stand.text


async def test_a_question_of_somebody_else_appears_without_moving_anything(
    hall: Hall, tmp_path: Path
) -> None:
    async with standing(hall) as stand:
        await stand.press("right")
        with opened(tmp_path / "blitar.bimtek", script_of(*ORDER), "n2", "Notulis Dua") as other:
            ask(other)
        await stand.settle()
        assert stand.view.clauses.clause.id == "kedua"
        assert "belum dijawab" in stand.text


async def test_a_clause_read_by_somebody_else_carries_their_initials(
    hall: Hall, tmp_path: Path
) -> None:
    async with standing(hall) as stand:
        with opened(tmp_path / "blitar.bimtek", script_of(*ORDER), "n2", "Notulis Dua") as other:
            other.record(ClauseRead.new(stage="sk", clause="kesatu", at=at(10, 1)))
        await stand.settle()
        assert "✓ 10.01 ND" in stand.text


async def test_a_note_belongs_to_the_open_clause(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("right")
        context = stand.view.note_context()
        assert context.about == clause_place("sk", "kedua")
        assert stand.window.prefix == "KEDUA"


@pytest.mark.slow
async def test_a_letter_without_a_command_begins_a_note(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("m", "equals_sign")
        assert stand.window.notes == ["m", "="]


async def test_short_names_are_spelled_out_for_the_operator(hall: Hall) -> None:
    async with standing(hall) as stand:
        await stand.press("right")
        assert "DPUPR “de-pe-u-pe-er” = Dinas Pekerjaan Umum" in stand.text


@pytest.mark.slow
async def test_another_reader_is_named_in_one_line(hall: Hall) -> None:
    async with standing(hall) as stand:
        assert "dibaca oleh ▸ Kepala Bagian Hukum" in stand.text
        await stand.press("w")
        await stand.type("Sekretaris Dinas Sosial")
        await stand.press("enter")
        reader = hall.seen(Reading, "sk").value.reader
        assert reader == Reader("Sekretaris Dinas Sosial", "citra")
        assert "dibaca oleh ▸ Sekretaris Dinas Sosial" in stand.text


@pytest.mark.slow
async def test_two_readers_are_settled_with_the_same_key(hall: Hall, tmp_path: Path) -> None:
    with opened(tmp_path / "blitar.bimtek", script_of(*ORDER), "n2", "Notulis Dua") as other:
        assert other.session.all(Reading) == []
        hall.record(Reading.new(stage="sk", reader=Reader("Asisten I")))
        other.record(Reading.new(stage="sk", reader=Reader("Sekretaris Daerah")))
    async with standing(hall) as stand:
        assert "≠" in stand.line("dibaca oleh")
        await stand.press("w")
        assert "Notulis Dua" in stand.text
        number = next(word for word in stand.line("  Asisten I").split() if word.isdigit())
        await stand.press(number)
        assert stand.view.state.reader == "Asisten I"
        assert "≠" not in stand.text


@pytest.mark.slow
async def test_a_clause_longer_than_its_room_scrolls(hall: Hall) -> None:
    async with standing(hall, size=(60, 9)) as stand:
        await stand.press("right")
        assert "b. buku." not in stand.text
        await stand.press("down")
        assert "b. buku." in stand.text
        assert stand.view.clauses.clause.id == "kedua"


async def test_hostile_words_are_shown_as_words(hall: Hall) -> None:
    text = "[b]tebal[/b] \x1b[31mmerah \u202eterbalik 👩‍👩‍👧 [/]"
    hall.note(text, Label.QUESTION, about=clause_place("sk", "kesatu"), opd=("dishub",))
    async with standing(hall) as stand:
        assert "[b]tebal[/b]" in stand.text
        assert "\x1b" not in stand.text
        assert "\u202e" not in stand.text


async def test_the_page_of_a_clause_at_eighty_columns(hall: Hall) -> None:
    ask(hall)
    hall.time = at(10, 1)
    async with standing(hall) as stand:
        await stand.press("space")
        await same_screen(stand.window, SNAPSHOTS / "diktum-80.txt")


async def test_the_page_of_a_clause_at_sixty_columns(hall: Hall) -> None:
    ask(hall)
    hall.time = at(10, 1)
    async with standing(hall, size=(60, 14)) as stand:
        await stand.press("space")
        await same_screen(stand.window, SNAPSHOTS / "diktum-60.txt")


@pytest.mark.slow
async def test_any_size_of_the_window_is_drawn(hall: Hall) -> None:
    ask(hall)
    async with standing(hall) as stand:
        for size in ((40, 10), (200, 60), (60, 14), (1, 1), (80, 20)):
            await stand.pilot.resize_terminal(*size)
            await stand.settle()
            await stand.press("right")
        assert "Lampiran SK" in stand.text

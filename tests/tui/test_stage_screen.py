"""F8: what the hall sees in the same window, blank, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.records import StageRun
from bimtek.hall.running import begin
from bimtek.hall.showing import Subject
from bimtek.stages.projector import page_of
from bimtek.tui import stage_screen
from bimtek.tui.stage_screen import WAY_BACK, StageScreen, keys_within
from bimtek.ui.page_view import PageView
from tests.conftest import OpenAs
from tests.keyboard import until
from tests.screens import same_screen
from tests.tui.conftest import Opened

SCREENS = Path(__file__).parent / "screens"


async def test_f8_shows_the_clause_then_nothing_then_the_work_as_it_was(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Pembacaan SK")
        await at.press("right", "right", "f2")
        await at.type("setengah kalimat")
        await at.press("f8")
        await at.until("KEDUA")
        assert "setengah" not in at.screen
        await at.press("f8")
        await at.until("Kota Blitar")
        assert at.session.showing().subject is Subject.BLANK
        await at.press("f8")
        await at.until("setengah kalimat")
        assert at.workspace.note_line.field.has_focus


PAGES = "1 acara 2 hadir 3 antrean 4 waktu O OPD"
KEYS = "1 acara · 2 hadir · 3 antrean · 4 waktu · O OPD · 5 kosong · Esc kembali"


@pytest.mark.parametrize(
    ("width", "seats", "blank", "shown"),
    [
        (80, False, False, KEYS),
        (80, True, False, f"{PAGES} 7 meja 5 kosong Esc kembali"),
        (54, False, False, f"{PAGES} 5 kosong Esc"),
        (54, True, False, f"{PAGES} 7 meja Esc"),
        (54, False, True, f"{PAGES} F8 kembali"),
    ],
)
def test_each_key_says_what_it_shows_as_far_as_there_is_room(
    width: int, seats: bool, blank: bool, shown: str
) -> None:
    assert keys_within(width, seats=seats, blank=blank) == shown


@pytest.mark.slow
async def test_the_keys_stand_dim_for_a_few_seconds_and_the_way_back_longer(
    desk: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_screen, "HINT_SECONDS", 60)
    async with desk() as at:
        await at.open("Pembacaan SK")
        await at.press("f8")
        assert KEYS in at.screen
        assert "bagian 1 dari 7" in at.screen  # nothing of the page gives way
        await at.press("2")
        assert KEYS not in at.screen
        await at.press("q")
        assert KEYS in at.screen
        monkeypatch.setattr(stage_screen, "HINT_SECONDS", 0.1)
        await at.press("q")
        await at.until(KEYS, gone=True)
        assert WAY_BACK in at.screen
        monkeypatch.setattr(stage_screen, "HINT_SECONDS", 60)
        await at.press("q", "f8")
        assert "Esc" not in at.screen  # blank is blank
        assert at.session.showing().subject is Subject.BLANK


@pytest.mark.slow
async def test_it_is_said_how_one_leaves_the_search_for_an_office(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f8", "6", "2")
        assert "Esc kembali ke halaman tadi" in at.screen
        await at.press("escape", "2")
        await at.until("KEHADIRAN")


@pytest.mark.slow
async def test_space_reads_the_clause_while_the_hall_looks(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Pembacaan SK")
        await at.press("f8")
        await at.until("Pemerintah Kota Blitar telah menyepakati")
        await at.press("space")
        await at.until("KESATU")
        await at.until("✓ ▶")


@pytest.mark.parametrize(
    "size",
    [
        (54, 16),
        pytest.param((80, 24), marks=pytest.mark.slow),
        pytest.param((120, 40), marks=pytest.mark.slow),
    ],
    ids=lambda size: f"{size[0]}",
)
async def test_the_clause_as_the_hall_sees_it(desk: Opened, size: tuple[int, int]) -> None:
    async with desk(size=size) as at:
        await at.open("Pembacaan SK")
        if size[0] == 54:
            await at.press("f8")  # the window was too small for anything else
        else:
            await at.press("right", "right", "right", "f8")
        await at.until("4 dari 7" if size[0] > 54 else "1 dari 7")
        at.app.screen.query_one(PageView).hint = ""
        await same_screen(at.app, SCREENS / f"layar-sk-{size[0]}.txt")


@pytest.mark.slow
async def test_an_office_sees_what_is_written_about_it_and_nothing_told_in_confidence(
    desk: Opened,
) -> None:
    async with desk() as at:
        await at.note("@dinkes > data kunjungan dikirim ^14/7")
        await at.note("@dinkes > soal pribadi kadis ~")
        await at.note("@dinkes hanya catatan")
        await at.press("f8", "O")
        await at.type("dinkes")
        await at.press("enter")
        await at.until("DINAS KESEHATAN")
        assert at.session.showing().opd == "dinkes"
        assert "Peran dalam SK" in at.screen
        page = page_of(at.session, at.session.showing())
        said = [f"{line.mark} {line.text} {line.right}".strip() for line in page.lines]
        assert "> data kunjungan dikirim 14 Juli 2023" in said
        assert "4.2 Kesehatan kota belum diisi" in said
        assert not any("pribadi" in line or "hanya catatan" in line for line in said)
        await at.press("1")
        await at.until("KEHADIRAN")


async def test_a_number_chooses_the_page(desk: Opened) -> None:
    async with desk() as at:
        await at.press("f8")
        for key, words in (("2", "KEHADIRAN"), ("3", "ANTREAN BICARA"), ("5", "Kota Blitar")):
            await at.press(key)
            await at.until(words)
        await at.press("escape")
        await at.until("Cari nama")


@pytest.mark.slow
async def test_who_looks_ahead_is_told_that_the_hall_sees_it(desk: Opened) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        assert at.message == ""  # nothing runs yet: the hall waits for what is shown
        await until(lambda: at.session.showing().stage == "sambutan")
        at.session.record(begin("sambutan", None, at.session.now()))
        await at.open("Pembacaan SK")
        await at.until("Layar tetap di ‘Sambutan’. F8 menampilkan ‘Pembacaan SK’.")
        assert at.session.showing().stage == "sambutan"
        await at.press("f8")
        await at.until("▶ ○")
        assert at.session.showing().stage == "pembacaan-sk"
        await at.press("escape", "escape")
        await at.until("Kembali ke ‘Sambutan’.")


async def test_the_projector_follows_the_facilitator_and_nobody_else(
    desk: Opened, session_path: Path, open_as: OpenAs
) -> None:
    async with desk() as at:
        await at.open("Pembacaan SK")
        await at.press("right")
        await until(lambda: at.session.showing().pointed == "kesatu")
        assert at.session.showing().stage == "pembacaan-sk"
    other = open_as(session_path, "N2", "notulis")
    async with desk(session=other) as at:
        await at.open("Kesenjangan")
        await at.press("f8")
        assert isinstance(at.app.screen, StageScreen)
        await at.press("2", "escape")
        assert at.session.showing().subject is Subject.STAGE
        assert at.session.showing().stage == "pembacaan-sk"
        assert at.session.all(StageRun) == []

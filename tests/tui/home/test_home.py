from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bimtek import bootstrap, device
from bimtek.hall.records import StageRun
from bimtek.hall.running import begin
from bimtek.hall.session_records import SessionSheet
from bimtek.tui.workspace import Workspace
from bimtek.ui.ask import Dialog
from bimtek.ui.theme import DARK
from tests.screens import same_screen
from tests.tui.home.visiting import SCREENS, WRITTEN, Visiting, beside, spoil, sql

# -- the list


async def test_without_sessions_it_says_how_to_begin(visit: Visiting) -> None:
    async with visit(name="") as at:
        await at.see("Belum ada sesi.")
        await same_screen(at.app, SCREENS / "beranda-kosong.txt")


async def test_sessions_stand_with_city_days_and_how_far_they_are(
    visit: Visiting, kept: Path
) -> None:
    session = bootstrap.open_session(kept, "N1", "fasilitator")
    session.record(begin("registrasi", None, session.now())).result()
    session.close()
    os.utime(kept, (WRITTEN, WRITTEN))
    day = 86_400
    spoil(beside(kept, "cadangan-lama.bimtek", None, 0), WRITTEN - day)
    beside(kept, "belanja.bimtek", b"gula, kopi", WRITTEN - 5 * day)
    newer = beside(kept, "masa-depan.bimtek", None, WRITTEN - 40 * day)
    sql(newer, "PRAGMA user_version=99")
    async with visit() as at:
        await at.see("terlalu baru")
        await same_screen(at.app, SCREENS / "beranda.txt")
    async with visit(size=(60, 18)) as at:
        await at.see("terlalu baru")
        await same_screen(at.app, SCREENS / "beranda-60x18.txt")


@pytest.mark.slow
async def test_what_cannot_be_used_says_why_and_opens_nothing(visit: Visiting, kept: Path) -> None:
    beside(kept, "belanja.bimtek", b"gula, kopi", WRITTEN + 60)
    async with visit() as at:
        await at.see("! bukan sesi")
        assert "belanja.bimtek bukan berkas sesi bimtek" in at.words
        await at.press("enter")
        await at.see("Belum dapat dibuka")
        await at.press("escape", "down", "enter")
        await at.until(lambda: isinstance(at.app.screen, Workspace))


async def test_a_cache_that_a_hand_has_spoilt_keeps_nobody_out(visit: Visiting, kept: Path) -> None:
    sql(kept, "UPDATE meta SET value = '{' WHERE key LIKE 'script-%'")
    async with visit() as at:
        await at.see("Kota Blitar")
        assert "tidak terbaca" not in at.text


@pytest.mark.slow
async def test_sessions_that_look_alike_are_told_apart_by_their_names(
    visit: Visiting, kept: Path
) -> None:
    beside(kept, "salinan.bimtek", None, WRITTEN - 60)
    async with visit() as at:
        await at.see("salinan")
        assert "kota-blitar" in at.text.splitlines()[2]
        assert "salinan" in at.text.splitlines()[3]


async def test_markup_escape_codes_and_right_to_left_in_names_are_mere_text(
    visit: Visiting, kept: Path
) -> None:
    session = bootstrap.open_session(kept, "N1", "fasilitator")
    seen = session.get(SessionSheet, "1")
    assert seen is not None
    session.record(seen.change(city="[red]Kota[/] \x1b[31m\u202eblitaR 🏛")).result()
    session.close()
    async with visit(name="[bold]Siti[/]") as at:
        await at.see("[bold]Siti[/] · notulis")
        assert "[red]Kota[/]" in at.words
        assert "\x1b" not in at.text
        assert "\u202e" not in at.text


@pytest.mark.slow
async def test_very_long_titles_and_paths_break_no_line(visit: Visiting, kept: Path) -> None:
    session = bootstrap.open_session(kept, "N1", "fasilitator")
    seen = session.get(SessionSheet, "1")
    assert seen is not None
    words = "Penyusunan Rencana Induk " * 20
    session.record(seen.change(title=words, city=words, place=words)).result()
    session.close()
    deep = kept.parent.parent / "kerja" / ("x" * 150 + ".bimtek")
    shutil.copy(kept, deep)
    async with visit(size=(60, 18)) as at:
        await at.see("xxxx.bimtek")
        lines = at.text.splitlines()
        assert len(lines) == 18
        assert max(map(len, lines)) <= 60
        assert lines[-1].startswith(" Enter buka  n baru")


# -- who works here


@pytest.mark.slow
async def test_name_and_role_are_asked_before_the_first_opening_and_never_again(
    visit: Visiting, kept: Path
) -> None:
    async with visit(name="") as at:
        await at.see("nama belum diisi")
        await at.press("enter")
        await at.see("Siapa nama Anda?")
        await at.type("Siti Contoh")
        await at.press("enter")
        await at.see("Apa peran Anda?")
        await at.type("f")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        session = at.workspace.session
        assert (session.officer, session.role) == ("Siti Contoh", "fasilitator")
    async with visit(name="") as at:
        await at.see("Siti Contoh · fasilitator")
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, Workspace))


async def test_without_a_name_nothing_is_opened(visit: Visiting, kept: Path) -> None:
    async with visit(name="") as at:
        await at.press("enter", "escape")
        assert at.home.is_current
        assert at.message == "Isi dahulu nama dan peran Anda."


@pytest.mark.slow
async def test_name_and_role_can_be_changed(visit: Visiting) -> None:
    async with visit(name="Siti") as at:
        await at.press("g")
        await at.see("Siapa nama Anda?")
        await at.type(" Aminah")
        await at.press("enter")
        await at.type("p")
        await at.see("Siti Aminah · penyelenggara")
        assert device.load().name == "Siti Aminah"


# -- opening by path


@pytest.mark.slow
async def test_a_file_elsewhere_is_opened_by_its_path(
    visit: Visiting, session_path: Path, home: Path
) -> None:
    async with visit() as at:
        await at.press("o")
        await at.type(f'"{session_path}"')
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        assert at.workspace.session.path == session_path


async def test_a_path_that_leads_nowhere_is_told_and_stays_typed(visit: Visiting) -> None:
    async with visit() as at:
        await at.press("o")
        await at.type("/tidak/ada.bimtek")
        await at.press("enter")
        await at.see("Tidak ada: /tidak/ada.bimtek")
        assert isinstance(at.app.screen, Dialog)


@pytest.mark.slow
async def test_a_file_that_is_none_is_told_and_its_path_offered_again(
    visit: Visiting, home: Path
) -> None:
    (home / "belanja.txt").write_text("gula", encoding="utf-8")
    async with visit() as at:
        await at.press("o")
        await at.type("~/belanja.txt")
        await at.press("enter")
        await at.see("bukan berkas sesi bimtek")
        await at.press("escape", "o")
        await at.see("~/belanja.txt")


@pytest.mark.slow
async def test_a_synchronised_folder_is_warned_of(visit: Visiting, kept: Path) -> None:
    folder = kept.parent.parent / "Dropbox"
    folder.mkdir()
    path = Path(shutil.copy(kept, folder / "a.bimtek"))
    async with visit() as at:
        await at.press("o")
        await at.type(str(path))
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        await at.see("Berkas ada di folder yang disinkronkan (Dropbox): pindahkan dahulu.")


# -- everything else


async def test_the_palette_and_the_help_say_everything_in_indonesian(visit: Visiting) -> None:
    async with visit() as at:
        await at.press("f1")
        await at.see("Beranda menampilkan berkas sesi")
        await at.press("end")
        await at.see("sesi baru dari naskah")
        await at.press("escape", "ctrl+p")
        await at.see("Buka berkas sesi di folder lain")
        await at.type("tema")
        await at.press("enter")
        assert at.app.theme == DARK
        assert device.load().theme == DARK
        await at.press("ctrl+p")
        await at.type("naskah")
        await at.press("enter")
        await at.see("Naskah yang mana?")


async def test_leaving_the_workspace_leaves_everything_saved(visit: Visiting, kept: Path) -> None:
    async with visit() as at:
        await at.press("enter")
        await at.until(lambda: isinstance(at.app.screen, Workspace))
        session = at.workspace.session
        session.record(begin("registrasi", None, session.now()))
        await at.press("ctrl+q")
    session = bootstrap.open_session(kept, writing=False)
    assert session.get(StageRun, "registrasi") is not None
    session.close()
    assert [path.name for path in kept.parent.iterdir()] == ["kota-blitar.bimtek"]


@pytest.mark.slow
def test_the_home_screen_needs_nothing_heavy() -> None:
    heavy = ("pydantic", "sqlite_utils", "markdown_it", "jinja2", "bimtek.bootstrap")
    code = f"import bimtek.tui.home, sys; print([m for m in {heavy} if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"

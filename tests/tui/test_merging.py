"""Copies from other tables brought in from the window: found, read aloud, then all of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bimtek.hall.records import Note
from bimtek.tui import drives
from bimtek.tui.drives import Drive
from bimtek.tui.merging import copies_at_hand
from tests.commands import bimtek
from tests.tui.conftest import Opened


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "FLASHDISK"
    (path / "Bimtek").mkdir(parents=True)
    monkeypatch.setattr(drives, "drives", lambda: [Drive("FLASHDISK", path, 8_000_000_000, True)])
    return path


def session_of(path: Path) -> str:
    from bimtek.journal import file

    connection = file.connect(path, writing=False)
    found = file.meta(connection, "session") or ""
    connection.close()
    return found


def test_only_copies_of_this_session_are_offered(session_path: Path, stick: Path) -> None:
    copy = shutil.copy(session_path, stick / "Bimtek" / "meja-4.bimtek")
    beside = shutil.copy(session_path, session_path.with_name("lama.bimtek"))
    bimtek("new", stick / "lain.bimtek", "--script", "blitar-2023")
    (stick / "rusak.bimtek").write_bytes(b"bukan sesi")
    found = copies_at_hand(session_path, session_of(session_path))
    assert found == [(Path(beside), "di folder ini"), (Path(copy), "FLASHDISK")]


@pytest.mark.slow
async def test_what_a_stick_brings_is_read_before_enter_takes_it(
    desk: Opened, session_path: Path, stick: Path
) -> None:
    copy = shutil.copy(session_path, stick / "meja-4.bimtek")
    assert bimtek("note", copy, "dari meja 4", "--as", "N4").returncode == 0
    async with desk() as at:
        await at.press("ctrl+p")
        await at.type("Gabungkan")
        await at.press("enter")
        await at.until("meja-4.bimtek FLASHDISK")
        await at.press("1")
        await at.until("N4: 2 baru")
        assert at.session.all(Note) == []
        await at.press("enter")
        await at.until("Digabungkan. Keadaan sebelumnya: blitar-cadangan/blitar-20")
        await at.settled()
        assert [seen.value.text for seen in at.session.all(Note)] == ["dari meja 4"]

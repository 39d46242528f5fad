"""A copy onto a flash disk: which drives there are, made, checked, remembered."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import pytest

from bimtek.hall.copies import CopyState
from bimtek.hall.session_records import FileCopy
from bimtek.tui import drives
from bimtek.tui.destroying import still_hold
from bimtek.tui.drives import Drive, removable
from tests.commands import bimtek
from tests.tui.conftest import Opened


class Part(NamedTuple):
    device: str
    mountpoint: str
    opts: str = "rw"


LINUX = (
    Part("/dev/sda2", "/"),
    Part("/dev/sdb1", "/run/media/panitia/FLASHDISK"),
    Part("/dev/sdc1", "/home/panitia/kartu"),
)
MAC = (Part("/dev/disk1", "/"), Part("/dev/disk2", "/Volumes/FLASHDISK"))
WINDOWS = (Part("C:\\", "C:\\", "rw,fixed"), Part("E:\\", "E:\\", "rw,removable"))


@pytest.mark.parametrize(
    ("system", "partitions", "found"),
    [
        ("linux", LINUX, ["/run/media/panitia/FLASHDISK", "/home/panitia/kartu"]),
        ("darwin", MAC, ["/Volumes/FLASHDISK"]),
        ("win32", WINDOWS, ["E:\\"]),
        ("win32", (), []),
    ],
)
def test_what_can_be_taken_away(
    system: str, partitions: tuple[Part, ...], found: list[str]
) -> None:
    def asked(device: str) -> bool:
        return device == "/dev/sdc1"

    assert [part.mountpoint for part in removable(partitions, system, asked)] == found


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A flash disk that is plugged in."""
    path = tmp_path / "FLASHDISK"
    path.mkdir()
    monkeypatch.setattr(drives, "drives", lambda: [Drive("FLASHDISK", path, 8_000_000_000, True)])
    return path


async def test_copied_checked_and_remembered_while_one_works_on(desk: Opened, stick: Path) -> None:
    async with desk() as at:
        await at.open("Sambutan")
        await at.note("sudah tersimpan")
        await at.press("ctrl+p")
        await at.type("flashdisk")
        await at.press("enter")
        await at.until("8,0 GB kosong")
        await at.press("1")
        await at.until("Salinan utuh ✓ di FLASHDISK")
        await at.until("Masih di laptop ini")
        (copy,) = (stick / "Bimtek").iterdir()
        assert copy.name == "blitar-20230703-0830.bimtek"
        assert bimtek("verify", copy).returncode == 0
        await at.settled()
        (made,) = at.session.all(FileCopy)
        assert (made.value.place, made.value.path) == ("FLASHDISK", str(copy))
        assert made.value.sidik in at.screen
        author = at.session.author(next(iter(made.stamps("sidik"))))
        assert author
        assert author.name == "N1"


@pytest.mark.slow
async def test_a_folder_on_the_laptops_own_disk_is_told_as_such(desk: Opened, stick: Path) -> None:
    async with desk() as at:
        bimtek("backup", at.session.path, stick, "--remember", "--place", "Dokumen", "--as", "N1")
        await at.settled()
        (made,) = at.session.all(FileCopy)
        assert made.value.same_disk
        await at.open("Penutup")
        await at.until("Dokumen (masih di laptop ini)")
        await at.until("belum ada di luar laptop ini")


async def test_a_folder_on_another_disk_is_outside(desk: Opened) -> None:
    async with desk() as at:
        try:
            other = Path(mkdtemp(dir="/dev/shm"))
        except OSError:
            pytest.skip("this system has no second disk to copy to")
        try:
            made = bimtek("backup", at.session.path, other, "--json")
            assert json.loads(made.stdout.splitlines()[-1])["same_disk"] is False
        finally:
            shutil.rmtree(other)


def pull(stick: Path) -> None:
    """Where the drive was there is no folder any more."""
    shutil.rmtree(stick)
    stick.write_text("tidak ada lagi", encoding="utf-8")


@pytest.mark.slow
async def test_a_drive_that_was_pulled_meanwhile_is_told(desk: Opened, stick: Path) -> None:
    async with desk() as at:
        await at.press("ctrl+p")
        await at.type("flashdisk")
        await at.press("enter")
        await at.until("8,0 GB kosong")
        pull(stick)
        await at.press("1")
        await at.until("Salinan gagal.")
        assert at.session.all(FileCopy) == []


@pytest.mark.slow
async def test_no_flash_disk_yet(desk: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Drive] = []
    monkeypatch.setattr(drives, "drives", lambda: found)
    async with desk() as at:
        await at.press("ctrl+p")
        await at.type("flashdisk")
        await at.press("enter")
        await at.until("Belum ada flashdisk. Colokkan, lalu tekan l.")
        found.append(Drive("E:", Path("E:/"), 1_000_000_000, False))
        await at.press("l")
        await at.until("E: hanya dapat dibaca")
        await at.press("f")
        await at.type("/tidak/ada")
        await at.press("enter")
        await at.until("Folder itu tidak ada.")


@pytest.mark.slow
async def test_words_destroyed_later_name_the_copies_that_no_order_reaches(
    desk: Opened, stick: Path
) -> None:
    async with desk() as at:
        await at.open_notes("Sambutan")
        await at.note("jangan dicatat")
        made = bimtek(
            "backup", at.session.path, stick, "--remember", "--place", "FLASHDISK", "--as", "N1"
        )
        assert made.returncode == 0
        await at.settled()
        await at.press("home", "h", "1", "m")
        await at.until("Salinan di laptop ini juga masih memuatnya, hapus berkasnya:")


def test_a_copy_on_the_own_disk_is_called_so_after_words_were_destroyed() -> None:
    def copy(place: str, path: str, *, same_disk: bool) -> CopyState:
        made = FileCopy(
            "c", place, path, datetime(2023, 7, 3, 15, 44, tzinfo=UTC), same_disk=same_disk
        )
        return CopyState(place, made, 0)

    stick = copy("FLASHDISK (E:)", "E:/blitar.bimtek", same_disk=False)
    here = copy("Dokumen", "C:/Dokumen/blitar.bimtek", same_disk=True)
    assert list(still_hold([])) == []
    outside, beside = still_hold([stick, here])
    assert outside == "Salinan di luar laptop ini masih memuatnya: FLASHDISK (E:) 3 Jul 15.44."
    assert "di laptop ini juga" in beside
    assert beside.endswith("hapus berkasnya: C:/Dokumen/blitar.bimtek 3 Jul 15.44.")

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from bimtek.journal.file import HEADER
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.minutes.output import file_name, write_document, write_folder


def alone(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_document_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_document(tmp_path / "blitar.md", b"satu")
    write_document(tmp_path / "blitar.md", b"dua")
    assert (tmp_path / "blitar.md").read_bytes() == b"dua"
    assert alone(tmp_path) == ["blitar.md"]


def test_a_full_disk_leaves_the_old_document_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_document(tmp_path / "blitar.md", b"lama")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileTrouble, match="disk penuh") as told:
        write_document(tmp_path / "blitar.md", b"baru")
    assert told.value.status is Exit.CANNOT_WRITE
    assert (tmp_path / "blitar.md").read_bytes() == b"lama"
    assert alone(tmp_path) == ["blitar.md"]


def test_a_document_that_is_open_elsewhere_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_document(tmp_path / "blitar.md", b"lama")

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "used by another process", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileTrouble, match="terbuka di program lain"):
        write_document(tmp_path / "blitar.md", b"baru")
    assert (tmp_path / "blitar.md").read_bytes() == b"lama"
    assert alone(tmp_path) == ["blitar.md"]


@pytest.mark.parametrize(
    "mark", ["~$tulen.docx", "~$otulen.docx", "~$notulen.docx", ".~lock.notulen.docx#"]
)
def test_a_document_that_word_or_libreoffice_has_open_stays(tmp_path: Path, mark: str) -> None:
    write_document(tmp_path / "notulen.docx", b"lama")
    (tmp_path / mark).touch()
    with pytest.raises(FileTrouble) as told:
        write_document(tmp_path / "notulen.docx", b"baru")
    assert "terbuka di Word atau LibreOffice. Tutup dahulu; yang lama" in told.value.message
    assert f"hapus {mark}" in told.value.message
    assert (tmp_path / "notulen.docx").read_bytes() == b"lama"
    write_document(tmp_path / "notulen.pdf", b"baru")


def test_a_document_never_replaces_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="adalah folder"):
        write_document(tmp_path, b"x")


def test_a_document_never_replaces_a_session(tmp_path: Path) -> None:
    (tmp_path / "sesi.db").write_bytes(HEADER + b"isi")
    with pytest.raises(FileTrouble, match="berkas sesi"):
        write_document(tmp_path / "sesi.db", b"x")
    with pytest.raises(FileTrouble, match="berkas sesi"):
        write_document(tmp_path / "lain.bimtek-wal", b"x")
    assert (tmp_path / "sesi.db").read_bytes() == HEADER + b"isi"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_a_device_is_not_replaced() -> None:
    with pytest.raises(FileTrouble, match="bukan berkas biasa"):
        write_document(Path("/dev/null"), b"x")


@pytest.mark.parametrize("place", ["tidak-ada/x.md", "berkas/x.md"])
def test_a_missing_folder_is_said_in_words(tmp_path: Path, place: str) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    with pytest.raises(FileTrouble, match="foldernya tidak ada"):
        write_document(tmp_path / place, b"x")


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "blitar-csv"
    write_folder(folder, {"note.csv": b"1", "old.csv": b"1"})
    write_folder(folder, {"note.csv": b"2"})
    assert alone(tmp_path) == ["blitar-csv"]
    assert alone(folder) == ["note.csv"]
    assert (folder / "note.csv").read_bytes() == b"2"


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "surat.docx").write_bytes(b"x")
    with pytest.raises(FileTrouble, match=r"surat\.docx"):
        write_folder(tmp_path, {"note.csv": b"1"})
    assert alone(tmp_path) == ["surat.docx"]


def test_a_folder_that_cannot_be_finished_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "blitar-csv"
    write_folder(folder, {"note.csv": b"lama"})
    rename = Path.rename

    def second_one_fails(self: Path, target: Path) -> Path:
        if target == folder and "tulis" in self.name:
            raise PermissionError(errno.EACCES, "used by another process", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", second_one_fails)
    with pytest.raises(FileTrouble, match="terbuka di program lain"):
        write_folder(folder, {"note.csv": b"baru"})
    assert (folder / "note.csv").read_bytes() == b"lama"
    assert alone(tmp_path) == ["blitar-csv"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bimtek: Kota Blitar/2023?", "Bimtek Kota Blitar 2023"),
        ("../../etc/passwd", "etc passwd"),
        ("CON", "_CON"),
        ("nul.md", "_nul.md"),
        ("…", "…"),
        (" . ", "_"),
        ("a\x00b\nc", "a b c"),
        ("x" * 300, "x" * 80),
        ("\ud800x", "x"),
    ],
)
def test_a_title_becomes_a_name_that_every_file_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name

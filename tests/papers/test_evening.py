"""Paket malam ini: everything of an evening in one folder, whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bimtek.hall.records import Label
from bimtek.journal.trouble import FileTrouble
from bimtek.minutes.output import write_folder
from bimtek.papers.catalogue import DESTROYED, DOCUMENTS
from bimtek.papers.evening import evening, folder_of, of_a_package, unedited
from tests.minutes.halls import Hall

PACKED = [name for name in DOCUMENTS if name != DESTROYED.name]


class Enough(Exception):  # noqa: N818 - no error, somebody has changed their mind
    """The person cancels."""


@pytest.mark.slow
def test_all_of_the_evening_is_in_one_folder_with_a_note_what_is_what(
    seated: Hall, tmp_path: Path
) -> None:
    seated.note("kirim | data *kini*", Label.ACTION, opd=("dinkes",), due=date(2023, 7, 14))
    told: list[tuple[int, int]] = []
    files = evening(seated.session, lambda done, of, _: told.append((done, of)))
    assert {f"{name}.{form}" for name in PACKED for form in ("md", "docx", "pdf")} < set(files)
    assert {"BACA-DULU.md", "pesan/dinkes.txt", "data-internal/sesi.json", "tabel.xlsx"} < set(
        files
    )
    assert told == [(n, told[0][1]) for n in range(told[0][1])]
    note = files["BACA-DULU.md"].decode()
    assert all(f"| {name} |" in note for name in PACKED)
    assert not [name for name in files if name.startswith(DESTROYED.name)], "only when asked for"
    folder = folder_of(tmp_path / "blitar.bimtek", seated.session)
    again = folder.with_name(f"{folder.name.removesuffix('-paket')}.bimtek")
    assert folder_of(again, seated.session) == folder
    assert folder.name == "blitar-2023-07-03-paket"
    write_folder(folder, files, of_a_package(files))
    assert (folder / "pesan" / "dinkes.txt").read_bytes() == files["pesan/dinkes.txt"]


def test_the_note_says_how_many_lines_nobody_has_edited(hall: Hall) -> None:
    stage = hall.session.stages[0]
    hall.note("walidata kominfo", stage=stage.id, sentence="Wali data adalah Diskominfotik.")
    hall.note("mikrofon mati", stage=stage.id, dropped=True)
    assert unedited(hall.session) == ""
    hall.note("kirim data", stage=stage.id)
    assert unedited(hall.session) == f"1 ({stage.title} 1)"


def test_whoever_cancels_gets_nothing(hall: Hall) -> None:
    def cancel(done: int, _: int, __: str) -> None:
        if done:
            raise Enough

    with pytest.raises(Enough):
        evening(hall.session, cancel)


FILES = {"notulen.md": b"baru", "pesan/dinkes.txt": b"baru"}


def older(folder: Path) -> Path:
    write_folder(folder, {"notulen.md": b"lama", "pesan/dishub.txt": b"lama"})
    return folder


def test_an_older_package_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = older(tmp_path / "paket")
    (folder / ".DS_Store").touch()
    write_folder(folder, FILES, of_a_package(FILES))
    assert not (folder / "pesan" / "dishub.txt").exists()
    assert (folder / "notulen.md").read_bytes() == b"baru"


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("pindaian.md", "berisi berkas lain (pindaian.md)"),
        ("pesan/jawaban.xlsx", "berisi berkas lain (pesan/jawaban.xlsx)"),
        ("~$tulen.docx", "terbuka di Word"),
        (".~lock.notulen.docx#", "terbuka di Word"),
    ],
)
def test_what_is_somebodys_own_or_open_keeps_the_older_one_whole(
    tmp_path: Path, own: str, told: str
) -> None:
    folder = older(tmp_path / "paket")
    (folder / own).touch()
    with pytest.raises(FileTrouble) as refused:
        write_folder(folder, FILES, of_a_package(FILES))
    assert told in refused.value.message
    assert (folder / "notulen.md").read_bytes() == b"lama"
    assert [one.name for one in tmp_path.iterdir()] == ["paket"]

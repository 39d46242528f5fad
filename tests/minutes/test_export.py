"""`bimtek export` as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bimtek.cli import main
from bimtek.founding import found
from bimtek.journal.trouble import Exit
from tests.minutes.halls import at

SCRIPT = Path(__file__).parent / "golden" / "naskah.md"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sesi" / "contoh.bimtek"
    found(path, SCRIPT, name="Rina", role="notulis", clock=lambda: at(8))
    return path


def test_minutes_stand_beside_the_session_named_after_it(file: Path) -> None:
    assert main(["export", str(file), "-f", "md"]) == Exit.DONE
    text = (file.parent / "contoh.md").read_text(encoding="utf-8")
    assert text.startswith("# NOTULEN\n")
    assert sorted(one.name for one in file.parent.iterdir()) == ["contoh.bimtek", "contoh.md"]


def test_a_letterhead_that_is_no_word_file_is_refused(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = file.with_name("kop.docx")
    head.write_bytes(b"bukan Word")
    export = ["export", str(file), "--letterhead", str(head), "-f"]
    assert main([*export, "docx"]) == Exit.WRONG_INPUT
    assert "bukan berkas Word (.docx)" in capsys.readouterr().err
    assert main([*export, "pdf"]) == Exit.USAGE
    assert not file.with_suffix(".docx").exists()


def test_two_exports_of_one_state_are_equal_bytes(file: Path) -> None:
    for form in ("md", "json", "html", "docx", "pdf"):
        assert main(["export", str(file), "-f", form]) == Exit.DONE
        first = file.with_suffix(f".{form}").read_bytes()
        assert main(["export", str(file), "-f", form]) == Exit.DONE
        assert file.with_suffix(f".{form}").read_bytes() == first


@pytest.mark.slow
def test_the_order_of_a_set_never_shows(file: Path) -> None:
    def exported(seed: str) -> bytes:
        command = [sys.executable, "-m", "bimtek", "export", str(file), "-f", "md", "-o", "-"]
        run = subprocess.run(
            command,
            capture_output=True,
            check=True,
            timeout=60,
            env={"PYTHONHASHSEED": seed, "HOME": str(file)},
        )
        return run.stdout

    assert exported("1") == exported("2") != b""


def test_a_dash_writes_to_standard_output(
    file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(file), "-f", "json", "-o", "-"]) == Exit.DONE
    assert json.loads(capsysbinary.readouterr().out)["bimtek"] == 1
    assert [one.name for one in file.parent.iterdir()] == ["contoh.bimtek"]


def test_tables_make_a_folder(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(file), "-f", "csv"]) == Exit.DONE
    folder = file.parent / "contoh-csv"
    assert (folder / "opd.csv").read_bytes().startswith(b'\xef\xbb\xbf"code";')
    assert str(folder) in capsys.readouterr().err
    assert main(["export", str(file), "-f", "csv", "-o", "-"]) == Exit.USAGE
    assert "folder" in capsys.readouterr().err


def test_an_export_never_replaces_the_session(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    assert main(["export", str(file), "-f", "md", "-o", str(file)]) == Exit.CANNOT_WRITE
    assert "berkas sesi" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_missing_folder_ends_in_a_sentence_and_code_5(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(file.parent / "tidak-ada" / "x.md")
    assert main(["export", str(file), "-f", "md", "-o", out]) == Exit.CANNOT_WRITE
    told = capsys.readouterr().err
    assert "foldernya tidak ada" in told
    assert "Traceback" not in told


def test_a_file_that_is_no_session_ends_in_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "surat.docx").write_bytes(b"PK")
    assert main(["export", str(tmp_path / "surat.docx"), "-f", "md"]) == Exit.NO_SESSION
    assert main(["export", str(tmp_path / "hilang.bimtek"), "-f", "md"]) == Exit.NO_SESSION
    assert capsys.readouterr().err.count("\n") == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_standard_output_ends_in_code_5(file: Path) -> None:
    command = [sys.executable, "-m", "bimtek", "export", str(file), "-f", "json", "-o", "-"]
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert run.returncode == Exit.CANNOT_WRITE
    assert "disk penuh" in run.stderr.decode("utf-8")
    assert b"Traceback" not in run.stderr


def test_another_document_stands_beside_the_minutes_under_its_name(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export = ["export", str(file), "--document", "berita-acara", "-f"]
    assert main([*export, "md"]) == Exit.DONE
    text = (file.parent / "contoh-berita-acara.md").read_text(encoding="utf-8")
    assert text.startswith("# BERITA ACARA KESEPAKATAN\n")
    for wrong in (["csv"], ["paket"], ["md", "--edition", "1"]):
        assert main([*export, *wrong]) == Exit.USAGE
    assert main(["export", str(file), "-f", "paket", "-o", "-"]) == Exit.USAGE
    assert "sebut tempatnya dengan -o FOLDER" in capsys.readouterr().err


def test_messages_go_into_a_folder_one_file_or_standard_output(
    file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    note = "> kirim data @dinkes ^14/7"
    export = ["export", str(file), "-f", "pesan"]
    assert main(export) == Exit.DONE
    assert b"tidak ada pesan" in capsysbinary.readouterr().err
    assert main(["note", str(file), note, "--as", "Rina", "--role", "notulis"]) == Exit.DONE
    assert main(export) == Exit.DONE
    (made,) = (file.parent / "contoh-pesan").iterdir()
    capsysbinary.readouterr()
    assert main([*export, "-o", "-"]) == Exit.DONE
    assert made.read_bytes() in capsysbinary.readouterr().out
    assert main([*export, "-o", str(file.with_name("pesan.txt"))]) == Exit.DONE
    assert made.read_bytes() in file.with_name("pesan.txt").read_bytes()

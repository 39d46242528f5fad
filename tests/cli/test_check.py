"""`bimtek check`: mistakes on stdout, talk on stderr, an exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.cli.check import check
from bimtek.journal.trouble import Exit

FRONT = "---\nnaskah: 1\njudul: A\nkota: B\ntanggal: 3 Juli 2023\n---\n"


def written(folder: Path, data: str | bytes) -> str:
    path = folder / "naskah.md"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


@pytest.mark.parametrize("name", ["tahap-1", "blitar-2023"])
def test_shipped_scripts_pass_by_their_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(name) == Exit.DONE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Tidak ada kekeliruan: ")


def test_mistakes_are_data_and_warnings_are_talk(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = written(tmp_path, FRONT + "## A {.jeda durassi=5}\n\n> **Tujun:** x\n")
    assert check(name) == Exit.WRONG_INPUT
    out, err = capsys.readouterr()
    assert out == f"{name}:7: kunci ‘durassi’ tidak dikenal; mungkin maksudnya ‘durasi’\n"
    assert err == (
        f"{name}:9: peringatan: label ‘Tujun’ tidak dikenal; mungkin maksudnya ‘Tujuan’\n"
        "1 kekeliruan.\n"
    )


def test_a_warning_alone_leaves_the_exit_code_at_nought(tmp_path: Path) -> None:
    assert check(written(tmp_path, FRONT + "## A {.jeda}\n\n> **Tujun:** x\n")) == Exit.DONE


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf" + FRONT.encode() + b"## A {.jeda}\n", FRONT.replace("\n", "\r\n")]
)
def test_a_bom_and_crlf_are_no_mistakes(tmp_path: Path, data: str | bytes) -> None:
    whole = data if isinstance(data, bytes) else data + "## A {.jeda}\r\n"
    assert check(written(tmp_path, whole)) == Exit.DONE


def test_more_than_two_megabytes_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(written(tmp_path, b"a" * (2 * 1024 * 1024 + 1))) == Exit.WRONG_INPUT
    assert "berkas lebih besar dari 2 MB; naskah paling besar 2 MB" in capsys.readouterr().out


def test_a_missing_file_and_a_folder_get_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(str(tmp_path / "tidak-ada.md")) == Exit.WRONG_INPUT
    assert check(str(tmp_path)) == Exit.WRONG_INPUT
    assert check("a\0b") == Exit.WRONG_INPUT
    out = capsys.readouterr().out.splitlines()
    assert out[0].endswith("tidak-ada.md:1: berkas tidak ada; periksa nama dan foldernya")
    assert out[1].endswith(":1: ini folder, bukan berkas; tulis nama naskahnya, misalnya naskah.md")
    assert len(out) == 3


def test_a_file_that_may_not_be_read_is_not_the_scripts_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = written(tmp_path, FRONT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert check(name) == Exit.CANNOT_WRITE


def test_nothing_in_a_script_steers_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(written(tmp_path, FRONT + "## A {.jeda oleh=\x1b[31mx #\x07b}\n"))
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "\x07" not in out + err

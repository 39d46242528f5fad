"""Tahap II begins with the file of tahap I: the afternoon of the sample is gone on from."""

from __future__ import annotations

import re
from pathlib import Path

from bimtek.script.library import home
from tests.commands import bimtek

GOLDEN = Path(__file__).with_name("golden") / "tahap-2-dari-tahap-1.txt"


def of_tahap_2(folder: Path) -> Path:
    """The script of the sample without its lists, as if it were that of tahap II."""
    text = (home() / "blitar-2023" / "naskah.md").read_text(encoding="utf-8")
    text = re.sub(r"^(opd|peserta): .*\n", "", text, flags=re.MULTILINE)
    text = text.replace("Tahap I", "Tahap II").replace("Senin, 3 Juli 2023", "10 Agustus 2023")
    script = folder / "tahap2.md"
    script.write_text(text, encoding="utf-8")
    for beside in ("indikator.csv", "dasar.csv"):
        (folder / beside).write_bytes((home() / "blitar-2023" / beside).read_bytes())
    return script


def test_tahap_2_is_founded_on_tahap_1(afternoon: Path, tmp_path: Path) -> None:
    script, new = of_tahap_2(tmp_path), tmp_path / "tahap2.bimtek"
    founding = ("new", new, "--script", script, "--from", afternoon)
    first = bimtek(*founding, "--dry-run")
    assert (first.returncode, new.exists()) == (0, False), first.stderr
    assert "Belum ada yang ditulis (--dry-run)" in first.stderr
    done = bimtek(*founding)
    assert done.returncode == 0, done.stderr
    assert done.stdout == first.stdout
    told = re.sub(r"sidik \S+\)", "sidik …)", done.stdout)
    assert told == GOLDEN.read_text(encoding="utf-8")
    assert bimtek("verify", new).returncode == 0
    again = bimtek(*founding)
    assert (again.returncode, again.stdout) == (5, "")
    missing = bimtek("new", tmp_path / "x.bimtek", "--script", script, "--from", tmp_path / "tiada")
    assert missing.returncode == 3
    assert not (tmp_path / "x.bimtek").exists()

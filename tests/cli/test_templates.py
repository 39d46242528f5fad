"""`bimtek template` and what `bimtek check` and `bimtek export` make of the copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.cli import main
from bimtek.founding import found

SCRIPT = Path(__file__).parents[1] / "minutes" / "golden" / "naskah.md"
FRAME = "templat/notulen.md.j2"


def test_copies_are_changed_checked_used_and_refused_with_their_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "rumah")
    found(tmp_path / "blitar.bimtek", SCRIPT, name="Rina (nama contoh)", role="notulis")

    def told(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    status, out, _ = told("template")
    assert status == 0
    assert out.startswith("acara ")
    assert "notulen " in out
    assert "mungkin ‘notulen’" in told("template", "notulan")[2]
    assert told("template", "notulen")[0] == 0
    assert "sudah ada dan tidak ditimpa" in told("template", "--all")[2]
    assert not Path("templat/acara.md.j2").exists()
    assert "templat bawaan" in told("check", "blitar.bimtek")[2]
    frame = Path(FRAME)
    text = frame.read_text("utf-8")
    frame.write_text(text.replace("## II. Susunan acara", "## II. Rundown"), "utf-8")
    assert "Templat sendiri: " in told("check", "blitar.bimtek")[2]
    assert "## II. Rundown" in told("export", "blitar.bimtek", "-f", "md", "-o", "-")[1]
    given = ("export", "blitar.bimtek", "-f", "md", "-o", "a.md")
    assert told(*given)[0] == 0
    frame.write_text(text.replace("{{ title|bold }}", "{{ tittle|bold }}"), "utf-8")
    assert told("check", "blitar.bimtek")[0] == 1
    status, _, err = told(*given)
    assert status == 1
    assert "notulen.md.j2:" in err
    assert "mungkin ‘title’" in err
    assert "Rundown" in Path("a.md").read_text("utf-8")
    assert told(*given, "--no-templates")[0] == 0
    assert "Susunan acara" in Path("a.md").read_text("utf-8")

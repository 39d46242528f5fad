"""What `export -f json` wrote makes an equal session file, or none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bimtek.cli import main
from bimtek.hall.records import Note
from bimtek.journal.trouble import Exit
from bimtek.session import Session


@pytest.fixture
def dumped(session: Session, session_path: Path) -> Path:
    session.record(Note.new(id="a", text="👩 “kutip” | <b>", stage="sambutan")).result(10)
    session.record(Note.new(id="b", text="di luar catatan", stage="sambutan")).result(10)
    session.redact("note", "b", "text", "salah rekam").result(10)
    session.undo().result(10)
    assert main(["export", str(session_path), "-f", "json"]) == Exit.DONE
    return session_path.with_suffix(".json")


def test_json_to_session_to_json_is_the_same(dumped: Path, tmp_path: Path) -> None:
    path = tmp_path / "pulih.bimtek"
    assert main(["restore", str(path), str(dumped)]) == Exit.DONE
    assert main(["verify", str(path)]) == Exit.DONE
    assert main(["export", str(path), "-f", "json"]) == Exit.DONE
    assert path.with_suffix(".json").read_bytes() == dumped.read_bytes()
    assert b"di luar catatan" not in path.read_bytes()
    assert main(["export", str(path), "-f", "md", "-o", str(tmp_path / "n.md")]) == Exit.DONE
    assert main(["restore", str(path), str(dumped)]) == Exit.CANNOT_WRITE  # it exists


def _without_its_last_entry(whole: dict[str, Any]) -> None:
    whole["journal"].pop()


def _with_another_word(whole: dict[str, Any]) -> None:
    row = next(row for row in whole["journal"] if row["patch"] and "kutip" in row["patch"])
    row["patch"] = row["patch"].replace("kutip", "ganti")


def _out_of_order(whole: dict[str, Any]) -> None:
    whole["journal"].reverse()


def _of_another_layout(whole: dict[str, Any]) -> None:
    whole["bimtek"] = 2


def _without_a_column(whole: dict[str, Any]) -> None:
    del whole["journal"][0]["seal"]


@pytest.mark.parametrize(
    "spoil",
    [
        _without_its_last_entry, _with_another_word, _out_of_order, _of_another_layout,
        _without_a_column,
    ],
)  # fmt: skip
def test_what_was_changed_makes_no_file(
    dumped: Path, tmp_path: Path, spoil: Callable[[dict[str, Any]], None]
) -> None:
    whole = json.loads(dumped.read_text(encoding="utf-8"))
    spoil(whole)
    dumped.write_text(json.dumps(whole), encoding="utf-8")
    path = tmp_path / "baru" / "pulih.bimtek"
    path.parent.mkdir()
    assert main(["restore", str(path), str(dumped)]) != Exit.DONE
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"bimtek": 1}', "\ufeff{}"])
def test_what_is_no_such_file_makes_no_file(tmp_path: Path, text: str) -> None:
    source = tmp_path / "x.json"
    source.write_text(text, encoding="utf-8")
    assert main(["restore", str(tmp_path / "x.bimtek"), str(source)]) == Exit.WRONG_INPUT
    assert [one.name for one in tmp_path.iterdir()] == ["x.json"]

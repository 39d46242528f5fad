"""A SWOT from outside: lines of `bimtek record`, the view of the file, the exports."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bimtek.journal.records import Refusal
from bimtek.journal.views import view_rows
from bimtek.minutes.dump_json import dump
from bimtek.minutes.tables import sheets_of
from bimtek.minutes.tables_csv import tables
from bimtek.stages.swot.records import SwotItem
from bimtek.stages.swot.state import SwotState
from tests.conftest import OpenAs
from tests.founding import founded
from tests.recording import recorded
from tests.stages.swot.written import SCRIPT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return founded(tmp_path, SCRIPT)


def item(name: str, text: str, **values: str) -> dict[str, Any]:
    where = {"component": "struktur", "quadrant": "kekuatan", **values}
    return {
        "kind": "swot_item",
        "key": {"stage": "fgd", "item": name},
        "set": {"text": text, **where},
    }


def voice(name: str, who: str, stage: str = "fgd") -> dict[str, Any]:
    key = {"stage": stage, "item": name, "who": who}
    return {"kind": "swot_voice", "key": key, "set": {"said": "2023-07-03T09:00:00"}}


def word(name: str, text: str, stage: str = "fgd") -> dict[str, Any]:
    return {"kind": "keyword", "key": {"stage": stage, "item": name}, "set": {"text": text}}


def test_lines_from_outside_become_items_voices_and_keywords(path: Path, open_as: OpenAs) -> None:
    lines = (
        item("a1", "listrik andal"), voice("a1", "dinkes"), voice("a1", "tanpa-nama-1"),
        word("w1", "aman"), voice("w1", "rsud"),
        {"kind": "swot_item", "record": "fgd/a1", "set": {"quadrant": "peluang"}},
    )  # fmt: skip
    answers = recorded(path, *lines)
    assert not [answer for answer in answers if "error" in answer]
    session = open_as(path, "N1")
    state = SwotState(session, session.stage("fgd"))
    (one,) = state.items
    assert (one.count, one.who, str(one.place)) == (2, ("dinkes",), "struktur/peluang")
    assert [entry.text for entry in state.keywords] == ["aman"]


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (item("a", "x y", component="budaya"), "no-such-component",
         "Yang ada: struktur, infrastruktur."),
        (item("a", "x y", quadrant="kuat"), "does-not-fit", "isian ‘quadrant’"),
        (item("a", " "), "no-words", "masih kosong"),
        ({"kind": "swot_item", "record": "fgd/a", "set": {"text": "x"}}, "no-place",
         "komponen dan kuadran"),
        (voice("tiada", "dinkes"), "no-such-item", "Tidak ada butir ‘tiada’"),
        (voice("ada", "dinkez"), "nobody", "Tulis kode OPD"),
        ({"kind": "swot_item", "record": "fgd/ada", "set": {"joined": "fgd/tiada"}},
         "no-such-item", "untuk digabungkan"),
        ({"kind": "swot_item", "record": "fgd/ada", "set": {"joined": "fgd/ada"}},
         "no-such-item", "untuk digabungkan"),
        (word("w", "aman", "pasar"), "no-keywords", "tidak mengumpulkan kata kunci"),
        (word("w", "aman", "istirahat"), "no-swot", "bukan acara SWOT"),
        (word("w", "aman", "lain"), "no-such-stage", "tidak ada dalam naskah"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_what_is_expected(
    path: Path, line: dict[str, Any], code: str, words: str
) -> None:
    *_, answer = recorded(path, item("ada", "listrik andal"), line)
    assert answer["error"] == code
    assert words in answer["message"]


def test_a_screen_cannot_record_past_the_check_either(path: Path, open_as: OpenAs) -> None:
    session = open_as(path, "N1")
    change = SwotItem.set("fgd/x", component="budaya", quadrant="kekuatan", text="a")
    with pytest.raises(Refusal, match="tidak punya komponen"):
        session.record(change).result(10)


def test_files_and_views_hold_what_was_said(path: Path, open_as: OpenAs) -> None:
    recorded(
        path, item("a1", "listrik andal"), voice("a1", "dinkes"), word("w1", "aman"),
        {"kind": "keyword", "record": "fgd/w1", "set": {"chosen": True}},
    )  # fmt: skip
    names, rows = view_rows(sqlite3.connect(path), "swot_item")
    assert dict(zip(names, rows[0], strict=True)).items() >= {
        ("item", "a1"), ("component", "struktur"), ("quadrant", "kekuatan"),
        ("text", "listrik andal"), ("konflik", 0),
    }  # fmt: skip
    session = open_as(path, "N1")
    files = tables(sheets_of(session))
    assert {"swot_item.csv", "swot_voice.csv", "keyword.csv"} <= files.keys()
    text = files["keyword.csv"].decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (row["item"], row["text"]) == ("w1", "aman")
    kinds = json.loads(dump(session))["records"]
    assert [len(kinds[kind]) for kind in ("swot_item", "swot_voice", "keyword")] == [1, 1, 1]

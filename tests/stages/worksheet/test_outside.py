"""A kertas kerja from outside: lines of `bimtek record`, the view of the file, the exports."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bimtek import bootstrap
from bimtek.journal.records import Refusal
from bimtek.journal.views import refresh_views, view_rows
from bimtek.minutes.dump_json import dump
from bimtek.minutes.tables import sheets_of
from bimtek.minutes.tables_csv import tables
from bimtek.session import Session
from bimtek.stages.worksheet.records import Cell
from tests.conftest import OpenAs
from tests.recording import recorded

STAGE = "kesiapan-kota"


def cell(row: str, column: str, value: str, who: str = "pleno") -> dict[str, Any]:
    key = {"stage": STAGE, "row": row, "who": who, "column": column}
    return {"kind": "answer", "key": key, "set": {"value": value}}


def test_lines_from_outside_fill_cells(session_path: Path, session: Session) -> None:
    row = {"kind": "sheet_row", "key": {"stage": STAGE, "row": "baru"}, "set": {"text": "Lain?"}}
    proof = {
        "kind": "evidence",
        "set": {"of": f"{STAGE}/S1a/pleno/bukti", "type": "dokumen", "title": "SK admin"},
    }
    lines = (
        cell("S1a", "level", "3"), cell("S1b", "angka", "66.7"), cell("S1b", "level", "bd"),
        cell("S1a", "catatan", "apa saja"), row, cell("baru", "level", "0"), proof,
    )  # fmt: skip
    answers = recorded(session_path, *lines)
    assert not [answer for answer in answers if "error" in answer]
    session.poll()
    seen = session.get(Cell, f"{STAGE}/S1a/pleno/level")
    assert seen
    assert seen.value.value == "3"


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (cell("S1a", "level", "9"), "does-not-fit", "Satu angka: 0 belum ada"),
        (cell("S1b", "angka", "66,7"), "does-not-fit", "kolom Angka"),
        (cell("S1a", "warna", "2"), "no-such-column", "Yang ada: level, angka, bukti, catatan."),
        (cell("Z9", "level", "2"), "no-such-row", "tidak punya baris ‘Z9’"),
        (cell("S1a", "level", "2", "dinkes"), "no-such-sheet", "Tulis pleno."),
        (cell("S1a", "bukti", "SK"), "evidence-apart", "Catat sebagai evidence"),
    ],
)
def test_what_does_not_fit_its_column_is_refused_as_on_the_screen(
    session_path: Path, line: dict[str, Any], code: str, words: str
) -> None:
    (answer,) = recorded(session_path, line)
    assert answer["error"] == code
    assert words in answer["message"]


def test_a_screen_cannot_record_past_the_check_either(session: Session) -> None:
    change = Cell.new(stage=STAGE, row="S1a", who="pleno", column="level", value="9")
    with pytest.raises(Refusal, match="tidak cocok"):
        session.record(change).result(10)
    elsewhere = Cell.new(stage="tiada", row="S1a", who="pleno", column="level", value="1")
    with pytest.raises(Refusal, match="tidak ada dalam naskah"):
        session.record(elsewhere).result(10)


def answered(path: Path) -> None:
    proof = {
        "kind": "evidence",
        "set": {"of": f"{STAGE}/S1a/pleno/bukti", "type": "dokumen", "title": "SK admin"},
    }
    row = {"kind": "sheet_row", "key": {"stage": STAGE, "row": "baru"}, "set": {"text": "Lain?"}}
    recorded(
        path, cell("S1b", "level", "bd"), cell("S1a", "level", "3"), proof, row,
        cell("baru", "level", "1"), cell("S2a", "level", "2"),
        {"kind": "answer", "record": f"{STAGE}/S2a/pleno/level", "withdraw": "salah baris"},
    )  # fmt: skip


def test_the_file_shows_a_sheet_as_people_filled_it(session_path: Path) -> None:
    answered(session_path)
    names, rows = view_rows(sqlite3.connect(session_path), f"kk_{STAGE}")
    assert names == [
        "kode", "uraian", "penjawab", "Level", "Angka", "Bukti", "Catatan", "konflik",
    ]  # fmt: skip
    assert [(row[0], row[2:]) for row in rows] == [
        ("S1a", ("pleno", "3", None, "SK admin", None, 0)),
        ("S1b", ("pleno", "bd", None, None, None, 0)),
        ("baru", ("pleno", "1", None, None, None, 0)),
    ]
    assert rows[0][1].startswith("Apakah setiap OPD")
    assert rows[2][1] == "Lain?"


def test_a_cell_with_two_values_is_marked_there(session_path: Path, open_as: OpenAs) -> None:
    sessions = [open_as(session_path, name) for name in ("N1", "N2")]
    for session in sessions:
        assert session.all(Cell) == []
    for session, value in zip(sessions, "23", strict=True):
        change = Cell.new(stage=STAGE, row="S1a", who="pleno", column="level", value=value)
        session.record(change).result(10)
    _, rows = view_rows(sqlite3.connect(session_path), f"kk_{STAGE}")
    assert rows[0][-1] == 1


def test_views_are_made_anew_where_the_script_has_other_columns(session_path: Path) -> None:
    connection = sqlite3.connect(session_path)
    script = bootstrap.script_of(connection, session_path)
    (pivot,) = bootstrap.pivots_of(script)
    kinds = bootstrap.record_kinds()
    column = pivot.columns[0]._replace(title='Kata "aneh"\'')
    other = pivot._replace(columns=(column, *pivot.columns[1:]))
    refresh_views(connection, kinds, (other,))
    names, _ = view_rows(connection, other.name)
    assert names[3] == 'Kata "aneh"\''


def test_exports_hold_the_sheet(session_path: Path, session: Session) -> None:
    answered(session_path)
    session.poll()
    files = tables(sheets_of(session))
    text = files[f"kk_{STAGE}.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["kode"], row["Level"]) for row in rows][:2] == [("S1a", "3"), ("S1b", "bd")]
    assert {"answer.csv", "sheet_row.csv", "group.csv"} <= files.keys()
    kinds = json.loads(dump(session))["records"]
    assert len(kinds["answer"]) == 4

from __future__ import annotations

import csv
import io

import pytest

from bimtek.lists.files import sheets_of as read_sheets
from bimtek.minutes.tables import sheets_of
from bimtek.minutes.tables_csv import csv_of, guarded, tables
from tests.minutes.halls import Hall


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_table_opens_in_columns_in_indonesian_excel() -> None:
    content = csv_of(["id", "text"], [("a", 'kata "kutip"; titik koma'), (None, "dua\nbaris")])
    assert content.decode("utf-8-sig").startswith('"id";"text"\r\n"a";')
    assert read(content)[1:] == [["a", 'kata "kutip"; titik koma'], ["", "dua\nbaris"]]


@pytest.mark.parametrize(
    "text", ["=1+1", "+62812", "-5", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"]
)
def test_a_formula_is_made_harmless(text: str) -> None:
    assert guarded(text) == "'" + text


def test_the_guard_comes_off_again_when_a_list_is_imported() -> None:
    content = csv_of(["kode", "nama"], [("a", "=1+1"), ("b", "-5"), ("c", "'kutip'")])
    (sheet,) = read_sheets(content)
    assert [line.cells[1] for line in sheet.lines[1:]] == ["=1+1", "-5", "'kutip'"]


def test_numbers_and_nothing_stay_as_they_are() -> None:
    assert [guarded(1), guarded(None), guarded("66.7")] == ["1", "", "66.7"]


def test_every_view_is_a_file(seated: Hall) -> None:
    seated.note("=HYPERLINK(1)", stage="pembukaan")
    files = tables(sheets_of(seated.session))
    assert set(files) == {f"{kind}.csv" for kind in seated.session.kinds}
    header, row = read(files["note.csv"])
    assert header[:2] == ["id", "text"]
    assert row[1] == "'=HYPERLINK(1)"
    assert len(read(files["participant.csv"])) == 6

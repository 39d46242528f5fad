"""Tables that are handed on: nothing told in confidence, no NIP unasked, no cell that acts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from bimtek.documents.model import Look
from bimtek.hall.records import Note, Parked, Participant
from bimtek.minutes.tables import Sheets, sheets_of
from bimtek.minutes.tables_xlsx import workbook
from tests.minutes.halls import Hall

LOOK = Look("Data Kota Contoh", "KONSEP", "Sidik 7F3A-91C2", datetime(2023, 7, 3, 15, tzinfo=UTC))
NIP = "198001012005011001"
HOSTILE = ("=1+1", "+62812", "@SUM(A1)", "http://x.contoh", "{=1}", "007", "1e5")


def rows_of(sheets: Sheets, name: str) -> list[dict[str, object]]:
    (sheet,) = (one for one in sheets.sheets if one.name == name)
    return [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]


@pytest.fixture
def told(seated: Hall) -> Hall:
    for number, text in enumerate(HOSTILE):
        seated.note(text, stage="pembukaan", id=f"n{number}", due=date(2023, 7, 14))
    seated.note("angka anggaran sebenarnya", stage="pembukaan", id="rahasia", closed=True)
    seated.record(Parked.new(note="rahasia", owner="dinkes"))
    seated.record(Participant.new(id="p-nip", name="Nama Contoh", nip=NIP, phone="0812"))
    return seated


def test_what_was_told_in_confidence_and_what_hangs_on_it_stays_out_and_is_counted(
    told: Hall,
) -> None:
    sheets = sheets_of(told.session)
    assert sheets.in_confidence == 2
    assert [row["text"] for row in rows_of(sheets, Note.kind)] == list(HOSTILE)
    assert rows_of(sheets, Parked.kind) == []


def test_nip_phone_and_mail_are_there_only_when_they_are_asked_for(told: Hall) -> None:
    assert not {"nip", "phone", "email"} & set(rows_of(sheets_of(told.session), "participant")[0])
    asked = rows_of(sheets_of(told.session, with_personal=True), "participant")
    assert (NIP, "0812") in [(row["nip"], row["phone"]) for row in asked]


def test_in_the_workbook_text_stays_text_and_a_moment_is_one(told: Hall) -> None:
    content = workbook(sheets_of(told.session, with_personal=True), LOOK)
    assert content == workbook(sheets_of(told.session, with_personal=True), LOOK)
    book = openpyxl.load_workbook(BytesIO(content))
    notes = book["Catatan"]
    heads = [cell.value for cell in notes[1]]
    texts, said = heads.index("text") + 1, heads.index("said") + 1
    cells = [notes.cell(row, texts) for row in range(2, notes.max_row + 1)]
    assert {(cell.value, cell.data_type) for cell in cells} == {(text, "s") for text in HOSTILE}
    assert all(cell.hyperlink is None for cell in cells)
    assert isinstance(notes.cell(2, said).value, datetime)
    assert notes.freeze_panes == "A2"
    due = notes.cell(2, heads.index("due") + 1)
    assert (due.value, due.number_format) == (datetime(2023, 7, 14), "yyyy-mm-dd")  # noqa: DTZ001
    people = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name("Peserta")
    assert NIP in [cell for row in people.to_python() for cell in row]


def test_the_first_sheet_says_what_stays_out(told: Hall) -> None:
    for personal, words in ((False, "Tanpa NIP"), (True, "Memuat data pribadi")):
        content = workbook(sheets_of(told.session, with_personal=personal), LOOK)
        about = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
        said = [str(row[0]) for row in about]
        assert said[1] == "KONSEP · Sidik 7F3A-91C2"
        assert "Isian tertutup yang tidak dimuat: 2" in said
        assert any(line.startswith(words) for line in said)

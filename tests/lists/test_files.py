from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.lists.faults import UnreadableError
from bimtek.lists.files import load_bytes, sheets_of
from tests.lists.made import ods, ods_of, write, xlsx, zipped

NAMES = "kode;nama\ndinkes;Dinas Kesehatan – Café\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rows(data: bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [(line.row, line.cells) for line in sheets_of(data)[0].lines]


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        sheets_of(data)
    assert caught.value.fault.expected
    return caught.value.fault.shown("x")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_csv_is_read_whatever_program_wrote_it(encoding: str, ending: str) -> None:
    data = NAMES.replace("\n", ending).encode(encoding)
    assert rows(data) == [(1, ("kode", "nama")), (2, ("dinkes", "Dinas Kesehatan – Café"))]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_that_is_there_is_tried(separator: str) -> None:
    data = f"kode{separator}nama\ndinkes{separator}Dinas\n".encode()
    assert rows(data) == [(1, ("kode", "nama")), (2, ("dinkes", "Dinas"))]


def test_excels_separator_line_is_no_row() -> None:
    assert rows(b"sep=,\nkode,nama\na1,b;c\n") == [(2, ("kode", "nama")), (3, ("a1", "b;c"))]


def test_rows_are_numbered_by_the_line_on_which_they_begin() -> None:
    data = b'judul;x\n\n"dua\nbaris";y\nlagi;z\n'
    assert rows(data) == [(1, ("judul", "x")), (3, ("dua baris", "y")), (5, ("lagi", "z"))]


def test_quotes_in_names_stay() -> None:
    assert rows(b'a;Budi "Bejo" Contoh\nb;"Dr. Ani, ""M.Si."""\n') == [
        (1, ("a", 'Budi "Bejo" Contoh')),
        (2, ("b", 'Dr. Ani, "M.Si."')),
    ]


def test_a_quote_that_is_never_closed_does_not_swallow_the_list() -> None:
    sheet = sheets_of(b'a;b\n1;"Budi\n2;x\n3;x\n4;x\n5;x\n')[0]
    assert sheet.fault is not None
    assert "tanda kutip" in sheet.fault.what
    assert sheet.fault.row == 2


def test_the_guard_against_formulas_is_taken_off() -> None:
    assert rows(b"'+6281;'=A1;'biasa;Ma'ruf\n") == [(1, ("+6281", "=A1", "'biasa", "Ma'ruf"))]


def test_escape_codes_in_cells_are_gone() -> None:
    assert rows("a;\x1b[31mmerah\x1b[0m\u202e\n".encode()) == [(1, ("a", "merah"))]


def test_a_workbook_is_read_as_text() -> None:
    data = xlsx(
        [["no", "nama", "nilai"], [41, "Nama Contoh", 66.7], ["", "", ""], [42, "Dua", 1e3]]
    )
    assert rows(data) == [
        (1, ("no", "nama", "nilai")),
        (2, ("41", "Nama Contoh", "66,7")),
        (4, ("42", "Dua", "1000")),
    ]


def test_a_libreoffice_sheet_is_read_as_text() -> None:
    assert rows(ods([["no", "nama"], [41, "Nama Contoh"]])) == [
        (1, ("no", "nama")),
        (2, ("41", "Nama Contoh")),
    ]


def test_a_number_that_excel_rounded_is_marked() -> None:
    line = sheets_of(xlsx([[198001012005011001, 123456789012345]]))[0].lines[0]
    assert line.rounded == {0}


def test_every_visible_sheet_is_offered() -> None:
    data = xlsx([["a", "b"]], title="Satu", Dua=["c", "d"])
    assert [sheet.title for sheet in sheets_of(data)] == ["Satu", "Dua"]


@pytest.mark.parametrize("data", [b"", b"\n\n  \r\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert "kosong" in refusal(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"SQLite format 3\x00....", "berkas sesi"),
        (b"\x89PNG\r\n\x1a\n", "gambar"),
        (b"<html><table><tr><td>nama</td></tr></table>", "halaman web"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", "halaman web"),
        (random.Random(1).randbytes(4000), "bukan teks|tidak terbaca"),
        (b"nama;opd\n\x01\x02\x03\x04\x05", "bukan teks"),
        (zipped({"catatan.txt": "x"}), "bukan lembar kerja"),
        (OLE + bytes(600), "rusak"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "berkata sandi"),
        (xlsx([["a", "b"]])[:-40], "rusak"),
        (zipped({"xl/workbook.xml": "<x", "xl/worksheets/sheet1.xml": "<"}), "rusak"),
        (zipped({"content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>"}), "sandi"),
    ],
)
def test_what_is_no_list_is_refused_by_what_it_is(data: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        sheets_of(data)


def test_a_workbook_that_unpacks_to_more_than_it_should_is_refused() -> None:
    bomb = zipped({"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": b"0" * (101 << 20)})
    assert len(bomb) < 200_000
    assert "100 MB" in refusal(bomb)


def test_a_size_that_lies_is_found() -> None:
    data = bytearray(zipped({"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": b"0" * (1 << 20)}))
    for place in range(len(data) - 4):
        if data[place : place + 4] == (1 << 20).to_bytes(4, "little"):
            data[place : place + 4] = (100).to_bytes(4, "little")
    assert "rusak" in refusal(bytes(data))


def test_a_stray_cell_at_the_end_of_a_sheet_is_told() -> None:
    import io

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1048576"] = "nama", "x"
    stream = io.BytesIO()
    book.save(stream)
    assert "baris 1048576" in refusal(stream.getvalue())


def test_a_repeated_cell_cannot_fill_the_memory() -> None:
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
        "<text:p>x</text:p></table:table-cell>"
    )
    data = ods_of(f'<table:table-row table:number-rows-repeated="9999">{cell}</table:table-row>')
    assert "kolom 16384" in refusal(data)


def test_a_sheet_without_its_end_is_broken() -> None:
    assert "rusak" in refusal(ods_of("</table:table><table:tabl>"))


def test_a_cell_with_an_impossible_address_is_refused() -> None:
    rows = '<sheetData><row r="1"><c r="A999999999999"><v>5</v></c></row></sheetData>'
    data = zipped(
        {"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": f"<worksheet>{rows}</worksheet>"}
    )
    assert "999999999999" in refusal(data)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    for path, told in (
        (tmp_path / "tidak-ada.csv", "tidak ada"),
        (tmp_path, "folder"),
        (write(tmp_path, "~$opd.xlsx", b"x"), "sementara Excel"),
        (write(tmp_path, "besar.csv", b"x" * (20 * 1024 * 1024 + 1)), "20 MB"),
        (Path("nul\x00.csv"), "tidak dapat dibaca"),
    ):
        with pytest.raises(UnreadableError, match=told):
            load_bytes(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    try:
        sheets = sheets_of(data)
    except UnreadableError as error:
        assert error.fault.what  # noqa: PT017 - either way is right
    else:
        assert sheets


@given(st.integers(0, 3000), st.integers(0, 255))
def test_a_damaged_workbook_is_a_table_or_refused(place: int, byte: int) -> None:
    data = bytearray(BOOK)
    data[place % len(data)] = byte
    try:
        sheets = sheets_of(bytes(data))
    except UnreadableError as error:
        assert error.fault.what  # noqa: PT017 - either way is right
    else:
        assert sheets


BOOK = xlsx([["no", "nama", "opd"], [1, "Nama Contoh", "dinkes"]])

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from bimtek.lists.files import File
from bimtek.lists.tables import Column, Layout, Table, read_table
from tests.lists.made import ods, xlsx

LAYOUT = Layout(
    (
        Column("no", ("no urut",)),
        Column("nama", ("nama lengkap", "nama peserta")),
        Column("opd", ("perangkat daerah",)),
        Column("hp", ("no hp",)),
    ),
    needs=(("nama",), ("opd",)),
    counter="no",
)


def read(text: str | bytes, layout: Layout = LAYOUT) -> Table:
    data = text if isinstance(text, bytes) else text.encode()
    return read_table(File("daftar.csv", data), layout)


def told(table: Table) -> list[str]:
    return [fault.shown(table.name) for fault in table.faults]


def warned(table: Table) -> str:
    return " ".join(fault.shown(table.name) for fault in table.warnings)


def cells(rows: Iterable[str]) -> list[list[str]]:
    return [row.split(";") for row in rows]


@pytest.mark.parametrize(
    "header", ["nama;opd", "NAMA;OPD", " Nama . ; O.P.D ", "Nama Lengkap;Perangkat Daerah"]
)
def test_a_header_is_known_without_case_spaces_and_dots(header: str) -> None:
    table = read(f"{header}\nNama Contoh;dinkes\n")
    assert [row.values for row in table.rows] == [{"nama": "Nama Contoh", "opd": "dinkes"}]
    assert table.rows[0].row == 2


TITLED = [
    "DAFTAR UNDANGAN;;;",
    "Bimtek Smart City Kota Contoh;;;",
    "",
    "Nomor: 005/contoh;;Tanggal;3 Juli 2023",
    "No.;Nama Lengkap;Perangkat Daerah;No. HP",
    "(1);(2);(3);(4)",
    "1;Nama Contoh;dinkes;0812",
    ";;;",
    "2;Nama Lain;dishub;",
    "3;;;",
]


def test_a_header_is_found_below_title_rows_in_any_kind_of_file() -> None:
    rows = cells(TITLED)
    for data in ("\n".join(TITLED).encode(), xlsx(rows), ods(rows)):
        table = read(data)
        assert not table.faults
        assert table.header == 5
        assert [(row.row, row.values["nama"]) for row in table.rows] == [
            (7, "Nama Contoh"),
            (9, "Nama Lain"),
        ]


def test_the_separator_is_the_one_that_shows_the_header() -> None:
    text = 'catatan: a;b;c;d;e\nnama,opd\n"Dr. Nama, S.Sos.",dinkes\n'
    assert read(text).rows[0].values["nama"] == "Dr. Nama, S.Sos."


def test_unknown_columns_are_named_and_ignored() -> None:
    table = read("nama;opd;warna;tanda tangan\nx;y;merah;\n")
    assert "‘warna’ tidak dikenal" in warned(table)
    assert "tanda tangan" not in warned(table)
    assert table.rows[0].values == {"nama": "x", "opd": "y"}


def test_of_two_columns_for_one_thing_the_one_with_its_very_name_is_read() -> None:
    table = read("Nama Lengkap;Nama;OPD\npanjang;pendek;y\n")
    assert table.rows[0].values["nama"] == "pendek"
    assert "‘Nama Lengkap’ dilewati" in warned(table)


def test_a_missing_column_is_named_with_what_it_may_be_called() -> None:
    assert told(read("no;nama;opdd\n1;x;y\n")) == [
        "daftar.csv:1: kolom opd tidak ada; ganti judul ‘opdd’ menjadi ‘opd’?"
    ]


def test_a_list_of_one_column_is_told_the_others() -> None:
    assert told(read("nama\nDinas Kesehatan\n")) == [
        "daftar.csv:1: kolom opd tidak ada; tambahkan kolom itu"
    ]


def test_a_list_without_header_says_what_it_needs() -> None:
    assert told(read("Nama Contoh;Dinas Kesehatan\n")) == [
        (
            "daftar.csv: tidak ada baris judul kolom (berkas dimulai dengan "
            "‘Nama Contoh | Dinas Kesehatan’); perlu kolom nama, opd"
        )
    ]


def test_a_list_of_nothing_is_told() -> None:
    assert told(read("nama;opd\n")) == [
        "daftar.csv:1: daftar ini tidak berisi satu baris pun; isi di bawah judul"
    ]


def test_a_name_with_an_unquoted_comma_is_told_at_its_row() -> None:
    table = read("nama,opd\nDr. Nama, S.Sos., M.Si.,dinkes\nNama Lain,dishub\n")
    assert [row.values["nama"] for row in table.rows] == ["Nama Lain"]
    assert told(table) == [
        (
            "daftar.csv:2: baris ini punya lebih banyak kolom daripada judulnya; "
            'beri tanda kutip ("…") pada isi yang memuat pemisah kolom'
        )
    ]


def test_a_number_that_excel_rounded_is_refused_in_any_column_that_is_read() -> None:
    table = read(xlsx([["nama", "opd", "hp"], ["x", "y", 198001012005011001]]))
    assert "dibulatkan Excel" in told(table)[0]
    assert told(table)[0].startswith("daftar.csv:2: hp berisi")


def test_the_sheet_that_has_the_header_is_read_and_the_others_are_named() -> None:
    data = xlsx([["Petunjuk"]], title="Petunjuk", Peserta=["nama", "opd"])
    table = read(data)
    assert table.columns == {"nama": 0, "opd": 1}
    assert "‘Petunjuk’ dilewati: dibaca lembar ‘Peserta’" in warned(table)


def test_a_file_that_is_not_there_is_a_fault_like_others(tmp_path: Path) -> None:
    table = read_table(tmp_path / "hilang.csv", LAYOUT)
    assert told(table) == ["hilang.csv: berkas tidak ada; periksa nama dan foldernya"]

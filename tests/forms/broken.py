"""Files that come back in a state in which nothing of them can be taken, made by hand."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from tests.forms.halls import NIP, as_csv, edited, filled, table_of, with_cells
from tests.lists.made import ods, xlsx, zipped

SHEET1 = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MB = 1 << 20

Row = list[str]


def csv_with(form: bytes, change: Callable[[list[Row]], object], sheet: int = 0) -> bytes:
    """A sheet as CSV, its cells changed by hand."""
    from bimtek.minutes.tables_csv import csv_of

    table = table_of(form, sheet)
    change(table)
    return csv_of(table[0], table[1:])


def row_of(table: list[Row], code: str) -> Row:
    return next(row for row in table if row[2] == code)


def unreadable(form: bytes) -> Iterator[tuple[str, bytes, str]]:
    """(name, content, what is told) of files that are no table at all."""
    yield "kosong.xlsx", b"", "kosong"
    yield "kosong.csv", b"\xef\xbb\xbf\r\n  \r\n", "kosong"
    yield "terpotong.xlsx", form[:-60], "rusak"
    yield "teks.xlsx", b"bukan zip sama sekali", "bukan formulir"
    yield "arsip.zip", zipped({"catatan.txt": "x"}), "bukan lembar kerja"
    yield "naskah.docx", zipped({"word/document.xml": "<w/>"}), "bukan lembar kerja"
    yield "pindaian.pdf", b"%PDF-1.7 ...", "berkas PDF"
    yield "foto.xlsx", b"\xff\xd8\xff\xe0 JFIF", "gambar"
    yield "sesi.bimtek", b"SQLite format 3\x00....", "berkas sesi"
    yield "halaman.xls", b"<html><table><tr><td>Kini</td></tr></table>", "halaman web"
    yield "lama.xls", OLE + bytes(600), "rusak"
    yield "sandi.xls", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "berkata sandi"
    locked = zipped({"content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>"})
    yield "sandi.ods", locked, "berkata sandi"
    yield "terpotong.ods", ods([["a", "b"]])[:-80], "rusak"
    cut = zipped({"content.xml": "<office:document-content><table:table>", "mimetype": "x"})
    yield "putus.ods", cut, "rusak"
    yield "bom.xlsx", _bomb(), "100 MB"
    far = re.compile("</sheetData>")
    stray = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    yield "raksasa.xlsx", edited(form, SHEET1, lambda s: far.sub(stray, s)), "baris 1048576"
    yield "acak.csv", random.Random(7).randbytes(4000), "bukan teks|tidak terbaca"
    yield "nul.csv", as_csv(form).replace(b"Kesenjangan", b"Kesen\x00jangan", 1), "bukan teks"


def _bomb() -> bytes:
    """A workbook that says it unpacks to 200 MB."""
    small = zipped({"xl/workbook.xml": "x", SHEET1: b"0" * MB})
    return small.replace(MB.to_bytes(4, "little"), (200 * MB).to_bytes(4, "little"))


def foreign(form: bytes) -> Iterator[tuple[str, bytes, str]]:
    """Tables that are no form, or no form of this session any more."""
    yield "daftar.xlsx", xlsx([["kode", "nama"], ["dinkes", "Dinas Kesehatan"]]), "bukan formulir"
    yield "daftar.csv", "kode;nama\ncafé;Dinas\n".encode("cp1252"), "bukan formulir"
    code = b"bimtek-formulir v=1 sesi="
    text = as_csv(form)
    yield "kode-hilang.csv", text.replace(b"bimtek-formulir", b"formulir"), "bukan formulir"
    yield "kode-rusak.csv", text.replace(b"baris=3", b"baris=tiga"), "kode formulir .* berubah"
    yield "versi.csv", text.replace(b" v=1 ", b" v=9 "), "bimtek versi lain"
    yield "sesi-lain.csv", text.replace(code, code + b"lain"), "dari sesi lain"
    yield "opd-lain.csv", text.replace(b"opd=dinkes", b"opd=dinsos"), "OPD ‘dinsos’ tidak ada"
    yield "acara-lain.csv", text.replace(b"acara=kesenjangan", b"acara=peta"), "acara ‘peta’"
    yield "nama-kolom.csv", text.replace(b"bimtek-lihat", b""), "nama kolom tidak ada lagi"
    yield "kolom-ganda.csv", text.replace(b'"target"', b'"now"', 1), "kolom ‘now’ ada dua kali"
    yield "kutip.csv", text + b'"SL.2.9;' + b"x;y\n" * 60, "tanda kutip"


def edited_cells(form: bytes) -> Iterator[tuple[str, bytes, str]]:
    """Forms of this session whose hidden cells, rows or answers make no sense."""

    def answer(code: str, column: str, text: str | float) -> bytes:
        sheet = {(code, column): text}
        return filled(form, sheet) if code[0] != "D" else filled(form, {}, sheet)

    def duplicate(table: list[Row]) -> None:
        row_of(table, "SL.2.1")[4] = "5"
        table.append(row_of(table, "SL.2.1"))

    def other_question(table: list[Row]) -> None:
        row = row_of(table, "SL.2.1")
        row[1], row[4] = "tanya=00000000", "5"

    def not_asked(table: list[Row]) -> None:
        row = row_of(table, "SL.2.1")
        row[0], row[2], row[4] = "SL.9.9/dinkes", "SL.9.9", "5"

    def without_seen(table: list[Row]) -> None:
        row_of(table, "SL.2.1")[1] = ""

    def without_key(table: list[Row]) -> None:
        row = row_of(table, "SL.2.2")
        row[0], row[4] = "", "5"

    yield "kode-ganda.csv", csv_with(form, duplicate), r"baris SL\.2\.1 ada dua kali"
    yield "naskah-lama.csv", csv_with(form, other_question), r"pertanyaan SL\.2\.1 berubah"
    yield "baris-lain.csv", csv_with(form, not_asked), r"SL\.9\.9 tidak ditanyakan kepada Dinkes"
    yield "tanpa-jejak.csv", csv_with(form, without_seen), "kode tersembunyi baris SL.2.1"
    yield "tanpa-kunci.csv", csv_with(form, without_key), "kode tersembunyi baris SL.2.2"
    yield (
        "koma.xlsx",
        answer("4.2", "now", "3,0"),
        r"sel \S*E12 \(4\.2 Kini\) berisi ‘3,0’; pilih 1, 2",
    )
    yield "huruf.xlsx", answer("4.2", "now", "tiga"), "‘tiga’; pilih 1, 2, 3, bd atau tb"
    yield "sembilan.xlsx", answer("4.2", "target", "9"), r"sel \S*G12 .*‘9’; pilih 1, 2"
    yield "titik.xlsx", answer("SL.2.1", "now", "66.7"), "pakai koma: 66,7"
    yield "angka.xlsx", answer("SL.2.1", "now", "sekitar 60"), "tulis angka"
    yield "tahun.xlsx", answer("SL.2.1", "year", "22"), "Tahun ‘22’"
    yield "sebab.xlsx", answer("SL.2.1", "causes", "SDM; cuaca"), r"sel \S*K13 .*pilih ‘regulasi’"
    yield "bukti.xlsx", answer("SL.2.1", "bukti.bukti", "SK"), "jenis bukti"
    yield "susul.xlsx", answer("SL.2.1", "bukti.bukti", "m Rekap data"), "perlu tanggal"
    yield "pilihan.xlsx", answer("D1", "keadaan", "ada"), r"sel \S*E11 .*pilih ‘sudah diserahkan’"
    yield "tanggal.xlsx", answer("D1", "paling-lambat", 45121.0), r"sel \S*G11 .*‘45121’"
    yield "hari.xlsx", answer("D1", "paling-lambat", "secepatnya"), r"sel \S*G11 .*‘secepatnya’"
    yield "opd.xlsx", answer("D1", "mitra", "Dinas Antah"), "dari daftar|pilih ‘Bappeda’"
    yield "orang.xlsx", answer("D1", "penghubung", "Siapa Saja"), r"sel \S*K11"
    yield "nip.xlsx", answer("D1", "nip-pemegang", float(NIP)), r"sel \S*H11 .*dibulatkan"
    yield "nip-e.xlsx", answer("D1", "nip-pemegang", 1.9e17), "dibulatkan"
    yield "rumus.xlsx", _failed(form), r"rumus di sel \S*E13 gagal"
    yield (
        "rumus.csv",
        as_csv(answer("SL.2.1", "now", "#REF!")),
        r"rumus di kolom E gagal \(‘#REF!’\)",
    )
    error = '<table:table-cell office:value-type="error"/>'
    yield "rumus.ods", _as_ods(form, error), "rumus yang gagal"
    joined = '<table:table-cell table:number-rows-spanned="2"/>'
    yield "gabung.ods", _as_ods(form, joined), "digabung menjadi satu"
    yield "gabung.xlsx", _joined(form), r"sel \S*E13 sampai E14 digabung"


def _as_ods(form: bytes, cell: str) -> bytes:
    """A sheet as LibreOffice keeps it, with one more cell below."""
    rows = [list(map(escape, row)) for row in table_of(form)]
    return ods(rows, f"<table:table-row>{cell}</table:table-row>")


def _failed(form: bytes) -> bytes:
    """A formula that lost what it counted with."""
    data = with_cells(form, {"E13": 0.0}, SHEET1)
    return edited(
        data, SHEET1, lambda s: re.sub(r'<c r="E13"[^>]*>.*?</c>',
            '<c r="E13" t="e"><f>A1/#REF!</f><v>#REF!</v></c>', s),
    )  # fmt: skip


def _joined(form: bytes) -> bytes:
    """An answer for two rows at once."""
    data = with_cells(form, {"E13": "5"}, SHEET1)
    return edited(
        data, SHEET1, lambda s: s.replace("<mergeCell ", '<mergeCell ref="E13:E14"/><mergeCell ', 1)
    )


def in_the_way(folder: Path, form: bytes) -> Iterator[tuple[Path, str]]:
    """Paths that lead to no form."""
    (folder / "folder.xlsx").mkdir()
    yield folder / "folder.xlsx", "ini folder"
    yield folder / "tidak-ada.xlsx", "berkas tidak ada"
    for name, told in (
        ("~$formulir-dinkes.xlsx", "sementara Excel"),
        (".~lock.formulir-dinkes.xlsx#", "kunci LibreOffice"),
    ):
        (folder / name).write_bytes(form[:100])
        yield folder / name, told
    with (folder / "besar.csv").open("wb") as large:
        large.truncate(21 * MB)
    yield folder / "besar.csv", "20 MB"
    yield Path("nama\x00aneh.xlsx"), "tidak dapat dibaca"

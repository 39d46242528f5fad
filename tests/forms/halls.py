"""A session whose offices answer by themselves, and forms filled as an office would."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from bimtek.bootstrap import reading
from bimtek.forms.sending import forms_of
from bimtek.lists.files import Line, sheets_of
from bimtek.minutes.tables_csv import csv_of

NIP: Final = "198001012005011001"
"""Of 18 digits: a spreadsheet that takes it for a number loses the last three."""

SCRIPT: Final = """---
naskah: 1
judul: Bimtek Smart City Tahap I
kota: Kota Contoh
tanggal: 3 Juli 2023
mulai: 08.00
selesai: 16.00
---

## Skala {.skala}

1. Rintisan: belum teratur
2. Terkelola: sebagian teratur
3. Optimal: semua teratur

## OPD {.opd}

| kode | singkatan | nama | jenis |
|---|---|---|---|
| bappeda | Bappeda | Badan Perencanaan Pembangunan Daerah | badan |
| dinkes | Dinkes | Dinas Kesehatan | dinas |
| setwan | Setwan | Sekretariat DPRD | sekretariat |

## Peserta {.peserta}

| no | nama | jabatan | opd |
|---|---|---|---|
| 1 | Ani Contoh | Kepala Bappeda | bappeda |
| 2 | Citra Contoh | Kepala Dinas Kesehatan | dinkes |

# Hari 1

## Kesenjangan {.kesenjangan durasi=60 target-bawaan=kini+1}

### Smart Living {pilar=4}

#### 4.2 Kesehatan {opd="dinkes"}

1. manual, tidak ada data terpusat
2. sebagian faskes digital
3. semua faskes terhubung

| kode | indikator | satuan | arah | opd | kapan |
|---|---|---|---|---|---|
| SL.2.1 | Antrean daring | % faskes | naik | dinkes | pokja |
| SL.2.2 | Waktu tanggap | menit | turun | dinkes | tugas |
| SL.2.3 | Anggaran data | juta rupiah | naik | bappeda | tugas |

## Data {.kertas-kerja #data durasi=60 dijawab=opd}

| Kolom | Jenis | Wajib | Pilihan |
|---|---|---|---|
| Keadaan | pilihan | ya | sudah diserahkan; ada, belum diserahkan; belum ada |
| Kanal | pilihan-ganda | tidak | web; loket; WhatsApp |
| Paling lambat | tanggal | tidak | |
| NIP pemegang | teks | tidak | |
| Ada SK | ya-tidak | tidak | |
| Mitra | opd | tidak | |
| Penghubung | orang | tidak | |
| Dokumen | bukti | tidak | |
| Tingkat | level | tidak | |

### Baris

- D1: Sasaran Renstra
- D2: Statistik layanan {opd="dinkes"}

## Kesiapan {.kertas-kerja #kesiapan durasi=30 dijawab=pleno}

| Kolom | Jenis | Wajib | Pilihan |
|---|---|---|---|
| Level | level | ya | |
| Catatan | teks | tidak | |

### Baris

- S1: Setiap puskesmas punya admin data {opd="dinkes"}
- S2: Kota punya forum data
"""

GAP: Final = {
    ("4.2", "now"): "2",
    ("4.2", "target"): "3",
    ("4.2", "condition"): "Antrean daring baru di dua puskesmas",
    ("SL.2.1", "now"): "66,7",
    ("SL.2.1", "year"): "2022",
    ("SL.2.1", "target"): "100",
    ("SL.2.1", "source"): 'Profil Kesehatan; "bab 3" <tabel & gambar>',
    ("SL.2.1", "causes"): "SDM; anggaran",
    ("SL.2.1", "bukti.bukti"): "d Profil Kesehatan 2022",
    ("SL.2.2", "now"): "bd",
}
SHEET: Final = {
    ("D1", "keadaan"): "ada, belum diserahkan",
    ("D1", "kanal"): "web; WhatsApp",
    ("D1", "paling-lambat"): "14/7/2023",
    ("D1", "nip-pemegang"): NIP,
    ("D1", "ada-sk"): "ya",
    ("D1", "mitra"): "Bappeda",
    ("D1", "penghubung"): "Citra Contoh (Dinkes)",
    ("D1", "bukti.dokumen"): "m Rekap Renstra s.d. 14/7/2023",
    ("D1", "tingkat"): "3",
    ("D2", "nip-pemegang"): "=1+1",
}
FILLER: Final = {"nama": "Citra Contoh", "nip": NIP, "jabatan": "Kepala Dinas Kesehatan"}


def form_of(path: Path, opd: str = "dinkes", *, missing: bool = False) -> bytes:
    """The form of an office, as it goes out."""
    with reading(path) as session:
        return forms_of(session, (opd,), missing=missing).files[f"formulir-{opd}.xlsx"]


Answers = Mapping[tuple[str, str], str | float]
"""(code of the row or `pengisi`, name of the column) → what the office writes there."""


def filled(data: bytes, *answers: Answers) -> bytes:
    """A workbook with these answers in its sheets, one after the other."""
    for number, (mine, sheet) in enumerate(zip(answers, sheets_of(data, 40), strict=False), 1):
        cells = {place_of(sheet.lines, *where): value for where, value in mine.items()}
        data = with_cells(data, cells, f"xl/worksheets/sheet{number}.xml")
    return data


def place_of(lines: Sequence[Line], code: str, name: str) -> str:
    """The address of an answer: `G14`."""
    names = next(line.cells for line in lines if "bimtek-kunci" in line.cells)
    if code == "pengisi":
        row = next(line.row for line in lines if line.cells[0] == f"pengisi.{name}")
        return f"E{row}"
    row = next(line.row for line in lines if line.cells[2] == code)
    return f"{chr(ord('A') + names.index(name))}{row}"


def with_cells(data: bytes, cells: Mapping[str, str | float], member: str) -> bytes:
    """The same workbook with other contents of cells, whatever their look."""

    def changed(sheet: str) -> str:
        for address, value in cells.items():
            sheet, number = re.subn(
                rf'<c r="{address}"(?P<look>(?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)',
                partial(_cell, address, value),
                sheet,
                count=1,
            )
            assert number == 1, address
        return sheet

    return edited(data, member, changed)


def _cell(address: str, value: str | float, found: re.Match[str]) -> str:
    start = f'<c r="{address}"{found["look"]}'
    if isinstance(value, str):
        return f'{start} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"{start}><v>{value!r}</v></c>"


def edited(data: bytes, member: str, change: Callable[[str], str]) -> bytes:
    """The same archive with one member changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for one in before.namelist():
            content = before.read(one)
            if one == member:
                content = change(content.decode()).encode()
            after.writestr(one, content)
    return stream.getvalue()


def table_of(data: bytes, sheet: int = 0) -> list[list[str]]:
    """The cells of one sheet, row by row."""
    lines = sheets_of(data, 40)[sheet].lines
    width = max(len(line.cells) for line in lines)
    by_row = {line.row: [*line.cells, *[""] * (width - len(line.cells))] for line in lines}
    return [by_row.get(row, [""] * width) for row in range(1, max(by_row) + 1)]


def as_csv(data: bytes, sheet: int = 0) -> bytes:
    """One sheet as a spreadsheet saves it as CSV."""
    first, *rows = table_of(data, sheet)
    return csv_of(first, rows)

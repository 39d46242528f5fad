"""A session with two tables: what each fills, what each adds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from bimtek.bootstrap import open_session
from bimtek.hall.records import StageRun, StageState
from bimtek.journal.records import Change
from bimtek.stages.worksheet.records import Cell
from tests.founding import founded
from tests.sync.hosts import now

SCRIPT = """---
naskah: 1
judul: Bimtek Smart City Tahap I
kota: Kota Contoh
tanggal: 3 Juli 2023
mulai: 08.00
selesai: 16.00
---

## OPD {.opd}

| kode | singkatan | nama | jenis |
|---|---|---|---|
| dinkes | Dinkes | Dinas Kesehatan | dinas |
| rsud | RSUD | Rumah Sakit Umum Daerah | dinas |
| dinsos | Dinsos | Dinas Sosial | dinas |

## Peserta {.peserta}

| no | nama | jabatan | opd |
|---|---|---|---|
| 1 | Ani Contoh | Kepala Dinas Kesehatan | dinkes |
| 2 | Budi Contoh | Kepala Dinas Sosial | dinsos |

## Kelompok pilar {.kelompok #pilar}

| Kelompok | OPD | Koordinator | Meja |
|---|---|---|---|
| Living | Dinkes, RSUD | Dinkes | 4 |
| Society | Dinsos | Dinsos | 5 |

# Hari 1

## Pembukaan {.paparan mulai=08.00 durasi=30}

- Doa

## Layanan pilar {.kertas-kerja #layanan mulai=09.00 durasi=90 dijawab=kelompok kelompok=pilar}

> **Tujuan:** setiap pokja tahu angkanya.

| Kolom | Jenis | Wajib | Pilihan |
|---|---|---|---|
| Level | level | ya | 0 belum ada; 1 rintisan; 2 berjalan |
| Kini | angka | tidak | |
| Mulai | tanggal | tidak | |
| Kanal | pilihan-ganda | tidak | web; WhatsApp; loket |
| Mitra | opd | tidak | |
| Penghubung | orang | tidak | |
| Hambatan | uraian | tidak | |
| Bukti | bukti | ya | |

### Kesehatan

- L1: Antrean elektronik {satuan="%"}
- L2: Rekam medis elektronik

### Lainnya

- L3: Layanan aduan warga

## Rencana aksi {.kertas-kerja #rencana mulai=13.00 durasi=60 dijawab=kelompok kelompok=pilar}

| Kolom | Jenis | Wajib |
|---|---|---|
| Langkah | uraian | ya |

### Baris
"""

LIVING, SOCIETY = "koordinator/pilar/living", "koordinator/pilar/society"


def session_of(folder: Path) -> Path:
    """A new session file of it."""
    return founded(folder, SCRIPT)


def record(path: Path, *changes: Change, name: str = "N1", role: str = "fasilitator") -> None:
    """Somebody at the host's own keyboard."""
    session = open_session(path, name, role, clock=now)
    session.record_all(changes).result(10)
    session.close()


def begin(path: Path, stage: str) -> None:
    """The facilitator begins an acara."""
    record(path, StageRun.new(id=stage, state=StageState.RUNNING, started=now()))


def cell(path: Path, row: str, column: str, who: str = "living") -> Any:
    """What stands in a cell of the first acara; several values where a person must choose."""
    session = open_session(path, writing=False, clock=now)
    try:
        seen = session.get(Cell, f"layanan/{row}/{who}/{column}")
        if seen is None:
            return None
        values = [value for _, value in seen.values("value")]
        return values[0] if len(values) == 1 else set(values)
    finally:
        session.close()


def fill(path: Path, row: str, column: str, value: str, who: str = "living") -> None:
    """N1 fills a cell, having seen nothing there."""
    change = Cell.new(stage="layanan", row=row, who=who, column=column, value=value)
    record(path, replace(change, fresh=False), name="N1", role="notulis")

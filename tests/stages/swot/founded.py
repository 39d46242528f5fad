"""A session with a SWOT as people start one: from a script, with a list of offices."""

from __future__ import annotations

from pathlib import Path

from bimtek.founding import found
from tests.conftest import MORNING

SCRIPT = """---
naskah: 1
judul: Bimtek Smart City Tahap I
kota: Kota Contoh
tanggal: 3 Juli 2023
---

## SWOT per komponen {.swot #fgd mulai=08.30 durasi=120 kata-kunci=2}

- Struktur: SDM, anggaran {opd=BKPSDM}
- Infrastruktur

> **Ucapkan:** "Satu kalimat satu butir."

## SWOT pasar {.swot #pasar durasi=30}

## Istirahat {.jeda durasi=15}

## Daftar OPD {.opd}

| kode | singkatan | nama |
|---|---|---|
| bkpsdm | BKPSDM | Badan Kepegawaian |
| dinkes | Dinkes | Dinas Kesehatan |
| rsud | RSUD | Rumah Sakit Umum Daerah |
"""


def founded(folder: Path) -> Path:
    """A new session file in this folder."""
    script, path = folder / "naskah.md", folder / "swot.bimtek"
    script.write_text(SCRIPT, encoding="utf-8")
    found(path, script, name="Panitia", role="penyelenggara", clock=lambda: MORNING)
    return path

"""A script with a SWOT and a list of offices, as people write it."""

from __future__ import annotations

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

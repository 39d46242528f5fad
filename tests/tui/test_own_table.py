"""A window in a room without network: it serves one table, in every acara in which that sits."""

from __future__ import annotations

from pathlib import Path

from bimtek.stages.grouping import find_table, tables_of
from bimtek.stages.swot.records import SwotItem
from bimtek.stages.worksheet.view import WorksheetView
from bimtek.sync.own_table import KEY, decode
from tests.conftest import OpenAs
from tests.founding import founded
from tests.tui.conftest import workspaces

SCRIPT = """---
naskah: 1
judul: Bimtek Tahap I
kota: Kota Contoh
tanggal: 2023-07-03
---

## OPD {.opd}

| kode | singkatan | nama |
|---|---|---|
| dinkes | Dinkes | Dinas Kesehatan |
| dindik | Dindik | Dinas Pendidikan |

## Meja {.kelompok #pilar}

| Kelompok | OPD | Meja |
|---|---|---|
| Living | Dinkes | 4 |
| Society | Dindik | 5 |

## Curah pendapat {.swot #swot kelompok=pilar}

- Struktur: siapa
- Infrastruktur: dengan apa

## Rencana {.kertas-kerja #rencana dijawab=kelompok kelompok=pilar}

| Kolom | Jenis |
|---|---|
| Kegiatan | teks |

### Baris

- P1: Satu kegiatan
"""


async def test_a_window_for_one_table_fills_that_table_alone(
    tmp_path: Path, open_as: OpenAs
) -> None:
    path = founded(tmp_path, SCRIPT)
    session = open_as(path, "N2", "notulis")
    session.serve_table(find_table(tables_of(session), "meja 5"))
    async with workspaces(path, open_as)(session=session) as at:
        assert at.screen.startswith(" Society · Meja 5")
        await at.open("Curah pendapat")
        await at.say("guru belum dilatih")
        await at.press("escape", "]")
        await at.until("hanya untuk Society · Meja 5")
        (seen,) = session.all(SwotItem)
        assert seen.value.group == "society"
        await at.open("Rencana")
        sheet = at.workspace.places.view
        assert isinstance(sheet, WorksheetView)
        assert sheet.who == "society"
        await at.press("[")
        await at.until("hanya untuk Society · Meja 5")

        await at.press("ctrl+p")
        await at.type("Satu meja")
        await at.press("enter")
        await at.until("untuk meja yang mana")
        await at.press("0")
        await at.press("[")
        assert sheet.who == "living"
        assert decode(session.file.remembered(KEY)).name == ""

"""A small Bimtek of two days: six offices, ten people, two roll calls a day; the clock is moved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from bimtek.bootstrap import open_session
from bimtek.founding import found
from bimtek.hall.records import StageRun
from bimtek.journal.records import Change
from bimtek.session import Session
from bimtek.stages.attendance.book import Book
from bimtek.stages.attendance.desk import Deed
from tests.conftest import MORNING

SCRIPT = """---
naskah: 1
judul: Bimtek Smart City Tahap I
kota: Kota Contoh
tanggal: 3–4 Juli 2023
mulai: 08.00
selesai: 16.00
kuorum: 3 OPD
---

## OPD {.opd}

| kode | singkatan | nama | jenis |
|---|---|---|---|
| bappeda | Bappeda | Badan Perencanaan Pembangunan Daerah | badan |
| dinkes | Dinkes | Dinas Kesehatan | dinas |
| dishub | Dishub | Dinas Perhubungan | dinas |
| dlh | DLH | Dinas Lingkungan Hidup | dinas |
| dinsos | Dinsos | Dinas Sosial | dinas |
| setwan | Setwan | Sekretariat DPRD | sekretariat |

## Peserta {.peserta}

| no | nama | jabatan | opd |
|---|---|---|---|
| 1 | Ani Contoh | Kepala Bappeda | bappeda |
| 2 | Budi Contoh | Kabid Bappeda | bappeda |
| 3 | Citra Contoh | Kepala Dinas Kesehatan | dinkes |
| 4 | Dedi Contoh | Sekretaris | dinkes |
| 5 | Eka Contoh | Kepala Dinas Perhubungan | dishub |
| 6 | Fajar Contoh | Kabid Lalu Lintas | dishub |
| 7 | Gita Contoh | Kepala DLH | dlh |
| 8 | Hadi Contoh | Kepala Dinas Sosial | dinsos |
| 9 | Indra Contoh | Sekretaris | dinsos |
| 10 | Joko Contoh | Sekretaris DPRD | setwan |

# Hari 1

## Registrasi {.presensi durasi=30 panggilan="pagi"}

## Pembukaan {.paparan durasi=60 ringkas=boleh}

> **Bila terlambat:** doa dan laporan saja, paling lama 15 menit.

- Doa
- Laporan panitia

## Arah kebijakan {.paparan durasi=90}

> **Bila terlambat:** paparan 30 menit; pertanyaan ditulis.

- Paparan
- Tanya jawab

## Kelembagaan {.paparan durasi=60}

- Paparan

## Absen sore {.presensi mulai=15.00 durasi=10 panggilan="sore"}

## Penutup hari pertama {.penutup harian durasi=20}

# Hari 2

## Registrasi hari kedua {.presensi mulai=08.00 durasi=30 panggilan="pagi"}

## Kata kunci visi {.paparan durasi=60 ringkas=boleh}

> **Bila terlambat:** usulan ditulis, pemilihan dilakukan Tim Pelaksana.

- Usulan

## ISHOMA {.jeda mulai=12.00 durasi=60 ringkas=boleh}

## Presentasi {.paparan mulai=13.00 durasi=60}

- Presentasi

## Absen sore hari kedua {.presensi mulai=15.00 durasi=10 panggilan="sore"}

## Penutup {.penutup durasi=30}
"""


class Clock:
    """The hall's clock: stands still until it is moved."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def set(self, day: int, at: str) -> None:
        """To `08.30` of the first or the second day."""
        hour, minute = map(int, at.split("."))
        self.now = MORNING.replace(day=2 + day, hour=hour, minute=minute, second=0, microsecond=0)


def founded(folder: Path) -> Path:
    """A new session file of the two days."""
    script, path = folder / "dua-hari.md", folder / "dua-hari.bimtek"
    script.write_text(SCRIPT, encoding="utf-8")
    found(path, script, name="Panitia", role="penyelenggara", clock=lambda: MORNING)
    return path


class TwoDays:
    """The session, and the clock of its hall."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self.session = session
        self.clock = clock

    def at(self, day: int, time: str) -> TwoDays:
        """Move the clock."""
        self.clock.set(day, time)
        return self

    def record(self, *changes: Change) -> None:
        """One deed, on the disk."""
        self.session.record_all(changes).result(10)
        self.session.poll()

    def book(self, stage: str) -> Book:
        """The registration desk of an acara."""
        return Book(self.session, self.session.stage(stage))

    def do(self, stage: str, deed: Deed) -> Deed:
        """What one key of the desk does, with the beginning of the roll call."""
        book = self.book(stage)
        deed, _ = book.beginning(deed)
        book.record(deed).result(10)
        self.session.poll()
        return deed

    def person(self, row: int) -> str:
        """The id of a person by the row of the printed sheet."""
        book = self.book("registrasi")
        return next(one.id for one in book.desk.room.people.values() if one.row == row)

    def run(self, stage: str) -> StageRun:
        """How an acara went so far."""
        return self.session.runs.get(stage) or StageRun(stage)


@contextmanager
def two_days(folder: Path, role: str = "fasilitator") -> Iterator[TwoDays]:
    """The session of the two days, opened by N1."""
    clock = Clock()
    session = open_session(founded(folder), "N1", role, clock=clock)
    try:
        yield TwoDays(session, clock)
    finally:
        session.close()


__all__ = ["SCRIPT", "Clock", "TwoDays", "founded", "two_days"]

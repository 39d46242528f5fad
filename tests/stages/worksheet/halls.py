"""Three kertas kerja in a small hall: of the plenary, of each OPD, of groups."""

from __future__ import annotations

from datetime import time
from typing import Any

from bimtek.hall.records import Opd, Participant
from bimtek.script.model import Guide, Stage
from bimtek.stages.deed import Deed
from bimtek.stages.worksheet import deeds
from bimtek.stages.worksheet.records import PLENARY
from bimtek.stages.worksheet.rules import Row
from bimtek.stages.worksheet.script import Column, SheetRow, WorksheetScript
from bimtek.stages.worksheet.state import WorksheetState
from tests.minutes.halls import Hall

LEVEL = Column(
    "level", "Level", "level", required=True,
    choices=("0 belum ada", "1 rintisan", "2 sebagian", "3 berjalan", "4 terukur"),
)  # fmt: skip
NUMBER = Column("angka", "Angka", "angka", required=False, choices=())
PROOF = Column("bukti", "Bukti", "bukti", required=True, choices=())
REMARK = Column("catatan", "Catatan", "teks", required=False, choices=())

READINESS = Stage(
    "kesiapan", "kertas-kerja", "Kesiapan kota", 1, "", time(13), 30, False, "", "",
    (
        Guide("Tanyakan", '"Apa buktinya, dan di kantor mana bukti itu?"'),
        Guide("", "Rancangan (bukan teks resmi): skala dan pertanyaan disusun untuk Bimtek ini."),
    ),
    WorksheetScript(
        "pleno",
        (LEVEL, NUMBER, PROOF, REMARK),
        (
            SheetRow("S1a", "Apakah setiap OPD punya admin data?", "Struktur: SDM", (), ""),
            SheetRow("S1b", "Berapa persen ASN terlatih?", "Struktur: SDM", ("bkpsdm",), "% ASN"),
            SheetRow(
                "I2a", "Berapa OPD yang tersambung jaringan intra pemerintah?",
                "Infrastruktur: digital", ("diskominfotik", "dinkes"), "unit",
            ),
        ),
    ),
    1,
)  # fmt: skip

CHOICE = Column("sikap", "Sikap", "pilihan", required=True, choices=("siap", "ragu", "tolak"))
MANY = Column(
    "kanal", "Kanal", "pilihan-ganda", required=False, choices=("web", "WhatsApp", "loket")
)
DAY = Column("mulai", "Mulai", "tanggal", required=False, choices=())
YES = Column("sk", "Ada SK", "ya-tidak", required=False, choices=())
OFFICE = Column("mitra", "Mitra", "opd", required=False, choices=())
PERSON = Column("pic", "Penghubung", "orang", required=False, choices=())
LONG = Column("rencana", "Rencana", "uraian", required=False, choices=())

SERVICES = Stage(
    "layanan", "kertas-kerja", "Layanan OPD", 1, "", time(14), 30, False, "", "", (),
    WorksheetScript(
        "opd",
        (CHOICE, MANY, DAY, YES, OFFICE, PERSON, LONG),
        (
            SheetRow("L1", "Layanan utama dibuka daring", "", (), ""),
            SheetRow("L2", "Data layanan dibagikan", "", ("dinkes", "dinsos"), ""),
        ),
    ),
    1,
)  # fmt: skip

IDEAS = Stage(
    "gagasan", "kertas-kerja", "Gagasan kelompok", 1, "", time(15), 30, False, "", "", (),
    WorksheetScript("kelompok", (REMARK,), ()), 1,
)  # fmt: skip

STAGES = (READINESS, SERVICES, IDEAS)


def seat(hall: Hall) -> None:
    hall.record(
        Opd.new(code="bkpsdm", short="BKPSDM", name="Badan Kepegawaian", order=1),
        Opd.new(code="diskominfotik", short="Diskominfotik", name="Dinas Kominfo", order=2),
        Opd.new(code="dinkes", short="Dinkes", name="Dinas Kesehatan", order=3),
        Opd.new(code="dinsos", short="Dinsos", name="Dinas Sosial", order=4),
        Participant.new(id="ani", name="Ani (contoh)", post="Kepala", opd="dinkes"),
        Participant.new(id="budi", name="Budi (contoh)", post="Sekretaris", opd="dinsos"),
    )


def state_of(hall: Hall, stage: Stage = READINESS) -> WorksheetState:
    hall.session.poll()
    return WorksheetState(hall.session, stage)


def row_of(hall: Hall, code: str, stage: Stage = READINESS) -> Row:
    return next(row for row in state_of(hall, stage).rows if code in (row.code, row.text))


def do(hall: Hall, deed: Deed) -> None:
    if deed.changes:
        hall.record(*deed.changes)


def fill(
    hall: Hall, code: str, column: Column, text: str, who: str = PLENARY, stage: Stage = READINESS
) -> None:
    """Type something into a cell."""
    row = row_of(hall, code, stage)
    do(hall, deeds.fill(state_of(hall, stage), row, who, column, text))


def answer(hall: Hall, code: str, **cells: Any) -> None:
    """Fill cells of the hall's sheet by the ids of their columns."""
    columns = {column.id: column for column in READINESS.spec.columns}
    for name, text in cells.items():
        fill(hall, code, columns[name], text)

"""A hall in the middle of the gap analysis: two pillars, five offices, who is here."""

from __future__ import annotations

from datetime import time

from bimtek.hall.presence_records import Attendance, Presence, RollCall, Status
from bimtek.hall.records import Opd, Participant
from bimtek.script.model import DEFAULT_SCALE
from bimtek.stages.gap.records import Answer, Gap
from bimtek.stages.gap.script import Criterion, GapScript, IndicatorSpec, Pillar, Subdimension
from bimtek.stages.gap.seeds import seeds
from tests.minutes.halls import Hall, acara, at

HEALTH_LEVELS = (
    "manual, tidak ada data terpusat",
    "sebagian unit, belum terhubung",
    "semua unit, belum terhubung",
    "semua unit, terhubung, diukur",
    "seperti 4, dan dipakai untuk memutuskan",
)
OTHER_LEVELS = ("belum ada", "sebagian", "ada di semua tempat", "terukur", "dipakai memutuskan")


def levels(texts: tuple[str, ...] = OTHER_LEVELS) -> tuple[Criterion, ...]:
    return tuple(Criterion(level, text) for level, text in enumerate(texts, 1))


SERVICE = Subdimension(
    "1.1",
    "Layanan publik",
    levels(),
    (IndicatorSpec("SG.1.1", "Layanan daring penuh", "%", "naik", ("dinkes", "dlh"), "pleno"),),
    ("dinkes", "dlh"),
)
HARMONY = Subdimension(
    "4.1",
    "Harmoni tata ruang",
    levels(),
    (
        IndicatorSpec("SL.1.1", "Kawasan kumuh tersisa", "ha", "turun", ("disperkim",), "pleno"),
        IndicatorSpec("SL.1.2", "Ruang sesuai RDTR", "%", "naik", ("dpupr",), "pokja"),
        IndicatorSpec(
            "SL.1.3", "Air minum & sanitasi layak", "%", "naik", ("dpupr", "disperkim"), "tugas"
        ),
        IndicatorSpec("SL.1.4", "RTH publik", "% luas kota", "naik", ("dlh",), "pokja"),
    ),
    ("disperkim", "dpupr", "dlh"),
)
HEALTH = Subdimension(
    "4.2",
    "Kesehatan",
    levels(HEALTH_LEVELS),
    (
        IndicatorSpec(
            "SL.2.1", "Antrean & rekam medis elektronik", "% faskes", "naik", ("dinkes", "rsmw"),
            "pleno",
        ),
        IndicatorSpec("SL.2.2", "Waktu tanggap 119/112", "menit", "turun", ("dinkes",), "pokja"),
        IndicatorSpec("SL.2.3", "Tengkes balita", "%", "turun", ("dinkes",), "tugas"),
    ),
    ("dinkes", "rsmw"),
)  # fmt: skip
SPEC = GapScript(
    (
        Pillar("governance", 1, "Smart Governance", (SERVICE,)),
        Pillar("living", 4, "Smart Living", (HARMONY, HEALTH)),
    ),
    ("living", "governance"),
    "kini+1",
    DEFAULT_SCALE,
)
GAP = acara("gap", "kesenjangan", "Kesenjangan", time(13, 30), 120, SPEC)

OFFICES = (
    ("dinkes", "Dinkes", "Dinas Kesehatan"),
    ("rsmw", "RSUD", "RSUD Mardi Waluyo"),
    ("dlh", "DLH", "Dinas Lingkungan Hidup"),
    ("disperkim", "Disperkim", "Dinas Perumahan Rakyat dan Kawasan Permukiman"),
    ("dpupr", "DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
    ("dishub", "Dishub", "Dinas Perhubungan"),
)
ABSENT = "disperkim"


def seat(hall: Hall) -> None:
    """Offices with a head each; all but Disperkim are here."""
    hall.time = at(8, 30)
    hall.record(
        RollCall.new(id="1-pagi", title="pagi", order=1),
        *(
            Opd.new(code=code, short=short, name=name, order=order)
            for order, (code, short, name) in enumerate(OFFICES)
        ),
        *(
            Participant.new(id=f"k-{code}", name=f"Nama Contoh {nth}", post="Kepala", opd=code)
            for nth, (code, _, _) in enumerate(OFFICES, 1)
        ),
        *(
            Attendance.new(
                roll_call="1-pagi",
                participant=f"k-{code}",
                presence=Presence(Status.PRESENT, arrived=time(8, 20)),
            )
            for code, _, _ in OFFICES
            if code != ABSENT
        ),
    )
    hall.record(*seeds(GAP))
    hall.time = at(14, 41)


def answer(hall: Hall, key: str, now: str, target: str = "", **more: object) -> None:
    row, who = key.split("/")
    hall.record(Gap.new(stage="gap", row=row, who=who, answer=Answer(now, target), **more))

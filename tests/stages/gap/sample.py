"""A small pillar that the tests of the gap analysis share."""

from __future__ import annotations

from bimtek.stages.gap.records import Direction, Gap, Indicator, When
from bimtek.stages.gap.script import Criterion, Subdimension

CRITERIA = tuple(
    Criterion(level, text)
    for level, text in enumerate(
        (
            "manual, tidak ada data terpusat",
            "sebagian unit, belum terhubung",
            "semua unit, belum terhubung",
            "semua unit, terhubung, diukur",
            "4 + dipakai memutuskan",
        ),
        start=1,
    )
)
HARMONY = Subdimension("4.1", "Harmoni tata ruang", CRITERIA, (), ("disperkim",))
HEALTH = Subdimension("4.2", "Kesehatan", CRITERIA, (), ("dinkes", "rsmw"))
INDICATORS = (
    Indicator("SL.1.1", "Kawasan kumuh", "ha", Direction.DOWN, "4.1", "living", ("disperkim",)),
    Indicator(
        "SL.2.1", "Rekam medis", "%", Direction.UP, "4.2", "living", ("dinkes", "rsmw"), order=1
    ),
    Indicator(
        "SL.2.2", "Waktu tanggap", "menit", Direction.DOWN, "4.2", "living", ("dinkes",), When.TASK,
        order=2,
    ),
)  # fmt: skip
ORDER = {"dinkes": 0, "rsmw": 1, "dishub": 2, "disperkim": 3}


def gaps(*standing: Gap) -> dict[str, Gap]:
    return {f"{gap.row}/{gap.who}": gap for gap in standing}

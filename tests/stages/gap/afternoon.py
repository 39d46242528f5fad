"""Half an hour of a pillar: every kind of cell once, words, evidence, another person."""

from __future__ import annotations

from datetime import date

from bimtek.stages.gap.records import Answer, Cause, Evidence, EvidenceKind, Gap, GapStatus
from tests.minutes.halls import Hall, at, opened, script_of
from tests.stages.gap.halls import GAP, answer


def afternoon(hall: Hall) -> None:
    answer(hall, "4.1/kota", "3", causes=(Cause.STAFF,))
    answer(hall, "4.2/kota", "2", "4", causes=(Cause.STAFF, Cause.DATA), status=GapStatus.AGREED)
    answer(hall, "4.2/rsmw", "3", "4")
    answer(hall, "SL.1.1/disperkim", "12.4", "5", causes=(Cause.BUDGET,))
    answer(hall, "SL.1.2/dpupr", "bd")
    answer(hall, "SL.1.4/dlh", "tb", confidential=True)
    hall.time = at(14, 20)
    answer(hall, "SL.2.1/dinkes", "50", "100")
    hall.time = at(14, 43)
    hall.record(
        Gap.new(
            stage="gap",
            row="SL.2.1",
            who="dinkes",
            answer=Answer("66.7", "100", 2022, 2027, "RPJMD"),
            condition="antrean daring baru di 2 dari 3 puskesmas",
            causes=(Cause.STAFF, Cause.BUDGET),
            cause="pelatih hanya satu orang",
            priority=4,
            speaker="k-dinkes",
        ),
        Evidence.new(
            id="e1", of="gap/SL.2.1/dinkes", title="SK Kadinkes tentang RME", where="Dinkes, subbag"
        ),
        Evidence.new(
            id="e2",
            of="gap/SL.2.1/dinkes",
            type=EvidenceKind.FOLLOWS,
            title="Rekap antrean 2022",
            due=date(2023, 7, 7),
        ),
    )
    answer(hall, "SL.2.2/dinkes", "12", "8")
    hall.destroy("gap", "gap/SL.2.2/dinkes", "answer")
    with opened(hall.session.path, script_of(GAP), "n2", "Nama Contoh Dua") as other:
        other.time = at(14, 44)
        answer(other, "SL.2.1/rsmw", "100", "100")
    hall.session.poll()

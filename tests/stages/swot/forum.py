"""A SWOT as an hour of the hall left it."""

from __future__ import annotations

from bimtek.hall.records import Label, Note
from bimtek.stages.swot import deeds
from bimtek.stages.swot.records import Quadrant, SwotItem, item_place
from bimtek.stages.swot.rules import Place
from tests.minutes.halls import Hall, at
from tests.stages.swot.halls import (
    ROADS,
    STRENGTH,
    WEAKNESS,
    WORDS,
    begin,
    do,
    entry,
    say,
    state_of,
)


def morning(hall: Hall) -> None:
    """Two components, one of them in two quadrants; three keywords, one of them chosen."""
    begin(hall)
    hall.time = at(8, 40)
    say(hall, STRENGTH, "pelatihan rutin", "@bkpsdm wali data ditunjuk | dengan SK")
    say(hall, STRENGTH, "@rsud wali data ditunjuk | dengan SK")
    say(hall, WEAKNESS, "@dinkes tenaga TIK kurang", "kepala bidang jarang hadir ~")
    say(hall, ROADS, "jaringan putus di 3 kelurahan @diskominfotik")
    say(hall, ROADS, "jaringan putus di 3 kelurahan", "tiang tua")
    say(hall, Place("infrastruktur", Quadrant.THREAT), "banjir tahunan @dinkes")
    do(hall, deeds.withdraw([entry(hall, "tiang tua")]))
    hall.time = at(9, 30)
    say(hall, WORDS, "asri", "aman @dinkes", "aman @rsud", "berdaya saing")
    do(hall, deeds.choose(state_of(hall), [entry(hall, "aman")]))
    place = item_place(SwotItem.kind, f"fgd/{entry(hall, 'tenaga TIK kurang').id}")
    hall.record(
        Note.new(
            text="baru dua orang", label=Label.NOTE, stage="fgd", about=place, said=at(9, 40),
            opd=("dinkes",),
        )
    )  # fmt: skip

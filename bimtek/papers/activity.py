"""Laporan kegiatan: the whole event on few pages, for whoever was not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.minutes.annexes import annexes
from bimtek.minutes.markdown import table
from bimtek.minutes.wording import BLANK
from bimtek.papers.catalogue import PAPERS
from bimtek.papers.gaps import radar, reports
from bimtek.papers.group_accord import is_empty
from bimtek.stages.asking import reached_in
from bimtek.stages.attendance.chart import by_office
from bimtek.stages.gap.charts import scale_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bimtek.papers.holds import Holds

NOTULEN, OWN, GROUPS = "Notulen", "laporan-kegiatan", "berita-acara-kelompok"
ROLL_CALLS = "presensi"
"""What is told of people stands in the part of the attendees."""


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints."""
    session = holds.session
    held = [one for one in holds.minutes.courses if one.was_held]
    reached = [
        (one.stage.title, words)
        for one in held
        if one.stage.kind != ROLL_CALLS and (words := reached_in(session, one.stage))
    ]
    without = (OWN, GROUPS) if is_empty(holds) else (OWN,)
    came, files = by_office(session), annexes(holds.live)
    return {
        "came": table(came.heads, came.rows) if came.rows else "",
        "came_legend": came.legend,
        "radars": [(scale_of(one.state), drawn) for one in reports(holds) if (drawn := radar(one))],
        "people": holds.head["people"],
        "running_order": holds.head["running_order"],
        "held": len(held),
        "planned": len(holds.minutes.courses),
        "closing": holds.end["closing"],
        "reached": reached,
        "decisions": holds.end["decisions"],
        "actions": holds.end["actions"],
        "waited": [(one.name, one.number) for one in holds.tasks],
        "annexes": [
            NOTULEN,
            *(one.title for one in PAPERS if not one.is_form and one.name not in without),
            *(f"Foto ({len(files.photos)})" for _ in files.photos[:1]),
            *(f"Pindaian ({len(files.scans)})" for _ in files.scans[:1]),
        ],
        "files": files,
        "signed": table(["Pelapor,"], [[BLANK], [BLANK], [f"NIP: {BLANK}"]]),
    }

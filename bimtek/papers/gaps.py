"""Laporan kesenjangan: where the city stands, by pillar and by office, and what is common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.minutes.markdown import Md, table
from bimtek.stages.gap import charts
from bimtek.stages.gap.report import GapReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bimtek.papers.holds import Holds

GAP = "kesenjangan"
PILLARS = ("Pilar", ">Level kota", ">Disepakati", ">Angka OPD", "Terlebar")
RANKED = (">No", "Sub-dimensi", ">Kini", ">Sasaran", ">Beda", "Keterangan")
NUMBERS = ("Indikator", "OPD", ">Kini", ">Sasaran", ">Beda", "Satuan")
OFFICES = ("OPD", ">Angka", ">Di bawah sasaran", ">Tanpa bukti", ">Belum dijawab")
BARE = ("OPD", "Angka dan level tanpa bukti")


def reports(holds: Holds) -> Iterator[GapReport]:
    """One for each gap analysis of the running order."""
    for stage in holds.session.stages:
        if stage.kind == GAP:
            yield GapReport(holds.session, stage)


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints."""
    return {"reports": [_told(one) for one in reports(holds)]}


def _told(report: GapReport) -> Mapping[str, object]:
    ranked = [(n, *row) for n, row in enumerate(report.ranked(), 1)]
    return {
        "title": report.state.stage.title,
        "empty": report.is_empty,
        "levels": report.levels,
        "answered": report.answered,
        "pillars": table(PILLARS, report.pillars()),
        "ranked": _or_nothing(RANKED, ranked),
        "numbers": _or_nothing(NUMBERS, list(report.ranked_numbers())),
        "causes": [(one.cause.value, one.opds, one.of_city) for one in report.common()],
        "offices": _or_nothing(OFFICES, list(report.offices())),
        "bare": _or_nothing(BARE, list(report.bare())),
        "left_out": report.left_out,
        "scale": charts.scale_of(report.state),
        "radar": radar(report),
        **_maps(report),
    }


def radar(report: GapReport) -> Md:
    """Now and target of each pillar, to be drawn; nothing where no level may be told."""
    return _drawn(charts.by_pillar(report.state))


def _maps(report: GapReport) -> Mapping[str, object]:
    levels, offices = charts.by_subdimension(report.state), charts.by_office(report.state)
    return {
        "level_map": _drawn(levels),
        "level_legend": levels.legend,
        "office_map": _drawn(offices),
        "office_legend": offices.legend,
    }


def _drawn(chart: charts.Chart) -> Md:
    return table(chart.heads, chart.rows) if chart.says_anything else Md("")


def _or_nothing(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Md:
    found = list(rows)
    return table(heads, found) if found else Md("")

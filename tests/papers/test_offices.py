"""One page an office: what it took on, its gaps, what it owes; a page is turned for each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bimtek.documents.model import Heading, PageBreak
from bimtek.documents.reading import read
from bimtek.hall.records import Label, Opd
from bimtek.page import PageLine
from bimtek.papers.catalogue import paper
from bimtek.papers.holds import paper_text
from bimtek.papers.offices import Section, sections
from tests.minutes.halls import Hall, opened, script_of
from tests.stages.gap.afternoon import afternoon
from tests.stages.gap.halls import GAP, seat

PER_OPD, GAPS = paper("per-opd"), paper("laporan-kesenjangan")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), []),
        ((PageLine("Peran", strong=True),), []),
        (
            (PageLine("Peran", strong=True), PageLine(), PageLine("Dewan, anggota", "•")),
            [Section("Peran", ("Dewan, anggota",))],
        ),
        ((PageLine("Program X", "★", "pendukung"),), [Section("SK", ("Program X: pendukung",))]),
    ],
)
def test_a_page_of_the_wall_becomes_a_section(
    lines: tuple[PageLine, ...], told: list[Section]
) -> None:
    assert list(sections(lines, "SK")) == told


def test_each_office_has_its_page_with_what_it_took_on(seated: Hall) -> None:
    seated.note("kirim data", Label.ACTION, opd=("dinkes",), due=date(2023, 7, 14))
    seated.note("wali data | Dinkes", Label.DECISION, opd=("dinkes", "dishub"))
    seated.note("rahasia", Label.DECISION, opd=("dinkes",), closed=True)
    text = paper_text(seated.session, PER_OPD)
    blocks = read(text)
    assert sum(isinstance(one, PageBreak) for one in blocks) == 2
    assert sum(isinstance(one, Heading) and one.level == 1 for one in blocks) == 3
    health, roads = text.split("\n# Dinas Kesehatan")[1].split("\n# Dinas Perhubungan")
    assert "| 1 | Kirim data. | 14 Juli 2023 |" in health
    assert "Kirim data" not in roads
    assert "Wali data \\| Dinkes." in health
    assert "Wali data" in roads
    assert "ahasia" not in text


def test_forty_offices_with_names_like_markup_are_forty_pages(hall: Hall) -> None:
    names = [f"Dinas *{n}* | <b> =1 😀 ---" for n in range(40)]
    offices = [Opd.new(code=f"opd-{n}", short=name, name=name) for n, name in enumerate(names)]
    hall.record(*offices)
    blocks = read(paper_text(hall.session, PER_OPD))
    titles = [one for one in blocks if isinstance(one, Heading) and one.level == 1]
    assert len(titles) == 40


def test_without_offices_or_a_gap_analysis_it_is_said(hall: Hall) -> None:
    assert "Belum ada OPD dalam daftar." in paper_text(hall.session, PER_OPD)
    assert "tidak memuat analisis kesenjangan" in paper_text(hall.session, GAPS)


@pytest.fixture
def afternoon_hall(tmp_path: Path) -> Iterator[Hall]:
    with opened(tmp_path / "blitar.bimtek", script_of(GAP)) as hall:
        seat(hall)
        afternoon(hall)
        yield hall


def test_the_report_ranks_and_says_of_when_it_is(afternoon_hall: Hall) -> None:
    text = paper_text(afternoon_hall.session, GAPS)
    assert "**Keadaan per:** 3 Juli 2023 pukul 14.4" in text
    assert "| 1 | 4.2 Kesehatan | 2 | 4 | 2 | disepakati |" in text
    assert "- SDM: 1 OPD dan 2 sub-dimensi kota" in text
    assert "tidak dimuat: 1." in text

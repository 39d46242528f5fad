"""The tables that are drawn: the city's means, every level, OPD × pilar; nothing in confidence."""

from __future__ import annotations

from bimtek.stages.gap import charts
from bimtek.stages.gap.state import GapState
from tests.minutes.halls import Hall
from tests.stages.gap.halls import GAP, answer


def state(hall: Hall) -> GapState:
    hall.session.poll()
    return GapState(hall.session, GAP)


def test_nothing_said_is_nothing_to_draw(hall: Hall) -> None:
    found = state(hall)
    assert not charts.by_pillar(found).says_anything
    assert not charts.by_subdimension(found).says_anything
    assert not charts.by_office(found).says_anything


def test_a_pillar_is_the_mean_of_what_was_said_and_confidence_says_nothing(hall: Hall) -> None:
    answer(hall, "4.1/kota", "1", "4")
    answer(hall, "4.2/kota", "2", "4")
    answer(hall, "1.1/kota", "3", "4", confidential=True)
    found = state(hall)
    assert charts.by_pillar(found).rows == (
        ("Smart Governance", "", ""),
        ("Smart Living", "1,5", "4,0"),
    )
    assert charts.by_subdimension(found).rows[0][1] == "1.1 Layanan publik: ~"


def test_every_level_has_its_weight_and_the_lowest_is_not_like_an_open_one(hall: Hall) -> None:
    answer(hall, "4.1/kota", "1", "4")
    answer(hall, "4.2/kota", "1")
    found = charts.by_subdimension(state(hall))
    assert found.rows == (
        ("Smart Governance", "1.1 Layanan publik: ?", ""),
        ("Smart Living", "4.1 Harmoni tata ruang: 1→4■", "4.2 Kesehatan: 1→?"),
    )
    assert found.legend == "■ beda 2 ke atas; ? belum dijawab"


def test_of_an_office_stands_what_it_is_asked_as_the_screen_shows_it(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    answer(hall, "4.2/rsmw", "3")
    rows = {name: cells for name, *cells in charts.by_office(state(hall)).rows}
    assert rows["RSUD"] == ["–", "1,0▒"]
    assert rows["Kota"] == ["?", "2,0■"]
    assert list(rows)[-1] == "Kota"

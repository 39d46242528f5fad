"""The gap analysis as reports tell it: by pillar, by office, ranked; nothing in confidence."""

from __future__ import annotations

from bimtek.stages.gap.records import Cause, GapStatus
from bimtek.stages.gap.report import GapReport
from tests.minutes.halls import Hall
from tests.stages.gap.afternoon import afternoon
from tests.stages.gap.halls import GAP, answer


def report(hall: Hall) -> GapReport:
    hall.session.poll()
    return GapReport(hall.session, GAP)


def test_nothing_said_is_an_empty_report(hall: Hall) -> None:
    found = report(hall)
    assert found.is_empty
    assert list(found.ranked()) == []
    assert [one.levels for one in found.pillars()] == ["0/1", "0/2"]


def test_the_widest_gap_comes_first_and_what_reached_its_target_is_none(hall: Hall) -> None:
    answer(hall, "1.1/kota", "2", "3")
    answer(hall, "4.1/kota", "1", "4", status=GapStatus.AGREED)
    answer(hall, "4.2/kota", "4", "4")
    found = report(hall)
    assert [row[0] for row in found.ranked()] == ["4.1 Harmoni tata ruang", "1.1 Layanan publik"]
    assert [(one.title, one.levels, one.agreed, one.widest) for one in found.pillars()] == [
        ("Smart Governance", "1/1", "0/1", "1 (1.1)"),
        ("Smart Living", "2/2", "1/2", "3 (4.1)"),
    ]


def test_lower_is_better_where_the_script_says_so(hall: Hall) -> None:
    answer(hall, "SL.1.1/disperkim", "12.4", "5")
    answer(hall, "SL.1.2/dpupr", "80", "70")
    behind = [row[:5] for row in report(hall).ranked_numbers()]
    assert behind == [("SL.1.1 Kawasan kumuh tersisa", "Disperkim", "12,4", "5", "7,4")]


def test_a_cause_of_one_alone_is_not_common(hall: Hall) -> None:
    answer(hall, "4.1/kota", "3", causes=(Cause.STAFF, Cause.DATA))
    answer(hall, "SL.1.1/disperkim", "12", "5", causes=(Cause.STAFF,))
    assert [(one.cause, one.opds, one.of_city) for one in report(hall).common()] == [
        (Cause.STAFF, 1, 1)
    ]


def test_of_one_office_stands_what_concerns_it_and_what_it_owes(hall: Hall) -> None:
    afternoon(hall)
    mine = report(hall).of("rsmw")
    assert mine.levels == (("4.2 Kesehatan", "3", "2", "4", "2", "disepakati"),)
    assert [row[0] for row in mine.numbers] == ["SL.2.1 Antrean & rekam medis elektronik"]
    assert mine.open == ()
    assert "SL.2.3 Tengkes balita" in report(hall).of("dinkes").open


def test_what_was_told_in_confidence_is_left_out_and_counted(hall: Hall) -> None:
    answer(hall, "SL.1.4/dlh", "17", "30", confidential=True)
    found = report(hall)
    assert (found.is_empty, found.left_out, found.of("dlh").left_out) == (True, 1, 1)
    assert not any("SL.1.4" in row[0] for row in found.of("dlh").numbers)
    assert str(found.answered) == "1/11"
    assert [(one.numbers, one.behind) for one in found.offices() if one.office == "DLH"] == [
        ("1/2", 0)
    ]


def test_a_value_that_rests_on_nothing_is_named_by_office(hall: Hall) -> None:
    answer(hall, "SL.1.1/disperkim", "12", "5")
    answer(hall, "SL.1.2/dpupr", "bd")
    assert list(report(hall).bare()) == [("Disperkim", "SL.1.1 Kawasan kumuh tersisa")]

"""What the next tahap takes along of a session that was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bimtek.hall.agreement import Signed, Signing
from bimtek.onward.source import earlier_of, reading_earlier
from bimtek.stages.gap.records import CITY, Answer, Gap
from tests.agreement.laptops import Laptop
from tests.agreement.test_after import LEVEL, change, level, ralat


@pytest.fixture
def desk(session_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(session_path, "Fasilitator")
    yield laptop
    laptop.close()


def taken(desk: Laptop) -> tuple[str, Answer]:
    """Which version the next tahap takes, and the city's level in it."""
    with reading_earlier(desk.path) as source:
        seen = source.get(Gap, LEVEL)
        assert seen
        return earlier_of(source).edition, seen.value.answer


def test_what_was_agreed_counts_and_what_came_late_does_not(desk: Laptop, tmp_path: Path) -> None:
    desk.record(level("2"))
    assert taken(desk) == ("", Answer("2"))
    late = desk.copy(tmp_path, "N2", timedelta(hours=-3))
    late.record(change(late, "5"))
    late.record(Gap.new(stage="kesenjangan", row="4.3", who=CITY, answer=Answer("1")))
    desk.agree()
    sidik = desk.session.file.freeze(desk.session.agreement.stamp).sidik  # type: ignore[union-attr]
    desk.merge(late)
    assert taken(desk) == ("1", Answer("2"))
    with reading_earlier(desk.path) as source:
        assert source.get(Gap, f"kesenjangan/4.3/{CITY}") is None
        assert earlier_of(source).sidik.replace("-", "").casefold() == sidik[:8].casefold()
    late.close()


def test_a_ralat_counts_until_it_is_taken_back(desk: Laptop) -> None:
    desk.record(level("2"))
    desk.agree()
    desk.record(ralat(f"gap/{LEVEL}"), change(desk, "3"))
    assert taken(desk) == ("1", Answer("3"))
    desk.session.undo().result(10)
    assert taken(desk) == ("1", Answer("2"))


def test_it_is_a_concept_until_the_paper_is_signed(desk: Laptop) -> None:
    desk.agree()
    with reading_earlier(desk.path) as source:
        assert earlier_of(source).signed_on is None
    desk.record(Signing.new(edition="1", signed=Signed(date(2023, 7, 6), "Ketua")))
    with reading_earlier(desk.path) as source:
        assert earlier_of(source).signed_on == date(2023, 7, 6)

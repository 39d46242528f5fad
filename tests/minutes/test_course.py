"""From when to when an acara went, in the words of an office."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bimtek.minutes.course import spell


@pytest.mark.parametrize(
    ("begun", "ended", "words"),
    [
        ("2023-07-31T13:01", "2023-07-31T14:20", "13.01–14.20"),
        ("2023-07-31T13:01", None, "13.01–…"),
        (None, "2023-07-31T14:20", "…–14.20"),
        ("2023-07-31T13:01", "2023-08-01T13:03", "13.01 sampai 1 Agustus 2023 pukul 13.03"),
        ("2023-08-01T13:01", "2023-08-01T13:03", "1 Agustus 2023 pukul 13.01–13.03"),
    ],
)
def test_another_day_is_told_with_its_date(
    begun: str | None, ended: str | None, words: str
) -> None:
    first, last = (datetime.fromisoformat(one) if one else None for one in (begun, ended))
    assert spell(first, last, date(2023, 7, 31)) == words

"""How long lists are kept."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.keeping import keeping_findings, kept_too_long
from bimtek.hall.records import Participant
from bimtek.script.reading import kept_days, typed_term

DAY = date(2023, 7, 3)
WITH_NIP = Participant("ani", "Ani", nip="198001012005011001")


@pytest.mark.parametrize(
    ("person", "days", "today", "told"),
    [
        (WITH_NIP, 90, date(2023, 10, 1), False),
        (WITH_NIP, 90, date(2023, 10, 2), True),
        (WITH_NIP, 0, date(2043, 7, 3), False),
        (Participant("budi", "Budi"), 90, date(2043, 7, 3), False),
    ],
)
def test_a_list_with_personal_data_is_told_only_past_its_time(
    person: Participant, days: int, today: date, told: bool
) -> None:
    said = kept_too_long([person], DAY, days, today)
    assert bool(said) is told
    assert len(list(keeping_findings(said))) == told
    assert not told or "1 orang disimpan sampai 1 Oktober 2023: sudah lewat" in said


@pytest.mark.parametrize(
    ("typed", "days"),
    [("90 hari", 90), ("6 Bulan", 180), ("1 tahun", 365), ("tanpa batas", 0)],
)
def test_a_term_is_read_as_people_write_it(typed: str, days: int) -> None:
    assert typed_term(typed) == days
    assert kept_days(str(days)) == days


@pytest.mark.parametrize("typed", ["", "90", "0 hari", "setahun"])
def test_what_is_no_term_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="tulis 90 hari"):
        typed_term(typed)


def test_a_script_that_says_nothing_keeps_them_a_year() -> None:
    assert kept_days("") == 365

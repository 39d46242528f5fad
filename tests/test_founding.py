"""What a new session says of itself before anybody has typed anything."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from bimtek import bootstrap
from bimtek.founding import Wishes, found
from bimtek.hall.records import SessionSheet
from bimtek.script.library import find_script
from bimtek.tui.new_values import said_by

THURSDAY = datetime.fromisoformat("2026-11-26T18:00:00+07:00")
MONDAY = (date(2026, 11, 30), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("wished", "held", "told"),
    [(None, MONDAY, 1), ((date(2026, 12, 9), date(2026, 12, 10)),) * 2 + (0,)],
)
def test_a_script_for_any_city_never_dates_a_session_back_to_its_example(
    tmp_path: Path, wished: tuple[date, date] | None, held: tuple[date, date], told: int
) -> None:
    path = tmp_path / "a.bimtek"
    founded = found(path, find_script("tahap-1"), Wishes(days=wished), clock=lambda: THURSDAY)
    with bootstrap.reading(path) as session:
        sheet = session.all(SessionSheet)[0].value
    assert (sheet.first_day, sheet.last_day) == held
    warned = [one for one in founded.warnings if one.startswith("Tanggal: ")]
    assert len(warned) == told


def test_the_form_shows_the_days_that_are_proposed_or_says_that_they_are_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BIMTEK_CLOCK", THURSDAY.isoformat())
    said = said_by(find_script("tahap-1"))
    assert (said.days, said.days_remark) == (
        "30 November 2026 s.d. 1 Desember 2026",
        "usulan",
    )
    said = said_by(find_script("blitar-2023"))
    assert (said.days, said.days_remark) == ("Senin, 3 Juli 2023", "sudah lewat")

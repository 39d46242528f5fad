"""What is missing, written as a list."""

from __future__ import annotations

from bimtek.hall.records import StageRun, StageState
from bimtek.minutes.missing_list import missing_list
from tests.minutes.halls import Hall, at


def test_what_a_finding_is_about_stands_behind_it_in_plain_words(hall: Hall) -> None:
    hall.record(StageRun.new(id="pembukaan", state=StageState.RUNNING, started=at(9)))
    told = missing_list(hall.session)
    assert "- Pimpinan rapat sejak 09.00 belum disebut (" in told
    assert "&#" not in told

"""The clock of a rehearsal: a file that says what time it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.clock import ClockError, clock_from

MORNING, LATER = "2023-07-03T08:30:00+07:00", "2023-07-03T09:00:00+07:00"


def test_a_clock_file_that_is_emptied_or_gone_leaves_the_time_it_said_last(tmp_path: Path) -> None:
    file = tmp_path / "jam"
    file.write_text(MORNING, encoding="utf-8")
    clock = clock_from({"BIMTEK_CLOCK": f"@{file}"})
    file.write_text("", encoding="utf-8")
    assert clock().isoformat() == MORNING
    file.unlink()
    assert clock().isoformat() == MORNING
    file.write_text(LATER, encoding="utf-8")
    assert clock().isoformat() == LATER


@pytest.mark.parametrize(("text", "told"), [("", "kosong; tulis waktu"), ("8.30", "bukan waktu")])
def test_a_clock_that_says_no_time_to_begin_with_is_refused(
    text: str, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "jam"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ClockError, match=told):
        clock_from({"BIMTEK_CLOCK": f"@{file}"})
    with pytest.raises(ClockError, match="tidak terbaca"):
        clock_from({"BIMTEK_CLOCK": f"@{tmp_path / 'tiada'}"})

"""Which table starves: plain tables."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bimtek.hall.starving import STARVES_FROM, TableProgress, hungriest, silent_minutes

NOW = datetime.fromisoformat("2023-07-03T14:00:00+07:00")


def ago(minutes: float) -> datetime:
    return NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("last", "began", "silent"),
    [
        (None, None, None),
        (None, ago(12.9), 12),
        (ago(3), ago(20), 3),
        (ago(90), ago(20), 20),  # recorded the day before
        (ago(-1), None, 0),  # another laptop's clock is ahead
        (ago(0), ago(0), 0),
        (None, ago(-5), 0),
        (ago(24 * 60), None, None),  # came along from the tahap before
        (ago(20), None, 20),  # begun by nobody's key, and yet something was written
    ],
)
def test_silence_counts_from_the_last_entry_else_from_the_beginning(
    last: datetime | None, began: datetime | None, silent: int | None
) -> None:
    assert silent_minutes(last, began, NOW) == silent
    assert silent_minutes(last, began, NOW, ended=NOW) is None  # nobody waits any longer


def table(name: str, silent: int | None, *, ready: bool = False) -> TableProgress:
    return TableProgress(name, name, 2, 5, ready, silent)


def test_the_table_that_waits_longest_is_named_and_one_that_is_ready_never() -> None:
    tables = [table("a", 9), table("b", 14), table("c", 14), table("d", 60, ready=True)]
    assert hungriest(tables) == "b"
    assert [one.words for one in tables] == ["a 2/5 9'", "b 2/5 ▲14'", "c 2/5 ▲14'", "d 2/5✓"]
    assert hungriest([table("a", None), table("b", 0)]) == ""
    assert hungriest([]) == ""
    assert hungriest([table("a", 60, ready=True), table("b", 60, ready=True)]) == ""
    assert hungriest([table("a", STARVES_FROM - 1), table("b", STARVES_FROM)]) == "b"
    assert table("b", 0)._replace(asked=None).words == "b 2"

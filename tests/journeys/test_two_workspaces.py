"""Two people on one file: nothing lost, nobody disturbed, a conflict settled by a person.

In every run tests/tui/test_two_hands.py holds it without terminals, and the whole day with three.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import OpenAt


def value(path: Path, query: str) -> object:
    with closing(sqlite3.connect(path)) as plain:
        row = plain.execute(query).fetchone()
    return row[0] if row else None


@pytest.mark.slow
def test_what_one_records_comes_to_the_other_without_moving_anything(
    afternoon: Path, open_at: OpenAt
) -> None:
    one, two = open_at(afternoon, "N1"), open_at(afternoon, "N2", role="notulis")
    two.press("f2")
    two.type("sedang mengetik kalimat ya")
    two.wait("kalimat ya")
    cursor = two.screen.cursor.x, two.screen.cursor.y
    rows = [line[:30] for line in two.text.splitlines()[4:16]]
    one.press("down", "down", "down", "down")
    one.wait("Pemanfaatan")
    one.press("9", "0", "enter", "9", "5", "enter")
    one.wait_saved(2)
    two.wait("90")
    assert two.matches(r"catatan .*kalimat ya")
    assert (two.screen.cursor.x, two.screen.cursor.y) == cursor
    assert [line[:30] for line in two.text.splitlines()[4:16]] == rows
    two.press("enter")
    two.wait_saved(2)
    assert value(afternoon, "SELECT text FROM note ORDER BY said DESC") is not None
    assert value(afternoon, "SELECT answer_now FROM gap WHERE row='SL.1.2'") == "90"
    found = value(afternoon, "SELECT count(*) FROM note WHERE text LIKE 'sedang mengetik%'")
    assert found == 1


@pytest.mark.slow
def test_one_cell_changed_by_two_shows_both_and_a_person_chooses(
    afternoon: Path, open_at: OpenAt
) -> None:
    one, two = open_at(afternoon, "N1"), open_at(afternoon, "N2", role="notulis")
    for terminal in (one, two):
        terminal.press("down", "down", "down", "down")
        terminal.press("9")  # the cell opens in place: what is typed now stood on an empty cell
        terminal.matches(r"▸ +2 Pemanfaatan .* 9\b")
    one.type("0")
    one.press("enter")
    one.wait_saved(2)
    two.type("2")
    two.press("enter")
    two.wait_saved(2)
    for terminal in (one, two):
        terminal.press("escape")
        terminal.wait("≠")
    one.press("=")
    one.wait("90")
    one.wait("92")
    one.press("1")
    one.gone("≠")
    two.gone("≠")
    assert value(afternoon, "SELECT konflik FROM gap WHERE row='SL.1.2'") == 0

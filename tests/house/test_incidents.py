"""Every incident of docs/incidents.md is held by tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (\d+) \| .* \| (`[^|]*`) \|$", re.MULTILINE)
TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")
ROWS = ROW.findall((ROOT / "docs" / "incidents.md").read_text(encoding="utf-8"))
HELD = [(number, *test) for number, tests in ROWS for test in TEST.findall(tests)]


def test_all_thirty_are_there() -> None:
    assert [int(number) for number, _ in ROWS] == list(range(1, 31))
    assert {number for number, _, _ in HELD} == {number for number, _ in ROWS}


@pytest.mark.parametrize(("number", "file", "name"), HELD)
def test_its_tests_exist(number: str, file: str, name: str) -> None:
    defined = re.compile(rf"^(?:async )?def {name}\(", re.MULTILINE)
    assert defined.search((ROOT / "tests" / file).read_text(encoding="utf-8")), number

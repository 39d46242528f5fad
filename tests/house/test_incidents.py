"""Every incident of docs/incidents.md is held by a test that exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (\d+) \| .* \| `([\w/]+\.py)::(\w+)` \|$", re.MULTILINE)
HELD = ROW.findall((ROOT / "docs" / "incidents.md").read_text(encoding="utf-8"))


def test_all_thirty_are_there() -> None:
    assert [int(number) for number, _, _ in HELD] == list(range(1, 31))


@pytest.mark.parametrize(("number", "file", "name"), HELD)
def test_its_test_exists(number: str, file: str, name: str) -> None:
    defined = re.compile(rf"^(?:async )?def {name}\(", re.MULTILINE)
    assert defined.search((ROOT / "tests" / file).read_text(encoding="utf-8")), number

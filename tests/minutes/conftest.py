from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.minutes.halls import Hall, opened, seat_people


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """An empty session of three acara."""
    with opened(tmp_path / "blitar.bimtek") as hall:
        yield hall


@pytest.fixture
def seated(hall: Hall) -> Hall:
    """The same with offices, people and a roll call."""
    seat_people(hall)
    return hall

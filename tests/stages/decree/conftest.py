from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.minutes.halls import Hall, opened, script_of
from tests.stages.decree.halls import ORDER, seat


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall with people in it; the SK is not read yet."""
    with opened(tmp_path / "blitar.bimtek", script_of(*ORDER)) as hall:
        seat(hall)
        yield hall

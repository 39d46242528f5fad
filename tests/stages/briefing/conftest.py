from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.minutes.halls import Hall, opened, script_of
from tests.stages.briefing.halls import TALK, seat


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall before the paparan."""
    with opened(tmp_path / "blitar.bimtek", script_of(TALK)) as hall:
        seat(hall)
        yield hall

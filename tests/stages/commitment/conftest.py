from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.minutes.halls import Hall, opened, script_of
from tests.stages.commitment.halls import STAGES, seat


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A hall with offices in it; nobody has come yet."""
    with opened(tmp_path / "blitar.bimtek", script_of(*STAGES), actor="n1", name="N1") as hall:
        seat(hall)
        yield hall

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.minutes.halls import Hall, opened, script_of
from tests.stages.vote.halls import STAGES, arrive, seat


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Four OPDs are here, DLH is not; nobody has voted."""
    with opened(tmp_path / "blitar.bimtek", script_of(*STAGES), actor="n1", name="N1") as hall:
        seat(hall)
        arrive(hall, "bappeda", "dinkes", "dishub", "dinsos", "gedog", "pers")
        yield hall

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.minutes.halls import Hall, opened, script_of
from tests.stages.closing.halls import ORDER, seat


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    script = script_of(*ORDER, last_day=date(2023, 7, 4))
    with opened(tmp_path / "blitar.bimtek", script) as hall:
        seat(hall)
        yield hall

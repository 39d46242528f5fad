from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bimtek.session import Session

from .hall import Clock, Hall, open_desk


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """A new session with four offices and six seats."""
    return Hall(tmp_path / "sesi.bimtek")


@pytest.fixture
def clock() -> Clock:
    """08.30 on the day."""
    return Clock()


@pytest.fixture
def session(hall: Hall, clock: Clock) -> Iterator[Session]:
    """That session as a workspace opens it."""
    session = open_desk(hall.path, clock=clock)
    yield session
    session.close()

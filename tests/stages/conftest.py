from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.minutes.halls import Hall, opened


@pytest.fixture
def other(hall: Hall) -> Iterator[Hall]:
    """A second note-taker on the same file."""
    session = hall.session
    with opened(session.path, session.script, "n2", "Nama Contoh Dua", "notulis") as other:
        yield other

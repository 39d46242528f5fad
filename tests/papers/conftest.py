from __future__ import annotations

from tests.minutes.conftest import hall, seated

__all__ = ["hall", "seated"]

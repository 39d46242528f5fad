from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.agreement.laptops import Laptop


@pytest.fixture
def desk(session_path: Path) -> Iterator[Laptop]:
    """The facilitator's laptop."""
    laptop = Laptop(session_path, "Fasilitator")
    yield laptop
    laptop.close()


CopyFor = Callable[..., Laptop]
"""`copy_for("N2", ahead=timedelta(hours=-3))`: a laptop with a copy of the desk's file."""


@pytest.fixture
def copy_for(desk: Laptop, tmp_path: Path) -> Iterator[CopyFor]:
    made: list[Laptop] = []

    def copying(name: str, ahead: timedelta = timedelta()) -> Laptop:
        made.append(desk.copy(tmp_path, name, ahead))
        return made[-1]

    yield copying
    for laptop in made:
        laptop.close()

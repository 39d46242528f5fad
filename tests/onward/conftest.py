from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.onward.tahap import tahap_1


@pytest.fixture(scope="session")
def july(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tahap I as it ended; tests copy it."""
    folder = tmp_path_factory.mktemp("tahap1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIMTEK_HOME", str(folder / "settings"))
        return tahap_1(folder)


@pytest.fixture
def earlier(july: Path, tmp_path: Path) -> Path:
    """A copy of tahap I, for one test."""
    return Path(shutil.copy(july, tmp_path / "tahap1.bimtek"))

"""The sample session from the first screen to the last word on the terminal."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.conftest import OpenAt
from tests.journeys.terminal import Terminal


@pytest.mark.slow
def test_the_demo_says_where_it_lies_lets_a_second_window_in_and_says_that_it_is_gone(
    tmp_path: Path, open_at: OpenAt
) -> None:
    told = {"BIMTEK_HOME": str(tmp_path / "settings"), "TMPDIR": str(tmp_path)}
    with closing(Terminal([sys.executable, "-m", "bimtek", "demo"], told)) as first:
        first.wait("Sesi contoh. Berkasnya dihapus saat jendela ini ditutup:")
        path = next(tmp_path.glob("bimtek-demo-*/blitar-2023.bimtek"))
        first.wait(path.name)
        first.press("f1")
        first.wait("Bantuan")
        first.wait("bimtek screen BERKAS")
        first.send("\x1b")  # as most terminals send Esc
        first.gone("bimtek screen BERKAS")
        second = open_at(path, "N1", role="notulis", BIMTEK_CLOCK="")
        second.matches(r"10/12 Kesenjangan +14\.1")
        second.press("ctrl+q")
        second.ended()
        first.press("ctrl+q")
        first.wait("Sesi contoh sudah dihapus:")
        assert first.ended() == 0
        assert not path.exists()

"""The built wheel holds everything: in a fresh environment, far from the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty, which Windows has not")
def test_the_wheel_shows_the_demo_in_a_fresh_environment(tmp_path: Path) -> None:
    from tests.journeys.terminal import Terminal

    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not on the PATH; `uv run pytest -m slow` puts it there")
    python = tmp_path / "fresh" / "bin" / "python"
    subprocess.run([uv, "build", "-q", "--wheel", "-o", tmp_path, ROOT], check=True)
    subprocess.run([uv, "venv", "-q", "-p", sys.executable, tmp_path / "fresh"], check=True)
    wheel = next(tmp_path.glob("*.whl"))
    subprocess.run([uv, "pip", "install", "-q", "-p", python, wheel], check=True)
    told = {"BIMTEK_HOME": str(tmp_path / "settings")}
    command = [str(python.parent / "bimtek"), "demo"]
    with closing(Terminal(command, told, folder=tmp_path)) as demo:
        demo.wait("10/12 Kesenjangan")
        demo.press("ctrl+q")
        assert demo.ended() == 0

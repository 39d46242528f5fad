"""Long work beside a window: it gives way to whoever types, and its words are heard."""

from __future__ import annotations

import subprocess
import sys

import psutil

from bimtek.processes import at_work, give_way


def test_long_work_gives_way_and_a_process_that_is_gone_is_no_trouble() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        usual = psutil.Process(process.pid).nice()
        give_way(process.pid)
        assert psutil.Process(process.pid).nice() != usual
        process.communicate(b"\n", timeout=30)
    give_way(process.pid)


async def test_what_it_says_and_what_troubles_it_is_heard() -> None:
    process = await at_work("status", "tidak-ada.bimtek")
    said, trouble = await process.communicate()
    assert said == b""
    assert "tidak-ada.bimtek" in trouble.decode()
    assert process.returncode == 3

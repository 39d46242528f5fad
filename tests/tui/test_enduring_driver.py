"""A window that is gone keeps no program from ending."""

from __future__ import annotations

import io
import sys

import pytest
from textual.app import App
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from bimtek.tui.enduring_driver import enduring

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the driver of POSIX terminals")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_what_is_drawn_for_a_window_that_is_gone_is_dropped_and_nobody_waits() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(5, "Input/output error")

    driver = enduring(LinuxDriver)(App())
    writer = WriterThread(Gone())
    driver._writer_thread = writer  # type: ignore[attr-defined]
    writer.start()
    for _ in range(3 * MAX_QUEUED_WRITES):
        driver.write("x")
    writer.join(10)
    assert not writer.is_alive()
    driver.close()


def test_other_drivers_stay_as_they_are() -> None:
    from textual.drivers.headless_driver import HeadlessDriver

    assert enduring(HeadlessDriver) is HeadlessDriver

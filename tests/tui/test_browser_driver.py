"""A window that a browser draws ends without a word where its server has gone."""

from __future__ import annotations

import os

from textual.app import App

from bimtek.tui.browser_driver import BrowserDriver


async def test_what_is_drawn_for_a_server_that_has_let_go_is_no_mistake() -> None:
    reader, writer = os.pipe()
    driver = BrowserDriver(App())
    driver._write = type(driver._write)(driver._write.func, writer)
    driver.write("sebelum")
    assert os.read(reader, 100).endswith(b"sebelum")
    os.close(reader)
    driver.write("sesudah")
    os.close(writer)

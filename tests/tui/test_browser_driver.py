"""A window that a browser draws ends without a word where its server has gone."""

from __future__ import annotations

import os

from bimtek.tui.browser_driver import write_while_heard


def test_what_is_drawn_for_a_server_that_has_let_go_is_no_mistake() -> None:
    reader, writer = os.pipe()
    assert write_while_heard(writer, b"sebelum") == 7
    assert os.read(reader, 100) == b"sebelum"
    os.close(reader)
    assert write_while_heard(writer, b"sesudah") == 0
    os.close(writer)

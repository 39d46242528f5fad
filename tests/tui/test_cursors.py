"""Who is at a row stands at its end before two type the same."""

from __future__ import annotations

import os

import pytest

from bimtek.processes import began
from bimtek.sync.rows import At, Rows
from bimtek.sync.serving import Served, publish, withdraw
from tests.tui.conftest import Opened
from tests.tui.driving import Desk

HERE = Served(("http://127.0.0.1:8711",), (), process=os.getpid(), began=began(os.getpid()))


def look(at: Desk, board: Rows) -> None:
    """What the window does each second."""
    board._read_at = at.workspace.network._rows._read_at = 0.0
    at.workspace.network.second()


@pytest.mark.parametrize("title", ["Kesiapan kota", "Kesenjangan"])
async def test_another_at_an_empty_row_is_seen_and_goes_again(desk: Opened, title: str) -> None:
    async with desk() as at:
        await at.open(title)
        publish(at.session.path, HERE)
        board = Rows(at.session.path)
        view = at.workspace.places.view
        assert view is not None
        kind, record = view.records_here()[0]
        board.say("tamu-1-1", (At("o-ani", "ANI", kind, record), At("o-x", "\x1b[2J", kind, "x")))
        look(at, board)
        await at.until("▸AN")
        assert board.others("tamu-1-1") == (At(at.session.actor, "N1", kind, record),)
        board.leave("tamu-1-1")
        look(at, board)
        await at.until("▸AN", gone=True)
        withdraw(at.session.path)

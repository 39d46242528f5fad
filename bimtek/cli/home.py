"""`bimtek` alone: the home screen."""

from __future__ import annotations

import argparse

from bimtek import device


def run(chosen: argparse.Namespace) -> int:
    """Find sessions, start or open one, and work on it until the person leaves."""
    del chosen
    from bimtek.tui.home import HomeScreen
    from bimtek.tui.run import Desk, run_screens

    desk = Desk()
    return run_screens(lambda: HomeScreen(desk), desk, device.load().theme)

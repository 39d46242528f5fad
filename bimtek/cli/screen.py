"""`bimtek screen FILE`: the projector in a terminal of its own."""

from __future__ import annotations

import argparse
from pathlib import Path


def run(chosen: argparse.Namespace) -> int:
    """Show what the front shows until this window is closed; the session is only read."""
    from bimtek.tui.run import run_projector

    return run_projector(Path(chosen.file))

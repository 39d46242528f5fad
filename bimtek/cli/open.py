"""`bimtek open FILE`: the workspace."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path


def run(chosen: argparse.Namespace) -> int:
    """Open the file and run the workspace until the person leaves."""
    gc.disable()  # nothing is garbage before the first frame; the app turns it on again
    from bimtek.tui.run import run_workspace

    who = chosen.name or "", chosen.role or ""
    return run_workspace(Path(chosen.file), *who, group=chosen.group)

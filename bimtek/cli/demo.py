"""`bimtek demo`: the Blitar workshop in the middle of the gap analysis, in a throw-away copy."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from bimtek.clock import VARIABLE
from bimtek.script.library import home
from bimtek.tui.run import run_workspace

AFTERNOON = "2023-07-03T14:10:00+07:00"


def run(chosen: argparse.Namespace) -> int:
    """Build the session, open it, and forget it when the person leaves."""
    del chosen
    from bimtek.demo import build

    with tempfile.TemporaryDirectory(prefix="bimtek-demo-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "blitar-2023.bimtek"
        build(path, home() / "blitar-2023")
        os.environ.setdefault(VARIABLE, AFTERNOON)
        return run_workspace(path, "Fasilitator Contoh", "fasilitator")

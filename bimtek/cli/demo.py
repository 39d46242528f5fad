"""`bimtek demo`: the Blitar workshop in the middle of the gap analysis, in a throw-away copy."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from bimtek.clock import VARIABLE, begin_rehearsal
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
        if not os.environ.get(VARIABLE):
            begin_rehearsal(path, datetime.fromisoformat(AFTERNOON))
        status = run_workspace(path, "Fasilitator Contoh", "fasilitator", greeting(path))
    print(f"Sesi contoh sudah dihapus: {path}", file=sys.stderr)
    return status


def greeting(path: Path) -> str:
    """Where the sample lies while it is there, and how a second window opens it."""
    return "\n".join(
        (
            "Sesi contoh. Berkasnya dihapus saat jendela ini ditutup:",
            f"{path}",
            "Jendela kedua, di terminal lain (F1 menampilkan ini lagi):",
            "bimtek open BERKAS --as NAMA --role notulis",
            "Layar aula: bimtek screen BERKAS",
        )
    )

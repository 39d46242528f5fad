"""A process beside the workspace keeps its copy equal, so that no key waits for the network."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE_SECONDS = 3.0


@contextmanager
def kept_equal(path: Path) -> Iterator[None]:
    """While the block runs, another process exchanges entries with the copy's host."""
    command = [sys.executable, "-m", "bimtek", "join", str(path), "--keep"]
    process = subprocess.Popen(  # noqa: S603 - this very program
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        if process.stdin is not None:
            with suppress(OSError):
                process.stdin.close()  # it ends with whoever started it, also when that is killed
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE_SECONDS)
        if process.poll() is None:
            process.terminate()

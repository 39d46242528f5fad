"""A small disk, to be filled."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


@contextmanager
def disk_at(folder: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if (
        os.name != "posix"
        or os.geteuid() != 0
        or subprocess.run(mount, capture_output=True).returncode
    ):
        pytest.skip("mounting a small disk needs root and a kernel that lets it")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def fill(path: Path) -> None:
    """Take all the room that is left, to the last block."""
    with path.open("wb", buffering=0) as full, suppress(OSError):
        while True:
            full.write(b"x" * 4096)

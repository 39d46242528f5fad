"""Programs that run until they are killed, and can be started again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from threading import Timer

PATIENCE = 60.0
"""Seconds after which a program says nothing any more."""


class Program:
    """One `bimtek` command that runs until it is killed; it can be started again."""

    def __init__(self, home: Path, *arguments: str | Path) -> None:
        self._command = [sys.executable, "-m", "bimtek", *map(str, arguments)]
        self._environment = {**os.environ, "BIMTEK_HOME": str(home), "PYTHONUNBUFFERED": "1"}
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=self._environment,
        )

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def read(self, wanted: str) -> str:
        """The first group of a pattern in what it says."""
        assert self._process is not None
        assert self._process.stdout is not None
        said = ""
        plug = Timer(PATIENCE, self._process.kill)
        plug.start()
        try:
            for line in self._process.stdout:
                said += line
                if found := re.search(wanted, line):
                    return found[1]
        finally:
            plug.cancel()
        raise AssertionError(said)

    def kill(self) -> None:
        """As a pulled plug does."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate(timeout=PATIENCE)
        self._process = None

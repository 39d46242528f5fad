"""Programs that run until they are killed, and can be started again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from tests.sync.hosts import free_port

PATIENCE = 60.0
"""Seconds after which a program says nothing any more, and nothing changes."""


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


@contextmanager
def running(home: Path, *arguments: str | Path) -> Iterator[Program]:
    """A program that is killed when the test ends, however that ends."""
    program = Program(home, *arguments)
    program.start()
    try:
        yield program
    finally:
        program.kill()


@contextmanager
def served_and_joined(path: Path, home: Path, copy: Path, joining: Path) -> Iterator[Program]:
    """The program that serves a session, which N2 joined once.

    Args:
        home: the settings of the host.
        copy: where the copy of N2 goes.
        joining: the settings of N2.
    """
    port = str(free_port())
    with running(home, "serve", path, "--port", port) as host:
        pin = host.read(r"PIN notulis +(\d{3} \d{3})").replace(" ", "")
        url = f"http://127.0.0.1:{port}"
        join: list[str | Path] = ["join", url, copy, "--pin", pin, "--as", "N2", "--once"]
        with running(joining, *join) as once:
            once.read("(Sama)")
        yield host


def until(true: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)

"""Commands of bimtek run to their end, in the process of the test or in one of their own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from bimtek.cli import main


class Answer(NamedTuple):
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def bimtek(
    *arguments: object,
    stdin: str = "",
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Answer:
    """Run a command here, which takes a fraction of the time of a process and says the same.

    Not for commands that open a screen: those look for the terminal of the process.
    """
    given = io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8")), encoding="utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with (
        patch.dict(os.environ, environment or {}),  # a throw-away session brings its clock along
        chdir(folder or "."),
        patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        status = main([str(argument) for argument in arguments])
        out.flush()
        err.flush()
    return Answer(status, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))


def process(*arguments: object, stdin: str = "") -> Answer:
    """Run a command as people run it: a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bimtek", *(str(argument) for argument in arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return Answer(done.returncode, done.stdout, done.stderr)

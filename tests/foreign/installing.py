"""The package `bimtek-undian` as pip leaves it behind, and processes that find it or do not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

SOURCE = Path(__file__).parent / "bimtek-undian"
COMMANDS = """
import json, sys
from bimtek.cli import main
for command in json.loads(sys.argv[1]):
    print("$", *command[:1], flush=True)
    print("=", main(command), flush=True)
"""
"""Several commands in one process: each start costs more than what it does."""


def installed(target: Path, *, broken: str = "") -> Path:
    """A folder for the path of Python, with the package and its entry point.

    Args:
        broken: stands at the end of its first module.
    """
    project = tomllib.loads((SOURCE / "pyproject.toml").read_text("utf-8"))["project"]
    shutil.copytree(SOURCE / "bimtek_undian", target / "bimtek_undian")
    with (target / "bimtek_undian" / "__init__.py").open("a", encoding="utf-8") as module:
        module.write(broken)
    about = target / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir()
    named = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (about / "METADATA").write_text(named, encoding="utf-8")
    points = project["entry-points"]
    text = "".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in kinds.items())
        for group, kinds in points.items()
    )
    (about / "entry_points.txt").write_text(text, encoding="utf-8")
    return target


def run(*commands: tuple[object, ...], path: Path | None = None, stdin: str = "") -> str:
    """What these commands print, on stdout and stderr alike, in one process.

    Args:
        path: what `installed` gave; None: the package is not there.
    """
    import json

    said = json.dumps([[str(word) for word in command] for command in commands])
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, said],
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(path or ""), "PYTHONUTF8": "1"},
        check=True,
        timeout=60,
    )
    return done.stdout

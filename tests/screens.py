"""The screen as text, compared with the files beside the tests."""

from __future__ import annotations

import asyncio
import difflib
import os
from pathlib import Path
from typing import Any

from textual._context import visible_screen_stack
from textual.app import App

REWRITE = "BIMTEK_SNAP"
"""With this in the environment the files are written instead of compared."""
LOOKS = 300
"""How often one looks again, a frame apart, until the screen is the one of the file."""


def screen_text(app: App[Any]) -> str:
    """The characters on the screen, line by line, without what is blank at the right."""
    width, height = app.size
    visible_screen_stack.set(app._background_screens)
    lines = []
    for strip in app.screen._compositor.render_strips()[:height]:
        lines.append(strip.text[:width].rstrip())
    return "\n".join(lines) + "\n"


async def same_screen(app: App[Any], path: Path) -> None:
    """Wait until the screen is that of a file; the difference is read as a diff of text."""
    if os.environ.get(REWRITE):
        await asyncio.sleep(0.5)
        _rewrite(path, screen_text(app))
    expected = _read(path)
    for _ in range(LOOKS):
        if screen_text(app) == expected:
            return
        await asyncio.sleep(0.016)
    raise AssertionError(difference(expected, screen_text(app), path.name))


def difference(kept: str, now: str, name: str) -> str:
    """What is another than in a file, line by line; empty: nothing."""
    lines = difflib.unified_diff(kept.splitlines(), now.splitlines(), name, "now", lineterm="")
    return "\n".join(lines)


def _rewrite(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _read(path: Path) -> str:
    assert path.is_file(), f"{path} is missing; run once with {REWRITE}=1 and look at it"
    return path.read_text(encoding="utf-8")

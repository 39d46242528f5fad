"""The folders that guests' processes have for their settings; they go when their process goes."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

from bimtek import device
from bimtek.device import Device
from bimtek.processes import began, lives
from bimtek.web.access import Guest

PREFIX: Final = "kerja-"


def folder_of(guest: Guest) -> Path:
    """Where a guest's process keeps what it has to; it names the process that serves."""
    here = os.getpid()
    return _all() / f"{PREFIX}{here}-{began(here):.0f}-{guest.id}"


def furnish(folder: Path) -> None:
    """Let the process find whose laptop it runs on, and nothing else of that laptop's settings.

    Half-typed text is of a laptop and a person: whoever comes in anew under the same name is
    offered what stayed behind.
    """
    text = json.dumps(asdict(Device(device.load().id)))
    with suppress(OSError):
        device.write_private(folder / "settings.json", text)


def clear(folder: Path) -> None:
    """Its process has ended."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Clear what servers have left that were killed, or when the power went."""
    for folder in _left():
        clear(folder)


def _left() -> Iterator[Path]:
    for folder in _all().glob(f"{PREFIX}*"):
        process, _, rest = folder.name.removeprefix(PREFIX).partition("-")
        since = rest.partition("-")[0]
        served = process.isdecimal() and since.isdecimal() and lives(int(process), float(since))
        if not served:
            yield folder


def _all() -> Path:
    return device.folder() / "jaringan"

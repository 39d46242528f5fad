"""Drives that can be taken away: flash disks and the like, on all three systems."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

MEDIA = ("/media/", "/run/media/", "/mnt/")
"""Where Linux desktops put what was plugged in."""


class Partition(Protocol):
    """What psutil says of one."""

    @property
    def device(self) -> str: ...
    @property
    def mountpoint(self) -> str: ...
    @property
    def opts(self) -> str: ...


class Drive(NamedTuple):
    """One that is plugged in now."""

    name: str
    """As people call it: `FLASHDISK`, `E:`."""
    path: Path
    free: int
    writable: bool


def drives() -> list[Drive]:
    """The drives that are plugged in now."""
    import psutil  # slow to load, and only wanted here

    found = removable(psutil.disk_partitions(all=False), sys.platform, _can_be_taken_out)
    return [drive for part in found if (drive := _drive(part)) is not None]


def removable(
    partitions: Iterable[Partition], system: str, can_be_taken_out: Callable[[str], bool]
) -> list[Partition]:
    """Those of the partitions that can be taken away.

    Args:
        system: as `sys.platform` says.
        can_be_taken_out: asks Linux of a device such as `/dev/sdb1`.
    """
    found = []
    for part in partitions:
        if system == "win32":
            wanted = "removable" in part.opts.split(",")
        elif system == "darwin":
            wanted = part.mountpoint.startswith("/Volumes/")
        else:
            wanted = part.mountpoint.startswith(MEDIA) or can_be_taken_out(part.device)
        if wanted:
            found.append(part)
    return found


def _drive(part: Partition) -> Drive | None:
    path = Path(part.mountpoint)
    try:
        free = shutil.disk_usage(path).free
    except OSError:
        return None  # an empty card reader, or a disk that was pulled just now
    name = path.name or part.mountpoint.rstrip("\\/")
    return Drive(name, path, free, "ro" not in part.opts.split(","))


def _can_be_taken_out(device: str) -> bool:
    name = Path(device).name
    try:
        places = (Path("/sys/class/block") / name).resolve()
        disk = places if (places / "removable").exists() else places.parent
        return (disk / "removable").read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False

"""What this installation remembers outside of session files: its id, who works here."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bimtek.journal.records import random_id

VARIABLE = "BIMTEK_HOME"
"""Folder of the settings, for tests and for sticks that carry their own."""

SESSIONS = "Bimtek"
"""Folder in the home folder where new sessions go."""


@dataclass(frozen=True, slots=True)
class Device:
    """Settings of one installation."""

    id: str
    name: str = ""
    """Of the person who last worked here."""
    role: str = ""
    theme: str = ""


def folder() -> Path:
    """Where the settings lie."""
    if said := os.environ.get(VARIABLE):
        return Path(said)
    from platformdirs import user_config_path

    return user_config_path("bimtek", appauthor=False)


def load() -> Device:
    """The settings; the first time, or where they cannot be read, new ones."""
    try:
        said = json.loads((folder() / "settings.json").read_text(encoding="utf-8"))
        known = {key: str(said[key]) for key in ("id", "name", "role", "theme") if key in said}
        return Device(**known)
    except (OSError, ValueError, TypeError):
        return save(Device(random_id()))


def write_private(path: Path, text: str) -> None:
    """Write a file whole, readable by its user only: keys, tickets, PINs.

    Raises:
        OSError: it could not be written; what stood there before stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".bagian")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    part.replace(path)


def save(device: Device) -> Device:
    """Write the settings whole; where the folder cannot be written they last for this run."""
    path = folder() / "settings.json"
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(device), indent=1) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError:
        return device
    return device


def remember(**changes: str) -> Device:
    """Change some settings and keep them."""
    return save(replace(load(), **changes))


def sessions_folder() -> Path:
    """Where new sessions go: a local folder, because synchronised ones damage open files."""
    return Path.home() / SESSIONS

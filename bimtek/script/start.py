"""Beginning a script of one's own: a commented start, or a copy of another one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from bimtek.locale.dates import long_date

START = Path(__file__).with_name("start.md")

FENCE = "---\n"


def commented_start(today: date) -> str:
    """A script that can be used as it is, each part explained; on the Monday that comes next."""
    monday = today + timedelta(days=7 - today.weekday())
    return with_front(START.read_text("utf-8"), {"tanggal": long_date(monday)})


def with_front(text: str, said: Mapping[str, str]) -> str:
    """The text with other values in its front matter; keys that it lacks come last there."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    opening, front, body = _apart(text)
    left = {key: " ".join(value.split()) for key, value in said.items() if value.strip()}
    lines = []
    for line in front.splitlines():
        key = line.partition(":")[0].strip().casefold()
        lines.append(f"{key}: {left.pop(key)}" if key in left else line)
    lines += [f"{key}: {value}" for key, value in left.items()]
    return opening + "".join(f"{line}\n" for line in lines) + body


def _apart(text: str) -> tuple[str, str, str]:
    """What opens the front matter, its lines, and all from its end on."""
    end = text.find(f"\n{FENCE}", len(FENCE) - 1)
    if not text.startswith(FENCE) or end < 0:
        return "", "", text
    return FENCE, text[len(FENCE) : end + 1], text[end + 1 :]


def write_new(path: Path, text: str, beside: Iterable[tuple[str, bytes]] = ()) -> None:
    """Write a script and the files beside it, all of them new.

    Raises:
        FileExistsError: if one of them is there already; then none is written.
        OSError: if one cannot be written; then those before it are gone again.
    """
    files = {path: text.encode(), **{path.parent / name: data for name, data in beside}}
    if taken := next((one for one in files if os.path.lexists(one)), None):
        raise FileExistsError(taken)
    written: list[Path] = []
    try:
        for one, data in files.items():
            one.parent.mkdir(parents=True, exist_ok=True)
            with one.open("xb") as file:
                written.append(one)
                file.write(data)
    except OSError:
        for one in written:
            one.unlink(missing_ok=True)
        raise

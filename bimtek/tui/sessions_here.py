"""The session files of a laptop: where they lie, what they are about, how far they are.

What reads sessions is imported only when one is looked into: the list is painted before.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bimtek import device
from bimtek.journal.file import synchronised_folder
from bimtek.journal.trouble import FileTrouble, told
from bimtek.locale.dates import SHORT_MONTHS, clock

if TYPE_CHECKING:
    from bimtek.session import Session

SUFFIX = ".bimtek"

UNREADABLE = (ValueError, TypeError, KeyError)
"""What reading raises where a hand has changed what stands in a file."""

IN_SHORT = {
    "damaged": "rusak",
    "newer": "terlalu baru",
    "older": "format lama",
    "not-a-session": "bukan sesi",
    "locked": "dikunci",
    "read-only": "hanya dibaca",
    "no-file": "sudah tidak ada",
}
"""What is wrong with a file, short enough for a line of the list."""


class SessionFile(NamedTuple):
    """One session file that was found, and what could be read of it."""

    path: Path
    changed: float
    """When it was last written, in seconds since the epoch."""
    known: bool = False
    """Whether somebody has looked into it."""
    city: str = ""
    title: str = ""
    place: str = ""
    days: str = ""
    progress: str = ""
    trouble: str = ""
    """Why it cannot be used, in short; empty: it can."""
    sentence: str = ""
    """The same in full, with what to do."""
    risk: str = ""
    """Why its folder is no good place for it."""
    kept: str = ""
    """That its list of people is past its time."""


def folders() -> list[Path]:
    """Where sessions are looked for: the folder of new ones and the current one."""
    try:
        return [device.sessions_folder(), Path.cwd()]
    except OSError:  # the current folder has been deleted
        return [device.sessions_folder()]


def session_files(places: Iterable[Path]) -> list[SessionFile]:
    """The session files of some folders, the newest first, not yet looked into."""
    found: dict[Path, SessionFile] = {}
    for folder in places:
        for path in _in(folder):
            if (changed := _changed(path)) is not None:
                found.setdefault(_once(path), SessionFile(path, changed))
    return sorted(found.values(), key=lambda one: (-one.changed, str(one.path)))


def _in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = [one.name for one in entries if one.name.lower().endswith(SUFFIX)]
    except OSError:
        return []
    return [folder / name for name in names if not name.startswith(".")]


def _once(path: Path) -> Path:
    """The same for a file that is found by two names."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def _changed(path: Path) -> float | None:
    """When a file was last written; what an open session writes goes to its log first."""
    try:
        changed = path.stat().st_mtime
    except OSError:
        return None
    try:
        log = path.with_name(path.name + "-wal").stat()
    except OSError:
        return changed
    return max(changed, log.st_mtime) if log.st_size else changed  # empty: somebody only reads


def look_into(file: SessionFile) -> SessionFile:
    """What a file is about; one that cannot be used says why."""
    from bimtek import bootstrap

    path = file.path
    try:
        session = bootstrap.open_session(path, writing=False)
        with closing(session), told(path):
            return _about(file, session)
    except FileTrouble as trouble:
        short = IN_SHORT.get(trouble.code, "tidak dapat dibuka")
        return file._replace(known=True, trouble=short, sentence=trouble.message)
    except UNREADABLE:
        return file._replace(known=True, trouble="tidak terbaca", sentence=unreadable(path))


def unreadable(path: Path) -> str:
    """The sentence for a file in which something stands that no program of ours wrote."""
    return f"Isi {path} tidak terbaca. Periksa dengan `bimtek verify {path}`."


def _about(file: SessionFile, session: Session) -> SessionFile:
    from bimtek.hall.keeping import TO_DO
    from bimtek.hall.session_records import SessionSheet
    from bimtek.overview.missing import kept_beyond

    kept = kept_beyond(session)
    seen = session.get(SessionSheet, "1")
    sheet = seen.value if seen else SessionSheet()
    script = session.script
    return file._replace(
        known=True,
        city=sheet.city or script.city,
        title=sheet.title or script.title,
        place=sheet.place or script.place,
        days=days_in_short(sheet.first_day or script.first_day, sheet.last_day or script.last_day),
        progress=progress(session),
        risk=synchronised_folder(file.path) or "",
        kept=f"{kept}; {TO_DO}." if kept else "",
    )


def progress(session: Session) -> str:
    """How far a session is: `9/14 · Kesenjangan`, `belum mulai`, `selesai`."""
    from bimtek.hall.records import StageState
    from bimtek.hall.running import run_of

    stages = session.stages
    runs = session.runs
    states = [run_of(runs, stage.id).state for stage in stages]
    ended = sum(state in (StageState.DONE, StageState.SKIPPED) for state in states)
    running = [
        stage.title
        for stage, state in zip(stages, states, strict=True)
        if state is StageState.RUNNING
    ]
    if running:
        return f"{ended}/{len(stages)} · {running[-1]}"
    if not ended:
        return "belum mulai"
    return "selesai" if ended == len(stages) else f"{ended}/{len(stages)}"


def days_in_short(first: date, last: date) -> str:
    """`3 Jul 2023`, `3–4 Jul 2023`, `31 Jul–1 Agu 2023`."""
    end = f"{last.day} {SHORT_MONTHS[last.month - 1]} {last.year}"
    if last <= first:
        return f"{first.day} {SHORT_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    begin = f"{first.day} {SHORT_MONTHS[first.month - 1]}"
    return f"{begin}–{end}" if first.year == last.year else f"{begin} {first.year}–{end}"


def when(changed: float, now: datetime) -> str:
    """When a file was written, seen from now: `hari ini 08.31`, `kemarin 16.02`, `3 Jul 2023`."""
    at = datetime.fromtimestamp(changed, now.tzinfo)
    if at.date() == now.date():
        return f"hari ini {clock(at)}"
    if at.date() == now.date() - timedelta(days=1):
        return f"kemarin {clock(at)}"
    return f"{at.day} {SHORT_MONTHS[at.month - 1]} {at.year}"

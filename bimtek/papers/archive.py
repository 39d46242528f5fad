"""Arsip: one zip with everything of a session, readable in ten years without this program."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files as files_of
from pathlib import PurePath
from string import Template
from typing import TYPE_CHECKING, Final

from bimtek.bootstrap import SCRIPT
from bimtek.documents.package import packed
from bimtek.hall.session_records import ScriptVersion
from bimtek.locale.cleaning import printable
from bimtek.minutes.paper import made_at
from bimtek.minutes.printing import SHIPPED
from bimtek.papers.evening import dated_beside, package
from bimtek.papers.holds import what_holds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bimtek.minutes.printing import Printer
    from bimtek.papers.evening import Progress
    from bimtek.papers.holds import Holds
    from bimtek.session import Session

READ_ME: Final = "BACA-SAYA.txt"
NOTE: Final = "baca-saya.txt"
SUMS: Final = "SHA256SUMS"
"""Checked by `sha256sum -c`."""
SESSION, PAPERS, SCRIPTS = "sesi", "dokumen", "naskah"


def archive_of(path: Path, session: Session) -> Path:
    """`blitar-2023-07-03-arsip.zip` beside the session: of the day whose state it tells."""
    return dated_beside(path, session, "arsip.zip")


def archive(session: Session, name: str, progress: Progress, printer: Printer = SHIPPED) -> bytes:
    """The zip; the same state gives the same bytes.

    Args:
        name: of the session file in it, without its folder.
        progress: told before each file; what it raises ends the work.
        printer: by which templates.

    Raises:
        FileTrouble: for a mistake in a template of an office.
    """
    with what_holds(session, printer) as holds:
        papers = package(holds, progress)
        read_me = _read_me(holds, f"{SESSION}/{name}")
    files = {f"{PAPERS}/{one}": content for one, content in papers.items()}
    files[f"{SESSION}/{name}"] = session.file.compacted()
    files |= {f"{SCRIPTS}/{one}": content for one, content in _script(session).items()}
    files[READ_ME] = read_me.encode()
    sums = (f"{hashlib.sha256(content).hexdigest()}  {one}\n" for one, content in _sorted(files))
    files[SUMS] = "".join(sums).encode()
    made = made_at(session, session.agreement)
    moment = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    return packed(_sorted(files), moment, 0o644)


def _read_me(holds: Holds, file: str) -> str:
    values = {
        "title": holds.minutes.sheet.title,
        "city": holds.minutes.sheet.city,
        "place": holds.head["place"] or "tidak dicatat",
        "days": holds.head["days"],
        "as_of": holds.as_of,
        "mark": holds.status.marks or "ditandatangani",
        "sidik": holds.sidik,
        "file": file,
    }
    text = files_of("bimtek.papers").joinpath(NOTE).read_text(encoding="utf-8")
    return Template(text).substitute({name: printable(str(said)) for name, said in values.items()})


def _script(session: Session) -> dict[str, bytes]:
    """The script as it was written, and the lists beside it that hold no personal data."""
    seen = session.get(ScriptVersion, SCRIPT)
    source = (seen.value.source if seen else None) or {}
    beside = source.get("files", {}).items()
    found = {PurePath(name).name: base64.b64decode(content) for name, content in beside}
    return {**found, "naskah.md": str(source.get("text", "")).encode()}


def _sorted(files: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
    return sorted(files.items())

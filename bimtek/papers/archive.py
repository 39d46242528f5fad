"""Arsip: one zip with everything of a session, readable in ten years without this program."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files as files_of
from io import BytesIO
from pathlib import PurePath
from string import Template
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bimtek.bootstrap import SCRIPT
from bimtek.hall.records import ScriptVersion
from bimtek.locale.cleaning import printable
from bimtek.minutes.own_templates import printer_of
from bimtek.minutes.paper import made_at
from bimtek.papers.evening import evening
from bimtek.papers.holds import what_holds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bimtek.papers.evening import Progress
    from bimtek.session import Session

READ_ME: Final = "BACA-SAYA.txt"
NOTE: Final = "baca-saya.txt"
SUMS: Final = "SHA256SUMS"
"""Checked by `sha256sum -c`."""
SESSION, PAPERS, SCRIPTS = "sesi", "dokumen", "naskah"


def archive_of(path: Path, session: Session) -> Path:
    """`blitar-2023-07-03-arsip.zip` beside the session: of the day whose state it tells."""
    made = made_at(session, session.agreement)
    return path.with_name(f"{path.stem}-{made:%Y-%m-%d}-arsip.zip")


def archive(session: Session, name: str, progress: Progress) -> bytes:
    """The zip; the same state gives the same bytes.

    Args:
        name: of the session file in it, without its folder.
        progress: told before each file; what it raises ends the work.

    Raises:
        FileTrouble: for a mistake in a template of the office.
    """
    told = evening(session, progress, printer_of(session.path))
    files = {f"{PAPERS}/{one}": content for one, content in told.items()}
    files[f"{SESSION}/{name}"] = session.file.compacted()
    files |= {f"{SCRIPTS}/{one}": content for one, content in _script(session).items()}
    files[READ_ME] = _read_me(session, f"{SESSION}/{name}").encode()
    sums = (f"{hashlib.sha256(content).hexdigest()}  {one}\n" for one, content in _sorted(files))
    files[SUMS] = "".join(sums).encode()
    return _zipped(files, made_at(session, session.agreement).timetuple()[:6])


def _read_me(session: Session, file: str) -> str:
    with what_holds(session) as holds:
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


def _zipped(files: Mapping[str, bytes], made: tuple[int, ...]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as bundle:
        for name, content in _sorted(files):
            entry = ZipInfo(name, (made[0], made[1], made[2], made[3], made[4], made[5]))
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # names are UTF-8 everywhere
            bundle.writestr(entry, content)
    return buffer.getvalue()

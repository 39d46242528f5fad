"""Office files are zip archives: the same content as the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive knows."""


def repacked(archive: bytes) -> bytes:
    """The same archive without the time of its making, its members in the same order."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as before, ZipFile(made, "w") as after:
        for member in before.infolist():
            entry = ZipInfo(member.filename, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            after.writestr(entry, before.read(member))
    return made.getvalue()

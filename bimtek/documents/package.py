"""Zip archives, as which office files come too: the same content as the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final, TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Moment: TypeAlias = tuple[int, int, int, int, int, int]
EPOCH: Final[Moment] = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive knows."""
UNIX: Final = 3
"""What an archive says of where it was made, wherever that was; the mode means something there."""


def repacked(archive: bytes) -> bytes:
    """The same archive without the time of its making, its members in the same order."""
    with ZipFile(BytesIO(archive)) as before:
        return packed((one.filename, before.read(one)) for one in before.infolist())


def packed(members: Iterable[tuple[str, bytes]], made: Moment = EPOCH, mode: int = 0o600) -> bytes:
    """An archive of these members, in their order.

    Args:
        members: name → content.
        made: year, month, day, hour, minute and second that stand at each of them.
        mode: who may read them once they are unpacked.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in members:
            entry = ZipInfo(name, made)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = mode << 16
            entry.create_system = UNIX
            archive.writestr(entry, content)
    return buffer.getvalue()

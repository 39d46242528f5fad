"""The bytes of what was attached, for whoever writes documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bimtek.annexes import is_readable
from bimtek.minutes.annexes import path_of, shown

if TYPE_CHECKING:
    from bimtek.session import Session


class AttachedFiles(Mapping[str, bytes]):
    """`lampiran/….jpg` → what is in it, read from the session when it is asked for.

    What cannot be drawn, whoever wrote it, is not there.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        held = session.attached_sizes()
        self._files = {path_of(one): one for _, one in shown(session) if one.digest in held}

    def __getitem__(self, name: str) -> bytes:
        file = self._files[name]
        content = self._session.attached(file.digest)
        if content is None or (file.is_picture and not is_readable(content)):
            raise KeyError(name)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

"""What a form carries beside what people read, so that nothing is guessed when it comes back.

It stands in cells of the sheet itself, in a hidden row and hidden columns: so it survives Excel,
LibreOffice, a CSV, sorting and moving. Pure.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

VERSION: Final = "1"
MARK: Final = "bimtek-formulir"
KEY: Final = "bimtek-kunci"
"""Title of the hidden column with the key of each row."""
SEEN: Final = "bimtek-lihat"
"""Title of the hidden column that says what each row asked, and what stood there."""
FILLER: Final = "pengisi."
"""How the keys of the rows begin that ask who filled the form."""
PROOF: Final = "bukti."
"""How the names of columns begin that take evidence."""

_PART = re.compile(r"([a-z]+)=(\S*)")
_STAMPS = re.compile(r"(\S+?)=(\S*)")


class Identity(NamedTuple):
    """Which form of which session a sheet is."""

    session: str
    opd: str
    stage: str
    script: str
    """Stamp of the version of the script that asked."""
    made: str
    """When it went out: ISO 8601."""
    rows: int
    """Questions on it."""
    version: str = VERSION

    def code(self) -> str:
        """As it stands in its cell."""
        return (
            f"{MARK} v={self.version} sesi={self.session} opd={self.opd} acara={self.stage} "
            f"naskah={self.script} dibuat={self.made} baris={self.rows}"
        )


def read_identity(text: str) -> Identity | None:
    """What such a cell says; None: it is none, or was changed by hand."""
    if not text.startswith(MARK):
        return None
    said = dict(_PART.findall(text))
    rows = said.get("baris", "")
    wanted = ("v", "sesi", "opd", "acara", "naskah", "dibuat")
    if not all(said.get(name) for name in wanted) or not (rows.isascii() and rows.isdigit()):
        return None
    version, session, opd, stage, script, made = (said[name] for name in wanted)
    return Identity(session, opd, stage, script, made, int(rows[:6]), version)


def question_mark(words: Iterable[str]) -> str:
    """Short checksum of all that a row asks: another question has another one."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]


class RowSeen(NamedTuple):
    """What the office was asked in a row, and what it saw standing there."""

    question: str
    stamps: Mapping[str, tuple[str, ...]]
    """Name of the box → the stamps of what stood in it."""

    def code(self) -> str:
        """As it stands in its cell."""
        parts = (f"{name}={','.join(those)}" for name, those in self.stamps.items() if those)
        return " ".join((f"tanya={self.question}", *parts))


def read_seen(text: str) -> RowSeen | None:
    """What such a cell says; None: it is lost."""
    said = {name: tuple(filter(None, those.split(","))) for name, those in _STAMPS.findall(text)}
    question = said.pop("tanya", ())
    return RowSeen(question[0], said) if question else None

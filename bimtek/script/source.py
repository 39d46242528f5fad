"""The file of a script: from bytes on a disk to text, or a clear sentence why not."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from bimtek.script.mistakes import Mistakes

LARGEST = 2 * 1024 * 1024
"""Bytes of a script, and of a file beside it."""

_NEITHER = "naskah adalah teks Markdown berakhiran .md"
_KNOWN = (
    (b"SQLite format 3\x00", "ini berkas sesi atau basis data, bukan naskah"),
    (b"PK\x03\x04", "ini berkas Word, Excel, atau arsip zip, bukan naskah"),
    (b"%PDF", "ini berkas PDF, bukan naskah"),
    (b"\xff\xfe", "ini teks UTF-16, bukan UTF-8"),
    (b"\xfe\xff", "ini teks UTF-16, bukan UTF-8"),
)
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")


class Source(NamedTuple):
    """A script as text, with the files that lie beside it."""

    text: str
    """Without BOM, with LF, in NFC."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Name as the script says it → content."""


def read_text(path: Path, mistakes: Mistakes) -> str | None:
    """The text of a script, or None with the reason among the mistakes."""
    data = _bytes(path, mistakes)
    return None if data is None else decode(data, mistakes)


def read_beside(folder: Path, name: str, line: int, mistakes: Mistakes) -> bytes | None:
    """The content of a file that a script names; None with the reason at the naming line."""
    path = folder / name
    found = Mistakes()
    if not path.resolve().is_relative_to(folder.resolve()):
        mistakes.add(line, f"berkas ‘{name}’ di luar folder naskah", "salin ke folder naskah")
        return None
    data = _bytes(path, found)
    for mistake in found:
        mistakes.add(line, f"{name}: {mistake.what}", mistake.expected)
    return data


def _bytes(path: Path, mistakes: Mistakes) -> bytes | None:
    try:
        if path.is_dir():
            mistakes.add(1, "ini folder, bukan berkas", "tulis nama naskahnya, misalnya naskah.md")
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        mistakes.add(1, "berkas tidak ada", "periksa nama dan foldernya")
    except PermissionError:
        mistakes.add(1, "berkas tidak boleh dibaca", "mintalah izin baca atau salin berkasnya")
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or "nama berkas tidak dapat dipakai"
        mistakes.add(1, f"berkas tidak dapat dibaca ({reason})", "periksa nama dan penyimpanannya")
    else:
        if len(data) <= LARGEST:
            return data
        mistakes.add(1, "berkas lebih besar dari 2 MB", "naskah paling besar 2 MB")
    return None


def decode(data: bytes, mistakes: Mistakes) -> str | None:
    """The text of these bytes: UTF-8, with or without a BOM."""
    for opening, what in _KNOWN:
        if data.startswith(opening):
            mistakes.add(1, what, "simpan sebagai teks UTF-8 (.md)")
            return None
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        mistakes.add(line, "berkas berisi byte nol, bukan teks", _NEITHER)
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        line = data.count(b"\n", 0, trouble.start) + 1
        mistakes.add(
            line,
            "huruf di baris ini bukan UTF-8",
            "simpan ulang naskah dengan pengodean UTF-8",
        )
        return None
    for match in _CONTROL.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        code = f"U+{ord(match[0]):04X}"
        mistakes.add(line, f"tanda kendali {code} tidak tampak di layar", "hapus tanda itu")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))

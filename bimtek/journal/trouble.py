"""What can be wrong with a session file, as sentences for people."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path


class Exit(IntEnum):
    """Exit codes of the commands."""

    DONE = 0
    WRONG_INPUT = 1
    USAGE = 2
    NO_SESSION = 3
    REMAINS = 4
    """Done, but a person has to settle something: a conflict, for `status --check` any open ■."""
    CANNOT_WRITE = 5
    INTERRUPTED = 130


class FileTrouble(Exception):  # noqa: N818 - what the house calls it
    """A session file that cannot be used, with what to do about it.

    Args:
        code: stable name of the reason.
        message: sentence for the person.
        status: exit code of a command that stops here.
    """

    def __init__(self, code: str, message: str, status: Exit = Exit.NO_SESSION) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


def missing(path: Path) -> FileTrouble:
    """No such file."""
    return FileTrouble(
        "no-file", f"Berkas sesi tidak ada: {path}. Periksa namanya, atau buat dengan `bimtek new`."
    )


def foreign(path: Path) -> FileTrouble:
    """Something else than a session file."""
    return FileTrouble(
        "not-a-session", f"{path} bukan berkas sesi bimtek. Berkas itu tidak diubah."
    )


def damaged(path: Path, detail: str) -> FileTrouble:
    """A session file that SQLite or `verify` finds broken."""
    return FileTrouble(
        "damaged",
        f"{path} rusak ({detail}). Jangan dipakai lagi; buka salinan cadangan di folder "
        f"‘{path.stem}-cadangan’, lalu gabungkan dengan `bimtek merge`.",
    )


def newer(path: Path, version: int, known: int) -> FileTrouble:
    """A session file of a later format."""
    return FileTrouble(
        "newer",
        f"{path} dibuat oleh bimtek yang lebih baru (format {version}; program ini mengenal "
        f"sampai {known}). Pasang bimtek terbaru; berkas itu tidak diubah.",
    )


def read_only(path: Path) -> FileTrouble:
    """A file or folder that may not be written."""
    return FileTrouble(
        "read-only",
        f"{path} hanya dapat dibaca. Salin ke folder lain yang dapat ditulis, atau buka izinnya.",
        Exit.CANNOT_WRITE,
    )


def locked(path: Path) -> FileTrouble:
    """A file that another program holds."""
    return FileTrouble(
        "locked",
        f"{path} sedang dikunci program lain. Tutup program itu, lalu coba lagi.",
        Exit.CANNOT_WRITE,
    )


def full(path: Path, needed: int, free: int) -> FileTrouble:
    """A disk without room for a copy."""
    return FileTrouble(
        "full",
        f"Tidak cukup tempat untuk {path}: perlu {_megabytes(needed)} MB, tersisa "
        f"{_megabytes(free)} MB. Kosongkan, atau pakai tempat lain.",
        Exit.CANNOT_WRITE,
    )


def _megabytes(size: int) -> str:
    return f"{max(size / 1_000_000, 0.1):.1f}".replace(".", ",")


def exists(path: Path) -> FileTrouble:
    """A name that is taken."""
    return FileTrouble(
        "exists", f"{path} sudah ada dan tidak ditimpa. Pilih nama lain.", Exit.CANNOT_WRITE
    )


def in_words(error: sqlite3.Error | OSError) -> str:
    """Why a write failed, in a few words for the header and the commands."""
    text = str(error).lower()
    if "full" in text or getattr(error, "errno", None) == 28:
        return "disk penuh"
    if "readonly" in text or "read-only" in text or isinstance(error, PermissionError):
        return "berkas hanya dapat dibaca"
    if "locked" in text or "busy" in text:
        return "berkas dikunci program lain"
    if "disk i/o" in text:
        return "disk tidak dapat ditulis"
    if "malformed" in text or "not a database" in text:
        return "berkas rusak"
    return f"kesalahan penyimpanan: {error}"


def trouble_of(path: Path, error: sqlite3.Error | OSError) -> FileTrouble:
    """The trouble behind an error of SQLite or of the file system."""
    text = str(error).lower()
    if "not a database" in text:
        return foreign(path)
    if "malformed" in text:
        return damaged(path, "isi basis data tidak utuh")
    if "readonly" in text or "read-only" in text or isinstance(error, PermissionError):
        return read_only(path)
    if "locked" in text or "busy" in text:
        return locked(path)
    return FileTrouble(
        "cannot-write", f"{path}: {in_words(error)}. Yang sudah tersimpan tetap utuh.",
        Exit.CANNOT_WRITE,
    )  # fmt: skip


@contextmanager
def told(path: Path) -> Iterator[None]:
    """What SQLite or the file system refuses inside is told as a trouble of this file.

    Raises:
        FileTrouble: instead of their errors.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise trouble_of(path, error) from error


def names_only(text: str, path: Path) -> str:
    """A sentence without the folder of a session: where its host keeps it is no guest's business.

    Args:
        text: names files as paths.
        path: of the session file.
    """
    folders = {f"{one.parent}{os.sep}" for one in (path, path.absolute(), path.resolve())}
    for folder in sorted(folders - {f".{os.sep}", os.sep}, key=len, reverse=True):
        text = text.replace(folder, "")
    return text

"""Documents on disk: written whole or not at all, never over anything that is not a document."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bimtek.journal.file import HEADER
from bimtek.journal.trouble import Exit, FileTrouble, in_words

FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""

OPEN_MARKS = ("~$", ".~lock.")
"""How the names begin that Word and LibreOffice put beside an open document."""
WORD_CUTS = 2
"""Letters at most that Word leaves out of the name of the document behind its mark."""
OF_THE_SYSTEM = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""Files that file managers leave in a folder, and nobody misses."""
LONGEST_NAME = 80
SESSION = ".bimtek"


def file_name(title: str) -> str:
    """A name that every file system takes, made from a title."""
    name = FORBIDDEN.sub(" ", title.encode("utf-8", "replace").decode("utf-8"))
    name = " ".join(name.split())[:LONGEST_NAME].strip(" .")
    return f"_{name}" if not name or RESERVED.fullmatch(name) else name


def minutes_beside(path: Path, version: str, suffix: str = "md") -> Path:
    """Where the minutes stand beside a session: never over those of another version.

    Args:
        path: the session file.
        version: the one that binds; empty: none does, and they are a concept.
    """
    return path.with_name(f"{path.stem}{f'-versi-{version}' if version else ''}.{suffix}")


def write_document(path: Path, content: bytes) -> None:
    """Write one document; the one that stood there before stays whole until this one is.

    Raises:
        FileTrouble: if it cannot be written, is open in Word or LibreOffice, or something else
            stands there.
    """
    if path.is_dir():
        raise _refused(path, "adalah folder. Tulis juga nama berkasnya.")
    if path.suffix.startswith(SESSION):
        raise _refused(path, "bernama berkas sesi. Pilih nama lain untuk dokumen.")
    _refuse_other_files(path)
    _refuse_open_document(path)
    with _in_words(path), _beside(path) as draft:
        _write(draft, content)
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)


def write_folder(
    folder: Path, files: Mapping[str, bytes], names: Collection[str] | None = None
) -> None:
    """Write a folder of documents; a folder that was written so before is replaced as a whole.

    Args:
        folder: where to.
        files: name → content; a name may begin with a folder in it: `pesan/dinkes.txt`.
        names: what may stand in the folder by now; None: anything of the same suffixes.

    Raises:
        FileTrouble: if it cannot be written, or the folder holds anything else.
    """
    if folder.exists() and not folder.is_dir():
        raise _refused(folder, "adalah berkas, bukan folder. Pilih nama lain.")
    with _in_words(folder):
        if folder.exists():
            refuse_open(folder)
            _refuse_foreign_folder(folder, files, names)
        with _beside(folder) as draft:
            draft.mkdir()
            for name, content in files.items():
                place = draft / name
                place.parent.mkdir(exist_ok=True)
                _write(place, content)
            _swap(draft, folder)


def _swap(draft: Path, folder: Path) -> None:
    if not folder.exists():
        draft.rename(folder)
        return
    with _beside(folder, "lama") as old:
        folder.rename(old)
        try:
            draft.rename(folder)
        except OSError:
            old.rename(folder)
            raise


def _refuse_other_files(path: Path) -> None:
    with _in_words(path):
        if not path.exists():
            return
        if not path.is_file():
            raise _refused(path, "bukan berkas biasa. Pakai `-o -` untuk keluaran standar.")
        with path.open("rb") as file:
            start = file.read(len(HEADER))
    if start == HEADER:
        raise _refused(path, "adalah berkas sesi dan tidak ditimpa. Pilih nama lain.")
    if not os.access(path, os.W_OK):
        raise _refused(path, "hanya dapat dibaca dan tidak ditimpa. Pilih nama lain.")


def _refuse_foreign_folder(
    folder: Path, files: Mapping[str, bytes], names: Collection[str] | None
) -> None:
    suffixes = {Path(name).suffix for name in files}
    inside = {name.partition("/")[0] for name in files if "/" in name}
    there = [one for one in folder.iterdir() if one.name not in OF_THE_SYSTEM]
    others = [
        one.name
        for one in there
        if one.name not in inside
        and (one.suffix not in suffixes if names is None else one.name not in names)
    ]
    for one in there:
        if one.name in inside and one.is_dir():
            within = (file for file in one.iterdir() if file.name not in OF_THE_SYSTEM)
            others += [f"{one.name}/{file.name}" for file in within if file.suffix not in suffixes]
    if others:
        raise _refused(
            folder, f"berisi berkas lain ({min(others)}) dan tidak ditimpa. Pilih folder lain."
        )


def refuse_open(folder: Path) -> None:
    """A document that Word or LibreOffice has open leaves a mark beside it.

    Raises:
        FileTrouble: if there is one: while it is open, the folder cannot be replaced.
    """
    if folder.is_dir():
        marks = (one.name for one in folder.iterdir() if one.name.startswith(OPEN_MARKS))
        if mark := min(marks, default=""):
            raise _refused(folder, f"berisi dokumen yang {_opened(mark)}")


def _refuse_open_document(path: Path) -> None:
    """Whoever has it open would write the old one over the new one, and nobody would know."""
    if not path.exists():
        return
    word, office = OPEN_MARKS
    names = (*(f"{word}{path.name[cut:]}" for cut in range(WORD_CUTS + 1)), f"{office}{path.name}#")
    for mark in names:
        if path.with_name(mark).exists():
            raise _refused(path, _opened(mark))


def _opened(mark: str) -> str:
    return (
        f"terbuka di Word atau LibreOffice. Tutup dahulu; yang lama tetap utuh. Bila tidak "
        f"terbuka, hapus {mark} di sana."
    )


@contextmanager
def _beside(path: Path, word: str = "tulis") -> Iterator[Path]:
    """A name in the same folder for what is not finished; nothing stays there."""
    draft = path.with_name(f".{path.name[:LONGEST_NAME]}.{word}-{os.getpid()}")
    try:
        yield draft
    finally:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _refused(path, "tidak dapat ditulis: foldernya tidak ada. Buat dahulu.") from error
    except PermissionError as error:
        raise _refused(
            path,
            "tidak dapat ditulis: terbuka di program lain, atau foldernya hanya dapat dibaca. "
            f"Tutup dahulu, atau pilih tempat lain.{_old(path)}",
        ) from error
    except OSError as error:
        raise _refused(path, f"tidak dapat ditulis: {in_words(error)}.{_old(path)}") from error


def _old(path: Path) -> str:
    """What became of the one that stood there before."""
    return " Yang lama tetap utuh." if path.exists() else ""


def _refused(path: Path, why: str) -> FileTrouble:
    return FileTrouble("cannot-export", f"{path} {why}", Exit.CANNOT_WRITE)

"""A photo or a scan from a file into the session: what it is, how big, no trace of where.

What a file is called says nothing; its first bytes do. Pictures are made anew: turned as they were
taken, as large as a page needs, without place, camera and hidden pages. Scans stay as they are and
are never opened.
"""

from __future__ import annotations

import stat
import warnings
from concurrent.futures import Future
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.annexes import DRAWING, PHOTO, SCAN, Annex, AttachedFile
from bimtek.journal.attachments import ALL, BIGGEST, digest_of
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import in_words
from bimtek.locale.cleaning import printable

if TYPE_CHECKING:
    from PIL import Image

    from bimtek.journal.voice import Receipt
    from bimtek.session import Session

MB: Final = 1024 * 1024
BIGGEST_SOURCE: Final = 40 * MB
BIGGEST_SCAN: Final = BIGGEST
BIGGEST_PICTURE: Final = MB
MOST_POINTS: Final = 80_000_000
"""Of a picture that is read at all: a small file may unfold to more than a laptop holds."""
SIDES: Final = (2000, 1600, 1200, 800)
"""Longest side in points; the first that is small enough is kept."""
QUALITY: Final = 82
HEIC: Final = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1")
FORMATS: Final = ("JPEG", "PNG", "WEBP")


class Prepared(NamedTuple):
    """What will be kept."""

    file: AttachedFile
    content: bytes


def prepared(path: Path) -> Prepared:
    """Read a file and make of it what is kept.

    Raises:
        Refusal: what it is, and what may be attached.
    """
    content = _read(path)
    if content.startswith(b"%PDF-"):
        if len(content) > BIGGEST_SCAN:
            raise _refused(path, f"pindaian PDF paling besar {BIGGEST_SCAN // MB} MB; pindai ulang")
        return _kept(content, SCAN)
    if content[4:12] in HEIC:
        raise _refused(path, "foto HEIC dari ponsel; simpan dahulu sebagai JPG")
    return _picture(path, content)


def _read(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size <= BIGGEST_SOURCE:
            with path.open("rb") as file:
                return file.read(BIGGEST_SOURCE)
    except FileNotFoundError as error:
        raise _refused(path, "berkas itu tidak ada") from error
    except (OSError, ValueError) as error:
        why = in_words(error) if isinstance(error, OSError) else "namanya tidak sah"
        raise _refused(path, f"tidak dapat dibaca: {why}") from error
    is_file = stat.S_ISREG(found.st_mode)
    why = f"lebih besar dari {BIGGEST_SOURCE // MB} MB" if is_file else "bukan berkas biasa"
    raise _refused(path, why)


def _picture(path: Path, content: bytes) -> Prepared:
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its size we decide ourselves
            with Image.open(BytesIO(content), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_POINTS:
                    raise _refused(path, f"lebih dari {MOST_POINTS // 1_000_000} juta titik")
                drawn = opened.format == "PNG"
                whole = _flat(ImageOps.exif_transpose(opened))
    except Refusal:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        told = "bukan foto JPG, PNG, atau WebP, bukan pindaian PDF, atau rusak"
        raise _refused(path, told) from error
    if drawn and max(whole.size) <= SIDES[0]:
        made = _saved(whole, "PNG", optimize=True)
        if len(made) <= BIGGEST_PICTURE:
            return _kept(made, DRAWING)
    for side in SIDES:
        smaller = whole.copy()
        smaller.thumbnail((side, side))
        made = _saved(smaller, "JPEG", quality=QUALITY, optimize=True)
        if len(made) <= BIGGEST_PICTURE:
            break
    return _kept(made, PHOTO)


def is_readable(content: bytes) -> bool:
    """Whether a picture that came with another copy can be drawn at all."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            opened.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


def _flat(image: Image.Image) -> Image.Image:
    """Without transparency, which paper does not have, and without what was written beside it."""
    from PIL import Image

    if image.mode in ("RGB", "L"):
        flat = image
    else:
        whole = image.convert("RGBA")
        flat = Image.new("RGB", whole.size, "white")
        flat.paste(whole, mask=whole.getchannel("A"))
    bare = Image.new(flat.mode, flat.size)
    bare.paste(flat)
    return bare


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    made = BytesIO()
    image.save(made, form, **options)
    return made.getvalue()


def _kept(content: bytes, sort: str) -> Prepared:
    return Prepared(AttachedFile(digest_of(content), sort, len(content)), content)


def _refused(path: Path, why: str) -> Refusal:
    return Refusal("not-attached", f"{printable(path.name)} tidak dilampirkan: {why}.")


def attach(
    session: Session,
    one: Prepared,
    *,
    caption: str = "",
    stage: str = "",
    edition: str = "",
    confidential: bool = False,
) -> Future[Receipt]:
    """Keep it and record it, in one transaction.

    Raises:
        Refusal: it is attached already, or the session would become too big to be carried.
    """
    standing = [seen.value.file for seen in session.all(Annex)]
    if any(file and file.digest == one.file.digest for file in standing):
        raise Refusal("attached-already", "Berkas yang sama sudah dilampirkan.")
    if sum(session.attached_sizes().values()) + one.file.size > ALL:
        raise Refusal(
            "too-much",
            f"Lampiran sesi ini sudah mendekati {ALL // MB} MB, batasnya: berkas sesi disalin utuh "
            "ke setiap laptop. Simpan yang lain di folder tersendiri.",
        )
    values: dict[str, object] = {"file": one.file, "said": session.now()}
    given = {"caption": caption, "stage": stage, "edition": edition, "confidential": confidential}
    values |= {name: value for name, value in given.items() if value}
    return session.attach(Annex.new(**values), one.content)

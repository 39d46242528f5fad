"""`bimtek attach FILE FOTO|PINDAIAN…`: annexes of the session; without any, the list of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bimtek import bootstrap
from bimtek.annexes import MB, attach, prepared
from bimtek.hall.annexes import Annex
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.locale.cleaning import printable
from bimtek.locale.numbers import show_number

if TYPE_CHECKING:
    from bimtek.session import Session

PATIENCE = 30.0
"""Seconds for one file to reach the disk."""


def run(chosen: argparse.Namespace) -> int:
    """Attach what is there and can be read; say of each what became of it."""
    if not chosen.pictures:
        with bootstrap.reading(Path(chosen.file)) as session:
            for line in listed(session):
                print(printable(line))
        return Exit.DONE
    session = bootstrap.open_session(Path(chosen.file), chosen.name or "", chosen.role or "")
    try:
        about = {
            "caption": chosen.caption.strip(),
            "stage": _stage(session, chosen.acara),
            "edition": _edition(session, chosen.sign or ""),
        }
        refused = 0
        for path in map(Path, chosen.pictures):
            try:
                one = prepared(path)
                attach(session, one, confidential=chosen.closed, **about).result(PATIENCE)
            except Refusal as refusal:
                print(refusal.message, file=sys.stderr)
                refused += 1
            else:
                name = f"{one.file.name} ({size_words(one.file.size)})"
                print(printable(f"{path.name} dilampirkan sebagai {name}."), file=sys.stderr)
    except TimeoutError as error:
        told = f"Lampiran TIDAK tersimpan: {session.saves.trouble}. Coba lagi."
        raise FileTrouble("cannot-write", told, Exit.CANNOT_WRITE) from error
    finally:
        session.close()
    return Exit.WRONG_INPUT if refused else Exit.DONE


def _stage(session: Session, number: int | None) -> str:
    if number is None:
        return ""
    if number > len(session.stages):
        told = f"Acara {number} tidak ada; susunan ini memuat {len(session.stages)} acara."
        raise Refusal("no-such-stage", told)
    return session.stages[number - 1].id


def _edition(session: Session, version: str) -> str:
    known = [one.version for one in session.versions]
    if version and version not in known:
        told = f"Yang pernah disepakati: {', '.join(known)}." if known else "Belum ada."
        raise Refusal("no-such-edition", f"Versi {version} tidak ada. {told}")
    return version


def listed(session: Session) -> Iterator[str]:
    """A line an attachment."""
    titles = {stage.id: stage.title for stage in session.stages}
    held = session.attached_sizes()
    for seen in session.all(Annex):
        one = seen.value
        if one.file is None:
            yield "[dimusnahkan]"
            continue
        lacks = one.file.digest not in held
        words = (
            one.file.name,
            size_words(one.file.size),
            "tertutup" if seen.in_confidence else one.caption,
            f"naskah bertanda tangan versi {one.edition}" if one.edition else "",
            titles.get(one.stage, ""),
            "berkasnya di salinan lain" if lacks else "",
        )
        yield "  ".join(filter(None, words))


def size_words(size: int) -> str:
    """`0,3 MB`."""
    return f"{show_number(str(round(max(size / MB, 0.1), 1)))} MB"

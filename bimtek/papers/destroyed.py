"""Laporan pemusnahan: what was destroyed on request, what that reached, and what it did not.

UU 27/2022 gives a person that right; whoever asked for it gets this paper. It looks at the files
that are there now, so that it is written when it is asked for and stands in no package.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.hall.officers import Officer
from bimtek.hall.session_records import FileCopy
from bimtek.journal.copies import Held, backups, files_of, holds_words
from bimtek.locale.dates import clock, medium_date
from bimtek.minutes.markdown import Md, table
from bimtek.overview.words import Words

if TYPE_CHECKING:
    from bimtek.journal.entry import Entry
    from bimtek.papers.holds import Holds
    from bimtek.session import Session

DOCUMENTS: Final = frozenset(
    (".md", ".html", ".docx", ".pdf", ".xlsx", ".csv", ".json", ".txt", ".zip")
)
HELD: Final = {
    Held.NO: "sudah tidak memuatnya",
    Held.YES: "**masih memuatnya: hapus berkasnya**",
    Held.UNKNOWN: "tidak terbaca: periksa sendiri",
}
REDACTION: Final = "redaction"
DEEDS: Final = ("Kapan", "Oleh", "Alasan", "Yang dimusnahkan", ">Entri")


class Deed(NamedTuple):
    """One order to destroy."""

    at: datetime
    by: str
    reason: str
    stamps: tuple[str, ...]


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints."""
    session = holds.live
    deeds = list(_deeds(session))
    stamps = tuple(stamp for deed in deeds for stamp in deed.stamps)
    last = max((deed.at for deed in deeds), default=None)
    return {
        "deeds": table(DEEDS, _rows(session, deeds)) if deeds else Md(""),
        "entries": len(set(stamps)),
        "files": [(one.name, Md(HELD[held])) for one, held in _files(session, stamps)],
        "away": list(_away(session)) if last else [],
        "documents": list(_documents(session.path, last)) if last else [],
        "laptops": list(_laptops(session)),
        "by": deeds[-1].by if deeds else "",
    }


def _deeds(session: Session) -> Iterator[Deed]:
    for entry in session.file.entries():
        if entry.kind == REDACTION and (said := entry.values):
            at = session.local(datetime.fromisoformat(entry.at))
            yield Deed(at, _officer(session, entry.actor), said["reason"], tuple(said["stamps"]))


def _officer(session: Session, actor: str) -> str:
    seen = session.get(Officer, actor)
    return seen.value.name if seen and seen.value.name else "tidak dikenal"


def _rows(session: Session, deeds: Sequence[Deed]) -> Iterator[tuple[object, ...]]:
    words = Words(session)
    for deed in deeds:
        found = list(filter(None, map(session.file.entry, deed.stamps)))
        what = dict.fromkeys(_what(session, words, entry) for entry in found)
        when = f"{medium_date(deed.at)} pukul {clock(deed.at)}"
        yield when, deed.by, deed.reason, "; ".join(what), len(deed.stamps)


def _what(session: Session, words: Words, entry: Entry) -> str:
    """`catatan oleh N1, 3 Juli 2023 pukul 09.12`: never the words themselves."""
    at = session.local(datetime.fromisoformat(entry.at))
    said = f"{words.noun(entry.kind)} oleh {_officer(session, entry.actor)}"
    return f"{said}, {medium_date(at)} pukul {clock(at)}"


def _files(session: Session, stamps: Sequence[str]) -> Iterator[tuple[Path, Held]]:
    """Copies of the session that can be looked at from here."""
    if not stamps:
        return
    copies = (Path(seen.value.path) for seen in session.all(FileCopy) if seen.value.path)
    there = [path for path in copies if path.is_file()]
    known = [*backups(session.path), *files_of(session.path), *there]
    for path in dict.fromkeys(one.absolute() for one in known):
        if path != session.path.absolute():
            yield path, holds_words(path, stamps)


def _away(session: Session) -> Iterator[str]:
    """Copies that were made elsewhere and are not here now."""
    for seen in session.all(FileCopy):
        one = seen.value
        if one.path and Path(one.path).is_file():
            continue
        at = f", {medium_date(one.at)} pukul {clock(one.at)}" if one.at else ""
        yield f"{one.place or one.path}{at}"


def _documents(path: Path, last: datetime) -> Iterator[str]:
    """Documents beside the session that are older than the last order; of a folder how many."""
    for place in sorted(path.parent.glob(f"{path.stem}*")):
        documents = (one for one in _within(place) if one.suffix in DOCUMENTS)
        older = sum(one.stat().st_mtime < last.timestamp() for one in documents)
        if older:
            yield f"{place.name}/ ({older} berkas)" if place.is_dir() else place.name


def _within(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (one for one in path.rglob("*") if one.is_file())


def _laptops(session: Session) -> Iterator[str]:
    """Other laptops that ever wrote into this session, by who worked there."""
    who: dict[str, dict[str, None]] = {}
    for entry in session.file.entries():
        who.setdefault(entry.device, {})[_officer(session, entry.actor)] = None
    mine = session.device
    for device, names in who.items():
        if device != mine:
            yield ", ".join(names)

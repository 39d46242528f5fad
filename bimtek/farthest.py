"""How far copies of a session were ever seen to reach on this laptop: an older one says so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from bimtek import device
from bimtek.journal.reader import Reader
from bimtek.locale.dates import clock, short_date

KEPT = 200
"""Sessions that are remembered."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a copy goes.

    Args:
        voices: voice → n of its last entry.
        last: ISO 8601, when the last entry was made, by the clock of its laptop.
        path: of the copy.
    """

    voices: Mapping[str, int]
    last: str
    path: str

    def lacks_of(self, other: Reach) -> int:
        """How many entries of another copy are not in this one."""
        return sum(max(0, n - self.voices.get(voice, 0)) for voice, n in other.voices.items())


def reach_of(reader: Reader, path: Path) -> Reach:
    """How far a file goes that is open."""
    return Reach(reader.voices(), reader.last_at(), str(path.resolve()))


def told_older(session: str, here: Reach) -> str:
    """What the person of an older copy has to know; empty: this laptop saw none that goes on."""
    other = farther(session, here)
    if other is None:
        return ""
    ends, reached = _at(here.last, other.last), _at(other.last, here.last)
    told = f"Salinan ini berakhir {ends}; salinan lain pernah sampai {reached}"
    if _is_later(here.last, other.last):
        told = f"Salinan ini belum memuat {here.lacks_of(other)} perubahan dari salinan lain"
    return f"{told}: {other.path}. Gabungkan dahulu: Ctrl+P, Gabungkan salinan."


def _is_later(moment: str, other: str) -> bool:
    """Whether a copy that lacks something ends later all the same: two laptops wrote on."""
    try:
        return datetime.fromisoformat(moment) >= datetime.fromisoformat(other)
    except ValueError:
        return False


def _at(moment: str, beside: str) -> str:
    """Its time, and the day where that differs."""
    try:
        at, other = datetime.fromisoformat(moment), datetime.fromisoformat(beside)
    except ValueError:
        return "entah kapan"
    same = at.date() == other.date()
    return clock(at) if same else f"{short_date(at.date())} {clock(at)}"


def farther(session: str, here: Reach) -> Reach | None:
    """The copy that once held more than this one does; None: none that this laptop saw."""
    known = _known(session)
    return known if known and here.lacks_of(known) else None


def remember(session: str, here: Reach) -> None:
    """This copy was open here; what it lacks of others stays remembered."""
    known = _known(session)
    if known is not None and (lacking := here.lacks_of(known)):
        most = {voice: max(n, here.voices.get(voice, 0)) for voice, n in known.voices.items()}
        leads = here if known.lacks_of(here) > lacking else known
        here = Reach({**here.voices, **most}, leads.last, leads.path)
    path = _folder() / f"{session}.json"
    with suppress(OSError):  # it is for a warning only
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(here)), encoding="utf-8")
        part.replace(path)
        _forget_the_oldest()


def _known(session: str) -> Reach | None:
    try:
        said = json.loads((_folder() / f"{session}.json").read_text(encoding="utf-8"))
        return Reach(
            {str(k): int(v) for k, v in said["voices"].items()}, said["last"], said["path"]
        )
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def _folder() -> Path:
    return device.folder() / "salinan"


def _forget_the_oldest() -> None:
    files = sorted(_folder().glob("*.json"), key=lambda one: one.stat().st_mtime)
    for old in files[:-KEPT]:
        old.unlink(missing_ok=True)

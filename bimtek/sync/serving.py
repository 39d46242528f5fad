"""What a laptop that serves a session tells its own windows: address, PINs, who is here.

It lies beside the keys in this installation's folder, and not in the session file: copies are
passed on, and a write into the file each second would be one that every save waits for.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from bimtek import device
from bimtek.processes import lives

PORT = 8711
"""Where a session is served, unless somebody chose otherwise."""
PHONES = "/hadir"
"""Where phones at the door find everything."""
PARTICIPANTS = "peserta"
"""Whose PIN that is."""


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is connected.

    Args:
        name: as they gave it.
        role: what their PIN stands for.
        table: the group they write for, in words; empty: none.
        over: `salinan`, `meja`, `layar` …: over which page or program.
        since: ISO 8601.
        confirmed: when both sides last held the same; empty: not yet.
    """

    name: str
    role: str
    table: str
    over: str
    since: str
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class Served:
    """A session that is served.

    Args:
        urls: the first one is what a phone in the hall can reach, if there is any.
        pins: (for whom, in words, digits).
        fingerprint: of the certificate; empty: without TLS.
        alone: only this laptop can reach it.
        present: who is connected, in the order in which they came.
        process: the number of the process that serves.
        began: when that process began: see `bimtek.processes`.
    """

    urls: tuple[str, ...]
    pins: tuple[tuple[str, str], ...]
    fingerprint: str = ""
    alone: bool = False
    present: tuple[Present, ...] = ()
    process: int = 0
    began: float = 0.0

    @property
    def phones_url(self) -> str:
        """What a phone at the door opens; it holds the PIN of participants."""
        return f"{self.urls[0]}{PHONES}/{dict(self.pins).get(PARTICIPANTS, '')}"


def publish(path: Path, served: Served) -> bool:
    """Let the windows on this laptop know; False: it could not be written just now."""
    with suppress(OSError):
        device.write_private(_kept(path), json.dumps(asdict(served)))
        return True
    return False


def withdraw(path: Path) -> None:
    """It is served no longer."""
    with suppress(OSError):
        _kept(path).unlink(missing_ok=True)


def published(path: Path) -> Served | None:
    """How a session file is served from this laptop now; None: it is not."""
    try:
        text = _kept(path).read_text(encoding="utf-8")
    except OSError:
        return None
    served = decode(text)
    if served is None or not lives(served.process, served.began):
        return None  # its process was killed, or the power went
    return served


def decode(text: str) -> Served | None:
    """What was published; None: by another version."""
    try:
        said = json.loads(text)
        return Served(
            **{
                **said,
                "urls": tuple(said["urls"]),
                "pins": tuple((whose, pin) for whose, pin in said["pins"]),
                "present": tuple(Present(**one) for one in said["present"]),
            }
        )
    except (ValueError, TypeError, KeyError):
        return None


def _kept(path: Path) -> Path:
    """Two copies on one laptop may be served at once."""
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return device.folder() / "jaringan" / f"layanan-{name}.json"

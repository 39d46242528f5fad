"""Who is let in: one PIN a role, tries slowed, and a signed ticket for whoever knows one."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

from bimtek import device
from bimtek.journal.records import random_id
from bimtek.sync.serving import PARTICIPANTS

PIN_DIGITS = 6
LONGEST_NAME = 80
TICKET_SECONDS = 3 * 24 * 3600
"""A workshop lasts two days."""


class Role(StrEnum):
    """What somebody may do who came over the network."""

    FACILITATOR = "fasilitator"
    NOTE_TAKER = "notulis"
    DESK = "meja"
    COORDINATOR = "koordinator"
    ONLOOKER = "penonton"
    PARTICIPANT = PARTICIPANTS
    """A phone at the door, whoever holds it."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who was let in.

    Args:
        id: random, of this browser or program.
        role: what the PIN stands for.
        name: as they gave it.
        table: `DIVISION/GROUP` of whoever writes for a group; empty: of none.
    """

    id: str
    role: Role
    name: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a laptop that serves keeps of one session: not in the file, for copies are passed on.

    Args:
        secret: signs tickets.
        pins: role, or `koordinator/DIVISION/GROUP` → digits.
    """

    secret: str
    pins: Mapping[str, str] = field(default_factory=dict)

    def place_of(self, pin: str) -> str | None:
        """The role that a PIN stands for; compared in the same time whatever it is."""
        found = None
        for place, own in self.pins.items():
            if hmac.compare_digest(own.encode(), pin.encode()):
                found = place
        return found


def keys_of(session: str, tables: Iterable[str]) -> Keys:
    """The keys of a session on this laptop; new ones where there are none yet.

    They stay the same when the power comes back, so that nobody has to be let in again.

    Args:
        session: its id.
        tables: `DIVISION/GROUP` of every table.
    """
    path = _folder() / f"{session}.json"
    known = _read(path)
    wanted = [*(str(role) for role in Role if role is not Role.COORDINATOR)]
    wanted += [f"{Role.COORDINATOR}/{table}" for table in tables]
    pins = dict(known.pins)
    for place in wanted:
        pins.setdefault(place, _fresh_pin(pins.values()))
    keys = Keys(known.secret, pins)
    if keys != known or not path.exists():
        device.write_private(path, json.dumps(asdict(keys)))
    return keys


def new_keys(session: str) -> None:
    """Forget PINs and tickets: everybody has to be let in again."""
    (_folder() / f"{session}.json").unlink(missing_ok=True)


def _folder() -> Path:
    return device.folder() / "jaringan"


def _read(path: Path) -> Keys:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Keys(str(said["secret"]), {str(k): str(v) for k, v in said["pins"].items()})
    except (OSError, ValueError, KeyError, AttributeError):
        return Keys(secrets.token_hex(32))


def _fresh_pin(taken: Iterable[str]) -> str:
    used = set(taken)
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
        if pin not in used:
            return pin


def guest_of(place: str, name: str) -> Guest:
    """A new guest in the role that a PIN stands for."""
    role, _, table = place.partition("/")
    return Guest(random_id(10), Role(role), name[:LONGEST_NAME], table)


def ticket_of(keys: Keys, guest: Guest, now: float) -> str:
    """What a guest shows from then on.

    Args:
        now: seconds since 1970; the ticket holds for `TICKET_SECONDS` from then.
    """
    said = {**asdict(guest), "until": now + TICKET_SECONDS}
    body = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    return f"{body}.{_signature(keys, body)}"


def guest_with(keys: Keys, ticket: str, now: float) -> Guest | None:
    """Whose ticket this is; None: nobody's that this laptop let in, or one of days ago."""
    body, _, signature = ticket.partition(".")
    if not ticket.isascii() or not hmac.compare_digest(_signature(keys, body), signature):
        return None
    said = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    if said.pop("until", 0.0) < now:
        return None
    return Guest(**{**said, "role": Role(said["role"])})


def _signature(keys: Keys, body: str) -> str:
    return hmac.new(bytes.fromhex(keys.secret), body.encode(), hashlib.sha256).hexdigest()


class Slowed(Exception):  # noqa: N818 - what happened
    """Too many wrong PINs came lately.

    Args:
        seconds: until the next try.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"tunggu {seconds:.0f} detik")
        self.seconds = seconds


class Gate:
    """Slows whoever guesses, and all who guess together.

    One address may be wrong some times; then it waits, twice as long each time. Ten thousand
    addresses get no further: all of them together have a few wrong tries a minute. Whoever was
    right once from an address does not wait for the others, and one address alone cannot make
    the others wait: only its first tries count for all.
    """

    FREE = 5
    """Wrong tries of one address before it waits."""
    FREE_TOGETHER = 60
    COUNTED_TOGETHER = 10
    """Wrong tries of one address that count for all."""
    LONGEST_SECONDS = 60.0
    FORGOTTEN_SECONDS = 600.0
    MOST_ADDRESSES = 10_000

    def __init__(self) -> None:
        self._wrong: dict[str, tuple[int, float]] = {}
        """Address, empty for all together → wrong tries and when the last was."""
        self._right: set[str] = set()

    def pass_through(self, address: str, now: float) -> None:
        """Called before a PIN is looked at.

        Raises:
            Slowed: if it is too early.
        """
        self._forget(now)
        wait = self._wait(address, self.FREE, now)
        if address not in self._right:
            wait = max(wait, self._wait("", self.FREE_TOGETHER, now))
        if wait > 0:
            raise Slowed(wait)

    def was_wrong(self, address: str, now: float) -> None:
        """A PIN was wrong."""
        own, _ = self._wrong.get(address, (0, 0.0))
        for whose in (address, "") if own < self.COUNTED_TOGETHER else (address,):
            count, _ = self._wrong.get(whose, (0, 0.0))
            self._wrong[whose] = (count + 1, now)

    def was_right(self, address: str) -> None:
        """A PIN was right: whoever mistyped before begins anew."""
        self._wrong.pop(address, None)
        self._right.add(address)

    def _wait(self, whose: str, free: int, now: float) -> float:
        count, last = self._wrong.get(whose, (0, 0.0))
        if count < free:
            return 0.0
        return last + min(2.0 ** min(count - free, 10), self.LONGEST_SECONDS) - now

    def _forget(self, now: float) -> None:
        old = [who for who, (_, at) in self._wrong.items() if now - at > self.FORGOTTEN_SECONDS]
        for who in old:
            del self._wrong[who]
        while len(self._wrong) > self.MOST_ADDRESSES:
            self._wrong.pop(next(iter(self._wrong)))

"""What a joined copy knows of its host: kept in the copy, told on its screens."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum

KEY = "link"
"""Where it stands in `meta`; it never leaves the file by an exchange."""


class LinkState(StrEnum):
    """How it is between a copy and its host."""

    CONNECTED = "tersambung"
    APART = "terputus"
    REFUSED = "ditolak"


@dataclass(frozen=True, slots=True)
class Link:
    """A copy's link to its host.

    Args:
        url: of the host.
        state: how it is now.
        since: ISO 8601, by this laptop's clock.
        reason: why it is apart or was refused, for a person; empty: the network.
        confirmed: voice → n: so many of its entries are on the host's disk.
        process: the number of the process that keeps the copy equal.
        began: when that process began: see `bimtek.processes`.
        device: the laptop that joined; a copy that was carried elsewhere follows nobody there.
        role: what the PIN stands for with which it joined; the host takes no other.
        ahead: seconds by which this laptop's clock is before the host's; negative: behind it.
    """

    url: str
    state: LinkState = LinkState.APART
    since: str = ""
    reason: str = ""
    confirmed: dict[str, int] = field(default_factory=dict)
    process: int = 0
    began: float = 0.0
    device: str = ""
    role: str = ""
    ahead: float = 0.0

    def turned(self, state: LinkState, at: datetime, reason: str = "") -> Link:
        """The link from now on; the same state keeps since when it is so."""
        since = self.since if state is self.state and self.since else at.isoformat("T", "seconds")
        return replace(self, state=state, since=since, reason=reason)

    def meeting(self, theirs: dict[str, int], ahead: float = 0.0) -> Link:
        """The host told all that it holds: what it lost since is confirmed no longer."""
        return replace(self, confirmed=dict(theirs), ahead=ahead)

    def confirming(self, voices: dict[str, int]) -> Link:
        """The host said that it holds this much."""
        most = {voice: max(n, self.confirmed.get(voice, 0)) for voice, n in voices.items()}
        return replace(self, confirmed={**self.confirmed, **most})

    def holds(self, voice: str, n: int) -> bool:
        """Whether an entry is on the host's disk."""
        return n <= self.confirmed.get(voice, 0)

    def waiting(self, have: dict[str, int]) -> int:
        """How many entries of this copy the host has not confirmed.

        Args:
            have: voice → last n in this copy.
        """
        return sum(max(0, n - self.confirmed.get(voice, 0)) for voice, n in have.items())


def following(known: Link | None, url: str, device: str, role: str = "") -> Link:
    """The link of a copy before its host has answered; another host has confirmed nothing.

    Args:
        known: as the copy has it.
        device: this laptop.
        role: what the PIN stands for; empty: as before.
    """
    before = known if known and known.url == url else Link(url)
    return replace(before, device=device, role=role or before.role)


def role_on(link: Link | None, device: str) -> str:
    """As what people work in a copy that follows a host from this laptop; empty: it does not."""
    return link.role if link is not None and link.device == device else ""


def encode(link: Link) -> str:
    """As it is kept."""
    return json.dumps(asdict(link), sort_keys=True)


def decode(text: str | None) -> Link | None:
    """The link of a copy; None: it was never joined."""
    if not text:
        return None
    try:
        said = json.loads(text)
        return Link(**{**said, "state": LinkState(said["state"])})
    except (ValueError, TypeError, KeyError):
        return None  # of another version: told anew at the next connection

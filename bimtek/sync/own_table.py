"""A room without network: for which table a whole copy is opened, kept in that copy alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

KEY, ORIGINS = "own-table", "origins"
"""Where the table stands in `meta`, and where the laptops stand of which a merge knows theirs.

Neither leaves the file by an exchange.
"""

COORDINATOR = "koordinator"
"""The role of whoever works for one table; on the hall's network it has a page, here a copy."""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """One table, through all the acara in which it sits.

    Args:
        groups: division → id of the group.
        name: as people call it, `Living · Meja 4`.
    """

    groups: Mapping[str, str] = field(default_factory=dict)
    name: str = ""

    def group(self, division: str) -> str:
        """The group that is served in a division; empty: none of its own."""
        return self.groups.get(division, "")


def encode(table: OwnTable) -> str:
    """As it is kept."""
    return json.dumps(asdict(table), ensure_ascii=False, sort_keys=True)


def decode(text: str | None) -> OwnTable:
    """The table of a copy; without groups where it is the whole hall's."""
    try:
        said = json.loads(text or "{}")
        groups = {str(division): str(group) for division, group in said["groups"].items()}
        return OwnTable(groups, str(said["name"]))
    except (ValueError, TypeError, LookupError, AttributeError):
        return OwnTable()


def origins_of(text: str | None) -> dict[str, str]:
    """Laptop → the table for which it wrote, as merges came to know it."""
    try:
        return {str(device): str(name) for device, name in json.loads(text or "{}").items()}
    except (ValueError, AttributeError):
        return {}

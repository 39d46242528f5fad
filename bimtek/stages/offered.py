"""What an acara has that another one may vote on."""

from __future__ import annotations

from typing import NamedTuple


class Offered(NamedTuple):
    """One candidate, by its name."""

    text: str
    remark: str = ""
    """What speaks against it, for the person at the keyboard."""

"""What the pages of the SK ask of its view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from bimtek.stages.decree.state import DecreeState
    from bimtek.stages.deed import Deed


class Wish(Message):
    """The person wants this recorded.

    Args:
        make: gives the deed from what stands now, or refuses with a sentence.
        clears: place of the draft that it was made from.
    """

    def __init__(self, make: Callable[[DecreeState], Deed], clears: str = "") -> None:
        super().__init__()
        self.make = make
        self.clears = clears

"""What the first page of a session says of the quorum. Pure."""

from __future__ import annotations

from typing import TypedDict

from bimtek.hall.session_records import SessionSheet
from bimtek.script.model import Quorum, Stage


class QuorumFields(TypedDict):
    """A quorum as the first page keeps it."""

    quorum: int | None
    quorum_in_hall: bool


def quorum_fields(quorum: Quorum | None) -> QuorumFields:
    """A quorum as the fields of the first page; one of 0 OPDs is none."""
    if quorum is None or not quorum.opds:
        return QuorumFields(quorum=None, quorum_in_hall=False)
    return QuorumFields(quorum=quorum.opds, quorum_in_hall=quorum.in_hall)


def quorum_of(sheet: SessionSheet | None) -> Quorum | None:
    """How many OPDs must be here; None: not asked."""
    if sheet is None or sheet.quorum is None:
        return None
    return Quorum(sheet.quorum, sheet.quorum_in_hall)


def quorum_asked(
    sheet: SessionSheet | None, scripted: Quorum | None, roll_call: Stage | None
) -> Quorum | None:
    """How many OPDs must be here at a roll call; None: not asked.

    An acara without a quorum of its own carries that of the script's front matter, which the hall
    may have set anew on the first page since.

    Args:
        scripted: what the front matter says.
        roll_call: the acara of the roll call; None: no acara of the script calls.
    """
    own: Quorum | None = getattr(roll_call.spec, "quorum", None) if roll_call else scripted
    if sheet is None or (own is not None and own != scripted):
        return own
    return quorum_of(sheet)

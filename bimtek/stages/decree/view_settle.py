"""Two people recorded different things: what each value is, who recorded it, when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.journal.records import WITHDRAWN
from bimtek.locale.dates import clock
from bimtek.stages.decree.records import How, Position, Reader, Stance
from bimtek.stages.decree.said_meanwhile import LABELS
from bimtek.stages.decree.wording import role_words
from bimtek.ui.ask import Choose, Option, Settle, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bimtek.journal.records import Head, Seen
    from bimtek.session import Session
    from bimtek.stages.decree.rules import Held
    from bimtek.stages.decree.state import DecreeState

WORDS = {**LABELS, WITHDRAWN: "catatan sikap"}


def first_conflict(roles: Iterable[Held]) -> tuple[Held, Seen[Stance], str] | None:
    """The first field of these roles in which several values stand."""
    for held in roles:
        for field in held.seen.conflicts if held.seen else ():
            if held.seen and field in WORDS:
                return held, held.seen, field
    return None


def cell_words(state: DecreeState, held: Held, field: str) -> str:
    """What a person is asked about: `Dishub, Dewan, anggota · sikap`."""
    return f"{state.short(held.opd)}, {role_words(held.body, held.role)} · {WORDS[field]}"


def settling(session: Session, what: str, seen: Seen[Any], field: str) -> Settle:
    """The dialog; its result is the index among `seen.values(field)`."""
    return Settle(what, [_standing(session, head, value) for head, value in seen.values(field)])


def taken_back_or_not(what: str) -> Choose[bool]:
    """One person took the record back while another changed it: does it stand?"""
    options = [Option("1", "tetap berlaku", True), Option("2", "ditarik", False)]
    title = f"{what}: ditarik seseorang, diubah orang lain. Mana yang benar?"
    return Choose(title, options, cancel="biarkan dahulu")


def in_words(value: object) -> str:
    """A value as a person reads it."""
    if isinstance(value, Position):
        return f"{value.stance} {'serentak' if value.how is How.CHORUS else 'sendiri'}"
    if isinstance(value, Reader):
        return value.name
    return "tanpa sikap" if value is None else str(value)


def _standing(session: Session, head: Head, value: object) -> Standing:
    author = session.author(head.stamp)
    at = clock(author.at) if author else ""
    return Standing(in_words(value), author.name if author else "?", at)

"""What the hall said to each decision and action, in the words of the minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.records import Note, Opd
from bimtek.stages.closing import rules
from bimtek.stages.closing.records import Dissent, ReadBack

if TYPE_CHECKING:
    from bimtek.session import Session


class Said(NamedTuple):
    """What the hall said to one of them."""

    words: str
    """`disetujui serentak`, `ditunda (menunggu bagian hukum)`."""
    is_let_go: bool
    """It was dropped or postponed, and is no decision of this meeting."""


def dropped(session: Session) -> frozenset[str]:
    """Notes that the hall let go for good."""
    return rules.dropped(_items(session))


def _items(session: Session) -> tuple[rules.Item, ...]:
    return rules.items(session.all(Note), session.all(ReadBack), session.all(Dissent))


def outcomes(session: Session) -> Mapping[str, Said]:
    """Note → what the hall said; nothing at all before the first one was read."""
    found = _items(session)
    if not any(item.result or item.dissents for item in found):
        return {}
    names = {seen.value.code: seen.value.short or seen.value.name for seen in session.all(Opd)}
    return {item.id: Said(rules.outcome_words(item, names), item.is_let_go) for item in found}

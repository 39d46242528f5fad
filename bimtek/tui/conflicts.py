"""Settling what two people set to different values: both are shown, a person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bimtek.journal.records import WITHDRAWN, Change, Record, Seen
from bimtek.locale.dates import clock
from bimtek.overview.words import FIELD_NAMES, in_words
from bimtek.ui.ask import Settle, Standing

if TYPE_CHECKING:
    from textual.app import App

    from bimtek.session import Session


async def settle(
    app: App[Any], session: Session, seen: Seen[Any], what: str
) -> list[Change] | None:
    """Ask about every field in conflict; None if the person leaves it for now. Run in a worker."""
    changes: list[Change] = []
    for field in seen.conflicts:
        if field == WITHDRAWN:
            change = await _settle_withdrawal(app, session, seen, what)
        else:
            change = await _settle_field(app, session, seen, field, what)
        if change is None:
            return None
        changes.append(change)
    return changes


async def _settle_field(
    app: App[Any], session: Session, seen: Seen[Any], field: str, what: str
) -> Change | None:
    values = seen.values(field)
    shown = [_standing(session, head.stamp, in_words(value)) for head, value in values]
    name = seen.cls.labels.get(field) or FIELD_NAMES.get(field, field)
    chosen = await app.push_screen_wait(Settle(f"{what}, {name}", shown))
    return None if chosen is None else seen.change(**{field: values[chosen][1]})


async def _settle_withdrawal(
    app: App[Any], session: Session, seen: Seen[Record], what: str
) -> Change | None:
    stamp = seen.heads[WITHDRAWN][0].stamp
    others = [
        head.stamp for name, heads in seen.heads.items() if name != WITHDRAWN for head in heads
    ]
    shown = [
        _standing(session, max(others, default=stamp), "tetap dipakai"),
        _standing(session, stamp, "ditarik"),
    ]
    chosen = await app.push_screen_wait(Settle(what, shown))
    if chosen is None:
        return None
    return seen.restore() if chosen == 0 else seen.withdraw()


def _standing(session: Session, stamp: str, value: str) -> Standing:
    author = session.author(stamp)
    if author is None:
        return Standing(value, "?", "?")
    return Standing(value, author.name, clock(author.at))

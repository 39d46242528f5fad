"""The options as the hall has them: the script's, in other words or struck out, and new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.journal.records import DESTROYED
from bimtek.stages.vote.ballots import Option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bimtek.journal.records import Seen
    from bimtek.stages.vote.records import VoteOption
    from bimtek.stages.vote.script import VoteScript


def options_of(spec: VoteScript, overlays: Mapping[str, Seen[VoteOption]]) -> tuple[Option, ...]:
    """The options of the script as the hall has them, then those that it added."""
    found: list[Option] = []
    for one in spec.options:
        seen = overlays.get(one.id)
        own = seen.value if seen else None
        text = (own.text if own else "") or one.text
        origin = (own.origin if own else "") or one.origin
        out = bool(own and own.out)
        found.append(Option(one.id, len(found) + 1, text, origin, out=out))
    known = {one.id for one in spec.options}
    added = [seen.value for option, seen in overlays.items() if option not in known]
    for own in sorted(added, key=lambda own: (str(own.added), own.place, own.option)):
        text = own.text or DESTROYED
        number = len(found) + 1
        found.append(Option(own.option, number, text, own.origin, added=True, out=own.out))
    return tuple(found)

"""What others record of an OPD while a question, an objection or its outcome is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.stages.decree.deeds import bearer_of, standing_words
from bimtek.stages.meanwhile import Meanwhile, changed_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.session import Session
    from bimtek.stages.decree.rules import Held

LABELS: Final = {
    "stance": "sikap",
    "sentence": "kalimat",
    "wish": "yang diminta",
    "outcome": "hasil",
    "answer": "jawaban",
}
STANCE: Final = "stance"


class SaidMeanwhile:
    """Tells once of each value that another person sets under the open lines.

    Args:
        roles: as they stood when the lines were opened.
        fields: the lines; the stance is told as well.
        takes_stance: whether what is written records a stance too.
    """

    def __init__(self, roles: Sequence[Held], fields: Sequence[str], *, takes_stance: bool) -> None:
        self._takes_stance = takes_stance
        self._saw = {held.slug: held.seen for held in roles}
        before = _words(roles)
        self._fields = {name: Meanwhile(before[name]) for name in (*fields, STANCE)}

    def told(self, session: Session, roles: Sequence[Held], *, typing: bool) -> str:
        """`Kalimat: N2 baru saja mengisi …`; empty: nobody else set anything.

        Args:
            roles: of that OPD, as they stand now.
        """
        here = [held for held in roles if held.slug in self._saw]
        now = _words(here)
        found = []
        for name, meanwhile in self._fields.items():
            names = (
                changed_by(session, self._saw[held.slug], held.seen, name)
                for held in here
                if held.seen
            )
            who = next(filter(None, names), "")
            beside = typing and (self._takes_stance or name != STANCE)
            if said := meanwhile.told(who, now[name], typing=beside):
                found.append(f"{LABELS[name].capitalize()}: {said}")
        return found[0] if found else ""


def _words(roles: Sequence[Held]) -> dict[str, str]:
    """Field → what stands there; of the stance what was said to any of the roles."""
    bearer = bearer_of(roles).seen if roles else None
    stances = dict.fromkeys(str(held.standing) for held in roles if held.standing)
    said = standing_words(bearer) if bearer else {}
    return {**dict.fromkeys(LABELS, ""), **said, STANCE: ", ".join(stances)}

"""A row in words and figures, cell by cell: what the page prints and never mixes up. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from bimtek.journal.records import DESTROYED
from bimtek.locale.numbers import show_number
from bimtek.stages.gap.records import NO_DATA, NOT_APPLICABLE, Answer, Cause, Direction, Gap
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.rules import UNKNOWN, difference, status_word

OPEN: Final = "·"
CONFLICT: Final = "≠"
ARROWS: Final = {Direction.UP: "▲", Direction.DOWN: "▼"}


class Standing(NamedTuple):
    """What is known of a row beside its values."""

    proposed: str = ""
    """The script's target, not confirmed."""
    destroyed: bool = False
    """The answer was destroyed on request."""
    split: bool = False
    """Several answers stand side by side; a person has to choose."""
    split_words: bool = False
    """So do several sentences, or other fields beside the answer."""
    absent: bool = False
    """Nobody of the OPD is here."""


class Cells(NamedTuple):
    """The texts of one line of the page."""

    now: str
    target: str
    gap: str
    causes: str
    status: str
    proposed: bool = False
    """The target is only proposed: to be drawn dim."""


def shown(value: str) -> str:
    """A stored value as people write it: decimal comma, `bd`, `tb`, `·` where nothing stands."""
    if not value:
        return OPEN
    return value if value in UNKNOWN else show_number(Decimal(value))


def cells(row: Row, gap: Gap, standing: Standing) -> Cells:
    """The texts of a row."""
    answer = gap.answer
    target, proposed = _target(answer, standing)
    return Cells(
        DESTROYED
        if standing.destroyed
        else (CONFLICT if standing.split else "") + shown(answer.now),
        target,
        show_gap(row, answer),
        _letters(gap.causes),
        (CONFLICT if standing.split_words else "") + status_word(row, gap, absent=standing.absent),
        proposed,
    )


def _letters(causes: tuple[Cause, ...]) -> str:
    return ("" if len(causes) > 3 else " ").join(cause.letter.upper() for cause in causes)


def _target(answer: Answer, standing: Standing) -> tuple[str, bool]:
    if standing.proposed and not answer.target:
        return f"({shown(standing.proposed)})", True
    # Where nothing is open yet, one dot says so; a number without a target is asked for it.
    return (
        shown(answer.target) if answer.target or answer.now not in ("", *UNKNOWN) else ""
    ), False


def show_gap(row: Row, answer: Answer) -> str:
    """The difference with its sign only where the target is already behind."""
    gap = difference(answer, row.direction)
    return "" if gap is None else show_number(gap.normalize())


def unit_of(row: Row) -> str:
    """Unit and direction as they stand in brackets: `menit ▼`; up is what people expect."""
    down = " ▼" if row.direction is Direction.DOWN else ""
    return f"{row.unit}{down}".strip()


def pair(answer: Answer, proposed: str = "") -> str:
    """Both values in one cell: `2→4`, `2→(3)`, `bd`, `·`."""
    if answer.now in UNKNOWN and not answer.target:
        return answer.now
    if not answer.now and not answer.target:
        return OPEN
    target = f"({shown(proposed)})" if proposed and not answer.target else shown(answer.target)
    return f"{shown(answer.now)}→{target}"


def answer_words(answer: Answer) -> str:
    """All of an answer: `66,7→100 (th. 2022–2027), BPS`."""
    years = "–".join(str(year) for year in (answer.year, answer.target_year) if year)
    source = f", {answer.source}" if answer.source else ""
    return pair(answer) + (f" (th. {years})" if years else "") + source


SPELLED: Final = {NO_DATA: "belum ada data", NOT_APPLICABLE: "tidak berlaku"}


def spelled(answer: Answer) -> str:
    """Both values as a hall reads them, to whom nobody explains `bd`, `tb` and `·`."""
    if not answer.now and not answer.target:
        return "belum diisi"
    parts = [SPELLED.get(value) or shown(value) for value in (answer.now, answer.target) if value]
    return " → ".join(parts) if answer.now else f"belum diisi → {parts[0]}"


def own_level(answer: Answer) -> str:
    """What an OPD says of a level beside the city's: it is not asked for a target."""
    return pair(answer) if answer.target or answer.now in ("", *UNKNOWN) else shown(answer.now)

"""OPD × indikator of one pillar: who has given which number, who is not asked. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from bimtek.stages.gap.cells import CONFLICT, shown
from bimtek.stages.gap.picture import CLOSED, NOT_ASKED, UNANSWERED
from bimtek.stages.gap.records import NO_DATA, NOT_APPLICABLE, Gap
from bimtek.stages.gap.rows import NO_GAP, Row
from bimtek.stages.gap.rules import Progress, is_owed

GIVEN: Final = "✓"
SIGNS: Final = (NOT_ASKED, UNANSWERED, CONFLICT, CLOSED, NO_DATA, NOT_APPLICABLE)


class Matrix(NamedTuple):
    """The numbers of one pillar."""

    pillar: str
    """Its id."""
    title: str
    heads: tuple[str, ...]
    """Codes of the indicators, without what they have in common."""
    lines: Mapping[str, tuple[str, ...]]
    """OPD → a cell for each indicator; only OPDs that are asked here."""
    given: tuple[str, ...]
    """`2/3` for each indicator."""
    waits: Mapping[str, tuple[str, ...]]
    """OPD → indicators that it has not answered, in words."""


def matrix(
    pillar: str,
    title: str,
    rows: Sequence[Row],
    gaps: Mapping[str, Gap],
    split: Collection[str],
    closed: Collection[str] = (),
) -> Matrix:
    """The matrix of one pillar.

    Args:
        pillar: its id.
        title: its title.
        rows: its rows; levels and the city's numbers are told elsewhere.
        gaps: what was recorded, by `<row>/<who>`.
        split: keys of rows whose answers stand side by side.
        closed: keys of rows told in confidence; their numbers are not shown.
    """
    asked = {(row.who, row.code): row for row in rows if row.counts}
    codes = tuple(dict.fromkeys(code for _, code in asked))
    heads = dict(zip(codes, _short(codes), strict=True))
    lines: dict[str, tuple[str, ...]] = {}
    waits: dict[str, list[str]] = {}
    given = dict.fromkeys(codes, 0)
    for who in dict.fromkeys(who for who, _ in asked):
        mine = [asked.get((who, code)) for code in codes]
        lines[who] = tuple(_cell(row, gaps, split, closed) for row in mine)
        for row in filter(None, mine):
            if is_owed(row, gaps.get(row.key, NO_GAP)):
                waits.setdefault(who, []).append(f"{heads[row.code]} {row.title}")
            else:
                given[row.code] += 1
    of = {code: sum(one == code for _, one in asked) for code in codes}
    return Matrix(
        pillar,
        title,
        tuple(heads.values()),
        lines,
        tuple(str(Progress(given[code], of[code])) for code in codes),
        {who: tuple(titles) for who, titles in waits.items()},
    )


def in_signs(cell: str) -> str:
    """A cell where there is no room for numbers."""
    return cell if cell in SIGNS else GIVEN


def _cell(
    row: Row | None, gaps: Mapping[str, Gap], split: Collection[str], closed: Collection[str]
) -> str:
    if row is None:
        return NOT_ASKED
    if row.key in split:
        return CONFLICT
    now = gaps.get(row.key, NO_GAP).answer.now
    if not now:
        return UNANSWERED
    return CLOSED if row.key in closed else shown(now)


def _short(codes: Sequence[str]) -> tuple[str, ...]:
    """`SL.1.1`, `SL.2.1` → `1.1`, `2.1`."""
    first = {code.partition(".")[0] for code in codes}
    return tuple(code.partition(".")[2] or code for code in codes) if len(first) == 1 else (*codes,)

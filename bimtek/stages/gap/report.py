"""The gap analysis as reports tell it: by pillar, by office, ranked, and of one office alone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bimtek.locale.numbers import show_number
from bimtek.stages.gap import rules
from bimtek.stages.gap.cells import show_gap
from bimtek.stages.gap.minutes import STATUS, Printer
from bimtek.stages.gap.records import CITY
from bimtek.stages.gap.state import GapState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.gap.records import Gap
    from bimtek.stages.gap.rows import Row
    from bimtek.stages.gap.script import Pillar

NOT_FILLED = "belum"
"""In the column of what is now."""


class PillarCount(NamedTuple):
    """How far one pillar is."""

    title: str
    levels: str
    """`3/5` levels of the city."""
    agreed: str
    """`2/5` of them agreed by the hall."""
    numbers: str
    """`8/20` numbers of OPDs."""
    widest: str
    """The widest difference of a level, and in which sub-dimension."""


class OfficeCount(NamedTuple):
    """How far one office is."""

    office: str
    numbers: str
    behind: int
    """Numbers and levels of its own that do not reach their target."""
    without_evidence: int
    open: int
    """Numbers that it still owes."""


class OfficeGaps(NamedTuple):
    """What concerns one office."""

    levels: tuple[tuple[str, ...], ...]
    """Sub-dimension, its own now, the city's now, target, difference, status."""
    numbers: tuple[tuple[str, ...], ...]
    """Indicator, now, target, difference, unit."""
    open: tuple[str, ...]
    """Indicators that it still owes: `SL.1.1 Internet`."""
    left_out: int
    """Rows told in confidence."""


class GapReport:
    """One gap analysis as it stands.

    What was told in confidence counts as answered, as in the minutes, and is told nowhere.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        self.state = GapState(session, stage)
        self._printer = Printer(self.state)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row that may be told, in the order of the pillars."""
        return tuple(row for row in self._everything if not self.state.in_confidence(row.key))

    @cached_property
    def _everything(self) -> tuple[Row, ...]:
        return tuple(row for pillar in self.state.pillars for row in self.state.rows(pillar))

    @cached_property
    def gaps(self) -> Mapping[str, Gap]:
        """What was said in them."""
        shown = {row.key for row in self.rows}
        return {key: gap for key, gap in self.state.gaps.items() if key in shown}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said that may be told."""
        return not any(gap.stated for gap in self.gaps.values())

    @property
    def left_out(self) -> int:
        """Rows in which something was said in confidence."""
        hidden = (row for row in self._everything if self.state.in_confidence(row.key))
        return sum(self.state.gap(row).stated for row in hidden)

    @property
    def answered(self) -> rules.Progress:
        """Numbers of OPDs."""
        return rules.progress(self._everything, self.state.gaps)

    @property
    def levels(self) -> rules.Progress:
        """Levels of the city."""
        return rules.level_progress(self._everything, self.state.gaps)

    def pillars(self) -> Iterator[PillarCount]:
        """Each pillar in figures."""
        for pillar in self.state.pillars:
            levels = self.state.levels(pillar)
            agreed = sum(self._is_agreed(row) for row in self.state.rows(pillar))
            widest = rules.largest(self._of(pillar), self.gaps, 1)[:1]
            yield PillarCount(
                pillar.title,
                str(levels),
                f"{agreed}/{levels.asked}",
                str(self.state.progress(pillar)),
                "".join(f"{show_number(one.gap)} ({one.row.code})" for one in widest),
            )

    def _of(self, pillar: Pillar) -> list[Row]:
        keys = {row.key for row in self.state.rows(pillar)}
        return [row for row in self.rows if row.key in keys]

    def _is_agreed(self, row: Row) -> bool:
        is_level = row.is_level and row.who == CITY
        return is_level and rules.all_agreed([row], self.state.gaps, self._split)

    @cached_property
    def _split(self) -> frozenset[str]:
        return frozenset(k for k, seen in self.state.seen.items() if "answer" in seen.conflicts)

    def ranked(self) -> Iterator[tuple[str, ...]]:
        """Every level that does not reach its target, the widest first: sub-dimension, now,
        target, difference, status."""
        for one in rules.largest(self.rows, self.gaps, max(1, len(self.rows))):
            now, target = self._printer.values(one.row)
            title = f"{one.row.code} {one.row.title}"
            yield title, now, target, show_number(one.gap), STATUS[self.state.gap(one.row).status]

    def ranked_numbers(self) -> Iterator[tuple[str, ...]]:
        """Numbers that do not reach their target, in the order of the pillars; numbers of
        different units cannot be compared."""
        for row in self.rows:
            if not row.is_level and self._is_behind(row):
                what, who, *rest = self._printer.number(row)
                yield what, who, *rest[len(self._printer.sessions) :][:4]

    def _is_behind(self, row: Row) -> bool:
        gap = rules.difference(self.state.gap(row).answer, row.direction)
        return gap is not None and gap > 0

    def offices(self) -> Iterator[OfficeCount]:
        """Each office that is asked anything, in official order."""
        bare = {row.key for row in self.without_evidence}
        asked = {row.who for row in self._everything if row.who != CITY}
        order = self.state.order
        for who in sorted(asked, key=lambda code: (order.get(code, len(order)), code)):
            mine = [row for row in self._everything if row.who == who]
            yield OfficeCount(
                self.state.name(who),
                str(rules.progress(mine, self.state.gaps)),
                sum(self._is_behind(row) for row in self.rows if row.who == who),
                sum(row.key in bare for row in mine),
                len(self._owed(mine)),
            )

    def common(self) -> tuple[rules.CommonCause, ...]:
        """Causes that more than one office or sub-dimension named, the most common first."""
        return rules.in_many(rules.common_causes(self.gaps.values()))

    @cached_property
    def without_evidence(self) -> tuple[Row, ...]:
        """Values of offices that rest on nothing."""
        return rules.without_evidence(self.rows, self.gaps, self._printer.all_evidence())

    def bare(self) -> Iterator[tuple[str, str]]:
        """Office → its rows without evidence, in official order."""
        found: dict[str, list[str]] = {}
        for row in self.without_evidence:
            found.setdefault(row.who, []).append(f"{row.code} {row.title}")
        order = self.state.order
        for who in sorted(found, key=lambda code: (order.get(code, len(order)), code)):
            yield self.state.name(who), "; ".join(found[who])

    def of(self, opd: str) -> OfficeGaps:
        """What concerns one office."""
        mine = [row for row in self.rows if row.who == opd]
        hidden = [row for row in self._everything if row.who == opd and row not in mine]
        return OfficeGaps(
            tuple(self._levels_of(opd)),
            tuple(self._number(row) for row in mine if not row.is_level),
            self._owed(mine),
            sum(self.state.gap(row).stated for row in hidden),
        )

    def _levels_of(self, opd: str) -> Iterator[tuple[str, ...]]:
        own = {row.code: row for row in self.rows if row.is_level and row.who == opd}
        for row in self.rows:
            part = self.state.part(row.subdimension)
            concerned = row.code in own or (part is not None and opd in part.opds)
            if row.is_level and row.who == CITY and concerned:
                gap = self.state.gap(row)
                said = self._printer.values(own[row.code])[0] if row.code in own else ""
                now, target = self._printer.values(row)
                status = STATUS[gap.status] if gap.answer.now else ""
                title = f"{row.code} {row.title}"
                yield title, said, now or NOT_FILLED, target, show_gap(row, gap.answer), status

    def _number(self, row: Row) -> tuple[str, ...]:
        what, _, *rest = self._printer.number(row)
        now, target, gap, unit, *_ = rest[len(self._printer.sessions) :]
        return what, now or NOT_FILLED, target, gap, unit

    def _owed(self, rows: Iterable[Row]) -> tuple[str, ...]:
        owed = (row for row in rows if row.counts and rules.is_owed(row, self.state.gap(row)))
        return tuple(f"{row.code} {row.title}" for row in owed)

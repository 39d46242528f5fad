"""An acara on which tables work, and afterwards the plenary: what a kind builds its reading on."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from bimtek.hall.group_records import PLENARY, GroupDissent
from bimtek.hall.starving import TableProgress, silent_minutes
from bimtek.stages.dissent import dissents_in
from bimtek.stages.grouping import is_in_groups, seating_of
from bimtek.stages.state import RecordedStage

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.hall.groups import Seating
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session

Spec = TypeVar("Spec")


class StageAtTables(RecordedStage[Spec]):
    """What stands recorded of one acara, at one table or in the whole hall.

    Args:
        session: where it is read from.
        stage: the acara.
        table: a group, or `PLENARY`: only what stands there; None: what all groups said.
    """

    def __init__(self, session: Session, stage: Stage, table: str | None = None) -> None:
        super().__init__(session, stage)
        self.table = table

    # -- what each kind says

    @abstractmethod
    def groups_heard(self) -> Iterator[str]:
        """Ids of the groups of which anything stands, also of those that are no more."""

    @abstractmethod
    def seen_here(self) -> Iterable[Seen[Any]]:
        """The records of this table."""

    @abstractmethod
    def count_here(self) -> tuple[int, int | None]:
        """What this table has recorded, of how much; None: of as much as it likes."""

    # -- tables

    @cached_property
    def in_groups(self) -> bool:
        """Whether tables work on it, and afterwards the plenary."""
        return is_in_groups(self.session, self.stage)

    @cached_property
    def seating(self) -> Seating:
        """Who sits at which table."""
        return seating_of(self.session, self.stage)

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Groups: id → name; also one that is no more, as long as something of it stands."""
        known = (*self.seating.ids, *self.groups_heard())
        return {group: self.seating.name(group) for group in known if group != PLENARY}

    def at_table(self, table: str | None) -> Self:
        """The same of one table, or of the plenary; None: of all groups."""
        return type(self)(self.session, self.stage, table)

    @cached_property
    def tables(self) -> tuple[TableProgress, ...]:
        """How far each group is, and since when nothing came from it."""
        return tuple(map(self._progress, self.groups)) if self.in_groups else ()

    def _progress(self, group: str) -> TableProgress:
        own = self.at_table(group)
        done, asked = own.count_here()
        last = last_said(self.session, own.seen_here())
        silent = silent_minutes(last, self.run.started, self.session.now(), self.run.ended)
        ready = asked is not None and done >= asked > 0
        return TableProgress(group, self.groups[group], done, asked, ready, silent)

    def table_name(self, table: str) -> str:
        """A table as it is called."""
        return self.groups.get(table, table) if table != PLENARY else "Pleno"

    def table_names(self, tables: Iterable[str]) -> str:
        """Several: `Living, Society`."""
        return ", ".join(map(self.table_name, tables))

    def stands_here(self, group: str, origin: tuple[str, ...]) -> bool:
        """Whether a record is of this table.

        What the plenary took over from the groups is not counted a second time with theirs.

        Args:
            group: at whose table it was recorded.
            origin: from which groups the plenary took it.
        """
        if self.table is None:
            return group != PLENARY or not origin or not self.in_groups
        return group == self.table

    @cached_property
    def _dissents(self) -> tuple[GroupDissent, ...]:
        return dissents_in(self.session, self.stage)

    def dissents_about(self, about: str) -> tuple[GroupDissent, ...]:
        """What groups see otherwise than the plenary on a row or an item, in their order."""
        found = {one.group: one for one in self._dissents if one.about == about}
        order = dict.fromkeys((*self.groups, *found))
        return tuple(found[group] for group in order if group in found)


def last_said(session: Session, found: Iterable[Seen[Any]]) -> datetime | None:
    """When anything was recorded in these last."""
    stamps = [head.stamp for seen in found for heads in seen.heads.values() for head in heads]
    author = session.author(max(stamps)) if stamps else None
    return author.at if author else None


# -- what a screen points at, for the projector

RESULT: Final = "hasil"
"""Stands for all that a table has, for its presentation."""
_AT: Final = "@"
"""Behind the table that is shown."""
_OF_PLENARY: Final = "pleno"


def pointed_at(table: str | None, where: str) -> str:
    """What a screen points at that serves a table: `living@pilar/living`."""
    return where if table is None else f"{table or _OF_PLENARY}{_AT}{where}"


def table_pointed_at(pointed: str) -> tuple[str | None, str]:
    """The table that is meant, None without tables, and where there."""
    table, at_table, where = pointed.rpartition(_AT)
    if not at_table:
        return None, where
    return PLENARY if table == _OF_PLENARY else table, where

"""The groups in which an acara is held: of the script, or made in the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.hall.group_records import OfficeSeat, PersonSeat, TableGroup
from bimtek.hall.grouping import Grouping
from bimtek.hall.groups import Seating
from bimtek.hall.records import Opd
from bimtek.journal.records import Refusal
from bimtek.locale.folding import fold
from bimtek.stages.roll_call import room_in
from bimtek.stages.sheet import city_of
from bimtek.sync.own_table import COORDINATOR, OwnTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bimtek.journal.records import Change
    from bimtek.script.model import Script, Stage
    from bimtek.session import Session


def division_of(stage: Stage) -> str:
    """The division of an acara: that of the script, else one of its own that the hall makes."""
    return stage.division or stage.id


def seating_of(session: Session, stage: Stage) -> Seating:
    """Who sits where in an acara; without groups where neither script nor hall made any."""
    division = division_of(stage)

    def made(cls: type[TableGroup | OfficeSeat | PersonSeat]) -> list[Any]:
        return [seen.value for seen in session.all(cls) if seen.value.division == division]

    return Seating(
        session.script.division(division),
        made(TableGroup),
        made(OfficeSeat),
        made(PersonSeat),
        room_in(session, stage),
        (seen.value for seen in session.all(Opd)),
        city_of(session),
    )


def is_group(script: Script, stage: Stage, group: str, stands: Callable[[str, str], bool]) -> bool:
    """Whether an acara has this group.

    Args:
        stands: (kind, record) → whether it is recorded.
    """
    division = script.division(stage.division)
    named = {one.id for one in division.groups} if division else set()
    return group in named or stands(TableGroup.kind, f"{division_of(stage)}/{group}")


def check_group(
    script: Script, stage: Stage, change: Change, stands: Callable[[str, str], bool]
) -> None:
    """Refuse what is recorded for a group that the acara does not have.

    Args:
        stands: (kind, record) → whether it is recorded.

    Raises:
        Refusal: with what is expected.
    """
    origin: Any = change.patch.get("origin") or ()
    for one in (*origin, change.patch.get("group")):
        if one and not is_group(script, stage, str(one), stands):
            told = f"‘{stage.title}’ tidak punya kelompok ‘{one}’."
            raise Refusal("no-such-group", f"{told} Catat dahulu kelompoknya (group).")


def group_names(session: Session, stage: Stage) -> Mapping[str, str]:
    """Ids of the groups of an acara → what people call them."""
    if not is_in_groups(session, stage):
        return {}
    seating = seating_of(session, stage)
    return {group: seating.name(group) for group in seating.ids}


def is_in_groups(session: Session, stage: Stage) -> bool:
    """Whether an acara is held at tables."""
    division = division_of(stage)
    if session.script.division(division) is not None:
        return True
    groups = (seen.value for seen in session.all(TableGroup))
    return any(one.division == division and not one.dissolved for one in groups)


def grouping_of(session: Session, stage: Stage) -> Grouping:
    """Makes and changes the groups of an acara."""
    return Grouping(division_of(stage), seating_of(session, stage))


# -- tables through the whole session


class Table(NamedTuple):
    """A group of a division, wherever in the session it sits."""

    division: str
    group: str
    title: str
    place: str
    """Number or place of its table, or nothing."""

    @property
    def id(self) -> str:
        return f"{self.division}/{self.group}"

    @property
    def name(self) -> str:
        """As people call it: `Living · Meja 4`."""
        return table_name(self.title, self.place)


def table_name(title: str, place: str) -> str:
    """A group with its table: `Living · Meja 4`."""
    where = f"Meja {place}" if place.isdecimal() else place
    return " · ".join(filter(None, (title, where)))


def tables_of(session: Session) -> list[Table]:
    """Every table at which some acara is worked on, each once."""
    found: dict[str, Table] = {}
    for stage in session.stages:
        if is_in_groups(session, stage):
            division, seating = division_of(stage), seating_of(session, stage)
            for group in seating.ids:
                one = Table(division, group, seating.name(group), seating.place(group))
                found.setdefault(one.id, one)
    return list(found.values())


def find_table(tables: Iterable[Table], typed: str) -> OwnTable:
    """The table that somebody names by its id, its title, or the number of its table.

    A group that sits in several divisions under one name is meant in all of them.

    Raises:
        Refusal: there is none, with those that there are.
    """
    tables, wanted = list(tables), fold(typed)
    ways: tuple[Callable[[Table], bool], ...] = (
        lambda one: typed in (one.id, one.group),
        lambda one: fold(one.title) == wanted,
        lambda one: bool(one.place) and wanted in (fold(one.place), fold(f"meja {one.place}")),
    )
    for way in ways:
        if found := [one for one in tables if way(one)]:
            groups = {one.division: one.group for one in reversed(found)}
            return OwnTable(groups, found[0].name)
    there = f"Yang ada: {_named(tables)}." if tables else "Sesi ini belum punya kelompok."
    raise Refusal("no-such-table", f"Tidak ada kelompok ‘{typed}’. {there}")


def refuse_without_table(session: Session, role: str) -> None:
    """Whoever works for one table says for which; the copy keeps it for the next time.

    Raises:
        Refusal: a koordinator of no table, with those that there are.
    """
    if role != COORDINATOR or session.own_table.groups:
        return
    tables = tables_of(session)
    there = f" Yang ada: {_named(tables)}." if tables else " Sesi ini belum punya kelompok."
    raise Refusal("no-table", f"Koordinator bekerja untuk satu meja: --group KELOMPOK.{there}")


def _named(tables: Sequence[Table]) -> str:
    return "; ".join(f"{one.group} ({one.name})" for one in tables)


def own_group(session: Session, stage: Stage) -> str:
    """The group for which this window was opened, where the acara has it; empty: none."""
    group = session.own_table.group(division_of(stage))
    return group if group and group in group_names(session, stage) else ""

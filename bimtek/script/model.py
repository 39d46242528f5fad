"""A script as the program uses it: what the session is, and its running order."""

from __future__ import annotations

from datetime import date, time
from typing import Any, NamedTuple

from bimtek.locale.dates import minute_of


class Quorum(NamedTuple):
    """Least number of OPDs that must be here."""

    opds: int
    in_hall: bool = False
    """Only those count of which somebody is in the hall itself, not by network (`luring`)."""

    @property
    def words(self) -> str:
        """`16 OPD luring`."""
        return f"{self.opds} OPD{' luring' if self.in_hall else ''}"


class Guide(NamedTuple):
    """Guide text for the person at the front; a label such as Ucapkan, or none."""

    label: str
    text: str


class Stage(NamedTuple):
    """One acara of the running order."""

    id: str
    kind: str
    """The word of the script, such as `presensi`."""
    title: str
    day: int
    day_title: str
    starts: time | None
    """Planned: its own `mulai`, else counted forward from the acara before it."""
    minutes: int | None
    optional: bool
    """`ringkas=boleh`: may be shortened or left out when time is short."""
    by: str
    roll_call: str
    """Id of the roll call that belongs to it, such as `1-pagi`; or empty."""
    guides: tuple[Guide, ...]
    spec: Any
    """What the kind's `read` gave."""
    line: int
    division: str = ""
    """Id of the division into groups in which it is held; empty: the script names none."""

    @property
    def ends(self) -> int | None:
        """When it is planned to end, in minutes after midnight; a day of 24 hours has 1440."""
        if self.starts is None or not self.minutes:
            return None
        return minute_of(self.starts) + self.minutes


class Level(NamedTuple):
    """One step of a scale."""

    number: int
    name: str
    text: str = ""


DEFAULT_SCALE: tuple[Level, ...] = tuple(Level(number, "") for number in range(1, 6))
"""Levels 1 to 5, where a script has no section `{.skala}`."""


class Group(NamedTuple):
    """People of several offices at one table."""

    id: str
    title: str
    opds: tuple[str, ...]
    line: int
    people: tuple[str, ...] = ()
    """Single persons or posts, as the script calls them; each goes before the own office."""
    head: str = ""
    """Koordinator: an office, a post or a name, as the script calls it."""
    secretary: str = ""
    table: str = ""
    """Number or place of the table."""


class Division(NamedTuple):
    """Who sits together for some acara of a day: one section `{.kelompok}`."""

    id: str
    title: str
    groups: tuple[Group, ...]
    line: int


class Script(NamedTuple):
    """What the front matter and the sections say."""

    title: str
    city: str
    place: str
    first_day: date
    last_day: date
    starts: time | None
    ends: time | None
    zone: str
    quorum: Quorum | None
    """None: not asked."""
    bases: tuple[str, ...]
    scale: tuple[Level, ...]
    divisions: tuple[Division, ...]
    stages: tuple[Stage, ...]
    kept_days: int = 365
    """How long after it the lists with NIP, phone and mail are kept; 0: without end."""

    def stage(self, stage_id: str) -> Stage:
        """The acara with this id.

        Raises:
            KeyError: if there is none.
        """
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)

    def division(self, division_id: str) -> Division | None:
        """The division into groups with this id."""
        return next((one for one in self.divisions if one.id == division_id), None)

    def of_kind(self, kind: str) -> tuple[Stage, ...]:
        """All acara of one kind, in their order."""
        return tuple(stage for stage in self.stages if stage.kind == kind)

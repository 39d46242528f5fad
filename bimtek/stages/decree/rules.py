"""Where every OPD stands towards its roles in the SK. Pure: values in, values out."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bimtek.locale.folding import fold
from bimtek.stages.decree.records import Attitude, How, Position, Stance, role_slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bimtek.journal.records import Seen
    from bimtek.stages.decree.script import Role


class Standing(StrEnum):
    """Where an OPD or one of its roles stands."""

    READY = "siap"
    ASKS = "tanya"
    OBJECTS = "keberatan"
    SILENT = "diam"
    ABSENT = "absen"
    DESTROYED = "dimusnahkan"


_SAID = {
    Attitude.OBJECTS: Standing.OBJECTS,
    Attitude.ASKS: Standing.ASKS,
    Attitude.READY: Standing.READY,
}
"""The weightiest first."""


class Held(NamedTuple):
    """A role that the SK gives an OPD, and what the OPD said to it so far."""

    opd: str
    slug: str
    body: str
    role: str
    seen: Seen[Stance] | None = None
    """None: nothing was ever recorded."""

    @property
    def position(self) -> Position | None:
        """What the OPD says to this role, if it said anything."""
        return self.seen.value.stance if self.seen else None

    @property
    def standing(self) -> Standing | None:
        """None: nothing is said to this role; of two values nobody chose from, the weightiest.

        So the chorus of one note-taker never drowns the objection that another typed meanwhile.
        """
        if self.seen is None:
            return None
        if "stance" in self.seen.destroyed:
            return Standing.DESTROYED
        said = {position.stance for _, position in self.seen.values("stance") if position}
        return next((standing for one, standing in _SAID.items() if one in said), None)

    @property
    def in_conflict(self) -> bool:
        """Whether several values wait for a person to choose."""
        return bool(self.seen and self.seen.conflicts)

    @property
    def has_words(self) -> bool:
        """Whether the record of this role carries a sentence."""
        return bool(self.seen and any(self.seen.value.words()))


class OfficeRow(NamedTuple):
    """One OPD of the SK, its roles, and whether somebody speaks for it in the hall."""

    opd: str
    roles: tuple[Held, ...]
    present: bool
    has_a_say: bool = True
    """Whether somebody of it here may agree in its name, see `Room.offices_with_a_say`."""

    @property
    def standing(self) -> Standing:
        """The weightiest of what was said; ready only when it is ready for every role."""
        said = [held.standing for held in self.roles]
        for weighty in (Standing.OBJECTS, Standing.ASKS, Standing.DESTROYED):
            if weighty in said:
                return weighty
        if None not in said:
            return Standing.READY
        return Standing.SILENT if self.present else Standing.ABSENT

    @property
    def ready_roles(self) -> int:
        """For how many of its roles the OPD is ready."""
        return sum(held.standing is Standing.READY for held in self.roles)

    @property
    def how(self) -> How:
        """Chorus only if every stance was said in it."""
        said = [held.position.how for held in self.roles if held.position]
        return How.CHORUS if said and set(said) == {How.CHORUS} else How.ALONE

    @property
    def in_conflict(self) -> bool:
        """Whether one of its roles is in conflict."""
        return any(held.in_conflict for held in self.roles)


class Matter(NamedTuple):
    """One question or objection of an OPD and the roles that it touches."""

    opd: str
    standing: Standing
    roles: tuple[Held, ...]

    @property
    def bearer(self) -> Held:
        """The role whose record carries the words."""
        return self.roles[0]

    @property
    def words(self) -> Stance | None:
        """What was said, asked for, answered and settled."""
        return self.bearer.seen.value if self.bearer.seen else None

    @property
    def settled(self) -> bool:
        """Whether the question was answered, or the objection ended somewhere."""
        words = self.words
        if words is None:
            return False
        return bool(words.outcome if self.standing is Standing.OBJECTS else words.answer)


def held_roles(roles: Iterable[Role]) -> dict[str, tuple[Held, ...]]:
    """OPD → its roles, in the order of the SK; a role that is written twice counts once."""
    found: dict[str, dict[str, Held]] = {}
    for role in roles:
        slug = role_slug(role.body, role.role)
        for opd in role.opds:
            found.setdefault(opd, {}).setdefault(slug, Held(opd, slug, role.body, role.role))
    return {opd: tuple(held.values()) for opd, held in found.items()}


def office_rows(
    held: Mapping[str, tuple[Held, ...]],
    stances: Iterable[Seen[Stance]],
    present: Collection[str],
    order: Iterable[str],
    with_a_say: Collection[str] | None = None,
) -> tuple[OfficeRow, ...]:
    """One row for each OPD of the SK, in official order; OPDs outside the list come last.

    Args:
        held: OPD → roles, see `held_roles`.
        stances: what stands recorded of this acara.
        present: OPDs for which somebody is in the hall.
        order: codes of all OPDs in official order.
        with_a_say: OPDs of which somebody here may agree in their name; None: all present.
    """
    said = {(seen.value.opd, seen.value.role): seen for seen in stances}
    codes = [code for code in order if code in held]
    codes += [code for code in held if code not in codes]
    return tuple(
        OfficeRow(
            code,
            tuple(role._replace(seen=said.get((code, role.slug))) for role in held[code]),
            code in present,
            code in (present if with_a_say is None else with_a_say),
        )
        for code in codes
    )


def counts(rows: Iterable[OfficeRow]) -> Mapping[Standing, int]:
    """How many OPDs stand where; every standing has its number, also zero."""
    found = Counter(row.standing for row in rows)
    return {standing: found[standing] for standing in Standing}


def standing_at(rows: Iterable[OfficeRow], standing: Standing) -> tuple[OfficeRow, ...]:
    """The OPDs that stand there."""
    return tuple(row for row in rows if row.standing is standing)


def chorus(rows: Iterable[OfficeRow]) -> tuple[Held, ...]:
    """The roles for which "siap" of all present is recorded.

    An OPD that asked or objected has made its exception and is not drowned by the others; what
    was taken back may be said again. Nobody says it who may not speak for the own OPD.
    """
    return tuple(
        held
        for row in rows
        if row.has_a_say and row.present and row.standing is Standing.SILENT
        for held in row.roles
        if held.standing is None
    )


def without_a_say(rows: Iterable[OfficeRow]) -> tuple[OfficeRow, ...]:
    """Silent OPDs that the chorus leaves out: nobody of them here may agree in their name."""
    silent = standing_at(rows, Standing.SILENT)
    return tuple(row for row in silent if row.present and not row.has_a_say)


def not_in_decree(present: Iterable[str], held: Mapping[str, object]) -> tuple[str, ...]:
    """OPDs that are in the hall although the SK does not name them."""
    return tuple(code for code in dict.fromkeys(present) if code not in held)


def holds_a_role(post: str, agency: str, roles: Iterable[Role]) -> bool:
    """Whether somebody of no OPD is meant by a role such as `Wali Kota` or `Forkopimda`."""
    words = [word.strip() for role in roles for word in fold(role.who).split(",")]
    said = (fold(post), fold(agency))
    return any(word in text for word in words if word for text in said)


def matters(row: OfficeRow) -> tuple[Matter, ...]:
    """The questions and objections of an OPD.

    Roles without words of their own go with the first of the same standing: an OPD that objects
    to two roles in one sentence objects once.
    """
    found: list[Matter] = []
    for standing in (Standing.OBJECTS, Standing.ASKS):
        touched = [held for held in row.roles if held.standing is standing]
        spoken = [held for held in touched if held.has_words]
        wordless = [held for held in touched if not held.has_words]
        groups = [(held,) for held in spoken[1:]]
        if touched:
            found.append(Matter(row.opd, standing, (*spoken[:1], *wordless)))
        found += [Matter(row.opd, standing, group) for group in groups]
    return tuple(found)


def objections_without_outcome(rows: Iterable[OfficeRow]) -> tuple[Matter, ...]:
    """Objections that have not ended anywhere yet."""
    return tuple(
        matter
        for row in rows
        for matter in matters(row)
        if matter.standing is Standing.OBJECTS and not matter.settled
    )


def unanswered(rows: Iterable[OfficeRow]) -> tuple[Matter, ...]:
    """Questions about a role that nobody has answered."""
    return tuple(
        matter
        for row in rows
        for matter in matters(row)
        if matter.standing is Standing.ASKS and not matter.settled
    )

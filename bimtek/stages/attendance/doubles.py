"""Who may stand twice in the list: offered by likelihood, joined by a person only. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from bimtek.hall.capacity import same_head
from bimtek.hall.presence import Room
from bimtek.hall.records import Participant
from bimtek.locale.folding import letters, name_key, sounds

SHORTEST_NEAR = 5
"""Letters from which one wrong letter still leaves a name that is like another."""


class Pair(NamedTuple):
    """Two entries of the list that may be one person."""

    kept: str
    """The one that stays when they are joined: a seat rather than a walk-in, else the earlier."""
    double: str


class Likeness(StrEnum):
    """Why two entries may be one person, in words; the likeliest first."""

    NIP = "NIP sama"
    NAME = "nama sama"
    SOUND = "nama berbunyi sama"
    SEAT = "jabatan kursi tanpa nama"
    PART = "sebagian nama sama"
    LETTER = "nama beda satu huruf"
    ELSEWHERE = "nama sama, OPD lain"


_RANKS = {likeness: rank for rank, likeness in enumerate(Likeness)}


def look_alikes(room: Room, apart: Collection[frozenset[str]] = frozenset()) -> tuple[Pair, ...]:
    """Pairs that may be one person, nobody joined or told apart yet, the likeliest first.

    Between people of the invitation only an equal NIP counts, or a name that sounds the same in
    one office (or from none). A walk-in is held against everybody: the desk may have heard half a
    name, spelt it in its own way, or taken the office of the last check-in.

    Args:
        apart: pairs of ids that are surely two people: one stood in for the other.
    """
    found: dict[Pair, Likeness] = {}
    order = _order(room)
    for one, other in _worth_a_look(room):
        likeness = alike(one, other)
        if {one.id, other.id} in apart:
            continue
        if likeness and _unasked(likeness, one, other, room):
            found[_ordered(one, other, order)] = likeness

    def place(pair: Pair) -> tuple[int, int, int]:
        return _RANKS[found[pair]], order[pair.kept], order[pair.double]

    return tuple(sorted(found, key=place))


def _unasked(likeness: Likeness, one: Participant, other: Participant, room: Room) -> bool:
    """Whether a pair is worth a look of whoever has not asked for it."""
    if likeness is Likeness.SEAT:
        # who already sits there has no name, and is seldom somebody else's double
        return not {one.id, other.id} & {who for who in room.came if not room.people[who].walk_in}
    return one.walk_in or other.walk_in or _RANKS[likeness] <= _RANKS[Likeness.SOUND]


def doubles_of(who: str, room: Room) -> tuple[tuple[Pair, Likeness], ...]:
    """Everybody who may be this person, with the reason, the likeliest first."""
    me, order = room.people[who], _order(room)
    return tuple(
        (_ordered(me, room.people[other], order), likeness) for other, likeness in like(me, room)
    )


def like(one: Participant, room: Room) -> list[tuple[str, Likeness]]:
    """Whom of the list somebody may be, also who is not in it yet; the likeliest first."""
    found = [
        (other.id, likeness)
        for other in room.people.values()
        if other.id != one.id and (likeness := alike(one, other))
    ]
    return sorted(found, key=lambda pair: _RANKS[pair[1]])


def alike(one: Participant, other: Participant) -> Likeness | None:
    """Why two entries may be one person; None: nothing says so, or somebody told them apart."""
    if other.id in one.not_same_as or one.id in other.not_same_as:
        return None
    if one.nip and other.nip:
        return Likeness.NIP if one.nip == other.nip else None
    mine, theirs = sounds(one.name), sounds(other.name)
    same = bool(mine) and "".join(mine) == "".join(theirs)
    if one.opd and other.opd and one.opd != other.opd:
        return Likeness.ELSEWHERE if same and len(mine) > 1 else None
    if same:
        equal = name_key(one.name) == name_key(other.name)
        return Likeness.NAME if equal else Likeness.SOUND
    return _alike_in_one_office(one, other)


def _alike_in_one_office(one: Participant, other: Participant) -> Likeness | None:
    if not one.opd or one.opd != other.opd:
        return None
    if _on_the_seat(one, other) or _on_the_seat(other, one):
        return Likeness.SEAT
    mine, theirs = sorted((sounds(one.name), sounds(other.name)), key=len)
    if _within(mine, theirs):
        return Likeness.PART
    return Likeness.LETTER if _one_letter_off("".join(mine), "".join(theirs)) else None


def _on_the_seat(seat: Participant, one: Participant) -> bool:
    """Whether a walk-in has the post of a seat of the list to which nobody has given a name."""
    # a hundred lurah share a post: only walk-ins are held against it
    if seat.walk_in or seat.name or not one.walk_in:
        return False
    post = letters(seat.post)
    return same_head(seat, one, {}) or (bool(post) and post == letters(one.post))


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether every word stands in the longer name, some as an initial, one at least as a whole."""
    left = list(many)
    for word in sorted(few, key=len, reverse=True):
        found = next((one for one in left if one == word or _initial(one, word)), None)
        if found is None:
            return False
        left.remove(found)
    return any(len(word) > 1 and word in many for word in few)


def _initial(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[0] == other[0]


def _one_letter_off(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many; a digit in a name is meant."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_NEAR or len(long) - len(short) > 1 or not (one + other).isalpha():
        return False
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return long[at + 1 :] in (short[at:], short[at + 1 :])


def _worth_a_look(room: Room) -> Iterator[tuple[Participant, Participant]]:
    """Pairs that share something: comparing everybody with everybody would be felt at each key."""
    sharing: dict[tuple[str, ...], list[Participant]] = {}
    for one in room.people.values():
        for key in _shared(one):
            sharing.setdefault(key, []).append(one)
    for key, group in sharing.items():
        for one, other in combinations(group, 2):
            if key[0] != "office" or one.walk_in or other.walk_in:
                yield one, other


def _shared(one: Participant) -> Iterable[tuple[str, ...]]:
    if one.nip:
        yield "nip", one.nip
    if one.name and (said := "".join(sounds(one.name))):
        yield "name", said
    if one.opd:
        yield "office", one.opd


def _order(room: Room) -> Mapping[str, int]:
    return {who: place for place, who in enumerate(room.people)}


def _ordered(one: Participant, other: Participant, order: Mapping[str, int]) -> Pair:
    """Whichever of them the question was asked about, the same one stays."""

    def worth(person: Participant) -> tuple[bool, bool, int, int]:
        return person.walk_in, person.row is None, person.row or 0, order[person.id]

    first, second = sorted((one, other), key=worth)
    return Pair(first.id, second.id)

"""Whom of the list words mean: those of a script, and those that somebody types. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bimtek.hall.capacity import Offices, own_words, post_at, short_post
from bimtek.locale.folding import fold, letters

if TYPE_CHECKING:
    from bimtek.hall.presence import Room
    from bimtek.hall.records import Opd, Participant

_HEADS = {"kota": ("Wali Kota",), "kabupaten": ("Bupati",)}
"""What the kepala daerah is called (UU 23/2014 Pasal 59 ayat 2); so is the wakil (Pasal 63)."""
_EITHER = ("Wali Kota", "Bupati")
_IN_ANY_REGION = "Kepala Daerah"
_FOR_ANY_REGION = ("Bupati/Wali Kota", "Wali Kota/Bupati")
"""What a script says that is written for every city."""
_GOVERNMENTS = {
    "kota": ("pemerintah", "pemkot", "pemda", "pemerintahkota"),
    "kabupaten": ("pemerintah", "pemkab", "pemda", "pemerintahkabupaten", "pemerintahkab"),
}
_ANY_GOVERNMENT = tuple(dict.fromkeys(name for names in _GOVERNMENTS.values() for name in names))


def meant_by(
    words: str, people: Iterable[Participant], offices: Mapping[str, Opd], city: str
) -> tuple[Participant, ...]:
    """Whom of the list a script means; several where its words do not say which one.

    By name, by post, by the post with its office, or, outside the offices, by the beginning of
    the post (`Komandan Kodim` of `Komandan Kodim 0808 Blitar`).

    Args:
        city: as the session calls it: `Kota Blitar`.
    """
    wanted = letters(words)
    if not wanted:
        return ()
    known = list(people)
    exact = [one for one in known if wanted in called(one, offices, city)]
    guests = [one for one in known if not one.opd and letters(one.post).startswith(wanted)]
    return tuple(exact or guests)


def meant_in_room(
    words: str, room: Room, offices: Mapping[str, Opd], city: str
) -> list[Participant]:
    """The same for who is to do something in the hall: who is here comes first.

    The name of an office means whoever speaks for it: a script may seat or charge `Bappeda`.
    """
    wanted = letters(words)
    for code, opd in offices.items():
        if wanted and wanted in map(letters, (code, opd.short, opd.name, *opd.alias)):
            speaker = room.speaker(code) or room.head(code)
            return [speaker] if speaker else []
    here = frozenset(room.here)
    found = meant_by(words, room.people.values(), offices, city)
    return sorted(found, key=lambda one: one.id not in here)


def meant_so_far(typed: str, people: Iterable[Participant], city: str) -> list[Participant]:
    """Whom somebody may mean while typing: names that begin so, else posts that do.

    A name that was typed in full, with or without its degrees, means nobody whose name goes on
    (`Siti Aminah` is not `Siti Aminah Putri`). A number is the row of the signed sheet. Who has
    no name in the list is never meant.
    """
    wanted, named = letters(typed), [one for one in people if one.name]
    if not wanted:
        return []
    if typed.strip().isdecimal():
        return [one for one in named if one.row == int(typed)]
    if in_full := [one for one in named if wanted in _own_names(one)]:
        return in_full
    words = fold(typed).split()
    if by_name := [one for one in named if _begin(words, one.name)]:
        return by_name
    if heads := [one for one in named if wanted in region_names(one, city)]:
        return heads
    posts = ((one, {letters(one.post), *region_names(one, city)}) for one in named)
    return [one for one, said in posts if any(post.startswith(wanted) for post in said)]


def _own_names(person: Participant) -> frozenset[str]:
    return frozenset(map(letters, (person.name, person.name.partition(",")[0])))


def _begin(words: Sequence[str], name: str) -> bool:
    said = fold(name).split()
    return all(any(part.startswith(word) for part in said) for word in words)


def called(person: Participant, offices: Offices, city: str) -> frozenset[str]:
    """What a script may call somebody, folded to letters: the name, with or without degrees, the
    post, and the post with its office in short, in full or by its place (`Lurah Kauman`).
    """
    said = [person.name, person.name.partition(",")[0], person.post]
    if person.opd:
        person = replace(person, post=_without_city(person.post, city))
    said += [person.post, post_at(person, offices)]
    if person.post and (office := offices.get(person.opd)) is not None:
        post = short_post(person, offices)
        for name in (office.short, office.name):
            said += [f"{post} {name}", f"{post} {name.partition(' ')[2]}"]
    return frozenset(filter(None, map(letters, said))) | region_names(person, city)


def _without_city(post: str, city: str) -> str:
    """`Sekretaris Daerah Kota Blitar` in Kota Blitar is `Sekretaris Daerah`."""
    words, place = post.split(), fold(city).split()
    behind = words[len(words) - len(place) :] if place else []
    return (
        " ".join(words[: -len(place)]) if behind and fold(" ".join(behind)) == fold(city) else post
    )


# -- the region's own


def region_names(person: Participant, city: str) -> frozenset[str]:
    """What a script may call the head of the region or the wakil, in letters; empty: neither is it.

    `Kepala daerah` of a kota is its wali kota, of a kabupaten its bupati. Whoever heads another
    region is a guest.
    """
    kind, place = _region(city)
    post = letters(" ".join(own_words(person.post)))
    deputy = "Wakil " if post.startswith("wakil") else ""
    post = post.removeprefix("wakil")
    titles = (*_HEADS.get(kind, _EITHER), _IN_ANY_REGION)
    title = next((one for one in titles if post.startswith(letters(one))), "")
    if person.opd or not title or not _is_here(post.removeprefix(letters(title)), person, city):
        return frozenset()
    behind = ("", place, city) if place else ("",)
    names = (*_FOR_ANY_REGION, *(f"{title} {where}" for title in titles for where in behind))
    return frozenset(letters(f"{deputy}{name}") for name in names)


def _is_here(behind: str, head: Participant, city: str) -> bool:
    """Whether the place behind the title, else the government that somebody is of, is this one."""
    kind, place = _region(city)
    if behind or not place:
        return behind.startswith((place, f"{kind}{place}"))
    agency = letters(head.agency)
    of_government = max((g for g in _ANY_GOVERNMENT if agency.startswith(g)), key=len, default="")
    return not of_government or agency in (of_government, *_governments(city))


def is_of_city(person: Participant, city: str) -> bool:
    """Whether somebody is of the city's own government and of none of its offices.

    The mayor and the deputy are no guests of their own city. The list says so by where they come
    from, or by their post.
    """
    if person.opd or not city:
        return False
    return letters(person.agency) in _governments(city) or bool(region_names(person, city))


def _governments(city: str) -> frozenset[str]:
    kind, place = _region(city)
    names = _GOVERNMENTS.get(kind, _ANY_GOVERNMENT)
    return frozenset(f"{name}{place}" for name in names) if place else frozenset()


def _region(city: str) -> tuple[str, str]:
    """Kind and name of a region, in letters: `Kota Blitar` → `kota`, `blitar`."""
    first, _, rest = fold(city).partition(" ")
    kind = "kabupaten" if first.strip(".") in ("kab", "kabupaten") else first
    return (kind, letters(rest)) if kind in _HEADS and rest else ("", letters(city))

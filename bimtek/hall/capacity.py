"""Posts and capacities in words: who heads an office, and the sentence that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bimtek.hall.presence_records import Capacity, Letter
from bimtek.hall.records import Opd

if TYPE_CHECKING:
    from bimtek.hall.presence_records import Attendance
    from bimtek.hall.records import Participant

Offices = Mapping[str, Opd]
"""Code → office, in official order."""

ACTING = ("plt", "plh", "pj", "pjs")
_BELOW_THE_HEAD = frozenset(
    ("bagian", "bidang", "instalasi", "kelompok", "puskesmas", "regu", "ruang", "seksi", "sub",
     "subag", "subbag", "subbagian", "subbidang", "subkoordinator", "tim", "tu", "unit", "upt",
     "uptd", "urusan")
)  # fmt: skip
_HEADS_BY_ONE_WORD = frozenset(("camat", "direktur", "inspektur", "lurah"))
_HEADS_BY_PHRASE = ("sekretaris daerah", "sekretaris dprd", "sekretaris dewan", "sekda", "sekwan")
_NAMES_ITS_OFFICE = (*_HEADS_BY_PHRASE, "inspektur")
_SPACES = re.compile(r"\s+")


def is_head(post: str) -> bool:
    """Whether this post heads an office: Kepala, Camat, Lurah, Direktur …, also Plt., Plh., Pj."""
    words = own_words(post)
    if not words:
        return False
    phrase = " ".join(words)
    if any(phrase == head or phrase.startswith(head + " ") for head in _HEADS_BY_PHRASE):
        return True
    if words[0] in _HEADS_BY_ONE_WORD:
        return words[1:2] != ["pembantu"]
    return words[0] == "kepala" and not (len(words) > 1 and words[1] in _BELOW_THE_HEAD)


def same_head(one: Participant, other: Participant, offices: Offices) -> bool:
    """Whether two people head the same thing: an office has one kepala, a kecamatan many lurah."""
    if not (one.opd and one.opd == other.opd and is_head(one.post) and is_head(other.post)):
        return False
    mine, theirs = own_words(one.post), own_words(other.post)
    if mine[0] == theirs[0] and mine[0] != "lurah":
        return True
    return own_words(short_post(one, offices)) == own_words(short_post(other, offices))


def own_words(post: str) -> list[str]:
    """The words of a post without `Plt.`, `Pj.` and the like before it, folded."""
    words = post.casefold().replace(".", ". ").split()
    words = [word.strip(".,") for word in words]
    while words and words[0] in ACTING:
        words = words[1:]
    return [word for word in words if word]


def short_post(person: Participant, offices: Offices) -> str:
    """The post without the office that the next column names: `Kepala`, `Lurah`, `Sekretaris`."""
    office = offices.get(person.opd)
    if office is None:
        return person.post
    if short := _before_its_office(person.post, office):
        return short
    words = _SPACES.split(person.post.strip())
    sort = _bare(office.name.partition(" ")[0])  # `Kepala Dinas`, of which the office names which
    return " ".join(words[:-1]) if words[1:] and _bare(words[-1]) == sort else person.post


def _before_its_office(post: str, office: Opd) -> str:
    """What stands before the office that a post ends with; empty: it names none."""
    words = _SPACES.split(post.strip())
    plain = [_bare(word) for word in words]
    for name in (office.name, office.short, *office.alias, *_places(office)):
        said = [_bare(word) for word in _SPACES.split(name.strip())]
        if len(said) < len(plain) and plain[-len(said) :] == said:
            return " ".join(words[: -len(said)])
    return ""


def post_in_full(person: Participant, offices: Offices) -> str:
    """The post as the list has it where it says of which office, else with it.

    `Kepala Dinas Kesehatan` stays, `Kepala` and `Kepala Dinas` are `Kepala Dinkes`.
    """
    office = offices.get(person.opd)
    names_it = office is not None and bool(_before_its_office(person.post, office))
    return person.post if names_it or not person.post else post_at(person, offices)


def post_at(person: Participant, offices: Offices) -> str:
    """The post with its office, as an office says it: `Kepala Disperkim`, `Lurah Kauman`."""
    office = offices.get(person.opd)
    where = (office.short or office.name or office.code) if office else person.agency
    if not person.post or not where:
        return person.post or " ".join(filter(None, (person.name, where)))
    if office is None:
        return person.post if _rules_at(person) else f"{person.post} ({where})"
    phrase = " ".join(own_words(person.post))
    if phrase.startswith(_NAMES_ITS_OFFICE):
        return person.post
    post = short_post(person, offices)
    place = next(iter(_places(office)), "")
    at_place = place and {"camat", "lurah"} & set(own_words(post))
    return f"{post} {place if at_place else where}"


def _rules_at(guest: Participant) -> bool:
    """Whether a post names its government: `Wali Kota Blitar` of `Pemerintah Kota Blitar`."""
    kind, *place = guest.agency.split()
    of_government = kind.casefold() in ("pemerintah", "pemkab", "pemkot", "pemprov")
    return of_government and place[-1:] == guest.post.split()[-1:]


def spoken_of(person: Participant, offices: Offices) -> str:
    """A speaker as minutes call people: by the post, then the name: `Kepala Dinkes, Ani Rahayu`.

    Whoever holds no post: `Ani Rahayu dari Dinkes`.
    """
    if not person.name or person.post:
        return ", ".join(filter(None, (post_at(person, offices), person.name)))
    office = offices.get(person.opd)
    where = (office.short or office.name) if office else person.opd or person.agency
    return f"{person.name} dari {where}" if where else person.name


def as_subject(person: Participant, offices: Offices) -> str:
    """The same before a verb: `Kepala Dinkes, Ani Rahayu,` closes its apposition."""
    comma = "," if person.name and person.post else ""
    return f"{spoken_of(person, offices)}{comma}"


def _places(office: Opd) -> Iterable[str]:
    """`Kauman` of `Kel. Kauman`: what a camat or lurah is called after."""
    first, _, place = office.short.partition(" ")
    if place and first.casefold().startswith(("kec", "kel")):
        yield place


def _bare(word: str) -> str:
    return word.strip(".,").casefold()


def letter_words(letter: Letter | None, number: str | None) -> str:
    """How the minutes speak of a surat tugas."""
    if letter is Letter.NONE:
        return "tanpa surat tugas"
    if number:
        return f"surat tugas nomor {number}"
    return {Letter.SHOWN: "surat tugas ada", Letter.FOLLOWS: "surat tugas menyusul"}.get(
        letter or Letter.NONE, "surat tugas belum ditanyakan"
    )


def capacity_words(
    person: Participant,
    row: Attendance | None,
    represented: Participant | None,
    offices: Offices,
) -> str:
    """As what a person is here: `Kepala Disperkim diwakili Sekretaris (surat tugas menyusul)`.

    Args:
        person: who is here.
        row: what the roll call says of this person.
        represented: the person or post that `row` names as represented.
        offices: code → office.
    """
    own = post_at(person, offices)
    presence = row.presence if row else None
    if presence is None or presence.capacity in (None, Capacity.OFFICE_HOLDER):
        return own
    if presence.capacity is not Capacity.REPRESENTATIVE:
        return _acting_words(
            presence.capacity, post_at(represented, offices) if represented else own
        )
    notes = [letter_words(presence.letter, presence.letter_no)]
    if row and row.stood_until:
        notes.append(f"sampai pukul {row.stood_until:%H.%M}")
    said = f"({'; '.join(notes)})"
    if not person.post:  # the name stands in front of the sentence already
        whom = f"mewakili {post_at(represented, offices)}" if represented else "wakil"
        return f"{whom} {said}"
    if represented is None:
        return f"{own} sebagai wakil {said}"
    by = short_post(person, offices) if represented.opd == person.opd else own
    return f"{post_at(represented, offices)} diwakili {by} {said}"


def _acting_words(capacity: Capacity, post: str) -> str:
    if post.casefold().startswith(tuple(f"{word}." for word in ACTING)):
        post = post.split(maxsplit=1)[-1] if " " in post else ""
    return f"{capacity.value} {post}".rstrip()

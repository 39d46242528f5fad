"""Roles and posts in as few words as a row of the screen has room for. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.capacity import is_head
from bimtek.stages.decree.records import Attitude

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bimtek.hall.records import Opd
    from bimtek.stages.decree.rules import Held

MEMBER = "anggota"
"""The role that is not told beside its body: most of them are that."""

VERBS = {Attitude.ASKS: "bertanya", Attitude.OBJECTS: "keberatan"}

_SHORT_ROLES = {"koordinator": "koord.", "sekretaris": "sekr.", "wakil ketua": "wk. ketua"}
_SHORT_POSTS = (
    ("kepala subbagian", "Kasubbag"),
    ("kepala sub bagian", "Kasubbag"),
    ("kepala bagian", "Kabag"),
    ("kepala bidang", "Kabid"),
    ("kepala seksi", "Kasi"),
    ("sekretaris daerah", "Sekda"),
    ("sekretaris dprd", "Sekwan"),
    ("sekretaris dewan", "Sekwan"),
    ("sekretaris", "Sekr."),
)


def role_words(body: str, role: str) -> str:
    """A role in running text: `Dewan, anggota`."""
    words = (word.lower() if len(word) > 1 and word.istitle() else word for word in role.split())
    return f"{body}, {' '.join(words)}" if role else body


def plain_post(post: str, office: Opd | None) -> str:
    """A post beside its office, not shortened: `Kepala Dinas Perhubungan` → `Kepala`."""
    for name in (office.name, office.short) if office else ():
        if name and post.casefold().endswith(f" {name}".casefold()):
            return post[: -len(name)].strip()
    return post


def short_post(post: str, office: Opd | None) -> str:
    """A post beside its office: `Kepala Dinas Perhubungan` → `Kepala`."""
    folded = post.casefold()
    for words, short in _SHORT_POSTS:
        if folded.startswith(words):
            return short
    return post.split()[0] if is_head(post) else plain_post(post, office)


def roles_line(
    roles: Sequence[Held], short: Mapping[str, str] | None = None, *, terse: bool = False
) -> str:
    """The roles of an OPD in one line: `Dewan · Pokja Living (koordinator)`.

    Args:
        roles: in the order of the SK.
        short: body → a shorter name, where the line is narrow.
        terse: the roles shortened as well: `Dewan sekr. · Pokja Gov koord.`.
    """
    bodies: dict[str, list[str]] = {}
    for held in roles:
        special = bodies.setdefault((short or {}).get(held.body, held.body), [])
        if held.role and held.role.casefold() != MEMBER:
            role = held.role.casefold()
            special.append(_SHORT_ROLES.get(role, role) if terse else role)
    shown = "{} {}" if terse else "{} ({})"
    return " · ".join(
        shown.format(body, ", ".join(special)) if special else body
        for body, special in bodies.items()
    )


def fitted_roles(roles: Sequence[Held], short: Mapping[str, str], width: int) -> str:
    """The roles in the fullest words that this many cells hold."""
    lines = (
        roles_line(roles), roles_line(roles, short), roles_line(roles, short, terse=True),
    )  # fmt: skip
    return next((line for line in lines if len(line) <= width), lines[-1])


LAUGHED_AT = frozenset(("bra", "bran"))
"""Beginnings that cannot stand before eighty people; the next longer one does."""


def shorter_bodies(bodies: Iterable[str]) -> dict[str, str]:
    """Body → a shorter name that no other body has: `Pokja Governance` → `Pokja Gov`."""
    names = tuple(dict.fromkeys(bodies))
    found: dict[str, str] = {}
    for name in names:
        words = name.split()
        others = [other.split() for other in names if other != name]
        if not any(other[:1] == words[:1] for other in others):
            found[name] = words[0] if words else name
            continue
        found[name] = next(
            (
                f"{words[0]} {words[-1][:size]}"
                for size in range(3, len(words[-1]))
                if len(words) > 1
                and words[-1][:size].casefold() not in LAUGHED_AT
                and not any(
                    other[0] == words[0] and other[-1].startswith(words[-1][:size])
                    for other in others
                    if other
                )
            ),
            name,
        )
    return found

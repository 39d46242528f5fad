"""Berita acara of the groups: what each of them came to, a page each, signed at the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.officers import Officer
from bimtek.locale.spelled import spelled_date
from bimtek.minutes.groups import sat_there
from bimtek.papers.accord import Party, block, party
from bimtek.papers.offices import Section, sections
from bimtek.stages import KINDS
from bimtek.stages.at_tables import RESULT, pointed_at
from bimtek.stages.group_words import of_group, officer_words
from bimtek.stages.grouping import division_of, is_in_groups, seating_of, table_name, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bimtek.hall.groups import Seating
    from bimtek.minutes.course import Course
    from bimtek.minutes.markdown import Md
    from bimtek.papers.holds import Holds
    from bimtek.session import Session
    from bimtek.stages.grouping import Table

HEAD, SECRETARY = "Koordinator kelompok", "Sekretaris kelompok"
FACILITATOR = "fasilitator"


class GroupPage(NamedTuple):
    """One page."""

    name: str
    """`kelompok Living`."""
    title: str
    """`Kelompok Living`."""
    place: str
    opening: str
    """The day in words."""
    head: str
    secretary: str
    members: tuple[str, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Md, ...]


def values(holds: Holds) -> Mapping[str, object]:
    """What the template prints."""
    return {
        "pages": list(_pages(holds)),
        "letterhead": holds.minutes.signing.letterhead,
        "with_personal": holds.with_personal,
    }


def is_empty(holds: Holds) -> bool:
    """Whether no acara was held in groups: then there is nothing to attach."""
    return next(_pages(holds), None) is None


def _pages(holds: Holds) -> Iterator[GroupPage]:
    session = holds.session
    for one in tables_of(session):
        held = [course for course in holds.minutes.courses if _is_of(session, course, one)]
        if held:
            yield _page(holds, one, held)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_of(session: Session, course: Course, one: Table) -> bool:
    stage = course.stage
    return course.was_held and is_in_groups(session, stage) and division_of(stage) == one.division


def _page(holds: Holds, one: Table, held: list[Course]) -> GroupPage:
    seating = seating_of(holds.session, held[-1].stage)
    group = seating.table(one.group)
    return GroupPage(
        of_group(one.title),
        _capital(of_group(one.title)),
        table_name("", one.place),
        spelled_date(held[-1].day),
        officer_words(seating, group.head) if group else "",
        officer_words(seating, group.secretary) if group else "",
        tuple(sat_there(seating, group)) if group else (),
        tuple(section for course in held for section in _results(holds.session, course, one)),
        tuple(_blocks(holds, seating, one)),
    )


def _results(session: Session, course: Course, one: Table) -> Iterator[Section]:
    """What the hall was shown of this group; nothing tertutup stands there."""
    kind = KINDS.of(course.stage.kind)
    if not kind.web:
        return  # nothing is filled at a table
    shown = KINDS.ask(kind, "page", session, course.stage, pointed_at(one.group, RESULT))
    if shown is not None:
        yield from sections(shown.lines, course.stage.title)


def _blocks(holds: Holds, seating: Seating, one: Table) -> Iterator[Md]:
    """Koordinator and sekretaris, the facilitator and two witnesses."""
    group = seating.table(one.group)
    who = (group.head, group.secretary) if group else ("", "")
    words = (group.head_words, group.secretary_words) if group else ("", "")
    signs = []
    for post, person, said in zip((HEAD, SECRETARY), who, words, strict=True):
        found = seating.room.person(person)
        known = party(holds, post, found) if found else Party(post, said, "")
        signs.append(known._replace(post=post))
    yield block(signs)
    witness = Party("", "", "Saksi")
    yield block([Party("", _facilitator(holds.session), "Fasilitator"), witness, witness])


def _facilitator(session: Session) -> str:
    """Whoever worked here first as the facilitator."""
    actors = (entry.actor for entry in session.file.entries() if entry.role == FACILITATOR)
    seen = session.get(Officer, next(actors, ""))
    return seen.value.name if seen else ""

"""What the desk's pages show of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.presence import attended, is_online
from bimtek.hall.presence_records import Capacity
from bimtek.stages.attendance import board, rules, wakil, words
from bimtek.stages.attendance.find import Rows, search, unknown_rows
from bimtek.stages.attendance.wakil_form import OPTIONS, Field, Form

if TYPE_CHECKING:
    from datetime import time

    from bimtek.session import Session
    from bimtek.stages.attendance.book import Book
    from bimtek.stages.attendance.desk import Desk
    from bimtek.stages.attendance.find import DeskLine

MOST_HITS = 12
MOST_RECENT = 5


class Face(NamedTuple):
    """Somebody of the list."""

    id: str
    number: str
    """Of the signed sheet; `+`: a walk-in."""
    name: str
    """Empty where nobody has said it yet."""
    post: str
    office: str
    mark: str
    status: str
    came: bool
    here: bool
    """Came and has not left."""
    words: str
    """As what they will be printed."""
    seen: str
    """The values that this shows, to know whether others came meanwhile."""

    @property
    def label(self) -> str:
        """Name, else post."""
        return self.name or self.post or self.office


class Choice(NamedTuple):
    """One of several values, and whose it is."""

    words: str
    stamp: str
    by: str


class Sheet(NamedTuple):
    """All that the page of one person shows."""

    face: Face
    arrived: str
    """As a control for times takes it: `08:05`."""
    left: str
    online: bool
    walk_in: bool
    colleagues: tuple[str, ...]
    """Names of the same office, of whoever may have come instead."""
    seats: tuple[tuple[str, str], ...]
    """Whom this person may represent: id, and words."""
    form: Form
    """Answers of the form of a wakil as they stand, or as they usually are."""
    differs: str
    """Which field two people filled differently; empty: none."""
    choices: tuple[Choice, ...]
    replaced: str
    """Who still stands in although the head came; empty: nobody."""


class Found(NamedTuple):
    """What a search finds."""

    faces: tuple[Face, ...]
    more: int
    rows: int
    """How many people of several rows are not here yet; 0: no rows were typed."""
    unknown: str
    """Numbers that the list does not have."""


def found(desk: Desk, line: DeskLine | None) -> Found:
    """Whom the typed line finds, best first."""
    people = search(line, desk.seats, desk.room.here)
    several = isinstance(line, Rows) and len(line.numbers) > 1
    fresh = sum(not desk.is_here(who) for who in people) if several else 0
    unknown = unknown_rows(line, desk.seats) if isinstance(line, Rows) else ()
    most = len(people) if several else MOST_HITS
    return Found(
        tuple(face_of(desk, who) for who in people[:most]),
        len(people[most:]),
        fresh,
        ", ".join(str(one) for one in unknown[:5]),
    )


def face_of(desk: Desk, who: str) -> Face:
    """Somebody as the lists show them."""
    line, row = words.line_of(desk, who), desk.room.row(who)
    came = row is not None and attended(row)
    return Face(
        who, line.number, line.name, line.post, line.office, line.mark, line.status,
        came, desk.is_here(who), words.detail_of(desk, who), _seen(desk, who),
    )  # fmt: skip


def recent(desk: Desk) -> list[Face]:
    """Who was dealt with last."""
    known = (who for who in desk.recent() if who in desk.room.people)
    return [face_of(desk, who) for who, _ in zip(known, range(MOST_RECENT), strict=False)]


def counts(desk: Desk, days: int) -> str:
    """How full the hall is, in one line."""
    count = desk.turnout
    wakil_here = [f"wakil {count.representing}"] if count.representing else []
    said = (*board.main_counts(count), *wakil_here, *board.more_counts(count))
    return f"{board.call_words(desk.roll_call, days)}: {' · '.join(said)}"


def missing(desk: Desk) -> list[str]:
    """OPDs of which nobody has come."""
    offices = desk.offices
    known = ((offices.get(code), code) for code in desk.turnout.missing)
    return [office.short or code if office else code for office, code in known]


def sheet_of(book: Book, who: str) -> Sheet:
    """The page of one person."""
    desk = book.desk
    one, row = desk.person(who), desk.room.row(who)
    came = row is not None and attended(row)
    differs, options = words.choices(desk, who)
    return Sheet(
        face_of(desk, who),
        _control(row.presence.arrived if came and row and row.presence else None),
        _control(row.left if row else None),
        row is not None and is_online(row),
        one.walk_in,
        tuple(o.name for o in desk.room.of(one.opd) if one.opd and o.name and o.id != who),
        tuple((o.id, wakil.seat_words(desk, o.id)) for o in rules.representable(who, desk.room)),
        wakil.open_form(desk, who, book.now),
        differs,
        tuple(Choice(c.words, c.stamp, _by(book.session, c.stamp)) for c in options),
        _replaced(desk, who),
    )


def answers(field: Field, *, themselves: bool = True) -> list[str]:
    """What may be chosen in a field of the form of a wakil.

    Args:
        themselves: also that they are here for themselves.
    """
    own = Capacity.OFFICE_HOLDER
    return [told for value, told in OPTIONS[field].values() if themselves or value is not own]


def _control(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def _by(session: Session, stamp: str) -> str:
    author = session.author(stamp) if stamp else None
    return author.name if author else ""


def _replaced(desk: Desk, who: str) -> str:
    for ended in desk.replaced:
        if who in (ended.representative, ended.head):
            deputy, head = desk.label(ended.representative), desk.label(ended.head)
            return f"{deputy} masih tercatat mewakili {head}"
    return ""


def _seen(desk: Desk, who: str) -> str:
    row = desk.row_of(who)
    stamps = [row.stamps(name) for name in ("presence", "left", "stood_until")] if row else []
    stamps.append(desk.people[who].stamps("name"))
    return " ".join(stamp for of_field in stamps for stamp in of_field)

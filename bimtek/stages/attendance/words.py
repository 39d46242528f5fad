"""What the desk reads about one person: status, what else stands there, what differs. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any, NamedTuple

from bimtek.hall.capacity import post_at, short_post
from bimtek.hall.presence import attended, is_representative
from bimtek.hall.presence_records import Attendance, Presence
from bimtek.hall.records import Participant
from bimtek.journal.records import WITHDRAWN, Change, Seen
from bimtek.locale.dates import clock
from bimtek.stages.attendance.desk import Desk
from bimtek.stages.attendance.doubles import Pair

HERE = "✓"
GONE = "↩"
REASON = "○"
NOBODY = "–"
WALK_IN = "+"
DIFFERS = "≠"
OTHER_REASON = "lain"
"""The answer that names no reason; there is none to print."""

FIELD_WORDS = {
    "presence": "status",
    "left": "jam pulang",
    "stood_until": "mewakili sampai",
    "name": "nama",
    "post": "jabatan",
    "opd": "OPD",
    "agency": "asal",
    "row": "nomor urut",
    "nip": "NIP",
    "same_as": "orang yang sama",
    WITHDRAWN: "ada dalam daftar",
}


class Line(NamedTuple):
    """One row of the desk's list."""

    person: str
    number: str
    name: str
    """Empty where nobody has said it yet."""
    office: str
    post: str
    mark: str
    """One sign: here, gone, with a reason, nobody, walk-in, differs."""
    status: str


def line_of(desk: Desk, who: str) -> Line:
    """A person as the list shows them."""
    one = desk.person(who)
    office = desk.offices.get(one.opd)
    mark, status = status_of(desk, who)
    return Line(
        person=who,
        number=str(one.row) if one.row is not None else WALK_IN if one.walk_in else NOBODY,
        name=one.name,
        office=(office.short or office.code) if office else one.opd or _guest(one),
        post=short_post(one, desk.offices),
        mark=mark,
        status=status,
    )


def _guest(one: Participant) -> str:
    return f"(tamu) {one.agency}".rstrip()


def status_of(desk: Desk, who: str) -> tuple[str, str]:
    """Sign and words of a person's status."""
    if differing(desk, who):
        return DIFFERS, "berbeda"
    row = desk.room.row(who)
    if row is None or row.presence is None:
        stand_in = desk.room.covered.get(who)
        if stand_in:
            return REASON, f"diwakili {_short(desk, stand_in)}"
        return NOBODY, ""
    if not attended(row):
        return REASON, row.presence.status.value
    if row.left is not None:
        return GONE, f"pulang {clock(row.left)}"
    said = [clock(row.presence.arrived)] if row.presence.arrived else ["hadir"]
    if is_representative(row) and row.stood_until is None:
        said.append("wakil")
    elif row.presence.capacity and row.presence.stands_for and not is_representative(row):
        said.append(row.presence.capacity.value)
    if row.presence.mode == "daring":
        said.append("daring")
    return HERE, " ".join(said)


def _short(desk: Desk, who: str) -> str:
    one = desk.person(who)
    return short_post(one, desk.offices) or one.name


def entry(desk: Desk, who: str) -> str:
    """Somebody as an entry of the list: number and name."""
    row = desk.person(who).row
    return f"no. {row} {desk.label(who)}" if row is not None else desk.label(who)


def joining(desk: Desk, pair: Pair) -> str:
    """What becomes of two entries when they are joined: which stays, which goes into it."""
    stays, goes = (f"{entry(desk, who)}{_came(desk, who)}" for who in pair)
    return f"tetap: {stays}\nmasuk ke dalamnya: {goes}"


def _came(desk: Desk, who: str) -> str:
    row = desk.room.row(who)
    if row is None or not attended(row) or row.presence is None or row.presence.arrived is None:
        return ""
    return f", datang {clock(row.presence.arrived)}"


def differing(desk: Desk, who: str) -> tuple[tuple[Seen[Any], str], ...]:
    """What two people set differently for one person: (record, field)."""
    found = (desk.row_of(who), desk.people.get(who))
    different = ((seen, name) for seen in found if seen is not None for name in seen.conflicts)
    return tuple({(seen.record, name): (seen, name) for seen, name in different}.values())


class Choice(NamedTuple):
    """One of the values that stand side by side."""

    letter: str
    words: str
    stamp: str
    """Who set it."""
    change: Change
    """Takes this value, having seen all."""


def choices(desk: Desk, who: str) -> tuple[str, tuple[Choice, ...]]:
    """The first difference of a person: which field, and what may be chosen; one key each."""
    different = differing(desk, who)
    return _choices(desk, *different[0]) if different else ("", ())


def differences(desk: Desk, who: str) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """Every field in which several values stand for a person."""
    return (_choices(desk, seen, name) for seen, name in differing(desk, who))


def _choices(desk: Desk, seen: Seen[Any], name: str) -> tuple[str, tuple[Choice, ...]]:
    if name == WITHDRAWN:
        stamp = next(iter(seen.stamps(WITHDRAWN)), "")
        stays = Choice("a", "tetap dalam daftar", stamp, seen.restore())
        goes = Choice("b", "keluarkan", stamp, seen.withdraw("dipilih"))
        return FIELD_WORDS[name], (stays, goes)
    found: dict[str, Choice] = {}
    for head, value in seen.values(name):
        words = value_words(desk, value)
        if words not in found:
            letter = "abcdefgh"[min(len(found), 7)]
            found[words] = Choice(letter, words, head.stamp, seen.change(**{name: value}))
    return FIELD_WORDS.get(name, name), tuple(found.values())


def value_words(desk: Desk, value: object) -> str:
    """Any value of a row or a person, in words."""
    match value:
        case None | "" | ():
            return "(kosong)"
        case Presence():
            return _presence_words(desk, value)
        case time():
            return clock(value)
        case bool():
            return "ya" if value else "tidak"
        case str() if value in desk.people:
            return desk.label(value)
        case str() if office := desk.offices.get(value):
            return office.short or office.name or value
        case tuple():
            return ", ".join(value_words(desk, part) for part in value)
    return str(value)


def _presence_words(desk: Desk, presence: Presence) -> str:
    said = [presence.status.value]
    if presence.arrived:
        said.append(clock(presence.arrived))
    if presence.capacity:
        said.append(presence.capacity.value)
    if presence.stands_for:
        whom = desk.room.person(presence.stands_for)
        said.append(post_at(whom, desk.offices) if whom else presence.stands_for)
    if presence.letter:
        said.append(f"surat tugas {presence.letter.value}")
    if presence.letter_no:
        said.append(f"nomor {presence.letter_no}")
    return " ".join(said)


def remark(one: Participant, row: Attendance) -> str:
    """What the minutes say of somebody behind the name, the capacity and the times."""
    presence, said = row.presence, []
    if presence and is_representative(row):
        if presence.reason and presence.reason != OTHER_REASON:
            said.append(f"alasan diwakili: {presence.reason}")
        if presence.may_decide is False:
            said.append("keputusan menunggu konfirmasi pimpinan")
    if presence and presence.mode == "daring":
        said.append("hadir secara daring")
    if one.walk_in:
        said.append("di luar daftar undangan")
    return "; ".join(said)


def detail_of(desk: Desk, who: str) -> str:
    """What will be printed of a person, for the line under the list."""
    one = desk.person(who)
    words = desk.room.words(who, desk.offices) or post_at(one, desk.offices)
    row = desk.room.row(who)
    if row and row.presence and row.presence.arrived and row.left:
        return f"{words} · hadir {clock(row.presence.arrived)}–{clock(row.left)}"
    return f"{words}{_before(desk, who)}"


def _before(desk: Desk, who: str) -> str:
    """` · hari 1: Kepala Dinkes diwakili Sekretaris (…)`, where that is not said of today."""
    if not desk.earlier.day:
        return ""
    came = [room for room in desk.earlier.rooms if who in room.came]
    was = came[-1].words(who, desk.offices) if came else "tidak hadir"
    return f" · {desk.earlier.day}: {was}" if was != desk.room.words(who, desk.offices) else ""

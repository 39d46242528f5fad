"""Coming in: what check-in, the row with its name and `+nama` record. Pure: a wish in, a deed out.

Every deed sees what stood on the screen, so that what somebody else changed meanwhile is kept
beside it and never overwritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from bimtek.hall.capacity import post_at, same_head
from bimtek.hall.offices import Offices
from bimtek.hall.presence import ABSENT_WITH_REASON, attended
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Participant
from bimtek.journal.records import Change, Refusal
from bimtek.locale.dates import clock
from bimtek.locale.folding import letters, name_key
from bimtek.stages.attendance import rules
from bimtek.stages.attendance.desk import Deed, Desk, NewId
from bimtek.stages.attendance.find import NamedRow, Rows, WalkIn, unknown_rows

PRESENT = Status.PRESENT
ENTER_AGAIN = "Enter lagi: ya."
"""How a doubt is answered at the keyboard."""
UNDOES = "Ctrl+Z mengembalikan"
GUESTS = "@tamu"
"""Last OPD of the desk, where the last check-in was a guest; the institution follows."""


def check_in(desk: Desk, who: str, at: time, mode: str | None = None) -> Deed:
    """Here, from now on.

    Args:
        mode: `daring`; None: in the hall.

    Raises:
        Refusal: if the person is here already.
    """
    row = desk.room.row(who)
    if row and attended(row) and row.left is None:
        since = f" {clock(row.presence.arrived)}" if row.presence and row.presence.arrived else ""
        raise Refusal(
            "already-here",
            f"{desk.label(who)} sudah hadir{since}. Pada baris: j ubah jam, h tarik kembali.",
        )
    if row and attended(row):
        return Deed((desk.set(who, left=None),), who, f"{desk.label(who)} kembali ke aula.")
    said = " ".join(filter(None, (reasons_withdrawn(desk, (who,)), as_before(desk, (who,), at))))
    return Deed(
        (desk.set(who, presence=_presence(desk, who, at, mode)),),
        who,
        said,
        second_head(desk, [desk.person(who)]),
    )


def _presence(desk: Desk, who: str, at: time, mode: str | None = None) -> Presence:
    presence = rules.coming_again(desk.last_time(who), desk.room, at)
    return replace(presence, mode=mode) if mode else presence


def as_before(desk: Desk, people: Sequence[str], at: time) -> str:
    """Who is here for somebody else because they were so at the roll call before; or nothing."""
    again = {who: _presence(desk, who, at) for who in people if desk.status(who) is not PRESENT}
    mine = [who for who, said in again.items() if said.capacity is not None]
    if not mine:
        return ""
    since = desk.earlier.day or desk.earlier.title
    if len(mine) > 1:
        return f"{len(mine)} orang mewakili seperti {since}; w mengubahnya pada baris."
    seat = desk.room.person(again[mine[0]].stands_for)
    capacity = again[mine[0]].capacity
    whom = post_at(seat, desk.offices) if seat else ""
    words = f"{capacity} {whom}".rstrip()
    return f"{desk.label(mine[0])}: {words} seperti {since}; bila lain, w pada barisnya."


def reasons_withdrawn(desk: Desk, people: Sequence[str]) -> str:
    """What coming takes back: `Kini hadir, izin ditarik …: Nama`; empty if nobody was excused."""
    told = []
    for status in ABSENT_WITH_REASON:
        mine = [desk.label(who) for who in people if desk.status(who) is status]
        if mine:
            more = f" dan {len(mine) - 3} lagi" if len(mine) > 3 else ""
            told.append(f"{status.value} ditarik ({UNDOES}): {', '.join(mine[:3])}{more}")
    return f"Kini hadir, {'; '.join(told)}" if told else ""


def second_head(desk: Desk, coming: Sequence[Participant]) -> str:
    """The doubt that an office gets a second head; empty if no office does."""
    heads = [desk.person(who) for who in desk.room.here]
    for one in coming:
        other = next((o for o in heads if o.id != one.id and same_head(o, one, desk.offices)), None)
        if other is not None:
            office = desk.offices.get(one.opd)
            said, now = (o.name or post_at(o, desk.offices) for o in (other, one))
            where = (office.short if office else "") or one.opd
            return f"Dua kepala {where}? {ENTER_AGAIN} Sudah hadir: {said}; kini: {now}."
        heads.append(one)
    return ""


def check_in_rows(desk: Desk, line: Rows, found: Sequence[str], at: time) -> Deed:
    """Several rows of the signed sheet at once; who is here already keeps the own time.

    Raises:
        Refusal: if there is nobody to check in.
    """
    fresh = [who for who in found if not desk.is_here(who)]
    unknown = unknown_rows(line, desk.seats)
    if not fresh:
        raise Refusal("nobody-new", _no_such_rows(unknown) or "Semua nomor itu sudah hadir.")
    said = [f"{len(fresh)} orang hadir."] if len(found) > 1 or unknown else []
    if len(fresh) < len(found):
        said.append(f"{len(found) - len(fresh)} sudah hadir sebelumnya.")
    if unknown:
        said.append(_no_such_rows(unknown))
    said += filter(None, (reasons_withdrawn(desk, fresh), as_before(desk, fresh, at)))
    return Deed(
        tuple(desk.set(who, **_arriving(desk, who, at)) for who in fresh),
        fresh[-1],
        " ".join(said),
        second_head(desk, [desk.person(who) for who in fresh]),
    )


def _no_such_rows(unknown: Sequence[int]) -> str:
    if not unknown:
        return ""
    some = ", ".join(str(number) for number in unknown[:5])
    more = f" dan {len(unknown) - 5} lagi" if len(unknown) > 5 else ""
    return f"Tidak ada nomor {some}{more} dalam daftar."


def check_in_by_name(
    desk: Desk, line: NamedRow, found: Sequence[str], at: time, mode: str | None = None
) -> Deed:
    """A row of the sheet together with the name that stands there.

    Args:
        mode: `daring`; None: in the hall.

    Raises:
        Refusal: if the row is unknown or bears another name.
    """
    if not found:
        raise Refusal("no-such-row", _no_such_rows((line.number,)))
    who = found[0]
    named = desk.person(who).name
    if named and name_key(named) != name_key(line.name):
        raise Refusal(
            "other-name",
            f"Nomor {line.number} sudah bernama {named}. Ganti pada barisnya dengan n, "
            "atau catat orang ini dengan +nama.",
        )
    changes = [] if named else [desk.people[who].change(name=line.name)]
    fresh = () if desk.is_here(who) else (who,)
    changes += [desk.set(who, **_arriving(desk, who, at, mode)) for who in fresh]
    if not changes:
        raise Refusal("already-here", f"{named} sudah hadir.")
    told = " ".join(filter(None, (reasons_withdrawn(desk, fresh), as_before(desk, fresh, at))))
    return Deed(tuple(changes), who, told, second_head(desk, [desk.person(w) for w in fresh]))


def _arriving(desk: Desk, who: str, at: time, mode: str | None = None) -> dict[str, object]:
    row = desk.room.row(who)
    if row and attended(row):
        return {"left": None}
    return {"presence": _presence(desk, who, at, mode)}


def walk_in(
    desk: Desk, line: WalkIn, last_opd: str, at: time, new_id: NewId, mode: str | None = None
) -> Deed:
    """Somebody who is not on the list, unless the list knows the name after all.

    Args:
        mode: `daring`; None: in the hall.

    Raises:
        Refusal: if the OPD is unknown, or this person is here already.
    """
    typed, line = line, like_the_last(line, last_opd)
    opd = office_meant(desk, line.opd, last_opd)
    if listed := known(desk, line.name, opd):
        deed = check_in(desk, listed, at, mode)
        return deed.saying(f"{desk.label(listed)} sudah ada dalam daftar: dihadirkan.")
    who, person = newcomer(line, opd, new_id)
    here = replace(rules.arrival(at), mode=mode)
    presence = Attendance.new(roll_call=desk.roll_call, participant=who, presence=here)
    one = Participant(who, line.name, line.post, opd)
    said = _taken_from_the_last(desk, typed, line, opd)
    return Deed((person, presence), who, said, second_head(desk, [one]))


def _taken_from_the_last(desk: Desk, typed: WalkIn, line: WalkIn, opd: str) -> str:
    """Whose office a newcomer got who named none; empty where it was named."""
    if typed.opd is not None:
        return ""
    office = desk.offices.get(opd)
    where = (office.short if office else "") or opd or f"tamu {line.agency}".rstrip()
    return f"{where}: ikut yang terakhir. Bila lain: Ctrl+Z, lalu +nama @opd."


def like_the_last(line: WalkIn, last_opd: str) -> WalkIn:
    """Whoever says nothing comes from where the last one came from: an institution as an OPD."""
    if line.opd is not None or not last_opd.startswith(GUESTS):
        return line
    return line._replace(opd="", agency=last_opd.removeprefix(GUESTS).strip())


def newcomer(line: WalkIn, opd: str, new_id: NewId) -> tuple[str, Change]:
    """A new person of the list, and the change that brings them in."""
    who = new_id(line.name, opd, line.post)
    said = {"post": line.post, "opd": opd, "agency": line.agency}
    values = {field: value for field, value in said.items() if value}
    return who, Participant.new(id=who, name=line.name, walk_in=True, **values)


def office_meant(desk: Desk, typed: str | None, last_opd: str) -> str:
    """The code of a walk-in's OPD; empty for a guest.

    Raises:
        Refusal: if no OPD of the list is called so, or none was said yet.
    """
    if typed is None:
        if not last_opd:
            raise Refusal("which-opd", "OPD? Ketik @opd, atau @tamu lalu instansinya.")
        return last_opd
    if not typed:
        return ""
    found = _office_called(desk, typed)
    if found:
        return found
    close = misspelt(desk, typed)
    hint = f"Enter: @{close}. " if close else ""
    raise Refusal(
        "no-such-opd",
        f"OPD ‘{typed}’ tidak ada dalam daftar. {hint}Tamu: @tamu {typed} · OPD baru: Ctrl+P",
    )


def misspelt(desk: Desk, typed: str | None) -> str:
    """The code of the OPD that was probably meant; empty: it is called so, or nothing is close."""
    if not typed or _office_called(desk, typed):
        return ""
    meant = Offices(desk.offices.values()).mistyped(typed)
    return meant.code if meant else ""


def _office_called(desk: Desk, typed: str) -> str:
    key = letters(typed)
    begins: dict[str, None] = {}
    for opd in desk.offices.values():
        names = [letters(one) for one in (opd.code, opd.short, opd.name, *opd.alias)]
        if key in names:
            return opd.code
        if any(name.startswith(key) for name in names):
            begins[opd.code] = None
    return next(iter(begins)) if len(begins) == 1 else ""


def known(desk: Desk, name: str, opd: str) -> str:
    """Whoever of an OPD bears this name already, or empty."""
    key = name_key(name)
    same = (one.id for one in desk.room.people.values() if one.opd == opd and one.name)
    return next((who for who in same if name_key(desk.person(who).name) == key), "")

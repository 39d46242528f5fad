"""What a phone may do at the door: the roll call that is open, few hits, and one's own coming."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from bimtek.hall.presence_records import Capacity, Letter, Presence, Status
from bimtek.hall.roll_calls import ROLL_CALL, begins_by_coming
from bimtek.hall.running import all_running, next_up
from bimtek.hall.session_records import InputLock
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock
from bimtek.locale.folding import letters
from bimtek.stages.attendance import arrivals, deeds, words
from bimtek.stages.attendance.days import is_closed
from bimtek.stages.attendance.find import NamedRow, Rows, WalkIn, Words, read_line, search
from bimtek.stages.attendance.rules import to_minute

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session
    from bimtek.stages.attendance.desk import Deed, Desk, NewId

MOST_HITS = 5
FEWEST_LETTERS = 2
TO_THE_DESK = "Silakan lapor ke meja registrasi."


class Hit(NamedTuple):
    """What a phone sees of somebody: never a NIP, never a telephone number."""

    id: str
    name: str
    post: str
    office: str
    seat: str
    """Number on the signed sheet; empty: none."""
    here: str
    """Since when; `hadir` where nobody wrote the time; empty: not here."""


def open_stage(session: Session) -> Stage:
    """The acara whose roll call is open now.

    Open is one that runs; where nothing runs, the next acara too, if it begins with the first
    who comes.

    Raises:
        Refusal: if none is.
    """
    lock = session.get(InputLock, "1")
    if lock is not None and lock.value.locked:
        raise Refusal("locked", f"Isian sedang dikunci fasilitator. {TO_THE_DESK}")
    stages, runs = session.stages, session.runs
    running = all_running(stages, runs)
    found: Stage | None = next((one for one in reversed(running) if one.kind == ROLL_CALL), None)
    if found is None and not running:
        coming = next_up(stages, runs)
        if coming and begins_by_coming(coming, stages, runs, session.now()):
            found = coming
    if found is None or is_closed(session, found):
        raise Refusal("closed", f"Absen lewat ponsel sedang tidak dibuka. {TO_THE_DESK}")
    return found


def hits(desk: Desk, typed: str) -> tuple[list[Hit], int]:
    """Whom a few letters or one seat number find, and how many more there are.

    Raises:
        Refusal: if too little is typed, or a list of numbers.
    """
    line = read_line(typed)
    match line:
        case Words(said) if max(map(len, said)) >= FEWEST_LETTERS:
            found = search(line, desk.seats, desk.room.here)
        case Rows((_,)):
            found = search(line, desk.seats)
        case _:
            raise Refusal(
                "too-little", "Ketik paling sedikit dua huruf nama atau jabatan, atau nomor kursi."
            )
    return [hit_of(desk, who) for who in found[:MOST_HITS]], len(found[MOST_HITS:])


def hit_of(desk: Desk, who: str) -> Hit:
    """Somebody of the list as a phone sees them."""
    line = words.line_of(desk, who)
    seat = line.number if line.number.isdigit() else ""
    return Hit(who, line.name, line.post, line.office, seat, _here_since(desk, who))


def _here_since(desk: Desk, who: str) -> str:
    row = desk.room.row(who)
    if row is None or not desk.is_here(who):
        return ""
    return clock(row.presence.arrived) if row.presence and row.presence.arrived else "hadir"


def come(desk: Desk, who: str, name: str, at: time) -> Deed:
    """Somebody of the list is here; a seat without a name gets the one that is typed.

    Raises:
        Refusal: if the person is here already, or nobody said who sits there.
    """
    _refuse_who_is_here(desk, who)
    one = desk.person(who)
    if one.name:
        return _undoubted(arrivals.check_in(desk, who, at))
    if not letters(name):
        raise Refusal("no-name", "Isi nama Anda.")
    return _undoubted(arrivals.check_in_by_name(desk, NamedRow(one.row or 0, name), [who], at))


def come_unlisted(desk: Desk, name: str, post: str, office: str, at: time, new_id: NewId) -> Deed:
    """Somebody who is not in the list; an office that it does not have stays in their words.

    Raises:
        Refusal: if a name or an office is missing, or the person is here already.
    """
    if not letters(name) or not letters(office):
        raise Refusal("no-name", "Isi nama dan kantor Anda.")
    try:
        opd, agency = arrivals.office_meant(desk, office, ""), ""
    except Refusal:
        opd, agency = "", office
    if listed := arrivals.known(desk, name, opd):
        return come(desk, listed, "", at)
    line = WalkIn(name, post, opd, agency)
    return _undoubted(arrivals.walk_in(desk, line, "", at, new_id))


def stand_in(
    desk: Desk, seat: str, name: str, post: str, letter: Letter, at: time, new_id: NewId
) -> Deed:
    """Somebody came for a person of the list.

    Raises:
        Refusal: if that person is here or represented already, or it is not said who came.
    """
    _refuse_who_is_here(desk, seat)
    if seat in desk.room.covered:
        by = desk.label(desk.room.covered[seat])
        raise Refusal("represented", f"{desk.label(seat)} sudah diwakili {by}. {TO_THE_DESK}")
    if not letters(name) or not letters(post):
        raise Refusal("no-name", "Isi nama dan jabatan Anda.")
    absent = desk.person(seat)
    presence = Presence(
        Status.PRESENT, to_minute(at), Capacity.REPRESENTATIVE, seat, letter=letter, mode="luring"
    )
    who = arrivals.known(desk, name, absent.opd)
    if who == seat:
        raise Refusal("oneself", "Nama itu nama yang diwakili. Bila itu Anda, ketuk ‘Saya hadir’.")
    if who:
        _refuse_who_is_here(desk, who)
        return deeds.represent(desk, who, presence)
    line = WalkIn(name, post, None, absent.agency)
    return deeds.represent_by_newcomer(desk, line, presence, seat, new_id)


def _refuse_who_is_here(desk: Desk, who: str) -> None:
    since = _here_since(desk, who)
    if since:
        when = f" {since}" if since != "hadir" else ""
        raise Refusal(
            "already-here",
            f"{desk.label(who)} sudah tercatat hadir{when}. Bila bukan oleh Anda: {TO_THE_DESK}",
        )


def _undoubted(deed: Deed) -> Deed:
    """What the desk would be asked about, nobody decides on a phone."""
    if deed.doubt:
        raise Refusal("doubted", f"Kepala kantor itu sudah tercatat hadir. {TO_THE_DESK}")
    return deed

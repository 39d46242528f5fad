"""Filling the form of a representative: usual answers, whom it names, what it prints and records.

Pure: a roll call and a form in, a form or a deed out.
"""

from __future__ import annotations

from datetime import time

from bimtek.hall.capacity import capacity_words, is_head, post_at, short_post
from bimtek.hall.presence import attended
from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, Status
from bimtek.hall.records import Participant
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock, parse_time
from bimtek.stages.attendance import rules, words
from bimtek.stages.attendance.deeds import (
    ahead,
    represent,
    represent_by_newcomer,
    take_back,
)
from bimtek.stages.attendance.desk import Deed, Desk, NewId
from bimtek.stages.attendance.find import WalkIn, read_line, search
from bimtek.stages.attendance.wakil_form import MODES, REASONS, Field, Form


def open_form(desk: Desk, opened_on: str, at: time) -> Form:
    """The form as it stands when w is pressed on a row: the usual answers, or what was saved."""
    row = desk.room.row(opened_on)
    came = row is not None and attended(row)
    if not came and opened_on in desk.room.covered:
        return open_form(desk, desk.room.covered[opened_on], at)
    one = desk.person(opened_on)
    ticked = _only_ticked(desk, opened_on)
    if came and not ticked:
        form = Form(who=opened_on, seat=_usual_seat(desk, opened_on))
    elif is_head(one.post) or not one.opd or not one.name:
        # a post without a name says nothing of who came: that is asked
        others = (who for who in who_options(desk, opened_on) if who != opened_on)
        colleagues = (who for who in others if is_head(one.post) and desk.person(who).name)
        form = Form(who=next(colleagues, ""), opened_on=opened_on, seat=opened_on)
    else:
        form = Form(who=opened_on, opened_on=opened_on, seat=_usual_seat(desk, opened_on))
    form = recorded(desk, form)
    saved = form.before
    came_at = next((one.arrived for one in (saved, ticked) if one), None)
    form = form._replace(arrived=clock(came_at or rules.to_minute(at)))
    if saved and saved.capacity:
        return _as_saved(form, saved)
    return form._replace(reason=_known_reason(desk, form.seat))


def _only_ticked(desk: Desk, seat: str) -> Presence | None:
    """How the seat of a head is ticked as here, where that says neither who came nor as what.

    Whoever presses w then says that it was not the head.
    """
    row, one = desk.room.row(seat), desk.person(seat)
    if row is None or not attended(row) or one.name or not is_head(one.post):
        return None
    return row.presence if row.presence and row.presence.capacity is None else None


def recorded(desk: Desk, form: Form) -> Form:
    """The form, knowing as what the person is recorded already."""
    row = desk.room.row(form.who) if form.who else None
    if row is None or not attended(row):
        return form._replace(before=None, ended=False)
    return form._replace(before=row.presence, ended=row.stood_until is not None)


def _as_saved(form: Form, saved: Presence) -> Form:
    return form._replace(
        seat=saved.stands_for or "",
        capacity=saved.capacity or Capacity.REPRESENTATIVE,
        reason=saved.reason if saved.reason in REASONS else None,
        letter=saved.letter or Letter.FOLLOWS,
        number=saved.letter_no or "",
        mode=saved.mode or MODES[0],
        decides=saved.may_decide,
    )


def _usual_seat(desk: Desk, who: str) -> str:
    me = desk.person(who)
    heads = (one for one in rules.representable(who, desk.room) if is_head(one.post))
    own = (one.id for one in heads if _together(one, me) and one.id not in desk.room.covered)
    return next(own, "")


def _together(one: Participant, other: Participant) -> bool:
    """Whether two people come from one office, or as guests from one agency."""
    return one.opd == other.opd and (bool(one.opd) or one.agency == other.agency)


def _known_reason(desk: Desk, seat: str) -> str | None:
    """Why the head is not here, where the roll call says so already."""
    row = desk.room.row(seat) if seat else None
    said = row.presence.status.value if row and row.presence else ""
    return said if said in REASONS else None


def seat_options(desk: Desk, form: Form, typed: str = "") -> tuple[str, ...]:
    """Whom this person may represent, likeliest first; letters narrow; last: not listed."""
    likely = [one.id for one in rules.representable(form.who, desk.room)] if form.who else []
    if not typed.strip():
        return (*likely, "")
    among = [seat for seat in desk.seats if seat.id in set(likely)]
    return (*search(read_line(typed), among), "")


def who_options(desk: Desk, opened_on: str, typed: str = "") -> tuple[str, ...]:
    """Who of the list may have come for a row: colleagues, then whoever the row names itself.

    Letters and numbers look through the whole list.
    """
    if typed.strip():
        return tuple(search(read_line(typed), desk.seats, desk.room.here))
    one = desk.person(opened_on)
    colleagues = [
        other.id
        for other in desk.room.of(one.opd)
        if one.opd
        and other.id != opened_on
        and other.id not in desk.room.stand_ins
        and not is_head(other.post)
    ]
    return (*colleagues, opened_on)


def choosing(desk: Desk, form: Form, who: str, newcomer: str = "") -> Form:
    """The form with another answer to who came; whom that represents follows."""
    seat = _usual_seat(desk, who) if who == form.opened_on else form.opened_on
    return recorded(desk, form._replace(who=who, newcomer=newcomer, seat=seat))


def who_typed(desk: Desk, form: Form, typed: str) -> Form:
    """The form after typing who came: a person whom the text finds, else somebody new.

    `+nama, jabatan` is always somebody new.
    """
    if typed.startswith("+"):
        return choosing(desk, form, "", typed[1:].strip())
    found = who_options(desk, form.opened_on, typed)
    if found:
        return choosing(desk, form, found[0])
    return choosing(desk, form, "", typed.strip())


def who_words(desk: Desk, form: Form) -> str:
    """Who came, as the form names them; empty: nobody knows yet."""
    if not form.who:
        return f"{form.newcomer} (baru)" if form.newcomer else ""
    one = desk.room.person(form.who)
    if one is None:
        return "(tidak ada lagi dalam daftar)"
    post = short_post(one, desk.offices)
    if not one.name:
        return f"{post_at(one, desk.offices)} (nama belum diisi)"
    return f"{one.name}, {post}" if post else one.name


def seat_words(desk: Desk, seat: str) -> str:
    """A seat as the form names it."""
    if not seat:
        return "(jabatan itu tidak ada dalam daftar)"
    whom = desk.room.person(seat)
    return post_at(whom, desk.offices) or whom.name if whom else "(tidak ada lagi dalam daftar)"


def presence_of(form: Form) -> Presence:
    """What the form says.

    Raises:
        Refusal: if the time is none.
    """
    return _presence(form, _time(Field.ARRIVED, form.arrived))


def _time(field: Field, typed: str) -> time | None:
    try:
        return parse_time(typed) if typed.strip() else None
    except ValueError as error:
        raise Refusal("bad-time", f"{field}: {error}") from error


def _presence(form: Form, arrived: time | None) -> Presence:
    if form.capacity is Capacity.OFFICE_HOLDER:
        return Presence(Status.PRESENT, arrived, form.capacity, mode=form.mode)
    if form.capacity is not Capacity.REPRESENTATIVE:
        return Presence(Status.PRESENT, arrived, form.capacity, form.seat or None, mode=form.mode)
    number = form.number.strip() if form.letter is not Letter.NONE else ""
    return Presence(
        Status.PRESENT,
        arrived,
        form.capacity,
        form.seat or None,
        form.reason,
        form.letter,
        number or None,
        form.mode,
        form.decides,
    )


def deed_of(desk: Desk, form: Form, at: time, new_id: NewId) -> Deed:
    """What saving the form records, and says; a time that has not come yet is told first.

    Raises:
        Refusal: if a name or a time is missing or wrong.
    """
    presence = presence_of(form)
    since = _time(Field.SINCE, form.since) if form.changes else None
    early = ahead(since, at, "w") or ahead(presence.arrived, at)
    deed = _recording(desk, form, presence, since, new_id)
    if form.seat and form.seat != form.who and _only_ticked(desk, form.seat):
        deed = deed._replace(changes=(*take_back(desk, form.seat).changes, *deed.changes))
    saved = f"Tersimpan: {sentence(desk, form)}."
    return deed._replace(said=saved).saying(deed.said).saying(early)


def _recording(
    desk: Desk, form: Form, presence: Presence, since: time | None, new_id: NewId
) -> Deed:
    if form.who:
        return represent(desk, form.who, presence, since)
    name, post = form.named
    if not name:
        raise Refusal("no-name", f"{Field.WHO}: ketik nama, jabatan orang yang hadir.")
    line = WalkIn(name, post, None, desk.person(form.seat).agency)
    return represent_by_newcomer(desk, line, presence, form.seat, new_id)


def sentence(desk: Desk, form: Form) -> str:
    """As what this person will be printed."""
    who, row = _as_recorded(desk, form)
    told = capacity_words(who, row, desk.room.person(form.seat), desk.offices)
    if not who.id and who.name not in told:
        told = f"{who.name}: {told}"
    since = _typed_time(form.since) if form.changes else None
    if since is None:
        return told
    return f"{desk.room.words(who.id, desk.offices)} sampai pukul {clock(since)}, lalu {told}"


def remark(desk: Desk, form: Form) -> str:
    """What will be printed behind that."""
    return words.remark(*_as_recorded(desk, form))


def _as_recorded(desk: Desk, form: Form) -> tuple[Participant, Attendance]:
    who = desk.room.person(form.who)
    if who is None:
        name, post = form.named
        seat = desk.room.person(form.seat)
        opd = seat.opd if seat else ""
        who = Participant("", name=name or "…", post=post, opd=opd, walk_in=True)
    return who, Attendance(desk.roll_call, who.id, _presence(form, None))


def _typed_time(typed: str) -> time | None:
    """The time, or None while it is half typed."""
    try:
        return parse_time(typed)
    except ValueError:
        return None

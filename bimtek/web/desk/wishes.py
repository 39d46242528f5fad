"""What a form of the desk wishes, as a deed. Pure: a roll call and a form in, a deed out.

The rules are those of the desk at a keyboard; only what the forms name is done, and sentences that
speak of keys are never reached.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from typing import Final, NamedTuple

from bimtek.hall.presence import attended, is_online
from bimtek.hall.presence_records import Attendance, Capacity, Status
from bimtek.journal.records import Refusal
from bimtek.locale.dates import clock, parse_time
from bimtek.locale.folding import letters
from bimtek.stages.attendance import arrivals, deeds, rules, wakil, words
from bimtek.stages.attendance.desk import Deed, Desk, NewId
from bimtek.stages.attendance.find import NamedRow, Rows, WalkIn, read_line, search
from bimtek.stages.attendance.wakil_form import MAY_STAY_OPEN, OPTIONS, Field, Form

ONLINE: Final = "daring"
GUEST: Final = "-"
"""Instead of an OPD: whoever comes from elsewhere."""
CHOSEN: Final = {
    "sebagai": Field.CAPACITY,
    "alasan": Field.REASON,
    "surat": Field.LETTER,
    "cara": Field.MODE,
    "berwenang": Field.DECIDES,
}
"""Controls of the form of a wakil that are chosen → what they answer."""


class Wish(NamedTuple):
    """A form that was sent.

    Args:
        who: about whom; empty: about nobody of the list.
        said: name of a control → what is in it.
        now: the time in the hall.
    """

    desk: Desk
    who: str
    said: Mapping[str, str]
    now: time
    new_id: NewId

    @property
    def at(self) -> time:
        """The time that was typed, else now.

        Raises:
            Refusal: if it is none.
        """
        return _time(self.said["jam"]) if self.said["jam"] else rules.to_minute(self.now)

    @property
    def row(self) -> Attendance:
        """The row of somebody who came.

        Raises:
            Refusal: if they did not.
        """
        row = self.desk.room.row(self.who)
        if row is None or row.presence is None or not attended(row):
            raise Refusal("not-here", f"{self.desk.label(self.who)} belum tercatat hadir.")
        return row


def check_in(wish: Wish) -> Deed:
    """Here; a seat without a name gets the one that is typed, if any is."""
    _refuse_who_is_here(wish.desk, wish.who)
    one, name = wish.desk.person(wish.who), wish.said["nama"]
    if not one.name and letters(name):
        line = NamedRow(one.row or 0, name)
        return arrivals.check_in_by_name(wish.desk, line, [wish.who], wish.at, _mode(wish))
    return arrivals.check_in(wish.desk, wish.who, wish.at, _mode(wish))


def check_in_rows(wish: Wish) -> Deed:
    """Several rows of the signed sheet at once: `41-47 52`."""
    line = read_line(wish.said["cari"])
    if not isinstance(line, Rows):
        raise Refusal("no-rows", "Ketik nomor urut. Contoh: 41-47 52")
    return arrivals.check_in_rows(wish.desk, line, search(line, wish.desk.seats), wish.at)


def come_unlisted(wish: Wish) -> Deed:
    """Somebody who is not in the list."""
    name, office = wish.said["nama"], wish.said["opd"]
    if not letters(name):
        raise Refusal("no-name", "Isi nama tamu.")
    if not office:
        raise Refusal("which-opd", "Pilih OPD, atau ‘bukan dari OPD’.")
    opd, agency = ("", wish.said["instansi"]) if office == GUEST else (office, "")
    if listed := arrivals.known(wish.desk, name, opd):
        _refuse_who_is_here(wish.desk, listed)
    line = WalkIn(name, wish.said["jabatan"], opd, agency)
    return arrivals.walk_in(wish.desk, line, "", wish.at, wish.new_id, _mode(wish))


def stand_in(wish: Wish) -> Deed:
    """Somebody came for the person of this row: a colleague of the list, else somebody new."""
    desk, seat = wish.desk, wish.who
    _refuse_who_is_here(desk, seat)
    if seat in desk.room.covered:
        by = desk.label(desk.room.covered[seat])
        raise Refusal("represented", f"{desk.label(seat)} sudah diwakili {by}.")
    name = wish.said["nama"]
    if not letters(name):
        raise Refusal("no-name", "Isi nama yang datang.")
    who = arrivals.known(desk, name, desk.person(seat).opd)
    if who == seat:
        raise Refusal("oneself", "Nama itu nama yang diwakili. Ketuk ‘Hadir’ bila ia sendiri.")
    if who:
        _refuse_who_is_here(desk, who)
    form = Form(who, "" if who else name, wish.said["jabatan"], seat, seat)
    return _as_wakil(wish, form)


def represent(wish: Wish) -> Deed:
    """The person of this row came for somebody else, or in another capacity."""
    form = wakil.open_form(wish.desk, wish.who, wish.now)._replace(
        who=wish.who, newcomer="", opened_on="", seat=wish.said["kursi"]
    )
    return _as_wakil(wish, wakil.recorded(wish.desk, form))


def _as_wakil(wish: Wish, form: Form) -> Deed:
    for control, field in CHOSEN.items():
        chosen = wish.said[control]
        if not chosen and field in MAY_STAY_OPEN:
            form = form.taking(field, None)
        for value, told in OPTIONS[field].values():
            if told == chosen:
                form = form.taking(field, value)
    if form.capacity is not Capacity.OFFICE_HOLDER and not form.seat:
        raise Refusal("no-seat", "Pilih siapa yang diwakili.")
    form = form._replace(
        number=wish.said["nomor"], arrived=clock(_came(wish, form)), since=wish.said["sejak"]
    )
    return wakil.deed_of(wish.desk, form, wish.now, wish.new_id)


def _came(wish: Wish, form: Form) -> time:
    """Whoever is here already came when they came, unless another time is typed."""
    if not wish.said["jam"] and form.before is not None and form.before.arrived is not None:
        return form.before.arrived
    return wish.at


def leave(wish: Wish) -> Deed:
    """Gone before the end."""
    row, at = wish.row, wish.at
    if row.left is not None:
        raise Refusal("gone", f"{wish.desk.label(wish.who)} sudah pulang {clock(row.left)}.")
    arrived = row.presence.arrived if row.presence else None
    if arrived and at < arrived:
        raise Refusal(
            "left-before",
            f"Jam pulang {clock(at)} mendahului jam datang {clock(arrived)}. Betulkan dahulu.",
        )
    return deeds.leave(wish.desk, wish.who, at)


def come_back(wish: Wish) -> Deed:
    """Came back into the hall."""
    if wish.row.left is None:
        raise Refusal("not-gone", f"{wish.desk.label(wish.who)} belum tercatat pulang.")
    return deeds.leave(wish.desk, wish.who, wish.at)


def set_times(wish: Wish) -> Deed:
    """When somebody came, and went; what is left empty stays."""
    row, said = wish.row, wish.said
    arrived = row.presence.arrived if row.presence and not said["jam"] else None
    left = _time(said["pulang"]) if said["pulang"] else row.left
    return deeds.set_times(wish.desk, wish.who, arrived or wish.at, left)


def change_mode(wish: Wish) -> Deed:
    """By network, or in the hall."""
    if is_online(wish.row) == (_mode(wish) == ONLINE):
        raise Refusal("same-mode", f"{wish.desk.label(wish.who)} sudah tercatat begitu.")
    return deeds.change_mode(wish.desk, wish.who)


def excuse(wish: Wish) -> Deed:
    """Izin, sakit or dinas luar; whoever came, came."""
    row = wish.desk.room.row(wish.who)
    if row is not None and attended(row):
        raise Refusal("already-here", f"{wish.desk.label(wish.who)} sudah tercatat hadir.")
    return deeds.set_status(wish.desk, wish.who, Status(wish.said["apa"]))


def take_back(wish: Wish) -> Deed:
    """No status; a walk-in without one leaves the list."""
    return deeds.take_back(wish.desk, wish.who)


def end_representation(wish: Wish) -> Deed:
    """The head has come: who stood in for them speaks for them no longer."""
    for ended in wish.desk.replaced:
        if wish.who in (ended.representative, ended.head):
            return deeds.end_representation(wish.desk, ended, wish.now)._replace(person=wish.who)
    raise Refusal("not-replaced", "Perwakilan itu sudah selesai.")


def choose(wish: Wish) -> Deed:
    """Which of two values stands."""
    _, options = words.choices(wish.desk, wish.who)
    for one in options:
        if one.stamp == wish.said["nilai"]:
            return Deed((one.change,), wish.who)
    raise Refusal("settled", "Itu sudah dipilih.")


WISHES: Final[Mapping[str, Callable[[Wish], Deed]]] = {
    "hadir": check_in,
    "diwakili": stand_in,
    "mewakili": represent,
    "pulang": leave,
    "kembali": come_back,
    "jam": set_times,
    "cara": change_mode,
    "tarik": take_back,
    "selesai": end_representation,
    "pilih": choose,
    **{status.value: excuse for status in (Status.EXCUSED, Status.SICK, Status.ON_DUTY)},
}
"""The button that was tapped on somebody's page → what it wishes."""


def _refuse_who_is_here(desk: Desk, who: str) -> None:
    row = desk.room.row(who)
    if row is None or not desk.is_here(who):
        return
    arrived = row.presence.arrived if row.presence else None
    since = f" {clock(arrived)}" if arrived else ""
    raise Refusal("already-here", f"{desk.label(who)} sudah tercatat hadir{since}.")


def _mode(wish: Wish) -> str | None:
    return ONLINE if wish.said["cara"] == ONLINE else None


def _time(typed: str) -> time:
    try:
        return parse_time(typed)
    except ValueError as error:
        raise Refusal("bad-time", f"Jam: {error}") from error

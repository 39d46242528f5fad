"""What the keys of a row do: status, times, names, wakil, doubles. Pure: a wish in, a deed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Any

from bimtek.hall.chair import is_leading
from bimtek.hall.presence import attended, is_online
from bimtek.hall.presence_records import Attendance, HeldCapacity, Presence, Status
from bimtek.journal.records import Change, Head, Refusal, Seen
from bimtek.locale.dates import clock
from bimtek.locale.folding import letters
from bimtek.stages.attendance import rules, words
from bimtek.stages.attendance.arrivals import UNDOES, newcomer, reasons_withdrawn
from bimtek.stages.attendance.desk import Deed, Desk, NewId
from bimtek.stages.attendance.doubles import Pair
from bimtek.stages.attendance.find import WalkIn


def set_status(desk: Desk, who: str, status: Status) -> Deed:
    """Izin, sakit or dinas luar; of whoever was here it is said what that takes back."""
    values: dict[str, object] = {"presence": rules.with_status(None, status)}
    row = desk.room.row(who)
    if row and row.left is not None:
        values["left"] = None
    said = ""
    if row and attended(row):
        was = words.status_of(desk, who)[1]
        said = f"Kini {status.value}, hadir {was} ditarik ({UNDOES}): {desk.label(who)}"
    return Deed((desk.set(who, **values),), who, said)


def take_back(desk: Desk, who: str) -> Deed:
    """No status, as if nothing had been ticked; a walk-in without status leaves the list.

    Raises:
        Refusal: if there is nothing to take back.
    """
    row = desk.row_of(who)
    standing = [
        name
        for name in ("presence", "left", "stood_until")
        if row is not None and getattr(row.value, name) is not None
    ]
    if row is not None and standing:
        earlier = (seen.withdraw("tarik kembali") for seen in desk.held_by(who))
        return Deed((row.change(**dict.fromkeys(standing)), *earlier), who)
    one = desk.people[who]
    if not one.value.walk_in:
        raise Refusal("no-status", f"{desk.label(who)} belum berstatus.")
    said = f"{desk.label(who)} dikeluarkan dari daftar. {UNDOES}."
    return Deed((one.withdraw("salah catat"),), who, said)


def leave(desk: Desk, who: str, at: time) -> Deed:
    """Gone before the end; once more: came back.

    Raises:
        Refusal: if the person is not here, or is to come only later.
    """
    row = desk.room.row(who)
    if row is None or not attended(row):
        raise Refusal("not-here", f"{desk.label(who)} belum hadir. Enter = hadir.")
    if row.left is not None:
        return Deed((desk.set(who, left=None),), who, f"{desk.label(who)} kembali ke aula.")
    arrived, left = row.presence and row.presence.arrived, rules.to_minute(at)
    if arrived and left < arrived:
        raise Refusal(
            "left-before",
            f"Jam datang {clock(arrived)} belum tiba: sekarang {clock(left)}. Betulkan dengan j.",
        )
    told = f"{desk.label(who)} pulang, dan masih tercatat memimpin rapat: F4 p, penggantinya."
    leads = is_leading(desk.person(who), desk.chairs)
    return Deed((desk.set(who, left=left),), who, told if leads else "")


def change_mode(desk: Desk, who: str) -> Deed:
    """By network (`daring`); once more: into the room.

    Raises:
        Refusal: if the person is not here.
    """
    row = desk.room.row(who)
    if row is None or not attended(row) or row.presence is None:
        raise Refusal("not-here", f"{desk.label(who)} belum hadir. Enter = hadir.")
    online = not is_online(row)
    said = "hadir secara daring; l lagi: di aula" if online else "hadir di aula"
    presence = replace(row.presence, mode="daring" if online else None)
    return Deed((desk.set(who, presence=presence),), who, f"{desk.label(who)} {said}.")


def set_times(desk: Desk, who: str, arrived: time, left: time | None) -> Deed:
    """When somebody came and went; whoever had no status is here by that.

    Raises:
        Refusal: if the going lies before the coming.
    """
    if left is not None and left <= arrived:
        gone, came = clock(left), clock(arrived)
        raise Refusal("left-before", f"Jam pulang {gone} tidak sesudah jam datang {came}.")
    row = desk.room.row(who)
    presence = row.presence if row and attended(row) and row.presence else None
    values = _presence_values(presence)
    changes: dict[str, object] = {
        "presence": Presence(**{**values, "status": Status.PRESENT, "arrived": arrived})
    }
    if left is not None or (row and row.left is not None):
        changes["left"] = left
    return Deed((desk.set(who, **changes),), who, reasons_withdrawn(desk, (who,)))


def ahead(typed: time | None, at: time, key: str = "j") -> str:
    """What is said of a time that has not come yet; it may be right: the evening after.

    Args:
        key: changes that time.
    """
    if typed is None or typed <= at:
        return ""
    return f"Pukul {clock(typed)} belum tiba: sekarang {clock(at)}. {key} mengubahnya."


def _presence_values(presence: Presence | None) -> dict[str, Any]:
    if presence is None:
        return {}
    return {name: getattr(presence, name) for name in Presence.__dataclass_fields__}


def rename(desk: Desk, who: str, name: str) -> Deed:
    """The name that is said at the door.

    Raises:
        Refusal: if there is no name.
    """
    if not letters(name):
        raise Refusal("no-name", "Nama belum diketik.")
    return Deed((desk.people[who].change(name=name),), who)


def represent(desk: Desk, who: str, presence: Presence, since: time | None = None) -> Deed:
    """As what somebody is here: wakil with letter, Plt. …

    Args:
        since: when that began, so that what the person was before stays recorded from–to;
            None: it always was so, and what stood there was a mistake.

    Raises:
        Refusal: if it would begin before what it follows.
    """
    values: dict[str, object] = {"presence": presence}
    row = desk.room.row(who)
    if row and row.left is not None:
        values["left"] = None
    earlier = _until(desk, row, since) if row and attended(row) and since is not None else []
    if row and row.stood_until is not None and (earlier or row.presence != presence):
        values["stood_until"] = None
    return Deed((*earlier, desk.set(who, **values)), who, reasons_withdrawn(desk, (who,)))


def _until(desk: Desk, row: Attendance, since: time) -> list[Change]:
    """What somebody was until now; whoever had stopped to represent was here for themselves."""
    before = desk.room.held.get(desk.room.kept.get(row.participant, row.participant), ())
    presence = row.presence or Presence(Status.PRESENT)
    begun = before[-1].until if before else presence.arrived
    stopped = row.stood_until if row.stood_until is not None and row.stood_until < since else None
    latest = max(filter(None, (begun, stopped)), default=None)
    if latest is not None and since <= latest:
        raise Refusal("since-before", f"Berlaku sejak: harus sesudah pukul {clock(latest)}.")
    themselves = Presence(Status.PRESENT, presence.arrived, mode=presence.mode)
    spells = [(presence, begun, stopped or since)]
    if stopped is not None:
        spells.append((themselves, stopped, since))
    return [
        HeldCapacity.new(
            roll_call=row.roll_call,
            participant=row.participant,
            presence=one,
            since=start,
            until=end,
        )
        for one, start, end in spells
    ]


def represent_by_newcomer(
    desk: Desk, line: WalkIn, presence: Presence, seat: str, new_id: NewId
) -> Deed:
    """A seat filled by somebody who is not on the list."""
    who, person = newcomer(line, desk.person(seat).opd, new_id)
    row = Attendance.new(roll_call=desk.roll_call, participant=who, presence=presence)
    return Deed((person, row), who)


def end_representation(desk: Desk, ended: rules.Replaced, at: time) -> Deed:
    """The head has come: the representative speaks for the head no longer."""
    until = ended.since or rules.to_minute(at)
    said = f"{desk.label(ended.representative)} selesai mewakili pukul {clock(until)}."
    return Deed((desk.set(ended.representative, stood_until=until),), ended.head, said)


def join(desk: Desk, pair: Pair) -> Deed:
    """Two entries of the list are one person, who was here as long as either of them.

    So it was in every roll call, also in those that are over.
    """
    joined = desk.people[pair.double].change(same_as=pair.kept)
    stays = words.entry(desk, pair.kept)
    said = f"Digabungkan: {desk.label(pair.double)} ke {stays}. Ctrl+Z memisahkan lagi."
    kept, doubles = desk.rows_elsewhere(pair.kept), desk.rows_elsewhere(pair.double)
    both = [(row, doubles[call]) for call, row in kept.items() if call in doubles]
    if (here := desk.row_of(pair.kept)) and (double := desk.row_of(pair.double)):
        both.insert(0, (here, double))
    stayed = (_stayed(*rows) for rows in both)
    return Deed((joined, *filter(None, stayed)), pair.kept, said)


def _stayed(kept: Seen[Attendance], double: Seen[Attendance]) -> Change | None:
    """What of the row that is kept changes when the other one becomes a part of it."""
    row, other = kept.value, double.value
    if kept.withdrawn or double.withdrawn or not (attended(row) and attended(other)):
        return None
    whole = rules.one_stay(row, other)
    fields = ("presence", "left", "stood_until")
    values = {n: getattr(whole, n) for n in fields if getattr(whole, n) != getattr(row, n)}
    return kept.change(**values) if values else None


def left_out(desk: Desk) -> dict[str, Change]:
    """Person → what the row that counts says once that of a double is a part of it.

    Two entries that were joined are one stay (`join`). A laptop that did not know of it may have
    recorded the double since: its row stands beside the one that counts, and no reader looks at it.
    A row that was there when the two were joined, or before the other was changed last, is known.
    """
    found: dict[str, Change] = {}
    for who, double in desk.rows.items():
        person = desk.room.kept.get(who, who)
        own = desk.rows.get(person)
        if person == who or own is None or (change := _stayed(own, double)) is None:
            continue
        joined = _newest(desk.people[who].heads.get("same_as", ()))
        if _newest_of(double) > max(joined, _newest_of(own)):
            found[person] = change
    return found


def take_in(desk: Desk, who: str) -> Deed | None:
    """What a double's row says of a person since the two were joined; None: nothing."""
    person = desk.room.kept.get(who, who)
    change = left_out(desk).get(person)
    if change is None:
        return None
    return Deed((change,), person, f"Absen baris gandanya ikut: {desk.label(person)}. {UNDOES}.")


def _newest_of(seen: Seen[Attendance]) -> str:
    return max(_newest(heads) for heads in seen.heads.values())


def _newest(heads: Sequence[Head]) -> str:
    return max((head.stamp for head in heads), default="")


def tell_apart(desk: Desk, pair: Pair) -> Deed:
    """Two entries that look alike are two people."""
    one = desk.people[pair.kept]
    others = (*one.value.not_same_as, pair.double)
    return Deed((one.change(not_same_as=others),), pair.kept, "Dicatat: dua orang yang berbeda.")


def carry_over(desk: Desk) -> Deed:
    """A later roll call begins as a copy of who was still there by the one before.

    On another day nobody knows yet when they came, and it is asked whether they did.
    """
    before, next_day = desk.earlier.last, bool(desk.earlier.day)
    if before is None:
        return Deed(())
    copies = rules.carried_over(before, desk.room, desk.roll_call, next_day=next_day)
    changes = tuple(
        Attendance.new(
            roll_call=row.roll_call,
            participant=row.participant,
            presence=row.presence,
            **({"stood_until": row.stood_until} if row.stood_until else {}),
        )
        for row in copies
    )
    leave = "h tidak datang, j jam." if next_day else "p pulang, h tidak ada."
    return Deed(
        changes,
        said=f"{len(changes)} orang disalin (Ctrl+Z membatalkan semua). Pada baris: {leave}",
        doubt=f"Mereka sudah ada di aula? Enter lagi: ya, {len(changes)} orang hadir tanpa jam."
        if next_day
        else "",
    )

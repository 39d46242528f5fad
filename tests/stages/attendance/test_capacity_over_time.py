"""One person, one roll call, several capacities: each from when to when."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence import Room
from bimtek.hall.presence_records import (
    Attendance,
    Capacity,
    HeldCapacity,
    Letter,
    Presence,
    Status,
)
from bimtek.journal.records import Refusal
from bimtek.minutes.document import minutes
from bimtek.stages.attendance import arrivals, deeds, rules, wakil, words
from bimtek.stages.attendance.wakil_draft import from_draft, to_draft
from bimtek.stages.attendance.wakil_form import Field, Form

from .hall import AT, CALL, Hall, new_id, open_desk

ACTING = Presence(Status.PRESENT, time(8, 5), Capacity.ACTING, "p-kadis", mode="luring")
WAKIL = Presence(
    Status.PRESENT, time(8, 5), Capacity.REPRESENTATIVE, "p-kadis", "dinas luar", Letter.SHOWN,
    None, "luring", False,
)  # fmt: skip
STORY = (
    "Plt. Kepala Disperkim sampai pukul 12.00, "
    "lalu Kepala Disperkim diwakili Sekretaris (surat tugas ada)"
)


@pytest.fixture
def noon(hall: Hall) -> Hall:
    """The secretary was Plt. until noon, and is wakil since."""
    hall.do(deeds.represent(hall.desk, "p-sekr", ACTING))
    hall.do(deeds.represent(hall.desk, "p-sekr", WAKIL, time(12)))
    return hall


def then(hall: Hall, at: time) -> Room:
    desk = hall.desk
    rows = [seen.value for seen in desk.rows.values()]
    people = [seen.value for seen in desk.people.values()]
    return Room(people, rows, at, [seen.value for seen in desk.held])


def test_both_capacities_are_told_one_after_the_other(noon: Hall) -> None:
    assert noon.desk.room.words("p-sekr", noon.desk.offices) == STORY
    assert "wakil" in words.status_of(noon.desk, "p-sekr")[1]


@pytest.mark.parametrize(
    ("at", "capacity"),
    [(time(8, 5), Capacity.ACTING), (time(11, 59), Capacity.ACTING),
     (time(12), Capacity.REPRESENTATIVE), (time(15), Capacity.REPRESENTATIVE)],
)  # fmt: skip
def test_asked_for_an_hour_the_capacity_of_that_hour_holds(
    noon: Hall, at: time, capacity: Capacity
) -> None:
    presence = then(noon, at).roll["p-sekr"].presence
    assert presence is not None
    assert presence.capacity is capacity
    assert "lalu" not in then(noon, at).words("p-sekr", noon.desk.offices)


def test_the_printed_minutes_tell_both(noon: Hall) -> None:
    session = open_desk(noon.path)
    try:
        told = minutes(session)
    finally:
        session.close()
    assert told.count(STORY) == 1  # in the roll call; part I tells the offices


def test_an_office_that_was_represented_in_the_morning_only_has_come(hall: Hall) -> None:
    hall.do(deeds.represent(hall.desk, "p-lurah", WAKIL))
    plain = Presence(Status.PRESENT, time(8, 5), Capacity.OFFICE_HOLDER)
    hall.do(deeds.represent(hall.desk, "p-lurah", plain, time(11)))
    assert hall.desk.room.offices == {"kel-kauman"}
    assert hall.desk.room.offices_that_came == {"kel-kauman", "disperkim"}
    assert "p-kadis" not in [one.id for one, _ in rules.absentees(hall.desk.room)]


def test_a_wakil_whose_head_came_and_left_again_is_wakil_again(hall: Hall) -> None:
    hall.do(deeds.represent(hall.desk, "p-sekr", WAKIL))
    hall.do(arrivals.check_in(hall.desk, "p-kadis", time(10, 20)))
    ended = hall.desk.replaced[0]
    hall.do(deeds.end_representation(hall.desk, ended, time(10, 20)))
    hall.do(deeds.leave(hall.desk, "p-kadis", time(14)))
    hall.do(deeds.represent(hall.desk, "p-sekr", WAKIL, time(14)))
    assert hall.desk.room.representatives == {"p-sekr": "p-kadis"}
    told = hall.desk.room.words("p-sekr", hall.desk.offices)
    assert [part.rpartition(" sampai ")[2] for part in told.split(", lalu ")] == [
        "pukul 10.20", "pukul 14.00", "Kepala Disperkim diwakili Sekretaris (surat tugas ada)",
    ]  # fmt: skip
    assert then(hall, time(12)).representatives == {}
    assert then(hall, time(9)).representatives == {"p-sekr": "p-kadis"}


@pytest.mark.parametrize("since", [time(7), time(8, 5)])
def test_a_capacity_never_begins_before_what_it_follows(hall: Hall, since: time) -> None:
    hall.do(deeds.represent(hall.desk, "p-sekr", ACTING))
    with pytest.raises(Refusal, match=r"sesudah pukul 08\.05"):
        deeds.represent(hall.desk, "p-sekr", WAKIL, since)


def test_without_a_time_it_is_a_correction_and_nothing_is_told_of_before(hall: Hall) -> None:
    hall.do(deeds.represent(hall.desk, "p-sekr", ACTING))
    hall.do(deeds.represent(hall.desk, "p-sekr", WAKIL))
    assert "Plt." not in hall.desk.room.words("p-sekr", hall.desk.offices)


def test_the_change_is_one_act_for_the_undo_and_h_takes_everything_back(noon: Hall) -> None:
    noon.undo()
    assert noon.desk.room.words("p-sekr", noon.desk.offices) == "Plt. Kepala Disperkim"
    noon.do(deeds.represent(noon.desk, "p-sekr", WAKIL, time(12)))
    noon.do(deeds.take_back(noon.desk, "p-sekr"))
    noon.do(arrivals.check_in(noon.desk, "p-sekr", time(13)))
    assert noon.desk.room.words("p-sekr", noon.desk.offices) == "Sekretaris Disperkim"


def test_two_who_recorded_the_same_change_recorded_one() -> None:
    held = [HeldCapacity(name, CALL, "p-x", ACTING, None, time(12)) for name in "ab"]
    room = Room([], [Attendance(CALL, "p-x", WAKIL)], held=[*held, HeldCapacity("c", CALL, "p-x")])
    assert [one.id for one in room.held["p-x"]] == ["a"]


# -- the form


def changed(hall: Hall, since: str) -> Form:
    form = wakil.open_form(hall.desk, "p-sekr", time(12, 4))
    return form.taking(Field.CAPACITY, Capacity.REPRESENTATIVE)._replace(since=since)


def test_the_form_asks_since_when_where_another_capacity_stands(hall: Hall) -> None:
    fresh = wakil.open_form(hall.desk, "p-sekr", time(8, 5))
    assert Field.SINCE not in fresh.fields()
    hall.do(deeds.represent(hall.desk, "p-sekr", ACTING))
    opened = wakil.open_form(hall.desk, "p-sekr", time(12))
    assert Field.SINCE not in opened.fields()
    form = changed(hall, "1200")
    assert form.after(Field.LETTER) is Field.SINCE
    assert form.after(Field.SINCE) is None
    assert wakil.sentence(hall.desk, form).startswith("Plt. Kepala Disperkim sampai pukul 12.00,")
    hall.do(wakil.deed_of(hall.desk, form, AT, new_id))
    assert "sampai pukul 12.00, lalu" in hall.desk.room.words("p-sekr", hall.desk.offices)


def test_a_time_that_is_none_names_its_field(hall: Hall) -> None:
    hall.do(deeds.represent(hall.desk, "p-sekr", ACTING))
    with pytest.raises(Refusal, match="Berlaku sejak"):
        wakil.deed_of(hall.desk, changed(hall, "siang"), AT, new_id)
    assert "siang" not in wakil.sentence(hall.desk, changed(hall, "siang"))


def test_a_half_filled_change_is_kept_with_its_time(hall: Hall) -> None:
    hall.do(deeds.represent(hall.desk, "p-sekr", ACTING))
    form = changed(hall, "12.00")
    assert from_draft(to_draft(form, hall.desk), hall.desk) == form

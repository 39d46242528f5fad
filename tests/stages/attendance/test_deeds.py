"""What the keys of a row record."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from bimtek.hall.presence_records import Attendance, Capacity, Letter, Presence, Status
from bimtek.hall.records import Participant
from bimtek.journal.records import Change, Refusal
from bimtek.stages.attendance import arrivals, deeds, words
from bimtek.stages.attendance.desk import Earlier
from bimtek.stages.attendance.doubles import Pair
from bimtek.stages.attendance.find import WalkIn
from bimtek.stages.attendance.missing import of_desk
from bimtek.stages.attendance.rules import Replaced

from .hall import AT, Hall, new_id


def row(hall: Hall, who: str) -> Attendance:
    return hall.desk.rows[who].value


def presence(hall: Hall, who: str) -> Presence:
    found = row(hall, who).presence
    assert found is not None
    return found


@pytest.fixture
def sekr(hall: Hall) -> str:
    """The secretary, who stands in for the head."""
    standing_in = Presence(Status.PRESENT, time(8, 5), Capacity.REPRESENTATIVE, "p-kadis")
    hall.do(deeds.represent(hall.desk, "p-sekr", standing_in))
    return "p-sekr"


@pytest.mark.parametrize("status", [Status.EXCUSED, Status.SICK, Status.ON_DUTY])
def test_a_status_replaces_what_stood(hall: Hall, sekr: str, status: Status) -> None:
    said = hall.do(deeds.set_status(hall.desk, sekr, status)).said
    assert said == (
        f"Kini {status.value}, hadir 08.05 wakil ditarik (Ctrl+Z mengembalikan): "
        "Nama Contoh Dua, M.Si."
    )
    assert row(hall, sekr).presence == Presence(status)
    assert hall.desk.room.representatives == {}


def test_a_status_taken_back_leaves_nothing_but_its_history(hall: Hall, sekr: str) -> None:
    hall.do(deeds.leave(hall.desk, sekr, time(9, 0)))
    hall.do(deeds.take_back(hall.desk, sekr))
    assert row(hall, sekr) == Attendance("1-pagi", sekr)
    with pytest.raises(Refusal, match="belum berstatus"):
        deeds.take_back(hall.desk, sekr)
    hall.undo()
    assert row(hall, sekr).left == time(9, 0)


def test_a_walk_in_typed_by_mistake_leaves_the_list_with_a_second_taking_back(hall: Hall) -> None:
    line = WalkIn("Salah Ketik", "", "dishub", "")
    who = hall.do(arrivals.walk_in(hall.desk, line, "", AT, new_id)).person
    hall.do(deeds.take_back(hall.desk, who))
    assert "dikeluarkan dari daftar" in hall.do(deeds.take_back(hall.desk, who)).said
    assert who not in hall.desk.people
    hall.undo()
    assert who in hall.desk.people


def test_leaving_and_coming_back(hall: Hall, sekr: str) -> None:
    hall.do(deeds.leave(hall.desk, sekr, time(12, 0, 59)))
    assert row(hall, sekr).left == time(12, 0)
    hall.do(deeds.leave(hall.desk, sekr, time(13, 0)))
    assert row(hall, sekr).left is None


def test_one_key_says_that_somebody_is_here_by_network_and_keeps_the_rest(
    hall: Hall, sekr: str
) -> None:
    before = presence(hall, sekr)
    said = hall.do(deeds.change_mode(hall.desk, sekr)).said
    assert "daring" in said
    assert presence(hall, sekr) == replace(before, mode="daring")
    assert hall.desk.turnout.online == 1
    hall.do(deeds.change_mode(hall.desk, sekr))
    assert presence(hall, sekr) == before
    with pytest.raises(Refusal, match="belum hadir"):
        deeds.change_mode(hall.desk, "p-lurah")


def test_whoever_is_not_here_cannot_leave(hall: Hall) -> None:
    with pytest.raises(Refusal, match="belum hadir"):
        deeds.leave(hall.desk, "p-lurah", time(12, 0))


def test_nobody_leaves_before_the_arrival_that_was_typed(hall: Hall) -> None:
    hall.do(deeds.set_times(hall.desk, "p-lurah", time(13, 0), None))
    with pytest.raises(Refusal, match=r"Jam datang 13\.00 belum tiba: sekarang 12\.00"):
        deeds.leave(hall.desk, "p-lurah", time(12, 0))


def test_a_time_typed_for_who_was_excused_says_that_this_is_withdrawn(hall: Hall) -> None:
    hall.do(deeds.set_status(hall.desk, "p-lurah", Status.EXCUSED))
    said = deeds.set_times(hall.desk, "p-lurah", time(7, 55), None).said
    assert said.startswith("Kini hadir, izin ditarik")


def test_the_time_of_arrival_is_a_field_and_changes_nothing_else(hall: Hall, sekr: str) -> None:
    hall.do(deeds.set_times(hall.desk, sekr, time(7, 55), None))
    assert presence(hall, sekr) == Presence(
        Status.PRESENT, time(7, 55), Capacity.REPRESENTATIVE, "p-kadis"
    )


def test_a_time_makes_somebody_present(hall: Hall) -> None:
    hall.do(deeds.set_times(hall.desk, "p-lurah", time(7, 55), time(9, 0)))
    assert row(hall, "p-lurah").left == time(9, 0)
    assert presence(hall, "p-lurah") == Presence(Status.PRESENT, time(7, 55))


def test_nobody_leaves_before_coming(hall: Hall, sekr: str) -> None:
    with pytest.raises(Refusal, match=r"Jam pulang 08\.00 tidak sesudah jam datang 08\.05"):
        deeds.set_times(hall.desk, sekr, time(8, 5), time(8, 0))


def test_a_name_is_typed_at_the_door(hall: Hall) -> None:
    hall.do(deeds.rename(hall.desk, "p-lurah", "Nama [b]Contoh[/b]"))
    assert hall.desk.person("p-lurah").name == "Nama [b]Contoh[/b]"
    with pytest.raises(Refusal, match="Nama belum diketik"):
        deeds.rename(hall.desk, "p-lurah", " . ")


def test_a_late_head_ends_the_representation_at_the_time_of_arrival(hall: Hall, sekr: str) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-kadis", time(10, 20)))
    (ended,) = hall.desk.replaced
    said = hall.do(deeds.end_representation(hall.desk, ended, time(10, 31))).said
    assert said == "Nama Contoh Dua, M.Si. selesai mewakili pukul 10.20."
    assert row(hall, sekr).stood_until == time(10, 20)
    assert not hall.desk.replaced
    hall.undo()
    (again,) = hall.desk.replaced
    assert again.head == "p-kadis"


def test_who_represents_again_is_no_longer_ended(hall: Hall, sekr: str) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-kadis", time(10, 20)))
    hall.do(deeds.end_representation(hall.desk, hall.desk.replaced[0], AT))
    again = Presence(Status.PRESENT, time(8, 5), Capacity.REPRESENTATIVE, "p-sekda")
    hall.do(deeds.represent(hall.desk, sekr, again))
    assert row(hall, sekr).stood_until is None


def test_two_entries_are_joined_and_separated_again_by_undo(hall: Hall) -> None:
    line = WalkIn("Nama Contoh Enam", "Kepala Dinas Perhubungan", "dishub", "")
    double = hall.do(arrivals.walk_in(hall.desk, line, "", AT, new_id)).person
    (pair,) = hall.desk.pairs
    hall.do(deeds.join(hall.desk, pair))
    assert hall.desk.room.here == ("p-kadishub",)
    assert hall.desk.person(double).name == "Nama Contoh Enam"
    assert hall.desk.pairs == ()
    hall.undo()
    assert len(hall.desk.pairs) == 1


def test_joined_somebody_was_here_since_the_first_arrival_and_owes_the_letter(hall: Hall) -> None:
    line = WalkIn("Bambang Setyawan", "Sekretaris", "dishub", "")
    double = hall.do(arrivals.walk_in(hall.desk, line, "", time(7, 50), new_id)).person
    deputy = Presence(
        Status.PRESENT, time(7, 50), Capacity.REPRESENTATIVE, "p-kadishub", letter=Letter.FOLLOWS
    )
    hall.do(deeds.represent(hall.desk, double, deputy))
    hall.do(deeds.end_representation(hall.desk, Replaced(double, "p-kadishub", None), time(8, 5)))
    hall.do(arrivals.check_in(hall.desk, "p-sekr", time(8, 12)))
    hall.do(deeds.join(hall.desk, Pair("p-sekr", double)))
    joined = row(hall, "p-sekr")
    assert joined.participant == "p-sekr"
    assert joined.presence == deputy
    assert joined.stood_until == time(8, 5)
    assert hall.desk.turnout.letters_to_follow == 1
    hall.do(deeds.set_times(hall.desk, "p-sekr", time(8, 0), None))
    assert row(hall, "p-sekr").presence.arrived == time(8, 0)  # type: ignore[union-attr]


def test_joined_in_the_afternoon_the_morning_too_tells_of_one_stay(hall: Hall) -> None:
    """The other laptop had them since 07.50, as a wakil; nobody noticed before lunch."""
    line = WalkIn("Bambang Setyawan", "Sekretaris", "dishub", "")
    double = hall.do(arrivals.walk_in(hall.desk, line, "", time(7, 50), new_id)).person
    deputy = Presence(Status.PRESENT, time(7, 50), Capacity.REPRESENTATIVE, "p-kadishub")
    hall.do(deeds.represent(hall.desk, double, deputy))
    hall.do(arrivals.check_in(hall.desk, "p-sekr", time(8, 12)))
    hall.do(arrivals.check_in(hall.desk_of("1-sore"), "p-sekr", time(15, 30)))
    hall.do(deeds.join(hall.desk_of("1-sore"), Pair("p-sekr", double)))
    assert hall.desk.room.roll["p-sekr"].presence == deputy
    assert hall.desk.room.covered == {"p-kadishub": "p-sekr"}
    assert hall.desk_of("1-sore").room.roll["p-sekr"].presence.arrived == time(15, 30)  # type: ignore[union-attr]
    hall.undo()
    assert presence(hall, "p-sekr").arrived == time(8, 12)
    assert len(hall.desk.room.people) == 7


@pytest.mark.parametrize(("came_again", "left"), [(time(8, 12), time(9, 0)), (time(9, 30), None)])
def test_joined_somebody_is_gone_unless_they_came_once_more(
    hall: Hall, came_again: time, left: time | None
) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-sekr", time(8, 0)))
    hall.do(deeds.leave(hall.desk, "p-sekr", time(9, 0)))
    line = WalkIn("Nama Contoh Tiga", "", "disperkim", "")
    double = hall.do(arrivals.walk_in(hall.desk, line, "", came_again, new_id)).person
    hall.do(deeds.join(hall.desk, Pair("p-sekr", double)))
    assert row(hall, "p-sekr").left == left


def recorded(hall: Hall, who: str, came: time | None, left: time | None) -> None:
    """What a laptop that knew nothing of the join recorded of the entry that is no more."""
    said = Presence(Status.PRESENT, came) if came else Presence(Status.EXCUSED)
    seen = hall.desk.rows.get(who)
    values = {"presence": said, **({"left": left} if left else {})}
    new = Attendance.new(roll_call=hall.desk.roll_call, participant=who, **values)
    hall.record([seen.change(**values) if seen else new])


@pytest.mark.parametrize(
    ("came", "left", "told"),
    [
        (time(8, 0), None, None),  # the same
        (time(8, 30), None, None),  # later tells nothing new
        (time(7, 30), None, (time(7, 30), None)),
        (time(8, 0), time(12, 0), (time(8, 0), time(12, 0))),
        (None, None, None),  # excused there, and here all the same
    ],
)
def test_what_another_laptop_recorded_of_a_double_since_the_join_is_taken_in_once(
    hall: Hall, came: time | None, left: time | None, told: tuple[time, time | None] | None
) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-sekr", time(8, 0)))
    line = WalkIn("Nama Contoh Tiga", "", "disperkim", "")
    double = hall.do(arrivals.walk_in(hall.desk, line, "", time(8, 10), new_id)).person
    hall.do(deeds.join(hall.desk, Pair("p-sekr", double)))
    assert deeds.left_out(hall.desk) == {}  # the join knew both rows
    recorded(hall, double, came, left)
    late = deeds.take_in(hall.desk, double)
    assert (late is not None) is (told is not None)
    if late is None or told is None:
        return
    assert [one.key for one in of_desk("pagi", hall.desk, begun=True)][:1] == ["doubled.pagi"]
    hall.do(late)
    assert (presence(hall, "p-sekr").arrived, row(hall, "p-sekr").left) == told
    assert deeds.left_out(hall.desk) == {}
    hall.do(deeds.leave(hall.desk, "p-sekr", time(13, 0)))  # what the desk does then stands
    assert deeds.left_out(hall.desk) == {}


def test_the_row_of_a_double_is_what_the_desk_changes(hall: Hall) -> None:
    line = WalkIn("Nama Contoh Enam", "Kepala Dinas Perhubungan", "dishub", "")
    double = hall.do(arrivals.walk_in(hall.desk, line, "", AT, new_id)).person
    hall.do(deeds.join(hall.desk, hall.desk.pairs[0]))
    hall.do(deeds.leave(hall.desk, "p-kadishub", time(12, 0)))
    assert row(hall, double).left == time(12, 0)


def test_two_people_of_one_name_are_told_apart_for_good(hall: Hall) -> None:
    other = Participant.new(id="p-lain", name="Nama Contoh Dua", opd="disperkim")
    hall.record([other])
    hall.do(deeds.tell_apart(hall.desk, hall.desk.pairs[0]))
    assert hall.desk.pairs == ()


def test_the_afternoon_begins_as_a_copy(hall: Hall, sekr: str) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-lurah", AT))
    hall.do(deeds.leave(hall.desk, "p-lurah", time(12, 0)))
    siang = hall.desk_of("1-siang")._replace(earlier=Earlier((hall.desk.room,), "pagi"))
    assert hall.do(deeds.carry_over(siang)).said.startswith("1 orang disalin ")
    assert hall.desk_of("1-siang").room.representatives == {sekr: "p-kadis"}
    assert hall.desk.room.here == (sekr,)


def test_a_row_that_was_withdrawn_stands_again_when_it_is_set(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-lurah", time(8, 0)))
    hall.record([hall.desk.rows["p-lurah"].withdraw("salah")])
    assert not hall.desk.is_here("p-lurah")
    hall.do(arrivals.check_in(hall.desk, "p-lurah", AT))
    assert hall.desk.room.here == ("p-lurah",)
    assert hall.desk.rows["p-lurah"].conflicts == ()


def two_hands(hall: Hall, mine: Change, theirs: Change) -> None:
    """Two desks change one row without knowing of each other."""
    other = Hall(hall.path, name="N2")
    hall.record([mine])
    other.record([theirs])
    other.connection.close()


def test_two_arrival_times_are_no_conflict_the_earlier_counts(hall: Hall) -> None:
    desk = hall.desk
    mine = arrivals.check_in(desk, "p-lurah", time(8, 5)).changes[0]
    two_hands(hall, mine, arrivals.check_in(desk, "p-lurah", time(8, 2)).changes[0])
    assert presence(hall, "p-lurah").arrived == time(8, 2)
    assert words.differing(hall.desk, "p-lurah") == ()


def test_two_statuses_stand_side_by_side_until_one_key_settles_them(hall: Hall) -> None:
    desk = hall.desk
    mine = arrivals.check_in(desk, "p-lurah", time(8, 5)).changes[0]
    two_hands(hall, mine, deeds.set_status(desk, "p-lurah", Status.SICK).changes[0])
    assert words.status_of(hall.desk, "p-lurah") == ("≠", "berbeda")
    field, options = words.choices(hall.desk, "p-lurah")
    assert field == "status"
    assert {choice.letter: choice.words for choice in options} == {"a": "sakit", "b": "hadir 08.05"}
    hall.record([options[1].change])
    assert words.choices(hall.desk, "p-lurah") == ("", ())
    assert hall.desk.room.here == ("p-lurah",)


def test_two_names_for_one_seat_are_chosen_in_the_same_way(hall: Hall) -> None:
    desk = hall.desk
    mine = deeds.rename(desk, "p-lurah", "Nama Satu").changes[0]
    two_hands(hall, mine, deeds.rename(desk, "p-lurah", "Nama Dua").changes[0])
    field, options = words.choices(hall.desk, "p-lurah")
    assert (field, [choice.words for choice in options]) == ("nama", ["Nama Dua", "Nama Satu"])
    hall.record([options[0].change])
    assert hall.desk.person("p-lurah").name == "Nama Dua"


def test_taken_out_of_the_list_and_changed_at_once_is_asked(hall: Hall) -> None:
    desk = hall.desk
    out = desk.people["p-lurah"].withdraw("salah")
    two_hands(hall, out, deeds.rename(desk, "p-lurah", "Nama Satu").changes[0])
    field, options = words.choices(hall.desk, "p-lurah")
    assert [choice.words for choice in options] == ["tetap dalam daftar", "keluarkan"]
    assert field == "ada dalam daftar"
    hall.record([options[1].change])
    assert "p-lurah" not in hall.desk.people

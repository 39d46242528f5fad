"""Coming in: by row, by range, by name, as a walk-in."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Participant
from bimtek.journal.records import Refusal
from bimtek.stages.attendance import arrivals, deeds
from bimtek.stages.attendance.find import NamedRow, Rows, WalkIn, read_line, search

from .hall import AT, CALL, Hall, new_id, new_record


def rows(hall: Hall, typed: str, at: time = AT) -> str:
    line = read_line(typed)
    assert isinstance(line, Rows)
    found = search(line, hall.desk.seats)
    return hall.do(arrivals.check_in_rows(hall.desk, line, found, at)).said


def walk_in(hall: Hall, typed: str, last_opd: str = "", at: time = AT) -> str:
    line = read_line(typed)
    assert isinstance(line, WalkIn)
    return hall.do(arrivals.walk_in(hall.desk, line, last_opd, at, new_id)).said


def here(hall: Hall) -> tuple[str, ...]:
    return hall.desk.room.here


def test_enter_checks_in_at_this_minute(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-lurah", AT))
    assert hall.desk.rows["p-lurah"].value == Attendance(
        CALL, "p-lurah", Presence(Status.PRESENT, time(8, 31))
    )


def test_whoever_is_here_already_keeps_the_own_time(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-lurah", time(8, 0)))
    with pytest.raises(Refusal, match=r"Lurah Kauman sudah hadir 08\.00"):
        arrivals.check_in(hall.desk, "p-lurah", AT)


def test_whoever_left_and_comes_again_keeps_the_time_of_arrival(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-lurah", time(8, 0)))
    hall.do(deeds.leave(hall.desk, "p-lurah", time(12, 0)))
    hall.do(arrivals.check_in(hall.desk, "p-lurah", time(13, 0)))
    row = hall.desk.rows["p-lurah"].value
    assert (row.presence, row.left) == (Presence(Status.PRESENT, time(8, 0)), None)


def test_whoever_was_excused_and_comes_is_here(hall: Hall) -> None:
    hall.do(deeds.set_status(hall.desk, "p-lurah", Status.SICK))
    said = hall.do(arrivals.check_in(hall.desk, "p-lurah", AT)).said
    assert said == "Kini hadir, sakit ditarik (Ctrl+Z mengembalikan): Lurah Kauman"
    assert here(hall) == ("p-lurah",)


@pytest.mark.parametrize("how", ["14 15 41", "+Nama Contoh Dua @disperkim", "15 Nama Contoh Dua"])
def test_whatever_brings_in_who_was_excused_says_that_this_is_withdrawn(
    hall: Hall, how: str
) -> None:
    hall.do(deeds.set_status(hall.desk, "p-sekr", Status.EXCUSED))
    if how.startswith("+"):
        said = walk_in(hall, how)
    elif how == "14 15 41":
        said = rows(hall, how)
    else:
        line = read_line(how)
        assert isinstance(line, NamedRow)
        found = search(line, hall.desk.seats)
        said = hall.do(arrivals.check_in_by_name(hall.desk, line, found, AT)).said
    assert said.endswith("Kini hadir, izin ditarik (Ctrl+Z mengembalikan): Nama Contoh Dua, M.Si.")


# -- two heads of one office


def test_a_second_head_of_an_office_is_doubted(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-kadishub", AT))
    line = WalkIn("Joko Contoh", "Plt. Kepala Dinas", "dishub", "")
    doubt = arrivals.walk_in(hall.desk, line, "", AT, new_id).doubt
    assert doubt == (
        "Dua kepala Dishub? Enter lagi: ya. Sudah hadir: Kepala Dishub; kini: Joko Contoh."
    )


@pytest.mark.parametrize(
    ("name", "post", "opd"),
    [
        ("Staf Contoh", "Kepala Bidang Angkutan", "dishub"),
        ("Kepala Lain", "Kepala Dinas", "disperkim"),
        ("Lurah Lain", "Lurah Bendo", "kel-kauman"),
    ],
)
def test_other_heads_and_who_heads_a_part_are_not_doubted(
    hall: Hall, name: str, post: str, opd: str
) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-kadishub", AT))
    hall.do(arrivals.check_in(hall.desk, "p-lurah", AT))
    assert not arrivals.walk_in(hall.desk, WalkIn(name, post, opd, ""), "", AT, new_id).doubt


def test_a_head_who_comes_back_or_follows_one_who_left_is_not_doubted(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-kadishub", time(8, 0)))
    hall.do(deeds.leave(hall.desk, "p-kadishub", time(8, 10)))
    assert not arrivals.check_in(hall.desk, "p-kadishub", AT).doubt
    line = WalkIn("Joko Contoh", "Kepala Dinas", "dishub", "")
    assert not arrivals.walk_in(hall.desk, line, "", AT, new_id).doubt


def test_two_heads_in_one_range_are_doubted_too(hall: Hall) -> None:
    other = Participant("p-dua", "Joko Contoh", "Kepala Dinas", "dishub", row=42)
    hall.record([new_record(other)])
    line = read_line("40-42")
    assert isinstance(line, Rows)
    found = search(line, hall.desk.seats)
    assert "Dua kepala Dishub?" in arrivals.check_in_rows(hall.desk, line, found, AT).doubt


def test_a_range_is_one_act_and_one_undo(hall: Hall) -> None:
    assert rows(hall, "14-15 40") == "3 orang hadir."
    assert here(hall) == ("p-kadis", "p-sekr", "p-kadishub")
    hall.undo()
    assert here(hall) == ()


def test_a_range_leaves_who_is_here_alone_and_tells_unknown_rows(hall: Hall) -> None:
    hall.do(arrivals.check_in(hall.desk, "p-sekr", time(8, 0)))
    said = rows(hall, "14-17")
    assert said == "1 orang hadir. 1 sudah hadir sebelumnya. Tidak ada nomor 16, 17 dalam daftar."
    presence = hall.desk.rows["p-sekr"].value.presence
    assert presence is not None
    assert presence.arrived == time(8, 0)


def test_a_long_range_names_only_some_unknown_rows(hall: Hall) -> None:
    assert "Tidak ada nomor 42, 43, 44, 45, 46 dan 14 lagi" in rows(hall, "41-60")


@pytest.mark.parametrize(("typed", "said"), [("0", "nomor 0"), ("999", "nomor 999")])
def test_a_row_that_the_list_does_not_have_is_told(hall: Hall, typed: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        rows(hall, typed)


def test_a_range_of_people_who_are_all_here_records_nothing(hall: Hall) -> None:
    rows(hall, "14-15")
    with pytest.raises(Refusal, match="sudah hadir"):
        rows(hall, "14-15")


def test_a_seat_gets_its_name_at_the_door_in_one_line(hall: Hall) -> None:
    line = NamedRow(41, "Nama Contoh Satu, S.Sos.")
    hall.do(arrivals.check_in_by_name(hall.desk, line, ["p-lurah"], AT))
    assert hall.desk.person("p-lurah").name == "Nama Contoh Satu, S.Sos."
    assert here(hall) == ("p-lurah",)
    hall.undo()
    assert (hall.desk.person("p-lurah").name, here(hall)) == ("", ())


def test_a_row_with_another_name_is_not_renamed_by_the_way(hall: Hall) -> None:
    with pytest.raises(Refusal, match="Nomor 15 sudah bernama Nama Contoh Dua"):
        arrivals.check_in_by_name(hall.desk, NamedRow(15, "Orang Lain"), ["p-sekr"], AT)
    with pytest.raises(Refusal, match="nomor 16"):
        arrivals.check_in_by_name(hall.desk, NamedRow(16, "Orang Lain"), [], AT)


def test_a_row_with_the_name_it_has_is_a_check_in(hall: Hall) -> None:
    line = NamedRow(15, "nama contoh dua")
    hall.do(arrivals.check_in_by_name(hall.desk, line, ["p-sekr"], AT))
    assert hall.desk.person("p-sekr").name == "Nama Contoh Dua, M.Si."
    assert here(hall) == ("p-sekr",)
    with pytest.raises(Refusal, match="sudah hadir"):
        arrivals.check_in_by_name(hall.desk, line, ["p-sekr"], AT)


def test_a_walk_in_is_a_person_and_a_presence_in_one_act(hall: Hall) -> None:
    walk_in(hall, "+Nama Contoh, Kabid @dishub")
    assert hall.desk.person("p-baru-contoh-dishub") == Participant(
        "p-baru-contoh-dishub", "Nama Contoh", "Kabid", "dishub", walk_in=True
    )
    assert here(hall) == ("p-baru-contoh-dishub",)
    hall.undo()
    assert "p-baru-contoh-dishub" not in hall.desk.people


@pytest.mark.parametrize("typed", ["@dishub", "@Dishub", "@dish", "@DinasPerhubungan"])
def test_an_opd_is_understood_by_any_of_its_names(hall: Hall, typed: str) -> None:
    walk_in(hall, f"+Nama Contoh {typed}")
    assert hall.desk.person("p-baru-contoh-dishub").opd == "dishub"


def test_a_walk_in_belongs_to_the_opd_of_the_last_check_in(hall: Hall) -> None:
    walk_in(hall, "+Nama Contoh", last_opd="disperkim")
    assert hall.desk.person("p-baru-contoh-disperkim").opd == "disperkim"


def test_without_a_last_check_in_the_opd_is_asked(hall: Hall) -> None:
    with pytest.raises(Refusal, match=r"OPD\? Ketik @opd"):
        walk_in(hall, "+Nama Contoh")


def test_an_unknown_opd_names_the_nearest_one_and_records_nothing(hall: Hall) -> None:
    with pytest.raises(Refusal, match=r"‘dihsub’ tidak ada dalam daftar\. Enter: @dishub"):
        walk_in(hall, "+Nama Contoh @dihsub")
    assert len(hall.desk.people) == 6


def test_letters_that_begin_two_opds_are_asked_again(hall: Hall) -> None:
    with pytest.raises(Refusal, match="OPD ‘dis’ tidak ada"):
        walk_in(hall, "+Nama Contoh @dis")


def test_a_guest_comes_with_the_own_agency(hall: Hall) -> None:
    walk_in(hall, "+Nama Contoh, Wartawan @tamu Pers Contoh", last_opd="dishub")
    guest = hall.desk.person("p-baru-contoh")
    assert (guest.opd, guest.agency, guest.post) == ("", "Pers Contoh", "Wartawan")


def test_after_a_guest_the_next_walk_in_is_a_guest(hall: Hall) -> None:
    walk_in(hall, "+Nama Contoh", last_opd=f"{arrivals.GUESTS} Pers Contoh")
    guest = hall.desk.person("p-baru-contoh")
    assert (guest.opd, guest.agency) == ("", "Pers Contoh")


def test_a_walk_in_whom_the_list_knows_after_all_is_checked_in_there(hall: Hall) -> None:
    said = walk_in(hall, "+NAMA CONTOH DUA @disperkim")
    assert said == "Nama Contoh Dua, M.Si. sudah ada dalam daftar: dihadirkan."
    assert (here(hall), len(hall.desk.people)) == (("p-sekr",), 6)
    with pytest.raises(Refusal, match="sudah hadir"):
        walk_in(hall, "+NAMA CONTOH DUA @disperkim")

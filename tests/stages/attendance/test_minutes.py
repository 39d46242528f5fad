"""The attendance part of the minutes."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from bimtek.hall.presence_records import Capacity, Letter, Presence, RollCall, Status
from bimtek.hall.session_records import SessionSheet
from bimtek.minutes.parts import part_of
from bimtek.session import Session
from bimtek.stages.attendance import arrivals, deeds, minutes
from bimtek.stages.attendance.desk import Earlier
from bimtek.stages.attendance.find import WalkIn
from bimtek.stages.attendance.script import AttendanceScript

from .hall import AT, Hall, new_id, open_desk

GOLDEN = Path(__file__).with_name("notulen-presensi.md")


@pytest.fixture
def busy(hall: Hall) -> Hall:
    """A morning with everything that a roll call can hold."""
    wakil = Presence(
        Status.PRESENT, time(8, 5), Capacity.REPRESENTATIVE, "p-kadis", "dinas luar",
        Letter.FOLLOWS, None, "luring", False,
    )  # fmt: skip
    hall.do(deeds.represent(hall.desk, "p-sekr", wakil))
    guest = WalkIn("Nama [Contoh] *Lima*", "Wartawan", "", "Pers | Contoh")
    hall.do(arrivals.walk_in(hall.desk, guest, "", time(8, 40), new_id))
    staff = WalkIn("Nama Contoh Enam", "", "dishub", "")
    hall.do(arrivals.walk_in(hall.desk, staff, "", time(8, 41), new_id))
    hall.do(arrivals.check_in(hall.desk, "p-lurah", AT))
    hall.do(deeds.leave(hall.desk, "p-lurah", time(14, 10)))
    hall.do(deeds.set_status(hall.desk, "p-sekda", Status.SICK))
    return hall


def printed(hall: Hall) -> str:
    session = open_desk(hall.path)
    try:
        return text_of(session)
    finally:
        session.close()


def text_of(session: Session) -> str:
    stage = session.script.stage("registrasi")
    return part_of("bimtek.stages.attendance.minutes:part", session, stage).body


def test_a_roll_call_reads_as_an_office_expects_it(busy: Hall) -> None:
    text = printed(busy) + "\n"
    if os.environ.get("BIMTEK_SNAP"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_number_of_the_opening_sentence_says_what_it_counts(busy: Hall) -> None:
    wakil = WalkIn("Nama Contoh Tujuh", "Sekretaris", "dishub", "")
    busy.do(arrivals.walk_in(busy.desk, wakil, "", time(8, 50), new_id))
    who = next(one.id for one in busy.desk.room.people.values() if "Tujuh" in one.name)
    letter = Presence(
        Status.PRESENT, AT, Capacity.REPRESENTATIVE, "p-kadishub", letter=Letter.FOLLOWS
    )
    busy.do(deeds.represent(busy.desk, who, letter))
    busy.do(arrivals.check_in(busy.desk, "p-walikota", AT))
    assert printed(busy).startswith(
        "Hadir 6 orang: 3 orang dari 2 OPD, 1 orang dari 1 kelurahan/bagian, "
        "1 undangan dari luar OPD, dan 1 tamu. "
        "Di luar daftar undangan: 3 orang, 1 di antaranya untuk pejabat yang diundang. "
        "Dari 6 undangan, 5 hadir atau diwakili. "
    )


def afternoon(busy: Hall) -> Hall:
    """Dishub's head came at last, the guest and the lurah have gone, the wakil is one no more."""
    busy.record(
        RollCall.new(id=call, title=call.partition("-")[2], order=number)
        for number, call in enumerate(("1-pagi", "1-sore"), 1)
    )
    sore = busy.desk_of("1-sore")._replace(earlier=Earlier((busy.desk.room,), "pagi"))
    busy.do(deeds.carry_over(sore))
    guest = next(one.id for one in busy.desk.room.people.values() if "Lima" in one.name)
    busy.do(deeds.leave(busy.desk_of("1-sore"), guest, time(15, 35)))
    busy.do(arrivals.check_in(busy.desk_of("1-sore"), "p-kadishub", time(15, 31)))
    seen = busy.desk_of("1-sore").rows["p-sekr"]
    busy.record([seen.change(presence=Presence(Status.PRESENT, time(8, 5)))])
    return busy


def test_a_later_roll_call_tells_only_what_is_different(busy: Hall) -> None:
    session = open_desk(afternoon(busy).path)
    text = part_of(
        "bimtek.stages.attendance.minutes:part", session, session.script.stage("absen-sore")
    ).body
    session.close()
    assert text.startswith("Hadir 4 orang: 3 orang dari 2 OPD dan 1 tamu.")
    assert "Sejak absen pagi pulang 2 orang: Kel" not in text
    assert "Lurah Kauman, pukul 14.10" in text
    assert "Baru datang 1 orang:" in text
    assert "| Dishub | – | Kepala Dishub | 15.31 | – | – |" in text
    assert "Kapasitas atau surat tugas kini lain, 1 orang:" in text
    assert "| Disperkim | Nama Contoh Dua, M.Si. | Sekretaris Disperkim | 08.05 | – | – |" in text
    assert "Nama Contoh Enam" not in text  # was here and is here
    assert "sakit" not in text  # told in the morning
    assert "Tanpa keterangan 3 orang" in text  # whoever is ill since the morning is not among them
    assert "Kantor yang hadir pada absen pagi dan tidak lagi hadir: Kel. Kauman." in text


def test_the_last_of_three_roll_calls_tells_who_left_since_the_first(hall: Hall) -> None:
    hall.record(
        RollCall.new(id=call, title=call.partition("-")[2], order=number)
        for number, call in enumerate(("1-pagi", "1-siang", "1-sore"), 1)
    )
    for who in ("p-lurah", "p-kadishub"):
        hall.do(arrivals.check_in(hall.desk, who, AT))
    for call in ("1-siang", "1-sore"):
        hall.do(arrivals.check_in(hall.desk_of(call), "p-kadishub", time(13, 0)))
    session = open_desk(hall.path)
    text = part_of(
        "bimtek.stages.attendance.minutes:part", session, session.script.stage("absen-sore")
    ).body
    session.close()
    assert "Sejak absen siang tidak ada yang pulang." in text
    assert "Sejak absen pagi pulang 1 orang: " in text
    assert "Lurah Kauman." in text
    assert "hadir pada absen pagi atau siang dan tidak lagi hadir: Kel. Kauman." in text


def test_whoever_left_in_the_morning_and_came_back_is_told_with_both_hours(hall: Hall) -> None:
    hall.record(
        RollCall.new(id=call, title=call.partition("-")[2], order=number)
        for number, call in enumerate(("1-pagi", "1-sore"), 1)
    )
    for who in ("p-lurah", "p-kadishub"):
        hall.do(arrivals.check_in(hall.desk, who, AT))
    hall.do(deeds.leave(hall.desk, "p-kadishub", time(13, 26)))
    hall.do(
        deeds.carry_over(
            hall.desk_of("1-sore")._replace(earlier=Earlier((hall.desk.room,), "pagi"))
        )
    )
    hall.do(arrivals.check_in(hall.desk_of("1-sore"), "p-kadishub", time(15, 31)))
    session = open_desk(hall.path)
    text = part_of(
        "bimtek.stages.attendance.minutes:part", session, session.script.stage("absen-sore")
    ).body
    session.close()
    assert "tidak ada yang pulang" not in text
    assert (
        "Sejak absen pagi pulang lalu kembali 1 orang: Kepala Dishub, "
        "pulang pukul 13.26, kembali pukul 15.31." in text
    )
    assert "termasuk yang pulang" not in text


def test_whoever_is_represented_for_another_reason_has_none_printed(busy: Hall) -> None:
    seen = busy.desk.rows["p-sekr"]
    assert seen.value.presence is not None
    assert "alasan diwakili: dinas luar" in printed(busy)
    busy.record([seen.change(presence=replace(seen.value.presence, reason="lain"))])
    assert "alasan" not in printed(busy)


def test_the_same_state_gives_the_same_text(busy: Hall) -> None:
    assert printed(busy) == printed(busy)


def test_a_roll_call_that_was_not_held_says_so(hall: Hall) -> None:
    assert printed(hall) == "Kehadiran tidak dicatat."


def test_nip_and_telephone_are_never_printed(busy: Hall) -> None:
    busy.record([busy.desk.people["p-lurah"].change(nip="198001012005011001", phone="0812")])
    busy.do(arrivals.check_in(busy.desk, "p-kadishub", AT))
    text = printed(busy)
    assert "1980" not in text
    assert "0812" not in text


def test_a_head_who_came_late_is_printed_beside_the_wakil(busy: Hall) -> None:
    busy.do(arrivals.check_in(busy.desk, "p-kadis", time(10, 20)))
    busy.do(deeds.end_representation(busy.desk, busy.desk.replaced[0], time(10, 30)))
    text = printed(busy)
    assert "diwakili Sekretaris (surat tugas menyusul; sampai pukul 10.20)" in text
    assert "| Disperkim | – | Kepala Disperkim | 10.20 |" in text


def test_two_statuses_that_nobody_settled_are_both_printed(busy: Hall) -> None:
    stale = arrivals.check_in(busy.desk, "p-kadishub", time(8, 5))
    other = Hall(busy.path, name="N2")
    other.do(deeds.set_status(other.desk, "p-kadishub", Status.EXCUSED))
    other.connection.close()
    busy.do(stale)
    text = printed(busy)
    assert "- Kepala Dishub, status:" in text
    assert "izin" in text
    assert "hadir 08.05" in text
    assert "(berbeda, belum dipilih)" in text


def test_every_office_was_there_reads_so(hall: Hall) -> None:
    everybody = list(hall.desk.room.people)
    for who in everybody:
        hall.do(arrivals.check_in(hall.desk, who, AT))
    text = printed(hall)
    assert "Setiap kantor dalam daftar hadir." in text
    assert "Kuorum 2 OPD tercapai." in text


@pytest.mark.parametrize(
    ("quorum", "told"),
    [(1, "Kuorum 1 OPD luring tercapai: 1 OPD"), (2, "Kuorum 2 OPD luring tidak tercapai: 1 OPD")],
)
def test_a_quorum_luring_says_how_many_opd_sat_in_the_hall(
    hall: Hall, quorum: int, told: str
) -> None:
    hall.record([SessionSheet.set("1", quorum=quorum, quorum_in_hall=True)])
    for who in ("p-sekda", "p-sekr"):
        hall.do(arrivals.check_in(hall.desk, who, AT))
    hall.do(deeds.change_mode(hall.desk, "p-sekda"))
    session = open_desk(hall.path)
    stage = session.script.stage("registrasi")
    bare = stage._replace(spec=AttendanceScript(None, "pagi"))
    text = part_of("bimtek.stages.attendance.minutes:part", session, bare).body
    session.close()
    assert "2 dari 3 OPD" in text
    assert f"{told} hadir di aula." in text


def test_plain_values_need_no_template(busy: Hall) -> None:
    session = open_desk(busy.path)
    values = minutes.part(session, session.script.stage("registrasi"))
    session.close()
    assert values["missing"] == ["Setda"]


def test_whoever_excused_himself_in_the_morning_is_not_unexplained_in_the_evening(
    hall: Hall,
) -> None:
    hall.record(
        RollCall.new(id=call, title=call.partition("-")[2], order=number)
        for number, call in enumerate(("1-pagi", "1-siang", "1-sore"), 1)
    )
    hall.do(deeds.set_status(hall.desk, "p-sekda", Status.EXCUSED))
    for call in ("", "1-siang", "1-sore"):
        desk = hall.desk_of(call) if call else hall.desk
        hall.do(arrivals.check_in(desk, "p-lurah", AT))
    hall.do(deeds.leave(hall.desk_of("1-sore"), "p-lurah", time(15, 35)))
    session = open_desk(hall.path)
    parts = [
        part_of("bimtek.stages.attendance.minutes:part", session, session.script.stage(stage)).body
        for stage in ("registrasi", "absen-sore")
    ]
    session.close()
    number = len(hall.desk.room.people) - 2
    assert f"{number + 1} orang, {number} di antaranya tanpa keterangan" in parts[0]
    assert f"Tanpa keterangan {number} orang." in parts[1]

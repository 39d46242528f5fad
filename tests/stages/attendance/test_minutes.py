"""The attendance part of the minutes."""

from __future__ import annotations

import os
from datetime import time
from pathlib import Path

import pytest

from bimtek.hall.records import Capacity, Letter, Presence, Status
from bimtek.minutes.parts import part_of
from bimtek.session import Session
from bimtek.stages.attendance import arrivals, deeds, minutes, rules
from bimtek.stages.attendance.find import WalkIn

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
    letter = rules.usual_representation(None, "p-kadishub", AT)
    busy.do(deeds.represent(busy.desk, who, letter))
    busy.do(arrivals.check_in(busy.desk, "p-walikota", AT))
    assert printed(busy).startswith(
        "Hadir 6 orang: 4 dari OPD, kelurahan, dan bagian, 2 dari luar OPD. "
        "Di luar daftar undangan: 3 orang, 1 di antaranya untuk pejabat yang diundang. "
        "Dari 6 undangan, 5 hadir atau diwakili. "
    )


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
    assert "Tidak seorang pun hadir dari: tidak ada." in text
    assert "Kuorum 2 OPD tercapai." in text


def test_plain_values_need_no_template(busy: Hall) -> None:
    session = open_desk(busy.path)
    values = minutes.part(session, session.script.stage("registrasi"))
    session.close()
    assert values["missing"] == ["Setda"]

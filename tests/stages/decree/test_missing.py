"""What a reading of an SK still owes."""

from __future__ import annotations

from datetime import time

from bimtek.hall.missing import Weight
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Opd, Participant
from bimtek.minutes.parts import part_of
from bimtek.stages.asking import talkers_in
from bimtek.stages.decree import deeds
from bimtek.stages.decree.missing import missing
from bimtek.stages.decree.records import Attitude
from bimtek.stages.decree.script import Role
from bimtek.stages.decree.spoken import spoken
from tests.minutes.halls import Hall, at
from tests.stages.decree.halls import SK, do, state_of


def told(hall: Hall) -> dict[str, Weight]:
    hall.session.poll()
    return {one.text: one.weight for one in missing(hall.session, SK)}


def test_nothing_is_missing_before_the_reading_has_begun(hall: Hall) -> None:
    assert told(hall) == {}


def test_clauses_silent_and_absent_offices_are_missing_once_it_has(hall: Hall) -> None:
    do(hall, deeds.mark_read(state_of(hall), SK.spec.clauses[0], at(10)))
    assert told(hall) == {
        "SK: 2 kantor di aula belum menyatakan sikap": Weight.SHOULD,
        "SK: 2 kantor tidak hadir, sikapnya diminta tertulis": Weight.TONIGHT,
        "SK: 1 kantor di aula tidak tercantum dalam lampiran": Weight.SHOULD,
        "2 diktum belum dibacakan": Weight.SHOULD,
    }


def test_an_objection_blocks_until_it_ends_somewhere(hall: Hall) -> None:
    state = state_of(hall)
    roles = next(row.roles for row in state.rows if row.opd == "dishub")
    do(hall, deeds.chorus(state, at(10)))
    do(hall, deeds.exception(state_of(hall), roles, Attitude.OBJECTS, at(10, 11), sentence="Kami."))
    blocking = [text for text, weight in told(hall).items() if weight is Weight.BLOCKS]
    assert blocking == ["SK: keberatan Dishub belum ada hasilnya"]
    hall.session.undo().result(10)
    assert Weight.BLOCKS not in told(hall).values()


def test_a_silent_office_is_found_at_its_row(hall: Hall) -> None:
    do(hall, deeds.mark_read(state_of(hall), SK.spec.clauses[0], at(10)))
    found = next(one for one in missing(hall.session, SK) if one.key == "sk-silent.sk")
    assert [spot.text for spot in found.spots] == ["Bappeda", "Dishub"]
    assert found.record.startswith("sk/bappeda/")


def test_whoever_asked_or_objected_has_spoken_and_a_bare_ready_is_a_nod(hall: Hall) -> None:
    rows = {row.opd: row.roles for row in state_of(hall).rows}
    do(hall, deeds.exception(state_of(hall), rows["dishub"], Attitude.OBJECTS, at(10, 11)))
    do(hall, deeds.exception(state_of(hall), rows["dinkes"], Attitude.ASKS, at(10, 12)))
    do(hall, deeds.ready(state_of(hall), rows["bappeda"], at(10, 13)))
    session = hall.session
    session.poll()
    said = frozenset(one.opd for one in spoken(session, SK))
    assert said == {"dishub", "dinkes"}
    assert talkers_in(session, state_of(hall).room).on(at(10).date()) == said


def test_whoever_was_to_read_and_is_not_here_read_nothing_until_somebody_says_who(
    hall: Hall,
) -> None:
    hall.record(
        Opd.new(code="hukum", short="Bag. Hukum", name="Bagian Hukum", category="bagian"),
        Participant.new(id="kabag", post="Kepala Bag. Hukum", opd="hukum"),
    )
    assert state_of(hall).reader == ""
    assert told(hall) == {}  # nothing is read yet
    do(hall, deeds.mark_read(state_of(hall), SK.spec.clauses[0], at(10)))
    assert told(hall)["SK: siapa yang membacakan belum dicatat"] is Weight.SHOULD
    body = part_of("bimtek.stages.decree.minutes:part", hall.session, SK).body
    assert "SK dibacakan, pukul 10.00 WIB. Pembacanya tidak dicatat; menurut rencana" in body
    do(hall, deeds.set_reader(state_of(hall), "Ani", "ani"))
    assert "SK: siapa yang membacakan belum dicatat" not in told(hall)
    body = part_of("bimtek.stages.decree.minutes:part", hall.session, SK).body
    assert "SK dibacakan oleh Ani, pukul 10.00 WIB.\n" in body


def test_the_head_of_the_region_is_no_guest_of_the_own_sk(hall: Hall) -> None:
    here = Presence(Status.PRESENT, time(8))
    for who, post in (("wali", "Wali Kota Blitar"), ("wawali", "Wakil Wali Kota Blitar")):
        hall.record(
            Participant.new(id=who, post=post, agency="Pemerintah Kota Blitar"),
            Attendance.new(roll_call="1-pagi", participant=who, presence=here),
        )
    role = Role("Dewan", "Ketua", (), "Kepala daerah")  # as a script for any city calls it
    state = state_of(hall)
    state.spec = state.spec._replace(roles=(role,))
    assert state.guests == ("PMI (tamu)",)

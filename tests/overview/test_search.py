"""What F3 finds, and the hour that stands before it."""

from __future__ import annotations

from datetime import time

from bimtek.hall.records import Attendance, Note, Opd, Participant, Presence, Status
from bimtek.overview.search import Found, groups, look_up
from bimtek.session import Session


def hits(session: Session, text: str) -> dict[str, tuple[Found, ...]]:
    session.poll()
    return {group.title: group.hits for group in groups(session, look_up(session.path, text), text)}


def test_a_person_stands_with_the_hour_of_coming_and_a_list_with_none(session: Session) -> None:
    head = next(s for s in session.all(Participant) if s.value.opd == "dinkes")
    assert {one.at for one in hits(session, "dinkes")["Peserta"]} == {None}
    key = {"roll_call": "1-pagi", "participant": head.record}
    came = Attendance.new(**key, presence=Presence(Status.PRESENT, time(8, 12)))
    session.record(came).result(10)
    session.record(head.change(name="Nama Contoh Baru")).result(10)
    found = hits(session, "dinkes")
    at = {one.record: one.at for one in found["Peserta"]}.pop(head.record)
    assert at is not None
    assert (at.date(), at.time()) == (session.now().date(), time(8, 12))
    assert {one.at for one in found["OPD"]} == {None}
    assert {one.at for one in hits(session, "gedung")["Indikator"]} == {None}


def test_an_excused_person_has_no_hour_of_coming(session: Session) -> None:
    head = next(s for s in session.all(Participant) if s.value.opd == "dinkes")
    key = {"roll_call": "1-pagi", "participant": head.record}
    session.record(Attendance.new(**key, presence=Presence(Status.EXCUSED))).result(10)
    assert {one.at for one in hits(session, "dinkes")["Peserta"]} == {None}


def test_a_double_came_when_the_person_came(session: Session) -> None:
    head, double = session.all(Participant)[:2]
    key = {"roll_call": "1-pagi", "participant": head.record}
    came = Attendance.new(**key, presence=Presence(Status.PRESENT, time(8, 12)))
    session.record(came).result(10)
    session.record(double.change(same_as=head.record)).result(10)
    found = hits(session, double.value.name or double.value.post)["Peserta"]
    assert {one.at.time() for one in found if one.record == double.record and one.at} == {
        time(8, 12)
    }


def test_a_note_stands_with_the_hour_in_which_it_was_said(session: Session) -> None:
    said = session.now().replace(hour=8, minute=41, second=0, microsecond=0)
    note = Note.new(id="n-1", text="antrean daring mulai Agustus", said=said)
    session.record(note).result(10)
    (found,) = hits(session, "antrean daring")["Catatan"]
    assert found.at == said
    assert Opd.kind not in found.kind

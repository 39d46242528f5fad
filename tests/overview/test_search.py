"""What F3 finds, and the hour that stands before it."""

from __future__ import annotations

from datetime import time

import pytest

from bimtek.hall.offices import Offices
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Note, Opd, Participant
from bimtek.overview.coded import rows_called
from bimtek.overview.search import ROWS, Found, groups, look_up
from bimtek.session import Session
from bimtek.stages.gap.records import Gap


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


def test_the_code_of_a_paper_form_leads_to_its_cell_though_nothing_stands_there(
    session: Session,
) -> None:
    rows = hits(session, "sl.2.2")[ROWS]
    assert [one.who for one in rows] == ["Dinkes", "Diskominfotik"]
    assert rows[0].kind == Gap.kind
    assert rows[0].record.endswith("/SL.2.2/dinkes")
    assert rows[0].text == "SL.2.2 Waktu tanggap layanan darurat 119/112"
    (only,) = hits(session, "SL.2.2 kominfo")[ROWS]
    assert only.who == "Diskominfotik"


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("4.1", {"4.1", "SL.1.1", "SL.1.2", "SL.1.3", "SL.1.4"}),
        ("#s1a", {"S1a"}),
        ("s1", {"S1a", "S1b", "S1c"}),
        ("sl.2.2 dishub", set()),
        ("4", set()),
        ("sl", set()),
        ("dinkes", set()),
        ("", set()),
    ],
)
def test_rows_are_called_by_their_code_or_how_it_begins(
    session: Session, typed: str, codes: set[str]
) -> None:
    offices = Offices(seen.value for seen in session.all(Opd))
    assert {row.code for row in rows_called(session.stages, offices, typed)} == codes


def test_the_row_of_exactly_that_code_comes_first(session: Session) -> None:
    offices = Offices(seen.value for seen in session.all(Opd))
    assert rows_called(session.stages, offices, "4.1")[0].opd == ""
    assert rows_called(session.stages, offices, "4.1")[0].code == "4.1"

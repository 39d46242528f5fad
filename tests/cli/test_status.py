"""`bimtek status`: how far the session is, in lines and as data."""

from __future__ import annotations

import json
from pathlib import Path

from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Participant
from bimtek.hall.session_records import SessionSheet
from bimtek.session import Session
from tests.commands import bimtek


def come(session: Session, opd: str, mode: str | None = None) -> None:
    who = next(seen.record for seen in session.all(Participant) if seen.value.opd == opd)
    presence = Presence(Status.PRESENT, mode=mode)
    row = Attendance.new(roll_call="1-siang", participant=who, presence=presence)
    session.record(row).result(10)


def test_a_quorum_stands_in_its_own_line_and_says_who_counts(
    session: Session, session_path: Path
) -> None:
    come(session, "dinkes")
    come(session, "bpkad", "daring")
    (sheet,) = session.all(SessionSheet)
    session.record(sheet.change(quorum=2)).result(10)
    assert "\n    kuorum 2 OPD: hadir 2, tercapai\n" in bimtek("status", session_path).stdout
    session.poll()
    (sheet,) = session.all(SessionSheet)
    session.record(sheet.change(quorum_in_hall=True)).result(10)
    said = "\n    kuorum 2 OPD luring: di aula 1, kurang 1\n"
    assert said in bimtek("status", session_path).stdout
    told = json.loads(bimtek("status", session_path, "--json").stdout)["attendance"][1]["quorum"]
    assert told == {"opds": 2, "in_hall": True, "counted": 1, "short": 1}


def test_without_a_quorum_nothing_is_said_of_it(session: Session, session_path: Path) -> None:
    come(session, "dinkes")
    (sheet,) = session.all(SessionSheet)
    session.record(sheet.change(quorum=None)).result(10)
    assert "kuorum" not in bimtek("status", session_path).stdout

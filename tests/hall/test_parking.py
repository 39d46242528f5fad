"""The parking lot: what was set aside waits, is brought back, or is named in the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bimtek.hall.offices import Offices
from bimtek.hall.parking import asides, findings, park, taken_up, usual_owner
from bimtek.hall.records import Label, Note, Opd, Parked
from bimtek.minutes.document import minutes
from bimtek.overview.missing import missing
from tests.minutes.halls import Hall, at, opened, seat_people


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with opened(tmp_path / "sesi.bimtek") as hall:
        seat_people(hall)
        yield hall


def aside(hall: Hall, note: str, owner: str = "") -> None:
    seen = hall.seen(Note, note)
    hall.record(park(seen, hall.session.get(Parked, note), owner, hall.time))


def waits(hall: Hall) -> list[str]:
    hall.session.poll()
    found = asides(hall.session.all(Note), hall.session.all(Parked))
    return [one.note.value.text for one in found]


def test_what_is_set_aside_waits_until_it_is_brought_back_or_answered(hall: Hall) -> None:
    asked = hall.note("siapa walidata?", Label.QUESTION, opd=("dinkes",))
    said = hall.note("genset kurang", Label.PROBLEM)
    hall.time = at(9)
    aside(hall, said, "dishub")
    hall.time = at(9, 5)
    aside(hall, asked, "bappeda")
    assert waits(hall) == ["genset kurang", "siapa walidata?"]
    hall.note("Diskominfotik", Label.ANSWER, answers=asked)
    assert waits(hall) == ["genset kurang"]
    hall.record(taken_up(hall.seen(Parked, said), at(9, 30)))
    assert waits(hall) == []
    aside(hall, said)  # once more
    assert waits(hall) == ["genset kurang"]
    hall.session.undo().result(10)
    assert waits(hall) == []


def test_a_note_that_was_taken_back_waits_no_more(hall: Hall) -> None:
    said = hall.note("genset kurang")
    aside(hall, said)
    hall.record(hall.seen(Note, said).withdraw())
    assert waits(hall) == []
    assert list(findings((), Offices(()))) == []


def test_f9_and_the_minutes_name_what_remains_and_who_holds_it(hall: Hall) -> None:
    asked = hall.note("siapa walidata", Label.QUESTION, opd=("dinkes",), stage="pembukaan")
    secret = hall.note("anggaran rahasia", closed=True, stage="pembukaan")
    aside(hall, asked, "bappeda")
    hall.time = at(8, 40)
    aside(hall, secret, "dishub")
    found = next(one.finding for one in missing(hall.session) if one.finding.key == "parked")
    assert found.text == "2 hal diparkir belum dibahas"
    assert found.detail == "Bappeda: siapa walidata · Dishub: (tertutup)"
    told = minutes(hall.session).partition("## VI.")[2].partition("## VII.")[0]
    head, _, parked = told.partition("#### Diparkir dan belum dibahas")
    assert "Tidak ada." in head  # it stands once
    assert parked.strip() == (
        "- Siapa walidata? (dipegang Bappeda; acara 1, Pembukaan, pukul 08.30)"
    )


def test_whoever_is_named_looks_after_it_else_the_speaker() -> None:
    assert usual_owner(Note("1", opd=("dinkes", "dlh")), {}) == "dinkes"
    assert usual_owner(Note("1", speaker="ani"), {"ani": "dlh"}) == "dlh"
    assert usual_owner(Note("1"), {}) == ""
    assert Offices([Opd("dlh", "DLH")]).name("dlh") == "DLH"

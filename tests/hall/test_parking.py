"""The parking lot: what was set aside waits, is brought back, or is named in the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bimtek.hall.offices import Offices
from bimtek.hall.parking import asides, findings, park, taken_up, usual_owner
from bimtek.hall.records import Label, Note, Opd, Parked
from bimtek.journal.records import Seen
from bimtek.minutes.document import minutes
from bimtek.overview.missing import missing
from tests.minutes.halls import Hall, at, opened, seat_people
from tests.records import seen


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


def test_a_question_that_the_minutes_leave_out_waits_no_more(hall: Hall) -> None:
    asked = hall.note("siapa walidata?", Label.QUESTION)
    aside(hall, asked)
    hall.record(hall.seen(Note, asked).change(dropped=True))
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


def kept(name: str, minute: int | None, **values: object) -> Seen[Parked]:
    since = None if minute is None else at(9, minute)
    return seen(Parked, name, note=name, since=since, **values)


@pytest.mark.parametrize(
    ("notes", "parked", "waiting"),
    [
        ({}, [], []),
        ({}, [kept("a", 1)], []),  # the note was taken back, or is of another file
        ({"a": {}}, [], []),
        ({"a": {}, "b": {}}, [kept("b", 1), kept("a", 1)], ["a", "b"]),  # at the same minute
        ({"a": {}, "b": {}}, [kept("a", 2), kept("b", 1)], ["b", "a"]),
        ({"a": {}}, [kept("a", None)], []),  # setting it aside was undone
        ({"a": {}}, [kept("a", 1, back=at(10))], []),
        ({"a": {"text": ...}}, [kept("a", 1)], ["a"]),  # its words are gone, the matter waits
        # only what answers a question takes it from the list
        ({"a": {}, "j": {"answers": "a"}}, [kept("a", 1)], ["a"]),
        ({"a": {"label": "pertanyaan"}, "j": {"answers": "a"}}, [kept("a", 1)], []),
        (
            {"a": {"label": "pertanyaan"}, "j": {"answers": "a", "label": "pertanyaan"}},
            [kept("a", 1)], ["a"],
        ),
    ],
)  # fmt: skip
def test_what_waits(
    notes: dict[str, dict[str, object]], parked: list[Seen[Parked]], waiting: list[str]
) -> None:
    found = asides([seen(Note, name, **values) for name, values in notes.items()], parked)
    assert [one.note.record for one in found] == waiting


@pytest.mark.parametrize(
    ("note", "owner", "told"),
    [
        ({"text": "genset kurang"}, "", "genset kurang"),
        ({"text": "genset kurang", "sentence": "Genset kurang."}, "", "Genset kurang."),
        ({"text": "genset kurang"}, "hilang", "hilang: genset kurang"),
        ({"text": ...}, "dlh", "DLH: [dimusnahkan]"),
        ({"text": "rahasia", "closed": True}, "dlh", "DLH: (tertutup)"),
        ({"text": "rahasia", "closed": [True, False]}, "", "(tertutup)"),
        ({"text": "rahasia", "closed": ...}, "", "(tertutup)"),
        ({"text": "a" * 61}, "", "a" * 59 + "…"),
    ],
)
def test_how_it_is_told_who_looks_after_what(
    note: dict[str, object], owner: str, told: str
) -> None:
    waiting = asides([seen(Note, "a", **note)], [kept("a", 1, owner=owner)])
    (found,) = findings(waiting, Offices([Opd("dlh", "DLH")]))
    assert (found.text, found.detail) == ("1 hal diparkir belum dibahas", told)


def test_whoever_is_named_looks_after_it_else_the_speaker() -> None:
    assert usual_owner(Note("1", opd=("dinkes", "dlh")), {}) == "dinkes"
    assert usual_owner(Note("1", speaker="ani"), {"ani": "dlh"}) == "dlh"
    assert usual_owner(Note("1"), {}) == ""
    assert Offices([Opd("dlh", "DLH")]).name("dlh") == "DLH"

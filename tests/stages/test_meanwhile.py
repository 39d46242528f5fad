"""What another person recorded under a field while somebody was typing in it."""

from __future__ import annotations

from bimtek.hall.records import Note
from bimtek.session import Session
from bimtek.stages.meanwhile import changed_by, told_meanwhile
from tests.conftest import OpenAs


def test_only_what_another_person_set_since_is_told(session: Session, open_as: OpenAs) -> None:
    other = open_as(session.path, "N2", "notulis")
    session.record(Note.new(id="a", text="awal")).result(10)
    for one in (session, other):
        one.poll()
    saw, theirs = session.get(Note, "a"), other.get(Note, "a")
    assert saw is not None
    assert theirs is not None
    assert changed_by(session, saw, saw, "text") == ""
    other.record(theirs.change(text="dari N2")).result(10)
    session.poll()
    now = session.get(Note, "a")
    assert now is not None
    assert changed_by(session, saw, now, "text") == "N2"
    assert changed_by(session, saw, now, "label") == ""
    session.record(now.change(text="dari saya")).result(10)
    session.poll()
    assert changed_by(session, now, session.get(Note, "a"), "text") == ""


def test_a_row_that_stood_nowhere_was_set_by_whoever_set_it(
    session: Session, open_as: OpenAs
) -> None:
    other = open_as(session.path, "N2", "notulis")
    other.record(Note.new(id="a", text="baru")).result(10)
    session.poll()
    assert changed_by(session, None, session.get(Note, "a"), "text") == "N2"
    assert changed_by(session, None, None, "text") == ""


def test_it_is_told_in_one_sentence_with_what_becomes_of_the_typing() -> None:
    told = told_meanwhile("N2", "3", "2", typing=False)
    assert told == "N2 baru saja mengisi 3 (sebelumnya 2)."
    assert told_meanwhile("N2", "", "2", typing=True).startswith(
        "N2 baru saja mengosongkan isian ini (sebelumnya 2). Bila isian Anda disimpan, keduanya"
    )
    assert "‘kalimat yang panjang se…’" in told_meanwhile(
        "N2", "kalimat yang panjang sekali", "", typing=False
    )

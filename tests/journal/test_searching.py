"""Search in the file: folded, every word, names find what refers to them, nothing destroyed."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Note, Participant
from bimtek.journal.records import Change
from bimtek.journal.searching import MOST, search
from bimtek.session import Session
from bimtek.stages.decree.records import Attitude, Position, Stance
from bimtek.stages.gap.records import Gap


def record(session: Session, *changes: Change) -> None:
    with session.act() as act:
        for change in changes:
            act.record(change)
    act.saved.result(10)
    session.poll()


def found(session: Session, text: str, kind: str = "note") -> list[str]:
    return [hit.record for hit in search(session.file.connection, text) if hit.kind == kind]


@pytest.fixture
def talked(session: Session) -> Session:
    """A few things said."""
    who = session.all(Participant)[40].record
    record(session, Note.new(id="antre", text="Antrean di puskesmas masih MANUAL", opd=("dinkes",)))
    record(session, Note.new(id="kafe", text="Kafé 100% kota_pintar", opd=("dinkes", "dlh")))
    record(session, Note.new(id="sk", text="SK belum ditandatangani", speaker=who))
    return session


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("antrean", ["antre"]),
        ("ANTRE manual", ["antre"]),
        ("antre kafe", []),
        ("kafe", ["kafe"]),
        ("sk", ["sk", "antre"]),
        ("100%", ["kafe"]),
        ("a_t", []),
        ("a_p", ["kafe"]),
        ("kota_pintar", ["kafe"]),
        ("dlh", ["kafe"]),
        ("dinkes", ["kafe", "antre"]),
        ("dinkes antre", ["antre"]),
        ("lingkungan kafe", ["kafe"]),
        ("", []),
        ("   ", []),
        ("' OR 1=1 --", []),
    ],
)
def test_words(talked: Session, text: str, notes: list[str]) -> None:
    assert found(talked, text) == notes


def test_a_person_finds_what_that_person_said(talked: Session) -> None:
    who = talked.all(Participant)[40]
    words = who.value.name or who.value.post
    assert found(talked, f"{words} ditandatangani") == ["sk"]
    assert who.record in found(talked, words, "participant")


def test_sentences_of_the_acara_are_found_by_their_words_and_their_office(session: Session) -> None:
    answer = {"stage": "kesenjangan", "row": "4.2", "who": "dinkes", "cause": "pelatih satu orang"}
    position = Position(Attitude.OBJECTS)
    stance = {"stage": "pembacaan-sk", "opd": "dishub", "role": "pokja", "stance": position}
    record(session, Gap.new(**answer), Stance.new(**stance, sentence="kami mengurus PJU"))
    assert found(session, "pelatih dinkes", "gap") == ["kesenjangan/4.2/dinkes"]
    assert found(session, "pju dishub", "stance") == ["pembacaan-sk/dishub/pokja"]
    assert found(session, "pju dinkes", "stance") == []


def test_what_was_destroyed_undone_or_replaced_cannot_be_found(talked: Session) -> None:
    seen = talked.get(Note, "kafe")
    assert seen
    record(talked, seen.change(text="diganti"))
    assert found(talked, "kafe") == []
    talked.undo().result(10)
    assert found(talked, "kafe") == ["kafe"]
    talked.redact("note", "antre", "text", "salah rekam").result(10)
    assert found(talked, "puskesmas") == []
    assert found(talked, "dimusnahkan") == []


def test_the_newest_come_first_and_all_are_counted(session: Session) -> None:
    notes = [Note.new(id=f"n{number}", text="seragam semua") for number in range(MOST + 20)]
    record(session, *notes)
    hits = search(session.file.connection, "seragam")
    assert (len(hits), hits[0].of_kind) == (MOST, MOST + 20)
    assert hits[0].record == f"n{MOST + 19}"


def test_twice_as_many_entries_are_twice_the_work(session: Session) -> None:
    """A scan of everything for every hit would be four times the work."""

    def work() -> int:
        steps = [0]

        def count() -> None:
            steps[0] += 1

        session.file.connection.set_progress_handler(count, 1_000)
        assert search(session.file.connection, "layanan nomor 99 kalimat")
        session.file.connection.set_progress_handler(None, 0)
        return steps[0]

    sentences = [f"kalimat nomor {n} tentang layanan" for n in range(2_000)]
    record(session, *(Note.new(text=one) for one in sentences[:1_000]))
    before = work()
    record(session, *(Note.new(text=one) for one in sentences[1_000:]))
    assert work() < 3 * before


def test_several_words_of_a_name_that_many_share(session: Session) -> None:
    record(session, Note.new(id="x", text="tanpa kata itu", opd=("dinkes",)))
    assert found(session, "dinas kesehatan") == ["x"]
    assert found(session, "dinas perhubungan") == []

"""What of that which a search finds may be read: undone, taken back, destroyed, closed."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Label, Note, Participant
from bimtek.journal.records import DESTROYED
from bimtek.overview.search import Found, groups, look_up
from bimtek.session import Session
from bimtek.stages.gap.records import Answer, Gap
from tests.conftest import OpenAs


@pytest.fixture
def talked(session: Session, open_as: OpenAs) -> Session:
    """Five notes on sampah, of which one is undone, one taken back and one destroyed."""
    for name, text in (("a", "sampah di Kauman"), ("b", "sampah kantor"), ("c", "sampah pasar")):
        session.record(Note.new(id=name, text=text, stage="sambutan")).result(10)
    session.record(Note.new(id="t", text="sampah rahasia", closed=True)).result(10)
    session.record(
        Gap.new(stage="kesenjangan", row="4.2", who="kota", answer=Answer("2"), cause="sampah B3")
    ).result(10)
    session.record(Note.new(id="u", text="sampah yang diurungkan")).result(10)
    session.undo().result(10)
    session.redact("note", "b", "text", "salah rekam").result(10)
    session.poll()
    seen = session.get(Note, "c")
    assert seen
    session.record(seen.withdraw("salah acara")).result(10)
    session.poll()
    return session


def found(session: Session, text: str) -> list[Found]:
    return [
        hit for group in groups(session, look_up(session.path, text), text) for hit in group.hits
    ]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("", []),
        ("s", []),  # nearly everything
        ("tidak ada di mana pun", []),
        # what was said stands before what the acara hold; undone, taken back and destroyed: nowhere
        ("sampah", ["tertutup, isi tidak ditampilkan", "sampah di Kauman", "penyebab sampah B3"]),
        ("SAMPAH kauman", ["sampah di Kauman"]),
        ("rahasia", ["tertutup, isi tidak ditampilkan"]),
        ("kantor sampah", []),
        ("pasar", []),
        ("diurungkan", []),
        ("dimusnahkan", []),
    ],
)
def test_what_is_found(talked: Session, text: str, hits: list[str]) -> None:
    assert [hit.text for hit in found(talked, text) if hit.kind in (Note.kind, Gap.kind)] == hits


def test_the_count_of_a_group_leaves_out_what_was_taken_back(talked: Session) -> None:
    (notes, *_) = groups(talked, look_up(talked.path, "sampah"), "sampah")
    assert (notes.title, len(notes.hits), notes.of) == ("Catatan", 2, 2)


def test_a_hit_says_whose_where_and_what_it_is(session: Session, open_as: OpenAs) -> None:
    asked = Note.new(
        id="a", text="siapa walidata?", label=Label.QUESTION, opd=("dinkes",), stage="sambutan"
    )
    session.record(asked).result(10)
    session.poll()
    other = open_as(session.path, "N2", "notulis")
    mine, theirs = session.get(Note, "a"), other.get(Note, "a")
    assert mine
    assert theirs
    (hit,) = (one for one in found(session, "walidata") if one.kind == Note.kind)
    assert (hit.who, hit.acara, hit.by, hit.label) == ("Dinkes", "Sambutan", "N1", Label.QUESTION)
    session.record(mine.change(text="siapa walidata kota?")).result(10)
    other.record(theirs.change(text="siapa pengelola data?")).result(10)
    session.poll()
    for words in ("walidata", "pengelola"):  # both values stand until somebody chooses
        assert "a" in [one.record for one in found(session, words)]


def test_a_person_is_found_after_what_was_said_and_not_by_a_destroyed_name(
    session: Session,
) -> None:
    who = next(seen for seen in session.all(Participant) if seen.value.opd == "dinkes")
    session.record(who.change(name="Kauman Contoh")).result(10)
    session.record(Note.new(id="a", text="kantor di Kauman")).result(10)
    session.poll()
    kinds = list(dict.fromkeys(hit.kind for hit in found(session, "kauman")))
    assert kinds.index(Note.kind) < kinds.index(Participant.kind)
    session.redact("participant", who.record, "name", "data pribadi (UU 27/2022)").result(10)
    session.poll()
    assert who.record not in [hit.record for hit in found(session, "kauman")]
    assert session.get(Participant, who.record).value.name == DESTROYED  # type: ignore[union-attr]

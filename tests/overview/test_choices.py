"""What two people set differently: both values, whose they are, and what a choice records."""

from __future__ import annotations

import pytest

from bimtek.hall.records import Label, Note
from bimtek.journal.file import connect, put_meta
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.overview.choices import Choice, choices
from bimtek.session import Session
from bimtek.stages.gap.records import Answer, Gap, GapStatus
from bimtek.stages.worksheet.records import Cell
from bimtek.sync.own_table import ORIGINS
from tests.conftest import OpenAs

ROW = {"stage": "kesenjangan", "row": "4.2", "who": "kota"}
CELL = {"stage": "kesiapan-kota", "row": "I2a", "who": "pleno", "column": "level"}


@pytest.fixture
def other(session: Session, open_as: OpenAs) -> Session:
    """A second note-taker, who sees nothing of what the first one records."""
    return open_as(session.path, "N2", "notulis")


def apart(session: Session, other: Session, ours: Change, theirs: Change) -> list[Choice]:
    other.all(other.kinds[theirs.kind])  # what stands on that screen
    session.record(ours).result(10)
    other.record(theirs).result(10)
    session.poll()
    return choices(session)


def test_both_values_of_a_row_say_who_when_and_at_which_table(
    session: Session, other: Session
) -> None:
    with connect(session.path, writing=True) as plain:
        put_meta(plain, ORIGINS, f'{{"{session.device}": "Living · Meja 6"}}')
    ours, theirs = (Gap.new(**ROW, answer=Answer(now, "4")) for now in "23")
    (one,) = apart(session, other, ours, theirs)
    assert one.stage is not None
    assert one.stage.title == "Kesenjangan"
    assert "4.2" in one.called
    told = [(o.words, o.who, o.when, o.laptop) for o in one.offered]
    assert told == [
        ("kini 2 → sasaran 4", "N1", "08.30", "laptop ini"),
        ("kini 3 → sasaran 4", "N2", "08.30", "laptop ini"),
    ]


def test_a_chosen_value_stands_alone_and_the_choice_can_be_undone(
    session: Session, other: Session
) -> None:
    ours, theirs = (Gap.new(**ROW, answer=Answer(now, "4")) for now in "23")
    (one,) = apart(session, other, ours, theirs)
    session.record_all(one.chosen(session, 1)).result(10)
    assert choices(session) == []
    session.undo().result(10)
    assert [one.called for one in choices(session)] == [one.called]


def test_of_two_answers_that_were_agreed_apart_the_chosen_one_is_read_again(
    session: Session, other: Session
) -> None:
    agreed = {"status": GapStatus.AGREED}
    ours, theirs = (Gap.new(**ROW, answer=Answer(now, "4"), **agreed) for now in "23")
    (one,) = apart(session, other, ours, theirs)
    session.record_all(one.chosen(session, 0)).result(10)
    session.poll()
    found: Seen[Gap] | None = session.get(Gap, "kesenjangan/4.2/kota")
    assert found is not None
    assert (found.value.answer.now, found.value.status) == ("2", GapStatus.CHANGED)


@pytest.mark.parametrize(
    ("typed", "stands"),
    [("1 5", ("1", "5")), ("- → 3", ("bd", "3")), ("kini 1 → sasaran 2", ("1", "2"))],
)
def test_a_third_value_is_typed_as_on_the_row(
    session: Session, other: Session, typed: str, stands: tuple[str, str]
) -> None:
    ours, theirs = (Gap.new(**ROW, answer=Answer(now, "4")) for now in "23")
    (one,) = apart(session, other, ours, theirs)
    for wrong in ("9 4", "2", "dua empat"):
        with pytest.raises(Refusal):
            one.typed(session, wrong)
    session.record_all(one.typed(session, typed)).result(10)
    session.poll()
    found = session.get(Gap, "kesenjangan/4.2/kota")
    assert found is not None
    assert (found.value.answer.now, found.value.answer.target) == stands
    assert choices(session) == []


def test_a_cell_is_told_and_typed_as_its_column_says(session: Session, other: Session) -> None:
    (one,) = apart(session, other, *(Cell.new(**CELL, value=level) for level in "24"))
    assert [o.words for o in one.offered] == ["2 (sebagian)", "4 (terukur dan berkelanjutan)"]
    with pytest.raises(Refusal):
        one.typed(session, "7")
    session.record_all(one.typed(session, "3")).result(10)
    assert choices(session) == []


def test_a_long_sentence_is_shown_whole_and_a_closed_one_not_at_all(
    session: Session, other: Session
) -> None:
    long = "Dewan bersidang sekali sebulan, pada Kamis pertama, di ruang rapat Wali Kota " * 3
    (one,) = apart(
        session, other, Note.new(id="a", text=long), Note.new(id="a", text="rahasia", closed=True)
    )
    assert all("tertutup" in o.words for o in one.offered)
    assert "rahasia" not in str([(o.words, one.called) for o in one.offered])
    found = apart(session, other, Note.new(id="b", text=long), Note.new(id="b", text="lain"))
    assert found[-1].offered[0].words == long


def test_what_one_took_back_and_another_changed_is_asked_too(
    session: Session, other: Session
) -> None:
    session.record(Note.new(id="a", text="halo", label=Label.NOTE)).result(10)
    for one in (session, other):
        one.poll()
    ours, theirs = session.get(Note, "a"), other.get(Note, "a")
    assert ours is not None
    assert theirs is not None
    (one_choice,) = apart(session, other, ours.withdraw("salah"), theirs.change(text="hai"))
    assert [o.words for o in one_choice.offered] == ["tetap dipakai", "ditarik"]
    with pytest.raises(Refusal, match="Pilih 1, tetap dipakai, atau 2"):
        one_choice.typed(session, "hapus")
    session.record_all(one_choice.chosen(session, 1)).result(10)
    session.poll()
    assert session.all(Note) == []
    assert choices(session) == []


def test_a_field_that_only_another_program_knows_is_not_asked(
    session: Session, other: Session
) -> None:
    ours, theirs = (
        Change(Note.kind, "a", {"text": "halo", "warna": colour}, {"text": (), "warna": ()})
        for colour in ("merah", "biru")
    )
    assert apart(session, other, ours, theirs) == []


@pytest.mark.parametrize("label", ["keputusan", "bukan jenis"])
def test_a_word_of_a_list_is_typed_as_the_list_says(
    session: Session, other: Session, label: str
) -> None:
    notes = (Note.new(id="a", text="halo", label=one) for one in (Label.PROBLEM, Label.QUESTION))
    (one,) = apart(session, other, *notes)
    if label == "bukan jenis":
        with pytest.raises(Refusal, match="Pilih: catatan"):
            one.typed(session, label)
    else:
        session.record_all(one.typed(session, label)).result(10)
        assert choices(session) == []

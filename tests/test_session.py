"""The one door: what is recorded is read back, undone, destroyed, and seen by others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bimtek.hall.officers import initials_of
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Label, Note, Participant
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.journal.redaction import REASONS
from bimtek.overview.acts import withdrawal_words
from bimtek.session import Session

from .conftest import OpenAs

PATIENCE = 10


def note(session: Session, text: str, **values: object) -> str:
    change = Note.new(text=text, stage="registrasi", **values)
    session.record(change).result(PATIENCE)
    session.poll()
    return change.record


def text_of(session: Session, record: str) -> str:
    seen = session.get(Note, record)
    assert seen is not None
    return seen.value.text


def seat(session: Session, row: int) -> str:
    return next(seen.record for seen in session.all(Participant) if seen.value.row == row)


def test_a_new_session_has_its_offices_seats_and_roll_calls(session: Session) -> None:
    rows = [seen.value.row for seen in session.all(Participant)]
    assert (len(rows), rows[0], rows[-1]) == (80, 1, 80)
    assert session.get(Participant, seat(session, 1)).value.name == "Santoso"  # type: ignore[union-attr]


def test_what_is_acknowledged_is_read_back_after_opening_again(
    session: Session, session_path: Path, open_as: OpenAs
) -> None:
    record = note(session, "antrean masih manual")
    session.close()
    assert text_of(open_as(session_path, "N1"), record) == "antrean masih manual"


def test_another_window_sees_it_without_being_told(
    session: Session, session_path: Path, open_as: OpenAs
) -> None:
    other = open_as(session_path, "N2", "notulis")
    other.all(Note)
    record = note(session, "dari N1")
    assert ("note", record) in other.poll()
    assert text_of(other, record) == "dari N1"
    stamp = other.get(Note, record).stamps("text")[0]  # type: ignore[union-attr]
    author = other.author(stamp)
    assert author is not None
    assert (author.name, author.initials, author.own) == ("N1", "N1", False)


def test_two_windows_on_one_value_make_a_conflict_that_a_person_settles(
    session: Session, session_path: Path, open_as: OpenAs
) -> None:
    other = open_as(session_path, "N2", "notulis")
    record = note(session, "awal")
    other.poll()
    mine, theirs = session.get(Note, record), other.get(Note, record)
    assert mine is not None
    assert theirs is not None
    session.record(mine.change(text="versi N1")).result(PATIENCE)
    other.record(theirs.change(text="versi N2")).result(PATIENCE)
    session.poll()
    seen = session.get(Note, record)
    assert seen is not None
    assert seen.conflicts == ("text",)
    assert {value for _, value in seen.values("text")} == {"versi N1", "versi N2"}
    session.record(seen.change(text="versi N1")).result(PATIENCE)
    other.poll()
    assert session.conflicts() == []
    assert text_of(other, record) == "versi N1"


def test_one_window_never_conflicts_with_itself_however_fast_it_types(session: Session) -> None:
    record = note(session, "satu")
    seen = session.get(Note, record)
    assert seen is not None
    for text in ("dua", "tiga", "empat"):
        last = session.record(seen.change(text=text))
    last.result(PATIENCE)
    session.poll()
    assert session.conflicts() == []
    assert text_of(session, record) == "empat"


def test_checking_in_again_after_opening_again_is_an_edit(
    session: Session, session_path: Path, open_as: OpenAs
) -> None:
    person = seat(session, 8)
    here = Presence(Status.PRESENT)
    session.record(Attendance.new(roll_call="1-pagi", participant=person, presence=here)).result(
        PATIENCE
    )
    session.close()
    again = open_as(session_path, "N1")
    ill = Presence(Status.SICK)
    again.record(Attendance.new(roll_call="1-pagi", participant=person, presence=ill)).result(
        PATIENCE
    )
    again.poll()
    assert again.conflicts() == []


def test_an_act_is_undone_and_redone_as_a_whole(session: Session) -> None:
    with session.act() as act:
        for text in ("satu", "dua", "tiga"):
            act.record(Note.new(text=text))
    act.saved.result(PATIENCE)
    session.poll()
    assert len(session.all(Note)) == 3
    done = session.undo().result(PATIENCE)
    assert (done.deed, len(done.records), done.kept) == ("Diurungkan", 3, 0)
    session.poll()
    assert session.all(Note) == []
    session.redo().result(PATIENCE)
    session.poll()
    assert [seen.value.text for seen in session.all(Note)] == ["satu", "dua", "tiga"]


def test_a_new_act_clears_the_redo(session: Session) -> None:
    note(session, "satu")
    session.undo().result(PATIENCE)
    note(session, "dua")
    with pytest.raises(Refusal, match="Tidak ada yang dapat diulangi"):
        session.redo().result(PATIENCE)


def test_an_exception_in_an_act_records_nothing(session: Session) -> None:
    def half_an_act() -> None:
        with session.act() as act:
            act.record(Note.new(text="satu"))
            act.record(Note.new(text=" "))

    with pytest.raises(Refusal, match="kosong"):
        half_an_act()
    session.poll()
    assert session.all(Note) == []


def test_undo_never_reaches_another_person_s_act(
    session: Session, session_path: Path, open_as: OpenAs
) -> None:
    other = open_as(session_path, "N2", "notulis")
    note(session, "punya N1")
    with pytest.raises(Refusal, match="dapat diurungkan"):
        other.undo().result(PATIENCE)


def test_undo_leaves_what_somebody_replaced_and_says_so(
    session: Session, session_path: Path, open_as: OpenAs
) -> None:
    other = open_as(session_path, "N2", "notulis")
    record = note(session, "awal")
    session.poll()
    mine = session.get(Note, record)
    assert mine is not None
    session.record(mine.change(text="lagi", closed=True)).result(PATIENCE)
    other.poll()
    theirs = other.get(Note, record)
    assert theirs is not None
    other.record(theirs.change(text="diganti N2")).result(PATIENCE)
    done = session.undo().result(PATIENCE)
    session.poll()
    assert "1 isian tetap, karena sudah diganti orang lain" in withdrawal_words(session, done)
    assert text_of(session, record) == "diganti N2"


def test_what_somebody_changed_since_it_was_made_is_not_undone_to_a_half(
    session: Session, session_path: Path, open_as: OpenAs
) -> None:
    other = open_as(session_path, "N2", "notulis")
    record = note(session, "awal")
    other.poll()
    theirs = other.get(Note, record)
    assert theirs is not None
    other.record(theirs.change(text="diganti N2")).result(PATIENCE)
    with pytest.raises(Refusal, match="catatan itu sudah diubah N2"):
        session.undo().result(PATIENCE)
    session.poll()
    seen = session.get(Note, record)
    assert seen is not None
    assert (seen.value.text, seen.value.stage) == ("diganti N2", "registrasi")


def test_a_withdrawn_note_is_out_of_sight_and_comes_back(session: Session) -> None:
    record = note(session, "salah acara")
    seen = session.get(Note, record)
    assert seen is not None
    session.record(seen.withdraw("salah acara")).result(PATIENCE)
    session.poll()
    assert session.all(Note) == []
    assert [one.record for one in session.everything(Note)] == [record]
    session.undo().result(PATIENCE)
    session.poll()
    assert text_of(session, record) == "salah acara"


def test_destroyed_words_are_gone_from_the_file_and_its_copies_in_other_records(
    session: Session, session_path: Path
) -> None:
    words = "gaji kepala dinas tujuh belas juta"
    record = note(session, words)
    note(session, words, label=Label.ACTION)
    assert session.destruction("note", record, "text").copies == 1
    session.redact("note", record, "text", REASONS[0]).result(PATIENCE)
    session.poll()
    assert {seen.value.text for seen in session.all(Note)} == {DESTROYED}
    around = [path for path in session_path.parent.iterdir() if path.is_file()]
    assert all(words.encode() not in path.read_bytes() for path in around)


def test_only_a_facilitator_may_destroy(session_path: Path, open_as: OpenAs) -> None:
    other = open_as(session_path, "N2", "notulis")
    record = note(other, "rahasia sekali")
    with pytest.raises(Refusal, match="Hanya fasilitator"):
        other.redact("note", record, "text", REASONS[0])


def test_the_header_counts_own_entries_on_disk(session: Session) -> None:
    note(session, "satu")
    note(session, "dua")
    # the first entry signs the officer in
    assert (session.saves.count, session.saves.waiting, session.saves.trouble) == (3, 0, "")


def test_the_name_behind_the_keyboard_is_recorded_once(
    session: Session, session_path: Path, open_as: OpenAs
) -> None:
    note(session, "satu")
    session.close()
    again = open_as(session_path, "N1")
    note(again, "dua")
    assert again.saves.count == 1


@pytest.mark.parametrize(
    ("name", "initials"),
    [("N1", "N1"), ("Siti Aminah", "SA"), ("dr. Nama Contoh", "DNC"), ("  ", "?"), ("Ani", "AN")],
)
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


@pytest.mark.parametrize(
    "spoilt",
    [
        "DELETE FROM meta WHERE key LIKE 'script-%'",
        "UPDATE meta SET value = 'rusak' WHERE key LIKE 'script-%'",
        "UPDATE meta SET value = '[1, 2]' WHERE key LIKE 'script-%'",
    ],
)
def test_a_script_that_came_by_merging_is_read_from_the_journal(
    session_path: Path, open_as: OpenAs, spoilt: str
) -> None:
    before = open_as(session_path, "N1").script
    with closing(sqlite3.connect(session_path)) as plain:
        plain.execute(spoilt)
        plain.commit()
    assert open_as(session_path, "N1").script == before

"""Undo of chosen acts: anybody's, however old, as one act; what was replaced stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bimtek.hall.records import Note
from bimtek.journal.acts import Act, Wanted
from bimtek.journal.agreement import agreed_up_to
from bimtek.journal.records import DESTROYED, Change, Refusal
from bimtek.session import Session
from tests.conftest import OpenAs


def record(session: Session, *changes: Change) -> str:
    with session.act() as act:
        for change in changes:
            act.record(change)
    return act.saved.result(10).entries[0].stamp


def text(session: Session, note: str) -> str | None:
    session.poll()
    seen = session.get(Note, note)
    return seen.value.text if seen else None


def write(session: Session, note: str, words: str) -> str:
    session.poll()
    seen = session.get(Note, note)
    return record(session, seen.change(text=words) if seen else Note.new(id=note, text=words))


def acts(session: Session) -> list[Act]:
    return list(session.file.acts(Wanted(kinds=("note",))).acts)


@pytest.fixture
def other(session: Session, session_path: Path, open_as: OpenAs) -> Session:
    return open_as(session_path, "N2", "notulis")


def test_an_older_act_of_somebody_else_is_undone(session: Session, other: Session) -> None:
    write(session, "a", "semula")
    wrong = write(other, "a", "salah tahun")
    write(session, "b", "sesudahnya")
    session.undo_acts([wrong]).result(10)
    assert text(session, "a") == "semula"
    assert text(session, "b") == "sesudahnya"


def test_many_acts_go_back_as_one_and_come_again_with_one_key(
    session: Session, other: Session
) -> None:
    """A whole pillar was filled under the wrong year: it goes back as it was before."""
    for note in "abc":
        write(session, note, f"semula {note}")
    wrong = [write(other, note, "salah tahun") for note in "abc"]
    wrong += [write(other, "a", "salah lagi")]
    done = session.undo_acts(wrong).result(10)
    assert [text(session, note) for note in "abc"] == ["semula a", "semula b", "semula c"]
    assert len(acts(session)[0].entries) == 4
    assert done.left == ()
    session.redo().result(10)
    assert [text(session, note) for note in "abc"] == ["salah lagi", "salah tahun", "salah tahun"]


def test_what_was_replaced_meanwhile_stays_and_is_said(session: Session, other: Session) -> None:
    old = record(session, Note.new(id="a", text="satu"), Note.new(id="b", text="dua"))
    newer = write(other, "a", "diganti N2")
    session.poll()
    done = session.undo_acts([old]).result(10)
    assert text(session, "a") == "diganti N2"
    assert text(session, "b") is None
    assert (done.kept, done.replaced_by) == (1, "sesudahnya")
    assert done.left == (newer,)


def test_an_act_of_which_nothing_stands_is_refused(session: Session) -> None:
    old = write(session, "a", "satu")
    write(session, "a", "dua")
    with pytest.raises(Refusal, match="semua isian perbuatan itu sudah diganti"):
        session.undo_acts([old]).result(10)


def test_an_act_is_not_undone_twice(session: Session) -> None:
    stamp = write(session, "a", "satu")
    session.undo_acts([stamp]).result(10)
    with pytest.raises(Refusal, match="sudah diurungkan"):
        session.undo_acts([stamp]).result(10)


def test_one_that_is_refused_leaves_all_as_they_are(session: Session) -> None:
    good = write(session, "a", "satu")
    script = session.file.acts(Wanted(kinds=("script",))).acts[0].stamp
    with pytest.raises(Refusal, match="tidak dapat diurungkan"):
        session.undo_acts([good, script]).result(10)
    assert text(session, "a") == "satu"


def test_nothing_before_an_agreement_goes_back(session: Session, other: Session) -> None:
    before = write(session, "a", "disepakati")
    aside = write(other, "c", "dari ruang lain, sesudah laptop ini mulai")
    record(session, Change("agreement", "1", {"at": "15.00"}))
    after = write(session, "b", "sesudahnya")
    session.poll()
    assert agreed_up_to(session.file.connection)
    with pytest.raises(Refusal, match="dibekukan"):
        session.undo_acts([before]).result(10)
    session.undo_acts([after]).result(10)
    with pytest.raises(Refusal, match="dibekukan"):
        session.undo_acts([aside]).result(10)
    with pytest.raises(Refusal, match="sudah disepakati"):
        session.undo().result(10)
    assert text(session, "a") == "disepakati"
    assert text(session, "b") is None


def test_a_redaction_is_never_undone(session: Session) -> None:
    write(session, "a", "jangan dicatat")
    session.redact("note", "a", "text", "salah rekam").result(10)
    (order,) = session.file.acts(Wanted(kinds=("redaction",))).acts
    assert json.dumps(order.first.values)
    with pytest.raises(Refusal, match="pemusnahan isi"):
        session.undo_acts([order.stamp]).result(10)


def test_the_key_goes_past_a_redaction_to_the_deed_before_it(session: Session) -> None:
    write(session, "a", "satu")
    record(session, Note.new(id="b", text="jangan dicatat", stage="sambutan"))
    session.redact("note", "b", "text", "salah rekam").result(10)
    (order,) = session.file.acts(Wanted(kinds=("redaction",))).acts
    assert order.first.kind == "note"  # the field that still stands is recorded anew before it
    with pytest.raises(Refusal, match="pemusnahan isi"):
        session.undo_acts([order.stamp]).result(10)
    withdrawn = session.undo().result(10)
    assert withdrawn.records == (("note", "b"),)
    session.poll()
    redactions = [one for one in session.file.entries() if one.kind == "redaction"]
    assert [one.undoes for one in redactions] == [None]
    assert session.get(Note, "b") is None  # nor does the field stay that was recorded anew
    (order,) = session.file.acts(Wanted(kinds=("redaction",))).acts
    assert not order.undone
    session.redo().result(10)
    session.poll()
    again = session.get(Note, "b")
    assert again is not None
    assert (again.value.text, again.value.stage) == (DESTROYED, "sambutan")

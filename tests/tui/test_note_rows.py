"""What a line of a list of notes says, and what editing it changes."""

from __future__ import annotations

from bimtek.hall.records import Note
from bimtek.session import Session
from bimtek.tui.note_rows import text_of
from bimtek.tui.noting import Noting


def test_a_note_stands_in_the_list_as_the_minutes_print_it() -> None:
    note = Note("n", "dewan sidang tiap bln", sentence="Dewan bersidang tiap bulan.")
    assert text_of(note) == "Dewan bersidang tiap bulan."
    assert text_of(Note("n", "dewan sidang tiap bln")) == "dewan sidang tiap bln"


def test_editing_a_note_changes_the_sentence_that_is_printed(session: Session) -> None:
    session.record(
        Note.new(id="n", text="dewan sidang tiap bln", sentence="Dewan bersidang tiap bulan.")
    ).result()
    session.poll()
    seen = session.get(Note, "n")
    assert seen
    change = Noting(session).edited(seen, "Dewan bersidang tiap minggu.")
    assert change
    assert change.patch == {"sentence": "Dewan bersidang tiap minggu."}

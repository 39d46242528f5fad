"""What a line of a list of notes says."""

from __future__ import annotations

from bimtek.hall.records import Note
from bimtek.tui.note_rows import text_of


def test_a_note_stands_in_the_list_as_the_minutes_print_it() -> None:
    note = Note("n", "dewan sidang tiap bln", sentence="Dewan bersidang tiap bulan.")
    assert text_of(note) == "Dewan bersidang tiap bulan."
    assert text_of(Note("n", "dewan sidang tiap bln")) == "dewan sidang tiap bln"

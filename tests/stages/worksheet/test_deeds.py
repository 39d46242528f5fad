"""What a key does to a kertas kerja, and what undoes it."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.hall.evidence import EvidenceKind, Piece
from bimtek.hall.records import Label, Note
from bimtek.journal.records import Refusal
from bimtek.stages.worksheet import deeds
from bimtek.stages.worksheet.progress import progress
from bimtek.stages.worksheet.records import NO_DATA, PLENARY, AddedRow, Cell
from tests.minutes.halls import Hall, at
from tests.stages.worksheet.halls import (
    CHOICE,
    IDEAS,
    LEVEL,
    NUMBER,
    PROOF,
    READINESS,
    REMARK,
    SERVICES,
    answer,
    do,
    fill,
    row_of,
    state_of,
)


def value(hall: Hall, code: str, column: str) -> str:
    state = state_of(hall)
    return state.values(row_of(hall, code), PLENARY).get(column, "")


def bring(hall: Hall, code: str, piece: Piece) -> None:
    row = row_of(hall, code)
    do(hall, deeds.bring(state_of(hall), row, PLENARY, PROOF, piece, at(13, 20)))


def test_a_cell_is_filled_corrected_cleared_and_undone(hall: Hall) -> None:
    answer(hall, "S1a", level="2")
    answer(hall, "S1a", level="3")
    assert value(hall, "S1a", "level") == "3"
    do(hall, deeds.clear(state_of(hall), row_of(hall, "S1a"), PLENARY))
    assert value(hall, "S1a", "level") == ""
    hall.session.undo().result(10)
    assert value(hall, "S1a", "level") == "3"
    assert len(hall.session.history(Cell, "kesiapan/S1a/pleno/level", "value")) == 3


def test_clearing_an_empty_cell_is_refused(hall: Hall) -> None:
    with pytest.raises(Refusal, match="masih kosong"):
        deeds.clear(state_of(hall), row_of(hall, "S1a"), PLENARY)


def test_more_than_a_hundred_percent_is_taken_and_doubted(hall: Hall) -> None:
    state = state_of(hall)
    percent, units = row_of(hall, "S1b"), row_of(hall, "I2a")
    assert "S1b: 150 % lebih dari 100" in deeds.fill(state, percent, PLENARY, NUMBER, "150").told
    assert deeds.fill(state, percent, PLENARY, NUMBER, "100").told == ""
    assert deeds.fill(state, units, PLENARY, NUMBER, "150").told == ""
    named = NUMBER._replace(name="Persen selesai")
    assert deeds.fill(state, units, PLENARY, named, "150").told


def test_progress_counts_answered_rows(hall: Hall) -> None:
    assert progress(hall.session, READINESS) == (0, 3)
    answer(hall, "S1a", level="2")
    do(hall, deeds.unknown(state_of(hall), row_of(hall, "S1b"), PLENARY, NO_DATA))
    answer(hall, "I2a", catatan="belum dihitung")
    assert progress(hall.session, READINESS) == (2, 3)
    hall.session.undo().result(10)
    hall.session.undo().result(10)
    hall.session.poll()
    assert progress(hall.session, READINESS) == (1, 3)


def test_a_tilde_keeps_words_in_confidence(hall: Hall) -> None:
    answer(hall, "S1a", catatan="anggaran dipotong~")
    state, row = state_of(hall), row_of(hall, "S1a")
    assert value(hall, "S1a", "catatan") == "anggaran dipotong"
    assert state.closed(row, PLENARY, REMARK)
    do(hall, deeds.confide(state, row, PLENARY))
    assert not state_of(hall).closed(row, PLENARY, REMARK)


def test_words_are_copied_from_above_and_nothing_is_overwritten(hall: Hall) -> None:
    above, row = row_of(hall, "S1a"), row_of(hall, "S1b")
    with pytest.raises(Refusal, match="belum punya kalimat"):
        deeds.copy_down(state_of(hall), above, row, PLENARY)
    answer(hall, "S1a", catatan="masih manual", level="2")
    do(hall, deeds.copy_down(state_of(hall), above, row, PLENARY))
    assert value(hall, "S1b", "catatan") == "masih manual"
    assert value(hall, "S1b", "level") == ""
    with pytest.raises(Refusal, match="sudah terisi"):
        deeds.copy_down(state_of(hall), above, row, PLENARY)


def test_of_what_was_closed_or_destroyed_above_nothing_is_copied(hall: Hall) -> None:
    answer(hall, "S1a", catatan="nama pelapor")
    above, row = row_of(hall, "S1a"), row_of(hall, "S1b")
    do(hall, deeds.confide(state_of(hall), above, PLENARY))
    with pytest.raises(Refusal, match="belum punya kalimat"):
        deeds.copy_down(state_of(hall), above, row, PLENARY)
    do(hall, deeds.confide(state_of(hall), above, PLENARY))
    hall.destroy("answer", "kesiapan/S1a/pleno/catatan", "value")
    with pytest.raises(Refusal, match="belum punya kalimat"):
        deeds.copy_down(state_of(hall), above, row, PLENARY)


def test_evidence_stands_in_its_cell_and_is_taken_back(hall: Hall) -> None:
    answer(hall, "S1b", level="2")
    assert state_of(hall).owes_evidence(row_of(hall, "S1b"), PLENARY)
    bring(hall, "S1b", Piece(EvidenceKind.DOCUMENT, "Rekap diklat", "BKPSDM"))
    state, row = state_of(hall), row_of(hall, "S1b")
    assert not state.owes_evidence(row, PLENARY)
    (piece,) = state.pieces(row, PLENARY, PROOF)
    do(hall, deeds.take_evidence_back(state, piece))
    assert state_of(hall).pieces(row, PLENARY, PROOF) == ()


def test_evidence_that_follows_makes_somebody_bring_it(hall: Hall) -> None:
    bring(hall, "S1b", Piece(EvidenceKind.FOLLOWS, "Rekap diklat", "", date(2023, 7, 7)))
    (note,) = [seen.value for seen in hall.session.all(Note)]
    assert note.label is Label.ACTION
    assert note.opd == ("bkpsdm",)
    assert note.text == "Menyerahkan bukti S1b: Rekap diklat"
    (piece,) = state_of(hall).all_pieces()
    do(hall, deeds.take_evidence_back(state_of(hall), piece))
    assert hall.session.all(Note) == []


def test_a_row_is_added_filled_and_taken_away_with_what_stands_in_it(hall: Hall) -> None:
    deed, key = deeds.add_row(state_of(hall), " Adakah forum warga? ", "Struktur: SDM", at(13, 5))
    do(hall, deed)
    row = row_of(hall, "Adakah forum warga?")
    assert (row.key, row.code, row.group, row.added) == (key, "+1", "Struktur: SDM", True)
    fill(hall, "+1", LEVEL, "1")
    do(hall, deeds.remove_row(state_of(hall), row, "sama dengan S1a"))
    assert [one.code for one in state_of(hall).rows] == ["S1a", "S1b", "I2a"]
    hall.session.undo().result(10)
    assert value(hall, "+1", "level") == "1"


def test_an_added_row_needs_words_and_a_row_of_the_script_stays(hall: Hall) -> None:
    with pytest.raises(Refusal, match="Tulis apa yang diisi"):
        deeds.add_row(state_of(hall), "  ", "", at(13, 5))
    with pytest.raises(Refusal, match="dari naskah"):
        deeds.remove_row(state_of(hall), row_of(hall, "S1a"), "tidak perlu")


def test_whoever_fills_a_row_that_is_taken_away_meanwhile_keeps_it(hall: Hall, other: Hall) -> None:
    deed, key = deeds.add_row(state_of(hall), "Adakah forum warga?", "", at(13, 5))
    do(hall, deed)
    fill(other, "+1", LEVEL, "1")
    change = deeds.fill(state_of(other), row_of(other, "+1"), PLENARY, LEVEL, "2").changes[0]
    do(hall, deeds.remove_row(state_of(hall), row_of(hall, "+1"), "dobel"))
    other.record(change)
    state = state_of(hall)
    assert [row.key for row in state.rows][-1] == key
    assert state.unsettled(row_of(hall, "+1"), PLENARY)


def test_what_is_typed_in_a_cell_that_came_back_does_not_bring_the_old_secret(hall: Hall) -> None:
    deed, _ = deeds.add_row(state_of(hall), "Kendala", "", at(13, 5))
    do(hall, deed)
    fill(hall, "+1", REMARK, "rahasia ~")
    row = row_of(hall, "+1")
    do(hall, deeds.remove_row(state_of(hall), row, "dobel"))
    seen = hall.seen(AddedRow, f"kesiapan/{row.key}")
    hall.record(seen.restore())
    fill(hall, "+1", REMARK, "jaringan")
    state = state_of(hall)
    assert state.value(row, PLENARY, REMARK) == "jaringan"
    assert not state.closed(row, PLENARY, REMARK)


# -- sheets of OPDs and of groups


def test_each_opd_has_the_rows_that_are_asked_of_it(hall: Hall) -> None:
    state = state_of(hall, SERVICES)
    assert state.sheets == ("bkpsdm", "diskominfotik", "dinkes", "dinsos")
    assert [row.code for row in state.asked_rows("bkpsdm")] == ["L1"]
    assert [row.code for row in state.asked_rows("dinkes")] == ["L1", "L2"]
    assert progress(hall.session, SERVICES) == (0, 6)
    fill(hall, "L1", CHOICE, "siap", "dinkes", SERVICES)
    state = state_of(hall, SERVICES)
    assert str(state.progress("dinkes")) == "1/2"
    assert str(state.progress("dinsos")) == "0/2"


def test_an_opd_that_answers_unasked_has_a_row_too(hall: Hall) -> None:
    fill(hall, "L2", CHOICE, "ragu", "bkpsdm", SERVICES)
    assert [row.code for row in state_of(hall, SERVICES).asked_rows("bkpsdm")] == ["L1", "L2"]


def test_groups_are_named_by_whoever_fills(hall: Hall, other: Hall) -> None:
    assert state_of(hall, IDEAS).sheets == ()
    deed, key = deeds.add_group(state_of(hall, IDEAS), " Kelompok  Satu ")
    do(hall, deed)
    assert key == "kelompok-satu"
    state = state_of(other, IDEAS)
    assert (state.asked, state.name(key)) == (("kelompok-satu",), "Kelompok Satu")
    again, same = deeds.add_group(state, "kelompok satu")
    assert (again.changes, same) == ((), key)
    with pytest.raises(Refusal, match="huruf atau angka"):
        deeds.add_group(state, "—")


def test_two_people_who_fill_different_columns_never_meet(hall: Hall, other: Hall) -> None:
    one = deeds.fill(state_of(hall), row_of(hall, "S1b"), PLENARY, LEVEL, "2")
    two = deeds.fill(state_of(other), row_of(other, "S1b"), PLENARY, NUMBER, "40")
    do(hall, one)
    do(other, two)
    state = state_of(hall)
    assert dict(state.values(row_of(hall, "S1b"), PLENARY)) == {"level": "2", "angka": "40"}
    assert not state.unsettled(row_of(hall, "S1b"), PLENARY)

"""What an agreement freezes stays as it is, whatever comes afterwards and from wherever."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bimtek.agreed import agreed_session, minutes_of
from bimtek.hall.agreement import Signed, Signing
from bimtek.hall.records import Label, Note, StageSummary
from bimtek.journal.records import DESTROYED, Refusal
from tests.agreement.conftest import CopyFor
from tests.agreement.laptops import Laptop

EARLIER = timedelta(hours=-3)


def note_in(laptop: Laptop, note: str) -> Note | None:
    standing = laptop.session.agreement
    assert standing
    with agreed_session(laptop.session, standing) as session:
        seen = session.get(Note, note)
        return seen.value if seen else None


def test_it_freezes_all_that_the_laptop_knew_and_its_sidik_stays(desk: Laptop) -> None:
    desk.note("Dewan bersidang tiap bulan", Label.DECISION)
    stamp = desk.agree()
    freeze = desk.session.file.freeze(stamp)
    assert freeze.sidik == desk.session.fingerprint()
    assert desk.session.file.beyond(freeze.reach) == []
    desk.note("pantun penutup")
    assert desk.session.file.freeze(stamp).sidik == freeze.sidik != desk.session.fingerprint()
    assert len(desk.session.file.beyond(freeze.reach)) == 1


def test_a_late_laptop_changes_no_byte_whatever_its_clock_says(
    desk: Laptop, copy_for: CopyFor
) -> None:
    decided = desk.note("Dewan bersidang tiap bulan", Label.DECISION)
    said = desk.note("antrean masih manual")
    early, ahead = copy_for("N2", EARLIER), copy_for("N3", timedelta(days=2))
    early.edit(decided, sentence="Dewan bersidang tiap minggu.")
    early.edit(said, sentence="Antrean masih manual.", speaker="")
    early.note("kalimat dari ruang lain")
    ahead.edit(decided, due=date(2023, 7, 14))
    ahead.note("Walidata ditunjuk", Label.DECISION)
    stamp = desk.agree()
    before, sidik = desk.agreed(), desk.session.file.freeze(stamp).sidik
    assert desk.merge(early)
    assert desk.merge(ahead)
    assert desk.agreed() == before
    assert desk.session.file.freeze(stamp).sidik == sidik
    late = [
        entry.record
        for entry in desk.session.file.beyond(desk.session.file.freeze(stamp).reach)
        if not desk.session.file.freeze(stamp).is_known_to(entry)
    ]
    assert {decided, said} < set(late)


def test_every_copy_reads_the_same_whoever_merged_whom_first(
    desk: Laptop, copy_for: CopyFor
) -> None:
    desk.note("Dewan bersidang tiap bulan", Label.DECISION)
    one, two = copy_for("N2", EARLIER), copy_for("N3")
    one.note("susulan satu")
    two.note("susulan dua")
    desk.agree()
    desk.note("doa penutup")
    before = desk.agreed()
    one.merge(two)
    one.merge(desk)
    two.merge(desk)
    desk.merge(one)
    assert {laptop.agreed() for laptop in (desk, one, two)} == {before}


def test_what_the_desk_went_on_with_stands_in_it_and_what_rests_on_susulan_does_not(
    desk: Laptop, copy_for: CopyFor
) -> None:
    said = desk.note("antrean masih manual")
    other = copy_for("N2", EARLIER)
    late = other.note("dicatat di ruang lain")
    desk.agree()
    closing = desk.note("Sekda menutup acara")
    desk.edit(said, sentence="Antrean masih dilakukan manual.")
    desk.merge(other)
    desk.edit(late, sentence="Kalimat untuk susulan.")
    found = note_in(desk, said)
    assert found
    assert found.sentence == "Antrean masih dilakukan manual."
    assert note_in(desk, closing) is not None
    assert note_in(desk, late) is None


def test_another_window_that_was_open_before_knows_of_it_at_its_next_entry(desk: Laptop) -> None:
    other = Laptop(desk.path, "N2")
    other.note("sebelum")
    desk.session.poll()
    desk.agree()
    closing = other.note("sambutan penutup")
    other.close()
    assert note_in(desk, closing) is not None


def test_the_paper_ends_what_the_desk_may_change(desk: Laptop, copy_for: CopyFor) -> None:
    said = desk.note("antrean masih manual")
    desk.agree()
    desk.edit(said, sentence="Antrean masih dilakukan manual.")
    other = copy_for("N2")
    other.edit(said, sentence="Antrean dilakukan dengan tangan.")
    desk.record(Signing.new(edition="1", signed=Signed(date(2023, 7, 6), "Ketua")))
    before = desk.agreed()
    with pytest.raises(Refusal, match="sudah ditandatangani"):
        desk.edit(said, sentence="Lain lagi.")
    desk.merge(other)
    assert desk.agreed() == before


def test_the_desk_words_what_was_said_after_the_agreement_but_no_result(desk: Laptop) -> None:
    decided = desk.note("Dewan bersidang tiap bulan", Label.DECISION, stage="sambutan")
    said = desk.note("antrean masih manual", stage="sambutan")
    noise = desk.note("mikrofon mati", stage="sambutan")
    desk.agree()
    desk.edit(said, sentence="Antrean masih dilakukan manual.")
    desk.edit(noise, dropped=True)
    desk.record(StageSummary.new(stage="sambutan", summary="Acara dibuka."))
    for change in ({"sentence": "Dewan bersidang kadang-kadang."}, {"dropped": True}):
        with pytest.raises(Refusal, match="r ralat"):
            desk.edit(decided, **change)
    with pytest.raises(Refusal, match="r ralat"):
        desk.edit(said, joined=decided)
    agreed = minutes_of(desk.session)
    assert "Antrean masih dilakukan manual." in agreed
    assert "Acara dibuka." in agreed
    assert "ikrofon" not in agreed


def test_words_that_are_destroyed_later_are_so_in_it_and_the_rest_stays(desk: Laptop) -> None:
    decided = desk.note(
        "kata yang tidak boleh beredar", Label.DECISION, opd=("dinkes",), stage="pembukaan"
    )
    told = desk.note("Ketua: kata yang tidak boleh beredar, kata pelapor", stage="pembukaan")
    stamp = desk.agree()
    sidik = desk.session.file.freeze(stamp).sidik
    desk.session.redact("note", decided, "text", "salah rekam").result(10)
    desk.session.poll()
    found = note_in(desk, decided)
    assert found
    assert (found.text, found.label, found.opd) == (DESTROYED, Label.DECISION, ("dinkes",))
    again = note_in(desk, told)
    assert again
    assert again.text == f"Ketua: {DESTROYED}, kata pelapor"
    assert "tidak boleh beredar" not in desk.agreed()
    assert desk.session.file.freeze(stamp).sidik == sidik


def test_the_undo_key_reaches_nothing_before_it_nor_itself(desk: Laptop) -> None:
    desk.note("Dewan bersidang tiap bulan", Label.DECISION)
    desk.agree()
    after = desk.note("doa penutup")
    desk.session.undo().result(10)
    desk.session.poll()
    assert desk.session.get(Note, after) is None
    with pytest.raises(Refusal, match="sudah disepakati"):
        desk.session.undo().result(10)


def test_two_laptops_that_agree_apart_are_a_conflict_until_one_agrees_again(
    desk: Laptop, copy_for: CopyFor
) -> None:
    desk.note("Dewan bersidang tiap bulan", Label.DECISION)
    other = copy_for("F2")
    other.note("Walidata ditunjuk", Label.DECISION)
    other.agree()
    desk.agree()
    desk.merge(other)
    assert [seen.record for seen in desk.session.conflicts()] == ["1"]
    desk.agree()
    assert desk.session.conflicts() == []
    assert "Walidata ditunjuk" in desk.agreed()

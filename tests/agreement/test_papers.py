"""The documents of the evening tell what was agreed, with every ralat since."""

from __future__ import annotations

from bimtek.hall.agreement import Amended, Correction, Verdict
from bimtek.hall.records import Label, Note
from bimtek.papers.catalogue import paper
from bimtek.papers.holds import paper_text, what_holds
from tests.agreement.laptops import Laptop


def test_they_tell_the_version_that_binds_with_its_ralat_and_nothing_later(desk: Laptop) -> None:
    agreed = desk.note("dewan bersidang tiap bulan", Label.DECISION)
    desk.agree()
    ralat = Correction.new(
        edition="1", number=1, about=f"note/{agreed}", place="Keputusan 1",
        before="Dewan bersidang tiap bulan", after="Dewan bersidang tiap dua bulan",
        reason="salah dengar", asked_by="Bappeda", verdict=Verdict.ACCEPTED,
    )  # fmt: skip
    named = Amended.new(under=ralat.record, about=f"note/{agreed}")
    seen = desk.session.get(Note, agreed)
    assert seen is not None
    desk.record(ralat, named, seen.change(sentence="Dewan bersidang tiap dua bulan"))
    text = paper_text(desk.session, paper("berita-acara"))
    assert "**KONSEP · versi 1**" in text
    assert "Rapat menyepakati:\n\n1. Dewan bersidang tiap dua bulan." in text
    assert "(versi 1), dengan ralat 1" in text
    assert "**Disepakati:** versi 1" in text
    with what_holds(desk.session) as holds:
        assert holds.look(paper("berita-acara")).foot.startswith("Versi 1 · Sidik ")
        assert holds.look(paper("daftar-hadir-kosong")).mark == ""

"""What changed since an agreement: every ralat and pemutakhiran, nothing that was undone."""

from __future__ import annotations

from datetime import date

from bimtek.agreed import minutes_of
from bimtek.hall.agreement import Amended, Correction, Update, Verdict
from bimtek.hall.records import Label, Note
from bimtek.journal.records import Change
from bimtek.overview.since import Since, since_agreed
from bimtek.overview.words import Words
from bimtek.stages.gap.records import CITY, Answer, Gap
from tests.agreement.laptops import Laptop

LEVEL = f"kesenjangan/4.2/{CITY}"


def level(desk: Laptop, now: str) -> Change:
    seen = desk.session.get(Gap, LEVEL)
    if seen is not None:
        return seen.change(answer=Answer(now, "4"))
    return Gap.new(stage="kesenjangan", row="4.2", who=CITY, answer=Answer(now, "4"))


def undo(desk: Laptop) -> None:
    desk.session.undo().result(10)
    desk.session.poll()


def since(desk: Laptop) -> list[Since]:
    standing = desk.session.agreement
    assert standing
    return since_agreed(Words(desk.session), standing)


def test_newer_data_that_was_undone_is_not_printed(desk: Laptop) -> None:
    desk.record(level(desk, "2"))
    desk.agree()
    delivery = Update.new(edition="1", number=1, source="Dinkes", as_of=date(2023, 7, 20))
    desk.record(delivery)
    named = Amended.new(under=delivery.record, about=f"gap/{LEVEL}")
    desk.record(named, level(desk, "3"))
    undo(desk)
    text = minutes_of(desk.session)
    assert "Tidak ada isian yang berubah." in text
    assert "kini 3" not in text
    assert [one.words for one in since(desk)] == ["belum ada isian yang berubah"]
    desk.session.redo().result(10)
    desk.session.poll()
    named = Amended.new(under=delivery.record, about=f"gap/{LEVEL}")
    desk.record(named, level(desk, "4"))
    assert "| kini 2 → sasaran 4 | kini 4 → sasaran 4 |" in minutes_of(desk.session)
    undo(desk)
    assert "| kini 2 → sasaran 4 | kini 3 → sasaran 4 |" in minutes_of(desk.session)
    desk.record(Amended.new(under=delivery.record, about=f"gap/{LEVEL}"), level(desk, "2"))
    assert "Tidak ada isian yang berubah." in minutes_of(desk.session)


def test_a_note_that_was_undone_is_not_listed_as_a_change(desk: Laptop) -> None:
    desk.agree()
    desk.note("doa penutup", stage="penutup")
    desk.note("salah ketik", stage="penutup")
    undo(desk)
    (said,) = since(desk)
    assert (said.stage, said.words) == ("penutup", "doa penutup; jenis catatan")


def test_every_ralat_is_listed_with_both_texts_and_what_became_of_it(desk: Laptop) -> None:
    decided = desk.note("Dewan bersidang tiap bulan", Label.DECISION, stage="penutup")
    desk.agree()
    said: dict[str, object] = {
        "edition": "1", "place": "Keputusan 1", "before": "Dewan bersidang tiap bulan",
        "after": "Dewan bersidang tiap minggu", "reason": "salah dengar", "asked_by": "Bappeda",
    }  # fmt: skip
    seen = desk.session.get(Note, decided)
    assert seen
    ralat = Correction.new(**said, number=1, about=f"note/{decided}")
    desk.record(ralat, seen.change(sentence="Dewan bersidang tiap minggu"))
    refused = {**said, "place": "II, acara 4", "verdict": Verdict.REFUSED}
    desk.record(Correction.new(**refused, number=2))
    desk.record(Update.new(edition="1", number=1, source="Dinkes", as_of=date(2023, 7, 20)))
    told = [(one.stage, one.right, one.what, one.words) for one in since(desk)]
    was = "Dewan bersidang tiap bulan menjadi Dewan bersidang tiap minggu"
    assert told == [
        ("penutup", "ralat 1", "Keputusan 1", f"{was}; diterima: salah dengar, diminta Bappeda"),
        ("", "ralat 2", "II, acara 4", f"diminta {was}; ditolak: salah dengar, diminta Bappeda"),
        ("", "pemutakhiran 1", "dari Dinkes, keadaan per 20 Juli 2023",
         "belum ada isian yang berubah"),
    ]  # fmt: skip

"""Marks in a kalimat notulen name the office and the day; other words stay as they are."""

from __future__ import annotations

from datetime import date

from bimtek.hall.assigned import assigned
from bimtek.hall.records import Label, Note
from tests.hall.test_notes import KNOWN

ACTION = Note("kirim data", label=Label.ACTION, opd=("dishub",))


def test_an_action_gets_its_office_and_its_deadline() -> None:
    said = assigned(ACTION, "Dinas mengirim data antrean. @dinkes ^14/7", KNOWN)
    assert said == (
        "Dinas mengirim data antrean.",
        {"opd": ("dinkes",), "due": date(2023, 7, 14)},
        "",
    )


def test_a_deadline_alone_leaves_the_office_as_it_was() -> None:
    said = assigned(ACTION, "Mengirim data ^14/7", KNOWN)
    assert said.values == {"due": date(2023, 7, 14)}


def test_a_new_sentence_without_marks_keeps_a_deadline() -> None:
    note = Note("kirim data", label=Label.ACTION, due=date(2023, 7, 14))
    assert assigned(note, "Mengirim data.", KNOWN) == ("Mengirim data.", {}, "")
    assert assigned(note, "Mengirim data. @dinkes", KNOWN).values == {"opd": ("dinkes",)}


def test_a_mark_before_it_says_what_it_is_as_on_a_line_of_notes() -> None:
    told = assigned(Note("kirim data"), "> Mengirim data antrean. @dinkes ^14/7", KNOWN)
    due = {"opd": ("dinkes",), "due": date(2023, 7, 14), "label": Label.ACTION}
    assert told == ("Mengirim data antrean.", due, "")
    assert assigned(Note("sepakat"), "* Semua sepakat.", KNOWN) == (
        "Semua sepakat.",
        {"label": Label.DECISION},
        "",
    )
    assert assigned(ACTION, "> Mengirim data.", KNOWN) == ("Mengirim data.", {}, "")


def test_a_mark_among_the_words_that_were_said_stays_one_of_them() -> None:
    note = Note("1", text="* kota * provinsi")
    assert assigned(note, "* Kota * provinsi.", KNOWN) == ("* Kota * provinsi.", {}, "")


def test_words_that_only_look_like_marks_are_left() -> None:
    for words in ("Surat ke nama@contoh.go.id.", "3 unit @ 5 juta, 2^10", ">80% selesai", "!"):
        assert assigned(ACTION, words, KNOWN) == (words, {}, "")
    kept = Note("kirim data", sentence="Tulis @dinkes.")
    assert assigned(kept, "Tulis @dinkes.", KNOWN) == ("Tulis @dinkes.", {}, "")


def test_what_is_not_understood_is_asked_about() -> None:
    assert "bukan tanggal" in assigned(ACTION, "Kirim ^32/7", KNOWN).doubt
    assert "‘@dinkse’ mungkin Dinkes" in assigned(ACTION, "Kirim @dinkse", KNOWN).doubt
    assert "Hanya tindak lanjut" in assigned(Note("kirim data"), "Kirim ^14/7", KNOWN).doubt

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bimtek.hall.records import Label, Note, Participant
from bimtek.journal.records import random_id
from bimtek.minutes.notes import Notes, printed
from bimtek.minutes.wording import Names
from tests.minutes.halls import DAY, Hall, at, opened, seat_people


def notes(hall: Hall) -> Notes:
    hall.session.poll()
    return Notes(hall.session, Names(hall.session))


def lines(hall: Hall, stage: str = "pembukaan", **places: str) -> list[str]:
    return printed(notes(hall).of(stage), DAY, places).splitlines()


def test_a_line_says_when_who_and_for_which_office(seated: Hall) -> None:
    seated.note("data belum lengkap", stage="pembukaan", speaker="ani", opd=("dinkes",))
    assert lines(seated) == [
        "- 08.30 – Kepala Dinkes, Ani Rahayu, menyampaikan: Data belum lengkap."
    ]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (Label.NOTE, "Kepala Dinkes, Ani Rahayu, menyampaikan terkait Dishub: Perlu data."),
        (
            Label.PROBLEM,
            "Kepala Dinkes, Ani Rahayu, menyampaikan masalah terkait Dishub: Perlu data.",
        ),
        (Label.QUESTION, "Kepala Dinkes, Ani Rahayu, menanyakan terkait Dishub: Perlu data?"),
        (Label.ANSWER, "Kepala Dinkes, Ani Rahayu, menjawab terkait Dishub: Perlu data."),
        (Label.PROPOSAL, "Kepala Dinkes, Ani Rahayu, mengusulkan terkait Dishub: Perlu data."),
        (Label.DECISION, "Keputusan (Kepala Dinkes, Ani Rahayu; Dishub): Perlu data."),
        (Label.ACTION, "Tindak lanjut (oleh Kepala Dinkes, Ani Rahayu; Dishub): Perlu data."),
    ],
)
def test_every_label_has_its_own_words(seated: Hall, label: Label, words: str) -> None:
    seated.note("perlu data", label, stage="pembukaan", speaker="ani", opd=("dishub",))
    assert lines(seated) == [f"- 08.30 – {words}"]


def test_an_office_without_a_speaker_is_named_but_not_made_to_speak(seated: Hall) -> None:
    seated.note("kapan selesai?", Label.QUESTION, stage="pembukaan", opd=("dishub", "dinkes"))
    seated.note("AC mati", stage="pembukaan")
    assert lines(seated) == [
        "- 08.30 – Pertanyaan (Dinkes, Dishub): Kapan selesai?",
        "- 08.30 – AC mati.",
    ]


def test_an_empty_seat_is_named_by_its_post(seated: Hall) -> None:
    seated.note("siap", stage="pembukaan", speaker="kadishub")
    assert lines(seated) == ["- 08.30 – Kepala Dishub menyampaikan: Siap."]


def test_one_person_twice_in_the_list_is_one_speaker(seated: Hall) -> None:
    seated.record(Participant.new(id="ani2", name="Ani R.", opd="dinkes", same_as="ani"))
    seated.note("siap", stage="pembukaan", speaker="ani2")
    assert lines(seated) == ["- 08.30 – Kepala Dinkes, Ani Rahayu, menyampaikan: Siap."]


def test_notes_stand_in_the_order_in_which_they_were_said(seated: Hall) -> None:
    seated.note("kedua", stage="pembukaan", said=at(9, 5))
    seated.note("pertama", stage="pembukaan", said=at(9, 1))
    assert lines(seated) == ["- 09.01 – Pertama.", "- 09.05 – Kedua."]


def test_an_answer_stands_right_after_its_question(seated: Hall) -> None:
    asked = seated.note("apa?", Label.QUESTION, stage="pembukaan", said=at(9))
    seated.note("lain hal", stage="pembukaan", said=at(9, 1))
    answer = seated.note(
        "itu", Label.ANSWER, stage="penutup", said=at(9, 2), answers=asked, speaker="ani"
    )
    seated.note("setuju", stage="penutup", said=at(9, 3), answers=answer)
    assert lines(seated) == [
        "- 09.00 – Pertanyaan: Apa?",
        "  - 09.02 – Kepala Dinkes, Ani Rahayu, menjawab: Itu.",
        "  - 09.03 – Setuju.",
        "- 09.01 – Lain hal.",
    ]
    assert lines(seated, "penutup") == []


def test_an_answer_without_its_question_stands_alone(seated: Hall) -> None:
    asked = seated.note("apa?", Label.QUESTION, stage="pembukaan")
    seated.note("itu", Label.ANSWER, stage="pembukaan", answers=asked)
    seated.record(seated.seen(Note, asked).withdraw("salah ketik"))
    assert lines(seated) == ["- 08.30 – Jawaban (penjawab tidak dicatat): Itu."]


def test_notes_that_answer_each_other_are_all_printed(seated: Hall) -> None:
    first, second = random_id(), random_id()
    seated.note("a", Label.ANSWER, id=first, answers=second, stage="pembukaan", said=at(9))
    seated.note("b", Label.ANSWER, id=second, answers=first, stage="pembukaan", said=at(9, 1))
    seated.note("c", Label.ANSWER, id="sendiri", answers="sendiri", stage="pembukaan")
    assert lines(seated) == [
        "- 08.30 – Jawaban (penjawab tidak dicatat): C.",
        "- 09.00 – Jawaban (penjawab tidak dicatat): A.",
        "  - 09.01 – Jawaban (penjawab tidak dicatat): B.",
    ]


def test_closed_lines_are_left_out_and_counted(seated: Hall) -> None:
    seated.note("anggaran 5 miliar", stage="pembukaan", closed=True)
    asked = seated.note("tertutup?", Label.QUESTION, stage="pembukaan", closed=True)
    seated.note("jawabannya juga", Label.ANSWER, stage="pembukaan", answers=asked)
    seated.note("pecat", Label.ACTION, stage="pembukaan", closed=True)
    seated.note("terbuka", stage="pembukaan")
    assert lines(seated) == ["- 08.30 – Terbuka."]
    assert notes(seated).left_out == 4
    assert notes(seated).labelled(Label.ACTION) == ()
    assert notes(seated).unanswered() == ()


def test_a_question_with_a_closed_answer_counts_as_answered(seated: Hall) -> None:
    asked = seated.note("berapa?", Label.QUESTION, stage="pembukaan")
    seated.note("5 miliar", Label.ANSWER, stage="pembukaan", answers=asked, closed=True)
    assert lines(seated) == [
        "- 08.30 – Pertanyaan: Berapa? (Jawabannya tertutup dan tidak dimuat.)"
    ]
    assert notes(seated).unanswered() == ()


def test_only_questions_without_an_answer_are_open(seated: Hall) -> None:
    asked = seated.note("satu?", Label.QUESTION, stage="pembukaan")
    seated.note("dua?", Label.QUESTION, stage="pembukaan", answers=asked)
    answered = seated.note("tiga?", Label.QUESTION, stage="pembukaan")
    seated.note("ya", Label.ANSWER, stage="pembukaan", answers=answered)
    found = [line.note.text for line in notes(seated).unanswered()]
    assert found == ["satu?", "dua?"]


def test_a_line_that_one_laptop_closed_stays_out_until_a_person_settles_it(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path) as one, opened(path, actor="n2", name="N2") as two:
        seat_people(one)
        note = one.note("rahasia?", stage="pembukaan")
        mine, theirs = one.seen(Note, note), two.seen(Note, note)
        one.record(mine.change(closed=True))
        two.record(theirs.change(closed=False, text="rahasia!"))
        assert notes(one).of("pembukaan") == ()
        assert notes(one).left_out == 1


def test_destroying_the_mark_does_not_let_the_line_out(seated: Hall) -> None:
    note = seated.note("rahasia", stage="pembukaan", closed=True)
    seated.destroy("note", note, "closed")
    assert notes(seated).of("pembukaan") == ()


def test_destroyed_words_are_marked_and_the_rest_of_the_line_stays(seated: Hall) -> None:
    note = seated.note("hapus saya", stage="pembukaan", speaker="ani")
    seated.destroy("note", note, "text")
    assert lines(seated) == ["- 08.30 – Kepala Dinkes, Ani Rahayu, menyampaikan: [dimusnahkan]"]


def test_two_versions_of_a_line_are_both_printed(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path) as one, opened(path, actor="n2", name="N2") as two:
        note = one.note("tiga puluh", stage="pembukaan")
        mine, theirs = one.seen(Note, note), two.seen(Note, note)
        one.record(mine.change(text="tiga belas"))
        two.time = at(8, 31)
        two.record(theirs.change(text="tiga ratus"))
        assert lines(one) == ["- 08.30 – Tiga ratus. / Tiga belas. (berbeda, belum dipilih)"]


def test_a_deadline_and_a_place_are_printed_in_words(seated: Hall) -> None:
    seated.note(
        "susun SOP", Label.ACTION, stage="pembukaan", opd=("dinkes",), due=date(2023, 7, 14)
    )
    seated.note("lambat", stage="pembukaan", about="gap/g/4.2/kota")
    seated.note("lambat", stage="pembukaan", pillar="living")
    places = {"gap/g/4.2/kota": "4.2 Kesehatan", "pillar/living": "Smart Living"}
    assert lines(seated, **places) == [
        "- 08.30 – Tindak lanjut (oleh Dinkes, tenggat 14 Juli 2023): Susun SOP.",
        "- 08.30 – Lambat. (4.2 Kesehatan)",
        "- 08.30 – Lambat. (Smart Living)",
    ]


def test_a_line_of_another_day_carries_its_date(seated: Hall) -> None:
    seated.note("besoknya", stage="pembukaan", said=at(9, day=4))
    assert lines(seated) == ["- 4 Juli 2023 pukul 09.00 – Besoknya."]


def test_the_lines_of_one_note_stay_lines(seated: Hall) -> None:
    seated.note("baris satu\n# baris dua", stage="pembukaan")
    assert lines(seated) == ["- 08.30 – Baris satu\\", "    \\# baris dua."]

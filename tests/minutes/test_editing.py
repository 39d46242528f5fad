"""The minutes as the evening's editing leaves them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bimtek.documents.model import Paragraph
from bimtek.documents.reading import read
from bimtek.hall import edits
from bimtek.hall.document_data import DocumentData, SignatureBlock
from bimtek.hall.records import Label, Note, StageSummary
from bimtek.journal.drafts import edit_place
from bimtek.journal.records import DESTROYED, Seen
from bimtek.minutes.document import minutes, section
from bimtek.minutes.notes import Notes, printed
from bimtek.minutes.wording import Names
from bimtek.stages.edited import edited_notes
from bimtek.stages.recorders import recorders
from tests.minutes.halls import DAY, Hall, at, opened


def lines(hall: Hall, stage: str = "pembukaan") -> list[str]:
    hall.session.poll()
    return printed(Notes(hall.session, Names(hall.session)).of(stage), DAY).splitlines()


def seen(hall: Hall, note: str) -> Seen[Note]:
    found: Seen[Note] = hall.seen(Note, note)
    return found


def test_a_sentence_stands_in_the_place_of_the_words_that_were_typed(seated: Hall) -> None:
    note = seated.note("pusk ikut gak", Label.QUESTION, stage="pembukaan", speaker="ani")
    seated.record(seen(seated, note).change(sentence="Apakah puskesmas ikut?"))
    assert lines(seated) == [
        "- 08.30 – Kepala Dinkes, Ani Rahayu, menanyakan: Apakah puskesmas ikut?"
    ]
    assert seen(seated, note).value.text == "pusk ikut gak"


def test_a_sentence_that_says_who_needs_no_name_before_it(seated: Hall) -> None:
    asked = seated.note("sumber?", Label.QUESTION, stage="pembukaan", speaker="ani", said=at(9))
    answer = seated.note(
        "apbd", Label.ANSWER, answers=asked, stage="pembukaan", speaker="budi", said=at(9, 1)
    )
    seated.record(
        seen(seated, asked).change(sentence="Dinas Kesehatan menanyakan sumber dana."),
        seen(seated, answer).change(sentence="Sekretaris Dishub menyebut APBD."),
    )
    assert lines(seated) == [
        "- 09.00 – Dinas Kesehatan menanyakan sumber dana.",
        "  - 09.01 – Sekretaris Dishub menyebut APBD.",
    ]
    told = section(seated.session, "pembukaan")
    assert "- Pukul 09.00 WIB, Dinas Kesehatan menanyakan sumber dana." in told
    assert "- Jawaban, pukul 09.01 WIB: Sekretaris Dishub menyebut APBD." in told


def test_joined_lines_are_printed_as_one_each_with_who_said_it(seated: Hall) -> None:
    one = seated.note("kominfo walidata", stage="pembukaan", speaker="ani", said=at(9))
    same = seated.note("puskesmas ikut", stage="pembukaan", speaker="ani", said=at(9, 1))
    other = seated.note("setuju", stage="pembukaan", speaker="budi", said=at(9, 2))
    for note in (same, other):
        found = edited_notes(seated.session)
        seated.record(*edits.joined(found, seen(seated, note), seen(seated, one)))
    said = "Kepala Dinkes, Ani Rahayu, menyampaikan: Kominfo walidata. Puskesmas ikut."
    assert lines(seated) == [
        f"- 09.00 – {said} Sekretaris Dishub, Budi Santoso, menyampaikan: Setuju."
    ]


def test_a_line_that_was_left_out_stands_nowhere_and_is_counted(seated: Hall) -> None:
    note = seated.note("mikrofon mati?", Label.QUESTION, stage="pembukaan")
    answer = seated.note("sudah hidup", Label.ANSWER, answers=note, stage="pembukaan")
    seated.record(
        *edits.left_out(edited_notes(seated.session), seen(seated, note)),
        *edits.left_out(edited_notes(seated.session), seen(seated, answer)),
    )
    document = minutes(seated.session)
    assert "ikrofon" not in document
    assert "udah hidup" not in document
    assert "- Baris yang dilepas oleh penyunting: 2" in document
    assert "tidak dimuat: tidak ada" in document
    seated.session.undo().result(10)
    seated.session.poll()
    assert "Mikrofon mati?" in section(seated.session, "pembukaan")


def test_an_answer_that_was_left_out_does_not_open_its_question_again(seated: Hall) -> None:
    note = seated.note("berapa?", Label.QUESTION, stage="pembukaan")
    answer = seated.note("tiga", Label.ANSWER, answers=note, stage="pembukaan")
    seated.record(*edits.left_out(edited_notes(seated.session), seen(seated, answer)))
    document = minutes(seated.session)
    assert "Berapa?" in document
    assert "Belum dijawab" not in document
    assert document.partition("## VI. Pertanyaan yang belum dijawab")[2].startswith(
        "\n\nTidak ada."
    )


def test_lines_stand_where_they_were_moved_to(seated: Hall) -> None:
    notes = [
        seated.note(text, stage="pembukaan", said=at(9, minute))
        for minute, text in enumerate(("satu", "dua", "tiga"))
    ]
    found = edited_notes(seated.session)
    seated.record(*edits.moved(found, found.ordered, seen(seated, notes[2]), -1))
    assert [line.partition("– ")[2] for line in lines(seated)] == ["Satu.", "Tiga.", "Dua."]


def test_an_acara_begins_with_its_summary_and_ends_with_its_conclusion(seated: Hall) -> None:
    seated.note("siap", stage="pembukaan")
    seated.record(
        StageSummary.new(stage="pembukaan", summary="dibuka *resmi*", conclusion="semua siap")
    )
    told = section(seated.session, "pembukaan")
    places = [
        told.index(words)
        for words in (r"**Ringkasan:** Dibuka \*resmi\*.", "Siap.", "**Kesimpulan:** Semua siap.")
    ]
    assert places == sorted(places)


def test_a_destroyed_line_takes_its_sentence_and_that_of_the_line_it_joined(
    seated: Hall,
) -> None:
    head = seated.note("walidata siapa", stage="pembukaan", said=at(9))
    before = seen(seated, head).change(sentence="Siapa walidatanya?")
    seated.record(before)
    note = seated.note("gaji naik", stage="pembukaan", said=at(9, 1))
    found = edited_notes(seated.session)
    seated.record(*edits.joined(found, seen(seated, note), seen(seated, head)))
    found = edited_notes(seated.session)
    seated.record(*edits.worded(found, seen(seated, head), "Siapa walidata; gaji pun naik."))
    seated.destroy("note", note, "text")
    assert "gaji" not in minutes(seated.session).casefold()
    assert seen(seated, head).value.text == "walidata siapa"
    assert seen(seated, head).value.sentence == DESTROYED
    assert any("walidatanya" in str(one.patch) for one in seated.session.file.entries())


def test_a_half_typed_sentence_goes_with_the_words_it_tells(seated: Hall) -> None:
    note = seated.note("gaji naik", stage="pembukaan")
    place = f"{edit_place(Note.kind, note)}/sentence"
    seated.session.keep_draft(place, "Dibicarakan kenaikan")
    seated.destroy("note", note, "text")
    with closing(sqlite3.connect(seated.session.path)) as connection:
        assert connection.execute("SELECT body FROM draft").fetchall() == []


def test_a_summary_loses_words_that_are_destroyed_where_they_were_said(seated: Hall) -> None:
    words = "Kepala Dinas menerima bingkisan dari rekanan"
    note = seated.note(words, stage="pembukaan")
    seated.record(StageSummary.new(stage="pembukaan", summary=f"Dicatat bahwa {words}."))
    seated.destroy("note", note, "text")
    assert "bingkisan" not in minutes(seated.session)
    assert f"Dicatat bahwa {DESTROYED}." in seated.seen(StageSummary, "pembukaan").value.summary


def test_two_laptops_that_word_one_line_leave_both_until_somebody_chooses(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path) as one, opened(path, actor="n2", name="N2") as two:
        note = one.note("pusk ikut", stage="pembukaan")
        first, second = seen(one, note), seen(two, note)
        one.record(first.change(sentence="Puskesmas ikut."))
        two.record(second.change(sentence="Puskesmas turut serta."))
        (line,) = lines(one)
        assert "Puskesmas ikut" in line
        assert "Puskesmas turut serta" in line
        assert "(berbeda, belum dipilih)" in line
        one.record(seen(one, note).change(sentence="Puskesmas ikut."))
        assert lines(one) == ["- 08.30 – Puskesmas ikut."]


def test_a_line_that_two_laptops_judge_otherwise_stays(tmp_path: Path) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path) as one, opened(path, actor="n2", name="N2") as two:
        note = one.note("mikrofon mati", stage="pembukaan")
        first, second = seen(one, note), seen(two, note)
        one.record(first.change(dropped=True))
        two.record(second.change(dropped=False))
        assert lines(one) == ["- 08.30 – Mikrofon mati."]
        assert seen(one, note).conflicts == ("dropped",)


def test_what_a_decision_gathered_stands_in_the_list_of_decisions(seated: Hall) -> None:
    head = seated.note("walidata kominfo", stage="pembukaan", said=at(9))
    note = seated.note("pembina bappeda", stage="pembukaan", said=at(9, 1))
    found = edited_notes(seated.session)
    seated.record(*edits.joined(found, seen(seated, note), seen(seated, head)))
    found = edited_notes(seated.session)
    seated.record(*edits.labelled(found, seen(seated, head), Label.DECISION))
    assert "1. Walidata kominfo. Pembina bappeda. (acara 1" in minutes(seated.session)


@pytest.mark.parametrize("role", ["notulis", "penyelenggara"])
def test_who_edits_in_the_evening_is_not_who_took_the_notes(tmp_path: Path, role: str) -> None:
    path = tmp_path / "blitar.bimtek"
    with opened(path, role="notulis") as taker:
        note = taker.note("siap", stage="pembukaan", due=date(2023, 7, 5))
    with opened(path, actor="o2", name="Penyunting Contoh", role=role) as editor:
        editor.record(seen(editor, note).change(sentence="Semua siap.", order="1"))
        assert recorders(editor.session).names == ("Siti Aminah (nama contoh)",)


def test_the_data_of_the_document_stand_at_its_head_and_foot(seated: Hall) -> None:
    nip = "197001012000031001"
    seated.note("siap", stage="pembukaan")
    seated.record(
        DocumentData.new(
            id="1",
            government="PEMERINTAH KOTA *CONTOH*",
            number="005/12/2023",
            signed_at="Blitar",
            signed_on=date(2023, 7, 5),
        ),
        SignatureBlock.new(part="pimpinan", name="Nama Ketua", rank="Pembina (IV/a)", nip=nip),
        SignatureBlock.new(part="mengetahui", post="Sekretaris Daerah"),
    )
    document = minutes(seated.session)
    assert document.startswith(r"**PEMERINTAH KOTA \*CONTOH\***" + "\n\n# NOTULEN")
    opening = [block for block in read(document)[:4] if isinstance(block, Paragraph)]
    assert [block.centred for block in opening] == [True, True, True]
    assert "- **Nomor:** 005/12/2023" in document
    assert "Surat undangan" not in document
    assert document.count("19700101 200003 1 001") == 1
    assert nip not in document
    assert document.endswith(
        "Blitar, 5 Juli 2023\n\n"
        "| Pimpinan rapat, | Yang mencatat, | Mengetahui, |\n"
        "| --- | --- | --- |\n"
        "| ……… | ……… | ……… |\n"
        "| Nama Ketua | Siti Aminah (nama contoh) | ……… |\n"
        "| Jabatan: ……… | Jabatan: ……… | Jabatan: Sekretaris Daerah |\n"
        "| Pangkat: Pembina (IV/a) | Pangkat: ……… | Pangkat: ……… |\n"
        "| NIP: 19700101 200003 1 001 | NIP: ……… | NIP: ……… |\n"
    )

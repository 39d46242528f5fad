"""Decisions and actions read back one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.hall.missing import Weight
from bimtek.hall.offices import Offices
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Label, Note, Opd, StageRun, StageState
from bimtek.hall.session_records import SessionSheet
from bimtek.journal.acts import Wanted
from bimtek.journal.records import DESTROYED, Refusal
from bimtek.minutes.document import minutes
from bimtek.overview.acts import line
from bimtek.overview.words import Words
from bimtek.stages.closing import deeds
from bimtek.stages.closing.missing import missing
from bimtek.stages.closing.page import AGREEMENT, page
from bimtek.stages.closing.progress import progress
from bimtek.stages.closing.records import Dissent, Outcome
from bimtek.stages.closing.rules import Standing, counted, next_open, read_dissent
from bimtek.stages.closing.said import said_here
from bimtek.stages.closing.spoken import spoken
from bimtek.stages.closing.view_rows import item_text, said
from tests.minutes.halls import Hall, at, opened, script_of
from tests.stages.closing.halls import (
    DAY_ENDS,
    END,
    ORDER,
    charge,
    decide,
    do,
    item_of,
    note_of,
    state_of,
)

DEWAN = "Dewan bersidang tiap bulan"


def agree(hall: Hall, note: str, outcome: Outcome = Outcome.AGREED, reason: str = "") -> None:
    do(hall, deeds.answered(item_of(hall, note), END.id, outcome, at(15, 50), reason))


def test_decisions_are_read_first_each_as_it_was_said(hall: Hall) -> None:
    action = charge(hall, "kirim data")
    first = decide(hall, DEWAN)
    second = decide(hall, "Walidata Diskominfotik", said=at(9))
    found = state_of(hall).items
    assert [(item.id, item.number, item.total) for item in found] == [
        (second, 1, 2),
        (first, 2, 2),
        (action, 1, 1),
    ]


@pytest.mark.parametrize(
    ("quorum", "told"),
    [
        ({}, "hadir kini 1 OPD"),
        ({"quorum": 2}, "hadir kini 1 OPD (kuorum 2)"),
        (
            {"quorum": 2, "quorum_in_hall": True},
            "hadir kini 1 OPD, 0 di aula (kuorum 2 luring)",
        ),
    ],
)
def test_beside_a_decision_stands_who_is_here_for_the_quorum(
    hall: Hall, quorum: dict[str, object], told: str
) -> None:
    online = Presence(Status.PRESENT, mode="daring")
    hall.record(
        SessionSheet.set("1", **quorum), hall.seen(Attendance, "1-sore/ani").change(presence=online)
    )
    note = decide(hall, "dewan bersidang tiap bulan")
    below = [one.text for one in item_text(state_of(hall), item_of(hall, note))][-1]
    assert below.endswith(f" · {told}")


def test_nothing_is_read_where_nothing_was_decided(hall: Hall) -> None:
    hall.note("kalimat biasa", stage="pembukaan")
    assert state_of(hall).items == ()
    assert progress(hall.session, END) == (0, 0)
    assert page(hall.session, END, "").lines


def test_what_was_told_in_confidence_or_destroyed_is_never_read(hall: Hall) -> None:
    decide(hall, "rahasia", closed=True)
    destroyed = decide(hall, "kata yang dimusnahkan kemudian")
    withdrawn = decide(hall, "keliru")
    hall.destroy("note", destroyed, "text")
    hall.record(hall.seen(Note, withdrawn).withdraw())
    assert state_of(hall).items == ()


def test_s_says_that_the_hall_agrees(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    agree(hall, note)
    assert item_of(hall, note).standing is Standing.AGREED
    assert counted(state_of(hall).items, Label.DECISION) == (1, 1)
    hall.session.undo().result(10)
    assert item_of(hall, note).standing is Standing.WAITING


def test_a_result_is_taken_back(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    with pytest.raises(Refusal, match="belum dibacakan"):
        deeds.unread(item_of(hall, note))
    agree(hall, note)
    do(hall, deeds.unread(item_of(hall, note)))
    assert item_of(hall, note).standing is Standing.WAITING


def test_words_that_change_afterwards_have_to_be_read_again(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    agree(hall, note)
    do(
        hall,
        deeds.corrected(item_of(hall, note), "Dewan bersidang dua bulan sekali", hall.time.date()),
    )
    assert item_of(hall, note).standing is Standing.CHANGED
    hall.session.undo().result(10)
    assert item_of(hall, note).standing is Standing.AGREED


def test_another_deadline_changes_what_was_agreed_and_another_pillar_does_not(hall: Hall) -> None:
    note = charge(hall, "kirim data", opd=("dinkes",))
    agree(hall, note)
    hall.record(hall.seen(Note, note).change(pillar="living"))
    assert item_of(hall, note).standing is Standing.AGREED
    hall.record(hall.seen(Note, note).change(due=at(9, day=20).date()))
    assert item_of(hall, note).standing is Standing.CHANGED


def test_a_ralat_leaves_the_words_as_they_were_typed(hall: Hall) -> None:
    note = decide(hall, "dewan sidang tiap bln")
    do(hall, deeds.corrected(item_of(hall, note), DEWAN, hall.time.date()))
    assert (note_of(hall, note).text, note_of(hall, note).sentence) == (
        "dewan sidang tiap bln",
        DEWAN,
    )
    assert item_of(hall, note).text == DEWAN
    do(hall, deeds.corrected(item_of(hall, note), "dewan sidang tiap bln", hall.time.date()))
    assert note_of(hall, note).sentence == ""
    assert (
        deeds.corrected(item_of(hall, note), "dewan sidang tiap bln", hall.time.date()).changes
        == ()
    )
    with pytest.raises(Refusal, match="kosong"):
        deeds.corrected(item_of(hall, note), " ", hall.time.date())


def test_destroying_the_words_destroys_the_sentence_that_tells_them_again(hall: Hall) -> None:
    note = decide(hall, "nama seorang warga disebut")
    do(
        hall,
        deeds.corrected(item_of(hall, note), "Nama warga itu dicatat lengkap", hall.time.date()),
    )
    hall.destroy("note", note, "text")
    seen = hall.seen(Note, note)
    assert (seen.value.text, seen.value.sentence) == (DESTROYED, DESTROYED)
    assert "warga" not in minutes(hall.session)


def test_two_wordings_are_not_agreed_to(hall: Hall, tmp_path: Path) -> None:
    note = decide(hall, DEWAN)
    with opened(hall.session.path, script_of(*ORDER), actor="n2", name="N2") as other:
        before, theirs = hall.seen(Note, note), other.seen(Note, note)
        hall.record(before.change(sentence="Dewan bersidang bulanan"))
        other.record(theirs.change(sentence="Dewan bersidang tiap tiga bulan"))
    with pytest.raises(Refusal, match="dua kalimat yang berbeda"):
        agree(hall, note)


def test_an_office_differs_and_the_decision_is_taken_all_the_same(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    do(hall, deeds.dissents(item_of(hall, note), "dishub", "cukup tiga bulan", at(15, 51)))
    assert item_of(hall, note).standing is Standing.WAITING
    (spoke,) = spoken(hall.session, END)
    assert (spoke.opd, spoke.at) == ("dishub", at(15, 51))
    agree(hall, note)
    assert said(item_of(hall, note)) == "setuju, beda 1", "both fit beside the words"
    text = minutes(hall.session)
    assert "disetujui dengan catatan Dishub: “cukup tiga bulan”" in text
    do(hall, deeds.dissents(item_of(hall, note), "dishub", "dua bulan", at(15, 52)))
    assert [seen.value.sentence for seen in hall.session.all(Dissent)] == ["dua bulan"]
    do(hall, deeds.agrees_after_all(item_of(hall, note).dissents[0]))
    assert "disetujui serentak" in minutes(hall.session)
    with pytest.raises(Refusal, match="satu kalimat"):
        deeds.dissents(item_of(hall, note), "dinkes", " ", at(15, 53))


def test_a_dissent_after_the_agreement_has_to_be_read_again(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    agree(hall, note)
    deed = deeds.dissents(item_of(hall, note), "dishub", "cukup tiga bulan", at(7, 45, day=4))
    assert deed.told == "Dicatat. Bacakan sekali lagi."
    do(hall, deed)
    assert item_of(hall, note).standing is Standing.CHANGED
    assert "disetujui dengan catatan" not in minutes(hall.session)
    do(hall, deeds.answered(item_of(hall, note), END.id, Outcome.AGREED, at(7, 46, day=4)))
    assert item_of(hall, note).standing is Standing.AGREED
    assert "disetujui dengan catatan Dishub: “cukup tiga bulan”" in minutes(hall.session)


def test_the_minutes_tell_each_outcome_once_reading_has_begun(hall: Hall) -> None:
    first, second = decide(hall, DEWAN), decide(hall, "Walidata Diskominfotik", said=at(10, 13))
    third, action = decide(hall, "Tiga", said=at(10, 14)), charge(hall, "kirim data")
    assert "disetujui" not in minutes(hall.session)
    agree(hall, first)
    agree(hall, second, Outcome.POSTPONED, "menunggu bagian hukum")
    agree(hall, action)
    text = minutes(hall.session)
    assert "pukul 10.11; disetujui serentak)" in text
    assert "; ditunda: menunggu bagian hukum)" in text
    assert "pukul 10.14; belum dibacakan)" in text
    assert "pukul 10.12; disetujui serentak |" in text
    assert "Dibacakan 2 keputusan dan 1 tindak lanjut: 2 disetujui serentak, 1 ditunda." in text
    agree(hall, third, Outcome.DROPPED)
    assert "pukul 10.14; dilepas)" in minutes(hall.session)


def test_what_was_let_go_is_no_decision_and_is_told_apart_with_the_reason(hall: Hall) -> None:
    taken, dropped = decide(hall, DEWAN), decide(hall, "Walidata DLH", said=at(10, 13))
    action = charge(hall, "kirim data")
    agree(hall, taken)
    agree(hall, dropped, Outcome.DROPPED, "bukan wewenang rapat")
    agree(hall, action, Outcome.POSTPONED)
    text = minutes(hall.session)
    decisions = text.partition("## IV. Keputusan")[2].partition("## V.")[0]
    taken_text, _, let_go = decisions.partition("#### Dilepas atau ditunda")
    assert "1. Dewan bersidang" in taken_text
    assert "DLH" not in taken_text
    assert (
        "Walidata DLH. (acara 1, Pembukaan, 3 Juli 2023 pukul 10.13; dilepas: bukan wewenang"
        in let_go
    )
    actions = text.partition("## V. Tindak lanjut")[2].partition("## VI.")[0]
    assert actions.strip().startswith("Tidak ada.\n\n#### Dilepas atau ditunda")
    assert "- 10.13 – Keputusan: Walidata DLH. (dilepas: bukan wewenang rapat)" in text
    assert "Keputusan 1 · tindak lanjut 0" in state_of(hall, DAY_ENDS).day.reached
    agree(hall, dropped)
    assert "#### Dilepas atau ditunda\n\n- " not in minutes(hall.session)


def test_the_minutes_print_the_sentence_that_was_read(hall: Hall) -> None:
    note = decide(hall, "dewan sidang tiap bln")
    do(hall, deeds.corrected(item_of(hall, note), DEWAN, hall.time.date()))
    text = minutes(hall.session)
    assert f"1. {DEWAN}." in text
    assert "tiap bln" not in text


def test_the_hall_sees_exactly_what_is_read(hall: Hall) -> None:
    first, second = decide(hall, "satu"), decide(hall, "dua", said=at(10, 13))
    action = charge(hall, "kirim data", opd=("dinkes", "setwan"))
    do(hall, deeds.corrected(item_of(hall, second), DEWAN, hall.time.date()))
    agree(hall, first)
    hall.session.poll()
    shown = page(hall.session, END, second)
    assert (shown.title, shown.foot) == ("KEPUTUSAN 2 dari 2", "✓ ▶")
    assert shown.lines[0].text == DEWAN
    words = [line.text for line in page(hall.session, END, action).lines]
    assert words[2:4] == ["Penanggung jawab: Dinkes, Setwan", "Tenggat: 14 Juli 2023"]


def test_the_hall_sees_what_became_of_the_one_just_read_and_the_count_at_the_end(
    hall: Hall,
) -> None:
    first, second = decide(hall, "satu"), decide(hall, "dua", said=at(10, 13))
    assert "disetujui" not in str(page(hall.session, END, first))
    agree(hall, first)
    hall.session.poll()
    told = [(one.mark, one.text) for one in page(hall.session, END, second).lines]
    assert told[-1] == ("✓", "Keputusan 1 disetujui serentak")
    own = [one.text for one in page(hall.session, END, first).lines]
    assert own[-1] == "Disetujui serentak"
    do(hall, deeds.dissents(item_of(hall, second), "dishub", "rahasia", at(15, 51)))
    agree(hall, second)
    third = decide(hall, "tiga", said=at(10, 14))
    do(hall, deeds.answered(item_of(hall, third), END.id, Outcome.POSTPONED, at(15, 55)))
    decide(hall, "empat", said=at(10, 15))
    hall.session.poll()
    end = [one.text for one in page(hall.session, END, AGREEMENT).lines]
    assert "1 disepakati, 1 berbeda, 1 ditunda, 1 belum dibacakan" in end


def test_the_hall_sees_who_differs_and_not_their_words(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    do(hall, deeds.dissents(item_of(hall, note), "dishub", "cukup tiga bulan", at(15, 51)))
    shown = page(hall.session, END, note)
    assert ("≠", "Dishub menyatakan berbeda") in [(one.mark, one.text) for one in shown.lines]


@pytest.mark.parametrize(
    ("typed", "code", "sentence"),
    [
        ("dishub cukup tiga bulan", "dishub", "cukup tiga bulan"),
        ("@Dishub: cukup tiga bulan", "dishub", "cukup tiga bulan"),
        ("satpol pp siap malam", "satpol", "siap malam"),
        ("Dinas Perhubungan setuju sebagian", "dishub", "setuju sebagian"),
        ("dishub", "dishub", ""),
    ],
)
def test_a_dissent_is_one_line(typed: str, code: str, sentence: str) -> None:
    offices = Offices(
        (
            Opd("dishub", name="Dinas Perhubungan", short="Dishub"),
            Opd("satpol", name="Satuan Polisi", short="Satpol PP"),
        )
    )
    found = read_dissent(typed, offices)
    assert (found.office.code, found.sentence, found.closed) == (code, sentence, False)
    with pytest.raises(Refusal, match="Maksudnya Dishub"):
        read_dissent("dishubb lain", offices)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("dishub anggaran belum ada ~", "anggaran belum ada"),
        ("dishub anggaran belum ada~.", "anggaran belum ada."),
        ("~dishub anggaran belum ada", "anggaran belum ada"),
        ("~ @dishub: anggaran belum ada", "anggaran belum ada"),
        ("dishub ~anggaran belum ada", "anggaran belum ada"),
        ("dishub: ~ anggaran belum ada", "anggaran belum ada"),
        ("dishub ~", ""),
    ],
)
def test_a_dissent_is_told_in_confidence_by_a_tilde_at_either_end(
    typed: str, sentence: str
) -> None:
    offices = Offices((Opd("dishub", name="Dinas Perhubungan", short="Dishub"),))
    found = read_dissent(typed, offices)
    assert (found.office.code, found.sentence, found.closed) == ("dishub", sentence, True)


def test_a_dissent_in_confidence_names_its_office_and_keeps_its_words(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    deed = deeds.dissents(item_of(hall, note), "dishub", "rahasia", at(15, 51), closed=True)
    assert "Kalimatnya tertutup: tidak dimuat dalam notulen." in deed.told
    do(hall, deed)
    agree(hall, note)
    text = minutes(hall.session)
    assert "disetujui dengan catatan Dishub (kalimatnya tertutup)" in text
    shown = [line.text for line in page(hall.session, END, note).lines]
    drawn = [line.text for line in item_text(state_of(hall), item_of(hall, note))]
    words = Words(hall.session)
    logged = [line(words, act) for act in hall.session.file.acts(Wanted()).acts]
    assert all("rahasia" not in one for one in (text, *shown, *drawn, *logged))
    assert hall.seen(Dissent, f"{note}/dishub").value.sentence == "rahasia"


def test_other_words_of_a_dissent_in_confidence_stay_so(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    do(hall, deeds.dissents(item_of(hall, note), "dishub", "satu", at(15, 51)))
    do(hall, deeds.dissents(item_of(hall, note), "dishub", "", at(15, 52), closed=True))
    assert hall.seen(Dissent, f"{note}/dishub").value.sentence == "satu"
    do(hall, deeds.dissents(item_of(hall, note), "dishub", "dua", at(15, 53)))
    assert "Dishub (kalimatnya tertutup)" in minutes(hall.session)
    do(hall, deeds.agrees_after_all(item_of(hall, note).dissents[0]))
    do(hall, deeds.dissents(item_of(hall, note), "dishub", "terbuka", at(15, 54)))
    assert "Dishub: “terbuka”" in minutes(hall.session)
    assert hall.seen(Dissent, f"{note}/dishub").conflicts == ()  # nobody has to choose


def test_what_an_office_said_differently_can_be_destroyed_and_only_that_it_differs_stays(
    hall: Hall,
) -> None:
    note = decide(hall, DEWAN, opd=("setwan",))
    for opd, words, closed in (("dishub", "kata", False), ("dinkes", "rahasia", True)):
        do(hall, deeds.dissents(item_of(hall, note), opd, words, at(15, 51), closed=closed))
    do(hall, deeds.agrees_after_all(hall.seen(Dissent, f"{note}/dishub")))
    said = said_here(state_of(hall), item_of(hall, note))
    assert sorted((one.what, one.words) for one in said) == [
        ("10.11 Setwan, keputusan", DEWAN),
        ("Dinkes, pendapat berbeda tertutup", ""),
        ("Dishub, pendapat berbeda (sudah ditarik)", "kata"),
    ]
    do(hall, deeds.dissents(item_of(hall, note), "dishub", "kata lagi", at(15, 52)))
    (dishub,) = (one for one in said if one.words == "kata")
    hall.destroy(dishub.kind, dishub.record, dishub.field)
    agree(hall, note)
    shown = [line.text for line in item_text(state_of(hall), item_of(hall, note))]
    assert f"Dishub: {DESTROYED}" in shown
    assert r"Dishub: \[dimusnahkan\]" in minutes(hall.session)
    left = said_here(state_of(hall), item_of(hall, note))
    assert all("Dishub" not in one.what for one in left)
    do(hall, deeds.dissents(item_of(hall, note), "dishub", "", at(15, 53), closed=True))
    assert "sentence" in hall.seen(Dissent, dishub.record).destroyed
    hall.destroy(Dissent.kind, f"{note}/dinkes", "sentence")
    assert item_of(hall, note).standing is Standing.AGREED  # nothing else was said since
    assert said_here(state_of(hall), None) == ()


def test_what_is_printed_in_any_case_refuses_the_mark(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    with pytest.raises(Refusal, match="hapus ~"):
        deeds.corrected(item_of(hall, note), "Dewan bersidang bulanan ~", hall.time.date())
    with pytest.raises(Refusal, match="hapus ~"):
        agree(hall, note, Outcome.POSTPONED, "~menunggu bagian hukum")
    agree(hall, note, Outcome.POSTPONED, "menunggu ~30 hari")
    assert "ditunda: menunggu ~30 hari" in minutes(hall.session).replace("\\", "")


def test_a_note_that_is_not_read_never_stands_on_the_projector(hall: Hall) -> None:
    closed = decide(hall, "rahasia", closed=True)
    plain = hall.note("kalimat biasa", stage="pembukaan")
    for note in (closed, plain):
        said = " ".join(line.text for line in page(hall.session, END, note).lines)
        assert "rahasia" not in said
        assert "kalimat biasa" not in said


def test_after_an_answer_the_next_open_one_comes(hall: Hall) -> None:
    notes = [decide(hall, text, said=at(10, n)) for n, text in enumerate("abc")]
    agree(hall, notes[1])
    found = state_of(hall).items
    assert next_open(found, notes[0]) == notes[2]
    assert next_open(found, notes[2]) == notes[0]
    agree(hall, notes[0])
    agree(hall, notes[2])
    assert next_open(state_of(hall).items, notes[0]) == ""


def test_what_was_not_read_is_missing_once_the_last_end_has_begun(hall: Hall) -> None:
    first = decide(hall, DEWAN)
    charge(hall, "kirim data")
    assert list(missing(hall.session, END)) == []
    for stage in (DAY_ENDS, END):
        hall.record(StageRun.new(id=stage.id, state=StageState.RUNNING, started=at(15, 45)))
    assert list(missing(hall.session, DAY_ENDS)) == []
    told = {one.text: one.weight for one in missing(hall.session, END)}
    assert told == {
        "1 keputusan belum dibacakan": Weight.SHOULD,
        "1 tindak lanjut belum dibacakan": Weight.SHOULD,
    }
    agree(hall, first)
    do(hall, deeds.corrected(item_of(hall, first), "Lain", hall.time.date()))
    told = {one.text: one.weight for one in missing(hall.session, END)}
    assert told["1 hasil diubah sesudah dibacakan"] is Weight.BLOCKS

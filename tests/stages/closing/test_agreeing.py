"""The hall agrees: who may, what holds it back, what the desk and the wall show."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bimtek.hall.agreement import Signing, Verdict
from bimtek.hall.missing import Weight
from bimtek.hall.records import Chair, StageRun, StageState
from bimtek.hall.session_records import SessionSheet
from bimtek.journal.records import Change, Refusal
from bimtek.minutes.agreement import status_of
from bimtek.minutes.document import minutes
from bimtek.stages.closing import agreeing, deeds
from bimtek.stages.closing.missing import missing
from bimtek.stages.closing.page import AGREEMENT, page
from bimtek.stages.closing.records import Outcome
from bimtek.stages.closing.view_agreed_rows import agreement_lines, agreement_text, ralat_marks
from bimtek.stages.closing.view_rows import item_text
from tests.minutes.halls import Hall, at, opened, script_of
from tests.stages.closing.halls import END, ORDER, charge, decide, do, item_of, state_of

DEWAN = "Dewan bersidang tiap bulan"


def read(hall: Hall, note: str) -> None:
    do(hall, deeds.answered(item_of(hall, note), END.id, Outcome.AGREED, at(15, 50, day=4)))


def agree(hall: Hall, without_quorum: str = "") -> None:
    hall.time = at(15, 58, day=4)
    do(hall, agreeing.agree(state_of(hall), hall.time, without_quorum))


def correct(hall: Hall, note: str, after: str, **values: Any) -> None:
    said = {
        "place": "Keputusan 1", "before": "", "reason": "salah dengar", "asked_by": "Dinkes",
        "verdict": Verdict.ACCEPTED,
    }  # fmt: skip
    item = item_of(hall, note)
    do(hall, agreeing.correct(state_of(hall), item, hall.time, after=after, **{**said, **values}))


def words(hall: Hall) -> str:
    state = state_of(hall)
    told = [f"{line.label}{line.text}" for line in agreement_text(state)]
    return "\n".join([*(str(line.cells[0]) for line in agreement_lines(state)), *told])


def head(hall: Hall) -> str:
    """What the minutes say of the agreement."""
    return dict(status_of(hall.session, hall.session.agreement).lines)["Disepakati"]


def shown(hall: Hall) -> str:
    return "\n".join(line.text for line in page(hall.session, END, AGREEMENT).lines)


def test_the_line_says_what_is_still_open_then_version_and_sidik(hall: Hall) -> None:
    first, second = decide(hall, DEWAN), charge(hall, "kirim data")
    hall.record(Chair.new(id="c", name="Ani (contoh)", post="Kepala Bappeda", since=at(8)))
    read(hall, first)
    assert "versi 1 · 1 belum dibacakan" in words(hall)
    assert "Pimpinan ▸ Ani (contoh), Kepala Bappeda" in words(hall)
    assert "Apakah kita sepakat?" in shown(hall)
    read(hall, second)
    agree(hall)
    sidik = state_of(hall).sidik
    assert f"✓ Versi 1 disepakati 15.58 · sidik {sidik} · KONSEP" in words(hall)
    assert "Disepakati ▸ 4 Jul 15.58, 1 OPD, pimpinan Ani (contoh), Kepala Bappeda" in words(hall)
    assert f"Sidik {sidik}" in shown(hall)
    assert "DISEPAKATI · VERSI 1" in shown(hall)


@pytest.mark.parametrize(
    ("quorum", "missed"),
    [
        (SessionSheet.set("1", quorum=2), "hadir 1 dari 2 OPD"),
        (SessionSheet.set("1", quorum=2, quorum_in_hall=True), "hadir 1 dari 2 OPD luring"),
    ],
)
def test_without_the_quorum_the_hall_agrees_only_with_a_reason_that_is_printed(
    hall: Hall, quorum: Change, missed: str
) -> None:
    hall.record(quorum)
    read(hall, decide(hall, DEWAN))
    assert f"Kuorum tidak tercapai ▸ {missed}" in words(hall)
    assert f"Kuorum tidak tercapai: {missed}" in shown(hall)
    for reason in ("  ", "~hujan"):
        with pytest.raises(Refusal, match=f"Kuorum tidak tercapai: {missed}"):
            agree(hall, reason)
    agree(hall, "Dishub menyetujui  secara tertulis")
    told = f"{missed}, karena Dishub menyetujui secara tertulis"
    assert f"Tanpa kuorum ▸ {told}" in words(hall)
    printed = f"tanpa kuorum ({missed}) karena Dishub menyetujui secara tertulis; sidik"
    assert printed in head(hall)


@pytest.mark.parametrize("quorum", [None, 0, 1])
def test_with_the_quorum_nothing_is_said_of_it(hall: Hall, quorum: int | None) -> None:
    hall.record(SessionSheet.set("1", quorum=quorum))
    read(hall, decide(hall, DEWAN))
    assert "uorum" not in words(hall)
    agree(hall)
    assert "kuorum" not in head(hall)


def test_what_is_disputed_or_changed_since_it_was_read_holds_it_back(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    read(hall, note)
    do(
        hall,
        deeds.corrected(item_of(hall, note), "Dewan bersidang dua bulan sekali", hall.time.date()),
    )
    with pytest.raises(Refusal, match="diubah sesudah dibacakan"):
        agree(hall)
    read(hall, note)
    agree(hall)
    with pytest.raises(Refusal, match="sudah disepakati"):
        agree(hall)


def test_only_the_facilitator_lets_the_hall_agree(hall: Hall) -> None:
    decide(hall, DEWAN)
    path = hall.session.path
    with opened(path, script_of(*ORDER), "n2", "N2", "notulis") as other:
        with pytest.raises(Refusal, match="Hanya fasilitator"):
            agree(other)
        agree(hall)
        with pytest.raises(Refusal, match="penyelenggara"):
            agreeing.reopen(state_of(other), hall.time, "salah", "")


def test_what_was_unread_or_unsettled_stands_in_the_minutes(hall: Hall) -> None:
    decide(hall, DEWAN)
    agree(hall)
    assert "saat itu 1 keputusan atau tindak lanjut belum dibacakan" in minutes(hall.session)


def test_a_decision_of_which_every_ralat_was_refused_is_told_so_in_the_list(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    read(hall, note)
    agree(hall)
    correct(hall, note, "Dewan tidak bersidang", verdict=Verdict.REFUSED)
    assert ralat_marks(state_of(hall)) == {note: "ralat 1 ditolak"}


def test_a_ralat_is_numbered_and_keeps_both_texts_also_where_it_is_refused(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    read(hall, note)
    agree(hall)
    correct(hall, note, "Dewan bersidang dua bulan sekali")
    correct(hall, note, "Dewan tidak bersidang", verdict=Verdict.REFUSED)
    correct(hall, note, "Dewan bersidang tiga bulan sekali")
    assert ralat_marks(state_of(hall)) == {note: "ralat 1, 2, 3"}
    shown = [line.text for line in page(hall.session, END, note).lines if "Ralat" in line.text]
    assert shown == [
        "Ralat 1: Dewan bersidang dua bulan sekali", "Ralat 3: Dewan bersidang tiga bulan sekali",
    ]  # fmt: skip
    told = [(n, one.before, one.after) for n, one in state_of(hall).corrections[note]]
    assert told == [
        ("1", DEWAN, "Dewan bersidang dua bulan sekali"),
        ("2", "Dewan bersidang dua bulan sekali", "Dewan tidak bersidang"),
        ("3", "Dewan bersidang dua bulan sekali", "Dewan bersidang tiga bulan sekali"),
    ]
    assert item_of(hall, note).text == DEWAN
    for field in ("reason", "asked_by"):
        with pytest.raises(Refusal):
            correct(hall, note, "lain", **{field: " "})
    with pytest.raises(Refusal, match="sama"):
        correct(hall, note, "Dewan bersidang tiga bulan sekali")
    with pytest.raises(Refusal, match="hapus ~"):
        correct(hall, note, "rahasia ~")


def test_paper_then_final(hall: Hall) -> None:
    agree(hall)
    with pytest.raises(Refusal, match="Belum ditandatangani"):
        agreeing.make_final(state_of(hall), hall.time)
    with pytest.raises(Refusal, match="siapa"):
        agreeing.sign(state_of(hall), date(2023, 7, 6), " ", "")
    do(hall, agreeing.sign(state_of(hall), date(2023, 7, 6), "Ani dan N1", "v1.pdf"))
    assert "Ditandatangani ▸ 6 Juli 2023 oleh Ani dan N1 · pindaian v1.pdf" in words(hall)
    assert "KONSEP" not in words(hall)
    do(hall, agreeing.make_final(state_of(hall), hall.time))
    assert "✓ Versi 1 final" in words(hall)
    hall.session.undo().result(10)
    assert hall.seen(Signing, "1").value.final is None


def test_what_would_be_printed_as_running_or_not_held_is_told_before_the_signature(
    hall: Hall,
) -> None:
    hall.record(StageRun.new(id=END.id, state=StageState.RUNNING, started=at(15, 30, day=4)))
    told = next(line for line in words(hall).split("\n") if line.startswith("Akan tercetak"))
    assert " belum berlangsung" in told  # while it can still be put right
    assert f"‘{END.title}’" not in told  # in which the hall agrees
    agree(hall)
    told = next(line for line in words(hall).split("\n") if line.startswith("Akan tercetak"))
    assert f"‘{END.title}’ masih berjalan; " in told
    assert told.endswith(" belum berlangsung. F4: s selesai, l lewati, j jam")
    do(hall, agreeing.sign(state_of(hall), date(2023, 7, 6), "Ani dan N1", ""))
    assert "Akan tercetak" not in words(hall)


def test_opened_again_the_next_agreement_is_version_2(hall: Hall) -> None:
    agree(hall)
    with pytest.raises(Refusal, match="alasan"):
        agreeing.reopen(state_of(hall), hall.time, " ", "")
    do(hall, agreeing.reopen(state_of(hall), hall.time, "satu keputusan lupa dibacakan", "Dinkes"))
    assert "→ versi 2" in words(hall)
    assert "KONSEP · versi 2" in minutes(hall.session)


def test_since_then_counts_the_version_that_binds_and_tells_what_was_refused(hall: Hall) -> None:
    note = decide(hall, DEWAN)
    read(hall, note)
    agree(hall)
    correct(hall, note, "Dewan bersidang dua bulan sekali")
    correct(hall, note, "Dewan tidak bersidang", verdict=Verdict.REFUSED)
    do(hall, agreeing.deliver(state_of(hall), hall.time, "Dinkes", date(2023, 7, 20), ""))
    assert "Sejak itu ▸ 2 ralat (1 ditolak) · 1 pemutakhiran" in words(hall)
    do(hall, agreeing.reopen(state_of(hall), hall.time, "satu keputusan lupa dibacakan", ""))
    read(hall, note)
    agree(hall)
    assert "Sejak itu ▸ tidak ada" in words(hall)


def test_f9_says_what_the_paper_still_lacks(hall: Hall) -> None:
    hall.record(StageRun.new(id=END.id, state=StageState.RUNNING, started=at(15, 45, day=4)))
    decide(hall, DEWAN)
    agree(hall)
    (found,) = missing(hall.session, END)
    assert (found.weight, found.text) == (Weight.TONIGHT, "Versi 1 belum ditandatangani")


def test_newer_data_needs_to_say_who_and_for_which_day(hall: Hall) -> None:
    with pytest.raises(Refusal, match="Belum ada yang disepakati"):
        agreeing.deliver(state_of(hall), hall.time, "Dinkes", date(2023, 7, 20), "")
    agree(hall)
    with pytest.raises(Refusal, match="dari siapa"):
        agreeing.deliver(state_of(hall), hall.time, " ", date(2023, 7, 20), "")
    with pytest.raises(Refusal, match="per tanggal berapa"):
        agreeing.deliver(state_of(hall), hall.time, "Dinkes", None, "")
    deed = agreeing.deliver(state_of(hall), hall.time, "Dinkes", date(2023, 7, 20), "")
    do(hall, deed)
    hall.session.delivery = deed.changes[0].record
    assert "Pemutakhiran dibuka ▸ nomor 1 dari Dinkes" in words(hall)


def of_place(hall: Hall, place: str, before: str, after: str) -> None:
    said: dict[str, Any] = {
        "reason": "salah dengar", "asked_by": "Dinkes", "verdict": Verdict.ACCEPTED,
        "place": place, "before": before, "after": after,
    }  # fmt: skip
    do(hall, agreeing.correct(state_of(hall), None, hall.time, **said))


def test_a_ralat_of_what_the_minutes_do_not_hold_is_refused(hall: Hall) -> None:
    read(hall, decide(hall, DEWAN))
    agree(hall)
    for place, before, why in (
        ("Keputusan 99", "", "memuat 1 sampai 1"),
        ("Tindak lanjut 1", "", "tidak satu pun"),
        ("III, acara 17", "", "memuat 1 sampai 5"),
        ("Keputusan 1", "tiap minggu", f"Yang berlaku: ‘{DEWAN}’"),
    ):
        with pytest.raises(Refusal, match=why):
            of_place(hall, place, before, "dua bulan sekali")
    of_place(hall, "III, acara 4", "ISHOMA 12.00", "ISHOMA 12.30")


def test_a_ralat_that_names_a_decision_is_read_again_as_it_says(hall: Hall) -> None:
    let_go, note = decide(hall, "Batal"), decide(hall, DEWAN)
    do(hall, deeds.answered(item_of(hall, let_go), END.id, Outcome.DROPPED, at(15, 50, day=4)))
    read(hall, note)
    agree(hall)
    of_place(hall, "keputusan 1", "tiap bulan", "dua bulan sekali")  # as the paper numbers it
    ((_, ralat),) = state_of(hall).corrections[note]
    assert (ralat.before, ralat.after) == (DEWAN, "Dewan bersidang dua bulan sekali")
    assert item_of(hall, note).text == DEWAN
    of_place(hall, "III, acara 4", "ISHOMA 12.00", "ISHOMA 12.30")
    do(hall, agreeing.reopen(state_of(hall), hall.time, "ada yang lupa dibacakan", ""))
    assert item_of(hall, note).text == "Dewan bersidang dua bulan sekali"
    told = [f"{line.label}{line.text}" for line in item_text(state_of(hall), item_of(hall, note))]
    assert "Ralat 1 versi 1 ▸ Dewan bersidang dua bulan sekali (diterima; salah dengar)" in told
    asked = "‘ISHOMA 12.00’ menjadi ‘ISHOMA 12.30’. Sudah diubah di tempatnya?"
    assert f"Ralat 2 versi 1 ▸ III, acara 4: {asked}" in words(hall)
    with pytest.raises(Refusal, match="Bacakan sekali lagi"):
        agree(hall)


def test_a_deadline_moves_by_its_mark_before_and_after_the_agreement(hall: Hall) -> None:
    note = charge(hall, "kirim data")
    today = at(15, day=4).date()
    do(hall, deeds.corrected(item_of(hall, note), "kirim data ^20/7", today))
    assert (item_of(hall, note).text, item_of(hall, note).note.value.due) == (
        "kirim data",
        date(2023, 7, 20),
    )
    do(hall, deeds.corrected(item_of(hall, note), "^21/7", today))
    assert item_of(hall, note).note.value.due == date(2023, 7, 21)
    with pytest.raises(Refusal, match="Tenggat ‘31/31’"):
        deeds.corrected(item_of(hall, note), "kirim data ^31/31", today)
    read(hall, note)
    agree(hall)
    correct(hall, note, "kirim data ^31/12")
    correct(hall, note, "kirim data lengkap")
    told = [(one.before, one.after) for _, one in state_of(hall).corrections[note]]
    assert told == [
        ("kirim data (tenggat 21 Juli 2023)", "kirim data (tenggat 31 Desember 2023)"),
        ("kirim data", "kirim data lengkap"),
    ]
    do(hall, agreeing.reopen(state_of(hall), hall.time, "ada yang lupa dibacakan", ""))
    assert item_of(hall, note).note.value.due == date(2023, 12, 31)

"""After an agreement only what says so changes anything: by screens, lines and lists alike."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from bimtek.agreed import minutes_of
from bimtek.cli import main
from bimtek.hall.agreement import (
    Amended,
    Correction,
    Reopened,
    Reopening,
    Signed,
    Signing,
    Update,
)
from bimtek.hall.officers import Officer
from bimtek.hall.presence_records import Attendance, Presence, Status
from bimtek.hall.records import Label, Note, Opd
from bimtek.hall.session_records import FileCopy
from bimtek.journal.records import Change, Refusal
from bimtek.journal.trouble import Exit
from bimtek.stages.gap.records import CITY, Answer, Gap
from bimtek.stages.still_open import check_still_open
from bimtek.stages.worksheet.records import AddedRow
from tests.agreement.laptops import Laptop
from tests.recording import recorded

ROW = "4.2"
LEVEL = f"kesenjangan/{ROW}/{CITY}"


def level(now: str = "2") -> Change:
    return Gap.new(stage="kesenjangan", row=ROW, who=CITY, answer=Answer(now))


def ralat(about: str, **values: object) -> Change:
    said: dict[str, object] = {
        "edition": "1",
        "number": 1,
        "about": about,
        "place": "4.2 Kesehatan",
        "before": "2",
        "after": "3",
        "reason": "salah dengar",
        "asked_by": "Dinkes",
    }
    return Correction.new(**{**said, **values})


def version(desk: Laptop) -> str:
    standing = desk.session.agreement
    return standing.version if standing else ""


@pytest.fixture
def agreed(desk: Laptop) -> Laptop:
    desk.record(level())
    desk.agree()
    return desk


def change(desk: Laptop, now: str) -> Change:
    seen = desk.session.get(Gap, LEVEL)
    assert seen
    return seen.change(answer=Answer(now))


def test_a_change_without_a_number_is_refused_and_says_what_to_press(agreed: Laptop) -> None:
    with pytest.raises(Refusal, match=r"versi 1 sudah disepakati.*r ralat, u pemutakhiran"):
        agreed.record(change(agreed, "3"))
    with pytest.raises(Refusal, match="sudah disepakati"):
        agreed.record(Opd.new(code="baru", short="Baru", name="Kantor baru"))
    with pytest.raises(Refusal, match="sudah disepakati"):
        agreed.note("Walidata ditunjuk", Label.DECISION)


def test_no_text_is_asked_for_that_would_be_refused(agreed: Laptop) -> None:
    with pytest.raises(Refusal, match=r"versi 1 sudah disepakati.*r ralat"):
        check_still_open(agreed.session, AddedRow)
    check_still_open(agreed.session, Note)  # the desk goes on until the paper is signed


def test_lines_from_outside_are_refused_alike(agreed: Laptop) -> None:
    wanted = {"kind": "gap", "record": LEVEL, "set": {"answer": {"now": "3"}}}
    (answer,) = recorded(agreed.path, wanted)
    assert answer["error"] == "agreed"
    number = {"kind": "correction", "key": {"id": "r1"}, "act": "a"}
    said = {"edition": "1", "number": 1, "place": "4.2", "after": "3", "reason": "x"}
    number["set"] = {**said, "asked_by": "Dinkes", "about": f"gap/{LEVEL}"}
    answers = recorded(agreed.path, number, {**wanted, "act": "a"})
    assert [one.get("error") for one in answers] == [None, None]


def test_a_ralat_changes_what_it_names_and_nothing_else(agreed: Laptop) -> None:
    before = agreed.agreed()
    with pytest.raises(Refusal, match="sudah disepakati"):
        agreed.record(ralat("gap/kesenjangan/4.1/kota"), change(agreed, "3"))
    agreed.record(ralat(f"gap/{LEVEL}"), change(agreed, "3"))
    assert agreed.agreed() == before
    seen = agreed.session.get(Gap, LEVEL)
    assert seen
    assert seen.value.answer == Answer("3")
    agreed.session.undo().result(10)
    agreed.session.poll()
    seen = agreed.session.get(Gap, LEVEL)
    assert seen
    assert seen.value.answer == Answer("2")


def test_one_delivery_updates_several_under_one_number(agreed: Laptop) -> None:
    before = agreed.agreed()
    delivery = Update.new(edition="1", number=1, source="Dinkes", as_of=date(2023, 7, 20))
    agreed.record(delivery)
    named = Amended.new(under=delivery.record, about=f"gap/{LEVEL}")
    agreed.record(named, change(agreed, "4"))
    assert agreed.agreed() == before


def test_what_is_no_result_stays_with_the_desk_until_the_paper_is_signed(agreed: Laptop) -> None:
    said = agreed.note("Sekda menutup acara")
    presence = Presence(Status.PRESENT, time(8))
    agreed.edit(said, sentence="Sekretaris Daerah menutup acara.")
    agreed.record(Attendance.new(roll_call="1-pagi", participant="p-x", presence=presence))
    agreed.record(Signing.new(edition="1", signed=Signed(date(2023, 7, 6), "Ketua")))
    for wanted in (
        Note.new(text="terlambat"),
        Attendance.new(roll_call="1-sore", participant="p-x", presence=presence),
    ):
        with pytest.raises(Refusal, match="sudah ditandatangani"):
            agreed.record(wanted)
    agreed.record(FileCopy.new(place="FLASHDISK (E:)"), Officer.signing_in("o-x", "N9"))


def test_a_note_does_not_become_a_decision_afterwards(desk: Laptop) -> None:
    said = desk.note("Dewan bersidang tiap bulan")
    decided = desk.note("Walidata Diskominfotik", Label.DECISION)
    desk.agree()
    with pytest.raises(Refusal, match="sudah disepakati"):
        desk.edit(said, label=Label.DECISION)
    with pytest.raises(Refusal, match="sudah disepakati"):
        desk.edit(decided, sentence="Lain")
    with pytest.raises(Refusal, match="sudah disepakati"):
        desk.edit(decided, label=Label.NOTE)


def test_reopened_for_a_reason_it_binds_no_more_and_the_next_is_version_2(agreed: Laptop) -> None:
    with pytest.raises(Refusal, match="Buka kembali dahulu"):
        agreed.agree("2")
    with pytest.raises(Refusal, match="alasan"):
        agreed.record(Reopening.new(edition="1", reopened=Reopened(agreed.time, " ")))
    agreed.record(Reopening.new(edition="1", reopened=Reopened(agreed.time, "salah baca")))
    assert version(agreed) == ""
    agreed.record(change(agreed, "3"))
    with pytest.raises(Refusal, match="versi 2"):
        agreed.agree("1")
    with pytest.raises(Refusal, match="tidak sedang berlaku"):
        agreed.record(Signing.new(edition="1", signed=Signed(date(2023, 7, 6), "Ketua")))
    agreed.agree("2")
    assert version(agreed) == "2"


def test_a_ralat_of_nothing_agreed_is_refused(desk: Laptop) -> None:
    with pytest.raises(Refusal, match="ubah langsung"):
        desk.record(ralat(f"gap/{LEVEL}"))


def test_final_needs_a_signature(agreed: Laptop) -> None:
    with pytest.raises(Refusal, match="Belum ditandatangani"):
        Signing.new(edition="1", final=agreed.time)
    signed = Signed(date(2023, 7, 6), "Ketua dan notulis")
    agreed.record(Signing.new(edition="1", signed=signed))
    seen = agreed.session.get(Signing, "1")
    assert seen
    agreed.record(seen.change(final=agreed.time))
    standing = agreed.session.agreement
    assert standing
    assert standing.word == "final"


def imports(desk: Laptop, folder: Path, code: str, *more: str) -> int:
    """`bimtek import FILE opd …` with one new office."""
    data = folder / "opd.csv"
    data.write_text(f"kode;singkatan;nama\n{code};{code};Kantor {code}\n", encoding="utf-8")
    done = main(["import", str(desk.path), "opd", str(data), "--as", "N2", *more])
    desk.session.poll()
    return done


def test_a_list_after_an_agreement_is_a_delivery_or_refused_as_a_whole(
    agreed: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = minutes_of(agreed.session).rstrip("\n")
    assert imports(agreed, tmp_path, "kb") == Exit.WRONG_INPUT
    assert "--source" in capsys.readouterr().err
    assert agreed.session.get(Opd, "kb") is None
    by = ("--source", "Bagian Organisasi", "--as-of", "20 Juli 2023")
    assert imports(agreed, tmp_path, "kb", *by, "--dry-run") == Exit.DONE
    assert agreed.session.all(Update) == []
    assert imports(agreed, tmp_path, "kb", *by) == Exit.DONE
    assert "pemutakhiran 1, keadaan per 20 Juli 2023" in capsys.readouterr().err
    assert imports(agreed, tmp_path, "kc", *by) == Exit.DONE
    assert imports(agreed, tmp_path, "kd", "--source", "BKPSDM", "--as-of", by[-1]) == Exit.DONE
    named = {one.value.about: one.value.under for one in agreed.session.all(Amended)}
    given = {one.record: one.value.number for one in agreed.session.all(Update)}
    assert [given[named[f"opd/{code}"]] for code in ("kb", "kc", "kd")] == [1, 1, 2]
    text = minutes_of(agreed.session)
    assert text.startswith(before)
    assert "### Pemutakhiran 2: keadaan per 20 Juli 2023" in text


def test_without_an_agreement_a_list_has_no_number(
    desk: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imports(desk, tmp_path, "kb", "--source", "x", "--as-of", "20/7") == Exit.WRONG_INPUT
    assert "tanpa --source" in capsys.readouterr().err
    assert imports(desk, tmp_path, "kb") == Exit.DONE

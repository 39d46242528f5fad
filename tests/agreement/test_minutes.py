"""The minutes of what was agreed: KONSEP until signed, the same bytes for ever, annexes behind."""

from __future__ import annotations

from datetime import date, timedelta

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
    Verdict,
)
from bimtek.hall.programme import insert, moved, postpone
from bimtek.hall.records import Label, StageRun, StageState
from bimtek.hall.running import begin
from bimtek.journal.records import Change, Refusal
from bimtek.journal.trouble import Exit
from bimtek.journal.verify import shown
from bimtek.overview.since import Why, since_agreed
from bimtek.overview.words import Words
from bimtek.stages.gap.records import CITY, Answer, Gap
from tests.agreement.conftest import CopyFor
from tests.agreement.laptops import Laptop

LEVEL = f"kesenjangan/4.2/{CITY}"


def level(desk: Laptop, now: str) -> Change:
    seen = desk.session.get(Gap, LEVEL)
    if seen is not None:
        return seen.change(answer=Answer(now, "4"))
    return Gap.new(stage="kesenjangan", row="4.2", who=CITY, answer=Answer(now, "4"))


def hold(desk: Laptop) -> None:
    run = StageRun.new(id="kesenjangan", state=StageState.DONE, started=desk.time, ended=desk.time)
    desk.record(run, level(desk, "2"))


def ralat(number: int, about: str, **values: object) -> Change:
    said: dict[str, object] = {
        "edition": "1", "number": number, "about": about, "place": "Keputusan 1",
        "before": "Dewan bersidang tiap bulan", "after": "Dewan bersidang tiap dua bulan",
        "reason": "salah dengar", "asked_by": "Bappeda",
    }  # fmt: skip
    return Correction.new(**{**said, **values})


def updated(desk: Laptop, now: str, number: int, day: int) -> None:
    delivery = Update.new(
        edition="1", number=number, source="Dinkes", as_of=date(2023, 7, day), at=desk.time
    )
    desk.record(delivery)
    named = Amended.new(under=delivery.record, about=f"gap/{LEVEL}")
    desk.record(named, level(desk, now))


def test_it_says_how_far_it_is_on_its_way_to_paper(desk: Laptop) -> None:
    assert "**KONSEP**\n" in minutes_of(desk.session)
    stamp = desk.agree()
    sidik = shown(desk.session.file.freeze(stamp).sidik)
    text = minutes_of(desk.session)
    assert "**KONSEP · versi 1**" in text
    assert f"- **Disepakati:** versi 1, 4 Juli 2023 pukul 15.50 WIB; sidik {sidik}" in text
    assert "masih konsep sampai ditandatangani" in text
    desk.note("doa penutup")
    assert f"- Sidik: {sidik}" in minutes_of(desk.session)
    signed = Signed(date(2023, 7, 6), "Ketua dan notulis", "notulen-v1.pdf")
    desk.record(Signing.new(edition="1", signed=signed))
    text = minutes_of(desk.session)
    assert "**Versi 1**" in text
    assert "\nKota Blitar, 6 Juli 2023\n" in text
    assert "6 Juli 2023 oleh Ketua dan notulis; pindaian: notulen-v1.pdf" in text
    assert "konsep" not in text.lower()
    seen = desk.session.get(Signing, "1")
    assert seen
    desk.record(seen.change(final=desk.time))
    assert "**Versi 1 · final**" in minutes_of(desk.session)


def test_no_byte_changes_by_a_late_laptop_which_is_listed(desk: Laptop, copy_for: CopyFor) -> None:
    decided = desk.note("Dewan bersidang tiap bulan", Label.DECISION)
    hold(desk)
    late = copy_for("N2", timedelta(hours=-4))
    late.edit(decided, sentence="Dewan bersidang tiap minggu.")
    late.record(level(late, "1"))
    late.note("dicatat di ruang lain")
    late.session.undo().result(10)
    desk.agree()
    before = minutes_of(desk.session)
    desk.merge(late)
    assert minutes_of(desk.session) == before
    standing = desk.session.agreement
    assert standing
    found = since_agreed(Words(desk.session), standing)
    assert [(one.kind, one.right, one.who) for one in found] == [
        ("note", "susulan", "N2"),
        ("gap", "susulan", "N2"),
    ]
    assert found[0].words == "kalimat notulen Dewan bersidang tiap minggu."
    assert found[1].words == "kini 2 → sasaran 4 menjadi kini 1 → sasaran 4"


def test_a_ralat_stands_behind_with_both_texts_and_the_text_above_stays(desk: Laptop) -> None:
    decided = desk.note("Dewan bersidang tiap bulan", Label.DECISION)
    desk.agree()
    before = minutes_of(desk.session)
    seen = desk.session.get(desk.session.kinds["note"], decided)
    assert seen
    about = f"note/{decided}"
    desk.record(ralat(1, about), seen.change(sentence="Dewan bersidang tiap dua bulan"))
    desk.record(ralat(2, about, after="Dewan tidak bersidang", verdict=Verdict.REFUSED))
    text = minutes_of(desk.session)
    assert text.count("; lihat ralat 1)") == 1  # at the sentence, of what was accepted only
    text = text.replace("; lihat ralat 1)", ")")
    assert text.startswith(before.rstrip("\n"))
    annex = text.removeprefix(before.rstrip("\n"))
    assert annex.index("### Ralat 1: Keputusan 1") < annex.index("### Ralat 2")
    assert "- Semula: Dewan bersidang tiap bulan\n- Menjadi: Dewan bersidang tiap dua" in annex
    assert "- Diminta menjadi: Dewan tidak bersidang\n" in annex
    assert "salah dengar; diminta Bappeda; ditolak; dicatat Fasilitator 4 Juli" in annex


def test_newer_data_stands_behind_by_delivery_and_as_the_acara_is_then(desk: Laptop) -> None:
    hold(desk)
    desk.agree()
    before = minutes_of(desk.session)
    updated(desk, "3", 1, 20)
    updated(desk, "4", 2, 28)
    text = minutes_of(desk.session)
    assert text.startswith(before.rstrip("\n"))
    annex = text.removeprefix(before.rstrip("\n"))
    assert "### Pemutakhiran 1: keadaan per 20 Juli 2023" in annex
    first, second = annex.split("### Pemutakhiran 2")
    assert "| kini 2 → sasaran 4 | kini 3 → sasaran 4 |" in first
    assert "| kini 3 → sasaran 4 | kini 4 → sasaran 4 |" in second
    assert "## Lampiran: Kesenjangan, keadaan per 28 Juli 2023" in second
    standing = desk.session.agreement
    assert standing
    found = since_agreed(Words(desk.session), standing)
    assert [one.right for one in found] == ["pemutakhiran 1", "pemutakhiran 2"]
    assert {one.why for one in found} == {Why.UPDATE}


@pytest.mark.slow
def test_a_late_laptop_changes_no_annex_of_newer_data_either(
    desk: Laptop, copy_for: CopyFor
) -> None:
    hold(desk)
    late = copy_for("N2", timedelta(hours=-4))
    late.record(level(late, "1"))
    desk.agree()
    updated(desk, "3", 1, 20)
    before = minutes_of(desk.session)
    desk.merge(late)
    assert minutes_of(desk.session) == before


def test_reopened_it_is_a_concept_again_and_says_what_was_before(desk: Laptop) -> None:
    desk.note("Dewan bersidang tiap bulan", Label.DECISION)
    desk.agree()
    opened = Reopened(desk.time, "satu keputusan belum dibacakan", "Bappeda")
    desk.record(Reopening.new(edition="1", reopened=opened))
    desk.note("Walidata ditunjuk", Label.DECISION)
    text = minutes_of(desk.session)
    assert "**KONSEP · versi 2**" in text
    assert "Walidata ditunjuk" in text
    assert "karena satu keputusan belum dibacakan, atas permintaan Bappeda" in text
    desk.agree("2")
    text = minutes_of(desk.session)
    assert "**KONSEP · versi 2**" in text
    assert "- **Versi 1:** disepakati 4 Juli 2023 pukul 15.51 WIB; dibuka kembali" in text
    assert "Walidata ditunjuk" in text


@pytest.mark.slow
def test_the_next_version_tells_what_was_corrected_and_updated_in_the_one_before(
    desk: Laptop, copy_for: CopyFor
) -> None:
    desk.note("Dewan bersidang tiap bulan", Label.DECISION)
    hold(desk)
    desk.agree()
    desk.record(ralat(1, "", verdict=Verdict.REFUSED))
    updated(desk, "3", 1, 20)
    late = copy_for("N2")
    late.record(ralat(2, "", place="II, acara 4"))
    annexes = minutes_of(desk.session).partition("## Lampiran: ralat")[2]
    told = annexes.partition("\n## Lampiran: Kesenjangan")[0].rstrip("\n")
    told = told.replace("## Lampiran: pemutakhiran", "## Lampiran: pemutakhiran versi 1")
    desk.record(Reopening.new(edition="1", reopened=Reopened(desk.time, "salah baca")))
    text = minutes_of(desk.session)
    assert text.rstrip("\n").endswith(f"## Lampiran: ralat versi 1{told}")
    assert "karena salah baca; ralat 1 dan pemutakhiran 1: lihat lampiran\n" in text
    desk.agree("2")
    before = minutes_of(desk.session)
    assert before.rstrip("\n").endswith(f"## Lampiran: ralat versi 1{told}")
    desk.merge(late)
    assert minutes_of(desk.session) == before
    desk.record(ralat(3, "", edition="2"))
    text = minutes_of(desk.session)
    assert text.startswith(before.rstrip("\n"))
    assert "## Lampiran: ralat\n\n### Ralat 3" in text


def test_what_is_planned_anew_afterwards_changes_no_byte_and_what_is_held_stands_behind(
    desk: Laptop,
) -> None:
    hold(desk)
    desk.note("Dewan bersidang tiap bulan", Label.DECISION, stage="kesenjangan")
    desk.agree()
    before = minutes_of(desk.session)
    runs = {seen.record: seen for seen in desk.session.all(StageRun)}
    slots = desk.session.slots
    first, waiting = slots[0].stage.id, slots[3].stage.id
    added = insert(slots, first, "Doa bersama", "paparan", 10)
    later = slots[4].stage.id
    desk.record(added, *moved(slots, runs, waiting, -1))
    desk.record(postpone(desk.session.slots, runs, later, 0, "waktu habis", desk.time))
    desk.record(StageRun.new(id=slots[5].stage.id, minutes=5))
    order = [stage.id for stage in desk.session.stages]
    assert order[1] == added.record
    assert order.index(waiting) < 4
    assert order[-1] == later
    assert minutes_of(desk.session) == before
    desk.record(begin(added.record, None, desk.time))
    desk.note("Doa dipimpin Kemenag", stage=added.record)
    text = minutes_of(desk.session)
    assert f"| {len(slots) + 1} | Doa bersama |" in text
    assert "Doa dipimpin Kemenag" in text
    went_on = [line for line in text.splitlines() if "Dewan bersidang" in line]
    assert went_on == [line for line in before.splitlines() if "Dewan bersidang" in line]
    desk.record(Signing.new(edition="1", signed=Signed(date(2023, 7, 6), "Ketua")))
    signed = minutes_of(desk.session)
    for change in (
        insert(desk.session.slots, first, "Foto", "jeda", 5),
        *moved(desk.session.slots, runs, waiting, 1),
    ):
        with pytest.raises(Refusal, match="sudah ditandatangani"):
            desk.record(change)
    assert minutes_of(desk.session) == signed


def test_each_version_has_a_file_of_its_own_and_an_earlier_one_is_written_as_it_was(
    desk: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(desk)
    desk.agree()
    desk.record(ralat(1, ""))
    updated(desk, "3", 1, 20)
    first = minutes_of(desk.session)
    assert main(["export", str(desk.path), "-f", "md"]) == Exit.DONE
    desk.record(Reopening.new(edition="1", reopened=Reopened(desk.time, "salah baca")))
    desk.session.delivery = desk.session.all(Update)[0].record
    desk.record(level(desk, "1"))
    desk.note("Walidata ditunjuk", Label.DECISION)
    desk.agree("2")
    assert main(["export", str(desk.path), "-f", "md"]) == Exit.DONE
    of_first, of_second = (
        desk.path.with_name(f"{desk.path.stem}-versi-{version}.md") for version in (1, 2)
    )
    assert of_first.read_text(encoding="utf-8") == first
    assert of_second.read_text(encoding="utf-8") == minutes_of(desk.session)
    assert main(["export", str(desk.path), "-f", "md", "--edition", "1"]) == Exit.DONE
    again = of_first.read_text(encoding="utf-8")
    opened = "- **Dibuka kembali:** 4 Juli 2023 pukul 15.55 WIB karena salah baca\n"
    assert opened in again
    again = again.replace(opened, "").replace(" · tidak berlaku lagi", "")
    assert again == first
    assert main(["export", str(desk.path), "-f", "md", "--edition", "3"]) == Exit.USAGE
    assert "Yang pernah disepakati: 1, 2." in capsys.readouterr().err
    with pytest.raises(Refusal, match="sudah disepakati"):
        desk.record(level(desk, "4"))  # the pemutakhiran that is still open was for version 1

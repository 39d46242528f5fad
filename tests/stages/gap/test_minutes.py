"""The gap analysis in the minutes: what a reader of the document finds."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from bimtek.minutes.document import minutes
from bimtek.minutes.parts import Part, part_of
from bimtek.stages.gap.records import Answer, Cause, Gap, GapStatus
from bimtek.stages.gap.topics import topics
from tests.minutes.halls import Hall, opened, script_of
from tests.stages.gap.afternoon import afternoon
from tests.stages.gap.halls import GAP, answer

GOLDEN = Path(__file__).parent / "notulen-kesenjangan.md"


def part(hall: Hall) -> Part:
    hall.session.poll()
    return part_of("bimtek.stages.gap.minutes:part", hall.session, GAP)


def test_the_whole_part_reads_as_an_office_writes_it(hall: Hall) -> None:
    afternoon(hall)
    body = part(hall).body + "\n"
    if os.environ.get("BIMTEK_SNAP"):
        GOLDEN.write_text(body, encoding="utf-8", newline="\n")
    assert body == GOLDEN.read_text(encoding="utf-8")


def test_the_same_state_gives_the_same_text(hall: Hall) -> None:
    afternoon(hall)
    with opened(hall.session.path, script_of(GAP), "n3", "Nama Lain") as other:
        assert part(other).body == part(hall).body


def test_nothing_answered_has_no_empty_tables(hall: Hall) -> None:
    assert part(hall).body == "Belum ada jawaban: 0 dari 11 angka, 0 dari 3 level."


def test_an_average_is_never_printed_as_a_level_of_the_city(hall: Hall) -> None:
    answer(hall, "4.2/dinkes", "2", "4")
    answer(hall, "4.2/rsmw", "4", "4")
    body = part(hall).body
    assert "| 4.2 menurut Dinkes | 2 | 4 | 2 |" in body
    assert "| 4.2 menurut RSUD | 4 | 4 | 0 |" in body
    assert "| 4.2 Kesehatan |" not in body
    assert "| 3 |" not in body
    assert "Kesenjangan terbesar\n\nTidak ada." in body


def test_what_an_opd_says_otherwise_stands_beside_the_agreed_level(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.AGREED)
    answer(hall, "4.2/rsmw", "3", "4")
    body = part(hall).body
    assert "| 4.2 Kesehatan | 2 | 4 | 2 | disepakati |" in body
    assert "| 4.2 menurut RSUD | 3 | 4 | 1 | berbeda dari kota |" in body


def test_a_level_that_changed_after_the_agreement_says_so(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.CHANGED)
    body = part(hall).body
    assert "diubah sesudah disepakati" in body
    assert "Level yang belum disepakati: 4.2 Kesehatan" in body


def test_a_confirmed_default_target_says_that_it_is_one(hall: Hall) -> None:
    hall.record(
        Gap.new(stage="gap", row="4.2", who="kota", status=GapStatus.AGREED,
                answer=Answer("2", "3", target_by_default=True))
    )  # fmt: skip
    assert "| 4.2 Kesehatan | 2 | 3 | 1 | disepakati, sasaran bawaan naskah |" in part(hall).body


def test_an_unconfirmed_default_target_is_not_printed(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2")
    assert "| 4.2 Kesehatan | 2 | – | – | belum disepakati |" in part(hall).body


def test_no_data_and_not_applicable_are_words(hall: Hall) -> None:
    answer(hall, "SL.1.2/dpupr", "bd")
    answer(hall, "SL.1.4/dlh", "tb")
    body = part(hall).body
    assert "| SL.1.2 Ruang sesuai RDTR | DPUPR | belum ada data |" in body
    assert "| SL.1.4 RTH publik | DLH | tidak berlaku |" in body


def test_rows_told_in_confidence_are_left_out_and_counted(hall: Hall) -> None:
    answer(
        hall, "4.2/kota", "1", "5", confidential=True, cause="pagu rahasia", causes=(Cause.DATA,)
    )
    answer(hall, "4.1/kota", "2", "3")
    found = part(hall)
    assert "pagu rahasia" not in found.body
    assert "| 4.2 Kesehatan |" not in found.body
    assert "data:" not in found.body.casefold()
    assert found.left_out == 1
    assert "level kota 2 dari 3 sub-dimensi (1 tertutup, tidak dimuat)." in found.body


def test_destroyed_words_stay_destroyed(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", cause="kata yang harus hilang")
    hall.destroy("gap", "gap/SL.2.1/dinkes", "cause")
    hall.destroy("gap", "gap/SL.2.1/dinkes", "answer")
    body = part(hall).body
    assert "kata yang harus hilang" not in body
    assert "- Penyebab: [dimusnahkan]" in body
    assert "| Dinkes | [dimusnahkan] |" in body


def test_two_values_that_stand_side_by_side_are_both_printed(hall: Hall) -> None:
    answer(hall, "4.2/kota", "1", "2")
    with opened(hall.session.path, script_of(GAP), "n2", "Nama Contoh Dua") as other:
        old = other.session.get(Gap, "gap/4.2/kota")
        assert old is not None
        answer(hall, "4.2/kota", "2", "4")
        other.record(old.change(answer=replace(old.value.answer, now="3")))
        hall.record(old.change(cause="a"))
        other.record(old.change(cause="b"))
    body = part(hall).body
    assert "3 → 2; 2 → 4 (berbeda, belum dipilih)" in body
    assert "- Penyebab: ‘b’ / ‘a’ (berbeda, belum dipilih)" in body


def test_typed_text_makes_no_markdown(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "1", cause="# judul | [tautan](x) <b>")
    assert "\\# judul \\| \\[tautan\\](x) \\<b>" in part(hall).body


def test_what_is_left_to_an_opd_is_named_with_it(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    answer(hall, "SL.2.2/dinkes", "", task=True)
    body = part(hall).body
    assert "- Akan diisi di luar acara oleh Dinkes: SL.2.2 Waktu tanggap 119/112\n" in body
    assert (
        "- Menurut naskah diisi di luar acara, belum ditugaskan dalam rapat: "
        "Dinkes (SL.2.3 Tengkes balita)"
    ) in body


def test_what_only_the_script_foresees_in_a_pillar_not_opened_is_not_told(hall: Hall) -> None:
    hall.note("jalan", stage=GAP.id, pillar="zzz")
    assert "diisi di luar acara" not in part(hall).body


def test_notes_on_a_row_are_told_what_they_hang_on(hall: Hall) -> None:
    assert part(hall).places["gap/gap/SL.2.1/dinkes"] == (
        "SL.2.1 Antrean & rekam medis elektronik, Dinkes"
    )


def test_a_level_that_is_a_task_is_owed_by_whoever_leads_in_it(hall: Hall) -> None:
    answer(hall, "4.1/kota", "", task=True)
    answer(hall, "4.2/kota", "2", "4")
    assert "oleh Disperkim: level 4.1 Harmoni tata ruang\n" in part(hall).body


def test_what_was_changed_without_the_agreement_in_sight_is_not_printed_as_agreed(
    hall: Hall,
) -> None:
    answer(hall, "4.2/kota", "3", "4", status=GapStatus.AGREED, agreed=Answer("2", "4"))
    remark = "diubah sesudah disepakati, semula 2 → 4"
    assert f"| 4.2 Kesehatan | 3 | 4 | 1 | {remark} |" in part(hall).body


def test_a_mark_of_confidence_holds_as_long_as_anybody_holds_to_it(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    with opened(hall.session.path, script_of(GAP), "n2", "Nama Contoh Dua") as other:
        seen = other.session.get(Gap, "gap/4.2/kota")
        assert seen is not None
        hall.record(seen.change(confidential=True))
        other.record(seen.change(confidential=False, cause="pelatih satu"))
    body = part(hall).body
    assert "| 4.2 Kesehatan |" not in body
    assert "Isian tertutup yang tidak dimuat: 1." in body


def test_a_note_on_a_sub_dimension_and_an_office_names_both(hall: Hall) -> None:
    (topic,) = (one for one in topics(GAP) if "4.2" in one.spellings)
    hall.note("satu", stage=GAP.id, about=topic.about, pillar=topic.pillar)
    hall.note("dua", stage=GAP.id, about=topic.of["dinkes"], pillar=topic.pillar)
    told = minutes(hall.session)
    assert "Satu. (4.2 Kesehatan)\n" in told
    assert "Dua. (4.2 Kesehatan, Dinkes)\n" in told


def test_whoever_is_only_proposed_as_in_charge_is_not_printed_as_if_it_had_been_said(
    hall: Hall,
) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", proposal="latih sepuluh admin")
    assert "Usulan: Latih sepuluh admin" in part(hall).body
    assert "Penanggung jawab" not in part(hall).body
    hall.record(hall.seen(Gap, "gap/SL.2.1/dinkes").change(pic="dinkes"))
    assert "- Penanggung jawab: Dinkes." in part(hall).body


def test_a_pillar_of_which_was_spoken_in_confidence_is_not_called_untouched(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    assert "Pilar yang belum dibahas: Smart Governance" in part(hall).body
    answer(hall, "SG.1.1/dlh", "40", confidential=True, cause="pagu rahasia")
    body = part(hall).body
    assert "Pilar yang belum dibahas" not in body
    assert "pagu" not in body
    assert "Sub-dimensi tanpa level kota: 1.1 Layanan publik; 4.1 Harmoni tata ruang" in body


def test_a_pillar_of_which_only_notes_tell_is_not_called_untouched(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4")
    hall.note("loket masih di tiga tempat", stage="gap", pillar="governance", closed=True)
    assert "Pilar yang belum dibahas" not in part(hall).body


def test_answers_that_are_all_told_in_confidence_are_counted_and_not_denied(hall: Hall) -> None:
    answer(hall, "SG.1.1/dlh", "40", confidential=True)
    body = part(hall).body
    assert body.startswith("Dijawab 1 dari 11 angka yang ditanyakan kepada OPD (1 tertutup")
    assert "Belum ada jawaban" not in body

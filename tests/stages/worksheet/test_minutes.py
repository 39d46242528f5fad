"""A kertas kerja in the minutes, on the projector, and what it lacks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bimtek.hall.missing import Weight
from bimtek.hall.records import StageRun, StageState
from bimtek.minutes.document import minutes
from bimtek.overview.words import Words
from bimtek.stages.worksheet import deeds
from bimtek.stages.worksheet.missing import missing
from bimtek.stages.worksheet.page import page
from bimtek.stages.worksheet.records import PLENARY, Cell
from bimtek.stages.worksheet.script import Column
from tests.minutes.halls import Hall, at
from tests.screens import REWRITE
from tests.stages.worksheet.afternoon import afternoon
from tests.stages.worksheet.halls import (
    CHOICE,
    DAY,
    IDEAS,
    LEVEL,
    LONG,
    OFFICE,
    PERSON,
    READINESS,
    REMARK,
    SERVICES,
    YES,
    answer,
    do,
    fill,
    row_of,
    state_of,
)

GOLDEN = Path(__file__).parent / "notulen-kertas-kerja.md"


def sections(hall: Hall) -> str:
    """The acara of the minutes, without the frame around them."""
    text = minutes(hall.session)
    start = text.index("### 1. Kesiapan kota")
    end = text.find("\n## ", start)
    return text[start : end if end > 0 else None].rstrip() + "\n"


def whole(hall: Hall) -> None:
    afternoon(hall)
    fill(hall, "L1", CHOICE, "siap", "dinkes", SERVICES)
    fill(hall, "L1", PERSON, "ani", "dinkes", SERVICES)
    fill(hall, "L1", LONG, "dibuka Agustus", "dinkes", SERVICES)
    deed, group = deeds.add_group(state_of(hall, IDEAS), "Kelompok 1")
    do(hall, deed)
    deed, _ = deeds.add_row(state_of(hall, IDEAS), "Gagasan utama", "", at(15, 5))
    do(hall, deed)
    fill(hall, "+1", REMARK, "satu aplikasi warga", group, IDEAS)
    deed, _ = deeds.add_group(state_of(hall, IDEAS), "Kelompok 2")
    do(hall, deed)


def test_the_minutes_tell_what_was_answered_and_what_was_not(hall: Hall) -> None:
    whole(hall)
    text = sections(hall)
    if os.environ.get(REWRITE):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def held(hall: Hall) -> None:
    ids = (READINESS.id, SERVICES.id, IDEAS.id)
    hall.record(*(StageRun.new(id=one, state=StageState.DONE, started=at(13)) for one in ids))


def test_where_nobody_answered_the_minutes_say_so(hall: Hall) -> None:
    held(hall)
    text = sections(hall)
    assert "Belum ada jawaban: 0 dari 3 baris." in text
    assert "Belum ada jawaban: 0 dari 6 baris." in text
    assert "Belum ada kelompok yang mengisi." in text
    assert "berstatus **rancangan**, bukan teks resmi" in text


def test_of_a_sheet_that_was_not_held_only_its_state_is_told(hall: Hall) -> None:
    reason = "kehabisan waktu"
    hall.record(StageRun.new(id=READINESS.id, state=StageState.SKIPPED, reason=reason))
    text = sections(hall)
    assert "Dilewati (kehabisan waktu)." in text
    assert "Belum ada jawaban" not in text
    answer(hall, "S1a", level="3")
    assert "Dijawab 1 dari 3 baris" in sections(hall)


def test_what_was_undone_is_not_told(hall: Hall) -> None:
    held(hall)
    answer(hall, "S1a", level="3")
    hall.session.undo().result(10)
    hall.session.poll()
    assert "Belum ada jawaban: 0 dari 3 baris." in sections(hall)


def test_what_was_told_in_confidence_or_destroyed_stands_nowhere(hall: Hall) -> None:
    answer(hall, "S1a", level="2", catatan="rahasia dapur ~")
    answer(hall, "S1b", level="2", catatan="nama pelapor")
    hall.destroy(Cell.kind, "kesiapan/S1b/pleno/catatan", "value")
    text = sections(hall)
    assert "rahasia dapur" not in text
    assert "nama pelapor" not in text
    assert "(tertutup)" in text
    assert "\\[dimusnahkan\\]" in text or "[dimusnahkan]" in text
    assert "Isian tertutup yang tidak dimuat: 1." in text


def test_two_values_that_nobody_chose_stand_side_by_side(hall: Hall, other: Hall) -> None:
    both_say(hall, other)
    assert "2 (sebagian) / 3 (berjalan) (berbeda, belum dipilih)" in sections(hall)


def both_say(hall: Hall, other: Hall) -> None:
    """Two note-takers fill the same cell without seeing each other's level."""
    row = row_of(hall, "S1a")
    one = deeds.fill(state_of(hall), row, PLENARY, LEVEL, "3")
    two = deeds.fill(state_of(other), row, PLENARY, LEVEL, "2")
    do(hall, one)
    do(other, two)
    hall.session.poll()


# -- what is missing


def found(hall: Hall, stage: object = READINESS) -> dict[str, tuple[Weight, str]]:
    hall.session.poll()
    findings = missing(hall.session, stage)  # type: ignore[arg-type]
    return {one.key.partition(".")[0]: (one.weight, one.text) for one in findings}


def test_before_it_begins_nothing_is_missing(hall: Hall) -> None:
    assert found(hall) == {}


def test_open_rows_evidence_and_data_to_come_are_missing(hall: Hall) -> None:
    afternoon(hall)
    assert found(hall) == {
        "sheet-open": (Weight.SHOULD, "1 dari 4 baris belum dijawab: Kesiapan kota"),
        "sheet-no-evidence": (Weight.TONIGHT, "1 jawaban Kesiapan kota belum disertai bukti"),
        "sheet-no-data": (Weight.TONIGHT, "1 jawaban Kesiapan kota belum ada datanya"),
    }


def test_what_an_opd_owes_on_the_halls_sheet_is_told_by_opd(hall: Hall) -> None:
    answer(hall, "S1a", level="2")
    answer(hall, "S1b", level="2")
    answer(hall, "I2a", level="2")
    hall.session.poll()
    details = {one.key: one.detail for one in missing(hall.session, READINESS)}
    assert details["sheet-no-evidence.kesiapan"] == "S1a · BKPSDM 1 · Diskominfotik 1 · Dinkes 1"


def test_a_value_that_does_not_fit_its_column_is_told(hall: Hall) -> None:
    hall.record(Cell.new(stage="kesiapan", row="S1a", who=PLENARY, column="level", value="lima"))
    assert found(hall)["sheet-unfit"] == (
        Weight.SHOULD, "1 isian tidak cocok dengan kolomnya: Kesiapan kota"
    )  # fmt: skip


def test_two_values_block_the_minutes_until_one_is_chosen(hall: Hall, other: Hall) -> None:
    both_say(hall, other)
    weight, text = found(hall)["sheet-conflict"]
    assert weight is Weight.BLOCKS
    assert text == "Nilai berbeda belum dipilih: Kesiapan kota, S1a"


def test_sheets_of_opds_become_tasks_for_tonight(hall: Hall) -> None:
    hall.record(StageRun.new(id=SERVICES.id, state=StageState.RUNNING, started=at(14)))
    fill(hall, "L1", CHOICE, "siap", "dinkes", SERVICES)
    (one,) = list(missing(hall.session, SERVICES))
    assert (one.weight, one.text) == (
        Weight.TONIGHT, "5 baris Layanan OPD belum dijawab: 4 OPD"
    )  # fmt: skip
    assert one.detail == "BKPSDM 1 · Diskominfotik 1 · Dinkes 1 · Dinsos 2"
    assert one.spots[2].record == "layanan/L2/dinkes/sikap"


def test_evidence_that_is_late_is_told(hall: Hall) -> None:
    afternoon(hall)
    hall.time = at(9, day=8)
    assert found(hall)["sheet-late"] == (Weight.SHOULD, "Bukti menyusul lewat tanggal: 1")


# -- the projector


def lines(hall: Hall, pointed: str = "", stage: object = READINESS) -> list[str]:
    shown = page(hall.session, stage, pointed)  # type: ignore[arg-type]
    return [" ".join(filter(None, (one.mark.strip(), one.text, one.right))) for one in shown.lines]


def test_the_hall_sees_the_question_with_its_scale_and_where_it_stands(hall: Hall) -> None:
    afternoon(hall)
    shown = page(hall.session, READINESS, "pleno/S1a")
    assert shown.title == "S1a STRUKTUR: SDM"
    assert shown.done == (3, 4)
    assert lines(hall, "pleno/S1a") == [
        "Apakah setiap OPD punya admin data?", "", "0 belum ada", "1 rintisan", "2 sebagian",
        "▶ 3 berjalan", "4 terukur",
    ]  # fmt: skip
    assert lines(hall, "pleno/S1b")[-3:] == ["▶ belum ada data", "", "Dijawab: BKPSDM"]


def test_a_row_of_the_halls_own_sheet_is_presented_with_its_sentences_but_what_is_closed(
    hall: Hall,
) -> None:
    answer(hall, "I2a", level="2", catatan="empat kelurahan belum")
    assert "Catatan: empat kelurahan belum" not in lines(hall, "pleno/I2a")
    assert "Catatan: empat kelurahan belum" in lines(hall, "pleno/I2a/lengkap")
    answer(hall, "I2a", catatan="kepala kantor menolak ~")
    assert "menolak" not in " ".join(lines(hall, "pleno/I2a/lengkap"))


def test_without_a_row_the_hall_sees_all_levels(hall: Hall) -> None:
    afternoon(hall)
    assert lines(hall) == [
        "Struktur: SDM", "S1a Apakah setiap OPD punya admin data? 3",
        "S1b Berapa persen ASN terlatih? belum ada data", "+1 Adakah forum warga? 1",
        "Infrastruktur: digital",
        "I2a Berapa OPD yang tersambung jaringan intra pemerintah? belum",
    ]  # fmt: skip


def test_of_a_sheet_of_sentences_the_hall_sees_which_rows_are_answered(hall: Hall) -> None:
    words = READINESS._replace(
        spec=READINESS.spec._replace(columns=(REMARK._replace(required=True),))
    )
    answer(hall, "S1a", catatan="satu orang di tiap OPD")
    assert lines(hall, stage=words)[1:3] == [
        "S1a Apakah setiap OPD punya admin data? ✓", "S1b Berapa persen ASN terlatih? belum",
    ]  # fmt: skip


def test_of_sheets_the_hall_sees_how_far_each_is(hall: Hall) -> None:
    fill(hall, "L1", CHOICE, "siap", "bkpsdm", SERVICES)
    assert lines(hall, stage=SERVICES) == [
        "✓ BKPSDM 1 dari 1", "○ Diskominfotik 0 dari 1", "○ Dinkes 0 dari 2",
        "○ Dinsos 0 dari 2",
    ]  # fmt: skip
    assert "▶ 1 siap" in lines(hall, "bkpsdm/L1", SERVICES)


def test_nothing_private_and_nothing_undecided_stands_on_the_projector(
    hall: Hall, other: Hall
) -> None:
    answer(hall, "S1b", catatan="Ani lupa", level="2")
    fill(hall, "L1", PERSON, "ani", "dinkes", SERVICES)
    fill(hall, "L1", LONG, "rencana dalam", "dinkes", SERVICES)
    both_say(hall, other)
    told = [
        *lines(hall), *lines(hall, "pleno/S1b"), *lines(hall, "pleno/S1a"),
        *lines(hall, "dinkes/L1", SERVICES), *lines(hall, "", SERVICES),
    ]  # fmt: skip
    assert not any("Ani" in one or "rencana" in one for one in told)
    assert not any("▶" in one for one in lines(hall, "pleno/S1a"))


@pytest.mark.parametrize(
    ("column", "typed", "told"),
    [
        (OFFICE, "@dinsos", "Dinsos"),
        (PERSON, "ani", "Ani (contoh)"),
        (DAY, "5/12/2023", "5 Desember 2023"),
        (YES, "y", "ya"),
        (LONG, "dinsos", "dinsos"),  # words stay what they are
        (DAY, "-", "belum ada data"),
    ],
)
def test_a_history_says_an_answer_by_the_kind_of_its_column(
    hall: Hall, column: Column, typed: str, told: str
) -> None:
    fill(hall, "L1", column, typed, "dinkes", SERVICES)
    hall.session.poll()
    (seen,) = hall.session.all(Cell)
    words = Words(hall.session).value(Cell, "value", seen.value.value, seen.record)
    assert words == told

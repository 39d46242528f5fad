"""Programmes in the minutes, in what is missing, on the projector."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from bimtek.hall.missing import Weight
from bimtek.hall.session_records import SessionSheet
from bimtek.journal.records import DESTROYED
from bimtek.minutes.document import minutes
from bimtek.script.model import Stage
from bimtek.stages.program import deeds
from bimtek.stages.program.missing import missing
from bimtek.stages.program.page import office, page
from bimtek.stages.program.progress import progress, reached
from bimtek.stages.program.records import Programme
from bimtek.ui.page_view import laid_out
from tests.minutes.halls import Hall
from tests.screens import REWRITE
from tests.stages.program.halls import (
    FREE,
    PLAN,
    STAGES,
    begin,
    do,
    entry,
    fill,
    morning,
    name,
    state_of,
)
from tests.stages.program.test_deeds import QUEUE, both_say_years

GOLDEN = Path(__file__).parent / "notulen-program.md"
PAGES = Path(__file__).parent / "screens"


def section(hall: Hall, stage: Stage = PLAN) -> str:
    """The part of one acara."""
    hall.session.poll()
    text = minutes(hall.session)
    found = text.partition(f"### {STAGES.index(stage) + 1}. {stage.title}")
    end = min(i for i in (found[2].find("\n### "), found[2].find("\n## ")) if i > 0)
    return f"{found[1]}{found[2][:end]}".rstrip() + "\n"


def test_the_minutes_hold_pillars_quick_wins_and_the_road_map(hall: Hall) -> None:
    morning(hall)
    text = section(hall)
    if os.environ.get(REWRITE):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_where_nothing_was_named_the_minutes_say_so_in_one_sentence(hall: Hall) -> None:
    begin(hall)
    assert section(hall).strip().endswith("Belum ada program yang dicatat.")
    assert "Peta jalan" not in section(hall)


def test_without_a_rule_the_minutes_have_no_column_for_it(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes", stage=FREE)
    do(hall, deeds.mark(state_of(hall, FREE), state_of(hall, FREE).everything))
    text = section(hall, FREE)
    assert "| Quick win | Penanggung jawab | Kemajuan | Bukti |" in text
    assert "Syarat" not in text


def test_what_was_told_in_confidence_stands_nowhere_but_as_a_number(hall: Hall) -> None:
    name(hall, "Tukar lahan @dpupr ^2025 ~")
    do(hall, deeds.mark(state_of(hall), state_of(hall).everything))
    text = section(hall)
    assert "Tukar lahan" not in text
    assert "Program tertutup yang tidak dimuat: 1." in text
    assert "Tukar lahan" not in "".join(lines(hall, pointed)[0] for pointed in POINTED)


def test_two_values_and_destroyed_words_are_told_as_that(hall: Hall, other: Hall) -> None:
    both_say_years(hall, other)
    text = section(hall)
    assert "2026 / 2024 (berbeda, belum dipilih)" in text
    assert "Peta jalan" not in text
    hall.destroy(Programme.kind, entry(hall, QUEUE).seen.record, "name")
    assert QUEUE not in section(hall)
    assert "dimusnahkan" in section(hall)


def test_what_people_typed_is_text_in_the_minutes(hall: Hall) -> None:
    name(hall, "Wifi | *gratis* <b>kota</b> [x](y) @dishub ^2025")
    text = section(hall)
    assert "Wifi \\| \\*gratis\\*" in text
    assert "\\<b>kota\\</b> \\[x\\](y)" in text


# -- what is missing


def found(hall: Hall, stage: Stage = PLAN) -> dict[str, tuple[Weight, str, str]]:
    hall.session.poll()
    return {
        one.key.partition(".")[0]: (one.weight, one.text, one.detail)
        for one in missing(hall.session, stage)
    }


@pytest.mark.parametrize("stage", [PLAN, FREE])
def test_before_it_begins_nothing_is_missing(hall: Hall, stage: Stage) -> None:
    assert found(hall, stage) == {}


def test_begun_and_empty_it_lacks_programmes_and_quick_wins(hall: Hall) -> None:
    begin(hall)
    title = PLAN.title
    assert found(hall) == {
        "programme-pillar": (
            Weight.SHOULD, f"2 pilar tanpa program: {title}", "Smart Governance · Smart Living"
        ),
        "quick-win-number": (Weight.SHOULD, f"0 quick win, naskah menyebut 2: {title}", ""),
    }  # fmt: skip


def test_a_bare_candidate_owes_by_severity(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    name(hall, "Mal @dinkes", pillar="governance")
    do(hall, deeds.mark(state_of(hall), [entry(hall, QUEUE)]))
    told = {key: weight for key, (weight, _, _) in found(hall).items()}
    should = ("quick-win-number", "programme-gap", "programme-time", "quick-win-open",
              "quick-win-progress")  # fmt: skip
    tonight = ("programme-budget", "programme-targets", "programme-reference")
    assert told == {
        **dict.fromkeys(should, Weight.SHOULD), **dict.fromkeys(tonight, Weight.TONIGHT)
    }  # fmt: skip
    assert found(hall)["programme-gap"][1:] == (
        f"2 program belum menjawab kesenjangan mana pun: {PLAN.title}", f"‘Mal’ · ‘{QUEUE}’"
    ) or found(hall)["programme-gap"][2] == f"‘{QUEUE}’ · ‘Mal’"  # fmt: skip


def test_a_full_programme_owes_nothing(hall: Hall) -> None:
    morning(hall)
    spots = {one.key.partition(".")[0]: one.detail for one in missing(hall.session, PLAN)}
    assert all("Antrean daring" not in detail or key == "quick-win-number"
               for key, detail in spots.items())  # fmt: skip
    assert spots["quick-win-failed"] == "‘Taman sensor’"
    assert spots["quick-win-open"] == "‘Taman sensor’"


def test_a_programme_behind_its_horizon_and_progress_without_evidence(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes ^2024-2029")
    fill(hall, QUEUE, horizon="p", percent="10")
    told = found(hall)
    assert told["programme-late"][1] == f"1 program melewati jangkanya: {PLAN.title}"
    assert told["programme-evidence"][0] is Weight.TONIGHT
    fill(hall, QUEUE, horizon="m", years="", percent="0")
    told = found(hall)
    assert told["programme-years"][0] is Weight.TONIGHT
    assert not {"programme-late", "programme-evidence", "programme-time"} & told.keys()


def test_horizons_count_from_the_day_of_the_session_not_of_its_script(hall: Hall) -> None:
    hall.record(SessionSheet.new(id="1", first_day=date(2026, 11, 28)))
    name(hall, "Antrean daring @dinkes ^2027")
    assert state_of(hall).base == 2026
    fill(hall, QUEUE, horizon="p")
    assert "programme-late" not in found(hall)


def test_two_values_block_the_minutes_until_one_is_chosen(hall: Hall, other: Hall) -> None:
    both_say_years(hall, other)
    assert found(hall)["programme-conflict"] == (
        Weight.BLOCKS, f"Nilai berbeda belum dipilih: {PLAN.title}, ‘{QUEUE}’",
        "Nama Contoh Dua · N1",
    )  # fmt: skip


def test_a_programme_told_in_confidence_is_not_named_in_the_list(hall: Hall) -> None:
    name(hall, "Tukar lahan @dpupr ~")
    assert found(hall)["programme-gap"][2] == "program tertutup"


def test_what_was_undone_or_taken_back_owes_nothing(hall: Hall) -> None:
    name(hall, "Antrean daring @dinkes")
    do(hall, deeds.withdraw([entry(hall, QUEUE)]))
    assert found(hall) == {}
    hall.session.undo().result(10)
    hall.session.undo().result(10)
    assert found(hall) == {}


# -- how far


def test_progress_counts_pillars_and_without_them_wanted_quick_wins(hall: Hall) -> None:
    assert (progress(hall.session, PLAN), reached(hall.session, PLAN)) == ((0, 2), "")
    name(hall, "Antrean daring @dinkes")
    do(hall, deeds.mark(state_of(hall), state_of(hall).everything))
    assert progress(hall.session, PLAN) == (1, 2)
    assert reached(hall.session, PLAN) == "1 program di 1 dari 2 pilar, 1 dari 2 quick win"


# -- the projector

POINTED = ("", "pilar/living", "pilar/governance", "peta-jalan", "pilar/tiada", "../x")


def lines(hall: Hall, pointed: str, stage: Stage = PLAN) -> tuple[str, list[str]]:
    hall.session.poll()
    shown = page(hall.session, stage, pointed)
    rows = [" ".join(filter(None, (one.mark, one.text, one.right))) for one in shown.lines]
    return " ".join(rows), rows


def test_the_hall_sees_a_pillar_with_its_quick_wins(hall: Hall) -> None:
    morning(hall)
    assert lines(hall, "pilar/living")[1] == [
        "★ Antrean daring di semua puskesmas Dinkes 40 %", "• Kampung bebas kumuh Disperkim",
        "★ Taman sensor DLH",
    ]  # fmt: skip
    assert page(hall.session, PLAN, "pilar/living").foot == "★ quick win 2 dari 2"


def test_the_hall_sees_the_years_and_all_in_numbers(hall: Hall) -> None:
    assert lines(hall, "peta-jalan")[1] == ["Belum ada program yang bertahun."]
    assert lines(hall, "pilar/living")[1] == ["Apa program kita?"]
    morning(hall)
    assert lines(hall, "peta-jalan")[1] == [
        "Jangka pendek", "★ Antrean daring di semua puskesmas 2024", "", "Jangka panjang",
        "• Mal pelayanan digital 2024–2035", "• Kampung bebas kumuh 2025–2029", "",
        "Belum bertahun", "★ Taman sensor",
    ]  # fmt: skip
    assert lines(hall, "")[1][:2] == ["Smart Governance 1 program", "Smart Living 3 program"]


def test_money_and_evidence_never_stand_before_the_hall(hall: Hall) -> None:
    morning(hall)
    for pointed in POINTED:
        told = lines(hall, pointed)[0]
        assert not [word for word in ("Rp", "draf SOP", "Tukar", "perawat") if word in told]


def test_the_page_of_an_office_names_what_it_leads_and_supports(hall: Hall) -> None:
    morning(hall)
    hall.session.poll()
    told = [(one.mark, one.text, one.right) for one in office(hall.session, PLAN, "rsmw")]
    assert told == [
        ("", "Program", ""),
        ("★", "Antrean daring di semua puskesmas", "pendukung · 2024"),
    ]
    assert office(hall.session, PLAN, "dpupr") == ()


@pytest.mark.parametrize("pointed", ["", "pilar/living", "peta-jalan"])
def test_the_page_in_the_font_of_the_back_row(hall: Hall, pointed: str) -> None:
    morning(hall)
    hall.session.poll()
    shown = page(hall.session, PLAN, pointed)
    text = "\n".join(row.plain.rstrip() for row in laid_out(shown, "09.40", 54, 16).rows) + "\n"
    path = PAGES / f"layar-{pointed.replace('/', '-') or 'angka'}-54.txt"
    if os.environ.get(REWRITE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
    assert DESTROYED not in text

"""A SWOT in the minutes, on the projector, and what it lacks."""

from __future__ import annotations

import os
from pathlib import Path

from bimtek.hall.missing import Weight
from bimtek.hall.records import StageRun, StageState
from bimtek.minutes.document import minutes, section
from bimtek.script.model import Stage
from bimtek.stages.swot import deeds
from bimtek.stages.swot.missing import missing
from bimtek.stages.swot.page import page
from bimtek.stages.swot.records import Keyword, Quadrant
from bimtek.stages.swot.rules import Place
from tests.minutes.halls import Hall, at
from tests.screens import REWRITE
from tests.stages.swot.forum import morning
from tests.stages.swot.halls import (
    FORUM,
    STRENGTH,
    WHOLE,
    WORDS,
    begin,
    do,
    entry,
    say,
    state_of,
)

GOLDEN = Path(__file__).parent / "notulen-swot.md"


def told(hall: Hall, stage: Stage = FORUM) -> str:
    hall.session.poll()
    return section(hall.session, stage.id)


def test_the_minutes_tell_who_said_what_and_how_often(hall: Hall) -> None:
    morning(hall)
    text = told(hall)
    if os.environ.get(REWRITE):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_where_nothing_was_said_the_minutes_say_so_once(hall: Hall) -> None:
    assert "SWOT" not in told(hall).replace("SWOT per komponen", "")
    begin(hall)
    assert "Belum ada butir SWOT yang dicatat." in told(hall)
    assert "|" not in told(hall)


def test_a_single_component_is_not_named(hall: Hall) -> None:
    say(hall, Place("swot-kota", Quadrant.THREAT), "banjir @dinkes", stage=WHOLE)
    text = told(hall, WHOLE)
    assert "####" not in text
    assert "**Ancaman**\n\n- Banjir. (Dinkes)" in text
    assert "Belum ada butir untuk kekuatan, kelemahan, dan peluang." in text


def test_what_was_undone_or_told_in_confidence_or_destroyed_stands_nowhere(hall: Hall) -> None:
    say(hall, STRENGTH, "nama pelapor ~", "kata kasar", "listrik andal")
    say(hall, STRENGTH, "salah ketik")
    hall.session.undo().result(10)
    gone = entry(hall, "kata kasar")
    hall.destroy(gone.seen.cls.kind, gone.seen.record, "text")
    text = told(hall)
    assert "nama pelapor" not in text
    assert "kata kasar" not in text
    assert "salah ketik" not in text.lower()
    assert "dimusnahkan" in text
    assert "Butir tertutup yang tidak dimuat: 1." in text
    assert "isian tertutup yang tidak dimuat: 1" in minutes(hall.session)


def test_two_wordings_that_nobody_chose_stand_side_by_side(hall: Hall, other: Hall) -> None:
    both_correct(hall, other)
    assert "Listrik stabil / listrik baik (berbeda, belum dipilih)" in told(hall)


def both_correct(hall: Hall, other: Hall) -> None:
    """Two note-takers correct one sentence without seeing each other's."""
    say(hall, STRENGTH, "listrik andal")
    one, two = entry(hall, "listrik andal"), entry(other, "listrik andal")
    mine = deeds.edit(state_of(hall), one, "listrik baik", (), at(9))
    theirs = deeds.edit(state_of(other), two, "listrik stabil", (), at(9))
    do(hall, mine)
    do(other, theirs)
    hall.session.poll()


def test_more_keywords_than_the_script_says_are_printed_and_told(hall: Hall) -> None:
    say(hall, WORDS, "aman", "asri", "berdaya")
    hall.record(*(one.seen.change(chosen=True) for one in state_of(hall).keywords))
    text = told(hall)
    assert "Dipilih 3 dari 3 usulan: aman, asri, berdaya. Naskah menyebut paling banyak 2." in text
    assert found(hall)["swot-chosen"] == (
        Weight.SHOULD, "3 kata kunci dipilih, paling banyak 2: SWOT per komponen"
    )  # fmt: skip


# -- what is missing


def found(hall: Hall, stage: Stage = FORUM) -> dict[str, tuple[Weight, str]]:
    hall.session.poll()
    return {
        one.key.partition(".")[0]: (one.weight, one.text) for one in missing(hall.session, stage)
    }


def test_before_it_begins_nothing_is_missing(hall: Hall) -> None:
    assert found(hall) == {}


def test_empty_quadrants_silent_offices_and_the_choice_are_missing(hall: Hall) -> None:
    begin(hall)
    assert found(hall) == {
        "swot-empty": (Weight.SHOULD, "12 dari 12 kuadran belum terisi: SWOT per komponen"),
        "swot-silent": (Weight.TONIGHT, "1 OPD belum menyebut butir Struktur: SWOT per komponen"),
    }
    say(hall, STRENGTH, "a b @bkpsdm")
    say(hall, WORDS, "aman")
    assert found(hall) == {
        "swot-empty": (Weight.SHOULD, "11 dari 12 kuadran belum terisi: SWOT per komponen"),
        "swot-chosen": (Weight.SHOULD, "Kata kunci belum dipilih: SWOT per komponen"),
    }
    do(hall, deeds.choose(state_of(hall), [entry(hall, "aman")]))
    assert "swot-chosen" not in found(hall)


def test_keywords_are_missing_once_the_acara_is_over(hall: Hall) -> None:
    begin(hall)
    hall.record(hall.seen(StageRun, "fgd").change(state=StageState.DONE, ended=at(10)))
    assert found(hall)["swot-chosen"] == (
        Weight.SHOULD, "Kata kunci belum ada: SWOT per komponen"
    )  # fmt: skip


def test_a_finding_leads_to_its_place(hall: Hall) -> None:
    begin(hall)
    say(hall, STRENGTH, "a b")
    (first, *_) = [one for one in missing(hall.session, FORUM) if one.key == "swot-empty.fgd"]
    assert first.record == "fgd/struktur/kelemahan"
    assert first.spots[0].text == "kelemahan Struktur"


def test_two_values_block_the_minutes_until_one_is_chosen(hall: Hall, other: Hall) -> None:
    both_correct(hall, other)
    weight, text = found(hall)["swot-conflict"]
    assert weight is Weight.BLOCKS
    assert text == "Nilai berbeda belum dipilih: SWOT per komponen, ‘listrik stabil’"


# -- the projector


def lines(hall: Hall, pointed: str = "", stage: Stage = FORUM) -> list[str]:
    hall.session.poll()
    shown = page(hall.session, stage, pointed)
    return [" ".join(filter(None, (one.mark.strip(), one.text, one.right))) for one in shown.lines]


def test_the_hall_sees_the_newest_items_with_their_counts_and_all_in_numbers(hall: Hall) -> None:
    morning(hall)
    shown = page(hall.session, FORUM, "struktur/kekuatan")
    assert shown.title == "STRUKTUR · KEKUATAN"
    assert shown.foot == "Kekuatan 2  Kelemahan 1  Peluang 0  Ancaman 0"
    assert lines(hall, "struktur/kekuatan") == [
        "• wali data ditunjuk | dengan SK 2 OPD", "• pelatihan rutin",
    ]  # fmt: skip


def test_of_many_items_the_newest_stand_there_and_the_rest_is_a_number(hall: Hall) -> None:
    say(hall, STRENGTH, *(f"butir nomor {'abcdefghij'[n] * 5}" for n in range(10)))
    told = lines(hall, "struktur/kekuatan")
    assert told[0] == "• butir nomor jjjjj"
    assert told[-1] == "dan 2 butir sebelumnya"
    assert len(told) == 10


def test_keywords_stand_there_with_those_that_are_chosen_first_and_ties_are_said(
    hall: Hall,
) -> None:
    morning(hall)
    shown = page(hall.session, FORUM, "kata-kunci")
    assert (shown.title, shown.foot) == ("KATA KUNCI VISI", "Dipilih 1 dari paling banyak 2")
    assert lines(hall, "kata-kunci") == [
        "✓ aman 2 OPD", "• asri", "• berdaya saing", "",
        "Sama banyak di batas 2: asri, berdaya saing",
    ]  # fmt: skip


def test_without_a_quadrant_all_stand_in_numbers(hall: Hall) -> None:
    morning(hall)
    told = lines(hall)
    assert told[:2] == ["Struktur", "Kekuatan 2 · Kelemahan 1 · Peluang 0 · Ancaman 0"]
    assert told[-1] == "Kata kunci visi 3"
    assert page(hall.session, FORUM, "").done == (4, 12)
    assert lines(hall, "tiada/kekuatan") == told
    assert lines(hall, "struktur/tiada") == told


def test_nothing_in_confidence_and_nothing_undecided_stands_before_the_hall(
    hall: Hall, other: Hall
) -> None:
    morning(hall)
    both_correct(hall, other)
    say(hall, WORDS, "rahasia besar ~")
    pages = ("", "kata-kunci", *(f"{c.id}/{q}" for c in FORUM.spec.components for q in Quadrant))
    told = " ".join(line for pointed in pages for line in lines(hall, pointed))
    assert "jarang hadir" not in told
    assert "listrik" not in told
    assert "rahasia" not in told
    assert "baru dua orang" not in told
    assert hall.session.all(Keyword)

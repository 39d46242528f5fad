"""What keys record, on a real session file and without a screen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bimtek.hall.records import Note, Opd
from bimtek.journal.records import Refusal
from bimtek.stages.gap import agreeing, deeds
from bimtek.stages.gap.records import Answer, Evidence, EvidenceKind, Gap, GapStatus, Indicator
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.state import GapState
from tests.minutes.halls import Hall, at
from tests.stages.gap.halls import GAP, SPEC, answer

LIVING = SPEC.pillar("living")


def state_of(hall: Hall) -> GapState:
    hall.session.poll()
    return GapState(hall.session, GAP)


def row(hall: Hall, key: str) -> Row:
    return next(row for row in state_of(hall).rows(LIVING) if row.key == key)


def do(hall: Hall, deed: deeds.Deed) -> None:
    hall.record(*deed.changes)


def gap(hall: Hall, key: str) -> Gap:
    value: Gap = hall.seen(Gap, f"gap/{key}").value
    return value


def test_the_script_brings_its_indicators_into_the_session(hall: Hall) -> None:
    found = [seen.value for seen in hall.session.all(Indicator)]
    assert [one.code for one in found][:3] == ["SG.1.1", "SL.1.1", "SL.1.2"]
    assert found[1].subdimension == "4.1"
    assert found[1].opds == ("disperkim",)


def test_an_indicator_that_a_list_changed_changes_the_page(hall: Hall) -> None:
    hall.record(hall.seen(Indicator, "SL.1.1").change(opds=("disperkim", "dlh"), unit="m²"))
    rows = [one for one in state_of(hall).rows(LIVING) if one.code == "SL.1.1"]
    assert [(one.who, one.unit) for one in rows] == [("disperkim", "m²"), ("dlh", "m²")]


def test_a_row_that_was_taken_back_comes_back_without_its_old_words(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", cause="lama")
    hall.record(hall.seen(Gap, "gap/SL.2.1/dinkes").withdraw("salah"))
    place = row(hall, "SL.2.1/dinkes")
    do(hall, deeds.answer(state_of(hall), place, Answer("70")))
    back = gap(hall, "SL.2.1/dinkes")
    assert (back.answer, back.cause) == (Answer("70"), "")
    assert hall.seen(Gap, "gap/SL.2.1/dinkes").conflicts == ()


def test_moving_takes_an_added_row_away_from_the_page(hall: Hall) -> None:
    do(hall, deeds.add(state_of(hall), row(hall, "SL.2.2/dinkes"), "dishub"))
    do(hall, deeds.answer(state_of(hall), row(hall, "SL.2.2/dishub"), Answer("9")))
    do(hall, deeds.move(state_of(hall), [row(hall, "SL.2.2/dishub")], "dlh"))
    keys = [one.key for one in state_of(hall).rows(LIVING)]
    assert "SL.2.2/dishub" not in keys
    assert "SL.2.2/dlh" in keys


def test_two_rows_of_one_indicator_cannot_be_moved_into_one(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "1")
    answer(hall, "SL.2.1/rsmw", "2")
    rows = [row(hall, "SL.2.1/dinkes"), row(hall, "SL.2.1/rsmw")]
    with pytest.raises(Refusal, match="sudah punya isian"):
        deeds.move(state_of(hall), rows, "dishub")


def test_an_agreed_answer_is_a_draft_where_it_is_moved(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.AGREED)
    do(hall, deeds.move(state_of(hall), [row(hall, "4.2/kota")], "dinkes"))
    assert gap(hall, "4.2/dinkes").status is GapStatus.DRAFT
    assert not gap(hall, "4.2/kota").stated


def test_nothing_empty_is_moved(hall: Hall) -> None:
    with pytest.raises(Refusal, match="Tidak ada isian"):
        deeds.move(state_of(hall), [row(hall, "SL.2.1/dinkes")], "dishub")


def test_an_opd_is_not_asked_twice(hall: Hall) -> None:
    with pytest.raises(Refusal, match=r"RSUD sudah ada pada SL\.2\.1"):
        deeds.add(state_of(hall), row(hall, "SL.2.1/dinkes"), "rsmw")


def test_half_of_an_agreed_pillar_agreed_again_touches_only_what_changed(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4", status=GapStatus.AGREED)
    answer(hall, "4.2/kota", "2", "4", status=GapStatus.CHANGED)
    state = state_of(hall)
    deed = agreeing.agree(state, LIVING, agreeing.reading_back(state, LIVING, ()))
    assert [change.record for change in deed.changes] == ["gap/4.2/kota"]


def test_a_level_that_is_agreed_and_closed_is_told(hall: Hall) -> None:
    answer(hall, "4.1/kota", "2", "4")
    answer(hall, "4.2/kota", "2", "4", confidential=True, cause="pagu rahasia")
    state = state_of(hall)
    told = agreeing.agree(state, LIVING, agreeing.reading_back(state, LIVING, ())).told
    assert told.endswith(
        "nilai kota disepakati. 4.2 tertutup: tidak dimuat dalam notulen; ~ membukanya."
    )
    left_out = agreeing.reading_back(state, LIVING, ("4.2/kota",))
    assert "tertutup" not in agreeing.agree(state, LIVING, left_out).told


def test_evidence_of_the_city_is_nobodys_action_unless_somebody_is_in_charge(hall: Hall) -> None:
    answer(hall, "4.2/kota", "2", "4", pic="dinkes")
    piece = (EvidenceKind.FOLLOWS, "Rekap", "", date(2023, 7, 7))
    deed = deeds.bring(state_of(hall), row(hall, "4.2/kota"), LIVING, piece, at(14, 50))
    assert deed.changes[1].patch["opd"] == ["dinkes"]
    deed = deeds.bring(state_of(hall), row(hall, "4.1/kota"), LIVING, piece, at(14, 50))
    assert deed.changes[1].patch["opd"] == []


def test_taking_promised_evidence_back_takes_its_action_back(hall: Hall) -> None:
    place = row(hall, "SL.2.1/dinkes")
    piece = (EvidenceKind.FOLLOWS, "Rekap", "", date(2023, 7, 7))
    do(hall, deeds.bring(state_of(hall), place, LIVING, piece, at(14, 50)))
    (seen,) = state_of(hall).evidence[place.key]
    do(hall, deeds.take_evidence_back(state_of(hall), seen))
    assert hall.session.all(Evidence) == []

    assert hall.session.all(Note) == []


def test_several_rows_filled_together_keep_what_was_not_touched(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", "100")
    rows = [row(hall, "SL.2.1/dinkes"), row(hall, "SL.2.1/rsmw")]
    do(hall, deeds.fill(state_of(hall), rows, {"answer.year": 2022, "cause": "sama"})[0])
    assert gap(hall, "SL.2.1/dinkes").answer == Answer("66.7", "100", year=2022)
    assert gap(hall, "SL.2.1/rsmw").answer == Answer(year=2022)


def test_an_opd_without_seats_in_the_list_is_not_called_absent(hall: Hall) -> None:

    hall.record(Opd.new(code="bag-hukum", short="Bag. Hukum", name="Bagian Hukum"))
    state = state_of(hall)
    assert not state.absent("bag-hukum")
    assert state.absent("disperkim")
    assert not state.absent("dinkes")


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ({}, "belum punya kalimat"),
        ({"cause": "pagu dipotong", "confidential": True}, "tertutup; kalimatnya tidak disalin"),
    ],
)
def test_words_told_in_confidence_are_not_copied_into_a_row_that_is_read(
    hall: Hall, above: dict[str, Any], told: str
) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", **above)
    rows = [row(hall, "SL.2.2/dinkes")]
    with pytest.raises(Refusal, match=told):
        deeds.copy_down(state_of(hall), row(hall, "SL.2.1/dinkes"), rows)


def test_of_what_was_destroyed_above_nothing_is_copied(hall: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", cause="nama pelapor", proposal="pelatihan")
    hall.destroy("gap", "gap/SL.2.1/dinkes", "cause")
    rows = [row(hall, "SL.2.2/dinkes")]
    do(hall, deeds.copy_down(state_of(hall), row(hall, "SL.2.1/dinkes"), rows))
    below = gap(hall, "SL.2.2/dinkes")
    assert (below.cause, below.proposal) == ("", "pelatihan")


def test_what_one_of_two_closed_stays_closed_where_it_is_moved(hall: Hall, other: Hall) -> None:
    answer(hall, "SL.2.1/dinkes", "66.7", cause="pagu dipotong")
    said = hall.note("pagu dipotong", about="gap/gap/SL.2.1/dinkes", stage="gap")
    for mine, theirs in ((Gap, "gap/SL.2.1/dinkes"), (Note, said)):
        other.session.poll()
        seen, again = hall.seen(mine, theirs), other.seen(mine, theirs)
        name = "confidential" if mine is Gap else "closed"
        hall.record(seen.change(**{name: True}))
        other.record(again.change(**{name: False}))
    with pytest.raises(Refusal, match="tertutup; tidak disalin"):
        deeds.from_note(state_of(hall), row(hall, "SL.2.1/dinkes"), "proposal")
    do(hall, deeds.move(state_of(hall), [row(hall, "SL.2.1/dinkes")], "dlh"))
    assert gap(hall, "SL.2.1/dlh").confidential

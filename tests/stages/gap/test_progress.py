"""How far a gap analysis is: what the hall did is told before what the OPDs answered."""

from __future__ import annotations

from bimtek.stages.asking import reached_in
from tests.minutes.halls import Hall
from tests.stages.gap.halls import GAP, answer


def test_levels_of_the_city_are_counted_apart_from_the_answers_of_the_opds(hall: Hall) -> None:
    assert reached_in(hall.session, GAP) == "0 dari 3 sub-dimensi, 0 dari 11 jawaban"
    answer(hall, "4.2/kota", "2", "4")
    answer(hall, "SL.2.1/dinkes", "60", "100")
    answer(hall, "SL.2.1/rsmw", "70", "100")
    hall.session.poll()
    assert reached_in(hall.session, GAP) == "1 dari 3 sub-dimensi, 2 dari 11 jawaban"

"""The picture OPD × pilar: averages, signs, and what must never look alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bimtek.hall.records import Label, Note, Turn
from bimtek.stages.gap.matrix import in_signs, matrix
from bimtek.stages.gap.picture import (
    SORTS,
    Facts,
    OpdLine,
    arranged,
    average,
    cell,
    picture,
    times_spoken,
)
from bimtek.stages.gap.records import Answer, Cause, Evidence, Gap
from bimtek.stages.gap.rows import rows_of
from bimtek.stages.gap.rules import Progress
from bimtek.stages.gap.script import Pillar
from tests.minutes.halls import at
from tests.stages.gap.sample import HARMONY, HEALTH, INDICATORS, ORDER, gaps

LIVING = Pillar("living", 4, "Smart Living", (HARMONY, HEALTH))
OPDS = ("dinkes", "rsmw", "dishub", "disperkim")


def level(code: str, who: str, now: str, target: str = "", **more: object) -> Gap:
    return Gap("k", code, who, answer=Answer(now, target), **more)  # type: ignore[arg-type]


def facts(
    *standing: Gap, evidence: tuple[Evidence, ...] = (), split: tuple[str, ...] = ()
) -> Facts:
    said = gaps(*standing)
    rows = rows_of(LIVING.subdimensions, INDICATORS, said, ORDER)
    return Facts([(LIVING, rows)], said, evidence, split)


def cells(*standing: Gap, split: tuple[str, ...] = ()) -> dict[str, str]:
    drawn = picture(facts(*standing, split=split), OPDS, {})
    return {line.code: line.cells[0] for line in drawn.lines} | {"kota": drawn.city[0]}


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ([], "–"),
        ([Answer()], "?"),
        ([Answer("2")], "?"),
        ([Answer("", "4")], "?"),
        ([Answer("bd")], "bd"),
        ([Answer("tb")], "tb"),
        ([Answer("bd"), Answer("tb")], "bd"),
        ([Answer("bd"), Answer()], "?"),
        ([Answer("2", "4")], "2,0■"),
        ([Answer("2", "4"), Answer("3", "4")], "1,5▓"),
        ([Answer("2", "4"), Answer("3", "4"), Answer("3", "4")], "1,3▒"),
        ([Answer("3", "4")], "1,0▒"),
        ([Answer("3", "3")], "0,0·"),
        ([Answer("4", "3")], "-1,0·"),
        ([Answer("2", "4"), Answer("bd"), Answer()], "2,0■"),
    ],
)
def test_a_cell_says_what_stands_behind_it(answers: list[Answer], shown: str) -> None:
    assert cell(answers) == shown


def test_the_sign_never_says_another_thing_than_the_number_beside_it() -> None:
    answers = [Answer("1", "3")] * 19 + [Answer("1", "2")]
    assert average(answers) == Decimal("2.0")
    assert cell(answers) == "2,0■"


def test_values_side_by_side_are_no_answer_and_are_seen() -> None:
    assert cell([Answer()], split=True) == "≠"
    assert cell([Answer("2", "4"), Answer()], split=True) == "2,0≠"
    said = (level("4.1", "kota", "2", "4"), level("4.2", "kota", "1", "2"))
    assert cells(*said, split=("4.2/kota",))["kota"] == "2,0≠"


def test_a_closed_level_is_shown_as_closed_and_never_as_a_number() -> None:
    said = (
        level("4.1", "kota", "1", "2", causes=(Cause.STAFF,)),
        level("4.2", "kota", "2", "4", confidential=True, causes=(Cause.DATA,)),
        level("4.2", "rsmw", "1", confidential=True),
    )
    closed = facts(*said)._replace(closed={"4.2/kota", "4.2/rsmw"})
    drawn = picture(closed, OPDS, {})
    found = {line.code: line.cells[0] for line in drawn.lines}
    assert (found["dinkes"], found["rsmw"], drawn.city[0]) == ("~", "~", "1,0▒")
    assert drawn.lines[0].widest is None
    assert [one.row.code for one in drawn.largest] == ["4.1"]
    assert [one.cause for one in drawn.causes] == [Cause.STAFF]


def test_a_closed_number_is_given_and_not_shown() -> None:
    said = gaps(Gap("k", "SL.2.1", "dinkes", answer=Answer("66.7"), confidential=True))
    rows = rows_of(LIVING.subdimensions, INDICATORS, said, ORDER)
    drawn = matrix("living", "Smart Living", rows, said, (), {"SL.2.1/dinkes"})
    cells = drawn.lines["dinkes"]
    assert cells[drawn.heads.index("2.1")] == "~"
    assert in_signs("~") == "~"
    assert drawn.given[drawn.heads.index("2.1")] == "1/2"


def test_an_opd_has_the_city_s_level_until_it_says_its_own() -> None:
    said = (level("4.2", "kota", "2", "4"), level("4.2", "rsmw", "3", "4"))
    found = cells(*said)
    assert (found["dinkes"], found["rsmw"], found["kota"]) == ("2,0■", "1,0▒", "2,0■")


def test_an_own_level_without_a_target_is_measured_by_the_city_s() -> None:
    said = (level("4.2", "kota", "2", "4"), level("4.2", "rsmw", "3"))
    assert cells(*said)["rsmw"] == "1,0▒"
    assert cells(level("4.2", "kota", "2", "4"), level("4.2", "rsmw", "bd"))["rsmw"] == "bd"


def test_a_target_that_is_only_the_script_s_is_measured_in_brackets() -> None:
    said = facts(level("4.2", "kota", "2"), level("4.2", "rsmw", "3"))
    drawn = picture(said._replace(default_target="5", scale=range(1, 6)), OPDS, {})
    found = {line.code: line.cells[0] for line in drawn.lines}
    assert (found["dinkes"], found["rsmw"]) == ("(3,0)", "(2,0)")
    assert drawn.city == ("(3,0)",)
    assert drawn.lines[0].widest is None


def test_what_the_hall_said_is_never_mixed_with_what_the_script_proposes() -> None:
    said = facts(level("4.1", "kota", "2", "4"), level("4.2", "kota", "1"))
    drawn = picture(said._replace(default_target="5", scale=range(1, 6)), OPDS, {})
    assert drawn.city == ("2,0■",)


def test_not_asked_and_open_differ() -> None:
    found = cells()
    assert (found["dinkes"], found["dishub"], found["kota"]) == ("?", "–", "?")


def test_whoever_was_asked_in_the_hall_is_asked() -> None:
    assert cells(Gap("k", "SL.2.1", "dishub", asked=True))["dishub"] == "?"


def test_answers_without_evidence_are_counted_for_each_opd() -> None:
    said = (level("SL.2.1", "dinkes", "66.7"), level("SL.2.2", "dinkes", "12"))
    shown = facts(*said, evidence=(Evidence("e", "k/SL.2.1/dinkes", title="Rekap"),))
    drawn = picture(shown, OPDS, {"rsmw": 2})
    first = drawn.lines[0]
    assert (first.bare, str(first.progress), first.spoke) == (1, "2/2", 0)
    assert (drawn.bare, str(drawn.progress), drawn.lines[1].spoke) == (1, "2/4", 2)


def test_causes_and_the_largest_stand_below() -> None:
    drawn = picture(facts(level("4.2", "kota", "2", "4", causes=(Cause.STAFF,))), OPDS, {})
    assert [one.cause for one in drawn.causes] == [Cause.STAFF]
    assert [one.row.code for one in drawn.largest] == ["4.2"]


def line(code: str, widest: str | None, done: int, of: int, spoke: int) -> OpdLine:
    return OpdLine(code, (), Decimal(widest) if widest else None, Progress(done, of), 0, spoke)


LINES = (
    line("a", None, 0, 0, 1),
    line("b", "1.0", 3, 4, 0),
    line("c", "2.0", 0, 9, 1),
    line("d", "2.0", 1, 2, 0),
)


@pytest.mark.parametrize(
    ("sort", "order"), list(zip(SORTS, ["abcd", "cdba", "cbda", "bdac"], strict=True))
)
def test_each_order_keeps_equal_ones_as_the_list_has_them(sort: str, order: str) -> None:
    assert "".join(one.code for one in arranged(LINES, sort)) == order


OPD_OF = {"k-dinkes": "dinkes", "k-rsmw": "rsmw"}


def test_turns_are_counted_once_they_began_and_their_notes_are_not_counted_again() -> None:
    turns = [
        Turn("t1", "dinkes", began=at(14), ended=at(14, 5)),
        Turn("t2", "rsmw"),
        Turn("t3", speaker="k-rsmw", began=at(14, 5)),
    ]
    notes = [
        Note("n1", "a", said=at(14, 3), opd=("dinkes",)),
        Note("n2", "b", said=at(14, 30), opd=("dinkes",)),
        Note("n3", "c", said=at(14, 30), speaker="k-rsmw", opd=("dishub",)),
    ]
    assert times_spoken(turns, notes, OPD_OF) == {"dinkes": 2, "rsmw": 1}


def test_an_order_to_an_office_is_no_word_of_it() -> None:
    notes = [Note("n1", "kirim data", Label.ACTION, opd=("dinkes",), said=at(14))]
    assert times_spoken([], notes, OPD_OF) == {}

"""Which rows a sheet has, and when one counts as answered."""

from __future__ import annotations

import pytest

from bimtek.journal.records import DESTROYED
from bimtek.stages.worksheet import rules
from bimtek.stages.worksheet.records import AddedRow
from bimtek.stages.worksheet.rules import Row
from bimtek.stages.worksheet.script import Column
from tests.minutes.halls import at
from tests.stages.worksheet.halls import CHOICE, LEVEL, NUMBER, PROOF, READINESS, REMARK

COLUMNS = READINESS.spec.columns


@pytest.mark.parametrize(
    ("asked", "owes"),
    [
        pytest.param((), False, id="of all"),
        pytest.param(("dinkes",), True, id="of one"),
        pytest.param(("dinkes", "dlh", "dpupr", "dishub"), True, id="of four"),
        pytest.param(("dinkes", "dlh", "dpupr", "dishub", "dinsos"), False, id="of very many"),
    ],
)
def test_a_row_of_the_hall_is_owed_by_whom_it_is_asked_of_unless_they_are_many(
    asked: tuple[str, ...], owes: bool
) -> None:
    assert ("dinkes" in rules.owners(Row("S1", "S1", "Adakah admin?", "", asked))) is owes


def added(row: str, text: str, group: str = "", minute: int = 0) -> AddedRow:
    return AddedRow("kesiapan", row, text, group, at(13, minute))


def test_added_rows_stand_behind_those_of_their_group_in_the_order_they_came() -> None:
    late = added("b", "Adakah forum?", "Struktur: SDM", 9)
    early = added("c", "Adakah admin?", "Struktur: SDM", 5)
    lost = added("d", "Lain-lain", "", 7)
    found = rules.rows_of(READINESS.spec.rows, (late, early, lost))
    assert [(row.key, row.code) for row in found] == [
        ("S1a", "S1a"), ("S1b", "S1b"), ("c", "+1"), ("b", "+3"), ("I2a", "I2a"), ("d", "+2"),
    ]  # fmt: skip


def test_what_was_filled_in_a_row_that_is_gone_still_stands_somewhere() -> None:
    found = rules.rows_of(READINESS.spec.rows, (), {"S1a", "hilang"})
    assert found[-1] == Row("hilang", "?", "(baris hilang tidak ada lagi)", "")


def test_a_key_fills_the_first_level_else_the_first_choice() -> None:
    assert rules.lead_of(COLUMNS) is LEVEL
    assert rules.lead_of((REMARK, CHOICE)) is CHOICE
    assert rules.lead_of((PROOF, REMARK, NUMBER)) is REMARK
    assert rules.lead_of((PROOF,)) is None


def test_a_row_is_answered_when_its_required_columns_are_filled_evidence_may_follow() -> None:
    assert not rules.is_filled(COLUMNS, {})
    assert not rules.is_filled(COLUMNS, {"catatan": "masih manual"})
    assert rules.is_filled(COLUMNS, {"level": "2"})
    assert rules.owed(COLUMNS, {"catatan": "x"}) == (LEVEL,)


def test_where_nothing_is_required_anything_answers_the_row() -> None:
    assert not rules.is_filled((REMARK, NUMBER), {})
    assert rules.is_filled((REMARK, NUMBER), {"angka": "3"})


def test_no_data_is_an_answer_and_what_does_not_apply_owes_nothing() -> None:
    assert rules.is_filled(COLUMNS, {"level": "bd"})
    assert rules.without_data(COLUMNS, {"level": "bd"})
    two = (LEVEL, CHOICE, PROOF)
    assert not rules.is_filled(two, {"level": "bd"})
    assert rules.is_filled(two, {"level": "tb"})
    assert rules.is_out(two, {"level": "tb"})


def test_evidence_is_owed_by_answers_that_can_be_proven() -> None:
    assert rules.owes_evidence(COLUMNS, {"level": "2"}, ())
    assert not rules.owes_evidence(COLUMNS, {"level": "2"}, ("bukti",))
    for values in ({}, {"level": "0"}, {"level": "bd"}, {"level": "tb"}, {"catatan": "x"}):
        assert not rules.owes_evidence(COLUMNS, values, ())
    assert not rules.owes_evidence((LEVEL, REMARK), {"level": "2"}, ())


@pytest.mark.parametrize(
    ("columns", "values", "owed"),
    [
        ((), {}, ()),
        ((PROOF,), {}, ()),  # evidence is counted apart
        ((LEVEL, CHOICE), {}, (LEVEL, CHOICE)),
        ((LEVEL, CHOICE), {"level": "0"}, (CHOICE,)),
        ((LEVEL, CHOICE), {"level": "bd"}, (CHOICE,)),
        ((LEVEL, CHOICE), {"level": "tb"}, ()),
        ((LEVEL, CHOICE), {"sikap": "tb"}, (LEVEL,)),  # of another column that is all it says
        ((LEVEL, CHOICE), {"level": DESTROYED, "sikap": "siap"}, (LEVEL,)),
        ((LEVEL, REMARK), {"level": "2", "catatan": DESTROYED}, ()),
        ((LEVEL, REMARK), {"hilang": "2"}, (LEVEL,)),  # a column that the script has no more
        ((REMARK, NUMBER), {}, (REMARK,)),
        ((REMARK, NUMBER), {"angka": "bd"}, ()),
        ((REMARK, NUMBER), {"catatan": DESTROYED}, (REMARK,)),
    ],
)
def test_what_a_row_still_owes(
    columns: tuple[Column, ...], values: dict[str, str], owed: tuple[Column, ...]
) -> None:
    assert rules.owed(columns, values) == owed
    assert rules.is_filled(columns, values) is bool(values and not owed)

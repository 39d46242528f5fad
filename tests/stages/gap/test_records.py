"""What the gap analysis takes and what it refuses, with the sentence for the person."""

from __future__ import annotations

from datetime import date

import pytest

from bimtek.journal.codec import decode, type_hints
from bimtek.journal.records import Refusal
from bimtek.stages.gap.records import Answer, Cause, Evidence, EvidenceKind, Gap, Indicator


def gap(row: str = "SL.2.1", **values: object) -> None:
    Gap.new(stage="kesenjangan", row=row, who="dinkes", **values)


@pytest.mark.parametrize("value", ["66.7", "0", "-1.5", "100", "bd", "tb", ""])
def test_a_number_row_takes_decimals_no_data_and_not_applicable(value: str) -> None:
    gap(answer=Answer(value))


@pytest.mark.parametrize("value", ["66,7", "1e3", "NaN", "Infinity", "dua", "1.000.000", " 2"])
def test_a_number_row_refuses_what_is_no_stored_number(value: str) -> None:
    with pytest.raises(Refusal, match="bukan angka") as refusal:
        gap(answer=Answer(value))
    assert refusal.value.code == "number"


@pytest.mark.parametrize("value", ["2", "bd", "tb", ""])
def test_a_level_row_takes_one_digit(value: str) -> None:
    gap("4.2", answer=Answer(value, value))


@pytest.mark.parametrize("value", ["2.5", "12", "-1", "x"])
def test_a_level_row_refuses_anything_but_one_digit(value: str) -> None:
    with pytest.raises(Refusal, match="Level sasaran") as refusal:
        gap("4.2", answer=Answer("2", value))
    assert refusal.value.code == "level"


def test_a_year_with_a_slip_of_the_finger_is_refused() -> None:
    with pytest.raises(Refusal, match="Tahun 20222"):
        gap(answer=Answer("1", year=20222))


def test_a_priority_lies_between_one_and_five() -> None:
    gap(priority=5)
    with pytest.raises(Refusal, match="Pilih 1 sampai 5"):
        gap(priority=6)


def test_causes_are_read_by_letter_and_by_word() -> None:
    hint = type_hints(Gap)["causes"]
    assert decode(hint, ["s", "anggaran"]) == (Cause.STAFF, Cause.BUDGET)
    assert [cause.letter for cause in Cause] == list("rsapdk")


def test_evidence_needs_a_title() -> None:
    with pytest.raises(Refusal, match="belum bernama"):
        Evidence.new(of="kesenjangan/SL.2.1/dinkes", title=" ")


def test_evidence_that_follows_needs_a_date() -> None:
    with pytest.raises(Refusal, match="perlu tanggal"):
        Evidence.new(of="k/SL.2.1/dinkes", type=EvidenceKind.FOLLOWS, title="Rekap antrean")
    Evidence.new(
        of="k/SL.2.1/dinkes", type=EvidenceKind.FOLLOWS, title="Rekap antrean", due=date(2023, 7, 7)
    )


def test_an_indicator_cannot_look_like_a_sub_dimension() -> None:
    with pytest.raises(Refusal, match="sub-dimensi"):
        Indicator.new(code="4.2", name="Kesehatan")


def test_a_sentence_alone_already_says_something() -> None:
    assert not Gap("k", "4.2", "kota").stated
    assert Gap("k", "4.2", "kota", cause="kurang pelatih").stated
    assert Gap("k", "4.2", "kota", answer=Answer("bd")).stated

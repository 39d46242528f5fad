"""What came late is decided on by a numbered ralat, whatever it touched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bimtek.agreed import minutes_of
from bimtek.deciding import decided
from bimtek.hall.agreement import Amended, Update, Verdict
from bimtek.hall.records import Label, Note
from bimtek.journal.records import Refusal
from bimtek.overview.since import Since, Why, since_agreed
from bimtek.overview.words import Words
from bimtek.stages.gap.records import CITY, Answer, Gap
from tests.agreement.conftest import CopyFor
from tests.agreement.laptops import Laptop

LEVEL = f"kesenjangan/4.2/{CITY}"


def late_changes(desk: Laptop) -> list[Since]:
    standing = desk.session.agreement
    assert standing
    found = since_agreed(Words(desk.session), standing)
    return [one for one in found if one.why is Why.LATE]


def decide(desk: Laptop, late: Since, verdict: Verdict) -> int:
    number, changes = decided(desk.session, late, verdict, "laptop terlambat", "notulis ruang 2")
    desk.record(*changes)
    return number


def answer(desk: Laptop) -> Answer | None:
    seen = desk.session.get(Gap, LEVEL)
    return seen.value.answer if seen else None


@pytest.fixture
def merged(desk: Laptop, copy_for: CopyFor) -> Laptop:
    """A level changed on a late laptop, without and with a conflict, a note and a decision."""
    desk.note("Dewan bersidang tiap bulan", Label.DECISION, stage="penutup")
    desk.record(Gap.new(stage="kesenjangan", row="4.2", who=CITY, answer=Answer("2", "4")))
    other = copy_for("N2", timedelta(hours=-4))
    seen = other.session.get(Gap, LEVEL)
    assert seen
    other.record(seen.change(answer=Answer("1", "4")))
    other.note("Anggaran dibahas bulan depan", Label.DECISION, stage="penutup")
    desk.agree()
    desk.merge(other)
    return desk


def test_refused_the_record_reads_as_agreed_again(merged: Laptop) -> None:
    assert answer(merged) == Answer("1", "4")
    before = minutes_of(merged.session)
    level = next(one for one in late_changes(merged) if one.kind == "gap")
    assert decide(merged, level, Verdict.REFUSED) == 1
    assert answer(merged) == Answer("2", "4")
    text = minutes_of(merged.session)
    assert text.startswith(before.rstrip("\n"))
    assert "- Semula: kini 2 → sasaran 4\n- Diminta menjadi: kini 1 → sasaran 4" in text
    assert [one.kind for one in late_changes(merged)] == ["note"]


def test_a_late_decision_is_taken_into_the_annex_or_withdrawn(merged: Laptop) -> None:
    decision = next(one for one in late_changes(merged) if one.kind == "note")
    assert decide(merged, decision, Verdict.ACCEPTED) == 1
    text = minutes_of(merged.session)
    assert "### Ralat 1: keputusan, acara Penutup" in text
    assert "- Semula: belum dimuat\n- Menjadi: Anggaran dibahas bulan depan" in text
    merged.session.undo().result(10)
    merged.session.poll()
    decide(merged, decision, Verdict.REFUSED)
    seen = merged.session.get(Note, decision.record)
    assert seen
    assert seen.withdrawn is not None


def test_values_that_stand_side_by_side_are_settled_by_the_ralat(
    desk: Laptop, copy_for: CopyFor
) -> None:
    desk.record(Gap.new(stage="kesenjangan", row="4.2", who=CITY, answer=Answer("2", "4")))
    other = copy_for("N2")
    for laptop, level in ((other, "1"), (desk, "3")):
        seen = laptop.session.get(Gap, LEVEL)
        assert seen
        laptop.record(seen.change(answer=Answer(level, "4")))
    desk.agree()
    desk.merge(other)
    assert len(desk.session.conflicts()) == 1
    seen = desk.session.get(Gap, LEVEL)
    assert seen
    with pytest.raises(Refusal, match="c susulan"):
        desk.record(seen.change(answer=Answer("1", "4")))
    (late,) = late_changes(desk)
    decide(desk, late, Verdict.ACCEPTED)
    assert desk.session.conflicts() == []
    assert answer(desk) == Answer("1", "4")
    assert desk.session.late() == []


def test_newer_data_typed_on_any_screen_goes_under_the_number_that_is_open(merged: Laptop) -> None:
    delivery = Update.new(edition="1", number=1, source="Dinkes", as_of=date(2023, 7, 20))
    merged.record(delivery)
    merged.session.delivery = delivery.record
    seen = merged.session.get(Gap, LEVEL)
    assert seen
    merged.record(seen.change(answer=Answer("3", "4")))
    (named,) = merged.session.all(Amended)
    assert (named.value.under, named.value.about) == (delivery.record, f"gap/{LEVEL}")
    merged.session.delivery = ""
    seen = merged.session.get(Gap, LEVEL)
    assert seen
    with pytest.raises(Refusal, match="sudah disepakati"):
        merged.record(seen.change(answer=Answer("4", "4")))

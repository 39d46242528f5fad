"""A record on its way to the next session: what comes along, on which values it rests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from bimtek.hall.before import EarlierAction, EarlierSession, Origin
from bimtek.hall.passing import Onward, Passed, copied, left_behind, noted, passed_record
from bimtek.journal.records import Seen
from bimtek.script.model import Script
from tests.records import seen

DAY = date(2023, 8, 10)
SAID = seen(EarlierAction, "n", text="antrean", opd=("dinkes",), due=DAY, order=3)


@pytest.mark.parametrize(
    ("source", "values", "patch", "stamps"),
    [
        (SAID, {}, {}, {}),
        (SAID, {"text": "antrean"}, {"text": "antrean"}, {"text": ("0",)}),
        # what is told otherwise there rests on the same value
        (SAID, {"opd": ("kb",)}, {"opd": ["kb"]}, {"opd": ("0",)}),
        # what says nothing does not come along
        (SAID, {"text": "antrean", "opd": (), "due": None, "order": 0},
         {"text": "antrean"}, {"text": ("0",)}),
        # made for the next session: rests on nothing
        (SAID, {"speaker": "a"}, {"speaker": "a"}, {}),
        # side by side: all that stood there
        (seen(EarlierAction, "n", text=["a", "b"]), {"text": "a"},
         {"text": "a"}, {"text": ("0", "1")}),
        # destroyed words, and a record of which everything was undone
        (seen(EarlierAction, "n", text=..., order=3), {"text": "x", "order": 3},
         {"order": 3}, {"order": ("0",)}),
        (seen(EarlierAction, "n"), {"text": "x"}, {"text": "x"}, {}),
    ],
)  # fmt: skip
def test_fields_that_come_along_and_what_they_rest_on(
    source: Seen[Any],
    values: Mapping[str, object],
    patch: Mapping[str, object],
    stamps: Mapping[str, tuple[str, ...]],
) -> None:
    change, rests_on = passed_record(source, EarlierAction, "n", values)
    assert (change.kind, change.record) == ("earlier_action", "n")
    assert change.patch == patch
    assert rests_on == stamps


BEHIND = Passed("Catatan", "antrean", reason="sudah selesai")


def passed(source: Seen[Any]) -> Passed:
    return copied(source, "Catatan", "antrean")


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        (SAID, {"text", "opd", "due", "order"}),
        (seen(EarlierAction, "n", text="antrean", speaker=""), {"text"}),
        (seen(EarlierAction, "n", text="antrean", session=...), {"text"}),
        (
            seen(EarlierAction, "n", text="antrean", withdrawn=None),
            {"text"},
        ),  # taken back and restored
        (seen(EarlierAction, "n"), set()),
    ],
)
def test_a_record_that_goes_on_as_it_is(source: Seen[Any], fields: set[str]) -> None:
    one = passed(source)
    assert one.change
    assert one.source == ("earlier_action", "n")
    assert set(one.change.patch) == fields == set(one.stamps or ())


def test_a_record_says_where_it_came_from_and_one_that_stays_does_not() -> None:
    origin = passed(SAID).origin("juli")
    assert origin
    assert origin.kind == Origin.kind
    assert origin.record == "earlier_action/n"
    assert origin.patch["session"] == "juli"
    assert (origin.patch["source_kind"], origin.patch["source"]) == ("earlier_action", "n")
    assert origin.patch["stamps"] == {name: ["0"] for name in ("text", "opd", "due", "order")}
    assert BEHIND.origin("juli") is None


def test_what_stays_behind_says_why_and_what_comes_along_what_to_look_at() -> None:
    stays = left_behind(passed(SAID), "OPD-nya tidak ikut")
    assert (stays.change, stays.stamps, stays.reason) == (None, None, "OPD-nya tidak ikut")
    assert (stays.label, stays.source) == ("antrean", ("earlier_action", "n"))
    assert noted(stays, "periksa OPD-nya") == stays
    comes = noted(passed(SAID), "periksa OPD-nya")
    assert comes.change == passed(SAID).change
    assert comes.reason == "periksa OPD-nya"


@pytest.mark.parametrize(
    ("opds", "there"),
    [
        ((), ()),
        (("dinkes",), ("dinkes",)),  # called as it was
        (("bkd", "dinkes"), ("bkpsdm", "dinkes")),
        (("bkd", "diklat"), ("bkpsdm",)),  # two became one
        (("diklat", "dinkes", "bkd"), ("bkpsdm", "dinkes")),
        (("",), ("",)),
    ],
)
def test_offices_as_the_next_session_calls_them(
    opds: tuple[str, ...], there: tuple[str, ...]
) -> None:
    script = Script("Tahap II", "Kota", "", DAY, DAY, None, None, "", None, (), (), (), ())
    way = Onward(EarlierSession("juli"), script, {"bkd": "bkpsdm", "diklat": "bkpsdm"}, ())
    assert way.offices(opds) == there
    assert tuple(way.code(one) for one in opds[:1]) == there[:1]

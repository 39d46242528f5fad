"""An older copy, opened by mistake, says that another one went on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bimtek import device
from bimtek.farthest import Reach, reach_of, remember, told_older
from tests.conftest import OpenAs
from tests.recording import recorded

MORNING = Reach({"a": 4}, "2023-07-03T16:05:00+07:00", "/laptop/pagi.bimtek")
LATER = Reach({"a": 6, "b": 1}, "2023-07-03T16:22:00+07:00", "/laptop/sore.bimtek")


def test_the_older_copy_says_where_it_ends_and_which_one_goes_on() -> None:
    remember("sesi", LATER)
    assert told_older("sesi", MORNING) == (
        "Salinan ini berakhir 16.05; salinan lain pernah sampai 16.22: /laptop/sore.bimtek. "
        "Gabungkan dahulu: Ctrl+P, Gabungkan salinan."
    )
    next_day = replace(LATER, voices={"c": 1}, last="2023-07-04T09:00:00+07:00")
    remember("lain", next_day)
    assert "berakhir 3 Jul 16.05; salinan lain pernah sampai 4 Jul 09.00" in told_older(
        "lain", MORNING
    )


@pytest.mark.parametrize("first", [MORNING, LATER])
def test_opening_the_older_one_does_not_make_the_newer_one_forgotten(first: Reach) -> None:
    for reach in (first, LATER, MORNING):
        remember("sesi", reach)
    assert told_older("sesi", LATER) == ""
    assert LATER.path in told_older("sesi", MORNING)


def test_two_that_each_went_on_are_both_told_until_they_were_merged() -> None:
    left, right = (
        Reach({"a": 4, "l": 2}, MORNING.last, "l"),
        Reach({"a": 4, "r": 1}, MORNING.last, "r"),
    )
    remember("sesi", left)
    remember("sesi", right)
    assert told_older("sesi", right)
    assert told_older("sesi", left)
    merged = Reach({"a": 4, "l": 2, "r": 1}, LATER.last, "m")
    assert told_older("sesi", merged) == ""


def test_of_a_copy_that_ends_later_it_is_told_how_much_it_lacks_not_how_far_the_other_came() -> (
    None
):
    remember("sesi", replace(LATER, last="2023-07-03T16:01:00+07:00"))
    assert told_older("sesi", MORNING) == (
        "Salinan ini belum memuat 3 perubahan dari salinan lain: /laptop/sore.bimtek. "
        "Gabungkan dahulu: Ctrl+P, Gabungkan salinan."
    )


def test_what_cannot_be_read_warns_of_nothing() -> None:
    remember("sesi", LATER)
    (device.folder() / "salinan" / "sesi.json").write_text("{", encoding="utf-8")
    assert told_older("sesi", MORNING) == ""


def test_of_a_real_file(session_path: Path, open_as: OpenAs) -> None:
    recorded(session_path, {"kind": "note", "set": {"text": "a"}})
    session = open_as(session_path, "N1")
    here = reach_of(session.file, session_path)
    assert sum(here.voices.values()) == session.file.count()
    assert here.last.startswith("20")

"""The state of the copies, as the day's closing shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bimtek.hall.copies import copy_findings, copy_states
from bimtek.hall.session_records import FileCopy

AT = datetime.fromisoformat("2023-07-03T15:44:00+07:00")


def copy(place: str, entries: int, minute: int = 44) -> FileCopy:
    return FileCopy(f"{place}{entries}", place, f"/{place}", AT.replace(minute=minute), "", entries)


def test_what_came_since_leaves_out_the_notes_about_copies() -> None:
    first, second = copy("E:", 100), copy("F:", 101, 50)
    states = copy_states([second, first], entries=102)
    assert [(one.place, one.since) for one in states] == [("F:", 0), ("E:", 0)]
    assert [one.since for one in copy_states([second, first], entries=114)] == [12, 12]


def test_only_the_newest_copy_of_a_place_counts() -> None:
    states = copy_states([copy("E:", 100), copy("E:", 151, 59)], entries=152)
    assert [(one.since, one.words) for one in states] == [(0, "E: 3 Jul 15.59 utuh ✓")]


def test_changes_since_are_said() -> None:
    (state,) = copy_states([copy("E:", 100)], entries=113)
    assert state.words == "E: 3 Jul 15.44 utuh ✓ · 12 perubahan sejak itu"


def test_a_copy_on_the_laptops_own_disk_is_none_outside_of_it() -> None:
    states = copy_states([replace(copy("Dokumen", 100), same_disk=True)], entries=101)
    assert [one.words for one in states] == ["Dokumen (masih di laptop ini) 3 Jul 15.44 utuh ✓"]
    (found,) = copy_findings(states, 101)
    assert found.text == "Belum ada salinan di luar laptop ini"


@pytest.mark.parametrize(
    ("copies", "entries", "said"),
    [
        ([], 5, []),
        ([], 40, ["Belum ada salinan di luar laptop ini"]),
        ([copy("E:", 100)], 110, []),
        ([copy("E:", 100)], 150, ["49 perubahan belum disalin ke luar laptop"]),
        ([copy("E:", 100), copy("F:", 149, 50)], 151, []),
    ],
)
def test_much_work_without_a_copy(copies: list[FileCopy], entries: int, said: list[str]) -> None:
    found = copy_findings(copy_states(copies, entries), entries)
    assert [one.text for one in found] == said

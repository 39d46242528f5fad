"""Which acara the hall has taken before or behind others, against the plan."""

from __future__ import annotations

import pytest

from bimtek.hall.shifts import shifts
from bimtek.script.model import Stage


def stage(name: str, day: int = 1) -> Stage:
    return Stage(name, "paparan", name, day, "", None, None, False, "", "", (), None, 1)


def acara(names: str) -> list[Stage]:
    """`abc/de`: three on the first day, two on the second."""
    return [stage(name, day) for day, part in enumerate(names.split("/"), 1) for name in part]


@pytest.mark.parametrize(
    ("taken", "placed", "told"),
    [
        ("abc/de", "", {}),
        ("acb/de", "c", {"c": "didahulukan"}),
        ("acb/de", "b", {"b": "diundurkan"}),
        ("acb/de", "", {}),  # nobody is known to have moved one
        ("cab/de", "c", {"c": "didahulukan"}),
        ("cba/de", "b", {"b": "urutan diubah"}),
        ("abc/de", "b", {}),  # moved, and back again
        ("axbc/de", "x", {}),  # inserted: the plan knows nothing of it
        ("ab/dce", "c", {}),  # of another day: that is told by itself
        ("ab/de", "c", {}),  # gone
        ("abc/de", "abcde", {}),  # everything moved, and all back again
        ("cba/ed", "ae", {"a": "diundurkan", "e": "didahulukan"}),
        ("bca/de", "a", {"a": "diundurkan"}),  # past both
        ("bac/de", "ab", {"a": "diundurkan", "b": "didahulukan"}),  # two that changed places
        ("/abcde", "abc", {}),  # the whole first day was lost
        ("", "abcde", {}),
    ],
)
def test_what_was_moved_past_others_of_its_day_is_told(
    taken: str, placed: str, told: dict[str, str]
) -> None:
    assert shifts(acara("abc/de"), acara(taken), set(placed)) == told

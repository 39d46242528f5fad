"""How much each office has spoken: the balance of the hall."""

from __future__ import annotations

import pytest

from bimtek.hall.queue import Talk
from bimtek.hall.talk_time import Spoken, in_words, talk_time

ORDER = ("bappeda", "dinkes", "dishub", "dlh")
NAMES = {"bappeda": "Bappeda", "dinkes": "Dinkes", "dishub": "Dishub"}


def test_the_longest_stands_first_and_of_equals_who_was_noted_more_then_official_order() -> None:
    talked = {"dishub": Talk(1, 60), "dinkes": Talk(2, 60), "bappeda": Talk(1, 300)}
    found = talk_time(talked, {"dinkes": 3, "dlh": 1}, ("setwan",), ORDER)
    assert found.spoken == (
        Spoken("bappeda", 1, 300, 0),
        Spoken("dinkes", 2, 60, 3),
        Spoken("dishub", 1, 60, 0),
        Spoken("dlh", 0, 0, 1),
    )
    assert (found.turns, found.minutes, found.silent) == (4, 7, ("setwan",))


@pytest.mark.parametrize(
    ("talked", "noted", "silent", "words"),
    [
        ({}, {}, ("dlh",), ""),
        ({}, {"dinkes": 2}, (), "1 kantor"),
        (
            {"dinkes": Talk(2, 61), "hilang": Talk(1, 0)},
            {},
            ("dlh", "dishub"),
            "2 kantor, 3 giliran, 2 menit; terlama Dinkes 2'; 2 kantor belum bicara",
        ),
    ],
)
def test_a_day_of_talk_in_one_line(
    talked: dict[str, Talk], noted: dict[str, int], silent: tuple[str, ...], words: str
) -> None:
    assert in_words(talk_time(talked, noted, silent, ORDER), NAMES) == words

"""A vote in words: the same on the screen, on the wall and in the minutes."""

from __future__ import annotations

import pytest

from bimtek.stages.vote.rules import Place, Score, Standing
from bimtek.stages.vote.script import BARE, DOTS, IMPACT, PERSON, YES_NO
from bimtek.stages.vote.wording import (
    figures,
    figures_told,
    listed,
    standing_words,
    task,
)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"dots": 1}, "Setiap OPD memberi 1 titik."),
        ({"dots": 3}, "Setiap OPD memberi 3 titik, satu pilihan satu titik."),
        ({"dots": 3, "stacking": True}, "Setiap OPD memberi 3 titik, boleh menumpuk."),
        (
            {"method": YES_NO, "by": PERSON},
            "Setiap orang menyatakan setuju, tidak, atau abstain.",
        ),
        (
            {"method": IMPACT},
            "Setiap OPD menilai dampak dan upaya, masing-masing 1 sampai 5.",
        ),
    ],
)
def test_what_a_voter_does(values: dict[str, object], told: str) -> None:
    assert task(BARE._replace(**values)) == told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "chosen", "decided", "told"),
    [
        (Place("a", 1, False, Score(), Standing.CHOSEN), "a", False, "terpilih"),
        (Place("a", 1, True, Score(), Standing.CHOSEN), "a", False, "terpilih"),
        (Place("a", 2, True, Score(), Standing.BORDER), "", False, "seri di batas"),
        (
            Place("a", 2, False, Score(), Standing.BORDER),
            "",
            False,
            "setuju dan tidak sama banyak",
        ),
        (Place("a", 2, True, Score(), Standing.BORDER), "b", True, "seri"),
        (Place("a", 2, True, Score(), Standing.BORDER), "a", True, "terpilih, seri"),
        (Place("a", 3, False, Score()), "", False, ""),
    ],
)
def test_where_an_option_stands(place: Place, chosen: str, decided: bool, told: str) -> None:
    assert standing_words(place, chosen, decided=decided) == told


def test_an_option_that_nobody_rated_has_no_mean() -> None:
    assert figures(IMPACT, Score())[:2] == ("–", "–")
    assert figures(DOTS, Score()) == ("0",)
    assert figures(YES_NO, Score(yes=2, no=1)) == ("2", "1", "0")
    assert figures_told(YES_NO, Score(yes=2, no=1)) == "2 setuju, 1 tidak"
    assert figures_told(DOTS, Score(dots=4)) == "4 titik"


@pytest.mark.parametrize(
    ("names", "told"),
    [((), ""), (("A",), "A"), (("A", "B"), "A dan B"), (("A", "B", "C"), "A, B, dan C")],
)
def test_names_in_a_row(names: tuple[str, ...], told: str) -> None:
    assert listed(names) == told

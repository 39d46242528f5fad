"""Which lines of a question give way where the screen is low."""

from __future__ import annotations

import pytest

from bimtek.stages.gap.heights import Given, Wanted, given

FULL = Wanted(criteria=5, sentence=2, dissents=2, queue=True, below=True)


@pytest.mark.parametrize(
    ("height", "stands"),
    [
        (21, Given(5, 2, 2, queue=True, below=True, rules=True)),
        (20, Given(5, 2, 2, queue=True, below=True, rules=False)),
        (19, Given(5, 2, 2, queue=True, below=True, rules=False)),
        (18, Given(5, 2, 1, queue=True, below=True, rules=False)),
        (17, Given(5, 2, 1, queue=True, below=False, rules=False)),
        (16, Given(5, 1, 1, queue=True, below=False, rules=False)),
        (15, Given(5, 1, 1, queue=False, below=False, rules=False)),
        (14, Given(5, 1, 0, queue=False, below=False, rules=False)),
        (13, Given(4, 1, 0, queue=False, below=False, rules=False)),
        (9, Given(2, 1, 0, queue=False, below=False, rules=False)),
    ],
)
def test_what_is_needed_least_gives_way_and_the_criteria_last(height: int, stands: Given) -> None:
    assert given(height, FULL) == stands


@pytest.mark.parametrize("height", range(14, 40))
@pytest.mark.parametrize("dissents", range(5))
@pytest.mark.parametrize("sentence", [1, 2, 3])
def test_every_criterion_stands_from_14_lines_on(height: int, dissents: int, sentence: int) -> None:
    stands = given(height, Wanted(5, sentence, dissents, queue=True, below=True))
    assert stands.criteria == 5
    assert stands.height <= height


def test_a_blank_line_goes_before_the_reasons_of_those_who_differ() -> None:
    stands = given(18, Wanted(5, sentence=1, dissents=2, queue=True, below=True))
    assert (stands.sentence, stands.dissents) == (1, 2)

"""F1: nothing stands there twice."""

from __future__ import annotations

import pytest

from bimtek.stages.closing.view import ClosingView
from bimtek.stages.closing.view_day import HELP as OF_THE_DAY
from bimtek.tui.helping import unsaid


def test_the_help_of_the_closing_does_not_repeat_that_of_its_list() -> None:
    rest = unsaid(ClosingView.help, [OF_THE_DAY])
    assert rest
    assert OF_THE_DAY not in rest
    assert rest in ClosingView.help


@pytest.mark.parametrize(
    ("text", "said", "left"),
    [
        ("satu", [], "satu"),
        ("satu", ["satu"], ""),
        ("satu\n\ndua\n\ntiga", ["dua"], "satu\n\ntiga"),
        ("satu\n\ndua", ["dua", "satu"], ""),
    ],
)
def test_only_what_is_not_said_yet_is_left(text: str, said: list[str], left: str) -> None:
    assert unsaid(text, said) == left

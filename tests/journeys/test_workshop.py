"""A morning and an afternoon through a real terminal at 80×24, with keys alone."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Start
from tests.journeys.playing import SESSION, Hall, minutes, play, same_text
from tests.journeys.steps import JOURNEY


@pytest.mark.slow
def test_a_workshop_is_run_with_keys_alone_and_its_minutes_say_what_was_said(
    hall: Hall, start: Start
) -> None:
    terminal = start()
    terminal.wait("n memulai")
    play(hall, terminal, JOURNEY, compare=True)
    terminal.press("ctrl+q")
    assert terminal.ended() == 0

    assert hall.run("verify", SESSION).returncode == 0
    same_text(minutes(hall, SESSION), "golden/workshop.md")

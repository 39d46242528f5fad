"""A whole day: three terminals on one file, a late mayor, a pulled plug, and the same minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from tests.journeys import day
from tests.journeys.day import (
    FACILITATOR,
    NEVER_ON_THE_PROJECTOR,
    NOTE_TAKER,
    PROJECTOR,
    Beat,
)
from tests.journeys.playing import Hall, minutes, play_one, same_text, wait_kept
from tests.journeys.terminal import Terminal

FILE = "blitar.bimtek"
SIZES = {FACILITATOR: (80, 24), NOTE_TAKER: (120, 40), PROJECTOR: (54, 16)}
ROLES = {FACILITATOR: "fasilitator", NOTE_TAKER: "notulis"}


class Table:
    """Three terminals side by side on one session."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.terminals: dict[str, Terminal] = {}

    def sit_down(self, who: str) -> None:
        """Open the session on a terminal of one's own."""
        command = ["screen", FILE] if who == PROJECTOR else ["open", FILE, "--as", who]
        role = [] if who == PROJECTOR else ["--role", ROLES[who]]
        self.terminals[who] = self.hall.start(*command, *role, size=SIZES[who])

    def play(self, beats: Iterable[Beat]) -> None:
        for beat in beats:
            for terminal in self.terminals.values():
                terminal.pump(0.005)  # a terminal that nobody reads holds its program up
            try:
                play_one(self.hall, self.terminals[beat.who], beat.step)
            except AssertionError as vain:
                raise AssertionError(f"at {beat}:\n{vain}") from None
            shown = self.terminals[PROJECTOR].text
            assert not [words for words in NEVER_ON_THE_PROJECTOR if words in shown], shown

    def pull_the_plug(self, who: str) -> None:
        self.terminals.pop(who).close()


@pytest.fixture
def table(hall: Hall) -> Iterator[Table]:
    assert hall.run("new", FILE, "--script", "blitar-2023", "--as", "Panitia").returncode == 0
    found = Table(hall)
    for who in SIZES:
        found.sit_down(who)
    found.terminals[FACILITATOR].wait("F1 bantuan")
    found.terminals[NOTE_TAKER].wait("F1 bantuan")
    found.terminals[PROJECTOR].wait("KEHADIRAN")
    yield found
    for terminal in found.terminals.values():
        terminal.close()


def test_a_whole_day(table: Table, hall: Hall) -> None:
    table.play(day.REGISTRATION)
    table.play(day.WITHOUT_THE_MAYOR)
    table.play(day.WITH_THE_MAYOR)
    table.play(day.THE_MAYOR_LEAVES)
    cut = table.terminals[FACILITATOR]
    cut.press("f2")
    cut.type(day.CUT)
    cut.wait(day.CUT)
    wait_kept(cut, hall.folder / FILE, day.CUT)
    table.pull_the_plug(FACILITATOR)
    table.sit_down(FACILITATOR)
    table.play(day.AFTER_THE_CUT)
    for who in (FACILITATOR, NOTE_TAKER):
        table.terminals[who].press("ctrl+q")
        assert table.terminals[who].ended() == 0
    assert hall.run("verify", FILE).returncode == 0
    same_text(minutes(hall, FILE), "golden/whole-day.md")

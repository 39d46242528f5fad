"""Host and joined laptop killed at any moment: nothing that was told as confirmed is lost."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bimtek.journal import file
from bimtek.sync import link
from tests.recording import note, recorded
from tests.sync.hosts import sidik, voices
from tests.sync.programs import Program, running, served_and_joined, until


@pytest.fixture
def programs(session_path: Path, tmp_path: Path) -> Iterator[tuple[Program, Program, Path]]:
    """The host, the program that keeps the copy joined, and the copy."""
    copy = tmp_path / "n2.bimtek"
    with (
        served_and_joined(session_path, tmp_path / "host", copy, tmp_path / "copy") as host,
        running(tmp_path / "copy", "join", copy, "--keep") as joined,
    ):
        yield host, joined, copy


def told_as_confirmed(copy: Path) -> dict[str, int]:
    connection = file.connect(copy, writing=False)
    try:
        known = link.decode(file.meta(connection, link.KEY))
        return known.confirmed if known else {}
    finally:
        connection.close()


def kill_at_any_moment(
    host: Program, joined: Program, session_path: Path, copy: Path, seed: int, kills: int
) -> None:
    dice = random.Random(seed)
    for number in range(kills):
        recorded(copy, *(note(f"salinan {number}.{n}") for n in range(dice.randrange(1, 20))))
        recorded(session_path, *(note(f"induk {number}.{n}") for n in range(dice.randrange(1, 20))))
        time.sleep(dice.choice((0.0, 0.01, 0.05, 0.1, 0.3)))
        for program in dice.sample((host, joined), dice.choice((1, 1, 2))):
            program.kill()
            held = voices(session_path)
            assert all(n <= held.get(v, 0) for v, n in told_as_confirmed(copy).items())
            program.start()
    until(lambda: sidik(copy) == sidik(session_path))
    until(lambda: told_as_confirmed(copy) == voices(copy))


def test_what_was_told_as_confirmed_outlives_every_kill(
    programs: tuple[Program, Program, Path], session_path: Path
) -> None:
    host, joined, copy = programs
    kill_at_any_moment(host, joined, session_path, copy, seed=1, kills=2)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 8))
def test_many_kills(programs: tuple[Program, Program, Path], session_path: Path, seed: int) -> None:
    host, joined, copy = programs
    kill_at_any_moment(host, joined, session_path, copy, seed=seed, kills=12)

"""The plug pulled in the middle of the workshop: what the header told as saved is there."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from tests.journeys.conftest import Start
from tests.journeys.playing import LISTS, SESSION, Hall, as_sent, play, type_keys, wait_kept
from tests.journeys.steps import FOUNDING, JOURNEY
from tests.journeys.terminal import Terminal

OPENED = JOURNEY[len(FOUNDING) :]
MOMENTS = range(50)
SOME = (43,)
"""In every run: with half a note on the line."""
NADIA = ("--as", "Nadia Contoh", "--role", "fasilitator")
ASKING = ("Esc batal", "Esc belum", "Enter buka", "Esc biarkan")
"""On the screen while a question or a form stands before the note line."""
HALF = "kalimat yang baru setengah"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as it is when the session has just been founded."""
    folder = tmp_path_factory.mktemp("founded")
    (folder / SESSION).parent.mkdir()
    spellings = ("--alias", "DINKES Kota=dinkes", "--alias", "Dinas Kesehatan Blitar=dinkes")
    invited = ("--participants", LISTS / "undangan.csv", *spellings)
    made = Hall(folder).run("new", SESSION, "--script", "blitar-2023", *invited, *NADIA)
    assert made.returncode == 0, made.stderr
    return folder


def entries_by_voice(hall: Hall) -> dict[str, int]:
    """How many entries of each voice the file holds; it must be whole."""
    verified = hall.run("verify", SESSION)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    journal = json.loads(hall.run("export", SESSION, "-f", "json", "-o", "-").stdout)["journal"]
    return {entry["voice"]: entry["n"] for entry in journal}


def half_a_note(hall: Hall, terminal: Terminal) -> None:
    """Type a note that is never sent, until it is kept."""
    type_keys(terminal, f"<f2>{HALF}")
    terminal.wait(f"▸ {HALF}")
    wait_kept(terminal, hall.folder / SESSION, HALF)


def pull_the_plug(terminal: Terminal, keys: str, dice: random.Random) -> None:
    """In the middle of these keys, at once or a moment later."""
    typed = as_sent(keys)
    terminal.send(typed[: dice.randrange(len(typed) + 1)])
    terminal.pump(dice.choice((0.0, 0.002, 0.01, 0.05, 0.2)))
    terminal.kill()
    terminal.pump(0.05)


def cut(founded: Path, hall: Hall, start: Start, seed: int) -> None:
    """Play up to a moment, pull the plug, look at what is there."""
    shutil.copytree(founded, hall.folder, dirs_exist_ok=True)
    before = entries_by_voice(hall)
    dice = random.Random(seed)
    at = dice.randrange(len(OPENED))
    first = start("open", SESSION, *NADIA)
    first.wait("F1 bantuan")
    play(hall, first, OPENED[:at])
    first.rest()
    drafted = bool(seed % 2) and not any(words in first.text for words in ASKING)
    if drafted:
        half_a_note(hall, first)
        pull_the_plug(first, "", dice)
    else:
        pull_the_plug(first, OPENED[at].keys, dice)

    after = entries_by_voice(hall)
    own = sum(after.values()) - sum(before.values())
    assert own >= first.saved

    again = start("open", SESSION, *NADIA)
    again.wait("F1 bantuan")
    if drafted:
        again.wait("belum terkirim")
        again.wait(HALF)
        again.press("k")
        again.wait_saved(1)
    else:
        again.press("escape")
    assert entries_by_voice(hall).items() >= after.items()


@pytest.mark.parametrize("seed", SOME)
def test_what_was_told_as_saved_is_there_after_the_plug_was_pulled(
    founded: Path, hall: Hall, start: Start, seed: int
) -> None:
    cut(founded, hall, start, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [seed for seed in MOMENTS if seed not in SOME])
def test_what_was_told_as_saved_is_there_at_fifty_moments(
    founded: Path, hall: Hall, start: Start, seed: int
) -> None:
    cut(founded, hall, start, seed)

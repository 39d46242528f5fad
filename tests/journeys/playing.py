"""Plays steps on a terminal as a person would: type, look, go on."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from tests.commands import Answer, bimtek
from tests.journeys.steps import Step
from tests.journeys.terminal import KEYS, Terminal, Vain
from tests.screens import difference

_KEY = re.compile(r"<([a-z0-9+]+)>")
SESSION = "Bimtek/blitar.bimtek"
"""Where a session goes whose name alone was typed."""
DAY = "2023-07-03"
HERE = Path(__file__).parent
LISTS = HERE / "lists"
REWRITE = "BIMTEK_SNAP"
"""With this in the environment the files are written instead of compared."""
_SENTENCE = re.compile(r"^─+ .*─$", re.MULTILINE)
_SEAL = re.compile(r"(?<=Sidik: )\S+")


class Hall:
    """A folder with a clock, a settings folder and the lists; programs run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "BIMTEK_CLOCK": f"@{folder / 'clock'}",
            "BIMTEK_HOME": str(folder / "settings"),
            "HOME": str(folder),
        }
        self.set_clock("07.30")

    def set_clock(self, time: str) -> None:
        """Whole or not at all: programs read it at any moment."""
        new = self.folder / "clock.new"
        new.write_text(f"{DAY}T{time.replace('.', ':')}:00+07:00", encoding="utf-8")
        new.replace(self.folder / "clock")

    def start(
        self, *arguments: object, size: tuple[int, int] = (80, 24), **environment: str
    ) -> Terminal:
        """Run bimtek on a terminal of its own."""
        command = [sys.executable, "-m", "bimtek", *(str(one) for one in arguments)]
        return Terminal(command, self.environment | environment, size, self.folder)

    def run(self, *arguments: object, stdin: str = "") -> Answer:
        """Run a command of bimtek to its end, in the process of the test."""
        return bimtek(*arguments, stdin=stdin, environment=self.environment, folder=self.folder)


def as_sent(keys: str) -> str:
    """What a terminal sends for keys: `<f2>kalimat<enter>`."""
    return _KEY.sub(lambda found: KEYS[found[1]], keys)


def type_keys(terminal: Terminal, keys: str) -> None:
    """Type all of them at once, as fast as a program reads."""
    terminal.send(as_sent(keys))


def wait_kept(terminal: Terminal, path: Path, words: str) -> None:
    """Wait until what stands half typed in a terminal is kept in the file of its session."""
    with closing(sqlite3.connect(path)) as file:
        kept = "SELECT 1 FROM draft WHERE body LIKE ?"
        terminal.until(
            lambda: file.execute(kept, (f"%{words}",)).fetchone() is not None,
            f"‘{words}’ was never kept",
        )


def play_one(hall: Hall, terminal: Terminal, step: Step) -> None:
    """Type one step and wait for what must be seen."""
    if step.at:
        hall.set_clock(step.at)
    before = terminal.saved
    type_keys(terminal, step.keys)
    if step.shows:
        terminal.wait(step.shows)
    if step.saves:
        terminal.wait_saved(before + step.saves)


def play(hall: Hall, terminal: Terminal, steps: Iterable[Step], *, compare: bool = False) -> None:
    """Play steps one after the other; `compare`: the screens that have a name with their files."""
    now = ""
    for step in steps:
        now = step.at or now
        try:
            play_one(hall, terminal, step)
        except AssertionError as vain:
            raise AssertionError(f"at {step}:\n{vain}") from None
        if compare and step.screen:
            same_screen(terminal, step.screen, now)


def same_screen(terminal: Terminal, name: str, now: str = "") -> None:
    """Wait until a screen shows the time that it is, and is that of its file."""
    if now and "●" in terminal.text.partition("\n")[0]:
        terminal.wait(f"  {now} ")
    file = HERE / "screens" / f"{name}.txt"
    if os.environ.get(REWRITE) or not file.is_file():
        terminal.rest()
    else:
        kept = file.read_text(encoding="utf-8")
        with suppress(Vain):  # the difference says more
            terminal.until(lambda: still(terminal.text) + "\n" == kept, name)
    same_text(still(terminal.text) + "\n", f"screens/{name}.txt")


def still(screen: str) -> str:
    """A screen without the sentence that goes by itself after a while."""
    return _SENTENCE.sub("─" * 80, screen)


def same_text(text: str, name: str) -> None:
    """Compare a text with its file, or write it when asked to."""
    path = HERE / name
    if os.environ.get(REWRITE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.is_file(), f"{path} is missing; run once with {REWRITE}=1 and look at it"
    kept = path.read_text(encoding="utf-8")
    assert text == kept, difference(kept, text, name)


def minutes(hall: Hall, path: str) -> str:
    """The minutes of a session, its seal masked: ids and voices are random."""
    made = hall.run("export", path, "-f", "md", "-o", "-")
    assert made.returncode == 0, made.stderr
    return _SEAL.sub("…", made.stdout)

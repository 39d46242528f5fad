"""How the program feels beside a bare Textual app: `uv run python -m bench.run`.

Each round starts both, in turn; printed is the median of the rounds' ratios. Times depend on the
machine, ratios much less.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import AS_SEEN
from bimtek.demo import build
from bimtek.script.library import home
from tests.journeys.terminal import Terminal

HERE = Path(__file__).parent
LETTERS = "kxjqzvwpfy"


def main() -> int:
    """Measure and print one line a figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=11)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for name, ours, bare, aim in (
            ("open to first whole frame", bench.open_ours, bench.open_bare, 1.35),
            ("key to echo, note line", bench.echo_note, bench.echo_bare, 1.5),
            ("Enter to tersimpan", bench.save_ours, bench.save_bare, 1.5),
        ):
            pairs = [(ours(), bare()) for _ in range(rounds)]
            ratio = statistics.median(a / b for a, b in pairs)
            mine = statistics.median(a for a, _ in pairs) * 1000
            print(f"{name:<28} {ratio:5.2f} x bare ({mine:.1f} ms; aim {aim})")
    return 0


class Bench:
    """The demo session and the two bare apps."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session = folder / "blitar.bimtek"
        self.environment = {
            "BIMTEK_HOME": str(folder),
            "BIMTEK_CLOCK": "2023-07-03T14:10:00+07:00",
            **AS_SEEN,
        }
        build(self.session, home() / "blitar-2023")

    def ours(self) -> Terminal:
        command = [sys.executable, "-m", "bimtek", "open", str(self.session), "--as", "Bangku Uji"]
        return Terminal(command, self.environment)

    def bare(self, script: str, *arguments: str) -> Terminal:
        return Terminal([sys.executable, str(HERE / script), *arguments], AS_SEEN)

    def open_ours(self) -> float:
        return _start(self.ours, "F1 ")

    def open_bare(self) -> float:
        return _start(lambda: self.bare("bare_input.py"), "READY-INPUT")

    def echo_note(self) -> float:
        terminal = self.ours()
        terminal.wait("F1 ")
        terminal.press("f2")
        return _echo(terminal)

    def echo_bare(self) -> float:
        terminal = self.bare("bare_input.py")
        terminal.wait("READY-INPUT")
        return _echo(terminal)

    def save_ours(self) -> float:
        terminal = self.ours()
        terminal.wait("F1 ")
        terminal.press("f2")
        terminal.type("kalimat pertama")
        terminal.send("\r")
        return _save(terminal, r"● \d\d\.\d\d\.\d\d #(\d+)")

    def save_bare(self) -> float:
        terminal = self.bare("bare_save.py", str(self.folder / "bare.db"))
        terminal.wait("READY-INPUT")
        return _save(terminal, r"#(\d+)")


def _start(starts: Callable[[], Terminal], ready: str) -> float:
    begun = time.perf_counter()
    terminal = starts()
    terminal.wait(ready)
    taken = time.perf_counter() - begun
    terminal.close()
    return taken


def _echo(terminal: Terminal) -> float:
    times, typed = [], ""
    for letter in LETTERS:
        typed += letter
        begun = time.perf_counter()
        terminal.send(letter)
        terminal.wait(typed)
        times.append(time.perf_counter() - begun)
    terminal.close()
    return statistics.median(times)


def _save(terminal: Terminal, counter: str) -> float:
    times = []
    for number in range(8):
        terminal.type(f"kalimat {number}")
        terminal.pump(0.2)
        before = int(terminal.matches(counter))
        begun = time.perf_counter()
        terminal.send("\r")
        terminal.matches(counter.replace(r"(\d+)", f"({before + 1}|{before + 2})"))
        times.append(time.perf_counter() - begun)
    terminal.close()
    return statistics.median(times)


if __name__ == "__main__":
    raise SystemExit(main())

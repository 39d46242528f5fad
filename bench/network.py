"""A hall at work on one session: `uv run python -m bench.network --minutes 10`.

A real `bimtek serve`; joined copies, each with the process beside that keeps it equal; workspaces
in browsers; pages of tables; and people who record a line every other second in all of them.
Measured is how long a line takes from Enter on one to visible on another, how long the
facilitator's keys take to echo on the host beside the same alone, and the memory of the host. In
the end all copies have to hold the same, nothing lost and nothing twice; else it ends with 1.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import psutil

from bench import AS_SEEN
from bench.crowd import MARK, Moments, Results, texts_in, type_in_copies, watch, work_in_browsers
from bimtek.founding import found
from bimtek.journal import file
from bimtek.journal.exchange import have
from bimtek.journal.verify import fingerprint
from bimtek.script.library import home
from tests.conftest import MORNING
from tests.journeys.terminal import Terminal
from tests.sync.hosts import free_port
from tests.sync.programs import Program

SCRIPT = "tahap-2.md"
LETTERS = "kxjqzvwpfy"
PATIENCE = 60.0
COMING_SECONDS = 15.0
"""Until all of the crowd work; what is sent before is counted, and not timed."""
CONTEXT = multiprocessing.get_context("spawn")


class Hall:
    """The host, its facilitator's window, and everybody's copies.

    Args:
        folder: where all of it lies.
        joined: how many laptops join.
    """

    def __init__(self, folder: Path, joined: int) -> None:
        self.folder = folder
        self.path = folder / "induk.bimtek"
        found(
            self.path, home() / SCRIPT, name="Panitia", role="penyelenggara", clock=lambda: MORNING
        )
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.host = Program(folder / "host", "serve", self.path, "--port", str(self.port))
        self.copies = [folder / f"n{number}.bimtek" for number in range(joined)]
        self.beside: list[Program] = []
        command = [sys.executable, "-m", "bimtek", "open", str(self.path), "--as", "Fasilitator"]
        environment = {"BIMTEK_HOME": str(folder / "host"), **AS_SEEN}
        self.window = Terminal([*command, "--role", "fasilitator"], environment, (100, 30))
        self.window.wait("F1 bantuan")
        self.window.press("escape", "f2")

    def serve(self) -> None:
        """Begin, and let everybody join."""
        self.host.start()
        pin = self.host.read(r"PIN notulis +(\d{3} \d{3})").replace(" ", "")
        for number, copy in enumerate(self.copies):
            settings = self.folder / f"settings-{number}"
            command = [sys.executable, "-m", "bimtek", "join", self.url, str(copy), "--once"]
            subprocess.run(
                [*command, "--pin", pin, "--as", f"N{number}"],
                check=True,
                env={**os.environ, "BIMTEK_HOME": str(settings)},
                stdout=subprocess.DEVNULL,
            )
            keeper = Program(settings, "join", copy, "--keep")
            keeper.start()
            self.beside.append(keeper)

    def pins(self) -> dict[str, str]:
        """Role or table → PIN, as the host keeps them."""
        (kept,) = (
            one for one in (self.folder / "host" / "jaringan").glob("*.json")
            if not one.name.startswith(("layanan", "induk"))
        )  # fmt: skip
        return dict(json.loads(kept.read_text(encoding="utf-8"))["pins"])

    def echoes(self, seconds: float) -> list[float]:
        """How long letters of the facilitator take to be seen."""
        times, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            typed = ""
            for letter in LETTERS:
                typed += letter
                begun = time.perf_counter()
                self.window.send(letter)
                self.window.wait(typed)
                times.append(time.perf_counter() - begun)
                self.window.pump(0.1)
            self.window.send("\x7f" * len(typed))
            self.window.gone(typed[:2])
        return times

    def close(self) -> None:
        self.window.close()
        for program in (self.host, *self.beside):
            program.kill()


def state(path: Path) -> tuple[str, int]:
    """Sidik and number of entries."""
    connection = file.connect(path, writing=False)
    try:
        return fingerprint(connection), sum(n for n, _ in have(connection).values())
    finally:
        connection.close()


def wait_until_equal(copies: list[Path]) -> bool:
    """Until all hold the same; False: they never did."""
    end = time.monotonic() + PATIENCE
    while len({state(copy) for copy in copies}) > 1:
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def shown(name: str, values: Iterable[float]) -> None:
    found = sorted(values)
    if not found:
        print(f"{name:<46} nothing measured")
        return
    most = found[min(len(found) - 1, int(len(found) * 0.95))]
    middle = statistics.median(found)
    print(f"{name:<46} p50 {middle * 1000:6.1f} ms  p95 {most * 1000:6.1f} ms  n {len(found)}")


def delays(sent: Moments, seen: Moments, since: float) -> list[float]:
    return [seen[text] - at for text, at in sent.items() if text in seen and at > since]


class Cost(NamedTuple):
    """What a process has used so far."""

    megabytes: float
    """Its own memory, with its share of what others use too where that is known."""
    seconds: float
    """Of a processor."""


def cost(pid: int) -> Cost:
    process = psutil.Process(pid)
    memory, times = process.memory_full_info(), process.cpu_times()
    return Cost(getattr(memory, "pss", memory.uss) / 1e6, times.user + times.system)


def tell_costs(hall: Hall, seconds: float) -> None:
    """Memory, and how much of one processor each sort of process takes."""
    guests = [one.pid for one in psutil.Process(hall.host.pid).children(recursive=True)]
    for name, pids in (
        ("the host", [hall.host.pid]),
        ("each workspace in a browser", guests),
        ("each process beside a joined window", [one.pid for one in hall.beside]),
        ("the facilitator's window", [hall.window.process.pid]),
    ):
        found = [cost(pid) for pid in pids if psutil.pid_exists(pid)]
        if found:
            memory = statistics.mean(one.megabytes for one in found)
            share = statistics.mean(one.seconds for one in found) / seconds
            print(f"{name:<46} {memory:.0f} MB, {share:.0%} of a processor, {len(found)} of them")


class Day(NamedTuple):
    """What came of it."""

    told: dict[str, Moments]
    """`sent WHOM`, `saved COPY`, `seen FILE` → when."""
    echoes: list[float]
    equal: bool
    timed: float
    """From when on all worked."""

    def of(self, what: str, *, but: str = "") -> Moments:
        """What was told of one sort together."""
        parts = (one for name, one in self.told.items() if name.startswith(what) and name != but)
        return {text: at for part in parts for text, at in part.items()}


def work(hall: Hall, browsers: int, seconds: float) -> Day:
    """Everybody records, and the facilitator types."""
    pins = hall.pins()
    tables = [pin for place, pin in pins.items() if place.startswith("koordinator/pilar/")]
    results: Results = CONTEXT.Queue()
    stop = CONTEXT.Event()
    looking = [hall.path, *hall.copies[:1]]
    in_browsers = (hall.url, pins["notulis"], tables, browsers, seconds, results)
    crowd = [
        CONTEXT.Process(target=type_in_copies, args=(hall.copies, seconds, results)),
        CONTEXT.Process(target=work_in_browsers, args=in_browsers),
    ]
    watchers = [CONTEXT.Process(target=watch, args=(path, stop, results)) for path in looking]
    begun = time.monotonic()
    for one in (*watchers, *crowd):
        one.start()
    time.sleep(COMING_SECONDS)
    echoes = hall.echoes(max(seconds - COMING_SECONDS - 4.0, 5.0))
    tell_costs(hall, time.monotonic() - begun)
    parts = 2 * len(hall.copies) + browsers + len(tables)
    told = dict(results.get(timeout=seconds + PATIENCE) for _ in range(parts))
    equal = wait_until_equal([hall.path, *hall.copies])
    stop.set()
    told |= dict(results.get(timeout=PATIENCE) for _ in looking)
    for one in (*watchers, *crowd):
        one.join(PATIENCE)
    return Day(told, echoes, equal, begun + COMING_SECONDS)


def tell(hall: Hall, day: Day, alone: list[float]) -> bool:
    """Print the figures; whether nothing is lost, nothing twice, and all copies the same."""
    host, first = f"{hall.path}", f"{hall.copies[0]}" if hall.copies else ""
    shown("a joined laptop's save", day.of("saved ").values())
    everybody, others = day.of("sent "), day.of("sent ", but=f"sent {first}")
    on_host = delays(everybody, day.of(f"seen {host}"), day.timed)
    on_laptop = delays(others, day.of(f"seen {first}"), day.timed)
    shown("Enter anywhere to visible on the host", on_host)
    for who, sign in (("in a browser", "B"), ("at a table", "K"), ("on a joined laptop", "T")):
        those = {text: at for text, at in everybody.items() if text.startswith(f"{MARK}{sign}")}
        shown(f"  of them {who}", delays(those, day.of(f"seen {host}"), day.timed))
    shown("Enter elsewhere to visible on a laptop", on_laptop)
    shown("facilitator's key to echo, alone", alone)
    shown("facilitator's key to echo, hall at work", day.echoes)
    ratio = statistics.median(day.echoes) / statistics.median(alone)
    print(f"{'':<46} {ratio:.2f} x alone (aim 1.2)")
    sent, copies = Counter(day.of("sent ").keys()), [hall.path, *hall.copies]
    right = day.equal
    for path in copies:
        found = Counter(texts_in(path))
        lost, twice = sent - found, found - sent
        right = right and not lost and not twice
        if lost or twice:
            print(f"{path.name}: {lost.total()} lost, {twice.total()} twice: {[*lost, *twice][:5]}")
    sidik = {state(path)[0][:8] for path in copies}
    print(f"{sent.total()} lines in {len(copies)} files, sidik {' '.join(sorted(sidik))}")
    return right


def main() -> int:
    """Measure and print; 1 where something is lost, twice or different."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--joined", type=int, default=8)
    parser.add_argument("--browsers", type=int, default=6)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder), chosen.joined)
        try:
            alone = hall.echoes(min(60.0, 30.0 * chosen.minutes))
            hall.serve()
            day = work(hall, chosen.browsers, 60.0 * chosen.minutes)
            right = tell(hall, day, alone)
        finally:
            hall.close()
    return 0 if right else 1


if __name__ == "__main__":
    raise SystemExit(main())

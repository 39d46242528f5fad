"""Many laptops on one session: `uv run python -m bench.network [SECONDS]`.

A real `bimtek serve`, joined copies each with the process beside that keeps it equal, and people
who record a note every other second in all of them. Measured is how long a note takes from Enter
on one laptop until another one's screen could show it, beside the same on one file that two
windows share; and whether in the end all copies hold the same, nothing lost and nothing twice.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from bimtek.bootstrap import open_session
from bimtek.demo import build
from bimtek.hall.records import Note
from bimtek.journal import file
from bimtek.journal.exchange import have
from bimtek.journal.verify import fingerprint
from bimtek.script.library import home
from tests.sync.hosts import free_port
from tests.sync.programs import Program

JOINED = 8
PACE_SECONDS = 2.0
LOOK_SECONDS = 0.02
MARK = "bench-"


class Typist(threading.Thread):
    """Somebody who records in one file, and remembers when."""

    def __init__(self, path: Path, who: str, seconds: float) -> None:
        super().__init__(daemon=True)
        self.path = path
        self.who = who
        self.seconds = seconds
        self.sent: dict[str, float] = {}
        self.saved: list[float] = []

    def run(self) -> None:
        session = open_session(self.path, self.who, "notulis")
        dice, end, number = random.Random(self.who), time.monotonic() + self.seconds, 0
        while time.monotonic() < end:
            number += 1
            text = f"{MARK}{self.who}-{number}"
            begun = self.sent[text] = time.monotonic()
            session.record(Note.new(text=text)).result()
            self.saved.append(time.monotonic() - begun)
            time.sleep(dice.uniform(0.5, 1.5) * PACE_SECONDS)
        session.close()


class Watcher(threading.Thread):
    """Somebody who looks at another copy, as its window does."""

    def __init__(self, path: Path, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.path = path
        self.stop = stop
        self.seen: dict[str, float] = {}

    def run(self) -> None:
        session = open_session(self.path, writing=False)
        while not self.stop.wait(LOOK_SECONDS):
            for kind, record in session.poll():
                note = session.get(Note, record) if kind == Note.kind else None
                if note and note.value.text.startswith(MARK):
                    self.seen.setdefault(note.value.text, time.monotonic())
        session.close()


def delays(typists: list[Typist], watcher: Watcher, own: Path) -> list[float]:
    """Seconds from Enter to visible, of what came from elsewhere."""
    return [
        watcher.seen[text] - at
        for typist in typists
        if typist.path != own
        for text, at in typist.sent.items()
        if text in watcher.seen
    ]


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def shown(name: str, values: list[float]) -> None:
    middle, most = statistics.median(values), percentile(values, 0.95)
    print(f"{name:<42} p50 {middle * 1000:6.1f} ms  p95 {most * 1000:6.1f} ms  n {len(values)}")


def state(path: Path) -> tuple[str, int]:
    connection = file.connect(path, writing=False)
    try:
        return fingerprint(connection), sum(n for n, _ in have(connection).values())
    finally:
        connection.close()


def alone(folder: Path, seconds: float) -> None:
    """The baseline: two windows on one file."""
    path = folder / "alone.bimtek"
    build(path, home() / "blitar-2023")
    stop = threading.Event()
    watcher, typist = Watcher(path, stop), Typist(path, "N1", seconds)
    watcher.start()
    typist.start()
    typist.join()
    time.sleep(0.5)
    stop.set()
    shown("one file: save", typist.saved)
    shown("one file: Enter to the other window", delays([typist], watcher, Path()))


def together(folder: Path, seconds: float) -> None:
    """Host and joined laptops."""
    path, port = folder / "host.bimtek", free_port()
    build(path, home() / "blitar-2023")
    host = Program(folder / "host", "serve", path, "--port", str(port))
    host.start()
    pin = host.read(r"PIN notulis +(\d{3} \d{3})").replace(" ", "")
    copies, beside = [path], []
    for number in range(JOINED):
        copy, settings = folder / f"n{number}.bimtek", folder / f"settings-{number}"
        command = [sys.executable, "-m", "bimtek", "join", f"http://127.0.0.1:{port}", str(copy)]
        subprocess.run(
            [*command, "--pin", pin, "--as", f"N{number}", "--once"],
            check=True,
            env={**os.environ, "BIMTEK_HOME": str(settings)},
            stdout=subprocess.DEVNULL,
        )
        joined = Program(settings, "join", copy, "--keep")
        joined.start()
        copies.append(copy)
        beside.append(joined)
    stop = threading.Event()
    watchers = [Watcher(copies[0], stop), Watcher(copies[1], stop)]
    typists = [Typist(copy, f"T{number}", seconds) for number, copy in enumerate(copies)]
    for thread in (*watchers, *typists):
        thread.start()
    for typist in typists:
        typist.join()
    wait_until_equal(copies)
    stop.set()
    shown("host's own save", typists[0].saved)
    shown("joined laptop's save", [one for typist in typists[1:] for one in typist.saved])
    shown("Enter on a laptop to visible on the host", delays(typists, watchers[0], copies[0]))
    shown("Enter elsewhere to visible on a laptop", delays(typists, watchers[1], copies[1]))
    memory(host, beside)
    sent = sum(len(typist.sent) for typist in typists)
    found = count_of_notes(path)
    states = {state(copy) for copy in copies}
    print(f"{sent} notes recorded, {found} in the host's file, {len(states)} different sidik")
    for program in (host, *beside):
        program.kill()


def wait_until_equal(copies: list[Path], patience: float = 30.0) -> None:
    end = time.monotonic() + patience
    while len({state(copy) for copy in copies}) > 1 and time.monotonic() < end:
        time.sleep(0.2)


def count_of_notes(path: Path) -> int:
    session = open_session(path, writing=False)
    found = sum(seen.value.text.startswith(MARK) for seen in session.all(Note))
    session.close()
    return found


def memory(host: Program, beside: list[Program]) -> None:
    def megabytes(program: Program) -> float:
        return psutil.Process(program.pid).memory_full_info().uss / 1e6

    print(
        f"memory of the host {megabytes(host):.0f} MB, of each process beside a laptop's window "
        f"{statistics.mean(map(megabytes, beside)):.0f} MB"
    )


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BIMTEK_HOME"] = f"{folder}/settings"
        alone(Path(folder), min(seconds, 30.0))
        together(Path(folder), seconds)


if __name__ == "__main__":
    main()

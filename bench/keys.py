"""How many keys the jobs of a day take: `uv run python -m bench.keys`.

Each job is really done, through a terminal, and what it recorded must stand in the file; counted
are its keys without the letters of its sentence.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from bimtek.demo import build
from bimtek.script.library import home
from tests.journeys.playing import Hall, as_sent, type_keys
from tests.journeys.terminal import KEYS, Terminal

SENTENCE = "pelatih hanya satu orang"


WRITING = 90.0
"""Seconds that a package may take on a busy machine."""
SAID = f"SELECT count(*) FROM gap WHERE '{SENTENCE}' IN (condition, cause)"  # noqa: S608 - a word of ours


class Job(NamedTuple):
    """One job of a day."""

    name: str
    aim: str
    """In words, as the hall would say it."""
    most: int
    """Keys at most, without the letters of the sentence."""
    before: str
    """Keys that lead to where the job begins; they are not counted."""
    keys: str
    """The job; `{}` stands for its sentence."""
    query: str
    """Asks the file for a number that the job changes."""
    wanted: int
    """By how much; for a chorus at least."""
    shows: str = ""
    """What must stand on the screen afterwards."""
    ready: str = ""
    """What must stand there before it begins."""


HERE = "SELECT count(*) FROM attendance WHERE presence_status='hadir' AND roll_call="
MORNING = (
    Job("check-in from the sheet", "2 digits + Enter", 3, "", "41<enter>", HERE + "'1-pagi'", 1),
    Job(
        "chorus",
        "1 + exceptions",
        1,
        "15-20<enter><f4><home><down><down>m<enter>l",
        "A",
        "SELECT count(*) FROM stance",
        6,
    ),
    Job("check-in of a range", "the range + Enter", 6, "", "15-20<enter>", HERE + "'1-pagi'", 6),
)
AFTERNOON = (
    Job(
        "afternoon call, two differences",
        "1 + the differences",
        9,
        "<f4><home><down><down><down><down><down><down><down><down><down><down>m<enter>",
        "<enter>19<down>p24<down>p",
        "SELECT count(*) FROM attendance WHERE roll_call='1-sore' AND \"left\" IS NOT NULL",
        2,
    ),
    Job(
        "level",
        "2",
        2,
        "]]",
        "24",
        "SELECT count(*) FROM gap WHERE who='kota' AND answer_now='2' AND answer_target='4'",
        1,
    ),
    Job(
        "level with its sentence",
        "the sentence + 4",
        4,
        "]]p",
        "24<tab>{}<enter>",
        SAID,
        1,
    ),
    Job(
        "three indicators, one sentence",
        "the sentence + 6",
        6,
        "<down><down><down>",
        "<space><space><space><enter>{}<pgdn>",
        SAID,
        3,
    ),
    Job(
        "note of whose turn it is",
        "F2, the sentence, Enter",
        2,
        "<f6>dlh<enter> <f6>",
        "<f2>{}<enter>",
        "SELECT count(*) FROM note WHERE opd LIKE '%dlh%' AND speaker IS NOT NULL",
        1,
    ),
    Job("who is missing", "1", 1, "", "<f9>", "", 0, "Yang kurang"),
)

DESK = "ge[[[[<home>"
"""The editing desk, on the first of the three lines of the speech of the morning."""
SENTENCES = "SELECT count(*) FROM note WHERE sentence IS NOT NULL AND sentence <> ''"
EVENING = (
    Job(
        "a sentence of the minutes",
        "Enter, the sentence, Enter",
        2,
        DESK,
        "<enter>{}<enter>",
        f"{SENTENCES} AND sentence LIKE '%{SENTENCE}'",
        1,
    ),
    Job("leave a line out", "x", 1, DESK, "x", "SELECT count(*) FROM note WHERE dropped", 1),
    Job(
        "join two",
        "G",
        1,
        DESK + "<end><up><up>",
        "G",
        "SELECT count(*) FROM note WHERE joined <> ''",
        1,
    ),
    Job(
        "an action with office and deadline",
        "3 + @dlh ^14/7",
        14,
        DESK,
        "><enter> @dlh ^14/7<enter>",
        "SELECT count(*) FROM note WHERE label = 'tindak lanjut' AND due = '2023-07-14' "
        "AND opd LIKE '%dlh%'",
        1,
    ),
    Job(
        "one field of the document data",
        "Enter, the words, Enter",
        2,
        "<ctrl+p>data dok<enter>",
        "<enter>{}<enter>",
        f"SELECT count(*) FROM document_data WHERE government = '{SENTENCE}'",  # noqa: S608
        1,
        ready="DATA DOKUMEN",
    ),
    Job("the package", "1", 1, DESK, "E", "", 0, "Paket malam ini tertulis"),
    Job(
        "a message copied and ticked",
        "Enter, Space",
        2,
        "<ctrl+p>pesan untuk<enter>",
        "<enter><space>",
        "SELECT count(*) FROM message",
        1,
        ready="Spasi terkirim",
    ),
)


class Done(NamedTuple):
    """A job and the keys that it took."""

    job: Job
    keys: int


def count(keys: str) -> int:
    """Keys of a job without its sentence; an escape sequence is one key."""
    sent = as_sent(keys.replace("{}", ""))
    for sequence in sorted(KEYS.values(), key=len, reverse=True):
        sent = sent.replace(sequence, "\0")
    return len(sent)


def do(hall: Hall, session: Path, job: Job) -> Done:
    """Do one job on a session of its own.

    Raises:
        AssertionError: if the file does not hold afterwards what the job should record.
    """
    terminal = hall.start("open", session, "--as", "Bangku Uji", "--role", "fasilitator")
    try:
        terminal.wait("F1 bantuan")
        _type(terminal, job.before)
        terminal.wait(job.ready)
        before = _number(session, job.query)
        _type(terminal, job.keys.replace("{}", SENTENCE))
        for _ in range(200):
            if _number(session, job.query) - before >= job.wanted:
                break
            terminal.pump(0.05)
        changed = _number(session, job.query) - before
        assert changed >= job.wanted, f"{job.name}: {changed}\n{terminal.text}"
        assert changed == job.wanted or job.name == "chorus", f"{job.name}: {changed}"
        if job.shows:
            terminal.wait(job.shows, WRITING)
    finally:
        terminal.close()
    return Done(job, count(job.keys))


def _type(terminal: Terminal, keys: str) -> None:
    """As hands do it: what a key began is there before the next word."""
    for part in re.split(r"(?<=<enter>)", keys):
        type_keys(terminal, part)
        terminal.rest()


def _number(session: Path, query: str) -> int:
    if not query:
        return 0
    with closing(sqlite3.connect(session)) as plain:
        return int(plain.execute(query).fetchone()[0])


def all_done(folder: Path) -> Iterable[Done]:
    """Every job, each on a fresh session."""
    for number, job in enumerate((*MORNING, *AFTERNOON, *EVENING)):
        place = folder / str(number)
        place.mkdir()
        hall = Hall(place)
        session = place / "blitar.bimtek"
        if job in MORNING:
            hall.set_clock("07.45")
            made = hall.run("new", session, "--script", "blitar-2023", "--as", "Bangku Uji")
            assert made.returncode == 0, made.stderr
        else:
            hall.set_clock("14.10")
            build(session, home() / "blitar-2023")
        yield do(hall, session, job)


def main() -> int:
    """Print one line a job."""
    with tempfile.TemporaryDirectory() as folder:
        too_many = 0
        for job, keys in all_done(Path(folder)):
            word = "ok" if keys <= job.most else "TOO MANY"
            too_many += keys > job.most
            print(f"{job.name:<34} {keys:>2} keys   (at most {job.most}: {job.aim})  {word}")
    return 1 if too_many else 0


if __name__ == "__main__":
    raise SystemExit(main())

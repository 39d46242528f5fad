"""Copies from rooms without network: what a merge says before it does anything."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from bimtek.journal import file
from bimtek.merging import opened
from bimtek.sync.own_table import KEY, OwnTable, encode
from tests.commands import bimtek

NOW = datetime.fromisoformat("2023-07-03T15:00:00+07:00")


def note(path: Path, record: str, text: str, who: str, at: datetime = NOW) -> None:
    line = json.dumps({"kind": "note", "record": record, "set": {"text": text}})
    clock = {"BIMTEK_CLOCK": at.isoformat()}
    assert bimtek("record", path, "--as", who, stdin=line, environment=clock).returncode == 0


def copy(path: Path, name: str) -> Path:
    return Path(shutil.copy(path, path.with_name(f"{name}.bimtek")))


def tried(into: Path, *sources: Path, now: datetime = NOW) -> list[str]:
    """The lines that are read aloud, with what is said of clocks."""
    with opened(into, sources, now, trial=True) as merging:
        return [line for one in merging.tried() for line in (one.told, *one.notices)]


def test_each_copy_is_read_aloud_by_its_table_or_by_who_wrote(session_path: Path) -> None:
    note(session_path, "satu", "awal", "F")
    six, other = copy(session_path, "meja-6"), copy(session_path, "lain")
    with closing(file.connect(six, writing=True)) as connection:
        file.put_meta(connection, KEY, encode(OwnTable({"pokja": "living"}, "Living · Meja 6")))
    note(session_path, "satu", "di aula", "F")
    note(six, "satu", "di meja", "N2")
    note(other, "dua", "halo", "N3")
    before = session_path.read_bytes()
    first, second = tried(session_path, six, other)
    assert first.startswith("Living · Meja 6: 2 baru, ")  # the note, and who N2 is
    assert first.endswith(" sama, 1 perlu dipilih")
    assert second.startswith("N3: 2 baru, ")
    assert session_path.read_bytes() == before
    shown = bimtek("merge", session_path, other, six)
    assert shown.returncode == 4
    assert "Pilihan yang tertunda" in shown.stderr
    note(session_path, "tiga", "sesudahnya", "F", NOW + timedelta(minutes=22))
    again = tried(session_path, six, other)
    older = "salinan ini berakhir 15.00; sesi ini sudah sampai 15.22."
    assert [line.split(",")[0] for line in again] == [
        "Living · Meja 6: 0 baru", older, "N3: 0 baru", older,
    ]  # fmt: skip


def test_a_copy_that_is_refused_keeps_all_others_out(session_path: Path) -> None:
    good, bad = copy(session_path, "baik"), copy(session_path, "rusak")
    note(good, "satu", "dari N2", "N2")
    note(bad, "dua", "dari N3", "N3")
    with closing(sqlite3.connect(bad)) as plain:
        plain.execute("DROP TRIGGER journal_no_update")
        plain.execute("UPDATE journal SET patch = '{}' WHERE kind = 'note'")
        plain.commit()
    before = session_path.read_bytes()
    shown = bimtek("merge", session_path, good, bad)
    assert (shown.returncode, shown.stdout) == (3, "")
    assert shown.stderr.startswith(f"{bad}: ")
    assert "ditolak" in shown.stderr
    assert session_path.read_bytes() == before


def test_a_clock_that_is_off_is_told_and_harms_nothing(session_path: Path) -> None:
    note(session_path, "satu", "di aula", "F")
    late, early = copy(session_path, "lambat"), copy(session_path, "cepat")
    note(late, "dua", "kemarin?", "N2", NOW - timedelta(days=1))
    note(early, "tiga", "besok?", "N3", NOW + timedelta(days=1))
    assert "tertinggal" in tried(session_path, late)[1]
    assert "1 hari lebih cepat" in tried(session_path, early)[1]
    assert bimtek("merge", session_path, early, late).returncode == 0
    note(session_path, "tiga", "sudah dilihat", "F")
    assert len(tried(session_path, early)) == 1

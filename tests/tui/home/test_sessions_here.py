from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from bimtek.hall.records import StageRun
from bimtek.hall.running import begin, finish, skip
from bimtek.session import Session
from bimtek.tui.sessions_here import (
    SessionFile,
    days_in_short,
    folders,
    look_into,
    progress,
    session_files,
    when,
)

NOON = datetime.fromisoformat("2023-07-03T12:00:00+07:00")


def look(path: Path) -> SessionFile:
    return look_into(SessionFile(path, 0.0))


def put(folder: Path, name: str, changed: float) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(b"")
    os.utime(path, (changed, changed))
    return path


def test_sessions_of_all_folders_are_listed_the_newest_first(tmp_path: Path) -> None:
    old = put(tmp_path / "a", "lama.bimtek", 1000)
    new = put(tmp_path / "b", "BARU.BIMTEK", 3000)
    middle = put(tmp_path / "a", "tengah.bimtek", 2000)
    put(tmp_path / "a", "notulen.md", 4000)
    found = session_files([tmp_path / "a", tmp_path / "b"])
    assert [one.path for one in found] == [new, middle, old]


def test_a_file_found_by_two_ways_is_listed_once(tmp_path: Path) -> None:
    put(tmp_path, "satu.bimtek", 1000)
    found = session_files([tmp_path, tmp_path / "." / "x" / "..", tmp_path])
    assert len(found) == 1


def test_empty_missing_and_forbidden_folders_hold_no_sessions(tmp_path: Path) -> None:
    file = put(tmp_path, "bukan-folder", 1000)
    assert session_files([tmp_path, tmp_path / "tidak-ada", file]) == []


def test_what_an_open_session_wrote_last_counts_as_its_change(tmp_path: Path) -> None:
    put(tmp_path, "a.bimtek", 1000)
    log = tmp_path / "a.bimtek-wal"
    log.write_bytes(b"written")
    os.utime(log, (9000, 9000))
    assert [one.changed for one in session_files([tmp_path])] == [9000]


def test_who_only_reads_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a.bimtek", 1000)
    put(tmp_path, "a.bimtek-wal", 9000)
    assert [one.changed for one in session_files([tmp_path])] == [1000]


def test_a_current_folder_that_is_gone_does_not_hinder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    assert [folder.name for folder in folders()] == ["Bimtek"]


def test_a_session_says_city_title_days_and_place(session_path: Path) -> None:
    found = look(session_path)
    assert found.known
    assert (found.city, found.days) == ("Kota Blitar", "3 Jul 2023")
    assert found.title == "Bimtek Penyusunan Rencana Induk Smart City Tahap I"
    assert found.place == "Gedung Kusumowicitro"
    assert (found.progress, found.trouble, found.sentence) == ("belum mulai", "", "")


def test_looking_changes_nothing_in_the_file(session_path: Path) -> None:
    before = session_path.read_bytes()
    look(session_path)
    assert session_path.read_bytes() == before
    assert [path.name for path in session_path.parent.glob("blitar*")] == ["blitar.bimtek"]


def test_a_foreign_file_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "belanja.bimtek"
    path.write_text("gula, kopi", encoding="utf-8")
    found = look(path)
    assert found.trouble == "bukan sesi"
    assert "bukan berkas sesi bimtek" in found.sentence


def test_a_foreign_database_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "lain.bimtek"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE lain(a)")
    connection.close()
    assert look(path).trouble == "bukan sesi"


def test_a_newer_file_says_that_the_program_is_too_old(session_path: Path) -> None:
    connection = sqlite3.connect(session_path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    found = look(session_path)
    assert found.trouble == "terlalu baru"
    assert "Pasang bimtek terbaru" in found.sentence


def test_a_file_with_damaged_pages_is_told_as_damaged(session_path: Path) -> None:
    content = bytearray(session_path.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    session_path.write_bytes(content)
    found = look(session_path)
    assert found.trouble == "rusak"
    assert "cadangan" in found.sentence


def test_a_file_that_was_cut_short_is_told(session_path: Path) -> None:
    content = session_path.read_bytes()
    session_path.write_bytes(content[: len(content) // 3])
    assert look(session_path).trouble


def test_a_file_that_went_away_meanwhile_is_told(tmp_path: Path) -> None:
    assert look(tmp_path / "hilang.bimtek").trouble == "sudah tidak ada"


def test_a_synchronised_folder_is_named(session_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Kominfo"
    folder.mkdir()
    path = Path(shutil.copy(session_path, folder / "sesi.bimtek"))
    assert look(path).risk == "folder yang disinkronkan (OneDrive - Kominfo)"
    assert look(session_path).risk == ""


def test_progress_counts_what_is_over_and_names_what_runs(session: Session) -> None:
    stages = session.script.stages
    total = len(stages)
    assert progress(session) == "belum mulai"
    run(session, stages[0].id)
    assert progress(session) == f"0/{total} · {stages[0].title}"
    end(session, stages[0].id)
    session.record(skip(stages[1].id, None, "waktu habis")).result()
    session.poll()
    assert progress(session) == f"2/{total}"
    for stage in stages[2:]:
        run(session, stage.id)
        end(session, stage.id)
    assert progress(session) == "selesai"


def run(session: Session, stage: str) -> None:
    session.record(begin(stage, None, session.now())).result()
    session.poll()


def end(session: Session, stage: str) -> None:
    session.record(finish(session.get(StageRun, stage), session.now())).result()
    session.poll()


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2023, 7, 3), date(2023, 7, 3), "3 Jul 2023"),
        (date(2023, 7, 3), date(2023, 7, 4), "3–4 Jul 2023"),
        (date(2023, 7, 31), date(2023, 8, 1), "31 Jul–1 Agu 2023"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 Des 2023–1 Jan 2024"),
    ],
)
def test_days_are_written_short(first: date, last: date, shown: str) -> None:
    assert days_in_short(first, last) == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2023-07-03T08:31:00+07:00", "hari ini 08.31"),
        ("2023-07-03T00:31:00+00:00", "hari ini 07.31"),
        ("2023-07-02T16:02:00+07:00", "kemarin 16.02"),
        ("2023-06-30T16:02:00+07:00", "30 Jun 2023"),
    ],
)
def test_the_last_change_is_told_as_seen_from_now(moment: str, shown: str) -> None:
    assert when(datetime.fromisoformat(moment).timestamp(), NOON) == shown

"""A file that cannot be used says what is wrong, and stays as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bimtek.hall.records import Note
from bimtek.journal import file
from bimtek.journal.copies import back_up, backups, copy_to
from bimtek.journal.schema import APPLICATION_ID, FORMAT
from bimtek.journal.trouble import Exit, FileTrouble, trouble_of
from bimtek.journal.verify import fingerprint
from bimtek.session import Session

from .nodes import START, Node, new_file


def trouble_with(path: Path, *, writing: bool = True) -> FileTrouble:
    with pytest.raises(FileTrouble) as caught:
        file.connect(path, writing=writing)
    return caught.value


def test_a_missing_file(tmp_path: Path) -> None:
    trouble = trouble_with(tmp_path / "tiada.bimtek")
    assert (trouble.code, trouble.status) == ("no-file", Exit.NO_SESSION)
    assert "tiada.bimtek" in trouble.message


@pytest.mark.parametrize("content", [b"", b"halo", b"PK\x03\x04" + b"x" * 500])
def test_a_foreign_file_is_left_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "foto.bimtek"
    path.write_bytes(content)
    assert trouble_with(path).code == "not-a-session"
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_no_session(tmp_path: Path) -> None:
    assert trouble_with(tmp_path).code == "not-a-session"


def test_another_program_s_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "lain.bimtek"
    sqlite3.connect(path).executescript("CREATE TABLE t(x)")
    before = path.read_bytes()
    assert trouble_with(path).code == "not-a-session"
    assert path.read_bytes() == before


def test_a_newer_format_is_refused_and_left_untouched(tmp_path: Path) -> None:
    path = new_file(tmp_path / "baru.bimtek")
    plain = sqlite3.connect(path)
    plain.execute(f"PRAGMA user_version={FORMAT + 1}")
    plain.close()
    before = path.read_bytes()
    trouble = trouble_with(path)
    assert (trouble.code, trouble.status) == ("newer", Exit.NO_SESSION)
    assert path.read_bytes() == before


def test_a_truncated_file_says_that_it_is_damaged(tmp_path: Path) -> None:
    path = new_file(tmp_path / "rusak.bimtek")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with pytest.raises((FileTrouble, sqlite3.DatabaseError)) as caught:
        file.connect(path, writing=False).execute("SELECT count(*) FROM journal").fetchone()
    error = caught.value
    assert isinstance(error, FileTrouble | sqlite3.Error)
    trouble = error if isinstance(error, FileTrouble) else trouble_of(path, error)
    assert trouble.code == "damaged"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_read_only_file_is_refused_for_writing(tmp_path: Path) -> None:
    path = new_file(tmp_path / "baca.bimtek")
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("this user may write everything (root)")
    with pytest.raises(FileTrouble) as caught:
        file.writable(path)
    assert caught.value.status == Exit.CANNOT_WRITE


def test_a_file_that_another_program_holds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file(tmp_path / "kunci.bimtek")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.1)
    trouble = trouble_with(path)
    assert (trouble.code, trouble.status) == ("locked", Exit.CANNOT_WRITE)
    assert "Tutup program itu" in trouble.message


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "ada.bimtek"
    path.write_text("penting")
    with pytest.raises(FileTrouble, match="tidak ditimpa"):
        file.create(path)
    assert path.read_text() == "penting"


def test_after_a_clean_close_there_is_one_file(tmp_path: Path) -> None:
    node = Node(new_file(tmp_path / "sesi.bimtek"), "0")
    node.fill("r1", a="satu")
    node.connection.close()
    assert [found.name for found in tmp_path.iterdir()] == ["sesi.bimtek"]


def test_a_plain_copy_of_an_open_file_is_whole_after_a_checkpoint(tmp_path: Path) -> None:
    node = Node(new_file(tmp_path / "sesi.bimtek"), "0")
    node.fill("r1", a="satu")
    node.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    taken = tmp_path / "salinan.bimtek"
    taken.write_bytes(node.path.read_bytes())
    assert fingerprint(file.connect(taken, writing=False)) == fingerprint(node.connection)


def test_a_backup_while_in_use_is_one_whole_file_without_drafts(tmp_path: Path) -> None:
    node = Node(new_file(tmp_path / "sesi.bimtek"), "0")
    node.fill("r1", a="satu")
    node.connection.execute("INSERT INTO draft VALUES('o', 'note', 1, 'setengah', 'kini')")
    target = tmp_path / "stik" / "salinan.bimtek"
    copy_to(node.connection, target)
    assert [found.name for found in target.parent.iterdir()] == ["salinan.bimtek"]
    copied = file.connect(target, writing=False)
    assert fingerprint(copied) == fingerprint(node.connection)
    assert copied.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_only_the_newest_backups_stay(tmp_path: Path) -> None:
    node = Node(new_file(tmp_path / "sesi.bimtek"), "0")
    made = [back_up(node.path, node.connection, "gabung", START) for _ in range(12)]
    assert len(backups(node.path)) == 10
    assert made[-1].exists()


def test_the_file_s_header_names_the_program(tmp_path: Path) -> None:
    connection = file.connect(new_file(tmp_path / "sesi.bimtek"), writing=False)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_opening_a_file_loads_no_sqlite_utils(tmp_path: Path) -> None:
    path = new_file(tmp_path / "sesi.bimtek")
    code = (
        "import sys, pathlib; from bimtek.journal import file;"
        f"file.connect(pathlib.Path({str(path)!r}), writing=True);"
        "print('sqlite_utils' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "False"


def test_another_process_that_comes_and_goes_leaves_the_log_that_is_being_written(
    session: Session, session_path: Path
) -> None:
    """`bimtek status` beside an open workspace: what is saved afterwards is still saved."""
    look = "import sys; from bimtek.bootstrap import open_session as o"
    look += "; s = o(sys.argv[1], writing=False); print(s.file.count()); s.close()"

    def seen_from_outside() -> int:
        run = subprocess.run(
            [sys.executable, "-c", look, str(session_path)],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        return int(run.stdout)

    counts = []
    for number in range(3):
        session.record(Note.new(text=f"ke-{number}")).result(10)
        counts.append(seen_from_outside())
        assert session_path.with_name(f"{session_path.name}-wal").exists()
    assert counts == [counts[0], counts[0] + 1, counts[0] + 2]


def test_a_file_that_cannot_be_used_is_let_go_at_once(session_path: Path) -> None:
    with closing(sqlite3.connect(session_path)) as other:
        other.execute("PRAGMA user_version=99")
    assert trouble_with(session_path, writing=False).code == "newer"
    assert list(session_path.parent.glob("*-wal")) == []


def test_a_write_protected_stick_is_read_and_nothing_is_left_beside(
    session_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    before = sorted(session_path.parent.iterdir())
    with closing(file.connect(session_path, writing=False)) as connection:
        assert connection.execute("SELECT count(*) FROM journal").fetchone()[0] > 0
        assert sorted(session_path.parent.iterdir()) == before

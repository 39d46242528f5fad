"""Copies and backups: whole or not at all, made by the clock, without words that were destroyed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from bimtek.hall.records import Note
from bimtek.journal import autobackup, file
from bimtek.journal.autobackup import EVERY, AutoBackup
from bimtek.journal.copies import KEPT, KEPT_AUTOMATIC, back_up, backups, compacted, copy_to
from bimtek.journal.trouble import Exit, FileTrouble
from bimtek.journal.verify import fingerprint
from bimtek.session import Session


def now(plus: timedelta = timedelta()) -> datetime:
    """By the machine's clock at this moment, as the times of files are; slow runs stay true."""
    return datetime.now().astimezone() + plus


LATER = EVERY + timedelta(minutes=1)


def say(session: Session, text: str) -> None:
    session.record(Note.new(text=text)).result(10)


def reading(path: Path) -> sqlite3.Connection:
    return file.connect(path, writing=False)


def test_a_copy_tells_how_far_it_is_and_is_checked_under_another_name(
    session_path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "stik" / "salinan.bimtek"
    told: list[float] = []
    looked: list[str] = []

    def check(part: Path) -> None:
        looked.append(fingerprint(reading(part)))
        assert not target.exists()

    source = reading(session_path)
    copy_to(source, target, progress=told.append, check=check)
    assert told == sorted(told)
    assert told[-1] == 1
    assert looked == [fingerprint(source)]
    assert [path.name for path in target.parent.iterdir()] == ["salinan.bimtek"]


def test_what_is_written_meanwhile_does_not_make_the_copy_begin_again(
    session: Session, session_path: Path, tmp_path: Path
) -> None:
    source = reading(session_path)
    before = fingerprint(source)
    told: list[float] = []

    def write(share: float) -> None:
        told.append(share)
        say(session, f"ditulis selagi disalin, {share}")

    copy_to(source, tmp_path / "salinan.bimtek", progress=write)
    assert told == sorted(told)
    assert fingerprint(reading(tmp_path / "salinan.bimtek")) == before


def test_a_copy_that_is_not_whole_leaves_nothing(session_path: Path, tmp_path: Path) -> None:
    def check(part: Path) -> None:
        raise FileTrouble("not-whole", "tidak utuh")

    with pytest.raises(FileTrouble, match="tidak utuh"):
        copy_to(reading(session_path), tmp_path / "stik" / "a.bimtek", check=check)
    assert list((tmp_path / "stik").iterdir()) == []


def test_a_full_drive_is_refused_before_anything_is_written(
    session_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100_000))
    with pytest.raises(FileTrouble, match=r"perlu [\d,]+ MB, tersisa 0,1 MB") as caught:
        copy_to(reading(session_path), tmp_path / "stik" / "a.bimtek")
    assert caught.value.status == Exit.CANNOT_WRITE
    assert list((tmp_path / "stik").iterdir()) == []


def test_a_drive_that_can_only_be_read_is_told(
    session_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    source = sqlite3.connect(session_path)
    with pytest.raises(FileTrouble, match="hanya dapat dibaca"):
        copy_to(source, tmp_path / "a.bimtek")
    source.close()


# -- by the clock


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def clockwork(session: Session, session_path: Path, told: list[str]) -> Iterator[AutoBackup]:
    """The backups of a session, as far as nobody has changed anything yet."""
    made = AutoBackup(session_path, session.now, told.append)
    assert made.look(now()) is None
    yield made
    made.stop()


def test_a_backup_is_made_where_something_changed_and_time_has_passed(
    session: Session, session_path: Path, clockwork: AutoBackup
) -> None:
    assert clockwork.look(now(LATER)) is None
    say(session, "baru")
    assert clockwork.look(now(timedelta(minutes=2))) is None
    made = clockwork.look(now(LATER))
    assert made
    assert backups(session_path) == [made]
    with sqlite3.connect(made) as plain:
        assert plain.execute("SELECT text FROM note").fetchall() == [("baru",)]
    assert clockwork.look(now(LATER + EVERY * 2)) is None


def test_two_windows_make_one_backup_between_them(
    session: Session, session_path: Path, clockwork: AutoBackup
) -> None:
    other = AutoBackup(session_path, session.now, lambda _: None)
    other.look(now())
    say(session, "baru")
    assert clockwork.look(now(LATER))
    # the file was made just now; for the other window's clock it is no older than that
    assert other.look(now(EVERY - timedelta(minutes=3))) is None


def test_few_are_kept_and_they_push_out_no_others(
    session: Session, session_path: Path, clockwork: AutoBackup
) -> None:
    source = reading(session_path)
    for _ in range(3):
        back_up(session_path, source, "gabung", session.now())
    for number in range(KEPT_AUTOMATIC + 3):
        say(session, f"ke-{number}")
        assert clockwork.look(now((EVERY * 2) * (number + 1)))
    names = [one.name for one in backups(session_path)]
    assert sum("otomatis" in name for name in names) == KEPT_AUTOMATIC
    assert sum("gabung" in name for name in names) == 3
    assert KEPT > 3


def test_words_destroyed_while_it_was_made_are_not_in_it(
    session: Session, clockwork: AutoBackup, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.record(Note.new(id="a", text="harus musnah")).result(10)

    def slowly(*arguments: object) -> Path:
        made = back_up(*arguments)  # type: ignore[arg-type]
        if not destroyed:
            destroyed.append(True)
            session.redact("note", "a", "text", "salah rekam").result(10)
            # the cleaning has gone by; a backup with the old words comes after it
            made.parent.mkdir(exist_ok=True)
            shutil.copy(old, made)
        return made

    destroyed: list[bool] = []
    old = back_up(clockwork._path, reading(clockwork._path), "contoh", session.now())
    old = Path(shutil.move(old, old.parent.parent / "lama.db"))
    assert b"harus musnah" in old.read_bytes()
    monkeypatch.setattr("bimtek.journal.autobackup.back_up", slowly)
    assert clockwork.look(now(LATER))
    for one in backups(clockwork._path):
        assert b"harus musnah" not in one.read_bytes()


def test_a_backup_that_fails_is_told_once(
    session: Session, clockwork: AutoBackup, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried, thrice = list[None](), Event()

    def fail(*_: object) -> Path:
        tried.append(None)
        if len(tried) == 3:
            thrice.set()
        raise FileTrouble("full", "disk penuh")

    monkeypatch.setattr("bimtek.journal.autobackup.back_up", fail)
    monkeypatch.setattr(autobackup, "EVERY", timedelta())
    monkeypatch.setattr(autobackup, "LOOK_SECONDS", 0.01)
    say(session, "baru")
    clockwork.start()
    assert thrice.wait(60)
    clockwork.stop()
    assert told == ["Cadangan otomatis gagal: disk penuh"]


def test_what_is_kept_for_ever_has_nothing_of_this_laptop_and_is_the_same_twice(
    session_path: Path, session: Session
) -> None:
    say(session, "uji")
    first = compacted(reading(session_path))
    with sqlite3.connect(session_path) as connection:
        connection.execute("INSERT INTO draft VALUES('x', 'note', 1, 'setengah', '2023')")
        connection.execute("INSERT INTO meta VALUES('link', 'rumah')")
    connection.close()
    assert compacted(reading(session_path)) == first
    kept = session_path.with_name("simpan.bimtek")
    kept.write_bytes(first)
    assert fingerprint(reading(kept)) == session.fingerprint()
    assert reading(kept).execute("SELECT key FROM meta ORDER BY key").fetchall() == [
        ("key",),
        ("session",),
        ("views",),
    ]

"""Words destroyed on request are nowhere in the file, its WAL or its backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.journal import drafts
from bimtek.journal.copies import back_up, backups, renew
from bimtek.journal.file import transaction, truncate_wal
from bimtek.journal.records import DESTROYED
from bimtek.journal.redaction import REASONS, copies_of, entries_that_set, redact
from bimtek.journal.verify import verify

from .nodes import KINDS, START, Card, Node, copy, new_file

WORDS = "gaji kepala dinas tujuh belas juta"


def node_with_words(folder: Path) -> Node:
    node = Node(new_file(folder / "sesi.bimtek"), "0")
    node.fill("r1", a=WORDS, b="tetap")
    node.fill("r1", a=WORDS + ", katanya")
    node.undo()
    return node


def bytes_around(path: Path) -> bytes:
    return b"".join(found.read_bytes() for found in path.parent.rglob("*") if found.is_file())


def test_the_words_are_nowhere_among_the_bytes(tmp_path: Path) -> None:
    node = node_with_words(tmp_path)
    back_up(node.path, node.connection, "gabung", START)
    with transaction(node.connection):
        drafts.keep(node.connection, "milik", 1, "note", f"~ {WORDS}", START.isoformat())
    assert WORDS.encode() in bytes_around(node.path)
    node.redact("r1", "a")
    assert truncate_wal(node.connection)
    assert renew(node.path, node.connection, START) == []
    assert WORDS.encode() not in bytes_around(node.path)
    assert len(backups(node.path)) == 1


def test_the_place_says_destroyed_and_the_rest_of_the_record_stands(tmp_path: Path) -> None:
    node = node_with_words(tmp_path)
    node.redact("r1", "a")
    seen = node.seen("r1")
    assert (seen.value.a, seen.value.b) == (DESTROYED, "tetap")
    assert seen.destroyed == {"a"}
    assert verify(node.connection, KINDS) == []


@pytest.mark.parametrize("again", [False, True])
def test_what_was_taken_back_stays_so_and_what_was_said_again_stands(
    tmp_path: Path, again: bool
) -> None:
    node = node_with_words(tmp_path)
    node.append([node.seen("r1").withdraw()])
    if again:
        node.append([Card.new(id="r1", a="sekali lagi", b="tetap")])
    assert (node.seen("r1").withdrawn is None) is again
    node.redact("r1", "a")
    assert (node.seen("r1").withdrawn is None) is again
    assert node.seen("r1").value.b == "tetap"


def test_an_order_is_carried_out_in_every_copy_it_reaches(tmp_path: Path) -> None:
    here = node_with_words(tmp_path)
    there = Node(copy_of(here, tmp_path / "lain" / "sesi.bimtek"), "1")
    here.redact("r1", "a")
    there.pull(here)
    assert truncate_wal(there.connection)
    assert WORDS.encode() not in bytes_around(there.path)
    assert verify(there.connection, KINDS) == []


def test_a_copy_of_the_destroyed_entry_may_come_before_its_order(tmp_path: Path) -> None:
    here = node_with_words(tmp_path)
    empty = Node(copy(new_file(tmp_path / "kosong.bimtek"), tmp_path / "k2.bimtek"), "1")
    same_session(empty, here)
    here.redact("r1", "a")
    empty.pull(here, acts=3)
    findings = verify(empty.connection, KINDS)
    assert [finding.serious for finding in findings] == [False, False]
    empty.pull(here)
    assert verify(empty.connection, KINDS) == []
    assert empty.heads() == here.heads()


def test_words_that_others_told_again_go_and_what_stood_around_them_stays(tmp_path: Path) -> None:
    node = node_with_words(tmp_path)
    node.fill("r2", a="Dinkes menyebut Gaji  kepala dinas tujuh belas juta, lalu diam", b=WORDS)
    node.fill("r3", a="gaji kepala dinas", b="tetap")
    targets = entries_that_set(node.connection, "card", "r1", "a")
    with transaction(node.connection):
        redact(node.voice, targets, REASONS[0], copies_of(node.connection, targets, KINDS))
    assert truncate_wal(node.connection)
    assert b"tujuh belas" not in bytes_around(node.path)
    again, other = node.seen("r2").value, node.seen("r3").value
    assert (again.a, again.b) == (f"Dinkes menyebut {DESTROYED}, lalu diam", DESTROYED)
    assert (other.a, other.b) == ("gaji kepala dinas", "tetap")
    assert verify(node.connection, KINDS) == []


@pytest.mark.parametrize(
    ("words", "told", "left"),
    [
        ("calo", "calo", "calo"),  # too common to be the same words
        ("tarif parkir", "Tarif parkir.", DESTROYED),
        ("tarif parkir", "tarif parkir naik", "tarif parkir naik"),
        (
            "bupati meminta jatah proyek",
            "Kata N: bupati meminta jatah proyek!",
            f"Kata N: {DESTROYED}!",
        ),
        (
            "bupati meminta jatah proyek",
            "bupati meminta jatah proyeknya",
            "bupati meminta jatah proyeknya",
        ),
    ],
)
def test_which_words_are_the_same(tmp_path: Path, words: str, told: str, left: str) -> None:
    node = Node(new_file(tmp_path / "sesi.bimtek"), "0")
    node.fill("r1", a=words)
    node.fill("r2", a=told)
    targets = entries_that_set(node.connection, "card", "r1", "a")
    with transaction(node.connection):
        redact(node.voice, targets, REASONS[0], copies_of(node.connection, targets, KINDS))
    assert node.seen("r2").value.a == left


def copy_of(node: Node, target: Path) -> Path:
    target.parent.mkdir()
    truncate_wal(node.connection)
    return copy(node.path, target)


def same_session(empty: Node, other: Node) -> None:
    session = other.connection.execute("SELECT value FROM meta WHERE key = 'session'").fetchone()
    empty.connection.execute("UPDATE meta SET value = ? WHERE key = 'session'", session)

"""What a copy may not bring: another session, gaps, changed entries, references into nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bimtek.journal.exchange import Receiver, Unsent, acts_beyond, compare, have, unsent
from bimtek.journal.trouble import FileTrouble

from .nodes import KINDS, Card, Node, copy, new_file


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Node, Node]:
    first = new_file(tmp_path / "a.bimtek")
    return Node(first, "a"), Node(copy(first, tmp_path / "b.bimtek"), "b")


def test_another_session_is_refused(tmp_path: Path) -> None:
    here = Node(new_file(tmp_path / "a.bimtek"), "a")
    there = Node(new_file(tmp_path / "b.bimtek"), "b")
    with pytest.raises(FileTrouble, match="bukan salinan dari sesi yang sama"):
        compare(here.connection, there.connection)


def test_the_same_entry_with_another_digest_is_damage_also_with_nothing_to_send(
    pair: tuple[Node, Node],
) -> None:
    here, there = pair
    here.fill("r1", a="satu")
    there.pull(here)
    there.connection.execute("DROP TRIGGER journal_no_update")
    there.connection.execute("UPDATE journal SET digest = zeroblob(32)")
    with pytest.raises(FileTrouble, match="diubah di luar program"):
        compare(here.connection, there.connection)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"n": 3}, "entri sebelumnya yang tidak ikut"),
        ({"actor": "o-lain"}, "rantainya putus"),
        ({"patch": '{"a":"lain"}'}, "isinya diubah"),
    ],
)
def test_a_tampered_entry_is_refused_and_nothing_of_its_batch_stays(
    pair: tuple[Node, Node], change: dict[str, object], why: str
) -> None:
    here, there = pair
    here.fill("r1", a="satu")
    here.fill("r1", a="dua")
    first, second = acts_beyond(here.connection, have(there.connection))
    bad = [replace(entry, **change) for entry in second]  # type: ignore[arg-type]
    receiver = Receiver(there.connection, KINDS, there.clock)
    with pytest.raises(FileTrouble, match=why):
        receiver.take([first, bad])
    assert there.stamps() == set()


def test_a_reference_to_what_is_not_here_is_refused(pair: tuple[Node, Node]) -> None:
    here, there = pair
    here.fill("r1", a="satu")
    there.pull(here)
    there.fill("r1", a="dua")
    third = Node(
        copy(new_file(here.path.with_name("c.bimtek")), here.path.with_name("d.bimtek")), "c"
    )
    session = here.connection.execute("SELECT value FROM meta WHERE key='session'").fetchone()
    third.connection.execute("UPDATE meta SET value = ? WHERE key = 'session'", session)
    acts = [act for act in acts_beyond(there.connection, {}) if act[0].voice == there.voice.name]
    with pytest.raises(FileTrouble, match="tidak ada di sini"):
        Receiver(third.connection, KINDS, third.clock).take(acts)


def test_a_clock_that_is_days_ahead_is_taken_and_told(tmp_path: Path) -> None:
    first = new_file(tmp_path / "a.bimtek")
    ahead = Node(copy(first, tmp_path / "b.bimtek"), "b", timedelta(days=2))
    here = Node(first, "a")
    ahead.fill("r1", a="dari masa depan")
    receiver = Receiver(here.connection, KINDS, here.clock)
    taken = receiver.take(acts_beyond(ahead.connection, {}))
    assert here.seen("r1").value.a == "dari masa depan"
    assert taken.ahead["device-b"] > timedelta(days=1).total_seconds() * 1000


def test_a_clock_is_judged_by_what_it_says_when_an_entry_comes(tmp_path: Path) -> None:
    first = new_file(tmp_path / "a.bimtek")
    here, there = Node(first, "a"), Node(copy(first, tmp_path / "b.bimtek"), "b")
    receiver = Receiver(here.connection, KINDS, here.clock)
    for node in (here, there):
        node.ahead = timedelta(hours=5)  # of a working day, on both laptops
    there.fill("r1", a="sore")
    assert receiver.take(acts_beyond(there.connection, {})).ahead == {}


def test_our_next_stamp_follows_one_that_came_from_the_future(tmp_path: Path) -> None:
    first = new_file(tmp_path / "a.bimtek")
    ahead = Node(copy(first, tmp_path / "b.bimtek"), "b", timedelta(days=400))
    here = Node(first, "a")
    ahead.fill("r1", a="lama")
    here.pull(ahead)
    here.fill("r1", a="baru")
    ahead.pull(here)
    assert ahead.seen("r1").value.a == "baru"
    assert ahead.conflicts() == []


def test_acts_are_never_torn_apart(pair: tuple[Node, Node]) -> None:
    here, there = pair
    here.append([here.seen(f"r{n}").change(a=str(n)) for n in range(5)])
    acts = list(acts_beyond(here.connection, have(there.connection)))
    assert [len(act) for act in acts] == [5]


def test_what_another_copy_has_not_confirmed_is_counted_with_its_oldest(tmp_path: Path) -> None:
    node = Node(new_file(tmp_path / "n1.bimtek"), "n1")
    for text in ("satu", "dua", "tiga"):
        node.append([Card.new(id=text, a=text)])
    voice = node.voice.name or ""
    ats = [at for (at,) in node.connection.execute("SELECT at FROM journal ORDER BY n")]
    waiting = unsent(node.connection, {voice: 1})
    assert (waiting.entries, waiting.next) == (2, frozenset({(voice, 2)}))
    assert waiting.since == datetime.fromisoformat(ats[1])
    assert unsent(node.connection, {voice: 3}) == Unsent()
    assert unsent(node.connection, {}).entries == 3

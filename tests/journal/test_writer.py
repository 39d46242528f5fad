"""What the header says is saved is on disk; what is not stays in the queue."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bimtek.journal import drafts, file
from bimtek.journal.heads import seen_of
from bimtek.journal.records import Refusal
from bimtek.journal.undo import undo
from bimtek.journal.voice import Author, Receipt, Voice
from bimtek.journal.writer import SaveState, Unsaved, Writer

from .nodes import KINDS, START, Card, new_file

PATIENCE = 10


class Desk:
    """A writer with the states that it told."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: list[SaveState] = []
        self.changed = threading.Event()
        self.connection = file.connect(path, writing=True)
        voice = Voice(self.connection, KINDS, lambda: START, Author("d", "o-1", "notulis"))
        self.writer = Writer(voice, self.hear)

    def hear(self, state: SaveState) -> None:
        self.told.append(state)
        self.changed.set()

    def wait_for_trouble(self) -> SaveState:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.writer.state.trouble:
                return self.writer.state
            self.changed.wait(0.1)
        pytest.fail("the writer told no trouble")

    def set(self, **values: object) -> Receipt:
        return self.writer.submit(lambda v: v.append([Card.set("r1", **values)])).result(PATIENCE)

    def on_disk(self) -> Card:
        return seen_of(file.connect(self.path, writing=False), Card, "r1").value


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(new_file(tmp_path / "sesi.bimtek"))


def test_an_answered_future_is_on_disk(desk: Desk) -> None:
    receipt = desk.set(a="satu")
    assert (receipt.count, desk.on_disk().a) == (1, "satu")
    assert (desk.writer.state.count, desk.writer.state.waiting) == (1, 0)
    desk.writer.close()


def test_a_full_disk_keeps_the_write_waiting_until_there_is_room(desk: Desk) -> None:
    desk.set(a="muat")
    pages = desk.connection.execute("PRAGMA page_count").fetchone()[0]
    desk.connection.execute(f"PRAGMA max_page_count={pages}")
    long = "x" * 50_000
    waiting = desk.writer.submit(lambda v: v.append([Card.set("r1", a=long)]))
    state = desk.wait_for_trouble()
    assert (state.trouble, state.waiting, state.count) == ("disk penuh", 1, 1)
    assert desk.on_disk().a == "muat"
    assert not waiting.done()
    desk.connection.execute("PRAGMA max_page_count=100000")
    assert waiting.result(PATIENCE).count == 2
    assert desk.on_disk().a == long
    assert (desk.writer.state.trouble, desk.writer.state.waiting) == ("", 0)
    desk.writer.close()


def test_leaving_with_a_full_disk_says_that_something_stayed(desk: Desk) -> None:
    desk.set(a="muat")
    pages = desk.connection.execute("PRAGMA page_count").fetchone()[0]
    desk.connection.execute(f"PRAGMA max_page_count={pages}")
    waiting = desk.writer.submit(lambda v: v.append([Card.set("r1", a="x" * 50_000)]))
    desk.wait_for_trouble()
    assert desk.writer.close(seconds=0.5) is False
    with pytest.raises(Unsaved, match="disk penuh"):
        waiting.result(PATIENCE)


def test_closing_writes_what_waits(desk: Desk) -> None:
    def writing(number: int) -> Callable[[Voice], Receipt]:
        return lambda voice: voice.append([Card.set("r1", a=str(number))])

    futures = [desk.writer.submit(writing(number)) for number in range(50)]
    assert desk.writer.close()
    assert futures[-1].result(0).count == 50
    assert [found.name for found in desk.path.parent.iterdir()] == ["sesi.bimtek"]


def test_a_refusal_goes_to_whoever_asked_and_the_next_write_goes_on(desk: Desk) -> None:
    with pytest.raises(Refusal, match="diurungkan"):
        desk.writer.submit(undo).result(PATIENCE)
    assert desk.set(a="satu").count == 1
    desk.writer.close()


def test_an_act_that_fails_half_way_leaves_nothing(desk: Desk) -> None:
    def half(voice: Voice) -> Receipt:
        voice.append([Card.set("r1", a="separuh")])
        raise Refusal("stop", "berhenti")

    with pytest.raises(Refusal):
        desk.writer.submit(half).result(PATIENCE)
    assert desk.set(b="lain").count == 1
    assert desk.on_disk() == Card("r1", "", "lain")
    desk.writer.close()


def test_a_draft_goes_in_the_transaction_of_the_entry_made_from_it(desk: Desk) -> None:
    desk.writer.submit(
        lambda v: drafts.keep(v.connection, "d/o-1/notulis", 1, "note", "setengah", "kini"),
        counts=False,
    ).result(PATIENCE)
    assert desk.writer.state.count == 0

    def send(voice: Voice) -> Receipt:
        drafts.drop(voice.connection, "d/o-1/notulis", "note", 1)
        return voice.append([Card.set("r1", a="setengah jadi penuh")])

    desk.writer.submit(send).result(PATIENCE)
    reader = file.connect(desk.path, writing=False)
    assert reader.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    desk.writer.close()


def test_drafts_are_offered_only_when_their_process_is_gone(desk: Desk) -> None:
    import os

    owner = "d/o-1/notulis"

    def keeping(process: int) -> Callable[[Voice], None]:
        return lambda voice: drafts.keep(
            voice.connection, owner, process, "note", f"dari {process}", "kini"
        )

    for process in (os.getpid(), 2**22 + 12345):
        desk.writer.submit(keeping(process), counts=False).result(PATIENCE)
    reader = file.connect(desk.path, writing=False)
    assert [draft.process for draft in drafts.orphans(reader, owner)] == [2**22 + 12345]
    assert drafts.orphans(reader, "d/o-2/notulis") == []
    desk.writer.close()


def test_after_a_rest_the_file_is_whole_and_the_next_save_finds_its_log_begun(desk: Desk) -> None:
    desk.set(a="satu")
    log = desk.path.with_name(desk.path.name + "-wal")

    def number_of_the_log() -> int:
        return int.from_bytes(
            log.read_bytes()[12:16]
        )  # SQLite counts there how often it began anew

    before = number_of_the_log()
    end = time.monotonic() + PATIENCE
    while number_of_the_log() == before:
        assert time.monotonic() < end, "the log was not begun anew"
        time.sleep(0.05)
    copy = desk.path.with_name("salinan.bimtek")
    copy.write_bytes(desk.path.read_bytes())
    assert seen_of(file.connect(copy, writing=False), Card, "r1").value.a == "satu"

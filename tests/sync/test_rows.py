"""Who stands at which row travels to everybody else, and nothing of it is recorded."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path

import pytest

from bimtek.sync import rows, wire
from bimtek.sync.conversation import Conversation, Ended, Seats
from bimtek.sync.rows import At, Rows
from tests.journal.nodes import copy, new_file
from tests.sync.hosts import ended, until
from tests.sync.test_cuts import Laptop
from tests.sync.wires import Wire

ANI = At("o-ani", "AN", "cell", "kesiapan/1/kota/ada")
BUDI = At("o-budi", "BU", "gap", "kesenjangan/4.2/dinkes")


def test_everybody_sees_the_others_and_not_themselves(tmp_path: Path) -> None:
    path = tmp_path / "a.bimtek"
    Rows(path).say("jendela-1", (ANI,))
    Rows(path).say("jendela-2", (BUDI,))
    assert Rows(path).others("jendela-1") == (BUDI,)
    assert Rows(path).others("tamu") == (ANI, BUDI)
    assert Rows(tmp_path / "b.bimtek").others("tamu") == ()
    leaving = Rows(path)
    leaving.leave("jendela-2")
    assert leaving.others("tamu") == (ANI,)


def test_whoever_has_said_nothing_for_long_is_gone_and_at_last_their_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bimtek"
    board = Rows(path)
    board.say("jendela-1", (ANI,))
    (kept,) = board._folder.glob("*.json")
    for seconds, there in ((rows.STALE_SECONDS + 5, True), (rows.LEFT_SECONDS + 5, False)):
        old = kept.stat().st_mtime - seconds
        os.utime(kept, (old, old))
        assert Rows(path).others("tamu") == ()
        assert kept.exists() is there


def test_what_is_no_board_is_read_over(tmp_path: Path) -> None:
    board = Rows(tmp_path / "a.bimtek")
    board.say("jendela-1", (ANI,))
    (board._folder / "jendela-2.json").write_text('[["one", "two"]]', encoding="utf-8")
    (board._folder / "jendela-3.json").write_text("[[", encoding="utf-8")
    assert board.others("tamu") == (ANI,)


def test_a_message_holds_so_many_rows_and_no_more() -> None:
    said = wire.Cursors(rows=(ANI,) * rows.MOST).model_dump_json()
    assert wire.read(said) == wire.Cursors(rows=(ANI,) * rows.MOST)
    with pytest.raises(ValueError, match="bukan pesan"):
        wire.read(said.replace('"rows":[', '"rows":[["a","b","c","d"],'))
    with pytest.raises(ValueError, match="bukan pesan"):
        wire.read(wire.Cursors(rows=(ANI,)).model_dump_json().replace("AN", "A" * 100))


async def test_a_cursor_travels_both_ways_and_the_journal_stays_as_it_was(tmp_path: Path) -> None:
    first = new_file(tmp_path / "host.bimtek")
    pair = Laptop(first, "host"), Laptop(copy(first, tmp_path / "copy.bimtek"), "copy")
    boards = [Rows(one.node.path) for one in pair]
    boards[0].say("jendela", (ANI,))
    boards[1].say("jendela", (BUDI,))
    line = Wire()

    async def end(number: int) -> None:
        one, seats = pair[number], Seats(boards[number], "sana")
        talk = Conversation(
            line.ends[number],
            one.news,
            one.heard,
            seats,
        )
        with suppress(Ended):
            await talk.run()

    before = [one.holds() for one in pair]
    talking = [asyncio.create_task(end(number)) for number in (0, 1)]
    await until(lambda: boards[0].others("jendela") == (BUDI,))
    await until(lambda: boards[1].others("jendela") == (ANI,))
    boards[1].say("jendela", ())
    await until(lambda: boards[0].others("jendela") == ())
    for task in talking:
        await ended(task)
    assert [one.holds() for one in pair] == before
    for one in pair:
        one.close()


def test_initials_that_would_fill_a_row_are_no_message() -> None:
    said = '{"says": "cursors", "rows": [["o-a", "%s", "gap", "x"]]}'
    assert isinstance(wire.read(said % "AN12"), wire.Cursors)
    with pytest.raises(ValueError, match="bukan pesan"):
        wire.read(said % ("A" * 80))

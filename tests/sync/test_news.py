"""What is new in a file is read once for all to whom it is given on, and anew after each change."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bimtek.journal.entry import Entry
from bimtek.journal.exchange import Have
from bimtek.journal.side import Side
from bimtek.sync import wire
from tests.journal.nodes import new_file
from tests.sync.test_cuts import Laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    laptop = Laptop(new_file(tmp_path / "host.bimtek"), "host")
    yield laptop
    laptop.close()


async def test_who_lacks_the_same_is_given_the_same_text(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = laptop.side.last_seq()
    laptop.node.fill("n1", a="satu")
    laptop.watch.look()
    looks: list[int] = []
    really = Side.beyond

    def counted(side: Side, known: Have, after: int) -> Iterator[list[Entry]]:
        looks.append(after)
        return really(side, known, after)

    monkeypatch.setattr(Side, "beyond", counted)
    several = await asyncio.gather(*(laptop.news.beyond(begin) for _ in range(8)))
    assert len(looks) == 1
    (text,) = several[0].texts.values()
    assert all(one.text(one.acts) is text for one in several)
    told = wire.read(text)
    assert isinstance(told, wire.Acts)
    assert told.acts == several[0].acts

    last = several[0].last
    assert (await laptop.news.beyond(last)).acts == []
    assert len(looks) == 1  # where the file holds nothing more, nobody looks
    laptop.node.fill("n2", a="dua")
    laptop.watch.look()
    assert [act[0].record for act in (await laptop.news.beyond(last)).acts] == ["n2"]


async def test_a_read_that_failed_is_tried_again(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = laptop.side.last_seq()
    laptop.node.fill("n1", a="satu")
    laptop.watch.look()
    with monkeypatch.context() as broken:
        broken.setattr(Side, "beyond", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await laptop.news.beyond(begin)
    assert len((await laptop.news.beyond(begin)).acts) == 1

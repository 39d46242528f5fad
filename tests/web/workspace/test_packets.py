"""What a browser may say to the process that draws, and what the process may say."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bimtek.web.access import guest_of
from bimtek.web.workspace.folders import folder_of
from bimtek.web.workspace.packets import (
    LARGEST_PACKET,
    BadMessage,
    Packet,
    encoded,
    for_the_process,
    read_packet,
)
from bimtek.web.workspace.packets import cells as window
from bimtek.web.workspace.process import environment_of


def said(packet: bytes) -> object:
    assert int.from_bytes(packet[1:5], "big") == len(packet) - 5
    return json.loads(packet[5:])


def test_keys_go_as_they_are_and_a_window_has_a_possible_size() -> None:
    assert for_the_process('["stdin", "é\\u001b[A"]') == b"D\x00\x00\x00\x05\xc3\xa9\x1b[A"
    huge = for_the_process('["resize", {"width": 99999, "height": -3}]')
    assert said(huge) == {"type": "resize", "width": 400, "height": 8}
    assert said(for_the_process('["focus"]')) == {"type": "focus"}
    assert for_the_process('["ping", "1"]') == b""


@pytest.mark.parametrize(
    "message",
    [
        "", "{", "null", "[]", '["quit"]', '["exit"]', '["stdin"]', '["stdin", 1]',
        '["stdin", "\\ud800"]', '["resize", {"width": "9"}]', '["deliver_chunk_request", {}]',
        "[" * 50_000,
    ],
)  # fmt: skip
def test_nothing_else_reaches_the_process(message: str) -> None:
    with pytest.raises(BadMessage):
        for_the_process(message)


async def test_a_frame_comes_whole_or_not_at_all() -> None:
    stream = asyncio.StreamReader()
    stream.feed_data(encoded(b"D", b"isi") + b"D" + (LARGEST_PACKET + 1).to_bytes(4, "big"))
    assert await read_packet(stream) == Packet(b"D", b"isi")
    assert await read_packet(stream) is None
    cut = asyncio.StreamReader()
    cut.feed_data(encoded(b"D", b"isi")[:-1])
    cut.feed_eof()
    assert await read_packet(cut) is None


def test_a_guest_sees_nothing_of_who_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAHASIA", "x")
    one, two = (folder_of(guest_of("notulis", "Ani")) for _ in range(2))
    seen = environment_of(one, window(120, 40))
    assert "RAHASIA" not in seen
    assert one != two
    assert Path(seen["BIMTEK_HOME"]) == one

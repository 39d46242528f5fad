"""What goes between a browser, the server and the process that draws, each message checked.

The process speaks as Textual's web driver does: one byte for the sort, four for the size, the
payload.
"""

from __future__ import annotations

import asyncio
import json
from typing import Final, NamedTuple

KEYS: Final = b"D"
META: Final = b"M"
LONGEST_MESSAGE: Final = 64 * 1024
"""Bytes that a browser may send at once: some pages of pasted text."""
LARGEST_PACKET: Final = 8 * 1024 * 1024
"""Bytes of one frame of the process."""
WIDTHS, HEIGHTS = (20, 400), (8, 200)


class Cells(NamedTuple):
    """How large a window is, in cells."""

    width: int
    height: int


class Packet(NamedTuple):
    """One message of the process."""

    sort: bytes
    payload: bytes


class BadMessage(ValueError):  # noqa: N818 - what it is
    """Something that the page of the workspace never sends."""


def encoded(sort: bytes, payload: bytes) -> bytes:
    """A packet for the process."""
    return b"%s%s%s" % (sort, len(payload).to_bytes(4, "big"), payload)


def meta(kind: str, **values: int) -> bytes:
    """A packet that says something beside the keys."""
    return encoded(META, json.dumps({"type": kind, **values}).encode())


def cells(width: int, height: int) -> Cells:
    """What a browser says of its window, within what a window can be."""
    return Cells(_within(width, WIDTHS), _within(height, HEIGHTS))


def resized(window: Cells) -> bytes:
    """The window has this size now."""
    return meta("resize", width=window.width, height=window.height)


async def read_packet(stream: asyncio.StreamReader) -> Packet | None:
    """The next packet of the process; None: it ended, or says what it never should."""
    try:
        head = await stream.readexactly(5)
        size = int.from_bytes(head[1:], "big")
        if size > LARGEST_PACKET:
            return None
        return Packet(head[:1], await stream.readexactly(size))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


def for_the_process(message: str) -> bytes:
    """The packet for a message of the browser; empty: nothing to be passed on.

    Raises:
        BadMessage: if it is none of those that the page sends.
    """
    try:
        said = json.loads(message)
    except (ValueError, RecursionError) as error:
        raise BadMessage from error
    match said:
        case ["stdin", str(typed)]:
            return encoded(KEYS, _bytes(typed))
        case ["resize", {"width": int(width), "height": int(height)}]:
            return resized(cells(width, height))
        case [("focus" | "blur") as kind]:
            return meta(kind)
        case ["ping", str()]:
            return b""
    raise BadMessage


def _bytes(typed: str) -> bytes:
    try:
        return typed.encode()
    except UnicodeEncodeError as error:  # half of a pair
        raise BadMessage from error


def _within(value: int, bounds: tuple[int, int]) -> int:
    least, most = bounds
    return max(least, min(int(value), most))

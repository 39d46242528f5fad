"""Stamps: a hybrid logical clock that orders entries of all laptops and dates none of them."""

from __future__ import annotations

VOICE_AT = 18
COUNTER_LIMIT = 0xFFFF


def next_stamp(greatest: str | None, milliseconds: int, voice: str) -> str:
    """The stamp after the greatest one of the file.

    Args:
        greatest: greatest stamp in the file, or None.
        milliseconds: the wall clock, since 1970.
        voice: the writing voice.
    """
    counter = 0
    if greatest is not None:
        top, count = milliseconds_of(greatest), int(greatest[13:17], 16)
        if top >= milliseconds:
            milliseconds, counter = top, count + 1
            if counter > COUNTER_LIMIT:
                milliseconds, counter = top + 1, 0
    return f"{milliseconds:012x}-{counter:04x}-{voice}"


def milliseconds_of(stamp: str) -> int:
    """The wall clock part, since 1970."""
    return int(stamp[:12], 16)


def voice_of(stamp: str) -> str:
    """The voice that made a stamp."""
    return stamp[VOICE_AT:]

"""What a copy knows of its host is what that very host has said."""

from __future__ import annotations

import pytest

from bimtek.sync import wire
from bimtek.sync.link import Link, decode, encode, following

KNOWN = Link("http://192.168.1.5:8711", confirmed={"a": 9, "b": 2}, process=7, device="laptop-1")


def test_a_host_that_lost_entries_has_not_confirmed_them_any_more() -> None:
    met = KNOWN.meeting({"a": 5})
    assert (met.confirmed, met.waiting({"a": 9, "b": 2})) == ({"a": 5}, 6)


def test_another_host_has_confirmed_nothing() -> None:
    assert following(KNOWN, KNOWN.url, "laptop-1").confirmed == {"a": 9, "b": 2}
    assert following(KNOWN, "http://192.168.1.9:8711", "laptop-1").confirmed == {}
    assert following(None, KNOWN.url, "laptop-1") == Link(KNOWN.url, device="laptop-1")


def test_what_an_older_program_kept_is_read_and_what_a_newer_one_kept_is_told_anew() -> None:
    assert decode(encode(KNOWN)) == KNOWN
    assert decode('{"url": "http://x", "state": "terputus"}') == Link("http://x")
    assert decode('{"url": "http://x", "state": "terputus", "weather": 1}') is None


@pytest.mark.parametrize(
    "text",
    [
        '{"says":"hello","protocol":2,"format":1,"session":"x","holds":{}}',
        '{"says":"hello","protocol":9,"format":1,"session":"x","at":"","holds":{},"more":[1]}',
    ],
)
def test_the_greeting_of_another_version_is_read_so_that_it_can_be_told(text: str) -> None:
    greeting = wire.read(text)
    assert isinstance(greeting, wire.Hello)
    assert greeting.protocol != wire.PROTOCOL

"""Typing in tests: the letters of a text come one after the other, as fast as they are taken."""

from __future__ import annotations

from typing import Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text into what has the cursor, and wait until it is shown.

    Pilot waits after each key until the process is idle; a sentence would take seconds.
    """
    driver = pilot.app._driver
    assert driver is not None
    for char in text:
        key = char if char.isalnum() else _character_to_key(char)
        event = Key(key, char)
        event.set_sender(pilot.app)
        driver.send_message(event)
        await pilot._wait_for_screen()
    await pilot.pause()

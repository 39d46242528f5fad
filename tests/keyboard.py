"""Typing in tests: the letters of a text come one after the other, as fast as they are taken."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import App
from textual.events import Key
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text into what has the cursor, and wait until it is shown.

    Pilot waits after each key until every widget is idle; a sentence would take seconds.
    """
    app = pilot.app
    driver = app._driver
    assert driver is not None
    for char in text:
        key = char if char.isalnum() else _character_to_key(char)
        event = Key(key, char)
        event.set_sender(app)
        driver.send_message(event)
        await _taken(app)
    await pilot.pause()


async def _taken(app: App[Any]) -> None:
    """Until a key has gone from the app to what has the cursor, and up again to the app."""
    await _handled(app, app)
    cursor = app.focused or app.screen
    for pump in cursor.ancestors_with_self:
        await _handled(app, pump)


async def _handled(app: App[Any], pump: MessagePump) -> None:
    """Until a widget has handled all that was sent to it so far."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        while not done.is_set() and not app._exception_event.is_set():
            await asyncio.sleep(0)

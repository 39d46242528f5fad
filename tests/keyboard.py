"""Hands on the keyboard of an app under test, and eyes that wait until all of it is shown."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable
from time import monotonic, process_time
from typing import Any

from textual.app import App
from textual.events import Callback, Key
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from bimtek.session import Session

BREATH = 0.005
"""Seconds in which a timer or a thread comes to what it was about to do."""
LONGEST = 1.0
"""Seconds after which a program that is never idle is looked at all the same."""
PATIENCE = 120.0
"""Seconds after which what is waited for never comes."""


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each when what the one before did is shown."""
    for key in keys:
        await _send(pilot.app, key, _character_of(key))
        await shown(pilot)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text into what has the cursor, as fast as it is taken, and wait until it is shown."""
    for char in text:
        await _send(pilot.app, char if char.isalnum() else _character_to_key(char), char)
    await shown(pilot)


async def shown(pilot: Pilot[Any]) -> None:
    """Wait until the app has nothing left to do and the screen is drawn.

    Pilot asks every widget in turn, after every key; here only those are waited for to which
    something was sent, and again until nothing is.
    """
    await _drawn(pilot.app)
    await _breath()
    await _drawn(pilot.app)


async def written(pilot: Pilot[Any], session: Session, look: Callable[[], object]) -> None:
    """Wait until all is on disk, and what `look` finds there is shown.

    Args:
        look: what an app does now and then to see what was written.
    """
    writer = session._writer
    if writer is not None and writer._thread.is_alive():
        last = writer.submit(lambda _: None, counts=False)  # half-typed text is not counted
        await _until_written(lambda: last.done() or bool(session.saves.trouble))
    await _until_written(lambda: not session.saves.waiting)
    look()
    await _drawn(pilot.app)


async def _until_written(true: Callable[[], bool]) -> None:
    """The writer's thread has no event: it is asked again and again."""
    await until(true, lambda: "what was written never came to the disk", every=0.002)


async def until(
    true: Callable[[], bool],
    why: Callable[[], str] = lambda: "it never came",
    every: float = 0.02,
) -> None:
    """Wait until something is so that a timer, a thread or another process brings.

    Args:
        why: what is told where it never comes, such as the screen.
        every: seconds after which one looks again.
    """
    end = monotonic() + PATIENCE
    while not true():
        assert monotonic() < end, why()
        await asyncio.sleep(every)


def _character_of(key: str) -> str | None:
    name = _get_unicode_name_from_key(REPLACED_KEYS.get(key, key))
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return key if len(key) == 1 else None


async def _send(app: App[Any], key: str, character: str | None) -> None:
    driver = app._driver
    assert driver is not None
    event = Key(key if len(key) > 1 or key.isalnum() else _character_to_key(key), character)
    event.set_sender(app)
    driver.send_message(event)
    await _handled(app, app)
    for pump in (app.focused or app.screen).ancestors_with_self:
        await _handled(app, pump)


async def _drawn(app: App[Any]) -> None:
    await _quiet(app)
    app.screen._on_timer_update()
    await _quiet(app)


async def _breath() -> None:
    """Until the process has done next to nothing for a moment."""
    until = monotonic() + LONGEST
    while monotonic() < until:
        busy = process_time()
        await asyncio.sleep(BREATH)
        if process_time() - busy < BREATH / 10:
            return


async def _quiet(app: App[Any]) -> None:
    async with asyncio.timeout(PATIENCE):
        await app.animator.wait_for_idle()  # a scroll ends with the next frame, never at once
    while busy := [pump for pump in (app, *app._registry) if pump.message_queue_size]:
        for pump in busy:
            await _handled(app, pump)


async def _handled(app: App[Any], pump: MessagePump) -> None:
    """Until a widget has handled all that was sent to it so far."""
    mark = _Mark()
    waits = pump.is_running and pump.post_message(Callback(mark))
    end = monotonic() + PATIENCE
    while waits and not mark.is_reached:
        assert monotonic() < end, f"{pump} never came to what was sent to it"
        await asyncio.sleep(0)
        waits = pump.is_running and not app._exception_event.is_set()


class _Mark:
    """What a widget calls when it has come so far."""

    _param_count = 0  # else Textual looks at the signature of each new one

    def __init__(self) -> None:
        self.is_reached = False

    def __call__(self) -> None:
        self.is_reached = True

"""Keys typed faster than the screen answers reach what they were meant for.

A key may move the cursor, open a cell or a question. Textual hands every key to what has the focus
when the key is read, so a quick `66,7 Enter 100` or `8-13 15` on a slow laptop would end in the
place that had it before. Here a key waits until the one before it has done its work.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ScreenStackError
from textual.events import Key, Paste
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

PATIENCE = 10.0
"""Seconds; what is busy for longer does not hold up the keyboard."""
QUIET = 0.02
"""Seconds in which the screen is left alone to show a key, unless the next one is there already."""
ROUNDS = 40
"""Times that all are asked, at most: who draws something that moves is never done."""
LOOK = 0.004
"""Seconds from one look to the next at somebody who works beside the screen."""
FOREGROUND = "default"
"""Group of the workers for whom a key waits; what goes on beside the work has its own."""


class TypeAhead:
    """Hands over one key after the other.

    Args:
        app: whose focus they move.
        hand_over: takes a key as if it came from the keyboard now.
    """

    def __init__(self, app: App[int], hand_over: Callable[[Key | Paste], bool]) -> None:
        self._app = app
        self._hand_over = hand_over
        self._waiting: deque[Key | Paste] = deque()
        self._serving: asyncio.Task[None] | None = None
        self._pressed = asyncio.Event()

    def take(self, event: Key | Paste) -> bool:
        """A key was read; it is handed over at once if none is at work."""
        if self._serving is not None and not self._serving.done():
            self._waiting.append(event)
            self._pressed.set()
            return True
        taken = self._hand_over(event)
        self._serving = asyncio.create_task(self._serve())
        return taken

    async def _serve(self) -> None:
        while True:
            await self._shown()
            try:
                await asyncio.wait_for(self._settled(), PATIENCE)
            except (TimeoutError, ScreenStackError):
                # something is stuck: better out of place than a dead keyboard
                while self._waiting:
                    self._hand_over(self._waiting.popleft())
            if not self._waiting:
                return
            self._hand_over(self._waiting.popleft())

    async def _shown(self) -> None:
        """Asking whether all is done would itself hold up the picture: only with a key waiting."""
        if not self._waiting:
            self._pressed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._pressed.wait(), QUIET)

    async def _settled(self) -> None:
        """Wait until nothing moves the focus any more.

        What a key does goes from one to the next: a row tells its acara, that one opens a form,
        the form takes the focus. So all are asked again until nobody had anything to do twice.
        """
        stood: object = None
        quiet = 0
        for _ in range(ROUNDS):
            chain = self._chain()
            idle = not _messages_of(chain)
            for pump in chain:
                await _done_with_all(pump)
            while self._somebody_works():
                idle = False
                await asyncio.sleep(LOOK)
            stands = (self._app.screen, self._app.focused)
            idle = idle and stands == stood and not _messages_of(chain)
            stood = stands
            quiet = quiet + 1 if idle else 0
            if quiet == 2 and (isinstance(stands[1], Input) or await self._drawn(stands)):
                return

    def _chain(self) -> tuple[MessagePump, ...]:
        start = self._app.focused or self._app.screen
        return (*start.ancestors_with_self, self._app)

    def _somebody_works(self) -> bool:
        """Whether a deed goes on beside the screen that has not asked anything yet.

        A worker that shows a dialog and waits for its answer holds up nobody: the dialog stands
        over the worker's own screen until it is answered.
        """
        return any(
            worker.group == FOREGROUND
            and not worker.is_finished
            and worker.node.screen is self._app.screen
            for worker in self._app.workers
        )

    async def _drawn(self, stands: tuple[object, object]) -> bool:
        """Wait until the screen is drawn anew: some take the focus only then.

        A text field that has the focus needs none of it.

        Returns:
            whether the focus stayed where it was.
        """
        drawn = asyncio.Event()
        if self._app.screen.call_after_refresh(drawn.set):
            await drawn.wait()
        return stands == (self._app.screen, self._app.focused)


def _messages_of(chain: tuple[MessagePump, ...]) -> int:
    """How much all of them together still have before them."""
    return sum(pump.message_queue_size for pump in chain)


async def _done_with_all(pump: MessagePump) -> None:
    """Wait until everything that this one was sent so far is done."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()

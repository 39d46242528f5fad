"""The app: knows only screens; themes, leaving, and a terminal that is too small."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Key, Paste, Resize
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen

from bimtek.tui.enduring_driver import enduring
from bimtek.tui.small import LEAST_HEIGHT, LEAST_WIDTH, TooSmall
from bimtek.tui.typeahead import TypeAhead
from bimtek.ui.theme import DARK, LIGHT, THEMES


class BimtekApp(App[int]):
    """Shows screens.

    Args:
        first: makes the first screen.
        theme: name of the theme; empty: the light one.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "keluar", id="app.leave", show=False, priority=True),
        Binding("ctrl+c", "help_quit", "salin", show=False, system=True),
    ]
    CSS = """
    Toast { background: $panel; }
    """

    def __init__(self, first: Callable[[], Screen[Any]], theme: str = "") -> None:
        super().__init__()
        self.animation_level = "none"
        self._first = first
        self._ahead = TypeAhead(self, super().post_message)
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme if theme in (LIGHT, DARK) else LIGHT

    def get_driver_class(self) -> type[Driver]:
        """One that ends with the window, whatever it was about to draw."""
        return enduring(super().get_driver_class())

    def get_default_screen(self) -> Screen[Any]:
        """The first screen stands at the bottom: nothing is drawn before it."""
        return self._first()

    def on_mount(self) -> None:
        self.call_after_refresh(_settle_memory)
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
            number = getattr(signal, name, None)
            if number is None or self.is_headless:
                continue
            try:
                loop.add_signal_handler(number, self.stop)
            except (NotImplementedError, RuntimeError):
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(self.stop))
        self.name_window(self.title)

    def stop(self) -> None:
        """End at once: no more input; whoever opened the session writes what waits."""
        self.exit(self.return_code or 0)

    # -- the keyboard

    def post_message(self, message: Message) -> bool:
        """A key from the keyboard waits for the one before it."""
        if isinstance(message, (Key, Paste)) and not message.is_forwarded and not self.is_headless:
            return self._ahead.take(message)
        return super().post_message(message)

    # -- the window

    def name_window(self, title: str) -> None:
        """Say in the title of the terminal's window what is open."""
        self.title = title
        if self._driver is not None and not self.is_headless:
            plain = "".join(char for char in title if char.isprintable())
            self._driver.write(f"\x1b]2;{plain}\x1b\\")

    def on_resize(self, event: Resize) -> None:
        self.fit_window(event.size)

    def fit_window(self, size: Size) -> None:
        """Cover a screen that this window is too small for, and uncover it again."""
        small = size.width < LEAST_WIDTH or size.height < LEAST_HEIGHT
        small = small and not getattr(self.screen, "any_size", False)
        covered = isinstance(self.screen, TooSmall)
        if small and not covered:
            self.push_screen(TooSmall())
        elif covered and not small:
            self.pop_screen()

    # -- leaving

    async def action_leave(self) -> None:
        """Leave, if nothing is unsent or unsaved and nobody is let in here; else say so and ask."""
        from bimtek.tui.leaving import Leave, unsent_fields

        if isinstance(self.screen, Leave):
            return
        unsaved = sum(getattr(screen, "unsaved", 0) for screen in self.screen_stack)
        unsent = [field for screen in self.screen_stack for field in unsent_fields(screen)]
        guests = sum(getattr(screen, "guests", 0) for screen in self.screen_stack)
        if not unsent and not unsaved and not guests:
            self.stop()
            return
        public = any(getattr(screen, "public", False) for screen in self.screen_stack)
        leave = Leave(unsent, unsaved, guests, public=public)
        self.push_screen(leave, lambda sure: self.stop() if sure else None)

    def action_help_here(self) -> None:
        """What the focused thing is for, and which keys do something here."""
        from bimtek.tui.helping import help_of

        self.push_screen(help_of(self.screen))

    def action_help_quit(self) -> None:
        """Ctrl+C where nothing is selected."""
        self.explain("Ctrl+C tidak menutup program. Keluar: Ctrl+Q.")

    def explain(self, sentence: str) -> None:
        """Say a sentence, in the screen's own place if it has one."""
        tell = getattr(self.screen, "tell", None)
        if tell is not None:
            tell(sentence)
        else:
            self.notify(sentence, markup=False)

    def say_after(self, sentence: str) -> None:
        """Say something on the terminal after the screens are gone."""
        self.error_console.print(sentence, markup=False, highlight=False)

    def _fatal_error(self) -> None:
        """A mistake of ours: a sentence for the person, the rest into a file."""
        from bimtek.tui.crash import report

        self._exit_renderables.append(report())
        self._close_messages_no_wait()


def _settle_memory() -> None:
    """After the first frame: what is loaded stays, so that no collection looks at it again."""
    if not gc.isenabled():
        gc.collect()
        gc.freeze()
        gc.enable()

"""The driver of a terminal whose window may be gone at any moment.

What writes to the terminal is a thread with a short queue. Where the window is gone it dies of its
first write, and whoever writes next would wait for it for ever; what reads the keys would never be
told to end, and ask a terminal that is no more for the rest of the day.
"""

from __future__ import annotations

from queue import Full
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from textual.driver import Driver

DRIVERS: Final = ("LinuxDriver", "WindowsDriver")
"""Those of Textual that write by such a thread."""
PATIENCE_SECONDS: Final = 0.1
"""Until it is looked again whether the thread still lives."""


def enduring(kind: type[Driver]) -> type[Driver]:
    """The same driver, which outlives its window; another one as it is."""
    if kind.__name__ not in DRIVERS:
        return kind

    class Enduring(kind):  # type: ignore[misc, valid-type]  # known only when it runs
        def write(self, data: str) -> None:
            writer: Any = self._writer_thread
            while writer is not None and writer.is_alive():
                try:
                    writer._queue.put(data, timeout=PATIENCE_SECONDS)  # noqa: SLF001 - waits no longer
                except Full:
                    continue
                return

        def stop_application_mode(self) -> None:
            super().stop_application_mode()
            reader = getattr(self, "_key_thread", None) or getattr(self, "_event_thread", None)
            if reader is not None and reader.is_alive():
                self.exit_event.set()

        def close(self) -> None:
            if self._writer_thread is not None and self._writer_thread.is_alive():
                super().close()

    return Enduring

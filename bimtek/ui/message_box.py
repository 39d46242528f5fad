"""A sentence that is too long for the message line: stands over the screen, moves nothing."""

from __future__ import annotations

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from bimtek.ui.columns import safe


class MessageBox(Static):
    """Just above the message line for a while; a click takes it away."""

    DEFAULT_CSS = """
    MessageBox {
        layer: above; dock: bottom; display: none;
        width: 1fr; height: auto; max-height: 50%; margin: 0 1 3 1; padding: 0 1;
        background: $panel; color: $foreground;
    }
    MessageBox.-warning { color: $text-warning; text-style: bold; }
    MessageBox.-error { color: $text-error; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._timer: Timer | None = None

    def say(self, text: str, severity: str = "information") -> None:
        """Show a sentence, long enough to be read; an empty one takes it away."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.display != bool(text):  # set to what it is, it would lay the screen out anew
            self.display = bool(text)
        if not text:
            return
        self.set_class(severity == "warning", "-warning")
        self.set_class(severity == "error", "-error")
        self.update(Content("\n".join(map(safe, text.split("\n")))))
        self._timer = self.set_timer(max(8.0, len(text) / 12), lambda: self.say(""))

    def on_click(self) -> None:
        self.say("")

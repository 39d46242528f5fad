"""The guide text of an acara, for the person at the front; any stage's screen may show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bimtek.ui.columns import safe

if TYPE_CHECKING:
    from bimtek.script.model import Stage


class Guide(VerticalScroll):
    """What to say and when it is done; it scrolls where it is longer than its place.

    Args:
        stage: whose guide text.
    """

    DEFAULT_CSS = """
    Guide { height: auto; max-height: 30%; scrollbar-size-vertical: 1; padding: 0 1; }
    Guide Static { width: 1fr; color: $text-muted; }
    """
    help = "Panduan acara ini dari naskah. ↑ ↓ menggulir, Tab ke bagian lain."

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage

    def compose(self) -> ComposeResult:
        yield Static(guide_text(self._stage), markup=False)

    def on_mount(self) -> None:
        if not self._stage.guides:
            self.display = False

    def on_resize(self) -> None:
        # whoever walks through the screen with Tab stops here only if there is more to read
        self.can_focus = self.max_scroll_y > 0


def guide_text(stage: Stage) -> Content:
    """Label by label, one paragraph each."""
    parts = []
    for guide in stage.guides:
        lines = "\n".join(safe(line) for line in guide.text.split("\n"))
        label = (f"{safe(guide.label)}: ", "bold") if guide.label else ""
        parts.append(Content.assemble(label, lines))
    return Content("\n").join(parts)

"""What the minutes say of an acara so far, beside its notes where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import Markdown

from bimtek.journal.trouble import FileTrouble
from bimtek.minutes.document import section
from bimtek.minutes.markdown import escape
from bimtek.minutes.own_templates import printer_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from bimtek.script.model import Stage
    from bimtek.session import Session

QUIET_SECONDS = 0.6
"""After the last change: whoever types must not wait for the document."""


class Preview(VerticalScroll):
    """The acara's part of the notulen, made anew once nothing has changed for a moment.

    Args:
        session: what it is made from.
        stage: whose part.
    """

    DEFAULT_CSS = """
    Preview { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; padding: 0 1; }
    Preview Markdown { margin: 0; padding: 0; }
    Preview MarkdownBlock { margin: 0 0 1 0; }
    Preview MarkdownH3, Preview MarkdownH4, Preview MarkdownH5 { margin: 0; }
    """
    help = "Pratinjau bagian acara ini dalam notulen. ↑ ↓ menggulir, Tab ke catatan."

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__()
        self.session = session
        self.stage = stage
        self._shown = ""
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Markdown("", parser_factory=_parser, open_links=False)

    def on_mount(self) -> None:
        self.renew()

    def turn_to(self, stage: Stage) -> None:
        """Show the part of another acara, from its beginning."""
        self.stage = stage
        self.scroll_home(animate=False)
        self.renew()

    def renew(self) -> None:
        """Make it anew once the hand rests."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(QUIET_SECONDS, self._make)

    def postpone(self) -> None:
        """A key was pressed: what waits to be made waits until the hand rests."""
        if self._waiting is not None:
            self.renew()

    @work(exclusive=True, group="preview")
    async def _make(self) -> None:
        self._waiting = None
        try:
            text = section(self.session, self.stage.id, printer_of(self.session.path))
        except FileTrouble as trouble:
            text = escape(trouble.message)
        if text == self._shown:
            return
        stands = self.scroll_y
        at_the_end = not self._shown or stands >= self.max_scroll_y
        self._shown = text
        await self.query_one(Markdown).update(text)
        # the notes stand at the end: who looks there sees the next one come
        if at_the_end:
            self.scroll_end(animate=False)
        else:
            self.scroll_to(y=stands, animate=False)


def _parser() -> MarkdownIt:
    """The same Markdown that the document is written in: no links made of plain words."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")

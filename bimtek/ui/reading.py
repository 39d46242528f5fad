"""A text to read in a dialog, such as the help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from bimtek.ui.ask import Dialog, said


class Reading(Dialog[bool]):
    """Paragraphs; arrows scroll, Esc, Enter or F1 leaves.

    Args:
        title: what it is about.
        paragraphs: text, or styled text.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f1,q", "leave", "tutup", show=False),
    ]
    DEFAULT_CSS = """
    Reading VerticalScroll {
        height: auto; max-height: 16; margin-top: 1; background: $panel;
        scrollbar-size-vertical: 1;
    }
    Reading VerticalScroll Static { width: 1fr; padding-right: 1; }
    """

    hint = "↑ ↓ gulir · Esc tutup"

    def __init__(self, title: str, paragraphs: Sequence[str | Content]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = tuple(paragraphs)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._title, "dialog--title")
            with VerticalScroll():
                for paragraph in self._paragraphs:
                    yield said(paragraph)
            yield said(self.hint, "dialog--hint")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


class Review(Reading):
    """What is read before something is done: Enter does it, Esc leaves it.

    Args:
        title: what it is about.
        paragraphs: text, or styled text.
        done: what Enter does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "agree", "lakukan", show=False),
        Binding("f1", "app.help_here", "bantuan", show=False),
        Binding("q", "leave", "batal", show=False),
    ]
    help = "Baca dahulu apa yang akan berubah. Enter melakukannya, Esc membatalkan semuanya."

    def __init__(self, title: str, paragraphs: Sequence[str | Content], *, done: str) -> None:
        super().__init__(title, paragraphs)
        self.hint = f"↑ ↓ gulir · Enter {done} · Esc batal"

    def action_agree(self) -> None:
        """Do it."""
        self.dismiss(result=True)

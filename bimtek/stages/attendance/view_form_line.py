"""One line of the form of a representative that is answered by letters or arrows."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.widget import Widget

from bimtek.locale.cleaning import typed_line
from bimtek.stages.attendance.view_roll import passed_on
from bimtek.stages.attendance.wakil_form import ACTING_FOR, OPTIONS, Field, Form
from bimtek.ui.columns import fit, guarded

KEYS_OF_A_LINE = ("left", "right", "backspace", "enter")
LABEL = 17
"""Cells of a label, with the indent."""


def label(field: Field, form: Form) -> str:
    """The label of a line; an acting head holds the seat that a wakil represents."""
    acting = field is Field.SEAT and form.capacity is not OPTIONS[Field.CAPACITY]["w"][0]
    said = f"  {ACTING_FOR if acting else field.value}"
    return fit(said, max(LABEL, len(said) + 1))


def marked(line: Content) -> Content:
    """The line with a sign at its left that says that the cursor is here."""
    return Content("▸ ") + line[2:]


class FormLine(Widget, can_focus=True):
    """One line of the form that is answered by letters or arrows.

    Args:
        field: what it asks.
        press: called with a character, or `left`, `right`, `backspace`, `enter`.
    """

    DEFAULT_CSS = """
    FormLine { height: 1; }
    FormLine:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """

    def __init__(self, field: Field, press: Callable[[Field, str], None]) -> None:
        super().__init__(id=field.name.lower())
        self.field = field
        self._press = press
        self._content = Content("")

    def show(self, content: Content, width: int) -> None:
        """Draw the line anew, if it changed."""
        content = guarded(content).truncate(max(1, width), ellipsis=True)
        if not content.is_same(self._content):
            self._content = content
            self.refresh()

    def render(self) -> Content:
        """The line as it stands."""
        return marked(self._content) if self.has_focus else self._content

    def on_key(self, event: events.Key) -> None:
        if passed_on(self, event):
            return
        key = event.key
        if key not in KEYS_OF_A_LINE:
            key = event.character if event.is_printable and event.character else ""
        if key:
            event.stop()
            self._press(self.field, key)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if self.field in OPTIONS:
            self._press(self.field, typed_line(event.text))
            return
        for character in typed_line(event.text):
            self._press(self.field, character)

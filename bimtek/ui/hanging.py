"""Lines that are broken where they are too long and go on under the text, not the label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from bimtek.ui.columns import fit, safe, wrapped

LEAST_TEXT = 16
"""Cells of text beside a label; in less room the text goes on below the label."""


class HangingLine(NamedTuple):
    """A label, if any, and its text."""

    text: str
    label: str = ""
    style: str = ""
    label_style: str = ""


def rows(line: HangingLine, width: int) -> Iterator[Content]:
    """The rows of one line in this width."""
    label = safe(line.label)
    indent = cell_len(label) if width - cell_len(label) >= LEAST_TEXT else 0
    text = line.text if indent else f"{label}{line.text}"
    first, *more = wrapped(text, max(1, width - indent))
    head = Content.styled(label, line.label_style) if indent else Content("")
    yield Content.assemble(head, Content.styled(first, line.style))
    for row in more:
        yield Content.styled(row, line.style).pad_left(indent)


class Hanging(Widget):
    """Such lines, as high as they need."""

    DEFAULT_CSS = """
    Hanging { width: 1fr; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.lines: tuple[HangingLine, ...] = ()
        self.terse = False
        """Whether each line is cut to one row, for want of room."""

    def say(self, lines: Sequence[HangingLine], *, terse: bool = False) -> None:
        """Show these lines, each whole or, where `terse`, in one row."""
        if (tuple(lines), terse) != (self.lines, self.terse):
            self.lines, self.terse = tuple(lines), terse
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As Textual asks while it lays out."""
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> list[Content]:
        if self.terse:
            return [fit(_whole(line), max(1, width)) for line in self.lines]
        return [row for line in self.lines for row in rows(line, max(1, width))]


def _whole(line: HangingLine) -> Content:
    return Content.assemble((safe(line.label), line.label_style), (safe(line.text), line.style))

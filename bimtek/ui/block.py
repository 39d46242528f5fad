"""Lines of text that change often: painted anew only where they changed, never laid out anew."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from bimtek.ui.columns import fit, guarded, look_of, safe


class Block(Widget):
    """A few lines, each cut to the width there is.

    Args:
        grow: as high as its lines, hidden without any; else its height is fixed.
    """

    DEFAULT_CSS = """
    Block { width: 1fr; }
    """

    def __init__(
        self,
        *,
        grow: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._grow = grow
        self._lines: tuple[Content, ...] = ()
        if grow:
            self.display = False

    def say(self, lines: Sequence[Content | str]) -> None:
        """Show these lines."""
        new = tuple(
            guarded(line) if isinstance(line, Content) else Content(safe(line)) for line in lines
        )
        before, self._lines = self._lines, new
        if self._grow and len(new) != len(before):
            self.styles.height = len(new)
            self.display = bool(new)
        if list(map(look_of, new)) != list(map(look_of, before)):
            self.refresh()

    def render(self) -> Content:
        width = self.size.width
        return Content("\n").join(fit(line, width) for line in self._lines)

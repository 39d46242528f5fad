"""Two rows below a form: a sentence for the person, and what the keys do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from bimtek.ui.columns import safe, wrapped

ROWS: Final = 2


class FormFoot(Widget):
    """A sentence that may take both rows; as long as it needs one, the keys stand in the other."""

    DEFAULT_CSS = """
    FormFoot { height: 2; width: 1fr; padding-left: 1; color: $text-muted; }
    """

    wrong = False
    """Whether the sentence says what is wrong."""
    _said, _keys = "", ""

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Show a sentence; empty: none."""
        self._show(safe(text), self._keys, wrong=wrong)

    def name_keys(self, keys: Sequence[str]) -> None:
        """Show what the keys do where the cursor is, the most important first."""
        self._show(self._said, " · ".join(keys), wrong=self.wrong)

    def _show(self, said: str, keys: str, *, wrong: bool) -> None:
        if (said, keys, wrong) != (self._said, self._keys, self.wrong):
            self._said, self._keys, self.wrong = said, keys, wrong
            self.refresh()

    def render(self) -> Content:
        return foot(self._said, self._keys, self.content_size.width, wrong=self.wrong)


def foot(said: str, keys: str, width: int, *, wrong: bool = False) -> Content:
    """Both rows: the sentence wrapped, and as many keys as fit below it if it leaves a row.

    Args:
        keys: joined by ` · `.
        width: cells.
    """
    lines = [said] if cell_len(said) <= width else wrapped(said, max(1, width))
    style = "$text-error" if wrong else ""
    shown = Content("\n").join(Content.styled(line, style) for line in lines[:ROWS])
    if len(lines) >= ROWS:
        return shown
    while len(keys) > width and " · " in keys:
        keys = keys.rpartition(" · ")[0]
    return Content.assemble(shown, "\n" * (ROWS - max(1, len(lines))), keys)

"""One of many by its letters: an office, a group, a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from bimtek.ui.ask import Dialog, said
from bimtek.ui.field import TypedInput
from bimtek.ui.lines import Line, LineList

HELP = "Ketik beberapa huruf namanya, ↑ ↓ memilih, Enter memakai, Esc batal."


class Which(Dialog[str]):
    """Letters narrow the list; Enter takes the one with the cursor.

    Args:
        question: what is asked.
        words: key → what stands in the list, in its order.
        find: the keys that letters may mean, the likeliest first.
        hint: what stands in the empty field.
        none: the sentence where nothing is found.
        cancel: what Esc does, in words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "naik", show=False),
        Binding("down", "move(1)", "turun", show=False),
    ]
    DEFAULT_CSS = """
    Which LineList { max-height: 9; }
    """

    def __init__(
        self,
        question: str,
        words: Mapping[str, str],
        find: Callable[[str], Sequence[str]],
        *,
        hint: str = "huruf nama OPD",
        none: str = "Tidak ada OPD dengan huruf itu. Ketik bagian lain dari namanya.",
        cancel: str = "batal",
    ) -> None:
        super().__init__()
        self._question = question
        self._words = words
        self._find = find
        self._hint = hint
        self._none = none
        self._cancel = cancel

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._question, "dialog--title")
            yield TypedInput(placeholder=self._hint, help=HELP)
            yield LineList()
            yield said("", "dialog--wrong")
            yield said(f"Enter pilih · Esc {self._cancel}", "dialog--hint")

    def on_mount(self) -> None:
        self._show("")
        self.query_one(LineList).can_focus = False
        self.query_one(TypedInput).focus()

    def _show(self, typed: str) -> None:
        found = [key for key in self._find(typed) if key in self._words]
        lines = self.query_one(LineList)
        lines.show([Line(key, (self._words[key],)) for key in found])
        if found:
            lines.move_to(found[0])
        self.query_one(".dialog--wrong", Static).update("" if found else self._none)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(self.query_one(LineList).cursor_key)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self._take(event.key)

    def _take(self, key: str | None) -> None:
        if key is not None:
            self.dismiss(key)

    def on_typed_input_warned(self) -> None:
        self.action_leave()

    def action_move(self, by: int) -> None:
        """The next or the previous one of the list."""
        self.query_one(LineList).action_move(by)

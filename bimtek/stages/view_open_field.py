"""Rows below a field that stays open: typed one after the other as fast as they are spoken."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from bimtek.hall.notes import paste_lines
from bimtek.stages.view_rows import RowsView
from bimtek.ui.bars import Bar
from bimtek.ui.columns import fit
from bimtek.ui.field import LONGEST, TypedInput
from bimtek.ui.lines import LineList
from bimtek.ui.paste import Paste, PasteDialog

UNDERSTAND_SECONDS = 0.12
"""After the last letter: what was understood may come later than the letter itself."""
LONGEST_PREFIX = 20
"""Cells of a row's words before the note line."""


def row_prefix(words: str) -> str:
    """What stands of a row before the note line."""
    return fit(words, min(len(words), LONGEST_PREFIX)).rstrip()


class OpenField(TypedInput):
    """Where rows are typed, one after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "below", "ke daftar", show=False),
    ]

    class Left(Message):
        """Esc with nothing typed: to the list."""

    def action_below(self) -> None:
        """Down: to the list."""
        self.post_message(self.Left())

    def action_leave_or_wipe(self) -> None:
        """Esc: one place back is the list; over unsent text as in every field."""
        if self.unsent:
            super().action_leave_or_wipe()
        else:
            self.post_message(self.Left())


class Prefix(Bar):
    """What stands before the field; as wide as its words."""

    def get_content_width(self, *_: object) -> int:
        return self.said.cell_length


class OpenFieldView(RowsView):
    """A field that stays open, and rows."""

    DEFAULT_CSS = """
    OpenFieldView #typing { height: 1; width: 1fr; }
    OpenFieldView #prefix { width: auto; color: $text-muted; }
    OpenFieldView #typing:focus-within #prefix { color: $foreground; text-style: bold; }
    OpenFieldView OpenField { width: 1fr; }
    """

    coming: set[Any] | dict[Any, Any]
    """What was recorded and is not shown yet."""
    newest = ""
    """Key of the row that this window recorded last."""
    on_rows = False
    """The cursor was on the rows last: a note means the row, not what is typed."""
    _quiet: Timer | None = None

    @abstractmethod
    def understand(self) -> None:
        """Say below the field what stands in it."""

    @abstractmethod
    def submit(self, text: str) -> None:
        """Record what stands in the field.

        Raises:
            Refusal: if it may not be recorded; what is typed stays.
        """

    @abstractmethod
    def paste(self, text: str) -> None:
        """Take in several lines."""

    @abstractmethod
    def draw_around(self) -> None:
        """What stands above and below the rows."""

    @property
    def field(self) -> OpenField:
        """Where rows are typed."""
        return self.query_one(OpenField)

    def field_with_prefix(self, field: OpenField) -> ComposeResult:
        """The field, behind what says where it goes."""
        with Horizontal(id="typing"):
            yield Prefix(id="prefix")
            yield field

    def say_before(self, words: Any) -> None:
        """Say before the field where what is typed goes."""
        before = self.query_one("#prefix", Bar)
        if before.put(words):
            before.refresh(layout=True)

    def focus_first(self) -> None:
        self.field.focus()

    def take_up(self, body: str) -> None:
        """Go on with half-typed text in the field."""
        self.field.value = body
        self.field.cursor_position = len(body)
        self.field.focus()

    def give_back(self, typed: str) -> None:
        """What is on its way comes to nothing, and what was typed comes back into the field."""
        self.coming.clear()
        if typed:
            self.field.value = f"{typed} {self.field.value}".rstrip()
            self.field.cursor_position = len(self.field.value)

    def ask_of_paste(
        self, text: str, noun: str, many: Callable[[], None], *, counted: str = ""
    ) -> None:
        """Ask what several pasted lines shall become.

        Args:
            noun: what each would become, such as `butir`.
            many: records them all as one act; may refuse.
            counted: the lines that would become something; empty: all of the text.
        """

        def answered(answer: Paste | None) -> None:
            if answer is None:
                self.tell("Tempelan dibatalkan; tidak ada yang masuk.")
            elif answer.how == "one":
                self.field.take_in(" ".join(paste_lines(text)))
            else:
                self.attempt(many)
            self.field.focus()

        room = LONGEST - len(self.field.value)
        self.app.push_screen(PasteDialog(counted or text, room, noun), answered)

    # -- keys

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        on_rows = event.widget is self.lines
        if on_rows != self.on_rows and event.widget in (self.field, self.lines):
            self.on_rows = on_rows
            self.draw_around()
            self.post_message(self.Noting())

    @on(Input.Changed)
    def typing(self, event: Input.Changed) -> None:
        """What is meant is told once the hand rests; the frame keeps the draft."""
        if event.input is self.field:
            if self._quiet is not None:
                self._quiet.stop()
            self._quiet = self.set_timer(UNDERSTAND_SECONDS, self.understand)

    @on(Input.Submitted)
    def enter(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        event.stop()
        self.attempt(lambda: self.submit(event.value))

    def on_typed_input_pasted(self, event: TypedInput.Pasted) -> None:
        event.stop()
        self.paste(event.text)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        if event.lines is self.lines:
            event.stop()
            self.draw_around()
            if self.on_rows:
                self.post_message(self.Noting())

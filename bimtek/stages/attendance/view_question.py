"""A question about one row, asked in the line above the list: a time, a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from bimtek.stages.attendance.rowkeys import Question
from bimtek.ui.columns import fit, safe
from bimtek.ui.field import TypedInput


class QuestionLine(Widget):
    """Label and field of one question; hidden while nothing is asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "batal", show=False),
    ]
    DEFAULT_CSS = """
    QuestionLine { layout: horizontal; height: 1; display: none; }
    QuestionLine.-asked { display: block; }
    QuestionLine Static { width: auto; max-width: 60%; }
    QuestionLine TypedInput { width: 1fr; }
    """

    @dataclass
    class Answered(Message):
        """Enter."""

        question: Question
        text: str

    @dataclass
    class Half(Message):
        """Something is typed and not sent."""

        question: Question
        text: str

    @dataclass
    class Warned(Message):
        """Esc over unsent text, for the first time."""

    @dataclass
    class Closed(Message):
        """Esc: no answer; what was typed is to be forgotten."""

        question: Question

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None

    def compose(self) -> ComposeResult:
        yield Static("", markup=False)
        yield TypedInput()

    @property
    def _field(self) -> TypedInput:
        return self.query_one(TypedInput)

    def ask(self, question: Question, typed: str | None = None) -> None:
        """Show the question; `typed` is unsent text to go on with."""
        self.question = question
        label = fit(f" {safe(question.label)}", min(len(question.label) + 1, 48))
        self.query_one(Static).update(Content(f"{label} ▸ "))
        self.add_class("-asked")
        self._field.place = question.place
        self._field.settle(question.value)
        self._field.select_all()  # another name or time takes the place of the one that stands
        if typed is not None:
            self._field.value = typed
            self._field.cursor_position = len(typed)
        self.take_cursor()

    def take_cursor(self) -> None:
        """Put the cursor into the field."""
        self._field.focus()

    def close(self) -> None:
        """Nothing is asked any more."""
        self.question = None
        self._field.settle()
        self.remove_class("-asked")

    def action_close(self) -> None:
        """Esc where nothing is unsent."""
        if self.question is not None:
            self.post_message(self.Closed(self.question))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.question is not None and self._field.unsent:
            self.post_message(self.Half(self.question, event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self.question is not None:
            self.post_message(self.Answered(self.question, event.value))

    @on(TypedInput.Warned)
    def _pass_warning_on(self, event: TypedInput.Warned) -> None:
        event.stop()
        self.post_message(self.Warned())

    @on(TypedInput.Wiped)
    def _wiped(self, event: TypedInput.Wiped) -> None:
        event.stop()
        self.action_close()

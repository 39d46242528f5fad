"""The form of a row whose kind names its fields: one line for each, recorded as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from bimtek.journal.records import Refusal
from bimtek.stages.view_form import Cells, RowForm
from bimtek.ui.bars import Rule, TitledBar
from bimtek.ui.block import Block
from bimtek.ui.field import TypedInput
from bimtek.ui.form_foot import FormFoot


class NamedField(Protocol):
    """One line of a form, as the kind of stage describes it."""

    @property
    def name(self) -> str:
        """What its half-typed text is kept under."""

    @property
    def label(self) -> str:
        """What stands before it."""

    @property
    def expected(self) -> str:
        """The sentence at the foot while the cursor is here."""

    @property
    def is_choice(self) -> bool:
        """Whether it is one of a few words, each typed by its letter."""


class FieldSheet(NamedTuple):
    """What the form shows of one row."""

    key: str
    title: str
    place: str
    """Which row of how many."""
    about: str
    """What it hangs on, in a line; empty: nothing."""
    texts: Sequence[str]
    """One for each field, as it would be typed."""
    saws: Sequence[Any]
    """What stood recorded of each field; handed back with what was typed there."""
    split: frozenset[int]
    """Fields in which values of two people stand side by side."""
    draft: str
    """What the places of half-typed text begin with."""
    changed_by: Callable[[int, Any], str]
    """Who else set a field since this was seen of it; empty: nobody."""
    check: Callable[[Any, str, Any], None]
    """Refuses text that cannot be recorded in a field: the field, the text, what was seen."""


class FieldForm(RowForm[FieldSheet]):
    """The fields of a row.

    Args:
        fields: its lines.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "step(1)", "baris berikut", show=False, id="form.next"),
        Binding("pageup", "step(-1)", "baris sebelum", show=False, id="form.before"),
    ]
    DEFAULT_CSS = """
    FieldForm #about { padding-left: 1; color: $text-muted; }
    """

    class Filled(Message):
        """A field was left with something new in it."""

        def __init__(self, key: str, one: Any, text: str, saw: Any, place: str) -> None:
            super().__init__()
            self.key = key
            self.field = one
            self.text = text
            self.saw = saw
            self.place = place

    def __init__(self, fields: Sequence[NamedField]) -> None:
        self.fields = tuple(fields)
        super().__init__(one.name for one in self.fields)

    def compose(self) -> ComposeResult:
        yield TitledBar(id="title")
        yield Block(grow=True, id="about")
        yield Rule()
        with Cells(id="cells"):
            for number in range(len(self.fields)):
                with Horizontal():
                    yield self.label_before(number)
                    yield TypedInput(id=f"c{number}")
        yield FormFoot(id="said")

    def show(self, sheet: FieldSheet, *, fresh: bool) -> None:
        self.sheet = sheet
        for number, saw in enumerate(sheet.saws):
            if self.show_in(number, sheet, fresh=fresh):
                self.saws[number] = saw
        self.query_one("#title", TitledBar).tell(f" {sheet.title} ", sheet.place)
        self.query_one("#about", Block).say([sheet.about] if sheet.about else [])
        if fresh:
            self.begin(sheet)

    def label(self, number: int) -> str:
        return self.fields[number].label

    def expected(self, number: int) -> str:
        return self.fields[number].expected

    def replaces(self, number: int) -> bool:
        return self.fields[number].is_choice

    def send(self, box: TypedInput) -> bool:
        number, sheet = self.number(box), self.sheet
        if sheet is None or number is None or not box.unsent:
            return True
        one, saw = self.fields[number], self.saws[number]
        if closed := self.why_closed():
            self.refuse(number, closed)
            return False
        try:
            sheet.check(one, box.value, saw)
        except Refusal as refused:
            self.refuse(number, refused.message)
            return False
        self.accept(number)
        self.post_message(self.Filled(sheet.key, one, box.value, saw, box.place))
        box.sent()
        return True

"""The form of a row: one line for each field, recorded as it is left."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from bimtek.stages.meanwhile import told_meanwhile
from bimtek.ui.columns import fit
from bimtek.ui.field import LEAVING_KEEPS, TypedInput
from bimtek.ui.form_foot import FormFoot

LEAST_LABEL, MOST_LABEL = 19, 26
"""Cells for what a field is called, with the sign before it and a space behind it."""
KEYS: Final = ("PgUp PgDn baris lain", "Esc daftar")
"""Of every field, behind what Enter does in it."""
SPLIT: Final = "≠ Dua nilai berbeda. Esc, lalu = memilih; yang diketik di sini mengganti keduanya."


class RowSheet(Protocol):
    """What a form shows of one row."""

    @property
    def texts(self) -> Sequence[str]:
        """One for each field, as it would be typed."""

    @property
    def split(self) -> frozenset[int]:
        """Fields in which values of two people stand side by side."""

    @property
    def draft(self) -> str:
        """What the places of half-typed text begin with."""

    @property
    def changed_by(self) -> Callable[[int, Any], str]:
        """Who else set a field since this was seen of it; empty: nobody."""


S = TypeVar("S", bound=RowSheet)


class Cells(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields; the arrows and page keys mean fields and rows, never its scroll."""


class RowForm(Widget, Generic[S]):
    """The fields of a row.

    Args:
        names: of the fields, which the places of half-typed text end with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "go(1)", "isian berikut", show=False),
        Binding("shift+tab,up", "go(-1)", "isian sebelum", show=False),
        Binding("escape", "leave", "daftar", show=False),
    ]
    DEFAULT_CSS = """
    RowForm { layout: vertical; width: 1fr; height: 1fr; }
    RowForm #title { text-style: bold; }
    RowForm Horizontal { height: 1; }
    RowForm #cells { height: 1fr; scrollbar-size-vertical: 1; }
    RowForm .form--label { padding-left: 1; }
    RowForm TypedInput { width: 1fr; }
    RowForm .-conflict, RowForm .-refused { color: $text-error; }
    """

    class Stepped(Message):
        """Another row, everything here being recorded."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """Back to the list."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.names = tuple(names)
        self.sheet: S | None = None
        self._refused: dict[int, str] = {}
        """Field → why what stands there was not recorded."""
        self.saws: dict[int, Any] = {}
        """Field → what stood recorded when the typing in it began."""
        self.why_closed: Callable[[], str] = str
        """Why nothing may be recorded here now; empty: it may. Asked of whoever holds the form."""
        self._meanwhile = (-1, "")
        """The field and its text of which it was told last that another person set it."""

    @abstractmethod
    def show(self, sheet: S, *, fresh: bool) -> None:
        """Show a row; what is being typed stays, unless it is another row than before."""

    @abstractmethod
    def label(self, number: int) -> str:
        """What a field is called."""

    @abstractmethod
    def expected(self, number: int) -> str:
        """What a field waits for."""

    @abstractmethod
    def send(self, box: TypedInput) -> bool:
        """Ask to record a field; False if its text makes no sense and stays."""

    def replaces(self, number: int) -> bool:  # noqa: ARG002 - a form may tell by its field
        """Whether what is typed takes the place of what stands there: a choice, by its letter."""
        return False

    # -- fields

    def label_before(self, number: int) -> Static:
        """What stands before a field; `!` was refused, `≠` two values stand side by side."""
        words = fit(self.label(number), self._label_cells - 1)
        label = Static(words, id=f"l{number}", classes="form--label", markup=False)
        label.styles.width = self._label_cells + 1
        return label

    @cached_property
    def _label_cells(self) -> int:
        longest = max((cell_len(self.label(at)) for at in range(len(self.names))), default=0)
        return min(max(LEAST_LABEL, longest + 3), MOST_LABEL)

    def _draw_label(self, number: int) -> None:
        split = self.sheet is not None and number in self.sheet.split
        refused = number in self._refused
        sign = "! " if refused else "≠ " if split else ""
        label = self.query_one(f"#l{number}", Static)
        label.update(fit(f"{sign}{self.label(number)}", self._label_cells - 1))
        for widget in (label, self.box(number)):
            widget.set_class(split, "-conflict")
            widget.set_class(refused, "-refused")

    def refuse(self, number: int, why: str) -> None:
        """What stands in a field makes no sense: it stays, marked, until it is put right."""
        self._refused[number] = why
        self._draw_label(number)
        elsewhere = self.number(self.app.focused) != number
        self.say(f"{self.label(number)}: {why}" if elsewhere else why, wrong=True)

    def accept(self, number: int) -> None:
        """What stands in a field makes sense."""
        if self._refused.pop(number, None) is not None:
            self._draw_label(number)

    def box(self, number: int) -> TypedInput:
        """The input of a field."""
        return self.query_one(f"#c{number}", TypedInput)

    def box_of(self, name: str) -> TypedInput | None:
        """The input of a field by its name."""
        return self.box(self.names.index(name)) if name in self.names else None

    @property
    def unsent(self) -> list[TypedInput]:
        """Fields with text that is recorded nowhere."""
        return [box for box in self.query(TypedInput).results() if box.unsent]

    def show_in(self, number: int, sheet: S, *, fresh: bool) -> bool:
        """Show a field's text; False where what is being typed stays."""
        box = self.box(number)
        box.place = f"{sheet.draft}/{self.names[number]}"
        box.keeps = LEAVING_KEEPS
        if not fresh and box.has_focus:
            self._tell_meanwhile(number, box, sheet)
        if box.unsent and not fresh:
            self._draw_label(number)
            return False
        self._refused.pop(number, None)
        self._draw_label(number)
        if box.unsent or box.value != sheet.texts[number]:
            box.settle(sheet.texts[number])
        return True

    def _tell_meanwhile(self, number: int, box: TypedInput, sheet: S) -> None:
        """Another person has set the field with the cursor: told beside what is typed there."""
        now = sheet.texts[number]
        if box.settled == now or self._meanwhile == (number, now):
            return
        if who := sheet.changed_by(number, self.saws.get(number)):
            self._meanwhile = (number, now)
            self.say(told_meanwhile(who, now, box.settled, typing=box.unsent))

    def begin(self, sheet: S) -> None:
        """From the first field on; what stands in the way of recording is told before typing."""
        self.query_one("#cells").scroll_home(animate=False)
        if closed := self.why_closed():
            self.say(closed, wrong=True)
            return
        self.say("≠ Ada nilai berbeda di baris ini: Esc, lalu = memilih." if sheet.split else "")

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Sentences at the foot: what is wrong, or what is expected."""
        self.query_one(FormFoot).say(text, wrong=wrong)

    def name_keys(self) -> None:
        """What the keys do in the field with the cursor."""
        box = self.app.focused
        if isinstance(box, TypedInput):
            self.query_one(FormFoot).name_keys((f"Enter {self.enters(box)}", *KEYS))

    def enters(self, box: TypedInput) -> str:  # noqa: ARG002 - a form may tell by its field
        """What Enter does in a field."""
        return "isian lanjut"

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What is expected stands there as soon as the cursor comes."""
        number = self.number(event.widget)
        if number is None or self.sheet is None:
            return
        if isinstance(event.widget, TypedInput) and self.replaces(number):
            event.widget.select_all()
        refused, split = (
            self.why_closed() or self._refused.get(number, ""),
            number in self.sheet.split,
        )
        self.say(refused or (SPLIT if split else self.expected(number)), wrong=bool(refused))
        self.name_keys()

    def number(self, widget: Widget | None) -> int | None:
        """The field to which an input belongs: `c3`, or `w3` beside it."""
        name = (widget.id or "") if isinstance(widget, TypedInput) else ""
        return int(name[1:]) if name[:1] in ("c", "w") and name[1:].isdecimal() else None

    # -- leaving a field

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Every field is recorded when it is left."""
        event.stop()
        if isinstance(event.input, TypedInput):
            self.send(event.input)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: record and go on."""
        event.stop()
        if isinstance(event.input, TypedInput):
            self.enter(event.input)

    def enter(self, box: TypedInput) -> None:
        """Record a field and go on, unless its text makes no sense."""
        if self.send(box):
            self.action_go(1)

    # -- going on

    def action_go(self, by: int) -> None:
        """To the next or the previous field."""
        boxes = list(self.query(TypedInput).results())
        at = boxes.index(self.app.focused) if self.app.focused in boxes else -1
        if 0 <= at + by < len(boxes):
            boxes[at + by].focus()

    def finish(self) -> bool:
        """Record everything that is still typed; False if something makes no sense."""
        for box in self.unsent:
            if not self.send(box):
                box.focus()
                return False
        return True

    def action_step(self, by: int) -> None:
        """Another row."""
        if self.finish():
            self.post_message(self.Stepped(by))

    def action_leave(self) -> None:
        """Back to the list."""
        self.post_message(self.Left())

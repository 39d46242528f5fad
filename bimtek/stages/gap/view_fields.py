"""Fields of a row: recorded one by one as they are left, with earlier sentences offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from bimtek.hall.evidence import first_word, kind_of
from bimtek.journal.records import Refusal
from bimtek.stages.gap.deeds import Saw
from bimtek.stages.gap.fields import BY_NAME, Context, Values, cause_strip
from bimtek.stages.gap.phrases import offered
from bimtek.stages.meanwhile import told_meanwhile
from bimtek.ui.bars import Bar
from bimtek.ui.field import LEAVING_KEEPS, TypedInput

WORDS: Final = ("condition", "cause", "proposal", "effect", "evidence")
"""Fields in which earlier phrases are offered."""


class Sheet(NamedTuple):
    """What the form shows of one row, or of several that are filled together."""

    title: str
    place: str
    """Whose row, and which one: `Dinkes  7/18`; or how many are filled together."""
    context: Context
    """Of the row, or of the first of several."""
    draft: str
    """What the places of half-typed text begin with."""
    many: bool
    texts: Mapping[str, str]
    defaults: Mapping[str, str]
    speaker: str
    gap: str
    criteria: tuple[Content, ...]
    others: tuple[str, ...]
    pieces: tuple[str, ...]
    history: str
    phrases: Mapping[str, tuple[str, ...]]
    conflicts: frozenset[str]
    saw: Saw | None
    """What stood in the row; None where several are filled together."""
    changed_by: Callable[[str, Saw | None], str]
    """Who else set a field since this was seen of it; empty: nobody."""


class RowFields(Widget):
    """Fields of the row in its sheet; whoever draws them says in which order Enter goes.

    It holds a line `#said` at its foot for what is wrong and what is offered.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go(1)", "isian berikut", show=False),
        Binding("shift+tab,up", "go(-1)", "isian sebelum", show=False),
        Binding("down", "take_phrase", "pakai kalimat", show=False),
    ]
    ORDER: ClassVar[tuple[str, ...]] = ()
    """Ids of what Enter goes through."""
    EXPECTED: ClassVar[Mapping[str, str]] = {}
    """What an empty field waits for, where no label of its own says so."""

    class Filled(Message):
        """A field was left with something new in it, or several at once in several rows.

        Args:
            values: fields of the record and parts of its answer.
            place: of the draft that they were made from.
            key: the row, where it is one: the form may show another one by now.
            saw: what stood there when the typing began.
        """

        def __init__(
            self, values: Values, place: str = "", key: str = "", saw: Saw | None = None
        ) -> None:
            super().__init__()
            self.values = values
            self.place = place
            self.key = key
            self.saw = saw

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.why_closed: Callable[[], str] = str
        """Why nothing may be recorded now; empty: it may. Asked of whoever holds the fields."""
        self._saw: dict[str, Saw | None] = {}
        self._meanwhile = ("", "", "")
        """The field that another person set under the typing, its text, and what was told of it."""

    def field(self, name: str) -> TypedInput:
        """The input of a field."""
        return self.query_one(f"#{name}", TypedInput)

    def show_fields(self, sheet: Sheet, *, fresh: bool) -> None:
        """Show what stands in the fields; what is being typed stays unless the row is another.

        Args:
            sheet: what to show.
            fresh: another row than before.
        """
        self.sheet = sheet
        for name in self.ORDER:
            if name not in BY_NAME:
                continue
            box = self.field(name)
            box.place = f"{sheet.draft}/{name}" if sheet.draft else ""
            box.keeps = "" if sheet.many else LEAVING_KEEPS
            default = sheet.defaults.get(name)
            box.placeholder = f"({default})" if default else self.EXPECTED.get(name, "")
            box.set_class(name in sheet.conflicts, "-conflict")
            if (label := _label_before(box)) is not None:
                label.differs(split=name in sheet.conflicts)
            if not fresh and box.has_focus:
                self._tell_meanwhile(name, box, sheet)
            if fresh or not box.unsent:
                self._settle(box, sheet.texts.get(name, ""))
                self._saw[name] = sheet.saw

    def _tell_meanwhile(self, name: str, box: TypedInput, sheet: Sheet) -> None:
        """Another person has set the field with the cursor: told beside what is typed there."""
        now = sheet.texts.get(name, "")
        if box.settled == now or self._meanwhile[:2] == (name, now):
            return
        if who := sheet.changed_by(name, self._saw.get(name)):
            words = told_meanwhile(who, now, box.settled, typing=box.unsent)
            self._meanwhile = name, now, words
            self.say(words)

    def _still_told(self, box: TypedInput) -> str:
        """What was told of a field stands as long as it is typed in, or shows that value."""
        name, now, words = self._meanwhile
        return words if box.id == name and (box.unsent or box.value == now) else ""

    def _settle(self, box: TypedInput, text: str) -> None:
        if box.value != text or box.unsent:
            box.settle(text)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Before the field that has the cursor stands ▸, as before a row."""
        if (label := _label_before(event.widget)) is not None:
            label.mark(here=True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """It goes on with the cursor."""
        if (label := _label_before(event.widget)) is not None:
            label.mark(here=False)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A sentence at the foot of the form: what is wrong, or what is offered."""
        line = self.query_one("#said", Bar)
        line.set_class(wrong, "-wrong")
        line.say(text)

    @property
    def says_wrong(self) -> bool:
        """Whether the sentence at the foot says what is wrong."""
        return self.query_one("#said", Bar).has_class("-wrong")

    # -- leaving a field

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Every field is recorded when it is left."""
        event.stop()
        if event.input.id in BY_NAME and isinstance(event.input, TypedInput):
            self.send(event.input)

    def is_closed(self) -> bool:
        """Whether nothing may be recorded now; then it is said why."""
        closed = self.why_closed()
        if closed:
            self.say(closed, wrong=True)
        return bool(closed)

    def send(self, box: TypedInput) -> bool:
        """Ask to record a field; False if its text makes no sense and stays."""
        if self.sheet is None or not box.unsent:
            return True
        if self.is_closed():
            return False
        try:
            values = BY_NAME[box.id or ""].read(box.value, self.sheet.context)
        except Refusal as refused:
            self.say(refused.message, wrong=True)
            return False
        if words := self.asked_back(box):
            self.say(words, wrong=True)
            return False
        if not self.sheet.many:
            key = self.sheet.context.row.key
            self.post_message(self.Filled(values, box.place, key, self._saw.get(box.id or "")))
            box.sent()
        return True

    def asked_back(self, box: TypedInput) -> str:  # noqa: ARG002 - a form may ask by its field
        """What is asked before a text is recorded that makes sense and is hardly meant."""
        return ""

    def confirm_default(self, box: TypedInput) -> None:
        """Enter on an empty field takes what is shown in it."""
        sheet = self.sheet
        default = sheet.defaults.get(box.id or "") if sheet else ""
        if sheet is None or not default or box.value:
            return
        box.value = default
        self.send(box)

    # -- phrases

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what was typed before in this pillar."""
        name = event.input.id or ""
        if not isinstance(event.input, TypedInput) or not event.input.has_focus:
            return
        if self.sheet is None:
            return
        if name == "causes":
            self.say(cause_strip())
        elif name in WORDS:
            phrase = self._offered(name, event.value)
            self.say(f"↓ {phrase}" if phrase else self._still_told(event.input))
        elif self.says_wrong:
            self.say(self._still_told(event.input))

    def _offered(self, name: str, typed: str) -> str:
        if self.sheet is None:
            return ""
        if name == "evidence":
            first, title = first_word(typed)
            letter = f"{first} " if kind_of(first) else ""
            found = offered(title if letter else typed, self.sheet.phrases.get(name, ()))
            return f"{letter}{found}" if found else ""
        return offered(typed, self.sheet.phrases.get(name, ()))

    def action_take_phrase(self) -> None:
        """Take the offered phrase; without one go to the next field."""
        box = self.app.focused
        if (
            isinstance(box, TypedInput)
            and box.id in WORDS
            and (phrase := self._offered(box.id, box.value))
        ):
            box.value = phrase
            box.cursor_position = len(phrase)
            self.say("")
        else:
            self.action_go(1)

    # -- going on

    def action_go(self, by: int) -> None:
        """To the next or the previous field that is there."""
        focused = self.app.focused
        name = focused.id if focused is not None and focused.id in self.ORDER else self.ORDER[0]
        at = self.ORDER.index(name or self.ORDER[0]) + by
        while 0 <= at < len(self.ORDER):
            box = self.query_one(f"#{self.ORDER[at]}")
            if box.focusable and all(node.display for node in box.ancestors_with_self):
                box.focus()
                return
            at += 1 if by > 0 else -1

    @property
    def unsent(self) -> list[TypedInput]:
        """Fields with text that is recorded nowhere."""
        return [box for box in self.query(TypedInput).results() if box.unsent]


class Label(Static):
    """The words before a field, with room before them: ▸ the cursor, ≠ two values differ.

    Args:
        text: those words.
        classes: how wide they are.
    """

    def __init__(self, text: str, classes: str = "form--label") -> None:
        super().__init__(f" {text}", classes=classes, markup=False)
        self._words = text
        self._here, self._split = False, False

    def mark(self, *, here: bool) -> None:
        """Whether the cursor is in the field behind it."""
        self._here = here
        self._draw()

    def differs(self, *, split: bool) -> None:
        """Whether two values stand side by side in the field behind it."""
        if split != self._split:
            self._split = split
            self._draw()

    def _draw(self) -> None:
        sign = "▸" if self._here else "≠" if self._split else " "
        self.update(f"{sign}{self._words}", layout=False)


def _label_before(box: Widget) -> Label | None:
    """The label of a field: what stands before it in its line."""
    line = box.parent.children if box.parent else ()
    before = [one for one in line if isinstance(one, Label) and line.index(one) < line.index(box)]
    return before[-1] if before else None


def line_of_fields(
    label: str,
    name: str,
    between: str = "",
    second: str = "",
    *,
    wide: str = "",
    second_wide: str = "",
    classes: str = "",
) -> Horizontal:
    """One line of the form: a labelled field, or two of them.

    Args:
        wide: class that says how wide the first field is; empty: what is left.
        second_wide: the same of the second.
    """
    yearly = " -yearly" if second.endswith("year") else ""
    boxes: list[Widget] = [Label(label), TypedInput(id=name, classes=wide or None)]
    if second:
        boxes += [
            Label(f"{between} ", f"form--between{yearly}"),
            TypedInput(id=second, classes=f"{second_wide}{yearly}".strip() or None),
        ]
    return Horizontal(*boxes, classes=classes or None)

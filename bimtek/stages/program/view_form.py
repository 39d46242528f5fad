"""The form of a programme: one line for each field, recorded as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from bimtek.journal.records import Refusal
from bimtek.ui.bars import Rule, TitledBar
from bimtek.ui.block import Block
from bimtek.ui.columns import fit, wrapped
from bimtek.ui.field import TypedInput

if TYPE_CHECKING:
    from bimtek.stages.program.deeds import Saw
    from bimtek.stages.program.fields import Field

HELP: Final = """\
Isian satu program. Setiap isian tersimpan saat ditinggalkan; kosongkan lalu tinggalkan untuk \
menghapusnya. Hanya nama dan penanggung jawab (*) yang harus ada.

Enter, Tab   isian berikut          ↑     isian sebelum
PgUp PgDn    program lain           Esc   kembali ke daftar

Jangka       p pendek, m menengah, j panjang
Sumber dana  a APBD, n APBN, c CSR, l lain
Quick win dan syaratnya (?): y ya, t tidak
Anggaran     750 jt    1,5 m    12.000.000
Target       2026: 40; 2027: 60
~            di ujung kalimat: program ini tertutup,
             tidak dimuat dalam notulen
"""
LABEL: Final = 19


class FormSheet(NamedTuple):
    """What the form shows of one programme."""

    key: str
    title: str
    place: str
    """Which programme of how many."""
    about: str
    """The gap that it answers, in numbers; empty: none."""
    texts: Sequence[str]
    """One for each field, as it would be typed."""
    saws: Sequence[Saw]
    split: frozenset[int]
    """Fields in which values of two people stand side by side."""
    draft: str
    """What the places of half-typed text begin with."""
    check: Callable[[Field, str, Saw], None]
    """Refuses text that cannot be recorded in a field."""


class Cells(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields; the arrows and page keys mean fields and programmes, never its scroll."""


class ProgrammeForm(Widget):
    """The fields of a programme.

    Args:
        fields: its lines.
    """

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "go(1)", "isian berikut", show=False),
        Binding("shift+tab,up", "go(-1)", "isian sebelum", show=False),
        Binding("pagedown", "step(1)", "program berikut", show=False, id="programme.next"),
        Binding("pageup", "step(-1)", "program sebelum", show=False, id="programme.before"),
        Binding("escape", "leave", "daftar", show=False),
    ]
    DEFAULT_CSS = """
    ProgrammeForm { layout: vertical; width: 1fr; height: 1fr; }
    ProgrammeForm #title { text-style: bold; }
    ProgrammeForm #about { padding-left: 1; color: $text-muted; }
    ProgrammeForm Horizontal { height: 1; }
    ProgrammeForm #cells { height: 1fr; scrollbar-size-vertical: 1; }
    ProgrammeForm .form--label { width: 20; padding-left: 1; }
    ProgrammeForm TypedInput { width: 1fr; }
    ProgrammeForm TypedInput.-conflict { color: $text-error; }
    ProgrammeForm #said { height: 2; padding-left: 1; color: $text-muted; }
    ProgrammeForm #said.-wrong { color: $text-error; }
    """

    class Filled(Message):
        """A field was left with something new in it."""

        def __init__(self, key: str, one: Field, text: str, saw: Saw, place: str) -> None:
            super().__init__()
            self.key = key
            self.field = one
            self.text = text
            self.saw = saw
            self.place = place

    class Stepped(Message):
        """Another programme, everything here being recorded."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """Back to the list."""

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self.sheet: FormSheet | None = None
        self._saws: dict[int, Saw] = {}
        self._said = ""

    def compose(self) -> ComposeResult:
        yield TitledBar(id="title")
        yield Block(grow=True, id="about")
        yield Rule()
        with Cells(id="cells"):
            for number, one in enumerate(self.fields):
                with Horizontal():
                    yield Static(fit(one.label, LABEL - 1), classes="form--label", markup=False)
                    yield TypedInput(id=f"c{number}")
        yield Block(id="said")

    # -- fields

    def box(self, number: int) -> TypedInput:
        """The input of a field."""
        return self.query_one(f"#c{number}", TypedInput)

    def box_of(self, name: str) -> TypedInput | None:
        """The input of a field by its name."""
        found = (number for number, one in enumerate(self.fields) if one.name == name)
        number = next(found, None)
        return None if number is None else self.box(number)

    @property
    def unsent(self) -> list[TypedInput]:
        """Fields with text that is recorded nowhere."""
        return [box for box in self.query(TypedInput).results() if box.unsent]

    def show(self, sheet: FormSheet, *, fresh: bool) -> None:
        """Show a programme; what is being typed stays, unless it is another one than before."""
        self.sheet = sheet
        for number, one in enumerate(self.fields):
            box = self.box(number)
            box.place = f"{sheet.draft}/{one.name}"
            box.set_class(number in sheet.split, "-conflict")
            if fresh or not box.unsent:
                if box.unsent or box.value != sheet.texts[number]:
                    box.settle(sheet.texts[number])
                self._saws[number] = sheet.saws[number]
        self.query_one("#title", TitledBar).tell(f" {sheet.title} ", sheet.place)
        self.query_one("#about", Block).say([sheet.about] if sheet.about else [])
        if fresh:
            self.query_one("#cells").scroll_home(animate=False)
            split = "≠ Ada nilai berbeda di baris ini: Esc, lalu = memilih." if sheet.split else ""
            self.say(split)

    def on_resize(self) -> None:
        self._draw_said()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Sentences at the foot: what is wrong, or what is expected."""
        self._said = text
        self.query_one("#said", Block).set_class(wrong, "-wrong")
        self._draw_said()

    def _draw_said(self) -> None:
        width = max(10, (self.size.width or 80) - 2)
        self.query_one("#said", Block).say(wrapped(self._said, width))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """What is expected stands there as soon as the cursor comes."""
        number = self._number(event.widget)
        if number is not None and self.sheet is not None:
            self.say(self.fields[number].expected)

    def _number(self, widget: Widget | None) -> int | None:
        name = (widget.id or "") if isinstance(widget, TypedInput) else ""
        return int(name[1:]) if name[:1] == "c" and name[1:].isdecimal() else None

    # -- leaving a field

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Every field is recorded when it is left."""
        event.stop()
        if isinstance(event.input, TypedInput):
            self.send(event.input)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: record and go on."""
        event.stop()
        if isinstance(event.input, TypedInput) and self.send(event.input):
            self.action_go(1)

    def send(self, box: TypedInput) -> bool:
        """Ask to record a field; False if its text makes no sense and stays."""
        number, sheet = self._number(box), self.sheet
        if sheet is None or number is None or not box.unsent:
            return True
        one, saw = self.fields[number], self._saws[number]
        try:
            sheet.check(one, box.value, saw)
        except Refusal as refused:
            self.say(refused.message, wrong=True)
            return False
        self.post_message(self.Filled(sheet.key, one, box.value, saw, box.place))
        box.sent()
        return True

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
        """Another programme."""
        if self.finish():
            self.post_message(self.Stepped(by))

    def action_leave(self) -> None:
        """Back to the list."""
        self.post_message(self.Left())

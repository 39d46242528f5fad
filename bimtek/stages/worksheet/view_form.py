"""The form of a row: one field for each column, recorded as it is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from bimtek.hall.confidence import read_sentence
from bimtek.hall.evidence import EvidenceKind, Piece, read_due, read_kind
from bimtek.journal.records import Refusal
from bimtek.stages.worksheet.rules import EVIDENCE
from bimtek.stages.worksheet.values import WORDS, Context, expected, read
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.columns import fit, wrapped
from bimtek.ui.field import TypedInput

if TYPE_CHECKING:
    from bimtek.stages.worksheet.deeds import Saw
    from bimtek.stages.worksheet.script import Column

HELP: Final = """\
Isian satu baris. Setiap isian tersimpan saat ditinggalkan.

Enter, Tab   isian berikut          ↑     isian sebelum
PgUp PgDn    baris lain             Esc   kembali ke daftar
*            kolom wajib

Isian yang dikosongkan lalu ditinggalkan menjadi kosong;
-            belum ada data          x     tidak berlaku
Bukti        d judul: dokumen    t judul: tautan
             f judul: foto       m judul: menyusul
             Enter, lalu tempat atau tanggalnya.
             -2 menarik bukti nomor 2
~            di awal atau akhir kalimat: tertutup,
             tidak dimuat dalam notulen
"""
LABEL: Final = 19


class FormSheet(NamedTuple):
    """What the form shows of one row."""

    key: str
    who: str
    title: str
    """Its code and whole text."""
    group: str
    place: str
    """Which row of how many, and whose sheet."""
    texts: Sequence[str]
    """One for each column, as it would be typed."""
    saws: Sequence[Saw]
    pieces: Sequence[Sequence[str]]
    split: frozenset[int]
    """Columns in which values of two people stand side by side."""
    draft: str
    """What the places of half-typed text begin with."""
    context: Context


class Cells(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields; the arrows and page keys mean fields and rows, never its scroll."""


class SheetForm(Widget):
    """The fields of a row.

    Args:
        columns: of the script.
    """

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "go(1)", "isian berikut", show=False),
        Binding("shift+tab,up", "go(-1)", "isian sebelum", show=False),
        Binding("pagedown", "step(1)", "baris berikut", show=False, id="worksheet.next-row"),
        Binding("pageup", "step(-1)", "baris sebelum", show=False, id="worksheet.row-before"),
        Binding("escape", "leave", "daftar", show=False),
    ]
    DEFAULT_CSS = """
    SheetForm { layout: vertical; width: 1fr; height: 1fr; }
    SheetForm #title { text-style: bold; }
    SheetForm #question { height: 2; padding-left: 1; }
    SheetForm Horizontal { height: 1; }
    SheetForm #cells { height: 1fr; scrollbar-size-vertical: 1; }
    SheetForm .form--label { width: 20; padding-left: 1; }
    SheetForm .form--between { width: auto; color: $text-muted; }
    SheetForm TypedInput { width: 1fr; }
    SheetForm TypedInput.-conflict { color: $text-error; }
    SheetForm Block.form--pieces { padding-left: 3; color: $text-muted; }
    SheetForm #said { height: 2; padding-left: 1; color: $text-muted; }
    SheetForm #said.-wrong { color: $text-error; }
    """

    class Said(Message):
        """What is asked for one column of the row that the form shows."""

        def __init__(self, key: str, who: str, column: Column) -> None:
            super().__init__()
            self.key = key
            self.who = who
            self.column = column

    class Filled(Said):
        """A field was left with something new in it."""

        def __init__(
            self, key: str, who: str, column: Column, text: str, saw: Saw, place: str
        ) -> None:
            super().__init__(key, who, column)
            self.text = text
            self.saw = saw
            self.place = place

    class Brought(Said):
        """A piece of evidence was typed."""

        def __init__(self, key: str, who: str, column: Column, piece: Piece, place: str) -> None:
            super().__init__(key, who, column)
            self.piece = piece
            self.place = place

    class TookBack(Said):
        """The piece of evidence with this number is taken back."""

        def __init__(self, key: str, who: str, column: Column, number: int) -> None:
            super().__init__(key, who, column)
            self.number = number

    class Stepped(Message):
        """Another row, everything here being recorded."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """Back to the list."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.sheet: FormSheet | None = None
        self._saws: dict[int, Saw] = {}
        self._said = ""

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Block(id="question")
        yield Rule()
        with Cells(id="cells"):
            for number, column in enumerate(self.columns):
                yield from self._field(number, column)
        yield Block(id="said")

    def _field(self, number: int, column: Column) -> ComposeResult:
        required = "*" if column.required else ""
        label = fit(f"{column.name}{required}", LABEL - 1)
        if column.type == EVIDENCE:
            yield Block(grow=True, id=f"p{number}", classes="form--pieces")
        with Horizontal():
            yield Static(label, classes="form--label", markup=False)
            yield TypedInput(id=f"c{number}", many=False)
            if column.type == EVIDENCE:
                yield Static(" ada di ", classes="form--between", markup=False)
                yield TypedInput(id=f"w{number}")

    # -- fields

    def field(self, number: int) -> TypedInput:
        """The input of a column."""
        return self.query_one(f"#c{number}", TypedInput)

    def where(self, number: int) -> TypedInput:
        """Where a piece of evidence is, or by when it comes."""
        return self.query_one(f"#w{number}", TypedInput)

    def field_of(self, column: str) -> TypedInput | None:
        """The input of a column by the column's id."""
        found = (n for n, one in enumerate(self.columns) if one.id == column)
        number = next(found, None)
        return None if number is None else self.field(number)

    @property
    def unsent(self) -> list[TypedInput]:
        """Fields with text that is recorded nowhere."""
        return [box for box in self.query(TypedInput).results() if box.unsent]

    def show(self, sheet: FormSheet, *, fresh: bool) -> None:
        """Show a row; what is being typed stays, unless it is another row than before."""
        self.sheet = sheet
        for number, column in enumerate(self.columns):
            box = self.field(number)
            box.place = f"{sheet.draft}/{column.id}"
            if column.type == EVIDENCE:
                self._show_pieces(number, sheet, fresh=fresh)
                continue
            box.set_class(number in sheet.split, "-conflict")
            if fresh or not box.unsent:
                if box.unsent or box.value != sheet.texts[number]:
                    box.settle(sheet.texts[number])
                self._saws[number] = sheet.saws[number]
        self._draw_head()
        if fresh:
            self.query_one("#cells").scroll_home(animate=False)
            split = "≠ Ada nilai berbeda di baris ini: Esc, lalu = memilih." if sheet.split else ""
            self.say(split)

    def _show_pieces(self, number: int, sheet: FormSheet, *, fresh: bool) -> None:
        self.query_one(f"#p{number}", Block).say(sheet.pieces[number])
        if fresh:
            self.field(number).settle()
            self.where(number).settle()
            self.field(number).placeholder = "jenis dan judul"

    def on_resize(self) -> None:
        if self.sheet is not None:
            self._draw_head()
            self._draw_said()

    def _draw_head(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        width = self.size.width or 80
        head = fit(f" {sheet.group}", max(0, width - cell_len(sheet.place) - 2))
        self.query_one("#title", Bar).say(f"{head} {sheet.place}")
        self.query_one("#question", Block).say(wrapped(sheet.title, max(10, width - 2)))

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
            self.say(expected(self.columns[number], self.sheet.context))

    def _number(self, widget: Widget | None) -> int | None:
        name = (widget.id or "") if isinstance(widget, TypedInput) else ""
        return int(name[1:]) if name[:1] in ("c", "w") and name[1:].isdecimal() else None

    # -- leaving a field

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Every field is recorded when it is left; evidence when its place is known."""
        event.stop()
        if isinstance(event.input, TypedInput):
            self.send(event.input)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: record and go on."""
        event.stop()
        box = event.input
        number = self._number(box)
        if number is None or not isinstance(box, TypedInput):
            return
        if self.columns[number].type == EVIDENCE:
            self._bring(number, box)
        elif self.send(box):
            self.action_go(1)

    def send(self, box: TypedInput) -> bool:
        """Ask to record a field; False if its text makes no sense and stays."""
        number, sheet = self._number(box), self.sheet
        if sheet is None or number is None or not box.unsent:
            return True
        column = self.columns[number]
        if column.type == EVIDENCE:
            return False  # its two fields belong together
        try:
            text = read_sentence(box.value)[0] if column.type in WORDS else box.value
            read(column, text, sheet.context)
        except Refusal as refused:
            self.say(refused.message, wrong=True)
            return False
        saw = self._saws[number]
        self.post_message(self.Filled(sheet.key, sheet.who, column, box.value, saw, box.place))
        box.sent()
        return True

    def _bring(self, number: int, box: TypedInput) -> None:
        """A piece of evidence: its kind and title, then where it is or by when it comes."""
        typed, where, sheet = self.field(number), self.where(number), self.sheet
        text = typed.value.strip()
        if sheet is None or not (text or where.value.strip()):
            self.action_go(1 if box is where else 2)
            return
        column = self.columns[number]
        if text[:1] == "-" and text[1:].isdecimal():
            self.post_message(self.TookBack(sheet.key, sheet.who, column, int(text[1:])))
            typed.settle()
            return
        try:
            kind, title = read_kind(text)
            follows = kind is EvidenceKind.FOLLOWS
            if box is typed:
                where.placeholder = "tanggal, misalnya 7/7" if follows else "boleh kosong"
                where.focus()
                return
            due = read_due(where.value, sheet.context.today) if follows else None
        except Refusal as refused:
            self.say(refused.message, wrong=True)
            return
        piece = Piece(kind, title, "" if follows else where.value.strip(), due)
        self.post_message(self.Brought(sheet.key, sheet.who, column, piece, typed.place))
        typed.settle()
        where.settle()
        typed.focus()

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

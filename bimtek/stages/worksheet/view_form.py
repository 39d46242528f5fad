"""The form of a row: one field for each column, recorded as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from bimtek.hall.confidence import read_sentence
from bimtek.hall.evidence import (
    EvidenceKind,
    Piece,
    enters_evidence,
    read_due,
    read_kind,
    withdrawn_number,
)
from bimtek.journal.records import Refusal
from bimtek.stages.view_form import Cells, RowForm
from bimtek.stages.worksheet.rules import EVIDENCE, QUICK
from bimtek.stages.worksheet.values import WORDS, Context, expected, read
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.block import Block
from bimtek.ui.columns import fit, wrapped
from bimtek.ui.field import TypedInput
from bimtek.ui.form_foot import FormFoot

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
             beberapa kata tanpa huruf: dokumen
             Enter, lalu tempat atau tanggalnya, Enter
             mencatatnya; Enter pada isian kosong: lanjut
             -2 menarik bukti nomor 2
~            di awal atau akhir kalimat: tertutup,
             tidak dimuat dalam notulen
"""


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
    changed_by: Callable[[int, Saw], str]
    """Who else set a column since this was seen of it; empty: nobody."""


class SheetForm(RowForm[FormSheet]):
    """The fields of a row.

    Args:
        columns: of the script.
    """

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "step(1)", "baris berikut", show=False, id="worksheet.next-row"),
        Binding("pageup", "step(-1)", "baris sebelum", show=False, id="worksheet.row-before"),
    ]
    DEFAULT_CSS = """
    SheetForm #question { height: 2; padding-left: 1; }
    SheetForm .form--between { width: auto; color: $text-muted; }
    SheetForm Block.form--pieces { padding-left: 3; color: $text-muted; }
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

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        super().__init__(column.id for column in self.columns)

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Block(id="question")
        yield Rule()
        with Cells(id="cells"):
            for number, column in enumerate(self.columns):
                yield from self._field(number, column)
        yield FormFoot(id="said")

    def _field(self, number: int, column: Column) -> ComposeResult:
        if column.type == EVIDENCE:
            yield Block(grow=True, id=f"p{number}", classes="form--pieces")
        with Horizontal():
            yield self.label_before(number)
            yield TypedInput(id=f"c{number}", many=False)
            if column.type == EVIDENCE:
                yield Static(" ada di ", classes="form--between", markup=False)
                yield TypedInput(id=f"w{number}")

    # -- fields

    def where(self, number: int) -> TypedInput:
        """Where a piece of evidence is, or by when it comes."""
        return self.query_one(f"#w{number}", TypedInput)

    def show(self, sheet: FormSheet, *, fresh: bool) -> None:
        self.sheet = sheet
        for number, column in enumerate(self.columns):
            if column.type == EVIDENCE:
                self._show_pieces(number, sheet, fresh=fresh)
            elif self.show_in(number, sheet, fresh=fresh):
                self.saws[number] = sheet.saws[number]
        self._draw_head()
        if fresh:
            self.begin(sheet)

    def _show_pieces(self, number: int, sheet: FormSheet, *, fresh: bool) -> None:
        self.box(number).place = f"{sheet.draft}/{self.names[number]}"
        self.query_one(f"#p{number}", Block).say(sheet.pieces[number])
        if fresh:
            self.box(number).settle()
            self.where(number).settle()
            self.box(number).placeholder = "jenis dan judul"

    def on_resize(self) -> None:
        self._draw_head()

    def _draw_head(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        width = self.size.width or 80
        head = fit(f" {sheet.group}", max(0, width - cell_len(sheet.place) - 2))
        self.query_one("#title", Bar).say(f"{head} {sheet.place}")
        self.query_one("#question", Block).say(wrapped(sheet.title, max(10, width - 2)))

    def expected(self, number: int) -> str:
        return expected(self.columns[number], self.sheet.context) if self.sheet else ""

    def label(self, number: int) -> str:
        column = self.columns[number]
        return f"{column.name}{'*' if column.required else ''}"

    def replaces(self, number: int) -> bool:
        return self.columns[number].type in QUICK

    # -- leaving a field

    def enter(self, box: TypedInput) -> None:
        number = self.number(box)
        if number is not None and self.columns[number].type == EVIDENCE:
            self._bring(number, box)
        else:
            super().enter(box)

    def enters(self, box: TypedInput) -> str:
        number = self.number(box)
        if number is None or self.columns[number].type != EVIDENCE:
            return super().enters(box)
        typed, where = self.box(number), self.where(number)
        return enters_evidence(typed.value, where.value, in_place=box is where)

    def on_input_changed(self) -> None:
        """What Enter does in a field of evidence depends on what is typed there."""
        self.name_keys()

    def send(self, box: TypedInput) -> bool:
        number, sheet = self.number(box), self.sheet
        if sheet is None or number is None or not box.unsent:
            return True
        column = self.columns[number]
        if column.type == EVIDENCE:
            return False  # its two fields belong together
        if closed := self.why_closed():
            self.refuse(number, closed)
            return False
        try:
            text = read_sentence(box.value)[0] if column.type in WORDS else box.value
            read(column, text, sheet.context)
        except Refusal as refused:
            self.refuse(number, refused.message)
            return False
        self.accept(number)
        saw = self.saws[number]
        self.post_message(self.Filled(sheet.key, sheet.who, column, box.value, saw, box.place))
        box.sent()
        return True

    def _bring(self, number: int, box: TypedInput) -> None:
        """A piece of evidence: its kind and title, then where it is or by when it comes."""
        typed, where, sheet = self.box(number), self.where(number), self.sheet
        text = typed.value.strip()
        if sheet is None or not (text or where.value.strip()):
            self.action_go(1 if box is where else 2)
            return
        if closed := self.why_closed():
            self.say(closed, wrong=True)
            return
        column = self.columns[number]
        if taken := withdrawn_number(text):
            self.post_message(self.TookBack(sheet.key, sheet.who, column, taken))
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

"""The form of a programme: one line for each field, recorded as it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from bimtek.journal.records import Refusal
from bimtek.stages.view_form import LABEL, Cells, RowForm
from bimtek.ui.bars import Rule, TitledBar
from bimtek.ui.block import Block
from bimtek.ui.columns import fit
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


class ProgrammeForm(RowForm[FormSheet]):
    """The fields of a programme.

    Args:
        fields: its lines.
    """

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "step(1)", "program berikut", show=False, id="programme.next"),
        Binding("pageup", "step(-1)", "program sebelum", show=False, id="programme.before"),
    ]
    DEFAULT_CSS = """
    ProgrammeForm #about { padding-left: 1; color: $text-muted; }
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

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = tuple(fields)
        super().__init__(one.name for one in self.fields)
        self._saws: dict[int, Saw] = {}

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

    def show(self, sheet: FormSheet, *, fresh: bool) -> None:
        self.sheet = sheet
        for number, saw in enumerate(sheet.saws):
            if self.show_in(number, sheet, fresh=fresh):
                self._saws[number] = saw
        self.query_one("#title", TitledBar).tell(f" {sheet.title} ", sheet.place)
        self.query_one("#about", Block).say([sheet.about] if sheet.about else [])
        if fresh:
            self.begin(sheet)

    def expected(self, number: int) -> str:
        return self.fields[number].expected

    def send(self, box: TypedInput) -> bool:
        number, sheet = self.number(box), self.sheet
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

"""The cell of a number, opened in place by its first digit."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.message import Message

from bimtek.stages.gap.deeds import Saw
from bimtek.ui.field import TypedInput

Which = Literal["now", "target"]

HELP = """\
Angka: kini, Enter, sasaran, Enter. Desimal memakai koma: 66,7. Ribuan boleh bertitik: 1.234.
bd = belum ada data, tb = tidak berlaku. ↑ ↓ menyimpan dan pindah baris.
Esc dua kali membuang yang diketik.
Sel yang dikosongkan ditutup Enter atau Backspace; nilai lama tetap. Menarik
kembali nilai: Backspace di barisnya.
"""


class CellInput(TypedInput):
    """One number of one row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "simpan, naik", show=False),
        Binding("down", "go(1)", "simpan, turun", show=False),
    ]
    DEFAULT_CSS = """
    CellInput, CellInput:focus {
        layer: cell; position: absolute; width: 10; background: $surface; color: $foreground;
        text-style: bold;
    }
    """

    class Done(Message):
        """The number is to be recorded; then the cursor goes by `step` rows."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Closed(Message):
        """Left without anything to record; what stood there stands on."""

    def __init__(self) -> None:
        super().__init__(help=HELP)
        self.keeps = "Enter, ↑ dan ↓ menyimpannya"
        self.key = ""
        """The row."""
        self.which: Which = "now"
        self.saw: Saw | None = None
        """What stood in the row when the cell was opened: the typing hides what comes after."""
        self.meanwhile = ""
        """What another person set under it, as far as it was told."""
        self.asked = ""
        """The number that was asked about because it looks like a year."""
        self.display = False

    def open(self, key: str, which: Which, standing: str, typed: str, place: str) -> None:
        """Stand on a row's cell with what is typed already in it."""
        self.key, self.which, self.place = key, which, place
        self.asked = self.meanwhile = ""
        self.placeholder = "kini" if which == "now" else "sasaran"
        self.settle(standing)
        if typed:
            self.value = typed
        self.cursor_position = len(self.value)
        if not typed:
            self.select_all()
        self.display = True
        self.focus()

    @property
    def emptied(self) -> bool:
        """Whether nothing is left in it of what stood or was typed."""
        return not self.value.strip()

    def action_delete_left(self) -> None:
        """Backspace: in an emptied cell there is nothing left to do."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Closed())

    def close(self) -> None:
        """Go away; what was typed is recorded or wiped."""
        self.display = False
        self.settle()

    def action_go(self, by: int) -> None:
        """Record and go up or down."""
        self.post_message(self.Done(by))

    def action_leave_or_wipe(self) -> None:
        """Esc: over unsent text as everywhere, else the cell closes."""
        if self.unsent:
            super().action_leave_or_wipe()
        else:
            self.post_message(self.Closed())

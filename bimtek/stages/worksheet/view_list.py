"""The list of a sheet's rows: one key fills a level or a choice, the rest are requests."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from bimtek.stages.view_rows import ActList

HELP = """\
Kertas kerja: satu baris setiap pertanyaan, jawabannya di kolom.

0–9          level (atau nomor pilihan), lalu baris berikut
y t          ya atau tidak, bila itu kolomnya
-            belum ada data (bd)    x   tidak berlaku (tb)
Backspace    kosongkan kembali      Enter  isian lengkap
i            baris baru di aula     h   tarik baris baru
"            salin kalimat di atas  ~   kalimat tertutup
=            memilih, bila dua nilai berbeda (≠); di pleno: bila nilai
             kelompok berbeda
o  [  ]      lembar OPD atau kelompok lain; sesudah kelompok: pleno
G            hasil kelompok masuk ke pleno, yang berbeda diputuskan di sana
b            di pleno: sebuah kelompok berpendapat lain, dengan kalimatnya
p            layar: pertanyaan ini; dengan kalimatnya (pleno), atau hasil
             lembar kelompok ini; semua baris
v            riwayat isian baris ini
H            musnahkan satu kalimat untuk selamanya (fasilitator)

·     belum diisi          ✓    kolom wajib (*) terisi, juga bukti
bd    belum ada data       tb   tidak berlaku
≠     dua nilai berbeda    ~    tertutup
Meja: Living 2/5 ▲14' = 2 dari 5 baris, 14 menit tanpa isian baru.
Bukti: banyaknya bukti, diisi lewat Enter; ‘belum’: ditagih.
"""


class SheetList(ActList):
    """The rows of one sheet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "act('sheet')", "lembar lain", id="worksheet.sheet"),
        Binding("i", "act('add')", "baris baru", id="worksheet.add"),
        Binding("p", "act('point')", "layar", id="worksheet.point"),
        Binding("v", "screen.value_history", "riwayat", id="worksheet.history"),
        Binding("[", "act('before')", "lembar sebelum", show=False, id="worksheet.before"),
        Binding("]", "act('after')", "lembar sesudah", show=False, id="worksheet.after"),
        Binding("G", "act('gather')", "ke pleno", show=False, id="worksheet.gather"),
        Binding("b", "act('differ')", "berbeda", show=False, id="worksheet.differ"),
        Binding("-", "act('no_data')", "belum ada data", show=False, id="worksheet.no-data"),
        Binding("x", "act('not_applicable')", "tidak berlaku", show=False, id="worksheet.not"),
        Binding("backspace", "act('clear')", "kosongkan", show=False, id="worksheet.clear"),
        Binding('"', "act('copy')", "salin dari atas", show=False, id="worksheet.copy"),
        Binding("=", "act('settle')", "pilih nilai", show=False, id="worksheet.settle"),
        Binding("~", "act('confide')", "tertutup", show=False, id="worksheet.confide"),
        Binding("H", "act('destroy')", "musnahkan isi", show=False, id="worksheet.destroy"),
        Binding("h,delete", "act('remove')", "tarik baris", show=False, id="worksheet.remove"),
        Binding("y", "fill('y')", "ya", show=False, id="worksheet.yes"),
        Binding("t", "fill('t')", "tidak", show=False, id="worksheet.no"),
    ]

    class Quick(Message):
        """A digit, or a letter that answers yes or no, was typed on a row."""

        def __init__(self, key: str, typed: str) -> None:
            super().__init__()
            self.key = key
            self.typed = typed

    def __init__(self) -> None:
        super().__init__(help=HELP)
        self.answers_yes_no = False
        """Whether `y` and `t` fill the column that a key fills."""
        self.several = False
        """Whether there are other sheets to go to."""
        self.came_from: tuple[str, str] = ("", "")
        """The row that was just filled, and the one to which the cursor then went by itself."""

    def on_key(self, event: events.Key) -> None:
        """Digits go to the row; what else has no command begins a note."""
        character = event.character or ""
        if character.isascii() and character.isdigit():
            event.stop()
            event.prevent_default()
            self.action_fill(character)

    def action_fill(self, typed: str) -> None:
        """Fill the row under the cursor by one key."""
        if self.cursor_key is not None:
            self.post_message(self.Quick(self.cursor_key, typed))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters without a meaning on this sheet begin a note."""
        if action == "fill":
            return self.answers_yes_no
        if action == "act" and parameters and parameters[0] in ("sheet", "before", "after"):
            return self.several
        return super().check_action(action, parameters)

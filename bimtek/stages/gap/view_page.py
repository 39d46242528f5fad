"""The list of a pillar's rows: levels are typed on the line itself, the rest are requests."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from bimtek.stages.gap.view_lines import COLUMNS
from bimtek.stages.gap.view_waiting import Waiting
from bimtek.ui.lines import LineList

HELP = """\
Lembar pilar: level kota, dan angka setiap OPD penjawab.

Baris level  dua angka: 24 = kini 2, sasaran 4; lalu kursor
             ke level berikut; satu angka, tanpa koma
Baris angka  66,7 Enter 100 Enter; desimal memakai koma
-            belum ada data (bd)    x   tidak berlaku (tb)
Backspace    tarik kembali nilai, juga semua baris bertanda
[ ]          pilar lain; bila berkelompok meja lain, sesudah
             yang terakhir pleno      { }   pilar lain
K            isian kelompok masuk ke pleno, lalu A: sepakat
B            di pleno: sebuah kelompok berpendapat lain
P            layar: semua level meja ini, untuk dipaparkan
Enter        isian lengkap          +   tambah OPD
Spasi        tandai baris           m   pindahkan ke OPD lain
"            salin kalimat di atas  t   tugas malam
A            pilar disepakati       ~   tertutup
u            catatan → usulan       b   catatan → penyebab
=            memilih, bila dua nilai berbeda (≠)
v            riwayat isian baris ini
H            musnahkan satu kalimat untuk selamanya
             (fasilitator): di luar rapat, data pribadi
p            baris ini sebagai pertanyaan (untuk fasilitator);
             p kembali
G            gambar OPD × pilar

Pilar di baris atas berurut menurut rencana acara, bukan menurut
nomornya: mulai dari yang paling kiri; ] yang berikut. ✓: semua
levelnya disepakati. 7/18 di belakangnya: angka OPD terjawab.

·     belum dijawab        (3)  sasaran bawaan, belum dipakai
bd    belum ada data       tb   tidak berlaku
≠     dua nilai berbeda    ~    tertutup
NCD   inisial orang lain yang terakhir mencatat di baris itu; ▸NC sedang di sana
"""


class PillarPage(Waiting, LineList):
    """The rows of one pillar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "act('question')", "pertanyaan", id="gap.question"),
        Binding("G", "act('picture')", "gambar OPD", id="gap.picture"),
        Binding("[", "act('before')", "pilar sebelum", show=False, id="gap.pillar-before"),
        Binding("]", "act('after')", "pilar sesudah", show=False, id="gap.pillar-after"),
        Binding("{", "act('pillar_before')", "pilar", show=False, id="gap.only-pillar-before"),
        Binding("}", "act('pillar_after')", "pilar", show=False, id="gap.only-pillar-after"),
        Binding("K", "act('gather')", "ke pleno", id="gap.gather"),
        Binding("B", "act('group_differs')", "berbeda", show=False, id="gap.group-differs"),
        Binding("P", "act('present')", "paparan", show=False, id="gap.present"),
        Binding("-", "act('no_data')", "belum ada data", show=False, id="gap.no-data"),
        Binding("x", "act('not_applicable')", "tidak berlaku", show=False, id="gap.not-applicable"),
        Binding("backspace", "act('take_back')", "tarik kembali", show=False, id="gap.take-back"),
        Binding('"', "act('copy')", "salin dari atas", show=False, id="gap.copy"),
        Binding("m", "act('move')", "pindahkan", show=False, id="gap.move"),
        Binding("+", "act('add')", "tambah OPD", show=False, id="gap.add"),
        Binding("t", "act('task')", "tugas malam", show=False, id="gap.task"),
        Binding("A", "act('agree')", "sepakat", show=False, id="gap.agree"),
        Binding("=", "act('settle')", "pilih nilai", show=False, id="gap.settle"),
        Binding("~", "act('confide')", "tertutup", show=False, id="gap.confide"),
        Binding("u", "act('proposal')", "catatan → usulan", show=False, id="gap.to-proposal"),
        Binding("b", "act('cause')", "catatan → penyebab", show=False, id="gap.to-cause"),
        Binding("H", "act('destroy')", "musnahkan isi", show=False, id="gap.destroy"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="gap.history"),
        Binding("escape", "unmark", "hapus tanda", show=False, id="gap.unmark"),
    ]

    class Act(Message):
        """A key asks for something on the row under the cursor, or on the marked rows."""

        def __init__(self, verb: str) -> None:
            super().__init__()
            self.verb = verb

    class Digit(Message):
        """A digit was typed on a row."""

        def __init__(self, key: str, digit: str) -> None:
            super().__init__()
            self.key = key
            self.digit = digit

    def __init__(self) -> None:
        super().__init__(COLUMNS, markable=True, help=HELP)
        self.at_tables = False
        """Whether tables fill it, whose values go on to the plenary."""
        self.in_plenary = False
        """Whether these are the plenary's rows."""
        self.came_from: tuple[str, str] = ("", "")
        """The row that was just typed, and the one to which the cursor then went by itself."""

    def on_key(self, event: events.Key) -> None:
        """Digits go to the row; what else has no command begins a note."""
        character = event.character or ""
        if character.isascii() and character.isdigit():
            event.stop()
            event.prevent_default()
            if self.cursor_key is not None:
                self.post_message(self.Digit(self.cursor_key, character))

    def action_act(self, verb: str) -> None:
        """Ask the view for what a key means."""
        self.post_message(self.Act(verb))

    def action_unmark(self) -> None:
        """Take the marks off."""
        self.clear_marks()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc belongs to the screen where nothing is marked; some keys only to tables."""
        if action == "unmark":
            return bool(self.marked)
        if action == "act" and parameters in (("gather",), ("present",)):
            return self.at_tables
        if action == "act" and parameters == ("group_differs",):
            return self.in_plenary
        return super().check_action(action, parameters)

    def toggle_mark(self, key: str) -> None:
        """Mark a row, or take its mark off, wherever the cursor is."""
        self.marked ^= {key}
        self.refresh()

    def targets(self) -> tuple[str, ...]:
        """Keys of the marked rows in the order of the page, else the one under the cursor."""
        if self.marked:
            return tuple(line.key for line in self.lines if line.key in self.marked)
        return (self.cursor_key,) if self.cursor_key is not None else ()

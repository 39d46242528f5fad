"""The field in which programmes are named, and the list of those that stand."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from bimtek.stages.view_open_field import OpenField
from bimtek.stages.view_rows import ActList

HELP = """\
Program: satu baris satu calon. Isian di atas tetap terbuka: ketik, Enter, ketik berikutnya.

nama @opd #4.1 ^2027   @ yang pertama penanggung jawab, @ lain
          pendukung (tanpa @: yang mendapat giliran, F6);
          # sub-dimensi atau indikator yang dijawab, pilarnya
          ikut; ^2027 atau ^2026-2029 tahunnya; ~ tertutup.
1–9       lalu Enter: pilar lain; Esc atau ↓: ke daftar
[ ]       pilar lain; bila berkelompok: meja lain, sesudah yang
          terakhir pleno; tiap meja punya baris dan ketikannya
Tempelan banyak baris menjadi banyak program.

Di daftar:
Enter     semua isian            i   program baru
q         quick win, atau bukan lagi
k         syarat quick win, satu per satu: y ya, t tidak
0–9       kemajuan dalam persen, lalu bukti: 40 draf SOP jadi
m         pindah pilar           x, Backspace   tarik
[ ]       pilar atau meja lain   s   semua pilar, atau satu
{ }       pilar lain             t   peta jalan, dan kembali
G         usulan kelompok masuk ke pleno, yang sama sekali saja;
          yang sudah ada dilengkapi isiannya
b         di pleno: sebuah kelompok berpendapat lain
P         layar: semua hasil meja ini, untuk dipaparkan
o         buka kesenjangan yang dijawab
~         tertutup               Spasi   tandai
=         memilih, bila dua nilai berbeda (≠)
v         riwayat                H   musnahkan isi (fasilitator)
q, m, x, ~ dan angka berlaku untuk semua baris bertanda.

★ quick win   ★! gagal satu syarat   ★? syarat belum dijawab
≠ dua nilai berbeda   ■ berjalan pada tahun itu
"""


class NameField(OpenField):
    """Where programmes are named, one after the other."""


class ProgrammeList(ActList):
    """The programmes of one pillar, of all, or along the years."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "act('type')", "program baru", id="programme.type"),
        Binding("G", "act('gather')", "ke pleno", id="programme.gather"),
        Binding("q", "act('mark')", "quick win", id="programme.quick-win"),
        Binding("k", "act('conditions')", "syarat", id="programme.conditions"),
        Binding("m", "act('move')", "pindah", id="programme.move"),
        Binding("o", "act('gap')", "kesenjangan", show=False, id="programme.gap"),
        Binding(
            "x,backspace,delete", "act('withdraw')", "tarik", show=False, id="programme.withdraw"
        ),
        Binding("~", "act('confide')", "tertutup", show=False, id="programme.confide"),
        Binding("=", "act('settle')", "pilih nilai", show=False, id="programme.settle"),
        Binding("b", "act('differ')", "berbeda", show=False, id="programme.differ"),
        Binding("P", "act('present')", "paparan", show=False, id="programme.present"),
        Binding("H", "act('destroy')", "musnahkan isi", show=False, id="programme.destroy"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="programme.history"),
    ]

    class Percent(Message):
        """A digit begins the progress of the rows."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    def __init__(self) -> None:
        super().__init__(markable=True, help=HELP)
        self.several = False
        """Whether there are other pillars to go to."""
        self.at_tables = False
        """Whether tables work here, whose programmes go on to the plenary."""
        self.in_plenary = False
        """Whether these rows are the plenary's."""
        self.has_rule = False
        """Whether the script has conditions."""

    def on_key(self, event: events.Key) -> None:
        """A digit begins a progress; what else has no command begins a note."""
        character = event.character or ""
        if character.isascii() and character.isdigit():
            event.stop()
            event.prevent_default()
            self.post_message(self.Percent(character))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters without a meaning here begin a note."""
        if action == "act" and parameters == ("move",):
            return self.several
        if action == "act" and parameters == ("conditions",):
            return self.has_rule
        if action == "act" and parameters in (("gather",), ("present",)):
            return self.at_tables
        if action == "act" and parameters == ("differ",):
            return self.in_plenary
        return super().check_action(action, parameters)

"""The field in which items are typed, and the list of those that stand."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from bimtek.stages.view_open_field import OpenField
from bimtek.stages.view_rows import ActList

HELP = """\
SWOT: satu baris satu butir. Isian di atas tetap terbuka: ketik, Enter, ketik berikutnya. \
Komponen dan kuadran tetap sampai diganti. Kalimat yang sama tidak ditulis dua kali: penyebutnya \
dihitung. @dinkes menyebut siapa yang mengatakan (tanpa itu: yang mendapat giliran, F6); ~ di \
ujung: tertutup.

Di isian, lalu Enter:
k l p a   kuadran: kekuatan, kelemahan, peluang, ancaman
t         kata kunci visi        1–9   komponen lain
[ ]       komponen lain; bila berkelompok: meja lain, sesudah yang terakhir pleno
↓ menghitung butir mirip (≈) yang tampak; tanpa itu ke daftar, juga Esc.
Tempelan banyak baris menjadi banyak butir; baris ‘Kelemahan’ atau nama komponen menjadi judul \
bagi baris di bawahnya.

Di daftar: k l p a t [ ] 1–9 sama, tanpa Enter, dan
i         butir baru (kembali mengetik)
Enter     perbaiki kalimat dan penyebutnya
+         disebut lagi: yang mendapat giliran, atau OPD mana
m         pindah ke kuadran atau komponen lain
j         gabung: yang bertanda atau mirip (≈) ke baris ini
*         kata kunci dipilih untuk visi, atau dilepas
x         tarik        ~   tertutup        Spasi   tandai
u         urut: terbaru di atas, atau terbanyak disebut
=         memilih, bila dua nilai berbeda (≠)
v         riwayat      H   musnahkan isi (fasilitator)
Tiap meja punya kuadran, baris, dan ketikannya sendiri.
G         butir kelompok masuk ke pleno, yang sama dihitung bersama
b         di pleno: sebuah kelompok berpendapat lain, dengan kalimatnya
P         layar: semua hasil meja ini, untuk dipaparkan
m, x, ~ dan * berlaku untuk semua baris bertanda sekaligus.

≈ mirip butir lain   ≠ dua nilai berbeda   ✓ dipilih untuk visi
"""


class ItemField(OpenField):
    """Where items are typed, one after the other."""

    class Below(Message):
        """Down from the field: to what is alike, else to the list."""

    def action_below(self) -> None:
        """Down: to what is alike, else to the list."""
        self.post_message(self.Below())


class ItemList(ActList):
    """What stands in one quadrant, or the keywords."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "act('type')", "butir baru", id="swot.type"),
        Binding("G", "act('gather')", "ke pleno", id="swot.gather"),
        Binding("plus", "act('again')", "disebut lagi", key_display="+", id="swot.again"),
        Binding("*", "act('choose')", "pilih", id="swot.choose"),
        Binding("m", "act('move')", "pindah", id="swot.move"),
        Binding("j", "act('join')", "gabung", id="swot.join"),
        Binding("u", "act('order')", "urut", show=False, id="swot.order"),
        Binding("x,delete", "act('withdraw')", "tarik", show=False, id="swot.withdraw"),
        Binding("~", "act('confide')", "tertutup", show=False, id="swot.confide"),
        Binding("=", "act('settle')", "pilih nilai", show=False, id="swot.settle"),
        Binding("b", "act('differ')", "berbeda", show=False, id="swot.differ"),
        Binding("P", "act('present')", "paparan", show=False, id="swot.present"),
        Binding("H", "act('destroy')", "musnahkan isi", show=False, id="swot.destroy"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="swot.history"),
    ]

    class Component(Message):
        """To a component by its number, from 0."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__(markable=True, help=HELP)
        self.of_keywords = False
        """Whether these rows are keywords."""
        self.at_tables = False
        """Whether tables work here, whose items go on to the plenary."""
        self.several = False
        """Whether there are other components to go to."""

    def on_key(self, event: events.Key) -> None:
        """A digit names a component; what else has no command begins a note."""
        digit = event.character or ""
        if self.several and digit in "123456789" and len(digit) == 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Component(int(digit) - 1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters without a meaning here begin a note."""
        if action == "act" and parameters == ("choose",):
            return self.of_keywords
        if action == "act" and parameters == ("gather",):
            return self.at_tables
        if action == "act" and parameters == ("move",):
            return not self.of_keywords
        return super().check_action(action, parameters)

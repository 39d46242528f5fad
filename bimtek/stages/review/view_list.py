"""The field in which remarks are typed, and the list of chapters, or of the remarks on one."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from bimtek.stages.view_open_field import OpenField
from bimtek.stages.view_rows import ActList

HELP = """\
Telaah buku, bab demi bab. Isian di atas tetap terbuka: ketik satu catatan, Enter, ketik \
berikutnya. Tempelan banyak baris menjadi banyak catatan.

d angka beda dari RPJMD @dinsos > @dinkes ^14/7
          huruf pertama jenisnya: i isi (bila tanpa huruf), d data,
          r rujukan, e redaksi; @ yang menyampaikan (tanpa @: yang
          mendapat giliran, F6); > diterima, lalu @ yang memperbaiki
          (tanpa @: penyusun bab) dan ^ tenggatnya; ~ tertutup
[ ] 12    lalu Enter: bab lain; Esc atau ↓: ke daftar

Daftar bab (s):
Spasi     bab berikut mulai; yang dibahas selesai (jam dicatat)
Enter     bab ini mulai dan terbuka; yang pernah dimulai hanya terbuka
Backspace bab yang dibahas batal dimulai
+         bab tambahan             x   hapus bab tambahan

Catatan satu bab:
Enter     semua isian              i   catatan baru
a         diterima: siapa memperbaiki, kapan (menjadi tindak lanjut)
p         diterima sebagian        t   ditolak, dengan alasan
l         dibahas lagi nanti       u   kembali belum diputuskan
j         jenis                    m   pindah bab
x, Backspace  tarik                ~   tertutup
=         memilih, bila dua nilai berbeda (≠)
v         riwayat                  H   musnahkan isi (fasilitator)
Spasi menandai; a, p, t, l, u, j, m, x, ~ berlaku untuk semua yang bertanda.

Di mana saja: n bab berikut mulai   s daftar bab   [ ] bab lain
○ belum dibaca   ▶ dibahas   ✓ selesai tanpa catatan   ✎ dengan catatan
"""


class RemarkField(OpenField):
    """Where remarks are typed, one after the other."""


class ReviewList(ActList):
    """The chapters of all books, or the remarks on one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "act('type')", "catatan baru", id="review.type"),
        Binding("a", "act('accept')", "terima", id="review.accept"),
        Binding("t", "act('reject')", "tolak", id="review.reject"),
        Binding("p", "act('partly')", "sebagian", show=False, id="review.partly"),
        Binding("l", "act('again')", "dibahas lagi", show=False, id="review.again"),
        Binding("u", "act('undecide')", "belum diputuskan", show=False, id="review.undecide"),
        Binding("j", "act('sort')", "jenis", show=False, id="review.sort"),
        Binding("m", "act('move')", "pindah bab", show=False, id="review.move"),
        Binding("x,delete", "act('withdraw')", "tarik", show=False, id="review.withdraw"),
        Binding("backspace", "act('backspace')", "tarik", show=False, id="review.backspace"),
        Binding("plus", "act('add')", "bab tambahan", key_display="+", id="review.add"),
        Binding("~", "act('confide')", "tertutup", show=False, id="review.confide"),
        Binding("=", "act('settle')", "pilih nilai", show=False, id="review.settle"),
        Binding("H", "act('destroy')", "musnahkan isi", show=False, id="review.destroy"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="review.history"),
    ]
    BOTH: ClassVar[frozenset[str]] = frozenset(("type", "withdraw", "backspace", "destroy"))
    """What keys ask for in either list."""

    def __init__(self) -> None:
        super().__init__(markable=True, help=HELP)
        self.of_chapters = False
        """Chapters are shown, not remarks."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters without a meaning here begin a note; among chapters Space goes on."""
        if action == "mark":
            return not self.of_chapters
        if action == "act" and parameters[0] not in self.BOTH:
            return (parameters == ("add",)) is self.of_chapters
        return super().check_action(action, parameters)

"""The list of those who are to sign, and what F1 says of it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from bimtek.stages.view_rows import ActList

HELP = """\
Komitmen: naskah di atas dibacakan bagian demi bagian, di bawahnya siapa menandatangani. \
Kertasnya tetap di luar; di sini hanya dicatat bahwa ditandatangani.

Spasi     bagian ini terbaca, lanjut ke berikutnya (jam dicatat)
← →       melihat bagian lain        U   yang terakhir batal terbaca
p         siapa yang membacakan (semula: menurut rencana)

A         semua yang hadir menandatangani: kepala sendiri, atau
          wakilnya; baris yang sudah tercatat tetap
t, Enter  yang ini menandatangani (atau wakilnya, bila wakil hadir)
w         diwakili: pilih siapa
m         menyusul, sampai tanggal (menjadi tindak lanjut)
M         semua yang belum: menyusul sampai satu tanggal
s         susulannya sudah ditandatangani: siapa dan tanggal berapa;
          juga dari yang tidak hadir
k         keberatan atau menolak, dengan kalimatnya (~ tertutup)
Backspace kembali belum menandatangani

+         penanda tangan tambahan    x   hapus yang tambahan
b         naskahnya: berapa lembar, disimpan di mana
/         ke sebuah OPD atau jabatan, dengan hurufnya
=         memilih, bila dua nilai berbeda (≠)
v         riwayat                    H   musnahkan isi (fasilitator)

Siapa hadir dibaca dari absen (F7). Yang tidak hadir hanya dihitung menandatangani \
dengan susulan bertanggal (s).
✓ menandatangani   … menyusul   ✗ keberatan atau menolak   ○ belum
– tidak hadir      ! tercatat menandatangani, tetapi tidak hadir
"""


class SignerList(ActList):
    """Those who are to sign, in official order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("A", "act('all')", "semua yang hadir", id="commitment.all"),
        Binding("t", "act('sign')", "tanda tangan", id="commitment.sign"),
        Binding("m", "act('later')", "menyusul", id="commitment.later"),
        Binding("k", "act('object')", "keberatan", id="commitment.object"),
        Binding("w", "act('proxy')", "diwakili", show=False, id="commitment.proxy"),
        Binding("M", "act('rest')", "semua yang belum menyusul", show=False, id="commitment.rest"),
        Binding("s", "act('afterwards')", "susulan sudah ditandatangani", show=False,
                id="commitment.afterwards"),
        Binding("b", "act('paper')", "naskah", show=False, id="commitment.paper"),
        Binding("p", "act('reader')", "pembaca", show=False, id="commitment.reader"),
        Binding("slash", "act('find')", "cari", key_display="/", id="commitment.find"),
        Binding("U", "act('unread')", "batal terbaca", show=False, id="commitment.unread"),
        Binding("plus", "act('add')", "penanda tangan tambahan", key_display="+", show=False,
                id="commitment.add"),
        Binding("x,delete", "act('remove')", "hapus tambahan", show=False, id="commitment.remove"),
        Binding("backspace", "act('take_back')", "belum", show=False, id="commitment.take-back"),
        Binding("=", "act('settle')", "pilih nilai", show=False, id="commitment.settle"),
        Binding("H", "act('destroy')", "musnahkan isi", show=False, id="commitment.destroy"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="commitment.history"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__(help=HELP)

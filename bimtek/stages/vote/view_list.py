"""The list of voters, or of options: digits begin a ballot or a total, the rest are requests."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from bimtek.stages.view_rows import ActList

HELP = """\
Pemungutan suara: satu baris setiap pemilih, atau setiap
pilihan.

Angka        suara pada baris ini: nomor pilihan, lalu
             Enter; kursor turun ke yang belum memilih
0            tidak memilih satu pun
y t a -      setuju, tidak, abstain, dilewati (cara ya-tidak)
42           dampak 4, upaya 2 (cara dampak); 15: 1 dan 5
Enter        ubah suara; pada pilihan: kalimat atau hitungan
Backspace    tarik suara atau hitungan
/            cari pemilih       n  hanya yang belum memilih
o            pilihan, dan kembali ke pemilih
i            pilihan baru, satu baris satu pilihan; boleh
             ditempel sekaligus
q            calon quick win dari acara program jadi pilihan
u            ubah kalimat pilihan
h            coret pilihan, atau kembalikan
k            hanya jumlah tanpa nama: angkat tangan, kertas
s            surat suara: masuk, tidak sah, terbuka atau rahasia,
             yang menghitung
b            buka hasil (baru saat itu aula melihat angka)
p            putuskan pilihan: seri di batas, dengan alasan
=            memilih, bila dua nilai berbeda (≠)
v            riwayat baris ini
H            musnahkan suara atau kalimat untuk selamanya
             (fasilitator)

✓ memilih   · belum   ≠ berbeda   – tidak hadir   × dimusnahkan
! suara masuk atau diubah sesudah hasil dibuka
Hasil: 1✓ terpilih, 2? seri di batas, × dicoret
"""


class VoteList(ActList):
    """Voters or options."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "act('open')", "buka hasil", id="vote.open"),
        Binding("o", "act('turn')", "pilihan/pemilih", id="vote.turn"),
        Binding("p", "act('decide')", "putuskan", id="vote.decide"),
        Binding("n", "act('silent')", "belum memilih", id="vote.silent"),
        Binding("slash", "act('find')", "cari", key_display="/", id="vote.find"),
        Binding("i", "act('add')", "pilihan baru", id="vote.add"),
        Binding(
            "q", "act('offered')", "calon quick win jadi pilihan", show=False, id="vote.offered"
        ),
        Binding("s", "act('papers')", "surat suara", id="vote.papers"),
        Binding("u", "act('reword')", "ubah kalimat", show=False, id="vote.reword"),
        Binding("h,delete", "act('strike')", "coret", show=False, id="vote.strike"),
        Binding("k", "act('table')", "hanya jumlah", show=False, id="vote.by-table"),
        Binding("backspace", "act('take_back')", "tarik", show=False, id="vote.take-back"),
        Binding("=", "act('settle')", "pilih nilai", show=False, id="vote.settle"),
        Binding("H", "act('destroy')", "musnahkan isi", show=False, id="vote.destroy"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="vote.history"),
        Binding("y", "begin('y')", "setuju", show=False, id="vote.yes"),
        Binding("t", "begin('t')", "tidak", show=False, id="vote.no"),
        Binding("a", "begin('a')", "abstain", show=False, id="vote.abstain"),
        Binding("-", "begin('-')", "dilewati", show=False, id="vote.skip"),
    ]

    class Begun(Message):
        """A ballot or a total begins with this key."""

        def __init__(self, key: str, typed: str) -> None:
            super().__init__()
            self.key = key
            self.typed = typed

    def __init__(self) -> None:
        super().__init__(help=HELP)
        self.withheld: frozenset[str] = frozenset()
        """Verbs and letters that mean nothing as things stand: they begin a note."""
        self.entering = False
        """A ballot has begun, and the line for it is about to get the keys."""

    def on_focus(self) -> None:
        self.entering = False

    def on_key(self, event: events.Key) -> None:
        """Digits begin a ballot; what else has no command begins a note.

        A hand that is quicker than the screen has typed on before the line stands there.
        """
        character = event.character or ""
        begins = character.isascii() and character.isdigit()
        if begins or (self.entering and character.isprintable() and character):
            event.stop()
            event.prevent_default()
            self.action_begin(character)

    def action_begin(self, typed: str) -> None:
        """Begin to type on the row under the cursor."""
        if self.cursor_key is not None:
            self.entering = True
            self.post_message(self.Begun(self.cursor_key, typed))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters without a meaning here begin a note."""
        if action in ("begin", "act") and parameters and parameters[0] in self.withheld:
            return False
        return super().check_action(action, parameters)

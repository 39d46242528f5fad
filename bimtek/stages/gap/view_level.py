"""The line on which the hall's level is typed: two digits, and letters as commands."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from bimtek.ui.bars import Bar

HELP = """\
Satu pertanyaan: level kota untuk satu sub-dimensi.

Di baris Kini
24           kini 2, sasaran 4; satu angka, tanpa koma
             yang sudah disepakati berubah bila diketik dua kali
PgDn         pertanyaan berikut yang belum disepakati, menurut
             urutan naskah; di akhir pilar sekali kembali ke
             yang belum dijawab di depannya
PgUp         pertanyaan sebelumnya, satu per satu
[ ]          pilar lain
-            belum ada data (bd)    x   tidak berlaku (tb)
Backspace    tarik kembali          Enter  ke hambatan
d            OPD yang berbeda: rsud 3 kalimatnya, Enter
t            yang masih terbuka menjadi tugas malam
Spasi        kecualikan dari sepakat
A            pilar dibacakan dan disepakati
=            memilih, bila dua nilai berbeda (≠)
~            tertutup               l   lembar pilar
p, Esc       kembali ke tempat sebelum pertanyaan ini
u  b         catatan terakhir → usulan, penyebab
G            gambar OPD × pilar

Di isian     Enter isian berikut, PgDn pertanyaan berikut,
             Esc ke baris Kini; kategori: r s a p d k
(2/3)        pertanyaan kedua dari tiga di pilar ini
(3)          sasaran bawaan: baru berlaku bila dibacakan (A)
"""


class LevelLine(Bar, can_focus=True):
    """Now and target of the city; what is typed goes up as requests."""

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "act('differ')", "beda", id="gap.differ"),
        Binding("t", "act('tonight')", "tugas", id="gap.tonight"),
        Binding("A", "act('agree')", "sepakat", id="gap.agree-question"),
        Binding("l", "act('page')", "lembar", id="gap.page"),
        Binding("p", "act('leave')", "kembali", show=False, id="gap.question-close"),
        Binding("[", "act('before')", "pilar sebelum", show=False, id="gap.question-pillar-before"),
        Binding("]", "act('after')", "pilar sesudah", show=False, id="gap.question-pillar-after"),
        Binding("G", "act('picture')", "gambar", show=False, id="gap.picture-from-question"),
        Binding("-", "act('no_data')", "belum ada data", show=False, id="gap.level-no-data"),
        Binding("x", "act('not_applicable')", "tidak berlaku", show=False, id="gap.level-tb"),
        Binding("backspace", "act('take_back')", "tarik kembali", show=False, id="gap.level-back"),
        Binding("space", "act('except')", "kecualikan dari sepakat", show=False, id="gap.except"),
        Binding("=", "act('settle')", "pilih nilai", show=False, id="gap.level-settle"),
        Binding("~", "act('confide')", "tertutup", show=False, id="gap.level-confide"),
        Binding("u", "act('proposal')", "catatan → usulan", show=False, id="gap.level-proposal"),
        Binding("b", "act('cause')", "catatan → penyebab", show=False, id="gap.level-cause"),
    ]
    DEFAULT_CSS = """
    LevelLine:focus { background: $block-cursor-background; text-style: bold; }
    """

    class Act(Message):
        """A key asks for something on this question."""

        def __init__(self, verb: str) -> None:
            super().__init__()
            self.verb = verb

    class Digit(Message):
        """A digit of a level."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    class Typed(Message):
        """A letter for which there is no command here."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def on_key(self, event: events.Key) -> None:
        """Digits are levels; what else has no command begins a note."""
        character = event.character or ""
        if character.isascii() and character.isdigit():
            event.stop()
            event.prevent_default()
            self.post_message(self.Digit(character))
        elif event.is_printable and character and event.key not in self.screen.active_bindings:
            event.stop()
            self.post_message(self.Typed(character))

    def action_act(self, verb: str) -> None:
        """Ask the view for what a key means."""
        self.post_message(self.Act(verb))

"""The note line: always there, one key away, never in the way."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from bimtek.tui.belonging import PLACE, Belonging, draft_place
from bimtek.ui.bars import Bar
from bimtek.ui.columns import fit
from bimtek.ui.field import TypedInput

LEAST_PREFIX = 22
"""Cells of it that are shown on any screen, of a wide one a third; typing needs the rest."""

HELP = """Catatan untuk acara yang sedang dibuka, melekat pada baris yang ditunjuk kursor. \
Baris milik satu OPD hanya menerima ucapan OPD itu, kecuali #… menyebutnya; di depan kalimat \
tampak yang akan tercatat.

Tanda di awal atau akhir kalimat: ! masalah, ? pertanyaan (juga kata terakhir yang berakhir ?), > \
tindak lanjut, * keputusan, + usulan, = jawaban atas pertanyaan terakhir. ~ di mana saja: \
tertutup (disimpan, tidak diedarkan). Di mana saja: @dinkes menyebut OPD atau orang, #4 atau #4.2 \
menyebut pilar atau baris (tanpa spasi sesudah tandanya), #- tidak melekat pada baris mana pun, \
^14/7 atau ^3h memberi tenggat. Garis miring terbalik di depan tanda membuatnya teks biasa.

Catatan tetap milik pembicara, baris dan acara yang ada pada huruf pertamanya, juga bila giliran \
berpindah atau acara lain dibuka sebelum Enter; semuanya tampak di depannya. Baris yang kosong \
mengikuti giliran lagi.

Yang dipahami tampak di garis di atas baris ini sebelum Enter. Sesudah Enter notulis menulis \
terus di sini; bagi fasilitator tombol kembali berlaku di acaranya. Esc kembali; bila ada teks, \
Esc pertama memperingatkan dan Esc kedua menghapus teks itu untuk selamanya."""


class NoteLine(Horizontal):
    """`catatan KEDUA ▸ _`"""

    DEFAULT_CSS = """
    NoteLine { height: 1; width: 1fr; }
    NoteLine Bar { width: auto; color: $text-muted; }
    NoteLine:focus-within Bar { color: $foreground; text-style: bold; }
    NoteLine TypedInput { width: 1fr; }
    """

    class Send(Message):
        """Enter on the note line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def compose(self) -> ComposeResult:
        yield Prefix()
        yield TypedInput(place=PLACE, help=HELP, many=True, id="note")

    @property
    def field(self) -> TypedInput:
        """Where it is typed."""
        return self.query_one("#note", TypedInput)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.field.value

    def show_prefix(self, prefix: str) -> None:
        """Say what a note typed now belongs to."""
        self.query_one(Prefix).name_it(prefix)

    def belongs_to(self, where: Belonging) -> None:
        """What is typed from here on belongs there, and its draft says so."""
        self.field.place = draft_place(where)

    def begin(self, text: str = "") -> None:
        """Put the cursor here; `text` goes before nothing that stands here."""
        field = self.field
        if text:
            field.cursor_position = len(field.value)
            field.take_in(text)
        field.focus()

    def give_back(self, text: str) -> None:
        """Put a note that could not be recorded back, before what was typed since."""
        field = self.field
        field.value = f"{text} {field.value}".rstrip()
        field.cursor_position = len(field.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Send(event.value))


class Prefix(Bar):
    """What stands before the note."""

    def __init__(self) -> None:
        super().__init__()
        self.put(" catatan ▸ ")

    def name_it(self, prefix: str) -> None:
        """Show to what the note belongs."""
        longest = max(LEAST_PREFIX, self.screen.size.width // 3)
        shown = fit(prefix, min(longest, cell_len(prefix)))
        if self.put(f" catatan {shown} ▸ " if prefix else " catatan ▸ "):
            self.refresh(layout=True)

    def get_content_width(self, *_: object) -> int:
        return self.said.cell_length

"""The reading of the results (W12), one at a time: exactly what stands on the projector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from bimtek.stages.closing.page import AGREEMENT
from bimtek.stages.closing.rules import next_open
from bimtek.stages.closing.view_agreed_rows import agreement_lines, agreement_text, ralat_marks
from bimtek.stages.closing.view_rows import RESULTS, item_text, progress, result_lines
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.hanging import Hanging, HangingLine
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.stages.closing.rules import Item
    from bimtek.stages.closing.state import ClosingState

HELP = """\
Pembacaan hasil: keputusan, lalu tindak lanjut, satu per satu. Kalimat di sini persis yang \
tampak di layar (F8) dan tercetak di notulen.

  s          setuju, serentak; lanjut ke yang berikut
  r          ralat kalimatnya (ketikan semula tetap tersimpan); ^31/12 di ujung: tenggat
  b          ada yang berbeda, satu baris: dishub cukup tiga bulan sekali;
             ~ di ujungnya: kalimatnya tertutup
  l          tunda, atau lepas: tidak menjadi hasil rapat
  Backspace  batal: kembali belum dibacakan
  h          hasil hari ini dan tugas malam
  e          paket malam ini: semua dokumen dalam satu folder
  H          musnahkan isi: pendapat berbeda atau kalimatnya (fasilitator)

Yang diubah sesudah disetujui bertanda ! dan dibacakan lagi."""
EMPTY = (
    "Belum ada keputusan atau tindak lanjut. F2, lalu > dan kalimatnya: tindak lanjut. "
    "Keputusan: pada sebuah catatan (Shift+F2) tekan l, lalu k."
)


class ReadPane(Vertical):
    """What is read, above all that there is to read."""

    DEFAULT_CSS = """
    ReadPane { height: 1fr; }
    ReadPane VerticalScroll {
        height: auto; max-height: 55%; padding: 0 1; scrollbar-size-vertical: 1;
    }
    """

    def compose(self) -> ComposeResult:
        yield Bar()
        yield Rule()
        with VerticalScroll(can_focus=False):
            yield Hanging()
        yield Rule()
        yield LineList(RESULTS, help=HELP, id="results")

    @property
    def lines(self) -> LineList:
        return self.query_one("#results", LineList)

    def show(self, state: ClosingState) -> None:
        """Show what is recorded now; the cursor stays."""
        first = not self.lines.lines
        self.query_one(Bar).say(progress(state.items))
        agreement = () if state.spec.daily else agreement_lines(state)
        self.lines.show([*result_lines(state.items, ralat_marks(state)), *agreement])
        if first and (found := next_open(state.items, "")):
            self.lines.move_to(found)
        self.show_at_cursor(state)

    def show_at_cursor(self, state: ClosingState) -> None:
        """The result under the cursor, or the agreement."""
        item = self.item(state)
        if item is not None:
            lines = item_text(state, item)
        elif self.lines.cursor_key == AGREEMENT:
            lines = agreement_text(state)
        else:
            lines = iter((HangingLine(EMPTY),))
        self.query_one(Hanging).say(list(lines))

    def item(self, state: ClosingState) -> Item | None:
        """The one under the cursor."""
        key = self.lines.cursor_key
        return state.item(key) if key else None

"""The end of a day (W11): what was reached, what every office owes tonight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from bimtek.stages.closing.view_rows import TASKS, day_lines, day_title, task_lines
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.hanging import Hanging
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.stages.closing.state import ClosingState

HELP = """\
Hasil hari ini dan tugas malam per OPD.

  Enter  pada baris pertama: tutup hari; pada OPD: ke tempat tugasnya
  b      bacakan: layar menampilkan hasil; pada OPD, tugas malam
  p      pembacaan keputusan dan tindak lanjut satu per satu
  e      paket malam ini: dokumen, pesan, data, dalam satu folder
  f      formulir isian OPD: ditulis, dan dimasukkan bila terisi

  g e    meja sunting: kalimat notulen, ringkasan, kesimpulan
  Ctrl+P data dokumen (kop surat, penanda tangan), pesan, notulen

Menutup hari tidak membekukan apa pun: isian dapat tetap terbuka bagi OPD malam ini."""


class DayPane(Vertical):
    """The day in a few lines, above the offices."""

    DEFAULT_CSS = """
    DayPane { height: 1fr; }
    DayPane #day { height: auto; max-height: 50%; padding: 0 1; }
    DayPane LineList { min-height: 4; }
    """

    def compose(self) -> ComposeResult:
        yield Bar()
        yield Rule()
        yield Hanging(id="day")
        yield Rule()
        yield LineList(TASKS, help=HELP, id="tasks")

    @property
    def lines(self) -> LineList:
        return self.query_one("#tasks", LineList)

    def show(self, state: ClosingState) -> None:
        """Show what is recorded now; the cursor stays."""
        self.query_one(Bar).say(day_title(state))
        self.query_one("#day", Hanging).say(list(day_lines(state)))
        self.lines.show(list(task_lines(state)))

"""The history of one record's values: who, when, what stood before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bimtek.locale.dates import when
from bimtek.overview.acts import Step, steps
from bimtek.overview.words import Words
from bimtek.ui.ask import Dialog, said
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from bimtek.session import Session

COLUMNS = (Column(12), Column(8, flex=1), Column(20, flex=4))


class ValueHistory(Dialog[None]):
    """Steps of one or several records, the newest first; nothing is changed here.

    Args:
        records: (kind, record) under the cursor.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v,q", "leave", "tutup", show=False),
    ]
    DEFAULT_CSS = """
    ValueHistory .history--whole { height: auto; max-height: 5; margin-top: 1; }
    """

    def __init__(self, session: Session, records: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._session = session
        words = Words(session)
        found: list[Step] = []
        for kind, record in records:
            if cls := session.kinds.get(kind):
                found += steps(words, cls, record)
        self._steps = sorted(found, key=lambda step: step.at, reverse=True)
        kind, record = records[0]
        self._title = f"Riwayat {words.noun(kind)} {words.record(kind, record)}"
        if len(records) > 1:
            self._title += f" dan {len(records) - 1} lagi"

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(self._title, "dialog--title")
            yield LineList(COLUMNS)
            yield Static("", classes="history--whole", markup=False)
            yield said("↑ ↓ melihat · Esc tutup · Riwayat acara: perintah (Ctrl+P)", "dialog--hint")

    def on_mount(self) -> None:
        lines = [self._line(number, step) for number, step in enumerate(self._steps)]
        empty = Line("", ("Belum pernah diisi.",), selectable=False)
        rows = self.query_one(LineList)
        rows.show(lines or [empty])
        rows.focus()
        self._show_whole()

    def _line(self, number: int, step: Step) -> Line:
        field = f"{safe(step.field)} " if step.field else ""
        before = f"   semula {safe(step.before)}" if step.before else ""
        what = Content.assemble((field, "bold"), safe(step.after), (before, "$text-muted"))
        cells = (when(step.at, self._session.now()), safe(step.who), what)
        right = "diurungkan" if step.undone else ""
        return Line(str(number), cells, style="$text-muted" if step.undone else "", right=right)

    def _show_whole(self) -> None:
        key = self.query_one(LineList).cursor_key
        if key is None:
            return
        step = self._steps[int(key)]
        head = f"{safe(step.who)}, {step.at:%d-%m-%Y %H.%M.%S}"
        head += f": {safe(step.field)}" if step.field else ""
        head += ". Sudah diurungkan." if step.undone else ""
        self.query_one(".history--whole", Static).update(
            Content(
                f"{head}\nSebelum  {safe(step.before) or '(kosong)'}\nSesudah  {safe(step.after)}"
            )
        )

    def on_line_list_moved(self) -> None:
        self._show_whole()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.dismiss(None)

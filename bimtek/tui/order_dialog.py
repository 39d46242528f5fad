"""The running order (F4) over the screen, where there is no room for it at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from bimtek.stages.view import StageView
from bimtek.tui.order import RunningOrder
from bimtek.tui.queue_words import key_rows
from bimtek.ui.ask import Dialog, said
from bimtek.ui.columns import safe

if TYPE_CHECKING:
    from bimtek.session import Session

WIDTH, AROUND = 80, 4
"""Cells of the dialog, and those of its edges."""
KEYS = (
    "Enter buka", "m mulai", "s selesai", "l lewati", "t tunda", "u batal", "j jam",
    "K J geser", "w waktu", "i sisip", "n nama", "x hapus", "p pimpinan", "c kunci",
)  # fmt: skip


class OrderDialog(Dialog[RunningOrder.Go]):
    """The running order over the screen; gives what the person wants of which acara."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4,ctrl+o", "leave", "tutup", show=False),
        Binding("ctrl+z", "below('undo')", "urungkan", show=False),
        Binding("ctrl+y", "below('redo')", "ulangi", show=False),
        Binding("f2,ctrl+b", "leave_for('note')", "catatan", show=False),
        Binding("f3,ctrl+r", "leave_for('search')", "cari", show=False),
        Binding("f6,ctrl+l", "leave_for('queue')", "antrean", show=False),
        Binding("f7", "leave_for('roll_call')", "hadir", show=False),
        Binding("f8", "leave_for('stage_view')", "layar", show=False),
        Binding("f9,ctrl+g", "leave_for('missing')", "kurang", show=False),
        Binding("ctrl+p", "leave_for('palette')", "perintah", show=False),
    ]
    DEFAULT_CSS = """
    OrderDialog > Vertical { width: 80; height: auto; max-height: 100%; padding: 1 1; }
    OrderDialog RunningOrder { height: auto; max-height: 62vh; }
    OrderDialog LineList { height: auto; max-height: 54vh; margin-top: 0; }
    OrderDialog .dialog--hint, OrderDialog .dialog--wrong { margin: 0 1; }
    """

    def __init__(self, session: Session, current: str) -> None:
        super().__init__()
        self.order = RunningOrder(session, current)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said(" Susunan acara", "dialog--title")
            yield self.order
            yield said("", "dialog--wrong")
            yield said("", "dialog--hint")

    def on_resize(self) -> None:
        hint = self.query_one(".dialog--hint", Static)
        hint.update("\n".join(key_rows(KEYS, min(WIDTH, self.size.width) - AROUND)))

    def on_mount(self) -> None:
        self.order.list.focus()

    async def action_below(self, deed: str) -> None:
        """Undo or redo, as in the workspace below."""
        await self.app.run_action(deed, self.app.screen_stack[-2])

    def action_leave_for(self, deed: str) -> None:
        """Close, and do what the footer of the workspace below names."""
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        self.app.call_later(self.app.run_action, deed, below)

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Pass on to the list."""
        self.order.records_changed(changed)

    def on_running_order_go(self, event: RunningOrder.Go) -> None:
        event.stop()
        self.dismiss(event)

    def on_running_order_history(self, event: RunningOrder.History) -> None:
        event.stop()
        self.dismiss(event)

    def on_running_order_did(self, event: RunningOrder.Did) -> None:
        event.stop()
        self._say("")

    def on_stage_view_tell(self, event: StageView.Tell) -> None:
        event.stop()
        self._say(event.text)

    def _say(self, text: str) -> None:
        self.query_one(".dialog--wrong", Static).update(Content(safe(text)))

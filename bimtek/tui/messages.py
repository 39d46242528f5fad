"""Pesan untuk OPD: the list of offices, one message each, copied by Enter, ticked by Space."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bimtek.hall.session_records import OfficeMessage
from bimtek.locale.dates import clock, short_date
from bimtek.ui.ask import Dialog, said
from bimtek.ui.columns import Column, safe
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.papers.messages import Message
    from bimtek.session import Session

COLUMNS = (Column(2), Column(18, flex=1), Column(9, align="right"), Column(29))
KEYS = "Enter salin pesan · Spasi terkirim · Esc tutup"
HELP = """Satu pesan untuk setiap OPD yang masih punya tugas: apa yang ditunggu, sampai kapan, \
kepada siapa. Enter menyalin pesan itu; tempel di WhatsApp atau surel. Spasi menandai sudah \
terkirim, sekali lagi menghapus tandanya; Ctrl+Z mengurungkan. ≠: bunyinya berubah sejak dikirim; \
kirim lagi, lalu spasi.

Bila yang ditempel kosong, terminal ini tidak dapat menyalin (OSC 52). Pesan yang sama ada di \
folder pesan/ dalam paket malam ini (E), atau: bimtek export BERKAS -f pesan."""


async def messages_now(path: Path) -> tuple[str, tuple[Message, ...]]:
    """Whose evening it is, and the messages, read by a session of its own in a thread.

    Raises:
        FileTrouble: if the session cannot be read.
    """

    def work() -> tuple[str, tuple[Message, ...]]:
        from bimtek.bootstrap import reading
        from bimtek.papers.holds import what_holds
        from bimtek.papers.messages import evening_of, messages

        with reading(path) as session, what_holds(session) as holds:
            return evening_of(session), tuple(messages(holds))

    return await asyncio.to_thread(work)


class MessagesDialog(Dialog[None]):
    """Every office with a task, its message below.

    Args:
        session: where the ticks are recorded.
        day: whose evening it is.
        messages: as they were made when this was opened.
    """

    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "sent", "terkirim", show=False),
        Binding("ctrl+z", "below('undo')", "urungkan", show=False),
    ]
    DEFAULT_CSS = """
    MessagesDialog LineList { height: 1fr; max-height: 100%; }
    MessagesDialog > Vertical { height: 100%; }
    MessagesDialog VerticalScroll { height: 10; margin-top: 1; background: $background; }
    """

    def __init__(self, session: Session, day: str, messages: Sequence[Message]) -> None:
        super().__init__()
        self.session = session
        self._day = day
        self._messages = {one.opd: one for one in messages}

    def compose(self) -> ComposeResult:
        with Vertical():
            yield said("", "dialog--title")
            yield LineList(COLUMNS, help=HELP)
            with VerticalScroll(can_focus=False):
                yield Static("", id="message", markup=False)
            yield said(KEYS, "dialog--hint")

    def on_mount(self) -> None:
        self._show()
        self.query_one(LineList).focus()
        self._preview()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Ticks of other windows."""
        if any(kind == OfficeMessage.kind for kind, _ in changed):
            self._show()

    def _show(self) -> None:
        lines = [self._line(one) for one in self._messages.values()]
        nobody = "Tidak ada OPD yang masih punya tugas."
        self.query_one(LineList).show(lines or [Line("", (nobody,), selectable=False)])
        ticks = [(self._tick(one), one) for one in self._messages.values()]
        done = sum(bool(tick.sent) for tick, _ in ticks)
        changed = sum(tick.differs(one.text) for tick, one in ticks)
        title = f"Pesan untuk OPD: {done} dari {len(self._messages)} terkirim"
        title += f", {changed} berubah sejak itu" if changed else ""
        self.query_one(".dialog--title", Static).update(Content(title))

    def _tick(self, one: Message) -> OfficeMessage:
        seen = self.session.get(OfficeMessage, f"{self._day}/{one.opd}")
        return seen.value if seen else OfficeMessage(self._day, one.opd)

    def _line(self, one: Message) -> Line:
        tick = self._tick(one)
        at = self.session.local(tick.sent)
        told = f"terkirim {short_date(at.date())} {clock(at)}" if at else ""
        mark, style = ("✓", "$text-muted") if at else ("○", "")
        if tick.differs(one.text):
            mark, style, told = "≠", "", f"berubah; {told}"
        return Line(one.opd, (mark, safe(one.office), f"{one.number} tugas", told), style=style)

    @property
    def _message(self) -> Message | None:
        return self._messages.get(self.query_one(LineList).cursor_key or "")

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._preview()
        self._hint(KEYS)

    def _preview(self) -> None:
        text = self._message.text if self._message else ""
        self.query_one("#message", Static).update(Content("\n".join(map(safe, text.split("\n")))))

    def _hint(self, words: str) -> None:
        self.query_one(".dialog--hint", Static).update(Content(words))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        if (one := self._message) is not None:
            self.app.copy_to_clipboard(one.text)
            told = f"Pesan untuk {safe(one.office)} disalin: tempelkan (F1 bila kosong)."
            self._hint(f"{told} Spasi: terkirim.")

    def action_sent(self) -> None:
        """It went out, also as it is worded now; once more: it did not."""
        if (one := self._message) is None:
            return
        seen = self.session.get(OfficeMessage, f"{self._day}/{one.opd}")
        now = self.session.now().replace(microsecond=0)
        if seen is None:
            told = OfficeMessage.new(day=self._day, opd=one.opd, sent=now, text=one.text)
            self.session.record(told)
        elif seen.value.sent and not seen.value.differs(one.text):
            self.session.record(seen.change(sent=None))
        else:
            self.session.record(seen.change(sent=now, text=one.text))
        self.query_one(LineList).action_move(1)

    async def action_below(self, deed: str) -> None:
        """Undo, as in the workspace below."""
        await self.app.run_action(deed, self.app.screen_stack[-2])

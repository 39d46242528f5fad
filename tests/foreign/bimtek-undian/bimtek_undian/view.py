"""The screen of an undian: the page of the hall, and one key that draws."""

from __future__ import annotations

import asyncio
import random
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from bimtek.journal.records import Change, Refusal
from bimtek.locale.dates import clock
from bimtek.stages.view import StageView
from bimtek.ui.page_view import PageView
from bimtek_undian.answers import lots_of
from bimtek_undian.page import page
from bimtek_undian.records import Lot
from bimtek_undian.rules import next_place, still_to_draw

HELP = """\
Undian: OPD mana yang memaparkan lebih dahulu.

  Enter  undi satu OPD lagi

Nomor yang keliru diurungkan dengan Ctrl+Z, lalu diundi lagi."""


class Urn(PageView, can_focus=True):
    """The order so far, as the hall sees it."""

    help = HELP


class LotsView(StageView):
    """Draws one OPD after the other."""

    help: ClassVar[str] = HELP
    presenting: ClassVar[frozenset[str]] = frozenset(("enter",))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "draw", "undi", id="undian.draw")]

    def compose(self) -> ComposeResult:
        yield Urn()

    def on_mount(self) -> None:
        self._show()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:  # noqa: ARG002 - one page
        """Show the order anew."""
        self._show()

    def _show(self) -> None:
        self.query_one(Urn).show(page(self.session, self.stage, ""), clock(self.now()))

    def action_draw(self) -> None:
        lots = lots_of(self.session, self.stage)
        left = still_to_draw(self.stage.spec.opds, lots)
        if not left:
            self.tell("Semua OPD sudah diundi.")
            return
        opd = random.choice(left)
        new = Lot.new(stage=self.stage.id, opd=opd, place=next_place(lots))
        self.run_worker(self._record(new), group="record")

    async def _record(self, change: Change) -> None:
        try:
            await asyncio.wrap_future(self.session.record(change))
        except Refusal as refusal:
            self.tell(refusal.message, "warning")

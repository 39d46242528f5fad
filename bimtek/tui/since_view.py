"""What changed since the hall agreed, acara by acara; what came late is decided on here."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from bimtek.hall.agreement import Verdict
from bimtek.hall.confidence import refused_mark
from bimtek.journal.records import Refusal
from bimtek.locale.dates import when
from bimtek.overview.since import (
    NOTHING_AGREED,
    NOTHING_SINCE,
    Since,
    Why,
    by_stage,
    head_of,
    since_agreed,
)
from bimtek.overview.words import Words
from bimtek.tui.beside import Beside
from bimtek.ui.ask import Choose, Option
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import Column, safe
from bimtek.ui.form import Form, FormField
from bimtek.ui.lines import Line, LineList
from bimtek.ui.reading import Reading

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP = """Yang berubah sejak disepakati, acara demi acara.

ralat dan pemutakhiran bernomor; meja: catatan, kehadiran, dan waktu acara yang masih boleh \
diubah sampai ditandatangani; susulan: ditulis tanpa tahu ada kesepakatan, biasanya di laptop yang \
terlambat digabungkan. Susulan tidak mengubah satu huruf pun dari yang disepakati.

r pada susulan: ralat bernomor, diterima (dimuat sebagai lampiran) atau ditolak (nilai yang \
disepakati tetap). Enter menampilkan rinciannya, o ke tempatnya, Esc kembali."""

COLUMNS = (Column(14), Column(30, flex=5), Column(16, flex=1, drop=1))
PATIENCE = 0.3
"""Seconds after a change until all is compared anew, so that many changes count once."""


class SinceView(Beside):
    """The list of what changed."""

    help: ClassVar[str] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "decide", "ralat susulan", id="since.decide"),
        Binding("o", "go", "ke tempatnya", id="since.go"),
    ]

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.found: list[Since] = []
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Rule()
        yield LineList(COLUMNS, help=HELP)
        yield Static("", classes="beside--whole", markup=False)

    def on_mount(self) -> None:
        self.look()

    # -- what is shown

    @property
    def rows(self) -> LineList:
        return self.query_one(LineList)

    @property
    def line(self) -> Since | None:
        """The change under the cursor."""
        return next((one for one in self.found if one.stamp == self.rows.cursor_key), None)

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:  # noqa: ARG002
        """Compare anew a little later."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PATIENCE, self.look)

    def look(self) -> None:
        """Compare what stands with what was agreed."""
        standing = self.session.agreement
        self.found = since_agreed(Words(self.session), standing) if standing else []
        title = head_of(self.session, standing) if standing else NOTHING_AGREED
        self.bar("title").say(Content.styled(f" {title}", "bold"))
        nothing = Line("", (NOTHING_SINCE if standing else NOTHING_AGREED,), selectable=False)
        self.rows.show(self._lines() or [nothing])
        self._show_whole()
        self.refresh_bindings()

    def _lines(self) -> list[Line]:
        lines = []
        for title, changes in by_stage(self.session, self.found):
            heading = Content.styled(safe(title), "bold")
            lines.append(Line(f"acara {title}", (heading,), selectable=False))
            for one in changes:
                at = when(one.at, self.session.now())
                cells = (one.right, safe(f"{one.what}: {one.words}"), safe(f"{at} {one.who}"))
                style = "$text-warning" if one.why is Why.LATE else ""
                lines.append(Line(one.stamp, cells, style=style))
        return lines

    def _show_whole(self) -> None:
        one = self.line
        words = safe(f"{one.what}: {one.words}") if one else ""
        self.query_one(".beside--whole", Static).update(Content(words))

    def on_line_list_moved(self) -> None:
        self._show_whole()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what came late is decided on."""
        if action == "decide":
            one = self.line if self.is_mounted else None
            return one is not None and one.why is Why.LATE
        return super().check_action(action, parameters)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        if (one := self.line) is not None:
            at = when(one.at, self.session.now())
            told = [f"{one.right} · {one.who} {at}", *(step.words for step in one.steps)]
            self.app.push_screen(Reading(one.what, told))

    def action_go(self) -> None:
        """To where it stands."""
        if (one := self.line) is not None:
            self.post_message(self.Open(one.kind, one.record))

    # -- deciding on what came late

    @work
    async def action_decide(self) -> None:
        """A numbered ralat: what came late is taken into the annex, or what was agreed stays."""
        one = self.line
        if one is None or one.why is not Why.LATE:
            return
        options = [
            Option("d", "diterima: dimuat sebagai ralat, nilai ini berlaku", Verdict.ACCEPTED),
            Option("t", "ditolak: yang disepakati tetap", Verdict.REFUSED),
        ]
        title = f"Susulan {one.what}: {one.words}"
        verdict = await self.app.push_screen_wait(Choose(title, options))
        if verdict is None:
            return
        fields = [
            FormField("reason", "Alasan", "", "tercetak, misalnya laptop ruang 2 terlambat"),
            FormField("asked_by", "Diminta oleh", "", "misalnya notulis ruang 2"),
        ]
        form = Form(f"Ralat, {verdict}", fields, check=_check)
        values = await self.app.push_screen_wait(form)
        if values is not None:
            await self._record(one, verdict, values)

    async def _record(self, one: Since, verdict: Verdict, values: Mapping[str, str]) -> None:
        from bimtek.deciding import decided

        try:
            number, changes = decided(
                self.session, one, verdict, values["reason"], values["asked_by"]
            )
            await asyncio.wrap_future(self.session.record_all(changes))
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return
        self.tell(f"Ralat {number} {verdict}. Ctrl+Z mengurungkan.")


def _check(values: Mapping[str, str]) -> tuple[str, str]:
    for field, wanted in (("reason", "Tulis alasannya."), ("asked_by", "Tulis siapa.")):
        if not values[field]:
            return field, wanted
        if wrong := refused_mark(values[field]):
            return field, wrong
    return "", ""

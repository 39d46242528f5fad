"""What is missing (F9): every finding with its place; Enter goes there, F9 comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from bimtek.hall.confidence import refused_mark
from bimtek.hall.deadlines import with_deadline
from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.hall.records import Note
from bimtek.hall.session_records import Waiver
from bimtek.hall.shortcomings import WITHOUT_DEADLINE
from bimtek.journal.records import Change, Refusal
from bimtek.locale.dates import DateError, medium_date, parse_deadline
from bimtek.overview.agreed import agreed
from bimtek.overview.missing import SIGNS, Item, counts, missing
from bimtek.tui.beside import Beside
from bimtek.tui.minutes_out import write_missing
from bimtek.tui.missing_rows import COLUMNS, header, in_short, lines, whole
from bimtek.ui.ask import Ask, Choose, ChooseSeveral, Option
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP = """Yang kurang, dari semua acara. ■ menghalangi: tanpa itu notulen tidak benar. ▲ sebaiknya \
dilengkapi hari ini. · boleh malam ini, menjadi tugas.

Enter pergi ke tempatnya; bila satu baris menghitung beberapa hal, dipilih dahulu yang mana. F9 \
kembali ke baris yang sama, Esc kembali ke tempat semula. Spasi: anggap selesai, dengan alasan; \
baris itu pindah ke bawah, Spasi lagi atau Ctrl+Z mengembalikannya. s menyaring. p: nilai yang \
berbeda dipilih satu per satu, dari semua acara.

t memberi tenggat pada satu tindak lanjut, atau yang sama pada semua yang ditandai dengan Spasi; \
Ctrl+Z menarik semuanya. e menulis daftar ini di samping berkas sesi, untuk dicetak; yang tertutup \
tidak dimuat."""

PATIENCE = 0.3
"""Seconds after a change until the list is counted anew, so that many changes count once."""

Keep = Callable[[Item], bool]
HERE = "here"


class MissingView(Beside):
    """The list of what is missing."""

    help: ClassVar[str] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "waive", "anggap selesai", id="missing.waive"),
        Binding("s", "filter", "saring", id="missing.filter"),
        Binding("t", "deadline", "tenggat", id="missing.deadline"),
        Binding("p", "screen.choices", "pilih nilai", id="missing.choices"),
        Binding("e", "print", "tulis daftar", id="missing.print"),
    ]

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.items: list[Item] = []
        self._only: Weight | str | None = None
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Bar(id="counts")
        yield Bar(id="agreed", classes="beside--more")
        yield Rule()
        yield LineList(COLUMNS, help=HELP)
        yield Static("", classes="beside--whole", markup=False)

    def on_mount(self) -> None:
        self.look()

    def on_resize(self) -> None:
        self._say_counts()

    # -- what is shown

    @property
    def list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def item(self) -> Item | None:
        """The finding under the cursor."""
        key = self.list.cursor_key
        return next((item for item in self.items if item.finding.key == key), None)

    @property
    def in_short(self) -> str:
        """For the header of the session."""
        return in_short(self.items)

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:  # noqa: ARG002
        """Count anew a little later."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PATIENCE, self.look)

    def look(self) -> None:
        """Ask all rules."""
        self.items = missing(self.session)
        titles = {stage.id: stage.title for stage in self.session.stages}
        shown = [item for item in self.items if self._wanted(item)]
        self.list.show(list(lines(shown, titles)))
        self._say_counts()
        parts = (f"{title} {done}/{of}" for title, done, of in agreed(self.session))
        found = " · ".join(parts)
        self.bar("agreed").say(f" OPD sepakat   {found}" if found else " ")
        self._show_whole()

    def _say_counts(self) -> None:
        only = "acara ini" if self._only == HERE else str(self._only or "")
        self.bar("counts").say(header(self.items, self.size.width, only))

    def _wanted(self, item: Item) -> bool:
        if self._only is None:
            return True
        if self._only == HERE:
            return item.stage == self.stage.id
        return item.finding.weight is self._only

    def _show_whole(self) -> None:
        item = self.item
        if item is not None:
            author = self.session.author(item.waiver.stamps("reason")[0]) if item.waiver else None
            words = whole(item, author.name if author else "")
        elif self._only:
            words = "Tidak ada yang kurang dengan saringan ini. s menampilkan semua."
        else:
            words = "Tidak ada yang kurang."
        self.query_one(".beside--whole", Static).update(Content(words))

    def on_line_list_moved(self) -> None:
        self._show_whole()

    # -- going there

    @work
    async def _go(self, finding: Finding) -> None:
        if len(finding.spots) < 2:
            self.post_message(self.Open(finding.kind, finding.record))
            return
        options = [
            Option(str(number) if number < 10 else "", spot.text, spot)
            for number, spot in enumerate(finding.spots, 1)
        ]
        spot: Spot | None = await self.app.push_screen_wait(Choose(finding.text, options))
        if spot is not None:
            self.post_message(self.Open(spot.kind, spot.record))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        item = self.item
        if item is None:
            return
        if item.finding.kind or item.finding.spots:
            self._go(item.finding)
        else:
            self.tell("Baris ini tidak menunjuk satu tempat.")

    # -- deeds

    @work
    async def action_waive(self) -> None:
        """Declare it done with, for a reason; or take that back."""
        item = self.item
        if item is None:
            return
        if item.waiver is not None:
            await self._record(item.waiver.withdraw(), told="Dihitung lagi sebagai kurang.")
            return
        finding = item.finding
        reason = await self.app.push_screen_wait(
            Ask(
                f"Anggap selesai: {finding.text}. Apa alasannya?",
                hint="dibawa ke rapat berikut",
                check=refused_mark,
            )
        )
        if reason is None:
            return
        earlier = self.session.get(Waiver, finding.key)
        values = {"text": finding.text, "reason": reason}
        change = earlier.change(**values) if earlier else Waiver.new(finding=finding.key, **values)
        await self._record(change, told="Dianggap selesai; ada di bawah. Ctrl+Z mengembalikannya.")

    @work
    async def action_deadline(self) -> None:
        """A deadline for an action that has none; one for several that are marked."""
        found = (one.finding for one in self.items if one.finding.key == WITHOUT_DEADLINE)
        spots = [spot for finding in found for spot in finding.spots]
        if not spots:
            self.tell("Semua tindak lanjut sudah bertenggat.")
            return
        chosen: tuple[str, ...] | None = (spots[0].record,)
        if len(spots) > 1:
            options = [Option("", spot.text, spot.record) for spot in spots]
            title = "Tindak lanjut mana yang diberi tenggat?"
            chosen = await self.app.push_screen_wait(ChooseSeveral(title, options))
        if not chosen:
            return
        today = self.session.now().date()
        named = [spot.text for spot in spots if spot.record in chosen]
        question = (
            f"Tenggat: {named[0]}"
            if len(named) == 1
            else f"Tenggat untuk {len(named)} tindak lanjut"
        )
        said = await self.app.push_screen_wait(
            Ask(question, check=lambda text: _wrong_day(text, today), hint="14/7, 3h, atau jumat")
        )
        if said is not None:
            due = parse_deadline(said, today)
            notes = (seen for one in chosen if (seen := self.session.get(Note, one)))
            if changes := with_deadline(notes, due):
                told = f"Tenggat {len(changes)} tindak lanjut: {medium_date(due)}."
                await self._record(*changes, told=f"{told} Ctrl+Z menarik semuanya.")
            else:
                self.tell("Sementara itu tindak lanjut itu sudah diberi tenggat orang lain.")

    @work(exclusive=True, group="print")
    async def action_print(self) -> None:
        """The whole list as a document beside the session."""
        await write_missing(self.session.path, self.tell, elsewhere=self.app.is_web)

    async def _record(self, *changes: Change, told: str) -> None:
        """All of them are one act, undone together."""
        try:
            await asyncio.wrap_future(self.session.record_all(changes))
        except Refusal as refusal:
            self.tell(refusal.message, "error")
        else:
            self.tell(told)

    @work
    async def action_filter(self) -> None:
        """Show only some of them."""
        found = counts(self.items)
        here = sum(item.stage == self.stage.id and not item.waiver for item in self.items)
        options: list[Option[Weight | str]] = [Option("0", "semua", "")]
        options += [
            Option(str(number), f"{SIGNS[weight]} {weight}", weight, str(count))
            for number, (weight, count) in enumerate(found.items(), 1)
        ]
        options.append(Option("4", f"acara ini: {self.stage.title}", HERE, str(here)))
        chosen = await self.app.push_screen_wait(Choose("Tampilkan", options))
        if chosen is not None:
            self._only = chosen or None
            self.look()


def _wrong_day(text: str, today: date) -> str:
    try:
        parse_deadline(text, today)
    except DateError as error:
        return str(error)
    return ""

"""Search (F3): everything said and everyone invited, live while it is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from bimtek.hall.records import Participant
from bimtek.journal.trouble import FileTrouble, told
from bimtek.locale.dates import clock, when
from bimtek.locale.folding import fold
from bimtek.overview.coded import SHORTEST
from bimtek.overview.search import Found, Group, groups, look_up
from bimtek.tui.beside import Beside
from bimtek.tui.note_rows import SIGNS
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import Column, safe
from bimtek.ui.field import TypedInput
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from datetime import datetime

    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP = """Cari dalam semua catatan, isian kesenjangan, sikap dan pertanyaan SK, nama orang, dan \
OPD. Huruf besar dan kecil sama saja; setiap kata harus ada. Nama OPD atau orang menemukan juga \
yang dikatakannya. Kode baris pada lembar kertas (4.1, SL.2.2, S1a), boleh dengan nama OPD di \
belakangnya, membawa ke selnya, juga yang masih kosong.

↑ ↓ memilih, Enter pergi ke tempatnya, F3 kembali ke hasil yang sama, Esc kembali ke tempat \
semula. Di belakang jam tampak jenis catatan (! ? > * + =), siapa, dan acaranya; di depan orang \
jam datangnya, kosong bila belum tercatat datang. Isi yang tertutup tidak ditampilkan di sini."""

QUIET = 0.12
"""Seconds after the last letter until it is searched."""
PATIENCE = 0.6
"""Seconds after somebody's change until it is searched again."""

COLUMNS = (
    Column(5),
    Column(1),
    Column(14, drop=1),
    Column(11, flex=1, drop=2),
    Column(24, flex=4),
)


class SearchField(TypedInput):
    """What is looked for; it is never unsent."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "turun", show=False),
        Binding("up", "step(-1)", "naik", show=False),
        Binding("pagedown", "turn(1)", "sehalaman turun", show=False),
        Binding("pageup", "turn(-1)", "sehalaman naik", show=False),
    ]

    @property
    def unsent(self) -> bool:
        return False

    @property
    def _list(self) -> LineList:
        return self.screen.query_one("SearchView LineList", LineList)

    def action_step(self, by: int) -> None:
        """Move the cursor of the list while the typing goes on."""
        self._list.action_move(by)

    def action_turn(self, by: int) -> None:
        """The same by a page."""
        self._list.action_page(by)


class SearchView(Beside):
    """A line to type in, and where what was typed stands."""

    help: ClassVar[str] = HELP
    DEFAULT_CSS = """
    SearchView #search { height: 1; }
    SearchView #search Static { width: auto; text-style: bold; }
    SearchView #search SearchField { width: 1fr; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self._soon: Timer | None = None
        self._found: dict[str, Found] = {}

    def compose(self) -> ComposeResult:
        with Horizontal(id="search"):
            yield Static(" Cari ▸ ", markup=False)
            yield SearchField(help=HELP, placeholder="kata, nama, OPD …")
        yield Bar(id="counts", classes="beside--more")
        yield Rule()
        yield LineList(COLUMNS)
        yield Static("", classes="beside--whole", markup=False)

    def on_mount(self) -> None:
        self.list.can_focus = False
        self._show([], "")

    @property
    def field(self) -> SearchField:
        return self.query_one(SearchField)

    @property
    def list(self) -> LineList:
        return self.query_one(LineList)

    def focus_first(self) -> None:
        self.field.focus()

    def begin(self) -> None:
        """The hits of before still stand; what is typed now replaces what was looked for."""
        self.field.select_all()

    # -- searching

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._search_in(QUIET)

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:  # noqa: ARG002
        """Search again a little later."""
        if self.is_mounted and self.field.value:
            self._search_in(PATIENCE)

    def _search_in(self, seconds: float) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(seconds, self._search)

    @work(exclusive=True, group="search")
    async def _search(self) -> None:
        text = self.field.value
        try:
            with told(self.session.path):
                hits = await asyncio.to_thread(look_up, self.session.path, text)
        except FileTrouble as trouble:
            self.tell(trouble.message, "error")
            return
        self.session.poll()
        self._show(groups(self.session, hits, text), text)

    def _show(self, found: Sequence[Group], text: str) -> None:
        self._found = {_key(hit): hit for group in found for hit in group.hits}
        now = self.session.now()
        wanted = fold(text).split()
        self.list.show([line for group in found for line in _lines(group, wanted, now)])
        if len(fold(text)) < SHORTEST:
            said = " Ketik sedikitnya dua huruf."
        elif not found:
            said = " Tidak ditemukan. Coba satu kata saja, atau sebagian kata."
        else:
            said = " " + " · ".join(f"{group.title} {group.of}" for group in found)
        self.bar("counts").say(said)
        self._show_whole()

    # -- the hit under the cursor

    @property
    def hit(self) -> Found | None:
        """The hit under the cursor."""
        return self._found.get(self.list.cursor_key or "")

    def _show_whole(self) -> None:
        hit = self.hit
        words = ""
        if hit is not None:
            at = when(hit.at, self.session.now()) if hit.at else ""
            at = f"datang {at}" if at and hit.kind == Participant.kind else at
            place = " · ".join(
                filter(None, (hit.acara, at, hit.who, hit.by and f"dicatat {hit.by}"))
            )
            words = f"{safe(place)}\n{safe(hit.text)}"
        self.query_one(".beside--whole", Static).update(Content(words))

    def on_line_list_moved(self) -> None:
        self._show_whole()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._go()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self._go()

    def _go(self) -> None:
        if (hit := self.hit) is not None:
            self.post_message(self.Open(hit.kind, hit.record))


def _key(hit: Found) -> str:
    return f"{hit.kind}/{hit.record}"


def _lines(group: Group, wanted: Sequence[str], now: datetime) -> Iterator[Line]:
    more = f" (tampak {len(group.hits)})" if group.of > len(group.hits) else ""
    title = Content.assemble((group.title, "bold"), f"  {group.of}{more}")
    yield Line(f"# {group.title}", (title,), selectable=False)
    for hit in group.hits:
        at = ""
        if hit.at is not None:
            today = hit.at.date() == now.date()
            at = clock(hit.at) if today else f"{hit.at.day}/{hit.at.month}"
        text: str | Content = Content("~ tertutup") if hit.hidden else lit(safe(hit.text), wanted)
        sign = Content.styled(SIGNS[hit.label], "bold") if hit.label else ""
        style = "$text-muted" if hit.hidden else ""
        acara = Content.styled(safe(hit.acara), "$text-muted")
        yield Line(_key(hit), (at, sign, safe(hit.who), acara, text), style=style)


def lit(text: str, wanted: Sequence[str]) -> Content:
    """Text in which the words that were looked for stand out."""
    content = Content(text)
    low = text.lower()
    if len(low) != len(text):
        return content
    for word in wanted:
        start = low.find(word)
        while start >= 0:
            content = content.stylize("bold underline", start, start + len(word))
            start = low.find(word, start + len(word))
    return content

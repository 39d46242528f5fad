"""Dokumen: every document of the evening, read as it would be printed now, and written."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from bimtek.journal.trouble import FileTrouble
from bimtek.papers.catalogue import NOTULEN, PAPERS, title_of
from bimtek.tui.beside import Beside
from bimtek.tui.document_lines import lines
from bimtek.tui.minutes_out import document_now
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import Column
from bimtek.ui.lines import Line, LineList

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP: Final = """Dokumen malam ini, seperti akan tercetak sekarang. ↑ ↓ memilih, Enter membaca, \
PgUp PgDn menggulir, Esc kembali ke daftar.

w menulis dokumen itu di samping berkas sesi, sebagai Markdown, Word, dan PDF. E menulis semuanya \
dalam satu folder. Gambar dan huruf cetak tampak dalam Word dan PDF; di sini isinya.

Yang tercetak diubah di tempat asalnya: meja sunting (g e), Data dokumen (Ctrl+P), atau isiannya."""
WIDE: Final = 100
"""Columns from which the document stands beside the list."""
QUIET: Final = 0.3
"""Seconds after the cursor moved until the document is made."""
PREPARING: Final = "Menyusun …"


class Listed(NamedTuple):
    """A document of the list."""

    name: str
    title: str
    about: str


LISTED: Final = (
    Listed(NOTULEN, title_of(NOTULEN), "jalannya acara, keputusan, tindak lanjut"),
    *(Listed(one.name, one.title, one.about) for one in PAPERS),
)


class DocumentsView(Beside):
    """The list, and what stands in the document under the cursor."""

    wants_all_columns: ClassVar[bool] = True
    help: ClassVar[str] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write", "tulis", id="documents.write"),
        Binding("E", "package", "semua dalam satu folder", id="documents.package"),
        Binding("escape", "leave", "daftar", key_display="Esc", show=False),
    ]
    DEFAULT_CSS = """
    DocumentsView Horizontal { height: 1fr; }
    DocumentsView VerticalScroll {
        width: 1fr; height: 1fr; display: none; padding: 0 1; scrollbar-size-vertical: 1;
    }
    DocumentsView.-wide VerticalScroll {
        display: block; border-left: vkey $secondary;
    }
    DocumentsView.-wide LineList { width: 40; }
    DocumentsView.-reading VerticalScroll { display: block; border-left: none; }
    DocumentsView.-reading LineList { display: none; }
    DocumentsView.-wide .beside--whole { display: none; }
    """

    class Wanted(Message):
        """A document is to be written."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self._text = ""
        self._shown = ("", "", 0)
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Rule()
        with Horizontal():
            yield LineList((Column(24, flex=1),), help=HELP)
            with VerticalScroll(can_focus=True):
                yield Static(PREPARING, markup=False)
        yield Static("", classes="beside--whole", markup=False)

    def on_mount(self) -> None:
        self.list.show([Line(one.name, (Content(one.title),)) for one in LISTED])
        self._say_title()

    @property
    def list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def page(self) -> VerticalScroll:
        """What stands in the document."""
        return self.query_one(VerticalScroll)

    @property
    def listed(self) -> Listed:
        """The document under the cursor."""
        return next((one for one in LISTED if one.name == self.list.cursor_key), LISTED[0])

    def focus_first(self) -> None:
        (self.page if self.has_class("-reading") else self.list).focus()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= WIDE, "-wide")
        self._look_soon()

    # -- what is read

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        if changed:
            self._look_soon()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._say_title()
        self._look_soon()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.read(event.key)

    def read(self, name: str) -> None:
        """Show what stands in a document."""
        self.list.move_to(name)
        self.add_class("-reading")
        self._say_title()
        self.page.focus()
        self._look_soon()

    def _say_title(self) -> None:
        one = self.listed
        reads = self.has_class("-reading")
        words = f"   {one.title}" if reads else "   Enter baca, w tulis"
        self.bar("title").say(Content.assemble((" DOKUMEN", "bold"), words))
        self.query_one(".beside--whole", Static).update("" if reads else one.about)

    def _look_soon(self) -> None:
        """Make the document once the hand rests."""
        if self._soon is not None:
            self._soon.stop()
        if self.has_class("-wide") or self.has_class("-reading"):
            self._soon = self.set_timer(QUIET, self._look)

    @work(exclusive=True, group="document")
    async def _look(self) -> None:
        name, width = self.listed.name, self.page.size.width - 3
        if not self.page.size.width:
            return
        if name != self._shown[0]:
            self.page.query_one(Static).update(PREPARING)
            self.page.scroll_home(animate=False)
        try:
            text = await document_now(self.session.path, name)
        except FileTrouble as trouble:
            self.tell(trouble.message, "error")
            return
        if (name, text, width) != self._shown:
            whole = await asyncio.to_thread(_content, text, width)
            self._shown = (name, text, width)
            self.page.query_one(Static).update(whole)

    # -- what is done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "leave":
            return self.has_class("-reading")
        return super().check_action(action, parameters)

    def action_write(self) -> None:
        """As Markdown, Word and PDF, beside the session."""
        self.post_message(self.Wanted(self.listed.name))

    def action_package(self) -> None:
        """All of them, as E at the closing does."""
        self.post_message(self.Package())

    def action_leave(self) -> None:
        """Back to the list."""
        self.remove_class("-reading")
        self._say_title()
        self.list.focus()


def _content(text: str, width: int) -> Content:
    from bimtek.documents.reading import read

    return Content("\n").join(lines(read(text), width))

"""What the home screen consists of: its list, the heads of the columns, the file in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from bimtek.clock import clock_from
from bimtek.tui.new_values import short_path
from bimtek.tui.session_lines import COLUMNS, TITLES, about, lines_of
from bimtek.tui.sessions_here import SessionFile, folders, look_into, session_files
from bimtek.ui.bars import Bar
from bimtek.ui.columns import fit, laid_out, safe, widths
from bimtek.ui.lines import GUTTER, Line, LineList

NOTHING = (
    "Belum ada sesi.",
    "n memulai sesi baru dari naskah; o membuka berkas di folder lain.",
    "Ingin melihat dahulu? Keluar, lalu jalankan `bimtek demo`.",
)


class SessionList(LineList):
    """Finds the sessions of this laptop and shows them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "buka", id="home.open")]

    class Looked(Message):
        """A file was looked into, or all were found that there are."""

        def __init__(self, files: Sequence[SessionFile], *, all_found: bool = False) -> None:
            super().__init__()
            self.files = files
            self.all_found = all_found

    class Shown(Message):
        """The list shows something else than before."""

    def __init__(self) -> None:
        super().__init__(COLUMNS)
        self._clock = clock_from()
        self.files: dict[str, SessionFile] = {}

    @property
    def file(self) -> SessionFile | None:
        """The one that has the cursor."""
        return self.files.get(self.cursor_key or "")

    def on_mount(self) -> None:
        self.show([Line("", ("Mencari sesi …",), selectable=False)])

    @work(thread=True, exclusive=True, group="sessions")
    def find(self) -> None:
        """Find the files, then look into each: a slow disk must not hold the keys."""
        worker = get_current_worker()
        known = {(one.path, one.changed): one for one in self.files.values() if one.known}
        files = [known.get((one.path, one.changed), one) for one in session_files(folders())]
        self.post_message(self.Looked(files, all_found=True))
        for file in files:
            if worker.is_cancelled:
                return
            if not file.known:
                self.post_message(self.Looked([look_into(file)]))

    def on_session_list_looked(self, event: Looked) -> None:
        event.stop()
        found = {str(file.path): file for file in event.files}
        if event.all_found:
            self.files = found
        elif found.keys() <= self.files.keys():
            self.files |= found
        self.show(lines_of(self.files, self._clock()) or _nothing())
        self.post_message(self.Shown())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without sessions there is nothing to open."""
        if action == "choose":
            return self.cursor_key is not None
        return super().check_action(action, parameters)


def _nothing() -> list[Line]:
    places = [f"Dicari di {short_path(folder)}." for folder in folders()]
    return [
        Line(f"- {number}", (safe(text),), selectable=False)
        for number, text in enumerate((*NOTHING, *places))
    ]


class Top(Bar):
    """The program's name, and who works here."""

    DEFAULT_CSS = """
    Top { background: $panel; }
    """

    def render(self) -> Content:
        name = Content.styled(" Bimtek · beranda", "bold")
        room = max(0, self.size.width - name.cell_length - 3)
        return Content.assemble(name, "  ", fit(self.said, room, "right"), " ")


class Titles(Bar):
    """The heads of the columns."""

    DEFAULT_CSS = """
    Titles { color: $text-muted; }
    """

    def render(self) -> Content:
        width = self.size.width - 1  # the scrollbar's
        heads = laid_out(TITLES, COLUMNS, widths(COLUMNS, width - GUTTER))
        return fit(Content.assemble(" " * GUTTER, heads), self.size.width)


class About(Bar):
    """The session that has the cursor, in full."""

    DEFAULT_CSS = """
    About { height: 5; }
    """
    _file: SessionFile | None = None

    def show(self, file: SessionFile | None) -> None:
        """Show this one."""
        self._file = file
        self.refresh()

    def render(self) -> Content:
        width = self.size.width - 4
        lines = about(self._file, width)[: self.size.height] if self._file else []
        return Content("\n").join(Content.assemble("   ", line) for line in lines)

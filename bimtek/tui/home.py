"""The first screen of `bimtek` without a command: sessions found, a new one, one by its path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from bimtek import device
from bimtek.journal.file import synchronised_folder
from bimtek.journal.trouble import FileTrouble
from bimtek.tui.home_parts import About, SessionList, Titles, Top
from bimtek.tui.new_values import Typed, short_path, typed_path
from bimtek.tui.sessions_here import UNREADABLE, unreadable
from bimtek.ui.bars import Bar
from bimtek.ui.foot import Footer, MessageLine
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.device import Device
    from bimtek.founding import Founded
    from bimtek.tui.run import Desk

HELP = """Beranda menampilkan berkas sesi (*.bimtek) di folder Bimtek dan di folder tempat program \
dijalankan, yang terakhir diubah paling atas. Enter membuka sesi yang ditunjuk kursor.

Keterangan sesi itu tampak di bawah: judul, tanggal, tempat, dan letak berkasnya. Berkas yang \
tidak dapat dipakai tetap tampak, dengan alasan dan yang harus dilakukan. s menyalin sesi itu ke \
flashdisk dan memeriksa keutuhannya."""

COMMANDS = (
    ("Sesi baru dari naskah", "n", "new"),
    ("Buka berkas sesi di folder lain", "o", "ask_path"),
    ("Salin sesi ini ke flashdisk", "s", "copy_out"),
    ("Nama dan peran Anda", "g", "person"),
    ("Bantuan untuk tempat ini", "F1", "app.help_here"),
    ("Tema terang atau gelap", "", "theme"),
    ("Keluar", "Ctrl+Q", "app.leave"),
)


class HomeScreen(Screen[None]):
    """Finds sessions, starts new ones, opens one.

    Args:
        desk: opens sessions; whoever made it closes them.
    """

    AUTO_FOCUS = "SessionList"
    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "baru", id="home.new", tooltip="sesi baru dari naskah"),
        Binding("o", "ask_path", "berkas", id="home.path", tooltip="berkas sesi di folder lain"),
        Binding("g", "person", "nama", id="home.person", tooltip="nama dan peran Anda"),
        Binding("s", "copy_out", "salin ke flashdisk", show=False, id="home.copy"),
        Binding("f1,question_mark", "app.help_here", "bantuan", id="app.help"),
        Binding("ctrl+q", "app.leave", "keluar", id="app.leave", priority=True),
        Binding("ctrl+p", "palette", "perintah", show=False, id="app.palette"),
    ]
    DEFAULT_CSS = """
    HomeScreen { layout: vertical; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._typed = Typed()
        self._path = ""

    def compose(self) -> ComposeResult:
        yield Top(id="top")
        yield Titles()
        yield SessionList()
        yield MessageLine()
        yield About()
        yield Footer()

    def on_mount(self) -> None:
        self._name_person()
        name_window = getattr(self.app, "name_window", None)
        if name_window is not None:
            after_refresh(self, name_window, "Bimtek")

    def on_screen_resume(self) -> None:
        self.list.find()

    def _name_person(self) -> None:
        known = device.load()
        who = f"{known.name} · {known.role}" if known.name else "nama belum diisi"
        self.query_one("#top", Bar).say(who)

    # -- the list

    @property
    def list(self) -> SessionList:
        """The sessions that were found."""
        return self.query_one(SessionList)

    def on_session_list_shown(self) -> None:
        self.query_one(Titles).visible = bool(self.list.files)
        self.query_one(About).show(self.list.file)
        self.refresh_bindings()

    def on_line_list_moved(self) -> None:
        self.query_one(About).show(self.list.file)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self._open(self.list.files[event.key].path)

    # -- who works here

    def _as_somebody(self, then: Callable[[Device], None]) -> None:
        """Go on with the person who works here; ask first if nobody is known yet."""
        known = device.load()
        if known.name and known.role:
            then(known)
        else:
            self._ask_person(then)

    @work
    async def _ask_person(self, then: Callable[[Device], None]) -> None:
        from bimtek.tui.person import ask_person

        person = await ask_person(self.app)
        if person is None:
            self.tell("Isi dahulu nama dan peran Anda.", "warning")
            return
        self._name_person()
        then(person)

    def action_person(self) -> None:
        """Name and role of whoever works here."""
        self._ask_person(lambda _: None)

    # -- opening

    def _open(self, path: Path, sentence: str = "") -> None:
        self._as_somebody(lambda person: self._enter(path, person, sentence))

    def _enter(self, path: Path, person: Device, sentence: str) -> None:
        try:
            workspace = self._desk.open(path, person.name)
        except (FileTrouble, *UNREADABLE) as trouble:
            from bimtek.ui.reading import Reading

            message = getattr(trouble, "message", "") or unreadable(path)
            self.app.push_screen(Reading("Belum dapat dibuka", [message]))
            return
        self.app.push_screen(workspace)
        if risk := synchronised_folder(path):
            sentence = f"Berkas ada di {risk}: pindahkan dahulu."
            after_refresh(workspace, workspace.tell, sentence, "warning")
        elif sentence:
            after_refresh(workspace, workspace.tell, sentence)

    def action_ask_path(self) -> None:
        """Open a file that lies elsewhere."""
        from bimtek.ui.ask import Ask

        hint = short_path(device.sessions_folder() / "nama.bimtek")
        question = "Berkas sesi yang mana?"
        ask = Ask(question, self._path, check=_not_there, hint=hint, done="buka")
        self.app.push_screen(ask, self._open_typed)

    def _open_typed(self, typed: str | None) -> None:
        if typed is not None:
            self._path = typed
            self._open(typed_path(typed))

    @work(exclusive=True, group="copy")
    async def action_copy_out(self) -> None:
        """A whole copy of the session under the cursor onto a flash disk."""
        from bimtek.clock import clock_from
        from bimtek.tui.copying import copy_out, of_this_laptop

        if (found := self.list.file) is None:
            self.tell("Pilih dahulu sesinya.", "warning")
            return
        await copy_out(self.app, found.path, of_this_laptop(), clock_from()(), self.tell)

    def action_new(self) -> None:
        """Start a new session."""
        self._as_somebody(self._new)

    def _new(self, person: Device) -> None:
        from bimtek.tui.new_session import NewSession

        form = NewSession(person, self._typed)

        def left(founded: Founded | None) -> None:
            self._typed = form.left
            if founded is not None:
                self._open(founded.path, _told(founded))

        self.app.push_screen(form, left)

    # -- everything else

    def tell(self, text: str, severity: str = "information") -> None:
        """Say a sentence to the person."""
        self.query_one(MessageLine).say(text, severity)

    def action_palette(self) -> None:
        """Everything that can be done."""
        from bimtek.tui.commands import change_theme
        from bimtek.tui.palette import Command, Palette

        listed = [Command(title, key, name) for title, key, name in COMMANDS]

        def run(name: str | None) -> None:
            if name == "theme":
                change_theme(self)
            elif name:
                self.run_worker(self.run_action(name))

        self.app.push_screen(Palette(listed), run)


def _not_there(typed: str) -> str:
    path = typed_path(typed)
    try:
        there = path.exists()
    except OSError:
        there = False
    return "" if there else f"Tidak ada: {short_path(path)}"


def _told(founded: Founded) -> str:
    return f"Sesi dibuat: {founded.contents}."

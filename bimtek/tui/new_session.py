"""A new session: a script, what differs from it, its lists; what would come in stands below."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from bimtek.hall.before import name_of
from bimtek.journal.records import Refusal
from bimtek.journal.trouble import FileTrouble, told
from bimtek.locale.folding import fold
from bimtek.script.library import find_script, shipped
from bimtek.tui import new_values
from bimtek.tui.foreseen import Preview, foreseen, lines_of
from bimtek.tui.new_fields import FILES, NewFields
from bimtek.tui.new_values import MistypedError, Typed, script_path
from bimtek.tui.sessions_here import SessionFile, folders, look_into, session_files
from bimtek.ui.ask import Choose, Option
from bimtek.ui.bars import Bar, short_title
from bimtek.ui.field import TypedInput
from bimtek.ui.foot import Footer, MessageLine

if TYPE_CHECKING:
    from bimtek.device import Device
    from bimtek.founding import Founded

HELP = """Sesi baru dibuat dari sebuah naskah. Isian yang dibiarkan kosong memakai yang tertulis \
dalam kurung: kata naskah itu sendiri.

Naskah tahap II dan sesudahnya melanjutkan sebuah sesi: F3 pada Lanjutan dari memilihnya. Apa yang \
ikut, berubah, dan tinggal tampak di bawah; berkas sesi itu sendiri tidak diubah.

Daftar OPD dan daftar undangan boleh CSV, XLSX, XLS, atau ODS. Yang akan masuk, peringatan, dan \
kesalahan tampak di bawah; Tab sampai ke sana, ↑ ↓ menggulir. Ejaan OPD yang tidak dikenal \
ditanyakan saat sesi dibuat. Selama ada kesalahan, tidak ada yang dibuat.

Enter ke isian berikut; pada isian terakhir Enter, dan di mana pun PgDn, membuat sesi dan \
membukanya. Esc kembali ke beranda, isian tetap diingat sampai program ditutup."""

MOST_SESSIONS = 30
"""Files that are looked into, the newest first."""
READING = "Membaca naskah dan daftar …"


class NewSession(Screen["Founded | None"]):
    """Asks what a new session needs and writes it; gives what was written.

    Args:
        person: who founds it.
        typed: what stood in the fields when they were left.
    """

    AUTO_FOCUS = ""
    help = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "choose", "pilih", id="new.choose", tooltip="pilih naskah atau sesi"),
        Binding("escape", "leave", "kembali", id="new.leave"),
        Binding("f1", "app.help_here", "bantuan", id="app.help"),
        Binding("ctrl+q", "app.leave", "keluar", id="app.leave", priority=True),
        Binding("up", "app.focus_previous", "isian sebelumnya", show=False),
        Binding("down", "app.focus_next", "isian berikutnya", show=False),
    ]
    DEFAULT_CSS = """
    NewSession { layout: vertical; }
    NewSession #top { background: $panel; }
    """

    left = Typed()
    """What stood in the fields when the form was left."""

    def __init__(self, person: Device, typed: Typed) -> None:
        super().__init__()
        self._person = person
        self._first = typed
        self._aliases: dict[str, str] = {}
        self._founding = False

    def compose(self) -> ComposeResult:
        yield Bar(id="top")
        yield NewFields(self._first)
        yield MessageLine()
        yield Preview()
        yield Footer()

    def on_mount(self) -> None:
        self.query_one("#top", Bar).say(Content.styled(" Bimtek · sesi baru", "bold"))
        if self._first.script:
            self.fields["city"].focus()
            self._look()
        else:
            self.fields["script"].focus()
            self.action_choose()

    @property
    def fields(self) -> NewFields:
        """What is typed."""
        return self.query_one(NewFields)

    def tell(self, text: str, severity: str = "information") -> None:
        """Say a sentence to the person."""
        self.query_one(MessageLine).say(text, severity)

    # -- while it is typed

    def on_new_fields_named(self) -> None:
        self._aliases.clear()  # answers were given for other lists

    def on_new_fields_left(self, event: NewFields.Left) -> None:
        if event.name in FILES:
            self._look()
        elif event.name == "days":
            self._read_days()

    def _read_days(self) -> None:
        """Say how the typed days were understood."""
        try:
            days = new_values.days_of(self.fields.typed.days)
        except MistypedError as mistake:
            self.tell(mistake.sentence, "warning")
        else:
            self.tell(new_values.days_shown(days) if days else "")

    def on_typed_input_warned(self, event: TypedInput.Warned) -> None:
        event.stop()
        self.tell("Esc sekali lagi mengosongkan isian ini.", "warning")

    def on_typed_input_wiped(self) -> None:
        self.tell("")

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Read script and lists, beside the screen."""
        preview = self.query_one(Preview)
        typed = self.fields.typed
        try:
            script = script_path(typed.script)
        except MistypedError as mistake:
            preview.show([mistake.sentence])
            return
        if not preview.lines:
            preview.show([READING])
        found = await asyncio.to_thread(
            foreseen, self.fields.target, script, typed, dict(self._aliases)
        )
        preview.show(lines_of(found, script))
        onward = found.founded.onward if found.founded else None
        self.fields.go_on_from(onward.earlier.city if onward else "")

    # -- the deed

    @work
    async def on_new_fields_found(self) -> None:
        """Found the session, unless that is being done."""
        if self._founding:
            return
        self._founding = True
        try:
            founded = await self._found()
        finally:
            self._founding = False
        if founded is not None:
            self.dismiss(founded)

    async def _found(self) -> Founded | None:
        typed, path = self.fields.typed, self.fields.target
        try:
            script = script_path(typed.script)
            new_values.days_of(typed.days)
            new_values.quorum_typed(typed.quorum)
        except MistypedError as mistake:
            self.fields[mistake.field].focus()
            self.tell(mistake.sentence, "error")
            return None
        if not await self._sound(path, script, typed):
            return None
        try:
            return await asyncio.to_thread(self._write, path, script, typed)
        except (FileTrouble, Refusal) as trouble:
            self.query_one(Preview).show(trouble.message.splitlines())
            self.tell("Belum dibuat: alasannya tertulis di bawah.", "error")
        return None

    async def _sound(self, path: Path, script: Path, typed: Typed) -> bool:
        """Look once more, and ask what must be asked."""
        from bimtek.tui.aliases import ask_all

        self.tell(READING)
        found = await asyncio.to_thread(foreseen, path, script, typed, dict(self._aliases))
        self.query_one(Preview).show(lines_of(found, script))
        if found.errors:
            self.tell("Belum dibuat: perbaiki dahulu yang tertulis di bawah.", "error")
            return False
        if not await ask_all(self.app, found.unknown, found.opds, self._aliases):
            self.tell("Belum dibuat: masih ada ejaan OPD yang belum dijawab.", "warning")
            return False
        return True

    def _write(self, path: Path, script: Path, typed: Typed) -> Founded:
        from bimtek.founding import found

        wishes = new_values.wishes_of(typed, self._aliases)
        with told(path):
            return found(path, script, wishes, name=self._person.name, role=self._person.role)

    # -- going

    def action_choose(self) -> None:
        """Choose one of the scripts that ship, or the session to go on from."""
        if self.fields["previous"].has_focus:
            self._choose_session()
            return
        options = [_option(str(number), name) for number, (name, _) in enumerate(shipped(), 1)]
        options.append(Option("0", "berkas sendiri: ketik letaknya", ""))
        self.app.push_screen(Choose("Naskah yang mana?", options), self._chosen)

    def on_new_fields_choose(self) -> None:
        self.action_choose()

    def _chosen(self, name: str | None) -> None:
        if name is None:
            return
        self.fields["script"].settle(name)  # chosen again in a moment: nothing typed is lost
        goes_on = later_tahap(self.fields.said.title)
        self.fields["script" if not name else "previous" if goes_on else "city"].focus()
        self._look()

    @work(exclusive=True, group="sessions")
    async def _choose_session(self) -> None:
        """One of the sessions of this laptop, of the typed city first."""
        found = await asyncio.to_thread(earlier_sessions, self.fields.typed.city)
        if not found:
            self.tell("Belum ada sesi di laptop ini; ketik letak berkasnya.", "warning")
            return
        options = [
            Option(
                str(number) if number < 10 else "",
                short_title(one.title, one.city) or one.path.name,
                str(one.path),
                one.days,
            )
            for number, one in enumerate(found, 1)
        ]
        chosen = await self.app.push_screen_wait(Choose("Melanjutkan sesi yang mana?", options))
        if chosen is not None:
            self.fields["previous"].settle(chosen)
            self.fields["city"].focus()
            self._look()

    def action_leave(self) -> None:
        """Back to the home screen, which keeps what was typed."""
        if self._founding:
            self.tell("Sesi sedang dibuat.")
            return
        self.left = self.fields.typed
        self.dismiss(None)


def later_tahap(title: str) -> bool:
    """Whether a script is that of tahap II or later: it goes on from a session."""
    name = name_of(title, None)
    return name.startswith("Tahap ") and name != "Tahap I"


def earlier_sessions(city: str) -> list[SessionFile]:
    """Sessions of this laptop that can be read; where a city is typed, only its own."""
    files = (look_into(one) for one in session_files(folders())[:MOST_SESSIONS])
    readable = [one for one in files if not one.trouble]
    return [one for one in readable if not city or fold(one.city) == fold(city)] or readable


def _option(key: str, name: str) -> Option[str]:
    said = new_values.said_by(find_script(name))
    return Option(key, short_title(said.title, said.city) or name, name, name)

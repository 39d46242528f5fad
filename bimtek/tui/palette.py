"""The palette (Ctrl+P): everything that can be done here, with its key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from bimtek.locale.folding import fold
from bimtek.ui.ask import Dialog, said
from bimtek.ui.columns import Column, safe
from bimtek.ui.field import TypedInput
from bimtek.ui.lines import Line, LineList


class Command(NamedTuple):
    """Something that can be done."""

    title: str
    key: str
    """As it is called on the screen; or empty."""
    name: str
    """What the palette gives back."""


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """Commands that hold every typed word, those that begin with the first word first."""
    words = fold(typed).split()
    if not words:
        return list(commands)
    found = [one for one in commands if all(word in fold(one.title) for word in words)]
    return sorted(found, key=lambda one: not fold(one.title).startswith(words[0]))


def _cells(command: Command) -> tuple[str | Content, ...]:
    """Title and key; where there is no key the title has the whole width."""
    title, key = safe(command.title), safe(command.key)
    return (title, Content.styled(key, "bold")) if key else (title,)


class Palette(Dialog[str]):
    """A line to type in, and what matches it.

    Args:
        commands: everything that can be done.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "turun", show=False),
        Binding("up", "step(-1)", "naik", show=False),
        Binding("pagedown", "turn(1)", "sehalaman turun", show=False),
        Binding("pageup", "turn(-1)", "sehalaman naik", show=False),
        Binding("ctrl+p", "leave", "tutup", show=False),
    ]
    DEFAULT_CSS = """
    Palette LineList { height: 14; margin-top: 1; }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)
        self._found: list[Command] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            yield TypedInput(placeholder="Cari perintah …")
            longest = max((cell_len(one.key) for one in self._commands), default=0)
            yield LineList((Column(20, flex=1), Column(longest, align="right")))
            yield said("↑ ↓ pilih · Enter jalankan · Esc batal", "dialog--hint")

    def on_mount(self) -> None:
        self.list.can_focus = False
        self._look("")

    @property
    def list(self) -> LineList:
        return self.query_one(LineList)

    def _look(self, typed: str) -> None:
        self._found = matching(self._commands, typed)
        lines = [Line(str(index), _cells(one)) for index, one in enumerate(self._found)]
        self.list.show(lines or [Line("", ("Tidak ada perintah seperti itu.",), selectable=False)])
        self.list.move_to("0")

    def on_input_changed(self, event: TypedInput.Changed) -> None:
        event.stop()
        self._look(event.value)

    def on_input_submitted(self, event: TypedInput.Submitted) -> None:
        event.stop()
        self._choose()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self._choose()

    def on_typed_input_warned(self) -> None:
        self.action_leave()

    def _choose(self) -> None:
        key = self.list.cursor_key
        if key:
            self.dismiss(self._found[int(key)].name)

    def action_step(self, by: int) -> None:
        """Move the cursor of the list while the typing goes on."""
        self.list.action_move(by)

    def action_turn(self, by: int) -> None:
        """The same by a page."""
        self.list.action_page(by)

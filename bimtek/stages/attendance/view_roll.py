"""The desk's line to type in and its list of people: what they draw and what they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from bimtek.stages.attendance import board, words
from bimtek.stages.attendance.desk import Desk
from bimtek.ui.columns import Column, laid_out, widths
from bimtek.ui.field import TypedInput
from bimtek.ui.lines import GUTTER, Line, LineList

COLUMNS = (
    Column(3, align="right"),
    Column(20, flex=3),
    Column(13, flex=2),
    Column(9, flex=1, drop=1),
    Column(13, flex=2),
    Column(2),
)
TITLES = ("no", "nama", "OPD", "jabatan", "status", "")
ENTER = "\r"
MOST_FOUND = 300
STILL_SHOWN = 3
"""Of those recorded last, below what a typed line finds."""

_COLOURS = {words.HERE: "$text-success", words.DIFFERS: "$text-error", words.GONE: "$text-warning"}

Initials = Callable[[str], str]
"""Person → initials of whoever else recorded the row, or empty."""


def passed_on(widget: Widget, event: events.Key) -> bool:
    """A key that was sent before the cursor went on belongs to whoever has the cursor now."""
    now = widget.screen.focused
    if now is None or now is widget:
        return False
    event.stop()
    event.prevent_default()
    now.post_message(events.Key(event.key, event.character))
    return True


class DeskLine(TypedInput):
    """Where everything begins: rows, letters, NIP, +name.

    Args:
        enter: called by Enter; at once, so that the next key meets what came of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "to_list", "ke baris", show=False),
    ]

    @dataclass
    class ToList(Message):
        """The cursor wants to go onto the row."""

    def __init__(self, enter: Callable[[], None], *, id: str, help: str) -> None:  # noqa: A002
        super().__init__(id=id, help=help)
        self._enter = enter

    def on_key(self, event: events.Key) -> None:
        if not passed_on(self, event) and event.key == "enter":
            # by way of a binding it would come after the letters of the next line
            event.stop()
            event.prevent_default()
            self._enter()

    @property
    def at_stake(self) -> bool:
        """A new name is, `+Nama …` or `41 Nama …`; what is looked for is not."""
        typed = self.value.lstrip()
        names = typed.startswith("+") or (typed[:1].isdigit() and any(map(str.isalpha, typed)))
        return super().at_stake and names

    def action_to_list(self) -> None:
        """Onto the row, where letters are commands."""
        self.post_message(self.ToList())

    def action_leave_or_wipe(self) -> None:
        """Esc: a search is emptied at once, a name that was typed is warned about first."""
        if self.value.lstrip().startswith("+"):
            super().action_leave_or_wipe()
        elif self.value:
            self.settle()
        else:
            raise SkipAction


class Roll(LineList):
    """The people; on a row letters are commands.

    Args:
        press: called with a letter, or `ENTER`; at once, as in the line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,delete", "letter('h')", "tarik kembali", show=False),
        Binding("escape,shift+tab", "to_search", "ke cari", show=False),
    ]

    commands = (
        ("Wakil", "w", "letter('w')"),
        ("Izin", "i", "letter('i')"),
        ("Sakit", "s", "letter('s')"),
        ("Dinas luar", "d", "letter('d')"),
        ("Pulang", "p", "letter('p')"),
        ("Ubah jam", "j", "letter('j')"),
        ("Isi nama", "n", "letter('n')"),
        ("Tarik kembali", "h", "letter('h')"),
        ("Riwayat", "v", "letter('v')"),
        ("Gabungkan", "G", "letter('G')"),
    )
    """For the palette: letters are read here as they come, not as bindings."""

    used = False
    """Whether the cursor was here last: then a note belongs to its row."""

    @dataclass
    class ToSearch(Message):
        """The cursor goes back to the line."""

    def __init__(self, press: Callable[[str], None], *, id: str, help: str) -> None:  # noqa: A002
        super().__init__(COLUMNS, id=id, help=help)
        self._press = press

    def on_key(self, event: events.Key) -> None:
        if passed_on(self, event):
            return
        printable = event.is_printable and event.key not in self.screen.active_bindings
        letter = ENTER if event.key == "enter" else event.character if printable else None
        if letter:
            event.stop()
            event.prevent_default()
            if letter == ENTER or not letter.isspace():
                self._press(letter)

    def action_choose(self) -> None:
        """Enter, or a click on the row that has the cursor."""
        self._press(ENTER)

    def action_letter(self, letter: str) -> None:
        """A key that means the same as a letter."""
        self._press(letter)

    def action_to_search(self) -> None:
        """Back to the line."""
        self.post_message(self.ToSearch())

    def action_move(self, by: int) -> None:
        """Up or down; up from the first row is back to the line."""
        if by < 0 and self.cursor_key == next(
            (one.key for one in self.lines if one.selectable), None
        ):
            self.action_to_search()
        else:
            super().action_move(by)

    @property
    def person(self) -> str:
        """Who stands under the cursor, or nobody."""
        return person_of(self.cursor_key)


def person_of(key: str | None) -> str:
    """The person that a line's key names."""
    return key.split(":")[1] if key and ":" in key else ""


def titles(width: int) -> Content:
    """The heads of the columns, for a list of this width."""
    laid = laid_out(TITLES, COLUMNS, widths(COLUMNS, width - GUTTER - 1))
    return Content.assemble(" " * GUTTER, laid).stylize("$text-muted")


def found_lines(desk: Desk, people: Iterable[str], initials: Initials) -> list[Line]:
    """The people that a typed line finds, the best first; so many as anybody would look through.

    Below them stays who was recorded last, for whoever types on before having read it.
    """
    found = [_line(desk, who, f"cari:{who}", initials) for who in islice(people, MOST_FOUND)]
    if newest := desk.recent()[:STILL_SHOWN]:
        found.append(_heading(board.JUST_NOW))
        for who in newest:
            line = _line(desk, who, f"tadi:{who}", initials)
            found.append(line._replace(selectable=False, style="$text-muted"))
    return found


def all_lines(desk: Desk, different: list[str], initials: Initials) -> list[Line]:
    """What stands in the list while nothing is typed."""
    found: list[Line] = []
    for section in board.sections(desk, different):
        found.append(_heading(section.title))
        found += [_line(desk, who, key, initials) for key, who in section.lines]
    if not found:
        empty = "Daftar undangan belum ada. Catat yang datang: +nama, jabatan @opd"
        found.append(Line("kosong", (empty,), selectable=False, style="$text-muted"))
    return found


def _heading(title: str) -> Line:
    return Line(title, (title,), selectable=False, style="$text-muted")


def _line(desk: Desk, who: str, key: str, initials: Initials) -> Line:
    line = words.line_of(desk, who)
    name: str | Content = line.name
    post = line.post
    if not name:
        # a seat is known by its post until somebody says the name
        name, post = Content.styled(f"· {post}", "$text-muted"), ""
    status = Content.assemble((line.mark, _COLOURS.get(line.mark, "")), f" {line.status}")
    return Line(key, (line.number, name, line.office, post, status, initials(who)))

"""What a new session would hold, told before it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from bimtek.journal.file import synchronised_folder
from bimtek.journal.trouble import FileTrouble, told
from bimtek.tui.new_values import MistypedError, Typed, wishes_of
from bimtek.ui.columns import wrapped

if TYPE_CHECKING:
    from bimtek.founding import Foreseen, Wishes

HANGING = 2
"""Cells of a sign and the space after it."""


class Preview(VerticalScroll):
    """Lines that begin with a sign; what is too long goes on below its text."""

    DEFAULT_CSS = """
    Preview { height: 1fr; padding: 0 1; }
    Preview:focus { background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines; the same ones again stay where they were scrolled."""
        if lines != self.lines:
            self.lines = lines
            self._lay_out()
            self.scroll_home(animate=False)

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        room = max(20, self.scrollable_content_region.width - HANGING)
        shown = [piece for line in self.lines for piece in hung(line, room)]
        self.query_one(Static).update(Content("\n".join(shown)))


def hung(line: str, room: int) -> list[str]:
    """A line wrapped; where it begins with a sign, what goes on stands below its text."""
    sign, space, text = line.partition(" ")
    if len(sign) != 1 or not space:
        return wrapped(line, room)
    first, *rest = wrapped(text, room)
    return [f"{sign} {first}", *(" " * HANGING + more for more in rest)]


def foreseen(path: Path, script: Path, typed: Typed, aliases: Mapping[str, str]) -> Foreseen:
    """What would come in. Heavy imports and files: run beside the screen."""
    from bimtek.founding import Foreseen, foresee

    try:
        with told(path):
            return foresee(path, script, _understood(typed, aliases))
    except FileTrouble as trouble:
        return Foreseen(None, (trouble.message,))


def _understood(typed: Typed, aliases: Mapping[str, str]) -> Wishes:
    """What is asked for; what means nothing counts as empty, it is told at its field."""
    try:
        return wishes_of(typed, aliases)
    except MistypedError as mistake:
        return _understood(typed._replace(**{mistake.field: ""}), aliases)


def lines_of(foreseen: Foreseen, script: Path) -> list[str]:
    """What would come in, what is worth a look, what is wrong."""
    founded = foreseen.founded
    if founded is None:
        title, *mistakes = (_named_short(line, script) for line in foreseen.errors)
        return [title, *(f"✗ {line}" for line in mistakes)]
    lines = [f"Yang akan masuk: {founded.contents}."]
    if not founded.opds:
        lines.append("Isi ‘Daftar OPD’ dan ‘Undangan’ di atas; nanti juga dapat: `bimtek import`.")
    if founded.onward is not None:
        from bimtek.onward.table import sentences

        lines += sentences(founded.onward)
    if risk := synchronised_folder(founded.path):
        lines.append(f"! {founded.path} terletak di {risk}; pakai folder biasa di laptop ini.")
    lines += [f"? {one.question} Ditanyakan saat sesi dibuat." for one in foreseen.unknown]
    return [*lines, *(f"! {_named_short(one, script)}" for one in founded.warnings)]


def _named_short(line: str, script: Path) -> str:
    return line.replace(str(script), script.name, 1).replace("peringatan: ", "", 1)

"""A paste of several lines in the note line: many notes, one note, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.notes import paste_lines
from bimtek.journal.records import Refusal
from bimtek.ui.field import LONGEST
from bimtek.ui.paste import Paste, PasteDialog

if TYPE_CHECKING:
    from bimtek.tui.note_taking import NoteTaking


def paste_notes(workspace: NoteTaking, text: str) -> None:
    """Ask what the lines shall become, and do it."""
    room = LONGEST - len(workspace.note_line.text)

    def answered(answer: Paste | None) -> None:
        if answer is None:
            workspace.tell("Tempelan dibatalkan; tidak ada yang masuk.")
        elif answer.how == "one":
            workspace.note_line.field.take_in(answer.text)
        else:
            _many(workspace, answer.text)

    workspace.app.push_screen(PasteDialog(text, room, "catatan"), answered)


def _many(workspace: NoteTaking, text: str) -> None:
    where = workspace.note_belongs()
    if not where.stage:
        return
    lines = paste_lines(text)
    try:
        with workspace.session.act() as act:
            for line in lines:
                act.record(workspace.noting.note(line, where))
    except Refusal as refusal:
        workspace.tell(f"Tidak ada yang masuk. {refusal.message}", "warning")
        return
    workspace.tell(f"{len(lines)} catatan dicatat. Ctrl+Z mengurungkan semuanya.")

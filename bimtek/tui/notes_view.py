"""All notes of an acara as a screen of their own, in the place of the stage's."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import Resize

from bimtek.hall.records import Note
from bimtek.stages.view import StageView
from bimtek.tui.notes_part import HELP, NotesPart
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.columns import safe

WIDE, TALL = 100, 30
"""Columns from which the preview stands at the right, lines from which it stands below."""


class NotesView(StageView):
    """`Catatan acara ini`, and what the minutes make of it where there is room."""

    help: ClassVar[str] = HELP
    DEFAULT_CSS = """
    NotesView Container { layout: vertical; width: 1fr; height: 1fr; }
    NotesView.-wide Container { layout: horizontal; }
    NotesView Preview { border-top: solid $secondary; border-title-color: $text-muted; }
    NotesView.-wide Preview { border-top: none; border-left: vkey $secondary; }
    """

    def compose(self) -> ComposeResult:
        yield Bar()
        yield Rule()
        with Container():
            yield NotesPart(self.session, self.stage)

    def on_mount(self) -> None:
        title = Content.styled(safe(self.stage.title), "bold")
        self.query_one(Bar).say(Content.assemble(" Catatan acara: ", title, "   Esc kembali"))

    async def on_resize(self, event: Resize) -> None:
        """The preview comes with the room for it, and hides where there is none."""
        self.set_class(event.size.width >= WIDE, "-wide")
        room = event.size.width >= WIDE or event.size.height >= TALL
        found = self.query("Preview")
        if found:
            found.set(display=room)
        elif room:
            from bimtek.tui.preview import Preview  # brings the templates and Markdown

            await self.query_one(Container).mount(Preview(self.session, self.stage))

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        super().records_changed(changed)
        for preview in self.query("Preview"):
            preview.renew()  # type: ignore[attr-defined]  # asked for by its class

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on a note."""
        return kind == Note.kind and self.query_one(NotesPart).list.move_to(record)

    def focus_first(self) -> None:
        self.query_one(NotesPart).list.focus()

"""What stands on the editing desk: the lines of an acara, the field below, the preview beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.events import Resize

from bimtek.hall.desk_lines import DeskLine, counted, desk_lines, next_waiting
from bimtek.hall.records import Note, Opd, Participant, StageSummary
from bimtek.hall.session_records import ScriptVersion
from bimtek.locale.dates import clock
from bimtek.stages.edited import edited_notes
from bimtek.tui.desk_field import DeskField
from bimtek.tui.desk_rows import COLUMNS, CONCLUSION, SUMMARY, head_of, rows, whose
from bimtek.tui.desk_spelling import DeskSpelling, Doubts
from bimtek.tui.lines_and_field import LinesAndField
from bimtek.tui.note_rows import SIGNS
from bimtek.tui.noting import Noting
from bimtek.ui.bars import Bar, Rule
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.journal.records import Seen
    from bimtek.script.model import Stage
    from bimtek.session import Session

SHOWN = frozenset(cls.kind for cls in (Note, StageSummary, Opd, Participant, ScriptVersion))
PREVIEW_FROM = 100
"""Columns of this screen from which the preview stands beside the lines."""
SUMMARIES = {SUMMARY: ("summary", "Ringkasan"), CONCLUSION: ("conclusion", "Kesimpulan")}


class DeskShown(LinesAndField):
    """Shows the lines of one acara, and goes from one to the next."""

    wants_all_columns: ClassVar[bool] = True
    unsent_told = "Kalimat ini belum tersimpan: Enter menyimpan, Esc dua kali membuangnya."
    DEFAULT_CSS = """
    DeskShown #desk { layout: horizontal; width: 1fr; height: 1fr; }
    DeskShown #desk-lines { width: 3fr; height: 1fr; }
    DeskShown Preview { width: 2fr; border-left: vkey $secondary; }
    DeskShown.-preview #desk-lines { display: none; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.noting = Noting(session)
        self.edited = edited_notes(session)
        self.lines: tuple[DeskLine, ...] = ()
        self.spelling = DeskSpelling(session)
        self.doubts: Doubts = {}

    def compose(self) -> ComposeResult:
        yield Bar(id="title")
        yield Rule()
        with Container(id="desk"), Vertical(id="desk-lines"):
            yield LineList(COLUMNS, help=self.help)
            yield DeskField()

    def on_mount(self) -> None:
        self.look()

    async def on_resize(self, event: Resize) -> None:
        """The preview comes with the room for it."""
        if beside := event.size.width >= PREVIEW_FROM:
            self.remove_class("-preview")
        await self._show_preview(beside or self.has_class("-preview"))
        after_refresh(self, self.look)  # the list knows its new width by then

    # -- what is shown

    @property
    def line(self) -> DeskLine | None:
        """The note under the cursor."""
        key = self.list.cursor_key
        return next((one for one in self.lines if one.seen.record == key), None)

    def come_from(self, stage: Stage) -> None:
        """The acara from which it is opened is the one that is edited."""
        self.show_stage(stage)

    def show_stage(self, stage: Stage) -> bool:
        """Edit another acara; a half-typed sentence stays where it is."""
        if stage.id == self.stage.id or self.holds_words():
            return True
        self.stage = stage
        self.field.clear()
        self.look()
        self.list.action_edge(-1)
        for preview in self.query("Preview"):
            preview.turn_to(stage)  # type: ignore[attr-defined]  # asked for by its class
        self.post_message(self.Noting())
        return True

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        if any(kind in SHOWN for kind, _ in changed):
            self.noting.forget(changed)
            self.spelling.forget(changed)
            self.look()
            self._tell_meanwhile()
            for preview in self.query("Preview"):
                preview.renew()  # type: ignore[attr-defined]  # as above

    def _tell_meanwhile(self) -> None:
        """Another person has written the sentence that is open: told beside what is typed."""
        key = self.field.key
        name, _ = SUMMARIES.get(key, ("sentence", ""))
        now: Seen[StageSummary] | Seen[Note] | None
        if key in SUMMARIES:
            now = self.session.get(StageSummary, self.stage.id)
        else:
            now = self.session.get(Note, key) if key else None
        value = getattr(now.value, name) if now else ""
        if told := self.field.set_meanwhile(self.session, now, value, name):
            self.tell(told, "warning")

    def look(self) -> None:
        """Read the notes of the acara."""
        self.edited = edited_notes(self.session)
        self.lines = desk_lines(self.edited, self.stage.id)
        self._draw()
        self._spell()
        self._show_line()
        self.refresh_bindings()

    def _draw(self) -> None:
        width = self.list.scrollable_content_region.width
        doubtful = {note: [one.word for one in doubts] for note, doubts in self.doubts.items()}
        self.list.show(rows(self.lines, self._summary, self.noting.known, width, doubtful))
        told = {line.seen.record for line in self.lines}
        doubts = sum(len(found) for note, found in doubtful.items() if note in told)
        self.bar("title").say(head_of(counted(self.lines), doubts))

    @work(exclusive=True, group="desk-spelling")
    async def _spell(self) -> None:
        """Look through the names once the lines stand there."""
        found = await self.spelling.doubts(self.lines)
        if found != self.doubts:
            self.doubts = found
            self._draw()

    @property
    def _summary(self) -> StageSummary:
        seen = self.session.get(StageSummary, self.stage.id)
        return seen.value if seen else StageSummary(self.stage.id)

    def _show_line(self) -> None:
        """What was said on the line that is opened, else under the cursor."""
        key = self.field.key or self.list.cursor_key or ""
        if key in SUMMARIES:
            _, name = SUMMARIES[key]
            self.field.show_raw(f"{name} acara {self.stage.title}")
            return
        line = next((one for one in self.lines if one.seen.record == key), None)
        self.field.show_raw(self._said(line) if line else "Enter membuka baris.")

    def _said(self, line: DeskLine) -> str:
        """Hour, who, and the words as they were typed, with those of what is joined to it."""
        note = line.seen.value
        at = clock(self.session.local(note.said)) if note.said else ""
        head = " ".join(filter(None, (at, SIGNS[note.label].strip(), self._whose(note))))
        if line.closed and self.field.key != line.seen.record:
            return f"{head}: tertutup; Enter membukanya."
        said = [note.text, *(one.value.text for one in self.edited.joined(line.seen.record))]
        return f"{head}: {' + '.join(said)}"

    def _whose(self, note: Note) -> str:
        return whose(note, self.noting.known)

    def on_input_changed(self) -> None:
        """Whoever types a sentence does not wait for the document."""
        for preview in self.query("Preview"):
            preview.postpone()  # type: ignore[attr-defined]  # as above

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show_line()
        self.refresh_bindings()

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        """A letter without a meaning here begins a note, as in the list of notes."""
        event.stop()
        if self.changes_a_line(event.key):
            self.tell(f"{event.name} untuk baris catatan; di sini tidak ada yang berubah.")
        else:
            self.post_message(self.BeginNote(event.key))

    def changes_a_line(self, typed: str) -> bool:  # noqa: ARG002 - of those that have deeds
        """Whether a letter does something to a line, were the cursor on one."""
        return False

    def records_here(self) -> tuple[tuple[str, str], ...]:
        """The note under the cursor, else the summary of the acara."""
        if line := self.line:
            return ((Note.kind, line.seen.record),)
        return ((StageSummary.kind, self.stage.id),)

    def focus_first(self) -> None:
        """On the first line that has no sentence yet."""
        if self.list.cursor_key is None:
            self.list.move_to(next_waiting(self.lines, ""))
        self.list.focus()

    def go_to(self, kind: str, record: str) -> bool:
        """Put the cursor on a note, or open what was written of an acara."""
        if kind == Note.kind:
            return self.list.move_to(record)
        return kind == StageSummary.kind and record == self.stage.id and self.list.move_to(SUMMARY)

    # -- the other acara, the document

    def action_step(self, by: int) -> None:
        """The acara before or behind."""
        stages = self.session.stages
        at = [one.id for one in stages].index(self.stage.id) + by
        if 0 <= at < len(stages):
            self.show_stage(stages[at])
        else:
            self.tell(f"Ini acara {'pertama' if by < 0 else 'terakhir'}.")

    async def action_preview(self) -> None:
        """What the minutes make of it, where it does not stand beside anyway."""
        if self.size.width >= PREVIEW_FROM:
            return
        self.toggle_class("-preview")
        await self._show_preview(self.has_class("-preview"))
        self.refresh_bindings()

    async def _show_preview(self, shown: bool) -> None:
        found = self.query("Preview")
        if found:
            found.set(display=shown)
        elif shown:
            from bimtek.tui.preview import Preview  # brings the templates and Markdown

            await self.query_one("#desk").mount(Preview(self.session, self.stage))
        if self.has_class("-preview"):
            self.query_one("Preview").focus()

"""Meja sunting: in the evening the lines of an acara become the sentences of its minutes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.widgets import Input

from bimtek.hall import edits
from bimtek.hall.confidence import refused_mark
from bimtek.hall.desk_lines import DeskLine, counted, desk_lines, next_waiting
from bimtek.hall.questions import is_closed
from bimtek.hall.records import Label, Note, Opd, Participant, StageSummary
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.locale.dates import clock
from bimtek.stages.edited import edited_notes
from bimtek.tui.beside import Beside
from bimtek.tui.conflicts import settle
from bimtek.tui.desk_field import DeskField, edited_field, field_place
from bimtek.tui.desk_rows import COLUMNS, CONCLUSION, SUMMARY, rows, title_of, whose
from bimtek.tui.desk_speaker import ask_speaker
from bimtek.tui.destroying import destroy
from bimtek.tui.note_rows import SIGNS
from bimtek.tui.noting import Noting
from bimtek.ui.ask import Choose, Option
from bimtek.ui.bars import Rule, TitledBar
from bimtek.ui.columns import fit
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

HELP = """Meja sunting: baris mentah menjadi kalimat notulen. Kata asli tidak pernah hilang; \
kalimatnya isian sendiri, dan itulah yang tercetak (✎ bersunting, · dimuat kalimat di atasnya, \
▲ tanpa pembicara).

Enter membuka baris; ketik kalimatnya, Enter menyimpan dan membuka baris berikut yang belum. \
x melepas baris dari notulen (dihitung di akhirnya), x lagi mengembalikannya. G menggabung dengan \
baris di atas, dicetak sebagai satu; G lagi memisah. J K memindahkan. w siapa yang bicara. \
* keputusan, > tindak lanjut, l jenis lain; tanda yang sama sekali lagi: catatan biasa. Keputusan \
dan tindak lanjut selalu tercetak sendiri. ~ tertutup, h musnahkan isi, b pilih di antara nilai \
yang berbeda, v riwayat. Ctrl+Z mengurungkan.

Ringkasan dan kesimpulan di bawah tercetak di awal dan akhir bagian acara. [ ] acara sebelumnya \
dan berikutnya (atau F4), p pratinjau. Esc kembali."""

SHOWN = frozenset(cls.kind for cls in (Note, StageSummary, Opd, Participant))
OF_A_LINE = frozenset(("drop", "join", "shift", "speaker", "label", "relabel", "close", "settle"))
"""Keys that do something to the note under the cursor."""
PREVIEW_FROM = 100
"""Columns of this screen from which the preview stands beside the lines."""
SUMMARIES = {SUMMARY: ("summary", "Ringkasan"), CONCLUSION: ("conclusion", "Kesimpulan")}


class EditingDesk(Beside):
    """The lines of one acara, the field for a sentence, and what the minutes make of it."""

    help: ClassVar[str] = HELP
    wants_all_columns: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "drop", "lepas", id="desk.drop", tooltip="melepas dari notulen"),
        Binding("w", "speaker", "siapa", id="desk.speaker", tooltip="siapa yang bicara"),
        Binding("G", "join", "gabung", id="desk.join", tooltip="gabung ke atas, atau pisah"),
        Binding("asterisk", "label('keputusan')", "keputusan", id="desk.decision"),
        Binding("greater_than_sign", "label('tindak lanjut')", "tindak lanjut", id="desk.action"),
        Binding("right_square_bracket", "step(1)", "acara berikut", id="desk.after",
                tooltip="acara berikutnya"),
        Binding("left_square_bracket", "step(-1)", "acara tadi", id="desk.before",
                tooltip="acara sebelumnya"),
        Binding("J", "shift(1)", "turun", id="desk.down", tooltip="pindah ke bawah"),
        Binding("K", "shift(-1)", "naik", id="desk.up", tooltip="pindah ke atas"),
        Binding("tilde", "close", "tertutup", id="desk.close"),
        Binding("l", "relabel", "jenis", show=False, id="desk.relabel"),
        Binding("h", "destroy", "musnahkan isi", show=False, id="desk.destroy"),
        Binding("b", "settle", "pilih nilai", show=False, id="desk.settle"),
        Binding("p", "preview", "pratinjau", show=False, id="desk.preview"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="desk.history"),
        Binding("up", "neighbour(-1)", "baris sebelumnya", show=False),
        Binding("down", "neighbour(1)", "baris lain", key_display="↑ ↓"),
        Binding("escape", "leave", "daftar", key_display="Esc"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    EditingDesk #desk { layout: horizontal; width: 1fr; height: 1fr; }
    EditingDesk #desk-lines { width: 3fr; height: 1fr; }
    EditingDesk Preview { width: 2fr; border-left: vkey $secondary; }
    EditingDesk.-preview #desk-lines { display: none; }
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self.noting = Noting(session)
        self.edited = edited_notes(session)
        self.lines: tuple[DeskLine, ...] = ()

    def compose(self) -> ComposeResult:
        yield TitledBar(id="title")
        yield Rule()
        with Container(id="desk"), Vertical(id="desk-lines"):
            yield LineList(COLUMNS, help=HELP)
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
    def list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def field(self) -> DeskField:
        return self.query_one(DeskField)

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
        if stage.id == self.stage.id or self._holds_words():
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
            self.look()
            for preview in self.query("Preview"):
                preview.renew()  # type: ignore[attr-defined]  # as above

    def look(self) -> None:
        """Read the notes of the acara."""
        self.edited = edited_notes(self.session)
        self.lines = desk_lines(self.edited, self.stage.id)
        width = self.list.scrollable_content_region.width
        self.list.show(rows(self.lines, self._summary, self.noting.known, width, {}))
        number = [one.id for one in self.session.stages].index(self.stage.id) + 1
        bar = self.query_one("#title", TitledBar)
        bar.tell(*title_of(number, self.stage.title, counted(self.lines)))
        self._show_line()
        self.refresh_bindings()

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

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._show_line()
        self.refresh_bindings()

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        """A letter without a meaning here begins a note, as in the list of notes."""
        event.stop()
        self.post_message(self.BeginNote(event.key))

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of a line act only on a line, never while somebody types."""
        if not self.is_mounted:
            return False
        typing = self.field.input.has_focus
        if action == "neighbour":
            return typing
        if action == "leave":
            return typing or self.has_class("-preview")
        if typing and action not in ("leave", "neighbour"):
            return False
        if action in OF_A_LINE:
            return self.line is not None
        return super().check_action(action, parameters)

    # -- the sentence

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.open_line(event.key)

    def open_line(self, key: str) -> None:
        """Take up the sentence of a line, or a summary."""
        if self.field.key != key and self._holds_words():
            return
        if key in SUMMARIES:
            name, _ = SUMMARIES[key]
            seen = self.session.get(StageSummary, self.stage.id)
            value = getattr(self._summary, name)
            self._open(key, seen, value, field_place(StageSummary.kind, self.stage.id, name))
            return
        line = next((one for one in self.lines if one.seen.record == key), None)
        if line is None or line.is_destroyed:
            return
        if line.head:
            self.tell("Baris ini dicetak bersama baris di atasnya. G memisahnya.")
            return
        value = edits.proposed(self.edited, line.seen)
        self._open(key, line.seen, value, field_place(Note.kind, key, "sentence"))

    def _open(self, key: str, seen: Seen[Any] | None, value: str, place: str) -> None:
        if self.field.key != key:
            self.field.open(key, seen, value, place)
        self.field.input.focus()
        self._show_line()

    def _holds_words(self) -> bool:
        """Whether half-typed words must be sent first; then the cursor goes there."""
        if not self.field.unsent:
            return False
        self.field.input.focus()
        self.tell("Kalimat ini belum tersimpan: Enter menyimpan, Esc dua kali membuangnya.")
        return True

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input is self.field.input:
            event.stop()
            self._save(event.value.strip())

    @work(exclusive=True, group="desk-save")
    async def _save(self, text: str) -> None:
        key, saw, place = self.field.key, self.field.saw, self.field.input.place
        if not key:
            return
        if wrong := refused_mark(text):
            self.tell(wrong, "warning")
            return
        changes = self._changes(key, saw, text)
        if changes and not await self._record(changes, clears=place):
            return
        self.field.input.sent()
        self._go_on(key)

    def _changes(self, key: str, saw: Seen[Any] | None, text: str) -> Sequence[Change]:
        """What Enter records, having seen what stood when the line was opened."""
        if key in SUMMARIES:
            name, _ = SUMMARIES[key]
            if saw is not None:
                return [saw.change(**{name: text})] if getattr(saw.value, name) != text else []
            return [StageSummary.new(stage=self.stage.id, **{name: text})] if text else []
        if saw is None:
            return []
        same = saw.value.sentence == text and not self.edited.told_with(key)
        return [] if same and not saw.conflicts else edits.worded(self.edited, saw, text)

    def _go_on(self, key: str) -> None:
        """To the next line without a sentence; where all have one, back into the list."""
        self.field.clear()
        following = "" if key in SUMMARIES else next_waiting(self.lines, key)
        if following and following != key:
            self.list.move_to(following)
            self.open_line(following)
            return
        self.list.focus()
        if key not in SUMMARIES:
            self.tell("Semua baris acara ini sudah bersunting. ] acara berikut.")

    def on_typed_input_wiped(self) -> None:
        """Thrown away for good: the line stands as it was recorded."""
        after_refresh(self, self.action_leave)  # the draft is known by the field's place

    def action_leave(self) -> None:
        """Out of the field, or out of the preview."""
        self.remove_class("-preview")
        if not self.field.unsent:
            self.field.clear()
        self.list.focus()
        self._show_line()

    def action_neighbour(self, by: int) -> None:
        """The line above or below, with its sentence opened."""
        if self._holds_words():
            return
        self.list.action_move(by)
        self.open_line(self.list.cursor_key or "")

    def continue_draft(self, place: str, body: str) -> bool:
        """Take up a sentence that was never sent."""
        found = edited_field(place)
        if found is None:
            return False
        keys = {field: key for key, (field, _) in SUMMARIES.items()}
        key = keys.get(found.field, found.record)
        self.open_line(key)
        if self.field.key != key:
            return False
        self.list.move_to(key)
        self.field.input.value = body
        self.field.input.cursor_position = len(body)
        return True

    # -- deeds

    def _do(self, change: Callable[[DeskLine], Sequence[Change]], told: str = "") -> None:
        """Record what a key makes of the line under the cursor, or say why not."""
        if (line := self.line) is None:
            return
        try:
            changes = change(line)
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return
        if changes:
            self._record_soon(changes, told)

    @work
    async def _record_soon(self, changes: Sequence[Change], told: str) -> None:
        if await self._record(changes) and told:
            self.tell(told)

    async def _record(self, changes: Iterable[Change], clears: str = "") -> bool:
        try:
            await asyncio.wrap_future(self.session.record_all(changes, clears=clears))
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return False
        return True

    def action_drop(self) -> None:
        """Leave the line out of the minutes, or bring it back."""
        self._do(lambda line: edits.left_out(self.edited, line.seen))

    def action_join(self) -> None:
        """Print it as one with the line above, or by itself again."""
        self._do(lambda line: edits.joined(self.edited, line.seen, self._above(line)))

    def _above(self, line: DeskLine) -> Seen[Note] | None:
        at = self.lines.index(line)
        return self.lines[at - 1].seen if at else None

    def action_shift(self, by: int) -> None:
        """One place up or down."""

        def changes(line: DeskLine) -> list[Change]:
            among = [one.seen for one in self.lines if one.seen.record in line.among]
            return edits.moved(self.edited, among, line.seen, by)

        self._do(changes)

    def action_label(self, label: str) -> None:
        """Make it a decision or an action; once more: a plain note."""
        self._do(lambda line: edits.labelled(self.edited, line.seen, Label(label)))

    @work
    async def action_relabel(self) -> None:
        """Any other label."""
        if (line := self.line) is None:
            return
        keys = {"c": Label.NOTE, "m": Label.PROBLEM, "t": Label.QUESTION, "j": Label.ANSWER,
                "u": Label.PROPOSAL, "k": Label.DECISION, "a": Label.ACTION}  # fmt: skip
        options = [Option(key, f"{SIGNS[one]} {one.value}", one) for key, one in keys.items()]
        at = list(keys.values()).index(line.seen.value.label)
        label = await self.app.push_screen_wait(Choose("Jenis baris", options, at=at))
        if label is not None and label is not line.seen.value.label:
            await self._record(edits.labelled(self.edited, line.seen, label))

    def action_close(self) -> None:
        """Mark it tertutup, or take that mark off."""
        self._do(lambda line: edits.closed(self.edited, line.seen))

    @work
    async def action_speaker(self) -> None:
        """Who said it."""
        if (line := self.line) is None:
            return
        words = "tertutup" if is_closed(line.seen) else fit(line.seen.value.printed, 120).rstrip()
        changes = await ask_speaker(self.app, self.session, self.noting.known, line.seen, words)
        if changes:
            await self._record(changes)

    @work
    async def action_settle(self) -> None:
        """Choose between values that differ."""
        if (line := self.line) is None or not line.seen.conflicts:
            self.tell("Baris ini tidak punya nilai yang berbeda.")
            return
        for change in await settle(self.app, self.session, line.seen, "Baris") or ():
            await self._record([change])

    @work
    async def action_destroy(self) -> None:
        """Destroy words for good: those of the line, or of a summary."""
        if line := self.line:
            told = await destroy(self.app, self.session, Note.kind, line.seen.record, "text")
        elif self.list.cursor_key in SUMMARIES:
            name, _ = SUMMARIES[self.list.cursor_key]
            told = await destroy(self.app, self.session, StageSummary.kind, self.stage.id, name)
        else:
            return
        self.tell(*told)

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

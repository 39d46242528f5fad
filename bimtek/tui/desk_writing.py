"""Writing on the editing desk: a sentence, saved by Enter, and on to the next line."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any, Final

from textual import work
from textual.widgets import Input

from bimtek.hall import edits
from bimtek.hall.assigned import assigned
from bimtek.hall.confidence import refused_mark
from bimtek.hall.desk_lines import next_waiting, waiting
from bimtek.hall.records import Label, Note, StageSummary
from bimtek.journal.records import Change, Refusal, Seen
from bimtek.tui.desk_field import edited_field, field_place
from bimtek.tui.desk_shown import SUMMARIES, DeskShown

WHO_AND_WHEN: Final = "Tindak lanjut: @opd penanggung jawab, ^14/7 tenggat, dalam kalimatnya."


class DeskWriting(DeskShown):
    """Takes sentences and summaries up, and records them."""

    _doubted = ""
    """The words that came back once, to be looked at."""

    # -- the sentence

    def open_line(self, key: str) -> None:
        """Take up the sentence of a line, or a summary."""
        if self.field.key != key and self.holds_words():
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
            self.tell("Kalimat ini untuk baris yang digabung juga. G pada barisnya memisah.")
            self.list.move_to(line.head)
            self.open_line(line.head)
            return
        value = edits.proposed(self.edited, line.seen)
        self._open(key, line.seen, value, field_place(Note.kind, key, "sentence"))
        if line.seen.value.label is Label.ACTION and not line.seen.value.due:
            self.tell(WHO_AND_WHEN)

    def _open(self, key: str, seen: Seen[Any] | None, value: str, place: str) -> None:
        if self.field.key != key:
            self.field.open(key, seen, value, place)
        self.field.input.focus()
        self._show_line()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input is self.field.input:
            event.stop()
            self._save(event.value.strip())

    @work(exclusive=True, group="desk-save")
    async def _save(self, text: str) -> None:
        key, saw = self.field.key, self.field.saw
        if not key:
            return
        if wrong := refused_mark(text):
            self.tell(wrong, "warning")
            return
        if doubt := self._doubt(saw, text):
            self.tell(doubt, "warning")
            return
        if await self.record_written(lambda: self._changes(key, saw, text)):
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
        said = assigned(saw.value, text, self.noting.known)
        same = saw.value.sentence == said.sentence and not self.edited.told_with(key)
        if same and not said.values and not saw.conflicts:
            return []
        return edits.worded(self.edited, saw, said.sentence, **said.values)

    def _doubt(self, saw: Seen[Any] | None, text: str) -> str:
        """Why the sentence of a line comes back, once; the same again is recorded."""
        if saw is None or not isinstance(saw.value, Note) or text == self._doubted:
            self._doubted = ""
            return ""
        doubt = assigned(saw.value, text, self.noting.known).doubt
        self._doubted = text if doubt else ""
        return doubt

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
            self.tell(self._what_is_left())

    def _what_is_left(self) -> str:
        """Where lines still wait when those of this acara have their sentences."""
        titles = {one.id: one.title for one in self.session.stages}
        left = waiting(self.edited, tuple(titles))
        if not left:
            return "Semua acara sudah bersunting. Ctrl+P: data dokumen; E: paket malam ini."
        following = titles[next(iter(left))]
        return f"Acara ini sudah bersunting; {sum(left.values())} baris lagi, dari ‘{following}’."

    def action_leave(self) -> None:
        """Out of the field, or out of the preview."""
        self.remove_class("-preview")
        if not self.field.unsent:
            self.field.clear()
        self.list.focus()
        self._show_line()

    def action_neighbour(self, by: int) -> None:
        """The line above or below, with its sentence opened."""
        if self.holds_words():
            return
        self.list.action_move(by)
        while (line := self.line) and (line.head or line.is_destroyed):
            before = self.list.cursor_key  # a joined line has no sentence of its own
            self.list.action_move(by)
            if self.list.cursor_key == before:
                break
        self.open_line(self.list.cursor_key or "")

    def continue_draft(self, place: str, body: str) -> bool:
        """Take up a sentence that was never sent."""
        found = edited_field(place)
        if found is None:
            return False
        keys = {field: key for key, (field, _) in SUMMARIES.items()}
        key = keys.get(found.field, found.record)
        return self.take_up(key, body)

    async def _record(self, changes: Iterable[Change]) -> bool:
        try:
            await asyncio.wrap_future(self.session.record_all(changes))
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return False
        return True

"""Taking notes in the workspace: from Enter on the note line to what stands on the disk."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.events import Paste

from bimtek.hall.notes import nobody_mentioned
from bimtek.journal.records import Refusal
from bimtek.stages.view import NotesList, StageView
from bimtek.tui.evening_acts import EveningActs
from bimtek.tui.note_line import NoteLine
from bimtek.tui.noting import SentBack
from bimtek.ui.field import TypedInput

if TYPE_CHECKING:
    from bimtek.journal.voice import Receipt
    from bimtek.session import Session
    from bimtek.tui.belonging import Belonging
    from bimtek.tui.queue_panel import QueuePanel
    from bimtek.tui.told import Told

ONE_FRAME = 0.016
"""Seconds that a frame may wait for the disk, so that it tells the truth at once."""


class NoteTaking(EveningActs):
    """Records what is typed on the note line; whatever stands above it."""

    def __init__(self, session: Session, saves: Told | None = None) -> None:
        super().__init__(session, saves)
        self._sent_back = SentBack(new=True)
        self._from_queue = False
        """Whether the note line was opened from the queue, to which the keys go back."""
        self.queue_panel: QueuePanel | None = None
        """The speaking queue while it is open; searched for, it would cost more than a change."""

    def in_queue(self) -> bool:
        """Whether the cursor is in the speaking queue."""
        return self.queue_panel is not None and self.queue_panel.has_focus_within

    def action_note(self, text: str = "") -> None:
        """Into the note line, which the registration desk does not have."""
        if not self.is_the_desk():
            self._from_queue = self.in_queue()
            self.note_line.begin(text)

    def on_stage_view_begin_note(self, event: StageView.BeginNote) -> None:
        if event.text.isspace():
            self.tell("Spasi tidak dipakai di sini; F2 mencatat.")
            return
        if self.is_the_desk():
            return
        if event.text and not self.note_line.text:
            self.tell("Anda mengetik catatan: Enter mengirim, Esc dua kali membuangnya.")
        self.action_note(event.text)

    async def on_note_line_send(self, event: NoteLine.Send) -> None:
        """Record it; whoever leads gets the keys of the page back, a note-taker writes on."""
        if not event.text.strip():
            self._leave_note_line()
            return
        with self.app.batch_update():  # one frame: the empty line and what the header says of it
            saved = self.send_note(event.text, clears=self.note_line.field.place)
            if saved is not None:
                if self.leads:
                    self._give_keys_back()
                await asyncio.wait({saved}, timeout=ONE_FRAME)
                self.show_saves(self.session.saves)
                await asyncio.sleep(0)  # the header asks for its paint before the frame goes

    def on_typed_input_wiped(self, event: TypedInput.Wiped) -> None:
        """Whoever threw a note away is where keys mean something again, not in an empty line."""
        if event.field is self.note_line.field:
            self._leave_note_line()

    def _give_keys_back(self) -> None:
        """To where the note line was opened: a digit that follows is a level, not a note."""
        if self._from_queue:
            self._leave_note_line()
        else:
            self.places.refocus()

    def _leave_note_line(self) -> None:
        """Back to where keys meant something: the queue, if it is open, else the acara."""
        if not self.note_line.text.strip():
            self.note_line.field.settle()  # a blank is no note, and none shall begin with it
        if self.queue_panel is not None:
            self.queue_panel.focus_field()
        else:
            self.places.refocus()

    def send_note(
        self, text: str, *, clears: str = "", where: Belonging | None = None
    ) -> asyncio.Future[Receipt] | None:
        """Record a line; the field is free at once, a refused line comes back.

        Args:
            clears: place of the draft that it was typed from.
            where: to which acara and row it belongs; None: as the note line says.
        """
        where = where or self.note_belongs()
        if not where.stage:
            self.tell("Sesi ini tidak punya acara.", "warning")
            return None
        try:
            change = self.noting.note(text, where)
        except Refusal as refusal:
            self.tell(refusal.message, "warning")
            return None
        said = self.noting.understood(text, where.context)
        if clears and (doubt := self._sent_back.why(text, said)):
            self.tell(doubt, "warning")
            return None
        self.hush_what_passes()
        self.drafts.sent(clears)
        if clears:
            self.note_line.field.settle()
            self.note_begun(None)  # after the text: the words before the line are those of none
        for notes in self.query(NotesList):
            notes.await_note(change.record)
        saved = asyncio.wrap_future(self.session.record(change, clears=clears))
        if nobody := nobody_mentioned(said):
            self.tell(nobody, "warning")
        self._await_note(saved, text, where, tells=bool(clears) and not nobody)
        return saved

    @work(group="record")
    async def _await_note(
        self, saved: asyncio.Future[Receipt], text: str, where: Belonging, *, tells: bool
    ) -> None:
        try:
            await saved
        except Refusal as refusal:
            self.note_begun(where)
            self.note_line.give_back(text)
            self.tell(refusal.message, "error")
            return
        if tells and (told := self._where_it_went(where.stage)):
            self.tell(told)

    def _where_it_went(self, stage: str) -> str:
        """To which acara a note went, where no list shows it or the hall is in another one."""
        noted, running = self.session.stage(stage), self.runs_now()
        if running is not None and not self.runs(noted):
            return (
                f"Dicatat di ‘{noted.title}’; yang berjalan ‘{running.title}’. "
                "F4, lalu Enter: ke sana."
            )
        return "" if self._shows_notes_of(stage) else f"Dicatat di ‘{noted.title}’."

    def _shows_notes_of(self, stage: str) -> bool:
        """Whether a list in sight shows a note of this acara by itself."""
        view = self.places.view
        lists = [one for one in self.query(NotesList) if one.size.height and one.is_on_screen]
        return view is not None and view.stage.id == stage and bool(lists)

    def on_paste(self, event: Paste) -> None:
        """What is pasted where no field waits for it becomes a note, as typed letters do."""
        if not self.is_the_desk():
            self.note_line.begin()
            self.note_line.field.post_message(Paste(event.text))

    def on_typed_input_pasted(self, event: TypedInput.Pasted) -> None:
        from bimtek.tui.pasting import paste_notes

        event.stop()
        paste_notes(self, event.text)

    async def action_notes(self) -> None:
        """The notes of this acara."""
        from bimtek.tui.notes_view import NotesView

        stage = self.places.stage
        if stage is None or self.is_the_desk():
            return
        if self.places.is_open(f"catatan {stage.id}"):
            self.places.back()
            return
        await self.places.open(f"catatan {stage.id}", lambda: NotesView(self.session, stage))

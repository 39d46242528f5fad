"""The notes of one acara in a list, with everything that can be done to a note."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from bimtek.hall.notes import Understood, escaped, nobody_mentioned
from bimtek.hall.questions import is_closed
from bimtek.hall.records import Label, Note, Opd, Parked, Participant
from bimtek.hall.running import MARKS, ran_at, run_of
from bimtek.journal.drafts import edit_place
from bimtek.journal.records import DESTROYED, Change, Refusal, Seen
from bimtek.stages.view import NotesList, StageView
from bimtek.tui.belonging import Belonging
from bimtek.tui.conflicts import settle
from bimtek.tui.destroying import destroy
from bimtek.tui.editing import Edit, words_meanwhile
from bimtek.tui.host_words import sent_sign
from bimtek.tui.note_rows import COLUMNS, SIGNS, Talk, line_of, open_questions_first, talk_of, whole
from bimtek.tui.noting import Noting, SentBack
from bimtek.tui.parking import turned, waiting
from bimtek.ui.ask import Ask, Choose, Option
from bimtek.ui.columns import fit
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

SHOWN = (Note.kind, Opd.kind, Participant.kind, Parked.kind)
HELP = """Catatan acara ini, menurut jam. Enter menyunting, l mengganti jenis, j menjawab \
pertanyaan, p memarkir (disisihkan untuk dibahas nanti; p lagi: sudah dibahas), ~ menandai \
tertutup (disimpan, tidak diedarkan), m memindahkan ke acara lain, x menarik catatan (dapat \
diurungkan dengan Ctrl+Z), b memilih di antara nilai yang berbeda, v riwayat, e meja \
sunting (kalimat notulen).

h memusnahkan isi: untuk kata di luar catatan atau data pribadi. Kalimatnya hilang dari berkas ini \
dan cadangannya untuk selamanya; hanya fasilitator, dengan alasan."""


OF_A_NOTE = frozenset(
    ("relabel", "answer", "park", "close", "move", "withdraw", "destroy", "settle")
)
"""Keys that do something to the note under the cursor."""


class NotesPart(NotesList):
    """A list of notes, and the whole of the one under the cursor below it.

    Args:
        session: what it reads and records through.
        stage: whose notes.
        questions_first: those that wait for an answer stand above the others.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "relabel", "jenis", id="note.relabel"),
        Binding("j", "answer", "jawab", id="note.answer"),
        Binding("p", "park", "parkir", id="note.park"),
        Binding("tilde", "close", "tertutup", id="note.close"),
        Binding("m", "move", "pindah acara", id="note.move"),
        Binding("x,delete", "withdraw", "tarik", id="note.withdraw"),
        Binding("h", "destroy", "musnahkan isi", show=False, id="note.destroy"),
        Binding("b", "settle", "pilih nilai", show=False, id="note.settle"),
        Binding("v", "screen.value_history", "riwayat", show=False, id="note.history"),
        Binding("e", "screen.editing_desk", "meja sunting", show=False, id="note.desk"),
    ]
    DEFAULT_CSS = """
    NotesPart { layout: vertical; width: 1fr; height: 1fr; }
    NotesPart .notes--whole { height: auto; max-height: 4; padding: 0 3; color: $text-muted; }
    """

    def __init__(self, session: Session, stage: Stage, *, questions_first: bool = False) -> None:
        super().__init__()
        self.session = session
        self.stage = stage
        self.questions_first = questions_first
        self.noting = Noting(session)
        self._talk = Talk((), {})
        self._awaited, self._stood = "", ""
        self._empty = True
        """Whether there is no note yet; whoever shows the list may give it less room then."""
        self.add_class("-empty")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a note its keys neither stand there nor swallow a letter."""
        if action in OF_A_NOTE and self._empty:
            return False
        return super().check_action(action, parameters)

    def compose(self) -> ComposeResult:
        yield LineList(COLUMNS, help=HELP)
        yield Static("", classes="notes--whole", markup=False)

    def on_mount(self) -> None:
        self.list.quiet = True  # beside another list one ▸ says where the keys go
        self.look()

    # -- what is shown

    @property
    def list(self) -> LineList:
        return self.query_one(LineList)

    def stand_on(self, note: str) -> bool:
        """Put the cursor on a note."""
        return self.list.move_to(note)

    def await_note(self, note: str) -> None:
        """A note that is on its way gets the cursor, unless a hand moves it meanwhile."""
        self._awaited, self._stood = note, self.list.cursor_key or ""

    def records_here(self) -> tuple[tuple[str, str], ...]:
        """The note under the cursor."""
        key = self.list.cursor_key
        return ((Note.kind, key),) if key else ()

    def take_cursor(self) -> None:
        """Into the list."""
        self.list.focus()

    def records_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """Show anew what is named here."""
        if any(kind in SHOWN for kind, _ in changed):
            self.noting.forget(changed)
            self.look()

    def look(self) -> None:
        """Read the notes."""
        known = self.noting.known
        talk = talk_of(self.session.all(Note), self.stage.id)
        self._talk = open_questions_first(talk) if self.questions_first else talk
        parked = {one.note.record for one in waiting(self.session)}
        moved = self.has_focus_within and (self.list.cursor_key or "") != self._stood
        self.list.show(
            [
                line_of(seen, self._talk, known, parked, sent_sign(self.session.is_sent(seen)))
                for seen in self._talk.notes
            ]
        )
        if self._awaited and not moved and self.stand_on(self._awaited):
            self._awaited = ""
        if self._empty is not (empty := not self._talk.notes):
            self._empty = empty
            self.set_class(empty, "-empty")
            self.refresh_bindings()
        self._show_whole()

    @property
    def seen(self) -> Seen[Note] | None:
        """The note under the cursor."""
        key = self.list.cursor_key
        return self.session.get(Note, key) if key else None

    def _show_whole(self) -> None:
        seen = self.seen
        words = (
            whole(seen, self._talk, self.noting.known)
            if seen
            else "Belum ada catatan. F2 mencatat."
        )
        if seen and is_closed(seen):
            words = words.partition("\n")[0] + "\nIsi tidak ditampilkan; Enter membukanya."
        self.query_one(".notes--whole", Static).update(Content(words))

    def on_line_list_moved(self) -> None:
        self._show_whole()

    def on_line_list_typed(self, event: LineList.Typed) -> None:
        """A letter without a meaning here begins a note: whoever takes notes need not press F2."""
        event.stop()
        self.post_message(StageView.BeginNote(event.key))

    # -- deeds

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.edit()

    @work
    async def edit(self, typed: str = "") -> None:
        """Change the words; `typed`: half-typed ones of before."""
        seen = self.seen
        if seen is None or seen.value.text == DESTROYED:
            return
        before = escaped(seen.value.printed, self.noting.known)
        back = SentBack(before)
        place = edit_place(Note.kind, seen.record)
        ask = Edit(
            self.session,
            "Sunting catatan",
            place,
            before,
            typed=typed,
            check=lambda line: back.why(line, self.noting.read_again(seen, line)),
            meanwhile=words_meanwhile(self.session, seen),
        )
        text = await self.app.push_screen_wait(ask)
        if not text:
            return
        change = self.noting.edited(seen, text)
        if change is None:
            self.session.drop_draft(place)
        elif not await self._record(change, clears=place):
            self.edit(text)
            return
        self._doubt(self.noting.read_again(seen, text), "Enter")

    @work
    async def action_relabel(self) -> None:
        """Change what the note is."""
        if (seen := self.seen) is None:
            return
        keys = {"c": Label.NOTE, "m": Label.PROBLEM, "t": Label.QUESTION, "j": Label.ANSWER,
                "u": Label.PROPOSAL, "k": Label.DECISION, "a": Label.ACTION}  # fmt: skip
        options = [Option(key, f"{SIGNS[one]} {one.value}", one) for key, one in keys.items()]
        at = list(keys.values()).index(seen.value.label)
        label = await self.app.push_screen_wait(Choose("Jenis catatan", options, at=at))
        if label is not None and label is not seen.value.label:
            await self._record(seen.change(label=label))

    def answer(self, question: str) -> None:
        """Ask for the answer to a question; the keys stay where they were."""
        if self.stand_on(question):
            self.action_answer()

    @work
    async def action_answer(self) -> None:
        """Answer the question under the cursor."""
        seen = self.seen
        if seen is None or seen.value.label is not Label.QUESTION:
            self._tell("Pilih dahulu sebuah pertanyaan (?).", "warning")
            return
        note = seen.value
        context, back = self.noting.answering(note), SentBack()
        whose = self.noting.whose(context)
        ask = Ask(
            f"Jawaban atas: {fit(note.text, 200).rstrip()}"
            + (f"\nPenjawab: {whose} (sedang bicara)" if whose else ""),
            hint="@opd menyebut penjawab lain" if whose else "@opd menyebut yang menjawab",
            check=lambda line: back.why(line, self.noting.understood(line, context)),
        )
        text = await self.app.push_screen_wait(ask)
        if text:
            change = self.noting.note(text, Belonging(note.stage, context), seen.record)
            if await self._record(change):
                self._doubt(self.noting.understood(text, context), "Enter pada barisnya")

    @work
    async def action_park(self) -> None:
        """Set it aside for later, or take it up again."""
        if (seen := self.seen) is None:
            return
        changes, told = await turned(self.app, self.session, seen)
        if changes and await self._record(*changes):
            self._tell(told)

    @work
    async def action_close(self) -> None:
        """Mark it tertutup, or take that mark off."""
        if (seen := self.seen) is not None:
            await self._record(seen.change(closed=not is_closed(seen)))

    @work
    async def action_move(self) -> None:
        """To another acara."""
        if (seen := self.seen) is None:
            return
        stage = await self.app.push_screen_wait(self._other_acara(seen.value))
        if stage and await self._record(*self.noting.moved(seen, stage.id)):
            self._tell(f"Catatan dipindahkan ke ‘{stage.title}’. Ctrl+Z mengembalikannya.")

    def _other_acara(self, note: Note) -> Choose[Stage]:
        """Asks where a note belongs; the cursor is on what ran when it was said."""
        stages, runs = self.session.stages, self.session.runs
        others = [one for one in stages if one.id != self.stage.id]
        options = [
            Option("", f"{MARKS[run_of(runs, one.id).state]} {one.title}", one) for one in others
        ]
        ran = ran_at(others, runs, note.said) if note.said else None
        here = next((n for n, one in enumerate(stages) if one.id == self.stage.id), 0)
        title = f"Catatan ini milik acara mana? {fit(note.text, 150).rstrip()}"
        return Choose(title, options, at=others.index(ran) if ran else max(0, here - 1))

    @work
    async def action_withdraw(self) -> None:
        """Take the note back; undo brings it again."""
        if (seen := self.seen) is not None and await self._record(seen.withdraw()):
            self._tell("Catatan ditarik. Ctrl+Z mengembalikannya.")

    @work
    async def action_settle(self) -> None:
        """Choose between values that differ."""
        seen = self.seen
        if seen is None or not seen.conflicts:
            self._tell("Catatan ini tidak punya nilai yang berbeda.")
            return
        for change in await settle(self.app, self.session, seen, "Catatan") or ():
            await self._record(change)

    @work
    async def action_destroy(self) -> None:
        """Destroy the words for good."""
        if (seen := self.seen) is None:
            return
        self._tell(*await destroy(self.app, self.session, Note.kind, seen.record, "text"))

    async def _record(self, *changes: Change, clears: str = "") -> bool:
        try:
            await asyncio.wrap_future(self.session.record_all(changes, clears=clears))
        except Refusal as refusal:
            self._tell(refusal.message, "error")
            return False
        return True

    def _doubt(self, said: Understood, correct: str) -> None:
        """Say that a mention names nobody, as the note line does."""
        if nobody := nobody_mentioned(said, correct):
            self._tell(nobody, "warning")

    def _tell(self, text: str, severity: str = "information") -> None:
        self.post_message(StageView.Tell(text, severity))  # type: ignore[arg-type]

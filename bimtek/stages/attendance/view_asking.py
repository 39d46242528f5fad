"""What a row asks for: a time, a name, the form of a representative, its history."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from textual import on

from bimtek.stages.attendance import deeds, rowkeys, wakil, words
from bimtek.stages.attendance.desk import Deed
from bimtek.stages.attendance.doubles import Pair
from bimtek.stages.attendance.rowkeys import Question
from bimtek.stages.attendance.view_form import WakilForm
from bimtek.stages.attendance.view_question import QuestionLine
from bimtek.stages.attendance.view_recording import RecordingView
from bimtek.stages.attendance.view_roll import DeskLine, Roll
from bimtek.stages.attendance.wakil_draft import from_draft, to_draft
from bimtek.stages.attendance.wakil_form import Form

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

EMPTIES = "Esc sekali lagi mengosongkan baris cari."
UNSENT = "Belum disimpan. Esc sekali lagi membuang ketikan; Enter menyimpan."


class AskingView(RecordingView):
    """Line, list, questions and form of the desk, and how they follow each other."""

    def __init__(self, session: Session, stage: Stage) -> None:
        super().__init__(session, stage)
        self._form: WakilForm | None = None
        self.newest, self.awaited = "", False
        """Whom this desk recorded last: ↓ leads there, once the row stands in the list."""

    # -- its parts

    @property
    def search(self) -> DeskLine:
        """The line to type in."""
        return self.query_one(DeskLine)

    @property
    def roll(self) -> Roll:
        """The list of people."""
        return self.query_one(Roll)

    @property
    def questions(self) -> QuestionLine:
        """The line of a question about a row."""
        return self.query_one(QuestionLine)

    @property
    def form(self) -> WakilForm | None:
        """The form of a representative, while it is open."""
        return self._form if self._form is not None and self._form.is_open else None

    def next_one(self, done: Deed | None) -> None:
        """Ready for the next person in the queue; ↓ leads to the one just recorded."""
        if done is not None:
            self.newest, self.awaited = done.person, True
            self.search.settle()
            self.screen.set_focus(self.search)

    @on(DeskLine.Warned)
    def _line_warned(self, event: DeskLine.Warned) -> None:
        event.stop()
        self.say(EMPTIES)

    @on(QuestionLine.Warned)
    def _warned(self) -> None:
        self.say(UNSENT)

    def continue_draft(self, place: str, body: str) -> bool:
        """Take up a half-typed name or a half-filled form."""
        stage, what, who = (*place.split("/"), "", "")[:3]
        desk = self.book.desk
        if stage != self.stage.id or who not in desk.room.people:
            return False
        if what == "nama" and (asked := rowkeys.question(desk, "n", who, self.book.now)):
            self.ask(asked, body)
            return True
        form = from_draft(body, desk) if what == "wakil" else None
        if form is not None:
            self.open_form(form, changed=True)
            self.keep(form.place, body)
        return form is not None

    def ask_double(self, who: str) -> None:
        """Offer whoever may be the same person; only what is chosen is joined."""
        from bimtek.ui.ask import Choose, Option  # after the first frame

        likely = rowkeys.doubles(self.book.desk, who)
        if len(likely) == 1:
            self._ask_join(*likely[0])
            return
        said = {pair: why for why, pair in likely}
        options = [
            Option(letter, why, pair)
            for letter, (why, pair) in zip(ascii_lowercase, likely, strict=False)
        ]
        title = f"Siapa yang sama orangnya dengan {self.book.desk.label(who)}?"

        def chosen(pair: Pair | None) -> None:
            if pair is not None:
                self._ask_join(said[pair], pair)

        self.app.push_screen(Choose(title, options, cancel="tidak ada"), chosen)

    def _ask_join(self, why: str, pair: Pair) -> None:
        """Which of the two stays is said before they are joined."""
        from bimtek.ui.ask import Choose, Option  # after the first frame

        def join(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: deeds.join(self.book.desk, pair))

        title = f"Satu orang? {why}\n{words.joining(self.book.desk, pair)}"
        options = [Option("g", "gabungkan", True)]
        self.app.push_screen(Choose(title, options, cancel="tidak"), join)

    # -- a question about a row

    def ask(self, asked: Question, typed: str | None = None) -> None:
        """Ask in the line above the list; `typed` is unsent text to go on with."""
        self.add_class("-asking")
        self.questions.ask(asked, typed)

    @on(QuestionLine.Half)
    def _half_answered(self, event: QuestionLine.Half) -> None:
        if self.questions.question is event.question:
            self.say("")
            self.keep(event.question.place, event.text)

    @on(QuestionLine.Answered)
    def _answered(self, event: QuestionLine.Answered) -> None:
        asked = event.question
        if self.attempt(
            lambda: rowkeys.answer(self.book.desk, asked, event.text, self.book.now), asked.place
        ):
            self._close_question()

    @on(QuestionLine.Closed)
    def _unanswered(self, event: QuestionLine.Closed) -> None:
        self.say("")
        self.forget(event.question.place)
        self._close_question()

    def _close_question(self) -> None:
        self.questions.close()
        self.remove_class("-asking")
        self.screen.set_focus(self.roll)

    # -- the form of a representative

    async def prepare_form(self) -> None:
        """Have the form ready behind the desk: opened by a key, it must meet the next one."""
        if self._form is None:
            self._form = WakilForm(self.book.desk, self._save_form)
            await self.mount(self._form)

    def open_form(self, form: Form, *, changed: bool = False) -> None:
        """Open the form of a representative; `changed`: it holds unsent work."""
        if self._form is None or not self._form.is_mounted:
            self.call_later(self._open_when_ready, form, changed)
            return
        self.add_class("-form")
        self._form.open(self.book.desk, form, changed=changed)

    async def _open_when_ready(self, form: Form, changed: bool) -> None:
        await self.prepare_form()
        self.open_form(form, changed=changed)

    @on(WakilForm.Changed)
    def _form_changed(self, event: WakilForm.Changed) -> None:
        if self.form is not None and self.form.form == event.form:
            self.keep(event.form.place, to_draft(event.form, self.book.desk))

    def _save_form(self, form: Form) -> None:
        book, shown = self.book, self._form
        saw = shown.saw if shown is not None else book.desk
        if done := self.attempt(
            lambda: wakil.deed_of(book.desk, form, book.now, book.new_id).by_who_saw(saw),
            form.place,
        ):
            self._close_form()
            self.next_one(done)
        elif self.form is not None:
            self.form.tell(self.told)

    @on(WakilForm.Left)
    def _form_left(self, event: WakilForm.Left) -> None:
        self.forget(event.form.place)
        self._close_form()
        self.screen.set_focus(self.roll)

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.close()
        self.remove_class("-form")

"""Rows that have a form: opened on a row, in the place of the list or beside it, and left."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from bimtek.stages.view_rows import RowsView
from bimtek.ui.later import after_refresh

if TYPE_CHECKING:
    from bimtek.journal.records import Record
    from bimtek.stages.view_form import RowForm, RowSheet
    from bimtek.ui.field import TypedInput

F = TypeVar("F", bound="RowForm[Any]")

WIDE = 110
"""Columns from which the form stands beside the list, not in its place."""


class FormView(RowsView, Generic[F]):
    """A list of rows, and the form of one of them."""

    row_word: ClassVar[str] = "baris"
    """What a row is called."""
    form_records: ClassVar[tuple[type[Record], ...]]
    """What the fields of the form record."""
    filling = ""
    """Key of the row whose form is open."""
    made_form: F | None = None
    """The form, loaded when it is first wanted and then kept."""

    def on_resize(self) -> None:
        self.set_class(self.size.width >= WIDE, "-beside")

    @property
    def form(self) -> F | None:
        """The form, if it is open."""
        return self.made_form if self.filling else None

    @abstractmethod
    def make_form(self) -> F:
        """The form, empty."""

    @abstractmethod
    def draw_around(self) -> None:
        """What stands above and below the rows."""

    @property
    @abstractmethod
    def row_keys(self) -> tuple[str, ...]:
        """The rows in the order of the list."""

    @abstractmethod
    def sheet_of(self, key: str) -> RowSheet | None:
        """What the form shows of a row; None: it is gone."""

    @abstractmethod
    def first_empty(self, key: str) -> str:
        """The name of the first field of a row in which nothing stands."""

    async def open_form(self, key: str, name: str = "", typed: str = "") -> None:
        """Open the form on a row.

        Args:
            name: of the field that gets the cursor; empty: the first that is empty.
            typed: what was typed there already.
        """
        if not self.put_away() or (sheet := self.sheet_of(key)) is None:
            return
        form = await self._form()
        self.filling = key
        self.add_class("-form")
        form.display = True
        after_refresh(self, self.draw_around)  # the list is narrower now
        form.show(sheet, fresh=True)
        box = form.box_of(name or self.first_empty(key))
        if box is not None:
            box.focus()
            if typed:
                box.value = typed
                box.cursor_position = len(typed)

    def why_closed(self) -> str:
        """Why nothing typed in the form could be recorded: locked, or agreed; empty: it could."""
        return self.closed_to(*self.form_records)

    def turn_form(self, key: str) -> None:
        """The form, which is open, on another row."""
        sheet = self.sheet_of(key)
        if self.form is not None and sheet is not None:
            self.filling = key
            self.form.show(sheet, fresh=True)

    def refresh_form(self) -> None:
        """Show in the form what was recorded meanwhile; what is being typed stays."""
        if self.form is None:
            return
        sheet = self.sheet_of(self.filling)
        if sheet is not None:
            self.form.show(sheet, fresh=False)
        elif not self.form.unsent:
            self.leave_form()

    def step_form(self, by: int) -> None:
        """The form of the next or the previous row, with the cursor in the same field."""
        keys = self.row_keys
        if self.form is None or self.filling not in keys:
            return
        at = keys.index(self.filling) + by
        if not 0 <= at < len(keys):
            self.tell(f"Ini {self.row_word} {'terakhir' if by > 0 else 'pertama'}.")
            return
        self.turn_form(keys[at])
        self.lines.move_to(self.filling)

    async def _form(self) -> F:
        if self.made_form is None:
            self.made_form = self.make_form()
            self.made_form.why_closed = self.why_closed
            self.made_form.display = False  # else the list gives way for a moment, and scrolls
            await self.mount(self.made_form)
        return self.made_form

    def put_away(self) -> bool:
        """Close the form to go elsewhere; False where something typed holds it open."""
        if self.form is None:
            return True
        if not self.form.finish():
            unsaved = "Masih ada isian yang belum tersimpan. Selesaikan, atau Esc dua kali."
            self.tell(unsaved, "warning")
            return False
        self.leave_form()
        return True

    def leave_form(self) -> None:
        """Back to the list, where the cursor is on the row; what is unsent is asked about."""
        form = self.form
        if form is None:
            return
        if form.unsent:
            self._ask_what_is_unsent(form)
            return
        last, self.filling = self.filling, ""
        form.display = False
        self.remove_class("-form")
        after_refresh(self, self.draw_around)
        self.lines.move_to(last)
        self.lines.focus()

    def _ask_what_is_unsent(self, form: F) -> None:
        from bimtek.ui.ask import Choose, Option

        options = [Option("s", "simpan", True), Option("b", "buang", False)]

        def answered(keep: bool | None) -> None:
            if keep is None:
                return
            if keep:
                if form.finish():
                    self.leave_form()
                return
            self._throw_away(form.unsent)
            if form.sheet is not None:
                form.show(form.sheet, fresh=True)
            self.leave_form()

        title = f"{len(form.unsent)} isian belum tersimpan."
        self.app.push_screen(Choose(title, options, cancel="kembali ke isian"), answered)

    def _throw_away(self, boxes: list[TypedInput]) -> None:
        for box in boxes:
            if box.place:
                self.session.drop_draft(box.place, wipe=True)

    def on_row_form_stepped(self, event: RowForm.Stepped) -> None:
        event.stop()
        self.step_form(event.by)

    def on_row_form_left(self, event: RowForm.Left) -> None:
        event.stop()
        self.leave_form()

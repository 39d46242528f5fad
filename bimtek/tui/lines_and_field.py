"""Screens of the evening: lines in a list, and below it one field for what is written of a line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from bimtek.journal.records import Refusal
from bimtek.tui.beside import Beside
from bimtek.tui.desk_field import DeskField
from bimtek.ui.later import after_refresh
from bimtek.ui.lines import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bimtek.journal.records import Change


class LinesAndField(Beside):
    """How one goes from the list into the field, from line to line, and back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("E", "package", "paket", show=False, id="evening.package",
                tooltip="paket malam ini"),
        Binding("up", "neighbour(-1)", "baris sebelumnya", show=False),
        Binding("down", "neighbour(1)", "baris lain", key_display="↑ ↓"),
        Binding("escape", "leave", "daftar", key_display="Esc"),
    ]  # fmt: skip
    unsent_told: ClassVar[str]
    """What is said where half-typed words must be sent first."""

    @property
    def list(self) -> LineList:
        return self.query_one(LineList)

    @property
    def field(self) -> DeskField:
        return self.query_one(DeskField)

    def open_line(self, key: str) -> None:
        """Take up what is written of a line."""
        raise NotImplementedError

    def holds_words(self) -> bool:
        """Whether half-typed words must be sent first; then the cursor goes there."""
        if not self.field.unsent:
            return False
        self.field.input.focus()
        self.tell(self.unsent_told)
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While somebody types, letters are text, and there is a way to the next line and back."""
        if not self.is_mounted:
            return False
        if action in ("leave", "neighbour"):
            return self.field.input.has_focus
        if self.field.input.has_focus:
            return False
        return super().check_action(action, parameters)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.open_line(event.key)

    def on_typed_input_wiped(self) -> None:
        """Thrown away for good: the line stands as it was recorded."""
        after_refresh(self, self.action_leave)  # the draft is known by the field's place

    async def record_written(self, make: Callable[[], Sequence[Change]]) -> bool:
        """Record what stands in the field; False: refused and told, and it stands as it was typed.

        Args:
            make: gives what is to be recorded; it may refuse too.
        """
        box = self.field.input
        place, box.place = box.place, ""  # on its way; kept as a draft now it would come back
        try:
            if changes := make():
                await asyncio.wrap_future(self.session.record_all(changes, clears=place))
        except Refusal as refusal:
            box.place = place
            self.tell(refusal.message, "warning")
            return False
        box.sent()
        return True

    def take_up(self, key: str, body: str) -> bool:
        """Open a line with words that were never sent; False: there is no such line."""
        self.open_line(key)
        if not key or self.field.key != key:
            return False
        self.list.move_to(key)
        self.field.input.value = body
        self.field.input.cursor_position = len(body)
        return True

    def action_neighbour(self, by: int) -> None:
        """The line above or below, opened."""
        if not self.holds_words():
            self.list.action_move(by)
            self.open_line(self.list.cursor_key or "")

    def action_leave(self) -> None:
        """Out of the field, into the list."""
        self.field.clear()
        self.list.focus()

    def action_package(self) -> None:
        """The folder of this evening."""
        self.post_message(self.Package())

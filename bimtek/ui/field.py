"""One line of typing: cleaned, never cut, undone by key, wiped only on the second Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from bimtek.locale.cleaning import typed_line, typed_text
from bimtek.ui.columns import fit

if TYPE_CHECKING:
    from bimtek.ui.paste import Paste

LONGEST = 4_000
"""Characters that one field holds; a longer paste is refused with a sentence, never cut."""
STEPS = 200
"""How many changes of typing can be taken back."""
LEAVING_KEEPS: Final = "pindah ke isian lain menyimpannya"
"""`keeps` of a field that is recorded as it is left."""


class TypedInput(Input):
    """A field for one line of text.

    Args:
        place: where half-typed text of this field is kept; empty: nowhere.
        help: what F1 says here.
        many: the owner answers a paste of several lines itself (`Pasted`).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_or_wipe", "kembali", show=False),
    ]
    DEFAULT_CSS = """
    TypedInput, TypedInput:focus {
        border: none; height: 1; padding: 0; background: transparent; background-tint: transparent;
        overflow: hidden hidden;
    }
    TypedInput:focus { background: $surface; }
    """

    # A letter changes how long the text is, never where anything stands on the screen: without
    # this every key would lay out the whole screen anew.
    virtual_size = Reactive(Size(0, 0), layout=False)

    class Said(Message):
        """What a field says."""

        def __init__(self, field: TypedInput, text: str = "") -> None:
            super().__init__()
            self.field = field
            self.text = text

        @property
        def control(self) -> TypedInput:
            return self.field

    class Pasted(Said):
        """Several lines (`text`) were pasted; nothing of it stands in the field yet."""

    class Warned(Said):
        """The first Esc on unsent text."""

    class Wiped(Said):
        """The second Esc: the text is gone and its draft must go as well."""

    def __init__(
        self,
        value: str = "",
        *,
        place: str = "",
        placeholder: str = "",
        help: str = "",  # noqa: A002 - what every widget of ours calls it
        many: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        # Before the value is set, because setting it is watched already.
        self._past: list[tuple[str, int]] = []
        self._future: list[tuple[str, int]] = []
        self._last = typed_line(value)
        self._edited_at = len(self._last)
        super().__init__(
            typed_line(value),
            placeholder,
            id=id,
            classes=classes,
            select_on_focus=False,
            validate_on=(),  # who owns the field judges it; else every letter styles it anew
        )
        self.cursor_blink = False
        self.place = place
        self.help = help
        self.many = many
        self.keeps = ""
        """What records the text: told in one sentence with what the second Esc does."""
        self._settled = self.value
        self._warned = False

    # -- what is in sight

    def render_line(self, y: int) -> Strip:
        """Left, it shows its beginning, and `…` where it is cut; entered, where the cursor is."""
        if self.has_focus or y or not self.value:
            return super().render_line(y)
        beginning = fit(self.value, self.scrollable_content_region.width)
        return Strip([Segment(beginning)]).apply_style(self.rich_style)

    def on_blur(self) -> None:
        self.refresh()

    def on_focus(self) -> None:
        # What was put in while the field was elsewhere or had no width did not move it along.
        self._follow_cursor()
        self.refresh()

    def on_resize(self) -> None:
        if self.has_focus:
            self._follow_cursor()

    def _follow_cursor(self) -> None:
        self.scroll_to_region(Region(self._cursor_offset, 0, 1, 1), force=True, animate=False)

    # -- unsent text

    @property
    def unsent(self) -> bool:
        """Whether something was typed here that is recorded nowhere."""
        return self.value.strip() != self._settled.strip()

    @property
    def settled(self) -> str:
        """What is recorded, as far as this field was told."""
        return self._settled

    @property
    def at_stake(self) -> bool:
        """Whether leaving loses words; what one only looks for is none."""
        return self.unsent and bool(self.value.strip())

    def settle(self, value: str = "") -> None:
        """Show what is recorded; typing from here on is unsent."""
        self._settled = typed_line(value)
        self._warned = False
        self._past.clear()
        self._future.clear()
        self._last = self._settled
        self.value = self._settled
        self.cursor_position = len(self.value)

    def sent(self) -> None:
        """What stands here is recorded now."""
        self.settle(self.value)

    def watch_value(self, value: str) -> None:
        self._warned = False
        if value != self._last:
            self._past.append((self._last, self._edited_at))
            del self._past[:-STEPS]
            self._future.clear()
        self._last, self._edited_at = value, len(value)

    def replace(self, text: str, start: int, end: int) -> None:
        # Where the cursor stood: by the time a new text is watched, it is cut to its length.
        self._edited_at = self.cursor_position
        super().replace(text, start, end)

    def action_leave_or_wipe(self) -> None:
        """Esc: back; over unsent text it warns first and then wipes."""
        if not self.unsent:
            raise SkipAction
        if not self._warned:
            self._warned = True
            self.post_message(self.Warned(self))
            return
        self.settle(self._settled)
        self.post_message(self.Wiped(self))

    # -- typing taken back

    def take_back(self) -> bool:
        """Undo one step of typing; False if there is none."""
        return self._travel(self._past, self._future)

    def take_again(self) -> bool:
        """Redo one step of typing; False if there is none."""
        return self._travel(self._future, self._past)

    def _travel(self, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> bool:
        if not source:
            return False
        target.append((self.value, self.cursor_position))
        value, position = source.pop()
        self._last = value
        self.value = value
        self.cursor_position = position
        return True

    # -- pasting

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_in(event.text)

    def action_paste(self) -> None:
        """Paste what was copied in this program."""
        self.take_in(self.app.clipboard)

    def take_in(self, text: str) -> None:
        """Put text in at the cursor; of several or very long lines it is asked what to do."""
        text = typed_text(text).strip("\n")
        if "\n" not in text and len(self.value) + len(text) <= LONGEST:
            self.replace(text, *self.selection)
        elif self.many:
            self.post_message(self.Pasted(self, text))
        elif text:
            from bimtek.ui.paste import PasteDialog  # dialogs are loaded when one is asked

            room = LONGEST - len(self.value)
            self.app.push_screen(PasteDialog(text, room), self._answered)

    def _answered(self, answer: Paste | None) -> None:
        if answer is not None and answer.how == "one":
            self.replace(typed_line(answer.text), *self.selection)

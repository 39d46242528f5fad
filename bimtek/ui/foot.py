"""The lines below a screen: sentences for the person, the keys of the place, the keys of all."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.timer import Timer
from textual.widget import Widget

from bimtek.ui.bars import Bar
from bimtek.ui.columns import fit, safe
from bimtek.ui.key_line import KeyLine, in_order, on_the_keyboard, shown_keys
from bimtek.ui.keys import Key
from bimtek.ui.later import after_refresh

ALWAYS = 6
"""Keys of the workspace that a footer shows at every width: F1 F2 F4 F6 F8 F9."""

NO_KEYS = Content("")


def look_after_each_frame(bar: MessageLine | Footer) -> None:
    """Find out which keys there are whenever that may change: after what the key itself did."""
    signal = bar.screen.bindings_updated_signal
    signal.subscribe(bar, lambda _: after_refresh(bar, bar.look))


class MessageLine(Widget):
    """The rule above the note line; sentences for the person stand in it for a while.

    Args:
        keys: at its right stand the keys of what has the cursor, as long as there is room.
    """

    DEFAULT_CSS = """
    MessageLine { height: 1; width: 1fr; color: $secondary; }
    """
    STYLES: ClassVar[dict[str, str]] = {
        "information": "$foreground",
        "warning": "bold $text-warning",
        "error": "bold $text-error",
    }

    def __init__(self, id: str | None = None, *, keys: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""
        self._severity = "information"
        self._hint = ""
        self._timer: Timer | None = None
        self._shows_keys = keys
        self._keys: list[Key] = []
        self._looked = False

    def on_mount(self) -> None:
        if self._shows_keys:
            look_after_each_frame(self)

    @property
    def text(self) -> str:
        """The sentence that stands there."""
        return self._text

    @property
    def hint(self) -> str:
        """What was understood of the note line."""
        return self._hint

    def say(self, text: str, severity: str = "information", seconds: float = 8.0) -> None:
        """Show a sentence; the next one replaces it."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._text, self._severity = safe(text), severity
        self.refresh()
        if text:
            self._timer = self.set_timer(seconds, lambda: self.say(""))

    def understand(self, hint: str) -> None:
        """Show at the right what was understood."""
        hint = safe(hint)
        if hint != self._hint:
            self._hint = hint
            self.refresh()

    def look(self) -> None:
        """Find out which keys the place has now."""
        if self.is_attached and self.screen.is_active and self._find():
            self.refresh()

    def _find(self) -> bool:
        before, self._keys = self._keys, shown_keys(self.screen).place if self._shows_keys else []
        self._looked = True
        return [_said(key) for key in before] != [_said(key) for key in self._keys]

    def _beside_the_sentence(self) -> KeyLine:
        if self._hint:
            return KeyLine()
        taken = cell_len(self._text) + 2 if self._text else 0
        return in_order(self._keys, self.size.width - taken - 3)

    def render(self) -> Content:
        if not self._looked:
            self._find()  # here, so that the first frame shows the keys already
        style, keys = self.STYLES[self._severity], self._beside_the_sentence().content
        return message_line(self._text, style, self._hint, self.size.width, keys)

    async def on_click(self, event: Click) -> None:
        keys = self._beside_the_sentence()
        start = self.size.width - keys.content.cell_length - 2  # the rule ends in ` ─`
        await keys.click(self.app, event.x - start)


def _said(key: Key) -> tuple[str, str]:
    return key.name, key.binding.description


def message_line(text: str, style: str, hint: str, width: int, keys: Content = NO_KEYS) -> Content:
    """Sentence at the left, understanding or keys at the right, the rule between them."""
    left = Content.styled(f" {fit(text, min(cell_len(text), width - 4))} ", style)
    left = left if text else Content("")
    room = width - left.cell_length - 4
    right = Content.styled(f" {fit(hint, min(cell_len(hint), room - 2))} ", "bold")
    right = right if hint and (room >= cell_len(hint) + 2 or room > 24) else Content("")
    if keys.plain.strip() and not hint and keys.cell_length + 1 <= width - left.cell_length - 2:
        right = Content.assemble(keys.stylize_before("$text-muted"), " ")
    rule = max(0, width - left.cell_length - right.cell_length - 2)
    return fit(Content.assemble("─", left, "─" * rule, right, "─"), width)


class Footer(Bar):
    """Keys that do something here; a click presses them.

    Args:
        fixed: only those that are the same everywhere on this screen, so that each of them always
            stands at its place; else also those of what has the cursor, before them.
    """

    DEFAULT_CSS = """
    Footer { color: $text-muted; }
    """

    def __init__(self, id: str | None = None, *, fixed: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._fixed = fixed
        self._keys = KeyLine()
        self._looked_at = -1

    def on_mount(self) -> None:
        look_after_each_frame(self)

    def render(self) -> Content:
        if self._looked_at != self.size.width:
            self._find()  # here, so that the first frame shows the keys already
        return super().render()

    def look(self) -> None:
        """Find out which keys do something now."""
        if self.is_attached and self.screen.is_active and self._find():
            self.refresh()

    def _find(self) -> bool:
        width = self._looked_at = self.size.width
        shown = shown_keys(self.screen)
        if self._fixed:
            self._keys = on_the_keyboard(shown.everywhere, width, ALWAYS)
        else:
            self._keys = in_order([*shown.place, *shown.everywhere], width)
        return self.put(self._keys.content)

    async def on_click(self, event: Click) -> None:
        await self._keys.click(self.app, event.x)

"""The lines around a stage's screen: header, message line, rule, footer. They are given words."""

from __future__ import annotations

import re
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.dom import DOMNode
from textual.timer import Timer
from textual.widget import Widget

from bimtek.ui.columns import fit, guarded, safe
from bimtek.ui.keys import Key, keys_here

MOST_KEYS = 6
"""Keys that a footer shows; the rest stands in the palette and in the help."""

SAVED_CELLS = 15
"""Cells of the save state, so that what stands before it does not wander as it grows."""

_PHASE = re.compile(r"\btahap\s+([IVX]+|\d+)\b", re.IGNORECASE)


class Bar(Widget):
    """One line; drawn again only when what it says has changed."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    """

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._said = Content("")

    @property
    def said(self) -> Content:
        """What stands there, before it is fitted."""
        return self._said

    def say(self, content: str | Content) -> None:
        """Show these words."""
        if self.put(content):
            self.refresh()

    def put(self, content: str | Content) -> bool:
        """Take these words without drawing them; False if they stand there already."""
        new = guarded(content) if isinstance(content, Content) else Content(safe(content))
        if new.plain == self._said.plain and new.spans == self._said.spans:
            return False
        self._said = new
        return True

    def render(self) -> Content:
        return fit(self._said, self.size.width)


class Rule(Widget):
    """A line across the screen."""

    DEFAULT_CSS = """
    Rule { height: 1; width: 1fr; color: $secondary; }
    """

    def render(self) -> Content:
        return Content("─" * self.size.width)


class Head(NamedTuple):
    """What the header says."""

    title: str = ""
    stage: str = ""
    clock: str = ""
    rest: str = ""
    """`sisa 6'` or `lewat 8'`."""
    saved: str = ""
    """`● 09.12.04 #143` or `✗ BELUM tersimpan (3)`."""
    trouble: bool = False
    missing: str = ""
    """`■3 ▲14`, where somebody has asked what is missing."""


class Header(Bar):
    """Session, acara, time, rest and save state in one line."""

    DEFAULT_CSS = """
    Header { background: $panel; }
    """
    _head = Head()

    def show(self, head: Head) -> None:
        """Show these; nothing is drawn where nothing changed."""
        if head != self._head:
            self._head = head
            self.refresh()

    @property
    def head(self) -> Head:
        return self._head

    def render(self) -> Content:
        return header_line(self._head, self.size.width)


def header_line(head: Head, width: int) -> Content:
    """The header fitted: the save state always whole, the title gives way first."""
    saved = Content.styled(safe(head.saved), "bold $text-error" if head.trouble else "")
    late = head.rest.startswith("lewat")
    missing = f"{safe(head.missing)}  " if head.missing else ""
    time = Content.assemble(
        (missing, "bold"),
        safe(head.clock),
        "  ",
        (fit(head.rest, 9), "bold $text-warning" if late else ""),
    )
    saved = saved.pad_left(max(0, SAVED_CELLS - saved.cell_length))
    room = max(0, width - saved.cell_length - time.cell_length - 5)
    title, stage = _shared(safe(head.title), safe(head.stage), room)
    left = Content.assemble(title, "  " if title and stage else "", (stage, "bold"))
    return fit(Content.assemble(" ", fit(left, room), "  ", time, " ", saved, " "), width)


def _shared(title: str, stage: str, room: int) -> tuple[str, str]:
    left = room - Content(stage).cell_length - 2
    if left < Content(title).cell_length:
        title = title.rpartition(" · ")[2]
    if left < Content(title).cell_length:
        title = fit(title, left) if left >= 8 else ""
    # the acara begins at the same place whatever its name, as long as there is room
    spare = max(0, min(26, left) - Content(title).cell_length) if title else 0
    return title + " " * spare, stage


def short_title(title: str, city: str) -> str:
    """`Bimtek … Smart City Tahap I` in `Kota Blitar` → `Bimtek I · Kota Blitar`."""
    phase = _PHASE.search(title)
    name = f"Bimtek {phase[1].upper()}" if phase else fit(title, 24).rstrip()
    return f"{name} · {city}" if city else name


class MessageLine(Widget):
    """The rule above the note line; sentences for the person stand in it for a while."""

    DEFAULT_CSS = """
    MessageLine { height: 1; width: 1fr; color: $secondary; }
    """
    STYLES: ClassVar[dict[str, str]] = {
        "information": "$foreground",
        "warning": "bold $text-warning",
        "error": "bold $text-error",
    }

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._text = ""
        self._severity = "information"
        self._hint = ""
        self._timer: Timer | None = None

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

    def render(self) -> Content:
        return message_line(self._text, self.STYLES[self._severity], self._hint, self.size.width)


def message_line(text: str, style: str, hint: str, width: int) -> Content:
    """Sentence at the left, understanding at the right, the rule between them."""
    if not text and not hint:
        return Content("─" * width)
    left = Content.styled(f" {fit(text, min(cell_len(text), width - 4))} ", style)
    left = left if text else Content("")
    room = width - left.cell_length - 4
    right = Content.styled(f" {fit(hint, min(cell_len(hint), room - 2))} ", "bold")
    right = right if hint and (room >= cell_len(hint) + 2 or room > 24) else Content("")
    rule = max(0, width - left.cell_length - right.cell_length - 2)
    return fit(Content.assemble("─", left, "─" * rule, right, "─"), width)


class Footer(Bar):
    """At most six keys that do something here; a click presses them."""

    DEFAULT_CSS = """
    Footer { color: $text-muted; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._keys: tuple[tuple[int, int, Key], ...] = ()
        self._looked_at = -1

    def on_mount(self) -> None:
        # After the frame: what the key did is seen first, then which keys there are now.
        signal = self.screen.bindings_updated_signal
        signal.subscribe(self, lambda _: self.call_after_refresh(self.look))

    def render(self) -> Content:
        if self._looked_at != self.size.width:
            self._find()  # here, so that the first frame shows the keys already
        return super().render()

    def look(self) -> None:
        """Find out which keys do something now."""
        if self.is_attached and self.screen.is_active and self._find():
            self.refresh()

    def _find(self) -> bool:
        self._looked_at = self.size.width
        shown = [key for key in keys_here(self.screen) if key.binding.show and not key.typed]
        parts: list[Content] = []
        places = []
        at = 1
        for key in chosen_keys(shown, self.screen):
            name, what = safe(key.name), safe(key.binding.description)
            part = Content.assemble((name, "bold $foreground"), f" {what}")
            if at + part.cell_length > self.size.width:
                break
            places.append((at, at + part.cell_length, key))
            at += part.cell_length + 2
            parts += (Content("  ") if parts else Content(" "), part)
        self._keys = tuple(places)
        return self.put(Content.assemble(*parts))

    async def on_click(self, event: object) -> None:
        x = getattr(event, "x", -1)
        for start, end, key in self._keys:
            if start <= x < end:
                await self.app.run_action(key.binding.action, key.node)


def chosen_keys(shown: list[Key], screen: DOMNode) -> list[Key]:
    """The keys of the focused thing, then the screen's own; help is always among them."""
    unique: dict[str, Key] = {}
    for key in shown:
        unique.setdefault(key.binding.action, key)
    own = [key for key in unique.values() if key.node in (screen, screen.app)]
    near = [key for key in unique.values() if key not in own]
    return [*near[: MOST_KEYS - 1], *own][:MOST_KEYS]

"""Keys in one line: those that stand everywhere, those of the place, as many as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from bimtek.ui.columns import safe
from bimtek.ui.keys import Key, keys_here

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

GAP = 2
"""Cells between two keys, where there is room; else one."""


class KeyLine(NamedTuple):
    """Keys fitted into one line, and where each of them stands there."""

    content: Content = Content("")
    places: tuple[tuple[int, int, Key], ...] = ()

    async def click(self, app: App[object], x: int) -> None:
        """Press the key that stands at this cell."""
        for start, end, key in self.places:
            if start <= x < end:
                await app.run_action(key.binding.action, key.node)


class ShownKeys(NamedTuple):
    """The keys that a screen shows now."""

    place: list[Key]
    """Those of what has the cursor."""
    everywhere: list[Key]
    """Those of the screen itself and of the app: the same wherever the cursor is."""


def shown_keys(screen: Screen[object]) -> ShownKeys:
    """The keys that do something now and are to be shown, each deed once."""
    unique: dict[str, Key] = {}
    for key in keys_here(screen):
        if key.binding.show and not key.typed:
            unique.setdefault(key.binding.action, key)
    shown = ShownKeys([], [])
    for key in unique.values():
        (shown.everywhere if key.node in (screen, screen.app) else shown.place).append(key)
    return shown


def in_order(keys: Sequence[Key], width: int) -> KeyLine:
    """As many as there is room for, in their order."""
    fitting = _fitting(keys, width - 1, GAP)
    return _line(fitting, 1, GAP)


def on_the_keyboard(keys: Sequence[Key], width: int, wanted: int) -> KeyLine:
    """The most important ones come first in `keys`; they are shown as they lie on the keyboard.

    So each stands at the same place wherever the cursor is. Where the `wanted` ones have no room,
    they stand closer together.
    """
    for lead, gap in ((1, GAP), (0, 1)):
        fitting = _fitting(keys, width - lead, gap)
        if len(fitting) >= min(wanted, len(keys)):
            break
    ranks = {id(key): place for place, key in enumerate(keys)}
    fitting.sort(key=lambda key: (_number(key), ranks[id(key)]))
    return _line(fitting, lead, gap)


def _number(key: Key) -> int:
    name = key.name
    return int(name[1:]) if name[0] == "F" and name[1:].isdigit() else 100


def _fitting(keys: Sequence[Key], width: int, gap: int) -> list[Key]:
    found: list[Key] = []
    used = -gap
    for key in keys:
        used += gap + _part(key).cell_length
        if used > width:
            break
        found.append(key)
    return found


def _line(keys: Sequence[Key], lead: int, gap: int) -> KeyLine:
    parts: list[Content | str] = [" " * lead]
    places = []
    at = lead
    for number, key in enumerate(keys):
        part = _part(key)
        places.append((at, at + part.cell_length, key))
        at += part.cell_length + gap
        parts += (" " * gap if number else "", part)
    return KeyLine(Content.assemble(*parts), tuple(places))


def _part(key: Key) -> Content:
    name, what = safe(key.name), safe(key.binding.description)
    return Content.assemble((name, "bold $foreground"), f" {what}")

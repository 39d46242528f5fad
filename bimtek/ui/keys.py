"""Keys as they are called on the screen, and which of them do something here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

_NAMES = {
    "enter": "Enter", "space": "Spasi", "escape": "Esc", "tab": "Tab", "backspace": "Backspace",
    "delete": "Del", "up": "↑", "down": "↓", "left": "←", "right": "→", "home": "Home",
    "end": "End", "pageup": "PgUp", "pagedown": "PgDn", "shift+tab": "Shift+Tab",
}  # fmt: skip


class Key(NamedTuple):
    """One key that does something."""

    node: DOMNode
    binding: Binding
    typed: bool
    """It types a letter where the cursor is now, so it does nothing else here."""

    @property
    def name(self) -> str:
        return self.binding.key_display or key_name(self.binding.key)


def key_name(key: str) -> str:
    """A key as people read it: `ctrl+z` → `^Z`, `f1` → `F1`, `quotation_mark` → `"`."""
    if key in _NAMES:
        return _NAMES[key]
    modifier, _, rest = key.rpartition("+")
    if modifier == "ctrl":
        return f"^{rest.upper()}"
    if modifier:
        return f"{modifier.title()}+{key_name(rest)}"
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return key_to_character(key) or key


def keys_here(screen: Screen[Any]) -> Iterator[Key]:
    """Every key that does something, those of the focused thing first.

    A screen may name in `withheld` the actions that its person is refused: pressed all the same,
    they say why; offered they are not.
    """
    focused = screen.focused
    withheld = getattr(screen, "withheld", ())
    for key, active in screen.active_bindings.items():
        foreign = (active.binding.action, active.binding.description) in _of_textual(
            type(active.node)
        )
        refused = foreign or active.binding.action in withheld
        if active.enabled and active.binding.description and not refused:
            typed = focused is not None and focused.check_consume_key(key, key_to_character(key))
            yield Key(active.node, active.binding, typed)


@cache
def _of_textual(kind: type[DOMNode]) -> frozenset[tuple[str, str]]:
    """What Textual's own classes bind: moving in a text and scrolling, described in English."""
    return frozenset(
        (binding.action, binding.description)
        for base in kind.__mro__
        if base.__module__.startswith("textual.")
        for binding in Binding.make_bindings(vars(base).get("BINDINGS", ()))
    )

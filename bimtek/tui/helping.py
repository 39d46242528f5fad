"""F1: what the focused thing is for, and which keys do something here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.content import Content
from textual.screen import Screen

from bimtek.ui.columns import fit
from bimtek.ui.keys import Key, keys_here
from bimtek.ui.reading import Reading


def help_of(screen: Screen[Any]) -> Reading:
    """The help of what has the focus: its own words first, then those of what it lies in.

    What the screen was opened with stands before them all.
    """
    start = screen.focused or screen
    greeting = getattr(screen, "greeting", "")
    texts: list[str] = [greeting] if greeting else []
    for node in start.ancestors_with_self:
        text = getattr(node, "help", "")
        if isinstance(text, str) and (rest := unsaid(text, texts)):
            texts.append(rest)
    paragraphs: list[str | Content] = []
    for text in texts:
        paragraphs += (text, "")
    near, everywhere = _split(screen)
    for title, keys in (("Tombol di sini", near), ("Di mana saja", everywhere)):
        if keys:
            paragraphs += (Content.styled(title, "bold"), *map(_line, keys), "")
    return Reading("Bantuan", paragraphs[:-1])


def unsaid(text: str, said: Iterable[str]) -> str:
    """What a help says beyond others: a screen's may hold that of a list on it word by word."""
    for one in said:
        before, _, after = text.partition(one)
        text = "\n\n".join(filter(None, (before.rstrip("\n"), after.strip("\n"))))
    return text


def _split(screen: Screen[Any]) -> tuple[list[Key], list[Key]]:
    near: dict[str, Key] = {}
    everywhere: dict[str, Key] = {}
    for key in keys_here(screen):
        if key.typed or key.binding.system:
            continue
        group = everywhere if key.node in (screen, screen.app) else near
        group.setdefault(key.binding.action, key)
    return list(near.values()), list(everywhere.values())


def _line(key: Key) -> Content:
    words = key.binding.tooltip or key.binding.description
    return Content.assemble("  ", (fit(key.name, 10), "bold"), " ", words)

"""Two calm themes: light for a bright hall, dark for the evening."""

from __future__ import annotations

from textual.theme import Theme

LIGHT = "bimtek-terang"
DARK = "bimtek-gelap"

_QUIET = {"block-cursor-text-style": "bold", "input-cursor-text-style": "none"}

THEMES = (
    Theme(
        name=LIGHT,
        dark=False,
        primary="#1f5f8b",
        secondary="#4a6572",
        accent="#8a4f00",
        warning="#8a5a00",
        error="#a32020",
        success="#22663a",
        foreground="#1b1f23",
        background="#fafaf7",
        surface="#f0f0ea",
        panel="#e6e7e0",
        variables=_QUIET
        | {
            "block-cursor-background": "#cfe0ec",
            "block-cursor-foreground": "#1b1f23",
            "block-cursor-blurred-background": "#e4e8ea",
            "block-cursor-blurred-foreground": "#1b1f23",
            "input-cursor-background": "#1b1f23",
            "input-cursor-foreground": "#fafaf7",
            "input-selection-background": "#b9d3e6",
            "text-muted": "#62686c",
            "text-disabled": "#8a9094",
            "scrollbar": "#b9c0c4",
            "scrollbar-hover": "#93a4ad",
            "scrollbar-active": "#4a6572",
            "scrollbar-background": "#eeeee8",
            "scrollbar-background-hover": "#eeeee8",
            "scrollbar-background-active": "#eeeee8",
        },
    ),
    Theme(
        name=DARK,
        dark=True,
        primary="#7fb2d6",
        secondary="#93a4ad",
        accent="#e0b060",
        warning="#e0b060",
        error="#f08a80",
        success="#86c795",
        foreground="#d9dde0",
        background="#14181b",
        surface="#1c2226",
        panel="#252c31",
        variables=_QUIET
        | {
            "block-cursor-background": "#2c4557",
            "block-cursor-foreground": "#eef2f4",
            "block-cursor-blurred-background": "#232b31",
            "block-cursor-blurred-foreground": "#d9dde0",
            "input-cursor-background": "#d9dde0",
            "input-cursor-foreground": "#14181b",
            "input-selection-background": "#2c4557",
            "text-muted": "#98a2a8",
            "text-disabled": "#6d777d",
            "scrollbar": "#3b464d",
            "scrollbar-hover": "#586770",
            "scrollbar-active": "#93a4ad",
            "scrollbar-background": "#1c2226",
            "scrollbar-background-hover": "#1c2226",
            "scrollbar-background-active": "#1c2226",
        },
    ),
)

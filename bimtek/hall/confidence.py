"""What was told in confidence: how a person marks it while typing. Pure."""

from __future__ import annotations

from typing import Final

CLOSED_MARK: Final = "~"
"""As a word of its own, first or last."""


def read_sentence(text: str) -> tuple[str, bool]:
    """A sentence, and whether a `~` at one of its ends says that it was told in confidence."""
    words = text.split()
    closed = bool(words) and CLOSED_MARK in (words[0], words[-1])
    if closed:
        body = text.strip()
        body = body[1:] if words[0] == CLOSED_MARK else body
        body = body.strip()
        text = body[:-1] if len(words) > 1 and words[-1] == CLOSED_MARK else body
    return text.strip(), closed

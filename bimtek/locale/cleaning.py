"""Typed and pasted text made safe: nothing in it may steer a terminal or reorder a line."""

from __future__ import annotations

import re
import unicodedata

_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*(?: q|[!-/]*[@-~])?"  # colours, cursor (a blank before another letter
    # begins the next word: people's words are never taken for a sequence); then titles, links
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\r\n]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_STEERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"
    "\u202a-\u202e\u2066-\u206f"  # overrides, embeddings, isolates
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def typed_line(text: str) -> str:
    """One line as typed or pasted: breaks become spaces, what steers a terminal is gone.

    Emoji, right-to-left letters and combining characters stay; nothing is cut short.
    """
    if text.isascii() and text.isprintable():
        return text
    return typed_text(text).replace("\n", " ")


def typed_text(text: str) -> str:
    """The same for text of several lines: every kind of break becomes `\\n`."""
    if text.isascii() and text.isprintable():
        return text
    text = _SEQUENCE.sub("", _paired(text))
    text = _BREAK.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _STEERS.sub("", text))


def printable(text: str) -> str:
    """Text for a terminal; what would steer it shows as `\ufffd`, breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAK.sub("\n", _SEQUENCE.sub("\ufffd", _paired(text))).replace("\t", " ")
    return _STEERS.sub("\ufffd", text)


def escaped(json: str) -> str:
    """JSON as it is, for a terminal too: what would steer one is written as `\\u009b`."""
    return _STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


def _paired(text: str) -> str:
    """Two halves of one character put together; lone halves stay for the next step."""
    if text.isascii() or not any("\ud800" <= char <= "\udbff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")

"""What to do with a paste of several lines: asked, never guessed, never cut."""

from __future__ import annotations

from typing import Literal, NamedTuple

from bimtek.locale.cleaning import typed_line
from bimtek.ui.ask import Choose, Option


class Paste(NamedTuple):
    """The answer: `many` one note a line, `one` everything in one line."""

    how: Literal["many", "one"]
    text: str


MOST = 500
"""Lines of one paste that may each become something of their own."""


class PasteDialog(Choose[Paste]):
    """Asks what several pasted lines, or one very long line, shall become.

    Args:
        text: what was pasted, cleaned.
        room: characters that still fit where it was pasted.
        many: what each line would become, such as `catatan`; empty: that is no choice here.
    """

    def __init__(self, text: str, room: int, many: str = "") -> None:
        lines = [line for line in text.split("\n") if line.strip()]
        joined = typed_line(" ".join(line.strip() for line in lines))
        options: list[Option[Paste]] = []
        if many and len(lines) > 1:
            longest = max(map(len, lines))
            if longest <= room and len(lines) <= MOST:
                options.append(
                    Option("j", f"jadikan {_dotted(len(lines))} {many}", Paste("many", text))
                )
        if len(joined) <= room:
            what = f"satu {many}" if many else "gabungkan menjadi satu baris"
            options.append(Option("s", what, Paste("one", joined)))
        about = f"Tempelan {_dotted(len(lines))} baris, {_dotted(len(text))} huruf."
        if not options:
            each = f" atau {MOST} baris" if many else ""
            about += (
                f" Terlalu banyak sekali tempel (paling banyak {_dotted(room)} huruf{each}): belum "
                "ada yang masuk. Tempel bagian demi bagian."
            )
        super().__init__(about, options, cancel="batal; tidak ada yang masuk")


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")

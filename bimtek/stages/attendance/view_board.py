"""What stands below the list: the row in words, what is offered, who is missing, the keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from bimtek.stages.attendance import board, words
from bimtek.stages.attendance.book import Book
from bimtek.ui.columns import fit, safe, wrapped

TALL, MIDDLE = 17, 12
"""Lines of the desk from which the keys, and from which the row in words stand there."""

SEARCH_KEYS = """\
   Enter  hadir            ↓/Tab ke baris, lalu:  w wakil  i izin  s sakit
   41-47 52 Enter          hadir sekaligus        d dinas luar  p pulang
   +nama, jabatan @opd     tamu baru              j ubah jam  n nama  v riwayat"""

ROW_KEYS = """\
   Enter hadir   w wakil   i izin   s sakit   d dinas luar   p pulang
   l daring   j ubah jam   n isi nama   h tarik kembali   v riwayat   G sama
   huruf lain dan angka: kembali ke cari     Ctrl+Z urungkan"""

OFFER_KEYS = "  Enter ya · Esc tidak"
OFFER_WAITS = "  kosongkan baris cari dulu"
"""Enter is for what stands in the search line as long as something stands there."""


class Board(Widget):
    """The lower part of the desk; what has nothing to say takes no room."""

    DEFAULT_CSS = """
    Board { layout: vertical; height: auto; }
    Board Static { height: auto; }
    Board Static.-none { display: none; }
    Board #offer { background: $panel; text-style: bold; }
    Board #keys { color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._offered = ""

    def compose(self) -> ComposeResult:
        for name in ("detail", "offer", "missing", "day-before", "attention", "keys"):
            yield Static("", id=name, markup=False)

    def show(self, book: Book, different: int, dismissed: frozenset[str], size: Size) -> None:
        """Everything but the row; `size` is the desk's, because this part may be hidden now."""
        desk, width, height = book.desk, max(20, size.width), size.height
        self._offered, _ = board.offer_of(desk, dismissed)
        most = 3 if height < 26 else 8
        missing = board.missing_lines(desk.turnout.missing, desk.offices, width, most)
        self._say("missing", "\n".join(missing) if height >= MIDDLE else "")
        self._say("day-before", board.day_before_line(desk) if height >= MIDDLE else "")
        self._say("attention", board.attention_line(desk, different))

    def show_row(self, book: Book, who: str, on_row: bool, typed: bool, size: Size) -> None:
        """The row under the cursor in words, and the keys that act now.

        Args:
            typed: something stands in the search line.
        """
        width, height = max(20, size.width), size.height
        self._say("offer", offer_line(self._offered, typed=typed, width=width))
        known = who in book.desk.room.people
        if height >= MIDDLE:
            words_of_it = _row_words(book, who, width) if known else [" "]
            self._say("detail", "\n".join(words_of_it))
        else:
            self._say("detail", "")
        keys = ROW_KEYS if on_row and known else SEARCH_KEYS
        self._say("keys", keys if height >= TALL else "")

    def _say(self, name: str, said: str) -> None:
        widget = self.query_one(f"#{name}", Static)
        widget.set_class(not said, "-none")
        widget.update(Content("\n".join(safe(line) for line in said.split("\n"))))


def offer_line(offered: str, *, typed: bool, width: int) -> str:
    """What is offered, and what Enter does about it now; empty: nothing is offered."""
    keys = OFFER_WAITS if typed else OFFER_KEYS
    return f" {fit(offered, max(10, width - len(keys) - 1)).rstrip()}{keys}" if offered else ""


def _row_words(book: Book, who: str, width: int) -> list[str]:
    """What will be printed and who recorded it, on one line; of a difference all of it."""
    field, options = words.choices(book.desk, who)
    if options:
        listed = " · ".join(f"{one.letter} {one.words} ({_by(book, one.stamp)})" for one in options)
        return [f" {line}" for line in wrapped(f"≠ {field}: {listed}", width - 2)]
    by = book.signed(who)
    signed = f" · {by.initials} {by.at:%H.%M}" if by else ""
    said = fit(f" {words.detail_of(book.desk, who)}", width - len(signed)).rstrip()
    return [said + signed]


def _by(book: Book, stamp: str) -> str:
    signature = book.session.author(stamp)
    return f"{signature.initials} {signature.at:%H.%M}" if signature else "?"

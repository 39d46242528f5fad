"""What stands below the names of the speaking queue: the keys, and who has said nothing yet."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from bimtek.ui.columns import safe

NOTE = "F2 catat ucapannya"
TIME = "Enter (kosong) waktu bicara"
KEYS = ("Enter tambah", "Spasi giliran", "↓ daftar", NOTE, TIME, "F6 tutup")
LAST_KEYS = ("Enter tambah", "Spasi akhiri giliran", "↓ daftar", NOTE, TIME, "F6 tutup")
"""Where somebody speaks and nobody waits."""
ROW_KEYS = ("Spasi giliran", "x batal", "K J urutan", NOTE, "F6 tutup")


def key_rows(keys: Sequence[str], width: int) -> list[str]:
    """The keys in as few rows as hold them whole."""
    return _rows(keys, width, " · ")


def silent_rows(names: Sequence[str], width: int, most: int) -> list[str]:
    """Who has said nothing today, in at most so many rows, and how many are left out."""
    if not names:
        return []
    title = f"Belum bicara hari ini ({len(names)} kantor):"
    for shown in range(len(names), 0, -1):
        rest = len(names) - shown
        more = [f"… {rest} lagi"] if rest else []
        rows = _rows([title, *names[:shown], *more], width, "  ")
        if len(rows) <= most:
            return rows
    return [title]


def _rows(words: Sequence[str], width: int, between: str) -> list[str]:
    rows: list[str] = []
    for word in map(safe, words):
        if rows and cell_len(rows[-1]) + len(between) + cell_len(word) <= width:
            rows[-1] += between + word
        else:
            rows.append(word)
    return rows

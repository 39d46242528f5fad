"""Leaving: what is unsent or unsaved is said first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from bimtek.ui.ask import Choose, Option
from bimtek.ui.columns import fit
from bimtek.ui.field import TypedInput


def unsent_fields(screen: Screen[Any]) -> list[TypedInput]:
    """Fields in which something stands that is recorded nowhere."""
    return [field for field in screen.query(TypedInput) if field.at_stake]


class Leave(Choose[bool]):
    """Asks whether to leave although something is unsent or unsaved, or others are let in here.

    Args:
        unsent: fields with unsent text.
        unsaved: changes that are not on disk yet.
        guests: who is connected to what this window serves.
        public: the hall looks; what was typed is counted, not quoted.
    """

    def __init__(
        self, unsent: Sequence[TypedInput], unsaved: int, guests: int = 0, *, public: bool = False
    ) -> None:
        said = []
        if guests:
            said.append(
                f"{guests} tersambung ke jaringan yang dilayani jendela ini; keluar memutusnya. "
                "Salinan bekerja terus, ponsel dan peramban tidak."
            )
        if unsaved:
            said.append(f"{unsaved} perubahan BELUM tersimpan. Keluar sekarang dapat membuangnya.")
        if public and unsent:
            said.append(f"{len(unsent)} ketikan belum terkirim. Esc, lalu lihat di layar kerja.")
        said += [] if public else _told_unsent(unsent)
        super().__init__(
            "\n".join(said),
            [Option("k", "keluar", True), Option("b", "kembali", False)],
            cancel="kembali",
            at=1,
        )


def _told_unsent(fields: Sequence[TypedInput]) -> list[str]:
    """Half-typed texts in at most two sentences: those that are kept, and those that are lost."""
    kept = [field for field in fields if field.place]
    lost = [field for field in fields if not field.place]
    return [
        f"Belum terkirim ({fate}): {', '.join(f'‘{fit(one.value, 40).rstrip()}’' for one in those)}"
        for those, fate in ((kept, "ditawarkan lagi nanti"), (lost, "hilang bila keluar"))
        if those
    ]

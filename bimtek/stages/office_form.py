"""What one office answers by itself, on a form that is sent out and comes back filled.

A kind gives it as it gives a table its page: rows, and boxes in a row (`table_page`). What stands
in a box when the form goes out, and what came meanwhile, is the form's business, the same for every
kind.
"""

from __future__ import annotations

from typing import Protocol

from bimtek.stages.table_page import TablePage


class OfficeForm(TablePage, Protocol):
    """One acara as one office fills it; made anew for each form."""

    @property
    def adds_only(self) -> bool:
        """Whether the office only fills what is empty: what stands there is not its own."""

    def owes(self, key: str) -> bool:
        """Whether the office still owes an answer in a row."""

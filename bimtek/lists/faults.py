"""What is wrong in a list: which file, which row, what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Fault(NamedTuple):
    """One thing that is wrong, or worth a look."""

    row: int
    """As the spreadsheet numbers it; 0: the file as a whole."""
    what: str
    expected: str = ""

    def shown(self, file: str) -> str:
        """The line for a person: `peserta.csv:14: nip berisi ‘…’; tulis 18 angka`."""
        place = f"{file}:{self.row}" if self.row else file
        return f"{place}: {self.what}" + (f"; {self.expected}" if self.expected else "")


class UnreadableError(ValueError):
    """A file that cannot be read as a list at all."""

    def __init__(self, what: str, expected: str, row: int = 0) -> None:
        super().__init__(what)
        self.fault = Fault(row, what, expected)


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The rows of a list that could be read, and everything that is wrong with the others."""

    name: str
    """Of the file."""
    rows: tuple[T, ...] = ()
    faults: tuple[Fault, ...] = ()
    """With one of them nothing of the list is taken."""
    warnings: tuple[Fault, ...] = ()
    spellings: tuple[tuple[str, int], ...] = ()
    """OPDs of rows that are wrong, with the row: they are looked up all the same."""


def shown(file: str, faults: Iterable[Fault]) -> tuple[str, ...]:
    """Faults as lines, in the order of the rows."""
    return tuple(fault.shown(file) for fault in sorted(faults, key=lambda one: one.row))

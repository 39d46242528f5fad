"""What a list would change: told before anything is recorded, then taken whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bimtek.hall.records import Opd
from bimtek.journal.records import Change, Refusal
from bimtek.lists.faults import Fault, shown

PREVIEWED = 10
"""Rows of one sort that a preview shows."""


class Entry(NamedTuple):
    """One row that would be recorded."""

    row: int
    label: str
    """`Nama Contoh · Dinkes`."""
    what: tuple[str, ...] = ()
    """What changes: `jabatan: Camat → Plt. Camat`."""

    def shown(self) -> str:
        """The row as one line."""
        changes = f": {'; '.join(self.what)}" if self.what else ""
        return f"baris {self.row}  {self.label}{changes}"


class UnknownOffice(NamedTuple):
    """A spelling that no OPD of the list has."""

    spelling: str
    rows: tuple[int, ...]
    near: Opd | None
    """The office that was probably meant."""

    @property
    def question(self) -> str:
        """`‘DINKES Kota’ = Dinkes?`."""
        if self.near is None:
            return f"‘{self.spelling}’ = OPD yang mana?"
        return f"‘{self.spelling}’ = {self.near.short or self.near.code}?"


@dataclass(frozen=True, slots=True)
class Plan:
    """All that taking a list would do."""

    name: str
    """Of the file."""
    noun: str
    """What its rows are: OPD, peserta, indikator."""
    changes: tuple[Change, ...] = ()
    """To record in one act; empty where there is an error."""
    new: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    same: int = 0
    faults: tuple[Fault, ...] = ()
    """With one of them nothing is taken; a spelling that is not answered is one."""
    notices: tuple[Fault, ...] = ()
    """What is worth a look."""
    unknown: tuple[UnknownOffice, ...] = ()
    """Spellings to ask about; the answers go into `aliases` of the next plan."""
    opds: tuple[Opd, ...] = ()
    """The offices as they would stand afterwards."""
    found: frozenset[str] = frozenset()
    """Ids of those who stood before and are in the list."""

    @property
    def ok(self) -> bool:
        """Whether it may be recorded."""
        return not self.faults

    @property
    def errors(self) -> tuple[str, ...]:
        """The faults as lines: `peserta.csv:14: …`."""
        return shown(self.name, self.faults)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The notices as lines."""
        return shown(self.name, self.notices)

    @property
    def summary(self) -> str:
        """`peserta.csv: 78 peserta baru, 2 berubah, 0 tetap`."""
        if self.faults:
            return f"{self.name}: {len(self.faults)} kesalahan, tidak ada yang dimasukkan"
        new, changed = len(self.new), len(self.changed)
        return f"{self.name}: {new} {self.noun} baru, {changed} berubah, {self.same} tetap"

    def preview(self, longest: int | None = PREVIEWED) -> list[str]:
        """The plan as lines for a person.

        Args:
            longest: rows of one sort that are shown; None: all of them.
        """
        return [self.summary, *self._sorted_out(longest)]

    def _sorted_out(self, longest: int | None) -> Iterator[str]:
        if self.ok:
            yield from _part("Baru", [entry.shown() for entry in self.new], longest)
            yield from _part("Berubah", [entry.shown() for entry in self.changed], longest)
        yield from _part("Perhatikan", self.warnings, None)
        yield from _part("Kesalahan", self.errors, None)

    def checked(self) -> Plan:
        """This plan, if it may be recorded.

        Raises:
            Refusal: with every error in the message.
        """
        if self.faults:
            lines = "\n".join(self.errors)
            raise Refusal(
                "list-refused", f"{self.name}: tidak ada yang dimasukkan. Perbaiki dahulu:\n{lines}"
            )
        return self


def _part(title: str, lines: list[str] | tuple[str, ...], longest: int | None) -> Iterator[str]:
    if not lines:
        return
    yield f"{title}:"
    shown = lines if longest is None or len(lines) <= longest else lines[:longest]
    for line in shown:
        yield f"  {line}"
    if len(shown) < len(lines):
        yield f"  … dan {len(lines) - len(shown)} baris lagi"

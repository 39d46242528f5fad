"""The OPDs that a list spells: found, answered by an alias, or asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bimtek.hall.offices import Offices
from bimtek.hall.records import Opd
from bimtek.journal.records import Change
from bimtek.lists.faults import Fault
from bimtek.lists.plan import UnknownOffice
from bimtek.locale.folding import letters

GUEST = "tamu"
"""Answers that a spelling is no OPD: who comes from there is a guest."""


class Spellings:
    """Looks up OPDs for a whole list and remembers what it was asked.

    Args:
        opds: the offices of the session.
        aliases: spelling → code (or another known spelling, or `tamu`), as a person answered.
    """

    def __init__(self, opds: Iterable[Opd], aliases: Mapping[str, str]) -> None:
        self.offices = Offices(opds)
        self._answers = {letters(spelling): code for spelling, code in aliases.items()}
        self._unknown: dict[str, tuple[str, list[int]]] = {}
        self._learnt: dict[str, dict[str, str]] = {}
        """Code → the spellings that were answered, by their letters."""
        self._wrong = [
            (spelling, code)
            for spelling, code in aliases.items()
            if letters(code) != GUEST and self.offices.find(code) is None
        ]

    def find(self, spelling: str, row: int) -> str | None:
        """The code of the office; `tamu` for none; None: unknown, and noted to be asked about."""
        if found := self.offices.find(spelling):
            return found.code
        answer = self._answers.get(letters(spelling))
        if answer is not None and letters(answer) == GUEST:
            return GUEST
        if answer is not None and (meant := self.offices.find(answer)):
            self._learnt.setdefault(meant.code, {}).setdefault(letters(spelling), spelling)
            return meant.code
        self._unknown.setdefault(letters(spelling) or spelling, (spelling, []))[1].append(row)
        return None

    @property
    def unknown(self) -> tuple[UnknownOffice, ...]:
        """What was asked for and not found, in the order of the list."""
        return tuple(
            UnknownOffice(spelling, tuple(rows), self.offices.nearest(spelling))
            for spelling, rows in self._unknown.values()
        )

    @property
    def faults(self) -> Iterator[Fault]:
        """The unknown ones, each with the way to answer, and answers that name no office."""
        for one in self.unknown:
            code = one.near.code if one.near else "kode"
            what = f"OPD ‘{one.spelling}’ tidak ada dalam daftar OPD{_also(one.rows)}"
            answer = f'{one.question} Jawab dengan --alias "{one.spelling}={code}"'
            yield Fault(one.rows[0], what, answer)
        for spelling, code in self._wrong:
            near = self.offices.nearest(code)
            hint = f"mungkin ‘{near.code}’" if near else "tulis kode dari daftar OPD"
            yield Fault(0, f"alias ‘{spelling}’: tidak ada OPD ‘{code}’", hint)

    def changes(self) -> Iterator[Change]:
        """The answers, remembered as aliases of their offices."""
        for opd in self.after():
            if opd.code in self._learnt:
                yield Opd.set(opd.code, alias=opd.alias)

    def after(self) -> Iterator[Opd]:
        """All offices with the aliases that were answered."""
        for code, opd in self.offices.by_code.items():
            learnt = self._learnt.get(code)
            yield replace(opd, alias=(*opd.alias, *learnt.values())) if learnt else opd


def _also(rows: tuple[int, ...]) -> str:
    return f" (juga baris {', '.join(map(str, rows[1:]))})" if rows[1:] else ""

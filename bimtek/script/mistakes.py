"""Every mistake of a script in one run, each at its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 240
"""Letters of one sentence about a mistake."""


class Mistake(NamedTuple):
    """One thing that is wrong, and what was expected."""

    line: int
    what: str
    expected: str
    warning: bool = False
    """True: worth a look, the script runs all the same."""
    file: str = ""
    """A file beside the script; empty: the script itself."""
    office: str = ""
    """The name that no OPD of the list has, if that is what is wrong."""

    def shown(self, path: str) -> str:
        """The line for a terminal: `path:line: what; what was expected`."""
        mark = "peringatan: " if self.warning else ""
        return f"{self.file or path}:{self.line}: {mark}{self.what}; {self.expected}"


class Mistakes:
    """Collects mistakes while a script is read; nothing stops at the first one."""

    def __init__(self) -> None:
        self._found: dict[Mistake, None] = {}

    def add(self, line: int, what: str, expected: str, *, file: str = "", office: str = "") -> None:
        """Say what is wrong at this line."""
        mistake = Mistake(max(line, 1), _short(what), _short(expected), file=file, office=office)
        self._found[mistake] = None

    def warn(
        self, line: int, what: str, expected: str, *, file: str = "", office: str = ""
    ) -> None:
        """Say what is worth a look at this line."""
        mistake = Mistake(
            max(line, 1), _short(what), _short(expected), warning=True, file=file, office=office
        )
        self._found[mistake] = None

    def take(self, others: Mistakes) -> None:
        """Add what another reading found."""
        self._found.update(others._found)

    @property
    def errors(self) -> tuple[Mistake, ...]:
        """What must be mended, by line; the script's own before those of its files."""
        return tuple(sorted((m for m in self._found if not m.warning), key=_order))

    @property
    def warnings(self) -> tuple[Mistake, ...]:
        """What is worth a look, by line."""
        return tuple(sorted((m for m in self._found if m.warning), key=_order))

    def __iter__(self) -> Iterator[Mistake]:
        return iter(sorted(self._found, key=_order))

    def __bool__(self) -> bool:
        """Whether something must be mended."""
        return any(not mistake.warning for mistake in self._found)


def _short(sentence: str) -> str:
    """A sentence that quotes a word of the script stays a line, however long the word is."""
    return sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1] + "…"


def _order(mistake: Mistake) -> tuple[str, int]:
    return mistake.file, mistake.line

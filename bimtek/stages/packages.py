"""Kinds of stage that other packages bring: found by their entry points, never trusted to work.

Looking for entry points costs as much as drawing a screen, so nobody looks before a script, an
inserted acara or a record names a kind that is not built in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from bimtek.journal.records import Refusal
from bimtek.stages.absent import AbsentScript
from bimtek.stages.kind import StageKind

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from bimtek.script.outline import Section
    from bimtek.script.reading import Reading

GROUP = "bimtek.stages"
"""Entry points of this group: the word of a kind = `module:object`, a `StageKind`."""

LONGEST_REASON = 120
"""Letters of what a package says when it fails."""


class PackageTrouble(Refusal):
    """A package cannot be used, in words: which one, why, what to do."""

    def __init__(self, package: str, reason: str) -> None:
        super().__init__(
            "package-failed",
            f"Paket {package} tidak dapat dipakai ({reason}). "
            "Pasang ulang paket itu, atau minta versi baru dari pembuatnya.",
        )


class Brought(NamedTuple):
    """A kind that a package names, not yet loaded."""

    word: str
    package: str
    """Name and version, as the one who installs packages knows it."""
    points: tuple[EntryPoint, ...]
    """More than one: several packages want the same word."""

    def load(self) -> StageKind:
        """The kind, with its package's name, and with functions that fail in words.

        Raises:
            PackageTrouble: if it cannot be loaded, or is not what its entry point says.
        """
        if len(self.points) > 1:
            raise PackageTrouble(self.package, f"lebih dari satu paket memberi jenis ‘{self.word}’")
        try:
            kind = self.points[0].load()
        except Exception as error:  # another's code may raise anything
            raise PackageTrouble(self.package, reason_of(error)) from error
        if not isinstance(kind, StageKind) or kind.word != self.word:
            raise PackageTrouble(self.package, f"tidak berisi jenis acara ‘{self.word}’")
        return replace(
            kind,
            package=self.package,
            read=_reading(kind.read, self.package),
            parts=_telling(kind.parts, self.package),
            demand=_telling(kind.demand, self.package),
            seeds=_telling(kind.seeds, self.package),
        )


def brought() -> dict[str, Brought]:
    """Word → what the installed packages bring."""
    from importlib.metadata import entry_points

    found: dict[str, list[EntryPoint]] = {}
    for point in entry_points(group=GROUP):
        found.setdefault(point.name, []).append(point)
    return {word: Brought(word, _names(points), tuple(points)) for word, points in found.items()}


def reason_of(error: BaseException) -> str:
    """What a package said when it failed, for whoever wrote it."""
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return said if len(said) <= LONGEST_REASON else said[: LONGEST_REASON - 1] + "…"


def _names(points: Iterable[EntryPoint]) -> str:
    return " dan ".join(
        f"{point.dist.name} {point.dist.version}" if point.dist else point.module
        for point in points
    )


def _reading(
    read: Callable[[Section, Reading], Any], package: str
) -> Callable[[Section, Reading], Any]:
    def read_or_tell(section: Section, reading: Reading) -> Any:
        try:
            return read(section, reading)
        except Exception as error:  # noqa: BLE001 - another's code may raise anything
            what = f"paket {package} gagal membaca bagian ini ({reason_of(error)})"
            reading.mistakes.add(section.line, what, "minta versi baru dari pembuat paket itu")
            return AbsentScript()

    return read_or_tell


def _telling(function: Callable[[Any], Any] | None, package: str) -> Callable[[Any], Any] | None:
    if function is None:
        return None

    def answer_or_tell(asked: Any) -> Any:
        try:
            found = function(asked)
            return found if isinstance(found, tuple) else list(found)
        except Refusal:
            raise
        except Exception as error:
            raise PackageTrouble(package, reason_of(error)) from error

    return answer_or_tell

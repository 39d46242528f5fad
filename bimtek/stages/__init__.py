"""The kinds of stage: those built in, and those that other packages bring."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from bimtek.stages.kind import StageKind

BUILT_IN = {
    "presensi": "attendance",
    "paparan": "briefing",
    "jeda": "pause",
    "sk": "decree",
    "kertas-kerja": "worksheet",
    "kesenjangan": "gap",
    "swot": "swot",
    "program": "program",
    "pemungutan": "vote",
    "telaah": "review",
    "komitmen": "commitment",
    "penutup": "closing",
}
"""Word of the scripts → folder."""

GROUP = "bimtek.stages"
"""Entry points of this group name a `StageKind` of another package."""


class Kinds:
    """Finds a kind by its word; other packages are asked only when no built-in kind answers."""

    def __init__(self) -> None:
        self._found: dict[str, StageKind] = {}
        self._foreign: dict[str, StageKind] | None = None

    def get(self, word: str) -> StageKind | None:
        """The kind that scripts call by this word."""
        if word in self._found:
            return self._found[word]
        if folder := BUILT_IN.get(word):
            found: StageKind | None = import_module(f"bimtek.stages.{folder}").KIND
        else:
            found = self.foreign().get(word)
        if found:
            self._found[word] = found
        return found

    def words(self) -> tuple[str, ...]:
        """All words, the built-in ones first."""
        return (*BUILT_IN, *(word for word in self.foreign() if word not in BUILT_IN))

    def __iter__(self) -> Iterator[StageKind]:
        """The built-in kinds, in their order."""
        for word in BUILT_IN:
            if kind := self.get(word):
                yield kind

    def foreign(self) -> dict[str, StageKind]:
        """The kinds of other packages."""
        if self._foreign is None:
            # Looking for entry points costs as much as a whole screen: only when asked.
            from importlib.metadata import entry_points

            found = (point.load() for point in entry_points(group=GROUP))
            self._foreign = {kind.word: kind for kind in found if isinstance(kind, StageKind)}
        return self._foreign


KINDS = Kinds()

"""The kinds of stage: those built in, and those that other packages bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from bimtek.journal.records import Refusal
from bimtek.stages.kind import NOTHING, StageKind, named

if TYPE_CHECKING:
    from bimtek.stages.packages import Brought

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


class Kinds:
    """Finds a kind by its word; other packages are asked only when no built-in kind answers."""

    def __init__(self) -> None:
        self._found: dict[str, StageKind] = {}
        self._absent: dict[str, StageKind] = {}
        self._brought: Mapping[str, Brought] | None = None
        self._troubles: dict[str, str] = {}

    def get(self, word: str) -> StageKind | None:
        """The kind that scripts call by this word; None: nobody can tell what it is."""
        if word not in self._found:
            if folder := BUILT_IN.get(word):
                self._found[word] = import_module(f"bimtek.stages.{folder}").KIND
            elif found := self._loaded(word):
                self._found[word] = found
        return self._found.get(word)

    def of(self, word: str) -> StageKind:
        """The kind of an acara of a session: a stand-in where its package is not here."""
        if found := self.get(word):
            return found
        if word not in self._absent:
            from bimtek.stages.absent import stand_in

            self._absent[word] = stand_in(word)
        return self._absent[word]

    def is_absent(self, word: str) -> bool:
        """Whether only a stand-in answers for it."""
        return self.get(word) is None

    def words(self) -> tuple[str, ...]:
        """All words, the built-in ones first."""
        return (*BUILT_IN, *(word for word in self._packages() if word not in BUILT_IN))

    def __iter__(self) -> Iterator[StageKind]:
        """The built-in kinds, in their order."""
        for word in BUILT_IN:
            if kind := self.get(word):
                yield kind

    def foreign(self) -> Iterator[StageKind]:
        """The kinds of other packages, as far as they can be loaded."""
        for word in self._packages():
            if word not in BUILT_IN and (kind := self._found.get(word) or self._loaded(word)):
                yield kind

    def met(self) -> tuple[StageKind, ...]:
        """Those of them that somebody asked for by their word: what this session has to do with."""
        return tuple(kind for kind in self._found.values() if kind.package)

    def packages(self, words: Iterable[str]) -> dict[str, str]:
        """Word → the package that brings it, of those that are not built in."""
        found = ((word, self.get(word)) for word in words)
        return {word: kind.package for word, kind in found if kind and kind.package}

    # -- packages that fail

    def trouble(self, word: str) -> str:
        """Why the package that brings this word cannot be used, or how it failed; or nothing."""
        self.get(word)
        return self._troubles.get(word, "")

    def ask(self, kind: StageKind, what: str, *asked: Any) -> Any:
        """What a kind answers; where that of another package fails, nothing, and it is told.

        Args:
            what: the field of `StageKind` that names the function.

        Raises:
            Refusal: if it fails to answer what nothing can stand for: whether a value fits.
        """
        if not kind.package:
            return named(getattr(kind, what))(*asked)
        try:
            found = named(getattr(kind, what))(*asked)
            return tuple(found) if isinstance(found, Iterator) else found
        except Refusal:
            raise
        except Exception as error:  # another's code may raise anything
            trouble = self.failed(kind, error)
            if what not in NOTHING:
                raise trouble from error
            return NOTHING[what]

    def failed(self, kind: StageKind, error: Exception) -> Refusal:
        """The package of this kind raised something; it is told in its acara."""
        from bimtek.stages.packages import PackageTrouble, reason_of

        trouble = PackageTrouble(kind.package, reason_of(error))
        self._troubles[kind.word] = trouble.message
        return trouble

    def _loaded(self, word: str) -> StageKind | None:
        brought = self._packages().get(word)
        if brought is None or word in self._troubles:
            return None
        try:
            return brought.load()
        except Refusal as trouble:
            self._troubles[word] = trouble.message
            return None

    def _packages(self) -> Mapping[str, Brought]:
        if self._brought is None:
            from bimtek.stages.packages import brought

            self._brought = brought()
        return self._brought


KINDS = Kinds()


class KeptKinds:
    """The kinds as a session file needs them: what it keeps is read, whoever can tell it or not.

    Args:
        words: of the kinds that other packages brought when its script was taken.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = tuple(words)

    def get(self, word: str) -> StageKind:
        """The kind, or its stand-in."""
        return KINDS.of(word)

    def words(self) -> tuple[str, ...]:
        """All that its script may say."""
        return (*KINDS.words(), *self._words)

    def trouble(self, word: str) -> str:  # noqa: ARG002 - a stand-in answers for what fails
        """Nothing stands in the way of reading what was checked before."""
        return ""

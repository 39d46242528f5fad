"""What a script must know of a kind of stage; the kinds themselves stand above scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from bimtek.script.outline import Section
    from bimtek.script.reading import Reading


class Allowed(NamedTuple):
    """What `{…}` may say in one place of a section."""

    keys: Mapping[str, str] = {}
    """Key → sort of its value: see `bimtek.script.forms`."""
    classes: frozenset[str] = frozenset()


class KindLike(Protocol):
    """A kind of stage, as far as scripts care: see `bimtek.stages.kind.StageKind`."""

    @property
    def heading(self) -> Allowed:
        """What its own heading may carry beside the common keys."""

    @property
    def items(self) -> Allowed:
        """What the items of its lists may carry."""

    @property
    def deeper(self) -> tuple[Allowed, ...]:
        """What `###` and `####` headings may carry."""

    @property
    def own_text(self) -> bool:
        """Whether its paragraphs are text of its own."""

    @property
    def read(self) -> Callable[[Section, Reading], Any]:
        """Reads its section."""


class KindsLike(Protocol):
    """Finds kinds by their word."""

    def get(self, word: str) -> KindLike | None:
        """The kind that scripts call by this word."""

    def words(self) -> tuple[str, ...]:
        """All words."""

"""What a script must know of a kind of stage; the kinds themselves stand above scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from bimtek.script.outline import Section
    from bimtek.script.reading import Reading


class Allowed(NamedTuple):
    """What `{…}` may say in one place of a section."""

    keys: Mapping[str, str] = {}
    """Key → sort of its value: see `bimtek.script.forms`."""
    classes: frozenset[str] = frozenset()
    anything: bool = False
    """Nothing of it can be checked: the package that knows it is not here."""


class Questions(NamedTuple):
    """Questions of one sort, and how long the hall takes for each at the least."""

    number: int
    noun: str
    seconds: int


class Demand(NamedTuple):
    """What an acara asks: how much of the hall's time, and of whom."""

    questions: tuple[Questions, ...] = ()
    opds: tuple[str, ...] = ()
    """Codes of the offices that are asked."""
    everybody: bool = False
    """Whether it asks every office."""
    unasked: tuple[str, ...] = ()
    """Questions that name no office, as people call them."""
    shared: bool = False
    """Whether groups at their tables share the questions, each taking some of them."""


class Part(NamedTuple):
    """One piece of an acara that another version of its script may word anew, or must leave."""

    id: str
    """What records name it by; unique among the pieces of one noun."""
    noun: str
    """What people call such a piece: `baris`, `diktum`."""
    words: str
    """All of it that may be worded anew."""
    opds: tuple[str, ...] = ()
    """Codes of the offices that it names; they may change like its words."""
    fixed: str = ""
    """What records rest on: another one is another piece."""
    numbered: bool = False
    """Its id is only its place, so that nothing may come between what was begun."""

    @property
    def key(self) -> tuple[str, str]:
        """What the same piece of another version has."""
        return self.noun, self.id


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
    def plenary(self) -> bool:
        """Whether the hall acts as one, so that its heading names no groups."""

    @property
    def read(self) -> Callable[[Section, Reading], Any]:
        """Reads its section."""

    @property
    def parts(self) -> Callable[[Any], Iterable[Part]] | None:
        """The pieces of what `read` gave; None: another version must say the very same."""

    @property
    def demand(self) -> Callable[[Any], Demand] | None:
        """What an acara asks, by what `read` gave; None: nothing that could be counted."""


class KindsLike(Protocol):
    """Finds kinds by their word."""

    def get(self, word: str) -> KindLike | None:
        """The kind that scripts call by this word."""

    def words(self) -> tuple[str, ...]:
        """All words."""

    def trouble(self, word: str) -> str:
        """Why a word of these finds no kind all the same."""

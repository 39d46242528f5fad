"""Items with those who said them: counted, ordered, compared. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.clock import epoch
from bimtek.journal.records import DESTROYED
from bimtek.locale.folding import fold, letters, nearest
from bimtek.stages.swot.records import UNNAMED, Keyword, Quadrant, SwotItem, SwotVoice

if TYPE_CHECKING:
    from bimtek.journal.records import Seen

CLOSE: Final = 0.8
"""Least likeness of two sentences that may say the same."""
FEW_WORDS: Final = 3
"""Words from which sentences are compared by these and not by their letters."""
_JOINTS: Final = frozenset(
    ("atau", "dan", "dari", "dengan", "di", "ke", "oleh", "pada", "untuk", "yang")
)
"""Words that stand in every sentence."""


class Place(NamedTuple):
    """Where an item stands; without a quadrant: among the keywords."""

    component: str
    quadrant: Quadrant | None

    def __str__(self) -> str:
        return f"{self.component}/{self.quadrant}" if self.quadrant else KEYWORDS


KEYWORDS: Final = "kata-kunci"
"""Stands for the keywords where a component and its quadrant stand else."""
AMONG_KEYWORDS: Final = Place("", None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item or keyword, and who said it."""

    seen: Seen[SwotItem] | Seen[Keyword]
    voices: tuple[Seen[SwotVoice], ...] = ()
    """Those that stand, in the order in which they were heard; also those of what was joined."""
    joined: tuple[Seen[SwotItem] | Seen[Keyword], ...] = ()
    """What says the same in other words, and is told as this one."""

    @property
    def value(self) -> SwotItem | Keyword:
        return self.seen.value

    @property
    def id(self) -> str:
        return self.value.item

    @property
    def text(self) -> str:
        return self.value.text

    @property
    def place(self) -> Place:
        one = self.value
        if isinstance(one, Keyword):
            return AMONG_KEYWORDS
        return Place(one.component, one.quadrant or Quadrant.STRENGTH)

    @property
    def count(self) -> int:
        """By how many it was said; what came from outside without a voice was said once."""
        return max(1, len({one.value.who for one in self.voices}))

    @property
    def who(self) -> tuple[str, ...]:
        """Those who said it and are known."""
        said = dict.fromkeys(one.value.who for one in self.voices)
        return tuple(who for who in said if not who.startswith(UNNAMED))

    @property
    def unnamed(self) -> tuple[Seen[SwotVoice], ...]:
        """When it was said by somebody whom nobody named."""
        return tuple(one for one in self.voices if one.value.who.startswith(UNNAMED))

    @property
    def closed(self) -> bool:
        """Whether it was told in confidence; in doubt it was."""
        return self.seen.in_confidence

    @property
    def texts(self) -> tuple[str, ...]:
        """Its words, and those of what was joined with it."""
        return (self.text, *(one.value.text for one in self.joined))

    @property
    def destroyed(self) -> bool:
        return self.text == DESTROYED

    @property
    def chosen(self) -> bool:
        return isinstance(self.value, Keyword) and self.value.chosen

    @property
    def is_public(self) -> bool:
        """Whether its words may stand before the hall: settled, and not told in confidence."""
        return not (self.closed or self.destroyed or self.seen.conflicts)


def entries(
    items: Iterable[Seen[SwotItem] | Seen[Keyword]], voices: Iterable[Seen[SwotVoice]]
) -> tuple[Entry, ...]:
    """Items as they were said first, each with its voices; withdrawn ones tell where others went.

    What was joined with another one is no entry of its own.
    """
    known = {seen.value.item: seen for seen in items}
    into = {name: _stands_for(name, known) for name in known}
    heard: dict[str, list[Seen[SwotVoice]]] = {}
    for voice in voices:
        item = voice.value.item
        heard.setdefault(into.get(item, item), []).append(voice)
    joined: dict[str, list[Seen[SwotItem] | Seen[Keyword]]] = {}
    for name, seen in known.items():
        if into[name] != name:
            joined.setdefault(into[name], []).append(seen)
    found = (
        Entry(seen, _in_time(heard.get(name, ())), tuple(joined.get(name, ())))
        for name, seen in known.items()
        if into[name] == name and seen.withdrawn is None
    )
    return tuple(sorted(found, key=lambda one: epoch(one.value.said)))


def _stands_for(item: str, known: Mapping[str, Seen[SwotItem] | Seen[Keyword]]) -> str:
    """The item as which this one is told; of a ring that two laptops made one of its items."""
    passed: list[str] = []
    while item not in passed:
        passed.append(item)
        following = known[item].value.joined.rpartition("/")[2]
        if following not in known:
            return item
        item = following
    return min(passed[passed.index(item) :])


def _in_time(voices: Iterable[Seen[SwotVoice]]) -> tuple[Seen[SwotVoice], ...]:
    return tuple(sorted(voices, key=lambda one: epoch(one.value.said)))


def by_count(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """What was said most often first; what was said as often, as it was said."""
    return tuple(sorted(found, key=lambda one: -one.count))


def newest_first(found: Sequence[Entry]) -> tuple[Entry, ...]:
    """What was said last stands first."""
    return tuple(reversed(found))


def times(entry: Entry, offices: Mapping[str, object]) -> str:
    """How often something was said: `3 OPD`, `3 kali` where not all are offices."""
    if entry.count == 1:
        return ""
    of_offices = len(entry.who) == entry.count and all(who in offices for who in entry.who)
    return f"{entry.count} {'OPD' if of_offices else 'kali'}"


# -- what was said already


def the_same(text: str, other: str) -> bool:
    """Whether two sentences differ in nothing but case, accents, spaces and stops."""
    return bool(_key(text)) and _key(text) == _key(other)


def _key(text: str) -> str:
    """Letters and digits; a sentence in another script by its folded words."""
    return letters(text) or fold(text)


def key_of(text: str) -> str:
    """What equal sentences share."""
    return _key(text)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words that say something."""
    return frozenset("".join(c if c.isalnum() else " " for c in fold(text)).split()) - _JOINTS


def alike(text: str, other: str) -> bool:
    """Whether two sentences may say the same: most of their words are the same.

    Of one or two words the letters tell, for one mistyped letter makes another word.
    """
    if DESTROYED in (text, other):
        return False
    fewer, more = sorted((_words(text), _words(other)), key=len)
    if len(fewer) >= FEW_WORDS:
        shared = len(fewer & more)
        return 3 * shared >= 2 * len(fewer) and 3 * shared >= len(more)
    if the_same(text, other):
        return True
    if len(more) > 2 * len(fewer):
        return False  # a word or two say something of their own in whichever sentence they stand
    shorter, longer = sorted((text, other), key=lambda one: (len(_words(one)), one))
    return nearest(longer, (shorter,), CLOSE) is not None


def like(text: str, found: Iterable[Entry]) -> Entry | None:
    """What was said already in nearly these words; the same words before others."""
    near = [one for one in found if any(alike(text, said) for said in one.texts)]
    same = (one for one in near if any(the_same(text, said) for said in one.texts))
    best = nearest(text, [one.text for one in near], 0)
    return next(same, None) or next((one for one in near if one.text == best), None)


def doubles(found: Sequence[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    """Item → others of the same place that may say the same."""
    pairs: dict[str, tuple[Entry, ...]] = {}
    for one, other in _pairs(tuple(entry.text for entry in found)):
        for this, that in ((found[one], found[other]), (found[other], found[one])):
            pairs[this.id] = (*pairs.get(this.id, ()), that)
    return pairs


@lru_cache(maxsize=16)
def _pairs(texts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Places of sentences that are alike; asked again at every key, whatever else has changed."""
    return tuple(
        (one, other)
        for one, text in enumerate(texts)
        for other in range(one + 1, len(texts))
        if alike(text, texts[other])
    )


# -- keywords


def tied(found: Iterable[Entry], most: int) -> tuple[Entry, ...]:
    """Keywords of which the limit would take some and leave others that were said as often."""
    ranked = by_count(found)
    if not most or len(ranked) <= most or ranked[most - 1].count != ranked[most].count:
        return ()
    if ranked[0].count == ranked[-1].count:
        return ()  # no order at all: nothing is cut, the hall chooses freely
    return tuple(one for one in ranked if one.count == ranked[most].count)

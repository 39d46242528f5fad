"""Text folded for comparing and searching."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_TITLES = frozenset(
    ("akbp", "akp", "apt", "bapak", "bpk", "dr", "dra", "drg", "drh", "drs", "h", "hj", "ibu",
     "ir", "kapten", "kh", "kol", "kombes", "kompol", "letkol", "mayor", "ners", "ns", "ny",
     "pdt", "prof", "sdr", "sdri", "tn", "ust", "ustadz")
)  # fmt: skip
"""What stands before a name and is no part of it."""

_DEGREES = frozenset(
    ("akt", "amd", "amdkeb", "amdkep", "apt", "llm", "lc", "ma", "mag", "map", "march", "mba",
     "me", "mhum", "mh", "mikom", "mkep", "mkes", "mkm", "mkom", "mm", "mmkes", "mmt", "mp", "mpd",
     "mpdi", "mph", "mpsi", "msc", "msi", "mt", "ners", "ns", "phd", "sag", "sap", "sars", "se",
     "sei", "sfarm", "sgz", "sh", "shi", "shut", "sik", "sikom", "sip", "siptk", "sked", "skeb",
     "skep", "skm", "skom", "smn", "sp", "spd", "spdi", "spi", "spsi", "spt", "ssi", "ssn", "ssos",
     "ssosi", "ssit", "sst", "sstp", "st", "stp", "sttp", "str", "strkeb", "strkes")
)  # fmt: skip
"""What stands behind a name, where the comma was forgotten."""

_HEARD = (
    ("oe", "u"), ("dj", "i"), ("tj", "h"), ("sj", "s"), ("sy", "s"), ("kh", "h"), ("ch", "h"),
    ("c", "h"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("gh", "g"), ("q", "k"),
    ("x", "ks"), ("v", "f"), ("z", "s"), ("j", "i"), ("y", "i"), ("ie", "i"),
)  # fmt: skip
"""Written → heard, one after the other.

The old j is today's y, and the old dj today's j, so all of them are one; so are tj, c and ch,
which also stands for kh and h.
"""
_MUHAMMAD = frozenset(("md", "mhd", "moh", "mo", "mohamad", "mu", "muh", "muhamad", "mohamed"))
"""The most frequent first name, as it is shortened and spelt, after folding."""

_ADDRESSED = frozenset(("bu", "mas", "mbak", "pak"))
"""What the desk hears before a name; too short to be dropped from the names that make ids."""

_CLOSE = 0.6
"""Least likeness of two words that may have meant each other."""
_ALIKE, _VERY_ALIKE = 0.8, 0.85
"""The same of a word and its slip: with one letter wrong, and with several."""


def fold(text: str) -> str:
    """Without case and accents, spaces squeezed."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Only the letters a-z and digits: `Kec. Sukorejo` → `kecsukorejo`."""
    return "".join(char for char in fold(text) if char.isascii() and char.isalnum())


def name_key(name: str) -> str:
    """A person's name folded, titles and degrees off, to tell whether two lines mean one person.

    `Dr. H. Nama Contoh, S.Sos., M.Si.` and `NAMA CONTOH` give the same key.
    """
    before_comma, _, behind = fold(name).partition(",")
    words = _name_words(before_comma) or _name_words(behind)
    while len(words) > 1 and _joined(words[-1]) in _DEGREES:
        del words[-1]
    words = [part for word in words for part in _split(word)]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return " ".join(words)


@lru_cache(maxsize=4096)
def sounds(name: str) -> tuple[str, ...]:
    """The words of a name as they are heard: `Pak Djoko Soesanto, S.T.` like `Joko Susanto`.

    The spellings of before 1947 and 1972 (oe, dj, tj, j, nj, sj, ch) and the usual ways to write
    a name today (Ahmad, Achmad, Akhmad; Rizky, Risqi; Fatimah, Fatima) fall together. For
    finding who may be meant, never for telling that two are one.
    """
    said = name_key(name).split()
    words = (_heard(word) for word in (said[1:] if said[1:] and said[0] in _ADDRESSED else said))
    return tuple("muhamad" if word in _MUHAMMAD else word for word in words if word)


def _heard(word: str) -> str:
    plain = "".join(char for char in word if char.isascii() and char.isalnum())
    for written, heard in _HEARD:
        plain = plain.replace(written, heard)
    single = "".join(
        char for char, before in zip(plain, " " + plain, strict=False) if char != before
    )
    return single.removesuffix("h") or single


def nearest(word: str, known: Iterable[str], least: float = _CLOSE) -> str | None:
    """The known word that was probably meant, or None if none is like it.

    Args:
        least: how much alike they must be; 1: the same letters.
    """
    wanted, words = letters(word), frozenset(fold(word).split())
    if not wanted:
        return None
    scored = ((_likeness(wanted, words, one), one) for one in known)
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return best if score >= least else None


def slip_of(word: str, known: Iterable[str]) -> str | None:
    """The known word that was meant by a slip of the hand, or None if words are merely alike.

    One letter is wrong, missing or in the wrong place, in a longer word one in four; or only its
    beginning or end is left out. So `dihsub` means `dishub` and `kominfo` means `diskominfo`, but
    `setiawan` is no `setwan`.

    Args:
        known: words as `letters` gives them, the first of equally near ones counts.
    """
    from difflib import SequenceMatcher, get_close_matches  # slow to load, and seldom needed

    wanted = letters(word)
    for near in get_close_matches(wanted, list(known), n=5, cutoff=_ALIKE):
        match = SequenceMatcher(None, near, wanted, autojunk=False)
        same = sum(block.size for block in match.get_matching_blocks())
        wrong = max(len(near), len(wanted)) - same
        in_long = wrong <= len(near) // 4 and match.ratio() >= _VERY_ALIKE
        if wrong <= 1 or in_long or wanted in near:
            return near
    return None


def _likeness(wanted: str, words: frozenset[str], known: str) -> float:
    # Only a mistyped word needs it, and it is slow to load.
    from difflib import SequenceMatcher

    other = letters(known)
    if not other:
        return 0.0
    likeness = SequenceMatcher(None, wanted, other, autojunk=False).ratio()
    if words.issuperset(fold(known).split()):
        return max(likeness, 0.9)
    return likeness


def _name_words(text: str) -> list[str]:
    return [word for word in text.replace("-", " ").split() if any(map(str.isalnum, word))]


def _split(word: str) -> list[str]:
    parts = "".join(c if c.isalnum() else " " if c == "." else "" for c in word)
    return parts.split()


def _joined(word: str) -> str:
    return "".join(filter(str.isalnum, word))

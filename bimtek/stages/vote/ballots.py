"""Ballots as they are typed, with digits, and as they are told in words. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from bimtek.journal.records import Refusal
from bimtek.locale.cleaning import typed_line
from bimtek.locale.folding import fold
from bimtek.stages.vote.records import HIGHEST, LOWEST, Answer, Mark
from bimtek.stages.vote.script import DOTS, IMPACT, YES_NO

if TYPE_CHECKING:
    from bimtek.stages.vote.script import VoteScript

NONE: Final = "0"
"""Typed alone: the voter chose none of them."""
SKIP: Final = "-"
ANSWERS: Final[Mapping[str, Answer]] = {
    "1": Answer.YES, "y": Answer.YES, "s": Answer.YES,
    "2": Answer.NO, "t": Answer.NO,
    "3": Answer.ABSTAIN, "a": Answer.ABSTAIN,
}  # fmt: skip
LETTERS: Final = {Answer.YES: "y", Answer.NO: "t", Answer.ABSTAIN: "a"}


class Option(NamedTuple):
    """One option as the hall has it."""

    id: str
    number: int
    """What is typed for it; stays the same, whatever is struck out."""
    text: str
    origin: str = ""
    added: bool = False
    """The hall added it."""
    out: bool = False
    """Struck out."""

    @property
    def words(self) -> str:
        """Its text with what it comes from."""
        return f"{self.text} ({self.origin})" if self.origin else self.text


# -- one ballot


def read_ballot(
    spec: VoteScript, stage: str, options: Sequence[Option], text: str
) -> tuple[Mark, ...]:
    """What a voter chose; `0` alone: none.

    Args:
        options: all of them, also those that are struck out.

    Raises:
        Refusal: with the sentence that says what is expected.
    """
    text = fold(typed_line(text)).strip()
    if not text:
        raise Refusal("empty-ballot", "Suara masih kosong. Ketik 0 bila tidak memilih satu pun.")
    if not [one for one in options if not one.out]:
        raise Refusal("no-options", "Belum ada pilihan. Tekan o, lalu i untuk menambahkannya.")
    if text == NONE:
        return ()
    marks = _READERS[spec.method](spec, options, text)
    return tuple(
        Mark(f"{stage}/{one.option}", one.dots, one.answer, one.impact, one.effort)
        for one in sorted(marks, key=lambda one: one.option)
    )


class _Typed(NamedTuple):
    """One mark before it is known of which acara."""

    option: str
    dots: int | None = None
    answer: Answer | None = None
    impact: int | None = None
    effort: int | None = None


def _read_dots(spec: VoteScript, options: Sequence[Option], text: str) -> list[_Typed]:
    by_number = {str(one.number): one for one in options}
    found: Counter[str] = Counter()
    for number in _numbers(text, len(options)):
        option = by_number.get(number)
        if option is None:
            raise Refusal("no-such-option", f"Tidak ada pilihan nomor {number}.")
        if option.out:
            raise Refusal("struck-out", f"Pilihan {number} ‘{option.text}’ sudah dicoret.")
        found[option.id] += 1
    given = found.total()
    if given > spec.dots:
        raise Refusal("too-many-dots", f"{given} titik; paling banyak {spec.dots}.")
    if not spec.stacking and (twice := [one for one, dots in found.items() if dots > 1]):
        which = next(one.number for one in options if one.id == twice[0])
        raise Refusal(
            "stacked", f"Pilihan {which} dua kali. Satu pilihan paling banyak satu titik."
        )
    return [_Typed(one, dots=dots) for one, dots in found.items()]


def _numbers(text: str, count: int) -> list[str]:
    """The numbers of a line; up to nine options need no spaces between them."""
    parts = [part for part in re.split(r"[\s,;.+]+", text) if part]
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise Refusal("numbers", "Ketik nomor pilihan, misalnya 1 3 7.")
    if count < 10:
        return [digit for part in parts for digit in part]
    return [part.lstrip("0") or NONE for part in parts]


def _read_answers(_: VoteScript, options: Sequence[Option], text: str) -> list[_Typed]:
    typed = re.sub(r"[\s,;.]+", "", text)
    if strange := next((one for one in typed if one not in ANSWERS and one != SKIP), ""):
        raise Refusal("answer", f"‘{strange}’ bukan jawaban. Ketik y setuju, t tidak, a abstain.")
    standing = _as_many(options, typed, "jawaban")
    pairs = zip(standing, typed, strict=True)
    return [_Typed(one.id, answer=ANSWERS[key]) for one, key in pairs if key != SKIP]


def _read_ratings(_: VoteScript, options: Sequence[Option], text: str) -> list[_Typed]:
    typed = re.sub(r"[\s,;.]+", "", text)
    pairs = re.findall(r"\d\d|--?", typed)
    if "".join(pairs) != typed:
        raise Refusal(
            "ratings", "Ketik dua angka setiap pilihan: dampak lalu upaya, misalnya 42 15 -."
        )
    standing = _as_many(options, pairs, "nilai")
    found = []
    for option, pair in zip(standing, pairs, strict=True):
        if pair.startswith(SKIP):
            continue
        impact, effort = map(int, pair)
        if not all(LOWEST <= one <= HIGHEST for one in (impact, effort)):
            raise Refusal(
                "outside-scale",
                f"Pilihan {option.number}: {impact} dan {effort}; "
                f"keduanya {LOWEST} sampai {HIGHEST}.",
            )
        found.append(_Typed(option.id, impact=impact, effort=effort))
    return found


def _as_many(options: Sequence[Option], typed: Sequence[str], what: str) -> list[Option]:
    standing = [one for one in options if not one.out]
    if len(typed) != len(standing):
        few = "Baru " if len(typed) < len(standing) else ""
        raise Refusal(
            "as-many",
            f"{few}{len(typed)} {what} untuk {len(standing)} pilihan. - untuk yang dilewati.",
        )
    return standing


_READERS: Final = {DOTS: _read_dots, YES_NO: _read_answers, IMPACT: _read_ratings}


def typed_ballot(method: str, options: Sequence[Option], marks: Sequence[Mark]) -> str:
    """A ballot as it would be typed; marks of options that are struck out are left away."""
    of = {mark.option.partition("/")[2]: mark for mark in marks}
    standing = [one for one in options if not one.out]
    if method == DOTS:
        numbers = [str(one.number) for one in standing if one.id in of]
        dots = [of[one.id].dots or 0 for one in standing if one.id in of]
        said = " ".join(" ".join([n] * many) for n, many in zip(numbers, dots, strict=True))
        return said or NONE
    if not any(one.id in of for one in standing):
        return NONE
    parts = [_typed_mark(of.get(one.id)) for one in standing]
    return ("" if method == YES_NO else " ").join(parts)


def _typed_mark(mark: Mark | None) -> str:
    if mark is not None and mark.answer is not None:
        return LETTERS[mark.answer]
    if mark is not None and mark.impact is not None and mark.effort is not None:
        return f"{mark.impact}{mark.effort}"
    return SKIP


def ballot_words(options: Sequence[Option], marks: Sequence[Mark]) -> str:
    """A ballot in words: `Antrean daring (2 titik), Lapor warga`."""
    of = {mark.option.partition("/")[2]: mark for mark in marks}
    found = [f"{one.text}{_mark_words(of[one.id])}" for one in options if one.id in of]
    return ", ".join(found) or "tidak memilih satu pun"


def _mark_words(mark: Mark) -> str:
    if mark.answer is not None:
        return f": {mark.answer}"
    if mark.impact is not None and mark.effort is not None:
        return f" (dampak {mark.impact}, upaya {mark.effort})"
    return f" ({mark.dots} titik)" if (mark.dots or 0) > 1 else ""


def expected_ballot(spec: VoteScript, options: Sequence[Option]) -> str:
    """One sentence that says what is typed for a voter."""
    count = sum(not one.out for one in options)
    if spec.method == DOTS:
        how = ", boleh berulang" if spec.stacking else ""
        return f"Nomor pilihan, paling banyak {spec.dots}{how}, misalnya 1 3. 0: tidak memilih."
    if spec.method == YES_NO:
        return f"{count} jawaban berurutan: y setuju, t tidak, a abstain, - dilewati."
    return f"{count} kali dua angka: dampak lalu upaya ({LOWEST}–{HIGHEST}), - dilewati."

"""People without their names: who is `Peserta 1`, and every text in which a name stands. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from bimtek.hall.delivered import DeliveredForm
from bimtek.hall.document_data import SignatureBlock
from bimtek.hall.officers import Officer
from bimtek.hall.records import Chair, Note, Participant
from bimtek.hall.session_records import FileCopy
from bimtek.locale.folding import fold, name_key

PERSONAL: Final = {
    Participant.kind: ("nip", "rank", "phone", "email"),
    SignatureBlock.kind: ("nip",),
    DeliveredForm.kind: ("filler", "post", "nip"),
    FileCopy.kind: ("path", "place"),  # folders and drives are called after people
}
"""Fields that a copy fit to pass on has empty."""
NAMED: Final = {
    Participant.kind: "Peserta",
    Officer.kind: "Petugas",
    Chair.kind: "Pimpinan",
    SignatureBlock.kind: "Penanda tangan",
}
"""Kinds with a field `name` → how whoever it names is called."""
INITIALS: Final = "initials"
IN_CONFIDENCE: Final = "[tertutup]"
WORKSHEET_ANSWER: Final = "answer"

NUMBERS: Final = (
    ("NIP", re.compile(r"(?<!\d)(?:19|20)\d{6}[ .]?(?:19|20)\d{4}[ .]?[12][ .]?\d{3}(?!\d)")),
    ("telepon", re.compile(r"(?<![\d.,])(?:\+62|62|0)8\d{2}[ -]?\d{3,4}[ -]?\d{3,5}(?!\d)")),
    ("surel", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
)
"""What in a text leads to a person → its shape."""
ADDRESSED: Final = re.compile(
    r"\b(?i:pak|bu|bapak|ibu|bpk|sdr|sdri|mas|mbak|haji|hajah)\.?\s+"
    r"(?!Peserta\b|Petugas\b|Pimpinan\b)[A-Z]\w+"
)
"""Somebody may be named there of whom no list knows."""
SHORTEST: Final = 4
"""Letters of a name of one word that is looked for in texts."""


class Told(NamedTuple):
    """What was done to the values of one entry."""

    values: dict[str, Any]
    found: Counter[str]
    """`nama`, `NIP`, `telepon`, `surel`, `isian`, `tertutup` → how many were taken out."""


class Names:
    """Everybody whom the program knows, and how each is called in the copy.

    Args:
        said: kind, record and name of everything that ever was a name, people of the list first.
    """

    def __init__(self, said: Iterable[tuple[str, str, str]]) -> None:
        self._of_record: dict[tuple[str, str], str] = {}
        self._of_name: dict[str, str] = {}
        numbers: Counter[str] = Counter()
        for kind, record, name in said:
            spellings = (fold(name), name_key(name))
            called = self._of_record.get((kind, record), "")
            if not called and kind != Participant.kind:  # two people of the list stay two
                called = next(filter(None, map(self._of_name.get, spellings)), "")
            if not called:
                numbers[NAMED[kind]] += 1
                called = f"{NAMED[kind]} {numbers[NAMED[kind]]}"
            self._of_record[kind, record] = called
            for spelling in spellings:
                if " " in spelling or kind == Participant.kind:
                    self._of_name.setdefault(spelling, called)
        self.count = dict(numbers)
        self._pattern = _pattern(self._of_name)

    def called(self, kind: str, record: str) -> str:
        """How the one whom a record names is called."""
        return self._of_record.get((kind, record), NAMED[kind])

    def replaced(self, text: str, found: Counter[str]) -> str:
        """A text without the names and numbers of people."""

        def instead(match: re.Match[str]) -> str:
            words = match[0]
            called = self._of_name.get(fold(words)) or self._of_name.get(name_key(words))
            if called is None or (" " not in words.strip() and not words[:1].isupper()):
                return words
            found["nama"] += 1
            return called

        if self._pattern is not None:
            text = self._pattern.sub(instead, text)
        for what, shape in NUMBERS:
            text, many = shape.subn(f"[{what}]", text)
            found[what] += many
        return text


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the names, the longest first, whatever its case and its spaces."""
    wanted = sorted((one for one in names if len(one) >= SHORTEST), key=len, reverse=True)
    if not wanted:
        return None
    each = (r"\s+".join(map(re.escape, one.split())) for one in wanted)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def without_people(
    kind: str,
    record: str,
    values: Mapping[str, Any],
    names: Names,
    refers: Iterable[str] = (),
    secret: Iterable[str] = (),
) -> Told:
    """The values of one entry, fit to be passed on.

    Args:
        refers: fields that hold ids of records, which tell no name.
        secret: fields whose words were told in confidence.
    """
    found: Counter[str] = Counter()
    kept: dict[str, Any] = {}
    ids, hidden = frozenset(refers), frozenset(secret)
    for field, value in values.items():
        if field in hidden and _is_words(kind, value):
            found["tertutup"] += 1
            kept[field] = IN_CONFIDENCE
        elif field in PERSONAL.get(kind, ()):
            found["isian"] += bool(value)
            kept[field] = ""
        elif kind in NAMED and field == "name" and value:
            kept[field] = names.called(kind, record)
        elif kind == Officer.kind and field == INITIALS and value:
            kept[field] = "P" + names.called(kind, record).rpartition(" ")[2]
        elif field in ids:
            kept[field] = value
        else:
            kept[field] = _within(value, names, found)
    return Told(kept, found)


def _is_words(kind: str, value: Any) -> bool:
    """Whether somebody's words stand there; of a worksheet also numbers and choices are text."""
    return isinstance(value, str) and bool(value) and (kind != WORKSHEET_ANSWER or " " in value)


def _within(value: Any, names: Names, found: Counter[str]) -> Any:
    if isinstance(value, str):
        return names.replaced(value, found)
    if isinstance(value, list):
        return [_within(one, names, found) for one in value]
    if isinstance(value, dict):
        return {key: _within(one, names, found) for key, one in value.items()}
    return value


def may_name_somebody(kind: str, values: Mapping[str, Any]) -> bool:
    """Whether a note may still name somebody of whom no list knows."""
    text = " ".join(str(values.get(field) or "") for field in ("text", "sentence"))
    return kind == Note.kind and ADDRESSED.search(text) is not None

"""Values of a field that stand side by side: what a person may put in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, get_args

from bimtek.hall.confidence import read_sentence, refused_mark
from bimtek.hall.document_data import DOCUMENT_RECORDS, read_entry
from bimtek.hall.offices import Offices, offices_named
from bimtek.hall.presence import people
from bimtek.hall.presence_records import Presence
from bimtek.hall.presence_typed import read_presence
from bimtek.hall.records import Opd, Participant
from bimtek.journal.codec import type_hints
from bimtek.journal.records import Change, Record, Refusal, Seen
from bimtek.locale.cleaning import typed_line
from bimtek.locale.dates import DateError, parse_date, parse_time
from bimtek.locale.folding import fold
from bimtek.stages import KINDS
from bimtek.stages.asking import said_in

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

LONGEST_NUMBER: Final = 7
ONLY_IN_PLACE: Final = "Isian ini tidak diketik di sini: o membuka tempatnya."


def settled(
    session: Session, stage: Stage | None, seen: Seen[Any], change: Change
) -> Sequence[Change]:
    """All that is recorded where a person chose between values.

    Args:
        stage: the acara in which the record stands; None: in none.
        change: sets the chosen value over all that stood.
    """
    kind = KINDS.of(stage.kind) if stage else None
    if kind is None or not kind.settled or seen.cls not in kind.records:
        return (change,)
    found: Sequence[Change] = KINDS.ask(kind, "settled", session, stage, seen, change)
    return found


def worded(
    session: Session, stage: Stage | None, seen: Seen[Any], field: str, value: object
) -> str:
    """A value as its kind says it, words whole; empty: as it is said elsewhere."""
    if not isinstance(value, str):
        return ""
    said = said_in(session, stage, (seen.cls.kind, seen.record, field), value) if stage else ""
    return said or (typed_line(value) if field in seen.cls.searchable else "")


def typed(session: Session, stage: Stage | None, seen: Seen[Any], field: str, text: str) -> Change:
    """What is typed in the place of values that stand side by side.

    Raises:
        Refusal: it is no value of this field, or this field is not typed.
    """
    kind = KINDS.of(stage.kind) if stage else None
    values: dict[str, Any] | None = None
    if kind is not None and kind.typed and seen.cls in kind.records:
        values = KINDS.ask(kind, "typed", session, stage, seen, field, text)
    if values is None:
        values = _by_its_type(session, seen, field, text)
    return seen.change(**values)


def _by_its_type(session: Session, seen: Seen[Any], field: str, text: str) -> dict[str, Any]:
    hint, cls = type_hints(seen.cls)[field], seen.cls
    if cls in DOCUMENT_RECORDS or field == "nip":
        return dict([read_entry(field, text)])
    if field in (*cls.searchable, *cls.plain):
        return _words(cls, field, text)
    if cls.refers.get(field) == Opd.kind:
        found = offices_named(Offices(one.value for one in session.all(Opd)), text)
        if hint is str and len(found) != 1:
            raise Refusal("one-office", "Sebut satu OPD, dengan singkatannya.")
        return {field: found[0] if hint is str else found}
    if cls.refers.get(field) == Participant.kind and hint is str:
        return {field: _person_called(session, text)}
    plain = next((one for one in get_args(hint) if one is not NoneType), hint)
    for kind, read in _READERS.items():
        if isinstance(plain, type) and issubclass(plain, kind):
            return {field: read(session, seen, field, text, plain)}
    raise Refusal("typed-in-place", ONLY_IN_PLACE)


def _person_called(session: Session, text: str) -> str:
    """Id of the one person of the list who has this name."""
    standing = people(seen.value for seen in session.all(Participant))
    found = [who for who, one in standing.items() if fold(one.name) == fold(text)]
    if len(found) != 1:
        there = "dipakai beberapa orang; o membuka tempatnya" if found else "tidak ada dalam daftar"
        raise Refusal("no-such-person", f"Nama ‘{text}’ {there}.")
    return found[0]


def _words(cls: type[Record], field: str, text: str) -> dict[str, Any]:
    """A sentence; `~` closes the record where it can be, and is refused where all is printed."""
    sentence, closed = read_sentence(text)
    mark = next(iter(cls.confidences), "") if field in cls.searchable else ""
    if closed and not mark:
        raise Refusal("printed", refused_mark(text))
    return {field: sentence, **({mark: True} if closed else {})}


# -- by type


def _yes_or_no(_: Session, __: Seen[Any], ___: str, text: str, ____: type) -> bool:
    known = {"ya": True, "y": True, "tidak": False, "t": False}
    if fold(text) not in known:
        raise Refusal("yes-or-no", "Jawab ya atau tidak.")
    return known[fold(text)]


def _one_of(_: Session, __: Seen[Any], ___: str, text: str, options: type[Enum]) -> Enum:
    found = [one for one in options if fold(str(one.value)) == fold(text)]
    if not found:
        words = ", ".join(str(one.value) for one in options if one.value)
        raise Refusal("no-such-choice", f"‘{text}’ tidak ada. Pilih: {words}.")
    return found[0]


def _number(_: Session, __: Seen[Any], ___: str, text: str, ____: type) -> int:
    word = text.strip().removesuffix("%").strip()
    if not (word.isascii() and word.isdecimal() and len(word) < LONGEST_NUMBER):
        raise Refusal("whole-number", "Tulis satu bilangan bulat, misalnya 12.")
    return int(word)


def _day(session: Session, _: Seen[Any], __: str, text: str, ___: type) -> date:
    try:
        return parse_date(text, session.now().date())
    except DateError as error:
        raise Refusal("date", str(error)) from None


def _hour(_: Session, __: Seen[Any], ___: str, text: str, ____: type) -> time:
    try:
        return parse_time(text)
    except DateError as error:
        raise Refusal("time", str(error)) from None


def _moment(session: Session, seen: Seen[Any], field: str, text: str, kind: type) -> datetime:
    """An hour of the day on which all of them said it was."""
    hour = _hour(session, seen, field, text, kind)
    standing = next((value for _, value in seen.values(field) if value is not None), None)
    day = session.local(standing) if standing is not None else session.now()
    return day.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)


def _presence(_: Session, seen: Seen[Any], field: str, text: str, __: type) -> Presence:
    return read_presence(text, getattr(seen.value, field))


_READERS: Final[Mapping[type, Callable[[Session, Seen[Any], str, str, Any], object]]] = {
    bool: _yes_or_no,
    Enum: _one_of,
    int: _number,
    datetime: _moment,
    date: _day,
    time: _hour,
    Presence: _presence,
}
"""Type of a field → what typed text means in it; of two that fit the narrower stands first."""

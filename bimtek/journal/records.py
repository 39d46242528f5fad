"""What can be recorded: kinds of record, what a person saw of one, and what shall change.

A kind is a frozen dataclass. Every field outside the key has a default, because a record is
the sum of what was set so far, by whomever, on whichever laptop.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cached_property
from typing import Any, ClassVar, Generic, Literal, NamedTuple, TypeVar

from bimtek.journal.codec import UnfitError, canonical, decode, encode, type_hints

DESTROYED = "[dimusnahkan]"
"""What stands where words were destroyed on request."""

WITHDRAWN = "withdrawn"
"""The field by which an item is taken back; every kind has it."""

BASE32 = "abcdefghijklmnopqrstuvwxyz234567"

SideBySide = Literal["ask", "latest", "earliest"]

MOMENTS = ("arrived", "at")
"""Parts of a value that say when; under `earliest` values that differ in them alone agree."""


def random_id(length: int = 12) -> str:
    """A new id of random base32 characters."""
    return "".join(secrets.choice(BASE32) for _ in range(length))


class Refusal(ValueError):  # noqa: N818 - what the house calls it
    """What cannot be recorded, and why.

    Args:
        code: stable name of the reason, such as `no-such-opd`.
        message: the sentence for the person, in Indonesian: what, where, what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Head(NamedTuple):
    """One standing value of a field."""

    stamp: str
    value: str | None
    """Canonical JSON; None where it was destroyed."""

    @property
    def voice(self) -> str:
        return self.stamp[18:]


@dataclass(frozen=True, slots=True)
class Change:
    """Set these fields of this record, having seen those values."""

    kind: str
    record: str
    patch: Mapping[str, object]
    """Field → plain JSON data."""
    base: Mapping[str, tuple[str, ...]] | None = None
    """Field → stamps of all values seen standing; None: what stands at commit."""
    version: int = 1
    fresh: bool = False
    """Made by `Record.new`: what the session shows of that record counts as seen."""

    def by_who_saw(self, seen: Seen[Any] | None) -> Change:
        """The same change by somebody who saw no more than this when typing began.

        What came meanwhile was hidden by the typing, so it is not replaced but stands beside.
        """
        base = {name: seen.stamps(name) if seen else () for name in self.patch}
        return replace(self, base=base, fresh=False)


@dataclass(frozen=True, slots=True)
class Record:
    """Base of all kinds of record."""

    kind: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ("id",)
    noun: ClassVar[str] = "catatan"
    """What people call one such record, in Indonesian."""
    version: ClassVar[int] = 1
    side_by_side: ClassVar[Mapping[str, SideBySide]] = {}
    """How values that were set without knowing of each other are taken; default: ask a person."""
    searchable: ClassVar[tuple[str, ...]] = ()
    """Text fields that the search looks through."""
    plain: ClassVar[tuple[str, ...]] = ()
    """Other text fields that people type freely: names, posts, reasons, numbers of letters."""
    labels: ClassVar[Mapping[str, str]] = {}
    """What people call its fields, and as `field.part` the parts of one; empty: goes without."""
    confidences: ClassVar[tuple[str, ...]] = ()
    """Fields that, where true, say: told in confidence, not shown unless it is opened."""
    stage_names: ClassVar[tuple[str, ...]] = ()
    """Fields that hold ids which only the acara of the record can name, such as a chapter."""
    names_field: ClassVar[str] = ""
    """Key part that says which field of a form this is: told before its value in the history."""
    retold: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Field → fields that tell its words again: who destroys the one destroys the others."""
    gathered: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Field that names another record of this kind → fields there that tell this one's words
    since: who destroys a field of `retold` here destroys them as well."""
    refers: ClassVar[Mapping[str, str]] = {}
    """Field or key part → kind of record that must exist under the ids it holds."""

    @property
    def record_id(self) -> str:
        return "/".join(str(getattr(self, part)) for part in self.key)

    def check(self) -> None:
        """Refuse values that make no sense.

        Raises:
            Refusal: with the sentence for the person.
        """

    @classmethod
    def new(cls, **values: object) -> Change:
        """Set fields of a new record; a free item gets a random id. On an existing id: an edit.

        Raises:
            Refusal: if the values make no sense.
        """
        if cls.key == ("id",) and "id" not in values:
            values["id"] = random_id()
        record = cls(**values)
        record.check()
        patch = {name: encode(value) for name, value in values.items() if name not in cls.key}
        base: dict[str, tuple[str, ...]] = dict.fromkeys(patch, ())
        return Change(cls.kind, record.record_id, patch, base, cls.version, fresh=True)

    @classmethod
    def set(cls, record_id: str, **values: object) -> Change:
        """Set fields whatever stands there at commit: for imports and the command line."""
        patch = {name: encode(value) for name, value in values.items()}
        return Change(cls.kind, record_id, patch, None, cls.version)

    @classmethod
    def key_of(cls, record_id: str) -> dict[str, Any]:
        """The key fields that an id says."""
        return dict(zip(cls.key, record_id.split("/", len(cls.key) - 1), strict=True))

    @classmethod
    def taken_over_as(cls, record_id: str) -> str:  # noqa: ARG003 - for the kinds that do
        """Id under which a plenary takes what a table said over; empty: it does not."""
        return ""

    @classmethod
    def data_fields(cls) -> tuple[str, ...]:
        return tuple(part.name for part in fields(cls) if part.name not in cls.key)


R = TypeVar("R", bound=Record)
Heads = Mapping[str, tuple[Head, ...]]


@dataclass(frozen=True)
class Seen(Generic[R]):
    """A record as it stood when it was read; what is changed through it names what was seen."""

    cls: type[R]
    record: str
    heads: Heads
    """Field → standing values, the greatest stamp first."""
    taken_back: frozenset[str] = frozenset()
    """Stamps that a withdrawal of this record names, directly or through undone entries."""

    @cached_property
    def value(self) -> R:
        """The record as shown: of a conflict the greatest stamp, `[dimusnahkan]` for lost text."""
        values: dict[str, Any] = self.cls.key_of(self.record)
        for name in self.cls.data_fields():
            if heads := self.heads.get(name):
                shown = self._shown(name, heads)
                if shown is not MISSING:
                    values[name] = shown
        return self.cls(**values)

    def _shown(self, name: str, heads: tuple[Head, ...]) -> Any:
        hint = type_hints(self.cls)[name]
        head = self.taken(name, heads)
        if head.value is None:
            return DESTROYED if hint is str else MISSING
        try:
            return decode(hint, json.loads(head.value))
        except UnfitError:
            return MISSING

    def taken(self, name: str, heads: tuple[Head, ...]) -> Head:
        """The head that is shown."""
        if self.cls.side_by_side.get(name) == "earliest":
            return min(heads, key=lambda head: (_arrival(head), head.stamp))
        return heads[0]

    @cached_property
    def conflicts(self) -> tuple[str, ...]:
        """Fields in which several different values stand; a person settles them."""
        return tuple(
            name
            for name, heads in self.heads.items()
            if len(heads) > 1 and differ(heads, self._rule(name, heads))
        ) + (("withdrawn",) if self._changed_after_withdrawal() else ())

    def _rule(self, name: str, heads: tuple[Head, ...]) -> SideBySide:
        if name == WITHDRAWN and all(head.value not in (None, "null") for head in heads):
            return "latest"  # both took it back, for whatever reason
        return self.cls.side_by_side.get(name, "ask")

    @cached_property
    def destroyed(self) -> frozenset[str]:
        """Fields whose words were destroyed."""
        return frozenset(name for name, heads in self.heads.items() if heads[0].value is None)

    @cached_property
    def unfit(self) -> frozenset[str]:
        """Fields whose stored value this program cannot read."""
        hints = type_hints(self.cls)
        return frozenset(
            n for n, hs in self.heads.items() if n in hints and not _fits(hints[n], hs[0])
        )

    @cached_property
    def in_confidence(self) -> bool:
        """Whether the record says that it may not circulate; in doubt it does."""
        return any(
            mark in self.destroyed or any(value for _, value in self.values(mark))
            for mark in self.cls.confidences
        )

    @cached_property
    def withdrawn(self) -> Mapping[str, Any] | None:
        """`{seen, reason}` of an item that was taken back, else None."""
        heads = self.heads.get(WITHDRAWN)
        if not heads or heads[0].value is None or self._changed_after_withdrawal():
            return None
        found: Mapping[str, Any] | None = json.loads(heads[0].value)
        return found

    def _changed_after_withdrawal(self) -> bool:
        heads = self.heads.get(WITHDRAWN)
        if not heads or heads[0].value in (None, "null"):
            return False
        return any(
            head.stamp not in self.taken_back
            for name, standing in self.heads.items()
            if name != WITHDRAWN
            for head in standing
        )

    def stamps(self, name: str) -> tuple[str, ...]:
        return tuple(head.stamp for head in self.heads.get(name, ()))

    def values(self, name: str) -> tuple[tuple[Head, Any], ...]:
        """All standing values of a field, to let a person choose."""
        hint = type_hints(self.cls)[name]
        return tuple(
            (head, decode(hint, json.loads(head.value)))
            for head in self.heads.get(name, ())
            if head.value is not None and _fits(hint, head)
        )

    def change(self, **values: object) -> Change:
        """Set fields, having seen what stood here; a withdrawn item is restored by it.

        Raises:
            Refusal: if the values make no sense together with the rest of the record.
        """
        whole = {name: getattr(self.value, name) for name in self.cls.data_fields()}
        self.cls(**self.cls.key_of(self.record), **{**whole, **values}).check()
        patch = {name: encode(value) for name, value in values.items()}
        if self.withdrawn is not None:
            patch[WITHDRAWN] = None
        return self._changed(patch)

    def withdraw(self, reason: str = "") -> Change:
        """Take the item back; what others change without knowing it makes a conflict."""
        seen = {name: list(self.stamps(name)) for name in self.heads if name != WITHDRAWN}
        return self._changed({WITHDRAWN: {"seen": seen, "reason": reason}})

    def restore(self) -> Change:
        return self._changed({WITHDRAWN: None})

    def _changed(self, patch: dict[str, object]) -> Change:
        base = {name: self.stamps(name) for name in patch}
        return Change(self.cls.kind, self.record, patch, base, self.cls.version)


def differ(heads: tuple[Head, ...], rule: SideBySide) -> bool:
    """Whether standing values need a person: several different ones after trimming."""
    if rule == "latest":
        return False
    values = {_trimmed(head.value) for head in heads}
    if len(values) > 1 and rule == "earliest":
        values = {_without_arrival(value) for value in values}
    return len(values) > 1


def _trimmed(value: str | None) -> str | None:
    if value is None or not value.startswith('"'):
        return value
    return canonical(json.loads(value).strip())


def _without_arrival(value: str | None) -> str | None:
    if value is None or not isinstance(data := json.loads(value), dict):
        return value
    return canonical({key: part for key, part in data.items() if key not in MOMENTS})


def _arrival(head: Head) -> str:
    data = json.loads(head.value) if head.value else None
    if not isinstance(data, dict):
        return "~"
    return next((str(data[key]) for key in MOMENTS if key in data), "~")


def _fits(hint: object, head: Head) -> bool:
    if head.value is None:
        return True
    try:
        decode(hint, json.loads(head.value))
    except UnfitError:
        return False
    return True

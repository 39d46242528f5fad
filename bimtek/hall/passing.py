"""What one session passes on to the next: a record at a time, with the values it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bimtek.hall.before import Origin
from bimtek.journal.records import Change, Record, Seen

if TYPE_CHECKING:
    from bimtek.hall.before import EarlierSession
    from bimtek.script.model import Script

Stamps = Mapping[str, tuple[str, ...]]
"""Field → stamps of the values it rests on."""


@dataclass(frozen=True, slots=True)
class Passed:
    """One record of the source, as the next session would hold it."""

    sort: str
    """Under which heading of the table it counts: `Tindak lanjut terbuka`."""
    label: str
    """What people call it: `4.2 Kesehatan · kota`."""
    what: str = ""
    """Its values in short: `2→4`."""
    change: Change | None = None
    """None: it stays behind."""
    source: tuple[str, str] = ("", "")
    """Kind and record in the source."""
    stamps: Stamps | None = None
    reason: str = ""
    """Why it stays behind, or what is to be looked at although it comes along."""

    def origin(self, session: str) -> Change | None:
        """The record that says where it came from."""
        if self.change is None:
            return None
        kind, record = self.source
        return Origin.new(
            id=f"{self.change.kind}/{self.change.record}",
            session=session,
            source_kind=kind,
            source=record,
            stamps=self.stamps or {},
        )


@dataclass(frozen=True, slots=True)
class Onward:
    """From where to where a session goes on."""

    earlier: EarlierSession
    """The session that is left."""
    script: Script
    """That of the next one."""
    codes: Mapping[str, str]
    """Code of an office in the source → its code in the next session."""
    people: Collection[str]
    """Ids of the people who come along."""

    def code(self, opd: str) -> str:
        """An office as the next session calls it."""
        return self.codes.get(opd, opd)

    def offices(self, opds: Iterable[str]) -> tuple[str, ...]:
        """Several of them, each once: two may have become one."""
        return tuple(dict.fromkeys(self.code(one) for one in opds))


def passed_record(
    seen: Seen[Any], cls: type[Record], record_id: str, values: Mapping[str, object]
) -> tuple[Change, Stamps]:
    """A record of the next session with what these fields rest on.

    Args:
        seen: the record in the source; what was destroyed there is left out.
        values: field → its value there; those that say nothing are left out too.
    """
    empty = cls(**cls.key_of(record_id))
    kept = {
        name: value
        for name, value in values.items()
        if name not in seen.destroyed and value != getattr(empty, name)
    }
    change = cls.new(**cls.key_of(record_id), **kept)
    return change, {name: seen.stamps(name) for name in kept if seen.stamps(name)}


def copied(seen: Seen[Any], sort: str, label: str, what: str = "") -> Passed:
    """A record that goes on as it is, with its origin of before: it came from further back."""
    values = {name: getattr(seen.value, name) for name in seen.heads if name != "withdrawn"}
    change, stamps = passed_record(seen, seen.cls, seen.record, values)
    return Passed(sort, label, what, change, (seen.cls.kind, seen.record), stamps)


def left_behind(passed: Passed, reason: str) -> Passed:
    """The same, staying where it is."""
    return replace(passed, change=None, stamps=None, reason=reason)


def noted(passed: Passed, reason: str) -> Passed:
    """The same with what is to be looked at; what stays behind keeps its own reason."""
    return passed if passed.change is None else replace(passed, reason=reason)

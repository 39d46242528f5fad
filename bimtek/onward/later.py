"""What changed in the session before since its values were taken over: told, and offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bimtek.hall.before import EarlierSession, FormerName, Origin
from bimtek.hall.passing import Onward, Passed, passed_record
from bimtek.hall.records import Opd, Participant
from bimtek.journal.codec import canonical, encode
from bimtek.journal.records import WITHDRAWN, Change, Refusal
from bimtek.locale.dates import medium_date
from bimtek.onward.people import TAKEN
from bimtek.onward.plan import passed_on
from bimtek.overview.since import Why, by_number
from bimtek.overview.words import Words

if TYPE_CHECKING:
    from bimtek.journal.records import Record, Seen
    from bimtek.session import Session


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that stands otherwise in the source now."""

    label: str
    what: str
    """`kini 2 menjadi kini 3 (10 Juli 2023)`, `baru`, `ditarik di sana`."""
    changes: tuple[Change, ...] = ()
    """What takes it over, with its origin; empty where a person must do it otherwise."""

    @property
    def words(self) -> str:
        """As one line."""
        return f"{self.label}: {self.what}"


def differences(session: Session, source: Session) -> tuple[Difference, ...]:
    """Value by value what the source says otherwise than when it was taken over.

    Raises:
        Refusal: if this session does not go on from that one.
    """
    return tuple(_Comparison(session, source).differences())


class _Comparison:
    def __init__(self, session: Session, source: Session) -> None:
        seen = session.get(EarlierSession, source.file.session_id())
        if seen is None or not seen.value.file:
            raise Refusal(
                "not-the-source",
                f"Sesi ini tidak melanjutkan {source.path.name}. Pilih berkas sesi yang disebut "
                "saat sesi ini dibuat.",
            )
        self.session, self.source, self.earlier = session, source, seen.value
        self.words = Words(session)
        self.origins = {
            one.record: one.value
            for one in session.all(Origin)
            if one.value.session == self.earlier.id
        }

    def differences(self) -> Iterator[Difference]:
        passed = [*self._offices(), *self._people(), *passed_on(self.source, self._way())]
        standing = {self._id(one): one for one in passed if one.change is not None}
        for key, one in standing.items():
            origin = self.origins.get(key)
            found = self._new(one) if origin is None else self._changed(one, origin)
            if found is not None:
                yield found
        why = {one.source: one.reason for one in passed if one.change is None}
        for key, origin in self.origins.items():
            if key not in standing and (gone := self._gone(key, origin, why)) is not None:
                yield gone

    def _id(self, one: Passed) -> str:
        return f"{one.change.kind}/{one.change.record}" if one.change else ""

    # -- what the source passes on by now

    def _way(self) -> Onward:
        people = {seen.record for seen in self.session.all(Participant)}
        return Onward(self.earlier, self.session.script, self._joined(), people)

    def _joined(self) -> Mapping[str, str]:
        """Offices of the source that go on in another one."""
        former = (seen.value for seen in self.session.all(FormerName))
        return {one.code: one.opd for one in former if one.session == self.earlier.id}

    def _offices(self) -> Iterator[Passed]:
        joined = self._joined()
        for seen in self.source.all(Opd):
            if joined.get(seen.record, seen.record) == seen.record:
                yield self._as_it_is(seen, Opd.data_fields(), seen.value.short or seen.record)

    def _people(self) -> Iterator[Passed]:
        for seen in self.source.all(Participant):
            known = f"{Participant.kind}/{seen.record}" in self.origins
            if known or not (self.earlier.own_people or seen.value.same_as):
                yield self._as_it_is(seen, TAKEN, seen.value.name or seen.value.post)

    def _as_it_is(self, seen: Seen[Any], names: Iterable[str], label: str) -> Passed:
        values = {name: getattr(seen.value, name) for name in names}
        change, stamps = passed_record(seen, seen.cls, seen.record, values)
        return Passed(seen.cls.noun, label, "", change, (seen.cls.kind, seen.record), stamps)

    # -- compared with what came along

    def _new(self, one: Passed) -> Difference | None:
        change, origin = one.change, one.origin(self.earlier.id)
        if change is None or origin is None or self._here(change.kind, change.record) is not None:
            return None
        number = self._number(next(iter((one.stamps or {}).values()), ()))
        what = f"baru {one.what}".rstrip() + (f" ({number})" if number else "")
        return Difference(one.label, what, (change, origin))

    def _changed(self, one: Passed, origin: Origin) -> Difference | None:
        change = one.change
        here = self._here(change.kind, change.record) if change else None
        if change is None or here is None or here.withdrawn is not None:
            return None
        then, now = origin.stamps or {}, one.stamps or {}
        fields = [
            name
            for name in dict.fromkeys((*then, *now))
            if list(now.get(name, ())) != list(then.get(name, ()))
            and self._counts(here, name, then)
        ]
        lost = self._destroyed(one, fields)
        patch = {
            name: change.patch.get(name, encode(getattr(_empty(here), name)))
            for name in fields
            if name not in lost and self._is_other(here, name, change)
        }
        told = [self._told(here, name, raw, one) for name, raw in patch.items()]
        told += [f"{self.words.field(here.cls, name)}: dimusnahkan di sana" for name in lost]
        if not told:
            return None
        label = self.words.record(change.kind, change.record) or one.label
        changes = self._taking(here, patch, one) if patch else ()
        return Difference(label, "; ".join(told), changes)

    def _counts(self, here: Seen[Any], name: str, then: Mapping[str, object]) -> bool:
        """A field that did not come along, and has a value of this session, stays its own."""
        if name in then:
            return True
        own: object = getattr(here.value, name)
        return bool(own == getattr(_empty(here), name))

    def _is_other(self, here: Seen[Any], name: str, change: Change) -> bool:
        raw = change.patch.get(name, encode(getattr(_empty(here), name)))
        return canonical(raw) != canonical(encode(getattr(here.value, name)))

    def _destroyed(self, one: Passed, fields: Iterable[str]) -> list[str]:
        kind, record = one.source
        cls = self.source.kinds.get(kind)
        seen = self.source.get(cls, record) if cls else None
        return [name for name in fields if seen is not None and name in seen.destroyed]

    def _told(self, here: Seen[Any], name: str, raw: object, one: Passed) -> str:
        old = self.words.value(here.cls, name, encode(getattr(here.value, name))) or "(kosong)"
        new = self.words.value(here.cls, name, raw) or "(kosong)"
        label = self.words.field(here.cls, name)
        history = self.session.history(here.cls, here.record, name)
        own = ", di sini sudah diubah" if len(history) > 1 else ""
        return f"{label} {old} menjadi {new}{self._when(one, name)}{own}".strip()

    def _when(self, one: Passed, name: str) -> str:
        stamps = (one.stamps or {}).get(name, ())
        author = self.source.author(stamps[0]) if stamps else None
        day = medium_date(author.at.date()) if author else ""
        told = ", ".join(filter(None, (self._number(stamps), day)))
        return f" ({told})" if told else ""

    def _number(self, stamps: Sequence[str]) -> str:
        """`ralat 2`: under what the source changed it; empty: before it was agreed."""
        entry = self.source.file.entry(stamps[0]) if stamps else None
        why = self._numbered.get((entry.voice, entry.act)) if entry else None
        return f"{why[0]} {why[1]}" if why else ""

    @cached_property
    def _numbered(self) -> Mapping[tuple[str, int], tuple[Why, str]]:
        return by_number(self.source, self.source.file.entries())

    def _taking(
        self, here: Seen[Any], patch: Mapping[str, object], one: Passed
    ) -> tuple[Change, ...]:
        base = {name: here.stamps(name) for name in patch}
        change = Change(here.cls.kind, here.record, dict(patch), base, here.cls.version)
        origin = self.session.get(Origin, f"{here.cls.kind}/{here.record}")
        if origin is None:
            return (change,)
        return change, origin.change(stamps=one.stamps or {})

    def _gone(
        self, key: str, origin: Origin, why: Mapping[tuple[str, str], str]
    ) -> Difference | None:
        kind, _, record = key.partition("/")
        here = self._here(kind, record)
        if here is None or here.withdrawn is not None:
            return None
        if here.cls is Participant and self._joined_person(origin):
            return None
        reason = why.get((origin.source_kind, origin.source), "") or "ditarik di sana"
        if number := self._number(self._withdrawal(origin)):
            reason += f" ({number})"
        label = self.words.record(kind, record)
        return Difference(label, reason, (here.withdraw(f"{self.earlier.name}: {reason}"),))

    def _withdrawal(self, origin: Origin) -> Sequence[str]:
        cls = self.source.kinds.get(origin.source_kind)
        seen = self.source.get(cls, origin.source) if cls else None
        return seen.stamps(WITHDRAWN) if seen is not None else ()

    def _joined_person(self, origin: Origin) -> bool:
        """Two registrations of one person: whoever has come along stays."""
        seen = self.source.get(Participant, origin.source)
        return seen is not None and seen.withdrawn is None

    def _here(self, kind: str, record: str) -> Seen[Record] | None:
        cls = self.session.kinds.get(kind)
        return self.session.get(cls, record) if cls else None


def _empty(here: Seen[Any]) -> Record:
    """The record before anything was said of it."""
    empty: Record = here.cls(**here.cls.key_of(here.record))
    return empty

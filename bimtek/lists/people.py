"""Who of a list is who in the session: found again, filled in, or new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from bimtek.hall.capacity import is_head
from bimtek.hall.identity import free_id, person_id
from bimtek.hall.offices import Offices
from bimtek.hall.presence import same_person
from bimtek.hall.records import Participant
from bimtek.journal.records import Change, Seen
from bimtek.lists.faults import Fault
from bimtek.lists.plan import Entry
from bimtek.locale.folding import fold, letters, name_key

FIELDS = {
    "name": "nama", "post": "jabatan", "opd": "opd", "agency": "instansi", "row": "no",
    "nip": "nip", "rank": "golongan", "role": "peran", "phone": "hp", "email": "email",
}  # fmt: skip
"""Field of a participant → column of the list."""


class Wanted(NamedTuple):
    """One row of a list, its office known."""

    row: int
    id: str
    name: str
    post: str
    opd: str
    agency: str
    number: int | None
    """Row of the printed sheet."""
    nip: str
    rank: str
    role: str
    phone: str
    email: str
    equal: int = 1
    """Which one of the equal posts of the list this is."""

    @property
    def person(self) -> tuple[str, str]:
        """Name and place, by which a person is found again."""
        return name_key(self.name), self.place

    @property
    def seat(self) -> tuple[str, str]:
        """Post and place."""
        return letters(self.post), self.place

    @property
    def place(self) -> str:
        return _place(self.opd, self.agency)

    def values(self) -> dict[str, Any]:
        """The fields that the row says something of."""
        said = {name: getattr(self, name) for name in FIELDS if name != "row"}
        return {name: value for name, value in (said | {"row": self.number}).items() if value}

    def filled(self, other: Wanted) -> Wanted:
        """This row, with what it leaves open taken from another one."""
        taken = {
            name: value
            for name, value in other._asdict().items()
            if name not in ("row", "equal", "opd", "agency") and not getattr(self, name)
        }
        return self._replace(**taken)


class Census:
    """The people of a session, and what a list makes of them.

    Args:
        people: everybody, withdrawn ones too.
        key: the session's key for ids.
        offices: to name them.
    """

    def __init__(self, people: Iterable[Seen[Participant]], key: str, offices: Offices) -> None:
        self._key = key
        self._offices = offices
        self._seen = {one.record: one for one in people}
        values = {record: one.value for record, one in self._seen.items()}
        self._kept = same_person(values.values())
        self._values = values
        self._nips: dict[str, list[str]] = {}
        self._people: dict[tuple[str, str], list[str]] = {}
        self._seats: dict[tuple[str, str], list[str]] = {}
        for record, one in values.items():
            place = _place(one.opd, one.agency)
            if one.nip:
                self._nips.setdefault(one.nip, []).append(record)
            if one.name:
                self._people.setdefault((name_key(one.name), place), []).append(record)
            self._seats.setdefault((letters(one.post), place), []).append(record)
        self._used: set[str] = set()
        self._notices: list[Fault] = []
        self.faults: list[Fault] = []
        self.changes: list[Change] = []
        self.new: list[Entry] = []
        self.changed: list[Entry] = []
        self.same = 0
        self._numbers: dict[int, str] = {}
        self._last_number: int | None = None
        """The last row of the sheet that is taken, where the list leaves the counting to us."""

    @property
    def found(self) -> frozenset[str]:
        """Those who stood before and are in the list."""
        return frozenset(self._used & self._seen.keys())

    # -- the list alone

    def once(self, wanted: list[Wanted]) -> list[Wanted]:
        """Every person of the list once, equal posts numbered; what cannot be is a fault."""
        found: list[Wanted] = []
        for one in wanted:
            first = next((place for place, other in enumerate(found) if _same(other, one)), None)
            if first is None:
                found.append(one)
            else:
                self._doubled(found[first], one)
                found[first] = found[first].filled(one)
        for column in ("number", "id"):
            self._unique(found, column)
        equals: dict[tuple[str, str], int] = {}
        for place, one in enumerate(found):
            equals[one.seat] = equals.get(one.seat, 0) + 1
            found[place] = one._replace(equal=equals[one.seat])
        return found

    def _doubled(self, first: Wanted, again: Wanted) -> None:
        if name_key(first.name) != name_key(again.name) and again.name and first.name:
            what = f"NIP {again.nip} sudah dipakai {first.name} di baris {first.row}"
            self.faults.append(Fault(again.row, what, "periksa NIP keduanya"))
            return
        why = "NIP" if again.nip and again.nip == first.nip else "nama dan OPD"
        what = f"{again.name} sama dengan baris {first.row} ({why} sama), dimasukkan sekali"
        kept = "orang lain bernama sama? isi NIP-nya"
        if again.seat != first.seat and again.post and first.post:
            kept = (
                f"jabatan ‘{again.post}’ tidak ikut; {kept}"
                if why != "NIP"
                else (f"jabatan ‘{again.post}’ tidak ikut")
            )
        self._notices.append(Fault(again.row, what, kept))

    def _unique(self, wanted: list[Wanted], column: str) -> None:
        first: dict[object, int] = {}
        for one in wanted:
            value = getattr(one, column)
            if value and first.setdefault(value, one.row) != one.row:
                name = "no" if column == "number" else column
                what = f"{name} {value} sudah dipakai baris {first[value]}"
                self.faults.append(Fault(one.row, what, "beri nomor lain atau kosongkan"))

    # -- the list and the session

    def count_rows(self, wanted: Iterable[Wanted]) -> None:
        """Number whoever is new in the order of the list, if the list numbers nobody.

        The desk calls people by their row of the signed sheet. Where somebody invited stands in the
        session without a number, that sheet has been printed without them.
        """
        invited = [
            one
            for who, one in self._values.items()
            if not (one.walk_in or one.same_as or self._withdrawn(who))
        ]
        if all(one.row for one in invited) and not any(one.number for one in wanted):
            self._last_number = max((one.row or 0 for one in self._values.values()), default=0)

    def take(self, one: Wanted) -> None:
        """Find out what this row changes."""
        found = self._find(one)
        if found is None:
            self._add(one)
            return
        self._used.add(found)
        seen = self._seen[found]
        if self._withdrawn(found):
            self._say(one, f"{self._label(one)} sudah ditarik dari sesi ini", "dilewati")
            self.same += 1
        elif diff := self._difference(seen, one):
            told = tuple(self._told(seen.value, diff))
            self.changes.append(seen.change(**diff))
            self.changed.append(Entry(one.row, self._label(one), told))
        else:
            self.same += 1
        if one.number:
            self._numbers[one.number] = found

    def _find(self, one: Wanted) -> str | None:
        """By id, by NIP, by name and OPD, by the seat of the post."""
        if one.id in self._seen:
            return one.id
        if one.nip and (found := self._first(self._nips.get(one.nip, ()))):
            return found
        if not name_key(one.name):
            return self._seat(one, unnamed=False)
        named = [who for who in self._people.get(one.person, ()) if self._may_be(who, one)]
        same_post = [who for who in named if letters(self._values[who].post) == one.seat[0]]
        computed = self._computed(one)
        if found := self._first([*same_post, *named]):
            return found
        if computed in self._seen and "name" in self._seen[computed].destroyed:
            return computed
        return self._seat(one, unnamed=True) if one.post else None

    def _seat(self, one: Wanted, *, unnamed: bool) -> str | None:
        seats = [who for who in self._seats.get(one.seat, ()) if who not in self._used]
        if unnamed:
            seats = [w for w in seats if not self._values[w].name and not self._withdrawn(w)]
        computed = self._computed(one._replace(name="", nip=""))
        return computed if computed in seats else self._first(seats)

    def _first(self, candidates: Iterable[str]) -> str | None:
        """The first that no other row has taken, who stands rather than who was taken back.

        Of a double it is the record that is kept.
        """
        kept = [self._kept.get(who, who) for who in candidates]
        free = [who for who in kept if who not in self._used]
        return min(free, key=self._withdrawn, default=None)

    def _withdrawn(self, who: str) -> bool:
        return self._seen[who].withdrawn is not None

    def _may_be(self, who: str, one: Wanted) -> bool:
        """Two NIPs are two people."""
        nip = self._values[who].nip
        return not nip or not one.nip or nip == one.nip

    def _computed(self, one: Wanted) -> str:
        return person_id(
            self._key, name=one.name, nip=one.nip, opd=one.opd, post=one.post, number=one.equal
        )

    def _add(self, one: Wanted) -> None:
        wanted = self._computed(one)
        who = free_id(wanted, lambda it: it in self._seen or it in self._used)
        self._used.add(who)
        label = self._label(one)
        if who != wanted:
            self._say(
                one, f"{label} mirip dengan orang lain di sesi ini", "masuk sebagai orang baru"
            )
        self._changing_head(one)
        if self._last_number is not None:
            self._last_number += 1
            one = one._replace(number=self._last_number)
        self.changes.append(Participant.new(id=who, **one.values()))
        self.new.append(Entry(one.row, label))
        if one.number:
            self._numbers[one.number] = who

    def _changing_head(self, one: Wanted) -> None:
        if not one.name or not is_head(one.post):
            return
        for who in self._seats.get(one.seat, ()):
            other = self._values[who]
            if other.name and who not in self._used and not self._withdrawn(who):
                what = f"{one.post} sudah atas nama {other.name}"
                self._say(one, what, f"{one.name} masuk sebagai orang lain; keduanya ada di daftar")

    def _difference(self, seen: Seen[Participant], one: Wanted) -> dict[str, Any]:
        """What the row says otherwise; case and spaces do not count."""
        old = seen.value
        diff: dict[str, Any] = {}
        for name, value in one.values().items():
            before = getattr(old, name)
            if name in seen.destroyed:
                what = f"{FIELDS[name]} orang ini dimusnahkan atas permintaan"
                self._say(one, what, "tidak dimasukkan lagi")
            elif before != value and not _alike(before, value):
                diff[name] = value
        if old.walk_in and one.number:
            diff["walk_in"] = False
        return diff

    def _told(self, old: Participant, diff: dict[str, Any]) -> Iterator[str]:
        for name, value in diff.items():
            if name == "walk_in":
                yield "kini masuk undangan"
                continue
            before = getattr(old, name)
            if name == "opd":
                before, value = self._offices.name(before), self._offices.name(value)
            yield f"{FIELDS[name]}: {before or '(kosong)'} → {value}"

    def notices(self) -> tuple[Fault, ...]:
        """What is worth a look, and row numbers that somebody else has."""
        if self._last_number is not None and self.new:
            what = "daftar tanpa kolom no: nomor urut mengikuti urutan daftar"
            self._notices.append(Fault(0, what))
        for who, other in self._values.items():
            holder = self._numbers.get(other.row) if other.row else None
            if holder and not (who in self._used or other.same_as or self._withdrawn(who)):
                label = other.name or other.post
                what = f"no {other.row} juga milik {label}, yang tidak ada dalam daftar ini"
                self._notices.append(Fault(0, what, "beri salah satunya nomor lain"))
        return tuple(dict.fromkeys(self._notices))

    def _say(self, one: Wanted, what: str, expected: str) -> None:
        self._notices.append(Fault(one.row, what, expected))

    def _label(self, one: Wanted) -> str:
        who = ", ".join(filter(None, (one.name, one.post)))
        return f"{who} · {self._offices.name(one.opd) if one.opd else one.agency}"


def _same(first: Wanted, second: Wanted) -> bool:
    """Whether two rows of a list mean one person."""
    if first.nip and second.nip:
        return first.nip == second.nip
    if first.id and second.id and first.id != second.id:
        return False
    return bool(name_key(first.name)) and first.person == second.person


def _alike(before: object, value: object) -> bool:
    if not (isinstance(before, str) and isinstance(value, str)):
        return False
    return fold(before) == fold(value)


def _place(opd: str, agency: str) -> str:
    return opd or f"/{letters(agency)}"

"""What becomes of a wish about the groups: changes, each wish one act. Rules, no screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bimtek.hall.group_records import OfficeSeat, PersonSeat, TableGroup
from bimtek.hall.groups import Seating, evenly
from bimtek.hall.identity import free_id
from bimtek.journal.records import Change, Refusal
from bimtek.script.offices import slug


class Grouping:
    """Makes and changes the groups of one division.

    Args:
        division: id under which the hall records it.
        seating: as it stands.
    """

    def __init__(self, division: str, seating: Seating) -> None:
        self.division = division
        self.seating = seating

    # -- groups

    def add(self, name: str) -> tuple[list[Change], str]:
        """A new group, and its id; one that is there already is only named.

        The id comes from the name, so that two laptops that name the same group mean one.

        Raises:
            Refusal: without a name.
        """
        title = " ".join(name.split())
        group = slug(title)
        if not group:
            raise Refusal("no-group-name", "Nama kelompok perlu huruf atau angka: Kelompok 1.")
        called = {slug(self.seating.name(one)): one for one in self.seating.ids}
        if group in called:
            return [], called[group]
        group = free_id(group, self.seating.ids.__contains__)  # one that is called otherwise now
        return [self._group(group, title=title, dissolved=False)], group

    def rename(self, group: str, name: str) -> list[Change]:
        """Another name; the group stays the same.

        Raises:
            Refusal: without a name, or with that of another group.
        """
        title = " ".join(name.split())
        if not slug(title):
            raise Refusal("no-group-name", "Nama kelompok perlu huruf atau angka: Kelompok 1.")
        others = (one for one in self.seating.ids if one != group)
        if any(slug(self.seating.name(one)) == slug(title) for one in others):
            raise Refusal("group-name-taken", f"Sudah ada kelompok bernama ‘{title}’.")
        return [self._group(group, title=title)]

    def put(self, group: str, place: str) -> list[Change]:
        """At which table it sits; empty: as the script says."""
        return [self._group(group, table=" ".join(place.split()))]

    def dissolve(self, group: str) -> list[Change]:
        """The group is no more; whoever sat there sits nowhere."""
        return [self._group(group, dissolved=True)]

    def choose_head(self, group: str, person: str) -> list[Change]:
        """Who is koordinator; a secretary who becomes koordinator is secretary no longer."""
        table = self.seating.table(group)
        values: dict[str, object] = {"head": person}
        if table is not None and table.secretary == person:
            values["secretary"] = ""
        return [self._group(group, **values)]

    def choose_secretary(self, group: str, person: str) -> list[Change]:
        """Who writes for the group."""
        return [self._group(group, secretary=person)]

    def _group(self, group: str, **values: object) -> Change:
        return TableGroup.new(division=self.division, group=group, **values)

    # -- seats

    def seat_office(self, opd: str, group: str) -> list[Change]:
        """An office sits there from now on; empty: nowhere."""
        return [OfficeSeat.new(division=self.division, opd=opd, group=group)]

    def seat_person(self, person: str, group: str) -> list[Change]:
        """One person sits there; at the table of the own office as one of it, not on their own."""
        who = self.seating.room.person(person)
        home = self.seating.office_group.get(who.opd, "") if who else ""
        own = "" if group == home else group
        return [PersonSeat.new(division=self.division, participant=person, group=own)]

    def deal_out(self) -> list[Change]:
        """Seat whoever sits nowhere, so that all tables become equally large: one act.

        An office goes together, with as many people as are here; before the roll call each counts
        as one. The mayor and guests belong to no office: they sit where somebody puts them.

        Raises:
            Refusal: without groups, or where every office sits somewhere.
        """
        seating = self.seating
        if not seating.ids:
            raise Refusal("no-groups", "Belum ada kelompok. Buat dahulu kelompoknya.")
        changes = list(self._dealt())
        if not changes:
            raise Refusal("nobody-left", "Semua kantor sudah punya kelompok.")
        return changes

    def _dealt(self) -> Iterator[Change]:
        seating = self.seating
        here = Counter(seating.room.people[who].opd for who in seating.standing)
        # before anybody came a table is as large as it has offices
        sizes = {one.id: len(one.here or one.offices) for one in seating.tables}
        weights = [(code, here[code] or 1) for code in seating.unseated]
        for opd, group in evenly(sizes, weights).items():
            yield from self.seat_office(opd, group)

    def take_over(self, other: Seating) -> list[Change]:
        """The groups of another division with all who sit in them: the hall stays as it sits.

        Raises:
            Refusal: where groups stand here already, or none there.
        """
        if self.seating.ids:
            raise Refusal("groups-there", "Di sini sudah ada kelompok. Bubarkan dahulu.")
        if not other.ids:
            raise Refusal("no-groups", "Pembagian itu belum punya kelompok.")
        found = [
            self._group(
                one.id,
                title=one.title,
                head=one.head,
                secretary=one.secretary,
                table=one.place,
                dissolved=False,
            )
            for one in other.tables
        ]
        found += [
            OfficeSeat.new(division=self.division, opd=opd, group=group)
            for opd, group in other.office_group.items()
        ]
        found += [
            PersonSeat.new(division=self.division, participant=who, group=group)
            for who, group in other.person_group.items()
        ]
        return found

"""Starting a session file from a script and its lists: one act, or nothing at all."""

from __future__ import annotations

import base64
import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from bimtek import bootstrap
from bimtek.clock import Clock, clock_from
from bimtek.hall.officers import Officer
from bimtek.hall.offices import by_code, counted, in_official_order
from bimtek.hall.passing import Onward
from bimtek.hall.presence_records import RollCall
from bimtek.hall.records import Opd
from bimtek.hall.roll_calls import name_of
from bimtek.hall.session_records import ScriptVersion, SessionSheet
from bimtek.hall.sheet import quorum_fields
from bimtek.journal import file, trouble
from bimtek.journal.codec import canonical
from bimtek.journal.records import Change, Refusal
from bimtek.journal.views import write_views
from bimtek.journal.voice import Voice
from bimtek.lists.beside import ScriptLists
from bimtek.lists.files import File
from bimtek.lists.opds import plan_opds, read_opds
from bimtek.lists.participants import plan_participants, read_participants
from bimtek.lists.plan import Plan, UnknownOffice
from bimtek.lists.spellings import GUEST
from bimtek.locale.dates import medium_date
from bimtek.locale.folding import letters
from bimtek.onward.offices import offices_onward
from bimtek.onward.people import people_onward
from bimtek.onward.plan import Continuation, passed_on, sessions_before
from bimtek.onward.source import earlier_of, reading_earlier
from bimtek.script.cache import pack
from bimtek.script.library import front
from bimtek.script.load import Loaded, load, reload
from bimtek.script.model import Quorum, Script
from bimtek.script.offices import Office, Offices, offices_from_json, offices_to_json
from bimtek.script.plausible import REACHABLE, beyond_reach
from bimtek.script.source import Source
from bimtek.script.when import PAST, PROPOSED, Days, days_for
from bimtek.session import Session
from bimtek.stages import KINDS, KeptKinds

DAYS_REMARKS = {
    PROPOSED: "{days}, hari kerja yang terdekat; isi tanggalnya bila acaranya pada hari lain",
    PAST: "{days} menurut naskah, sudah lewat; isi tanggalnya bila acaranya pada hari lain",
}
FEW_STRANGERS = 3
"""Up to so many offices that the list does not have are told at each of their lines."""
PERSONAL = "peserta"
"""The list that the journal never keeps as a file, because nothing could destroy it there."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever starts a session wants instead of what the script says."""

    city: str = ""
    place: str = ""
    days: tuple[date, date] | None = None
    quorum: Quorum | None = None
    """None: as the script says; of 0 OPDs: none is asked."""
    opds: Path | None = None
    participants: Path | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    previous: Path | None = None
    """The session of the tahap before, from which this one goes on."""


@dataclass(frozen=True, slots=True)
class Founded:
    """What a new session holds, told to the person."""

    path: Path
    opds: tuple[Opd, ...]
    seats: int
    stages: int
    warnings: tuple[str, ...]
    onward: Continuation | None = None
    """What came along from the session before."""

    @property
    def contents(self) -> str:
        """`12 acara, 29 OPD dan 30 kel./bag., 80 undangan`: offices as every screen counts them."""
        offices = counted((opd.code for opd in self.opds), by_code(self.opds)) or "0 OPD"
        return f"{self.stages} acara, {offices}, {self.seats} undangan"


class Foreseen(NamedTuple):
    """What a new session would hold, before anything is written."""

    founded: Founded | None
    """None: there are mistakes."""
    errors: tuple[str, ...] = ()
    unknown: tuple[UnknownOffice, ...] = ()
    """Spellings of OPDs to ask about; the answers go into `Wishes.aliases`."""
    opds: tuple[Opd, ...] = ()


def found(
    path: Path,
    script: Path,
    wishes: Wishes = Wishes(),
    *,
    name: str = "",
    role: str = "",
    clock: Clock | None = None,
    key: str = "",
) -> Founded:
    """Write a new session file.

    Args:
        key: what ids of people are made with; empty: a random one, as it should be but in samples.

    Raises:
        Refusal: mistakes in the script or in a list, all of them in the message.
        FileTrouble: if the file exists or cannot be written.
    """
    if path.exists():
        raise trouble.exists(path)
    with _earlier(wishes) as source, _new_file(path) as connection:
        loaded = _sound(script, wishes, source)
        if key := key or (source.key if source else ""):
            file.put_meta(connection, "key", key)  # people keep their ids from tahap to tahap
        author, officer = bootstrap.author_of(connection, name, role)
        voice = Voice(connection, bootstrap.record_kinds(), clock or clock_from(), author)
        key = bootstrap.key_of(connection)
        plan = _Plan(loaded, script, wishes, key, (clock or clock_from())(), source)
        with file.transaction(connection):
            if officer:
                voice.append([Officer.signing_in(author.actor, officer)])
            for changes in plan.acts():
                voice.append(changes)
            keep_outline(connection, loaded, plan.version)
            write_views(connection, voice.kinds, bootstrap.pivots_of(plan.script))
    return plan.told(path)


def foresee(path: Path, script: Path, wishes: Wishes = Wishes()) -> Foreseen:
    """What `found` would do: what would come in, what is wrong, what must be asked."""
    try:
        with _earlier(wishes) as source:
            loaded = _sound(script, wishes, source)
            key = source.key if source else ""
            now = clock_from()()
            plan = _Plan(loaded, script, wishes, key, now, source)
            unknown = plan.people.unknown
            if unknown:  # the rest of the list is judged as if these were guests
                guests = dict.fromkeys((one.spelling for one in unknown), GUEST)
                wishes = replace(wishes, aliases={**wishes.aliases, **guests})
                plan = _Plan(loaded, script, wishes, key, now, source)
            plan.acts()
    except Refusal as refusal:
        return Foreseen(None, tuple(refusal.message.splitlines()))
    return Foreseen(plan.told(path), unknown=unknown, opds=plan.opds)


@contextlib.contextmanager
def _earlier(wishes: Wishes) -> Iterator[Session | None]:
    """The session before, if this one goes on from one.

    Raises:
        FileTrouble: if it cannot be read.
    """
    if wishes.previous is None:
        yield None
        return
    with reading_earlier(wishes.previous) as source:
        yield source


def _sound(script: Path, wishes: Wishes, source: Session | None) -> Loaded:
    """The script, read with the wished list of OPDs, or without one with those of the source.

    Raises:
        Refusal: with every mistake.
    """
    offices = _wished_offices(wishes.opds)
    if offices is None and source is not None and not front(script).get("opd"):
        offices = _offices_of(seen.value for seen in source.all(Opd))
    loaded, mistakes = load(script, KINDS, ScriptLists(), offices)
    if loaded is None or not loaded.sound:
        lines = "\n".join(mistake.shown(str(script)) for mistake in mistakes.errors)
        raise Refusal("unsound-script", f"Naskah belum dapat dipakai:\n{lines}")
    return loaded


def _wished_offices(path: Path | None) -> Offices | None:
    if path is None:
        return None
    return _offices_of(plan_opds(read_opds(path)).checked().opds)


def _offices_of(opds: Iterable[Opd]) -> Offices:
    listed = in_official_order(opds)
    offices = [Office(o.code, o.short, o.name, o.alias, o.category) for o in listed]
    # A script for any city names offices that this city may call otherwise, or not have.
    return Offices(offices, strict=False)


@contextlib.contextmanager
def _new_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A new file that goes again if what follows fails."""
    connection = file.create(path)
    try:
        yield connection
    except BaseException:
        connection.close()
        for left in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            left.unlink(missing_ok=True)
        raise
    connection.close()


class _Plan:
    """What the first acts of a session record."""

    def __init__(
        self,
        loaded: Loaded,
        path: Path,
        wishes: Wishes,
        key: str,
        now: datetime,
        source: Session | None = None,
    ) -> None:
        if loaded.script is None:
            raise Refusal("unsound-script", "Naskah belum dapat dipakai.")
        self.script: Script = loaded.script
        self.version = version_of(loaded)
        self._wishes = wishes
        self._loaded = loaded
        script = self.script
        self._days = (
            Days(*wishes.days)
            if wishes.days
            else days_for(script.city, script.first_day, script.last_day, now)
        )
        self.onward = self._going_on(source, key) if source is not None else None
        self.offices = self.onward.offices.plan if self.onward else self._opds()
        self.people = self.onward.people.plan if self.onward else self._people(key)
        self.warnings = (
            *self._doubts_of_the_script(path),
            *self.offices.warnings,
            *self.people.warnings,
            *self._doubts(),
        )

    def acts(self) -> list[list[Change]]:
        """The changes, one list a deed.

        Raises:
            Refusal: with every mistake of the lists.
        """
        first = [self.version, self._sheet(), *self._calls(), *self._seeds()]
        offices, people = self.offices.checked(), self.people.checked()
        if self.onward is not None:
            return [first, *self.onward.acts()]
        return [[*first, *offices.changes, *people.changes]]

    @property
    def opds(self) -> tuple[Opd, ...]:
        """The offices as they would stand."""
        return self.onward.offices.opds if self.onward else self.offices.opds

    def _going_on(self, source: Session, key: str) -> Continuation:
        earlier = earlier_of(source)
        aliases = self._wishes.aliases
        listed_opds = self._list(self._wishes.opds, "opd")
        offices = offices_onward(
            source, earlier, read_opds(listed_opds) if listed_opds else None, aliases
        )
        listed = self._list(self._wishes.participants, PERSONAL)
        people = people_onward(
            source,
            earlier,
            offices.opds,
            offices.codes,
            read_participants(listed) if listed else None,
            aliases,
            key,
        )
        earlier = replace(earlier, own_people=listed is not None)
        way = Onward(earlier, self.script, offices.codes, people.ids)
        return Continuation(
            earlier, offices, people, passed_on(source, way), sessions_before(source)
        )

    def _doubts_of_the_script(self, path: Path) -> Iterator[str]:
        """Its warnings; a quorum that was wished is judged in the place of its own.

        A script for any city that meets the list of a city names many offices that this one does
        not have, each on many lines: they are told in one sentence.
        """
        wished, offices = self._wishes.quorum, self._loaded.offices
        replaced = beyond_reach(self.script.quorum, offices) if wished else ""
        warnings = self._loaded.mistakes.warnings
        unknown = dict.fromkeys(filter(None, (one.office for one in warnings)))
        in_short = len(unknown) > FEW_STRANGERS
        for mistake in warnings:
            if mistake.what != replaced and not (in_short and mistake.office):
                yield mistake.shown(str(path))
        if in_short:
            yield offices.strangers(unknown)
        if wished and (wrong := beyond_reach(wished, offices)):
            yield f"{wrong[0].upper()}{wrong[1:]}; {REACHABLE}"

    def _doubts(self) -> Iterator[str]:
        """What makes one think of the wrong day, or of the wrong session that this one follows."""
        if self._days.remark:
            yield f"Tanggal: {DAYS_REMARKS[self._days.remark].format(days=self._days.words)}"
        if self.onward is None:
            return
        earlier = self.onward.earlier
        city = self._wishes.city
        if city and earlier.city and letters(city) != letters(earlier.city):
            yield f"{earlier.file}: sesi {earlier.city}, sesi baru untuk {city}"
        first = self._days.first
        if earlier.last_day and first < earlier.last_day:
            yield (
                f"{earlier.file}: berlangsung sampai {medium_date(earlier.last_day)}, "
                f"sesudah sesi baru mulai ({medium_date(first)}); periksa tanggalnya"
            )

    def _opds(self) -> Plan:
        source = self._list(self._wishes.opds, "opd")
        return plan_opds(read_opds(source)) if source else Plan("", "OPD")

    def _people(self, key: str) -> Plan:
        source = self._list(self._wishes.participants, PERSONAL)
        if source is None:
            return Plan("", "peserta")
        listed = read_participants(source)
        return plan_participants(listed, self.offices.opds, (), key, self._wishes.aliases)

    def _list(self, wished: Path | None, which: str) -> Path | File | None:
        """The list that was named, else that of the script."""
        one = self._loaded.lists.get(which)
        return wished or (File(one.name or "naskah", one.data) if one else None)

    def told(self, path: Path) -> Founded:
        seats, stages = len(self.people.new), len(self.script.stages)
        if self.onward is not None:
            seats += self.onward.people.invited
        return Founded(path, self.opds, seats, stages, self.warnings, self.onward)

    def _sheet(self) -> Change:
        script, wishes = self.script, self._wishes
        return SessionSheet.new(
            id="1",
            title=script.title,
            city=wishes.city or (self.onward.earlier.city if self.onward else "") or script.city,
            place=wishes.place or script.place,
            first_day=self._days.first,
            last_day=self._days.last,
            starts=script.starts,
            ends=script.ends,
            zone=script.zone,
            **quorum_fields(wishes.quorum or script.quorum),
            bases=script.bases,
        )

    def _calls(self) -> list[Change]:
        return [
            RollCall.new(
                id=stage.roll_call,
                title=name_of(stage.roll_call),
                stage=stage.id,
                order=order,
            )
            for order, stage in enumerate(self.script.stages, 1)
            if stage.roll_call
        ]

    def _seeds(self) -> list[Change]:
        changes: list[Change] = []
        for stage in self.script.stages:
            kind = KINDS.of(stage.kind)
            if kind.seeds is not None:
                changes += kind.seeds(stage)
        return changes


def version_of(loaded: Loaded) -> Change:
    """The script as an entry: its text, the files beside it but the people, and its offices."""
    without = loaded.outline.said(PERSONAL)
    files = {
        name: base64.b64encode(content).decode()
        for name, content in loaded.source.files
        if name != without
    }
    offices = offices_to_json(loaded.offices)
    source: dict[str, object] = {"text": loaded.source.text, "files": files, "offices": offices}
    kinds = (stage.kind for stage in loaded.script.stages) if loaded.script else ()
    if packages := KINDS.packages(kinds):
        source["packages"] = packages  # for the laptop that lacks them
    return ScriptVersion.new(id=bootstrap.SCRIPT, source=source)


def packed_again(version: ScriptVersion) -> str:
    """What opening needs of a script that the journal holds but this file has not cached."""
    data: Mapping[str, Any] = version.source or {}
    files = tuple(
        (name, base64.b64decode(content)) for name, content in data.get("files", {}).items()
    )
    offices = offices_from_json(data["offices"]) if "offices" in data else None
    kinds = KeptKinds(data.get("packages", {}))
    loaded = reload(Source(data.get("text", ""), files), kinds, ScriptLists(), offices)
    return pack(loaded.outline, loaded.offices)


def keep_outline(connection: sqlite3.Connection, loaded: Loaded, version: Change) -> None:
    """Cache what opening needs, so that it parses nothing; call inside a transaction."""
    packed = pack(loaded.outline, loaded.offices)
    file.put_meta(connection, bootstrap.cache_key(canonical(version.patch["source"])), packed)

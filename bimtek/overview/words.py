"""Values, records and entries in the words of an office; one place for log, history and search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bimtek.hall.group_records import TableGroup
from bimtek.hall.offices import Offices
from bimtek.hall.records import AddedStage, Opd, Participant, StageRun, Turn
from bimtek.journal.codec import UnfitError, decode, type_hints
from bimtek.journal.records import DESTROYED, WITHDRAWN, Record
from bimtek.locale.cleaning import typed_line
from bimtek.locale.dates import clock, medium_date
from bimtek.locale.numbers import show_number
from bimtek.stages.asking import names_of, said_in
from bimtek.stages.knowledge import topics_of
from bimtek.stages.swot.records import UNNAMED

if TYPE_CHECKING:
    from bimtek.journal.entry import Entry
    from bimtek.session import Session

FIELD_NAMES = {
    "text": "kalimat", "label": "jenis", "opd": "OPD", "speaker": "pembicara", "about": "tempat",
    "due": "tenggat", "closed": "tertutup", "stage": "acara", "said": "jam", "answers": "menjawab",
    "started": "mulai", "ended": "selesai", "state": "keadaan", "reason": "alasan", "at": "jam",
    "name": "nama", "post": "jabatan", "since": "sejak", "until": "sampai", "title": "judul",
    "order": "urutan", "pillar": "pilar", "row": "nomor urut", "same_as": "orang yang sama dengan",
    "not_same_as": "bukan orang yang sama dengan", "agency": "instansi", "rank": "pangkat",
    "role": "peran", "nip": "NIP", "phone": "telepon", "email": "surel", "short": "singkatan",
    "alias": "nama lain", "category": "jenis", "pillars": "pilar", "walk_in": "tamu",
    "initials": "inisial", "asked": "diminta", "began": "mulai bicara", "type": "jenis",
    "city": "kota", "place": "tempat", "quorum": "kuorum", "unit": "satuan", "direction": "arah",
    "quorum_in_hall": "kuorum luring",
    "subdimension": "sub-dimensi", "opds": "OPD", "when": "kapan ditanyakan",
    "first_day": "hari pertama", "last_day": "hari terakhir", "starts": "mulai", "ends": "selesai",
    "zone": "zona waktu", "bases": "dasar", "locked": "terkunci", "roll_call": "absen",
    "participant": "orang", "after": "sesudah", "sidik": "sidik", "source": "naskah",
}  # fmt: skip
"""What people call a field, where its kind says nothing else."""

PERSONAL = frozenset(("nip", "phone", "email"))
"""Fields whose values are told to nobody in passing."""

_OF_THE_FILE = {"redaction": "pemusnahan isi", "agreement": "kesepakatan"}
"""Entries that are about the file, not about anything that has a name."""

HIDDEN = "tertutup, isi tidak ditampilkan"

LONGEST = 60
"""Characters of one value in a line."""
MOST = 4
"""Fields of one entry that a line tells."""

BESIDE = frozenset(("stage", "said", "order", "about", "pillar"))
"""Fields that only say where a thing belongs; a line says it anyway."""
PLACE = "order"
"""A place between others as a decimal number, which says nothing to people."""
PILLAR = "pillar"
ITEM = "item"
"""Field of an id that the program made up, which says nothing to people."""
GROUP = "group"
MOVES = "stage"
"""The one of them that is worth a word where it changes: the thing went to another acara."""
_CALLED = ("text", "title", "name", "short", "post", "sentence")
"""Fields by which a free item is called, the best first."""
_CALL_A_TURN = frozenset(("opd", "speaker"))
"""Fields by which a turn to speak is called; so its line need not tell them again."""
_OFFICES = frozenset(("opd", "opds", "pic", "who"))
_PEOPLE = frozenset(("speaker", "participant", "stands_for", "same_as", "not_same_as"))
"""Fields that hold ids of offices and of people, also inside of a value."""
_STAMPS = frozenset(("wording", "late", "under"))
"""Fields, and parts of a value, that name entries or records, which says nothing to people."""
_DECIMAL = re.compile(r"-?\d+\.\d+")


def in_words(value: object) -> str:
    """A value as people read it."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime | time):
        return clock(value)
    if isinstance(value, Decimal):
        return show_number(value)
    if isinstance(value, date):
        return medium_date(value)
    if isinstance(value, tuple | list):
        return ", ".join(map(in_words, value))
    return str(value)


def short(text: str, longest: int = LONGEST) -> str:
    """Text on one line, cut with `…`."""
    text = typed_line(text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _quoted(name: str, text: str) -> str:
    return f"“{short(text)}”" if name in ("text", "sentence") else short(text)


class Words:
    """Calls things of one session by their names.

    Args:
        session: whose.
        discreet: what was told in confidence is not shown.
    """

    def __init__(self, session: Session, *, discreet: bool = True) -> None:
        self.session = session
        self.discreet = discreet
        self._titles = {stage.id: stage.title for stage in session.stages}
        self._names: dict[str, Mapping[str, str]] = {}

    @cached_property
    def offices(self) -> Offices:
        return Offices(seen.value for seen in self.session.all(Opd))

    @cached_property
    def _pillars(self) -> Mapping[str, str]:
        """Id of a pillar → its title."""
        topics = topics_of(self.session.script)
        return {one.pillar: one.shown for one in topics if one.pillar and not one.about}

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        """Id of a group → its name, as the hall, else the script calls it."""
        scripted = (one for division in self.session.script.divisions for one in division.groups)
        made = (seen.value for seen in self.session.everything(TableGroup))
        return {one.id: one.title for one in scripted} | {
            one.group: one.title for one in made if one.title
        }

    # -- records

    def noun(self, kind: str) -> str:
        """What one record of a kind is called."""
        cls = self.session.kinds.get(kind)
        return cls.noun if cls else _OF_THE_FILE.get(kind, kind)

    def record(self, kind: str, record: str) -> str:
        """One record by its name: `4.2 Dinkes`, `“kalimat”`, `Nama Contoh`."""
        cls = self.session.kinds.get(kind)
        if cls is None:
            return "" if kind in _OF_THE_FILE else record
        if record in self._titles:
            return self._titles[record]
        if len(cls.key) == 1 and cls.key[0] not in cls.refers:
            return self._item(cls, record)
        try:
            parts = cls.key_of(record)
        except ValueError:
            return record
        names = self.names(str(parts.get("stage", "")))
        named = (
            (names.get(str(part)) if name != "stage" else "") or self._part(cls, name, str(part))
            for name, part in parts.items()
        )
        gone = self.session.get(cls, record) is None
        # undone as a whole: what was said tells more than its id does
        return (gone and self._gone(cls, record)) or " ".join(filter(None, named))

    def names(self, stage: str) -> Mapping[str, str]:
        """Ids that records of an acara hold → what people call it."""
        if stage not in self._names:
            known = stage in self._titles
            found = names_of(self.session, self.session.stage(stage)) if known else {}
            self._names[stage] = {key: short(name) for key, name in found.items()}
        return self._names[stage]

    def _part(self, cls: type[Record], name: str, part: str) -> str:
        if part in self._titles:
            return "" if len(cls.key) > 1 else self._titles[part]
        if name in ("roll_call", "division", ITEM) or part.startswith(UNNAMED):
            return ""
        return self._referred(cls, name, part) or self.offices.name(part)

    def _item(self, cls: type[Record], record: str) -> str:
        if cls is Opd:
            return self.offices.name(record)
        if cls is StageRun:  # of an inserted acara that is gone
            cls = AddedStage
        seen = self.session.get(cls, record)
        if seen is None:
            return record if cls.key == ("code",) else self._gone(cls, record)
        if self.discreet and self.confidential(cls.kind, record):
            return f"({HIDDEN})"
        if isinstance(seen.value, Turn):
            who = (self.offices.name(seen.value.opd), self.person(seen.value.speaker))
            return ", ".join(filter(None, who))
        for name in _CALLED:
            text = getattr(seen.value, name, "")
            if isinstance(text, str) and text:
                return text if text == DESTROYED else _quoted(name, text)
        return record if cls.key == ("code",) else ""

    def _gone(self, cls: type[Record], record: str) -> str:
        """What was undone as a whole, as it was called first; never what was ever confidential."""
        entries = self.session.file.history(cls.kind, record)
        if any((entry.values or {}).get(mark) for entry in entries for mark in cls.confidences):
            return "tertutup" if self.discreet else ""
        for entry in entries:
            for name in _CALLED:
                text = (entry.values or {}).get(name)
                if isinstance(text, str) and text:
                    return _quoted(name, text)
        return ""

    def person(self, participant: str) -> str:
        """A person by name, a seat by its post."""
        seen = self.session.get(Participant, participant)
        if seen is None:
            gone = self._gone(Participant, participant) if participant else ""
            return gone or ("(tanpa nama)" if participant else "")
        return seen.value.name or seen.value.post or "(tanpa nama)"

    def confidential(self, kind: str, record: str) -> bool:
        """Whether a record says of itself that it may not circulate; in doubt it does."""
        cls = self.session.kinds.get(kind)
        if cls is None or not cls.confidences:
            return False
        seen = self.session.get(cls, record)
        return seen is not None and seen.in_confidence

    def hides(self, entry: Entry) -> bool:
        """Whether what an entry set is not shown; also of one that was undone since."""
        if not self.discreet:
            return False
        cls = self.session.kinds.get(entry.kind)
        said = (entry.values or {}).get
        return self.confidential(entry.kind, entry.record) or bool(
            cls and any(said(one) for one in cls.confidences)
        )

    # -- values

    def field(self, cls: type[Record], name: str) -> str:
        """What a field is called; empty where its value says enough."""
        return cls.labels.get(name, FIELD_NAMES.get(name, name))

    def part(self, cls: type[Record], name: str, part: str) -> str:
        """What a part of a field's value is called; empty for what is told to nobody."""
        if part in _STAMPS:
            return ""
        return cls.labels.get(f"{name}.{part}", FIELD_NAMES.get(part, part))

    def value(self, cls: type[Record], name: str, raw: object, record: str = "") -> str:
        """A field's stored value as people read it.

        Args:
            record: id of the record that holds it, whose acara names what only it can.
        """
        stage = record.partition("/")[0]
        if name in cls.stage_names and isinstance(raw, str):
            return self.names(stage).get(raw) or short(raw)
        if isinstance(raw, str) and stage in self._titles:
            of = cls.kind, record, name
            if said := said_in(self.session, self.session.stage(stage), of, raw):
                return short(said)
        if name in PERSONAL and raw:
            return "(data pribadi)"
        if name == PLACE and isinstance(raw, str):
            return "diubah" if raw else ""
        try:
            value = decode(type_hints(cls)[name], raw)
        except (KeyError, UnfitError):
            return json.dumps(raw, ensure_ascii=False)
        if is_dataclass(value) and not isinstance(value, type):
            return " ".join(self._parts(cls, name, value)) or "(kosong)"
        return self._named(cls, name, value)

    def _parts(self, cls: type[Record], name: str, value: Any) -> Iterator[str]:
        for part in fields(value):
            found = getattr(value, part.name)
            if found in (None, "", ()) or part.name in _STAMPS:
                continue
            label = self.part(cls, name, part.name)
            words = self._named(cls, part.name, found)
            if isinstance(found, str) and _DECIMAL.fullmatch(words):
                words = show_number(words)
            yield f"{label} {words}".strip()

    def _named(self, cls: type[Record], name: str, value: object) -> str:
        if isinstance(value, tuple):
            return ", ".join(self._named(cls, name, one) for one in value)
        if is_dataclass(value) and not isinstance(value, type):  # one of several, each with parts
            return " ".join(self._parts(cls, name, value))
        if isinstance(value, str):
            return self._referred(cls, name, value) or short(value)
        if isinstance(value, Mapping):
            return "…"
        if isinstance(value, datetime) and value.tzinfo:
            value = value.astimezone(self.session.zone)
        return in_words(value)

    def _referred(self, cls: type[Record], name: str, value: str) -> str:
        kind = cls.refers.get(name)
        if kind == Participant.kind or name in _PEOPLE:
            return self.person(value)
        if kind == Opd.kind or name in _OFFICES:
            return self.offices.name(value)
        if kind and (other := self.session.kinds.get(kind)) and value:
            return self._item(other, value)
        if name == GROUP:
            return self._groups.get(value, "")
        if name == MOVES:
            return self._titles.get(value, "")
        if name == PILLAR:
            return self._pillars.get(value, "")
        stage, _, rest = value.partition("/")
        if stage in self._titles and rest:  # another record of the acara, by its key
            names = self.names(stage)
            return " ".join(names.get(part) or self.offices.name(part) for part in rest.split("/"))
        return ""

    # -- entries

    def deed(self, entry: Entry) -> str:
        """What one entry did to its record: `kini 66,7 → sasaran 100`."""
        values = entry.values
        if values is None:
            return DESTROYED
        if entry.kind == "redaction":
            return f"{len(values.get('stamps', ()))} entri, alasan: {values.get('reason', '')}"
        if entry.kind == "script":
            return "naskah dipakai"
        cls = self.session.kinds.get(entry.kind)
        if cls is None:
            return ", ".join(f"{name}={json.dumps(v)}" for name, v in values.items())
        if self.hides(entry):
            return f"({HIDDEN})"
        return self._deeds(cls, values, entry.record)

    def _deeds(self, cls: type[Record], values: Mapping[str, Any], record: str) -> str:
        beside = BESIDE | _STAMPS | (_CALL_A_TURN if cls is Turn else frozenset())
        told = [name for name in cls.data_fields() if name in values and name not in beside]
        told += [name for name in values if name not in (*told, *beside, WITHDRAWN)]
        told = told or [name for name in values if name == MOVES]
        told = told or [name for name in values if name != WITHDRAWN]
        words = [self._set(cls, name, values[name], record) for name in told[:MOST]]
        if len(told) > MOST:
            words.append(f"dan {len(told) - MOST} isian lain")
        if WITHDRAWN in values:
            words.insert(0, self._taken_back(values[WITHDRAWN]))
        return ", ".join(words)

    def _set(self, cls: type[Record], name: str, raw: object, record: str) -> str:
        words = self.value(cls, name, raw, record)
        if cls.labels.get(name) == "" and name == "text":
            words = f"“{words}”"
        return f"{self.field(cls, name)} {words or '(dikosongkan)'}".strip()

    def _taken_back(self, raw: object) -> str:
        if not isinstance(raw, Mapping):
            return "dikembalikan"
        reason = str(raw.get("reason") or "")
        return f"ditarik ({reason})" if reason else "ditarik"

"""The list of indicators: rows checked, compared with the indicators that stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from bimtek.hall.records import Opd
from bimtek.journal.records import Change, Record, Refusal, Seen
from bimtek.lists.faults import Fault, Listed
from bimtek.lists.files import File
from bimtek.lists.forms import Form, Needed, one_of, read_forms
from bimtek.lists.plan import Entry, Plan
from bimtek.lists.spellings import GUEST, Spellings
from bimtek.lists.tables import Column, Layout, Table, read_table
from bimtek.script.offices import Office, Offices

COLUMNS = (
    Column("kode", ("kode indikator", "code")),
    Column("sub-dimensi", ("kode sub-dimensi", "subdimension")),
    Column("indikator", ("nama indikator", "uraian", "name")),
    Column("satuan", ("unit",)),
    Column("arah", ("direction",)),
    Column("opd", ("opd penjawab", "penjawab", "perangkat daerah", "opds")),
    Column("kapan", ("waktu", "ditanya", "when")),
)
LAYOUT = Layout(COLUMNS, (("kode",), ("sub-dimensi",), ("indikator",), ("satuan",), ("opd",)))

Place = Callable[[str], Mapping[str, object] | None]
"""Code of a sub-dimension → the fields that say where it is (pillar, stage); None: unknown."""

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_SEPARATOR = re.compile(r"[,;]")
_ARROWS = {"▲": "naik", "↑": "naik", "▼": "turun", "↓": "turun"}
_WORDS = {
    "name": "indikator", "unit": "satuan", "direction": "arah", "subdimension": "sub-dimensi",
    "opds": "opd", "when": "kapan", "pillar": "pilar", "stage": "acara", "order": "urutan",
}  # fmt: skip


def _code(value: str) -> str:
    code = value.strip()
    if not _CODE.fullmatch(code):
        raise ValueError("tulis huruf, angka, titik, atau tanda hubung, misalnya SL.2.1")
    return code


def _subdimension(value: str) -> str:
    code = value.strip().split(" ")[0].rstrip(".").replace(",", ".")
    if not code:
        raise ValueError("tulis kode sub-dimensi, misalnya 4.2")
    return code


def _direction(value: str) -> str:
    return _ARROWS.get(value.strip(), value)


class IndicatorRow(Form):
    """One indicator of a list."""

    code: Annotated[str, BeforeValidator(_code), Field(alias="kode")]
    subdimension: Annotated[str, BeforeValidator(_subdimension), Field(alias="sub-dimensi")]
    name: Annotated[Needed, Field(alias="indikator")]
    unit: Annotated[Needed, Field(alias="satuan")]
    direction: Annotated[
        str,
        one_of("naik", "turun", empty="naik"),
        BeforeValidator(_direction),
        Field(alias="arah"),
    ] = "naik"
    opds: Annotated[Needed, Field(alias="opd")]
    """As the list spells them: `Dinkes, RSUD`, `semua`, `kelurahan`."""
    when: Annotated[str, one_of("pleno", "pokja", "tugas", empty="pokja"), Field(alias="kapan")] = (
        "pokja"
    )


def read_indicators(source: Path | File | Table) -> Listed[IndicatorRow]:
    """Read a list of indicators; all its mistakes stand in the result."""
    listed = read_forms(read_table(source, LAYOUT), IndicatorRow)
    codes: dict[str, int] = {}
    doubled = tuple(
        Fault(row.row, f"kode ‘{row.code}’ sudah dipakai baris {codes[row.code]}", "beri kode lain")
        for row in listed.rows
        if codes.setdefault(row.code, row.row) != row.row
    )
    return replace(listed, faults=(*listed.faults, *doubled))


def plan_indicators(
    listed: Listed[IndicatorRow],
    opds: Iterable[Opd],
    indicators: Iterable[Seen[Any]],
    record: type[Record],
    place: Place,
    aliases: Mapping[str, str] | None = None,
) -> Plan:
    """What taking the list would change; an indicator that is not in the list stays.

    Args:
        opds: the offices of the session.
        indicators: those of the session, withdrawn ones too.
        record: the kind of record, with the fields of the list's columns.
        place: where a sub-dimension is.
        aliases: answers to unknown spellings: spelling → code.
    """
    spellings = Spellings(opds, aliases or {})
    planning = _Planning(spellings, {one.record: one for one in indicators}, record, place)
    for row in listed.rows:
        planning.take(row)
    faults = (*listed.faults, *spellings.faults, *planning.faults)
    answered = tuple(spellings.changes())
    return Plan(
        listed.name,
        "indikator",
        changes=() if faults else (*answered, *planning.changes),
        new=tuple(planning.new),
        changed=tuple(planning.changed),
        same=len(listed.rows) - len(planning.new) - len(planning.changed),
        faults=faults,
        notices=(*listed.warnings, *planning.notices),
        unknown=spellings.unknown,
        opds=tuple(spellings.after()),
    )


class _Planning:
    def __init__(
        self,
        spellings: Spellings,
        seen: Mapping[str, Seen[Any]],
        record: type[Record],
        place: Place,
    ) -> None:
        self.spellings = spellings
        self.seen = seen
        self.record = record
        self.place = place
        self.sets = Offices(
            Office(one.code, one.short, one.name, one.alias, one.category)
            for one in spellings.offices.by_code.values()
        )
        self.last = max((one.value.order for one in seen.values()), default=-1)
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        self.changes: list[Change] = []
        self.new: list[Entry] = []
        self.changed: list[Entry] = []

    def take(self, row: IndicatorRow) -> None:
        where = self.place(row.subdimension)
        if where is None:
            what = f"sub-dimensi ‘{row.subdimension}’ tidak ada dalam naskah"
            self.faults.append(Fault(row.row, what, "tulis kode sub-dimensi naskah, misalnya 4.2"))
            return
        values: dict[str, object] = {
            "name": row.name,
            "unit": row.unit,
            "direction": row.direction,
            "subdimension": row.subdimension,
            "opds": tuple(dict.fromkeys(self._offices(row))),
            "when": row.when,
            **where,
        }
        try:
            self._compare(row, values)
        except Refusal as refusal:
            self.faults.append(Fault(row.row, f"{row.code}: {refusal.message}"))

    def _compare(self, row: IndicatorRow, values: Mapping[str, object]) -> None:
        old = self.seen.get(row.code)
        label = f"{row.code} {row.name}"
        if old is None:
            self.last += 1
            self.changes.append(self.record.new(code=row.code, order=self.last, **values))
            self.new.append(Entry(row.row, label))
        elif old.withdrawn is not None:
            what = f"{row.code} sudah ditarik dari sesi ini"
            self.notices.append(Fault(row.row, what, "dilewati"))
        elif diff := {n: v for n, v in values.items() if v != getattr(old.value, n)}:
            self.changes.append(old.change(**diff))
            self.changed.append(Entry(row.row, label, tuple(_told(old.value, diff))))

    def _offices(self, row: IndicatorRow) -> Iterator[str]:
        """The codes, sets such as `kelurahan` spelt out."""
        if row.opds.casefold().startswith("semua"):
            # `semua kecuali Setda, Setwan` is one phrase.
            codes, unknown = self.sets.sort_out(row.opds)
            for word in unknown:
                self.spellings.find(word, row.row)
            yield from codes
            return
        for word in filter(None, map(str.strip, _SEPARATOR.split(row.opds))):
            whole = self.sets.set_of(word)
            if whole is not None:
                yield from whole
            elif (code := self.spellings.find(word, row.row)) and code != GUEST:
                yield code


def _told(old: Any, diff: Mapping[str, object]) -> Iterator[str]:
    for name, value in diff.items():
        yield f"{_WORDS.get(name, name)}: {_shown(getattr(old, name))} → {_shown(value)}"


def _shown(value: object) -> str:
    return (", ".join(map(str, value)) if isinstance(value, tuple) else str(value)) or "(kosong)"

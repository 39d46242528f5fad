"""The list of OPDs: rows checked, compared with the offices that stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from bimtek.hall.offices import RESERVED, in_official_order
from bimtek.hall.records import Opd
from bimtek.journal.records import Change, Seen
from bimtek.lists.faults import Fault, Listed
from bimtek.lists.files import File
from bimtek.lists.forms import Form, Needed, Several, Text, read_forms
from bimtek.lists.plan import Entry, Plan
from bimtek.lists.tables import Column, Layout, Table, read_table
from bimtek.locale.folding import fold, letters

LAYOUT = Layout(
    (
        Column("kode", ("kode opd", "kode perangkat daerah", "code", "id")),
        Column("singkatan", ("nama singkat", "akronim", "singkat", "short")),
        Column("nama", ("nama opd", "nama perangkat daerah", "perangkat daerah", "opd", "name",
                        "nama lengkap", "nama instansi", "instansi")),
        Column("alias", ("nama lain", "sebutan", "sebutan lain")),
        Column("jenis", ("kategori", "tipe", "category")),
        Column("pilar", ("dimensi", "pilar smart city", "pillars")),
    ),
    needs=(("kode",), ("singkatan",), ("nama",)),
)  # fmt: skip

_CODE = re.compile(r"[a-z0-9-]{2,20}")


def _code(value: str) -> str:
    code = value.strip().lower()
    if not _CODE.fullmatch(code):
        raise ValueError("tulis 2–20 huruf a–z, angka, atau tanda hubung, misalnya dinkes")
    if code in RESERVED:
        raise ValueError(f"‘{code}’ punya arti lain; pilih kode lain")
    return code


def _pillars(value: str) -> tuple[str, ...]:
    words = re.split(r"[;,]", value)
    return tuple(dict.fromkeys(word for one in words if (word := fold(one))))


class OpdRow(Form):
    """One office of a list."""

    code: Annotated[str, BeforeValidator(_code), Field(alias="kode")]
    short: Annotated[Needed, Field(alias="singkatan")]
    name: Annotated[Needed, Field(alias="nama")]
    alias: Several
    category: Annotated[Text, Field(alias="jenis")] = ""
    pillars: Annotated[tuple[str, ...], BeforeValidator(_pillars), Field(alias="pilar")] = ()

    def opd(self, order: int) -> Opd:
        """The office as it would stand."""
        return Opd(self.code, self.short, self.name, self.alias, self.category, self.pillars, order)


def read_opds(source: Path | File | Table) -> Listed[OpdRow]:
    """Read a list of OPDs; all its mistakes stand in the result."""
    listed = read_forms(read_table(source, LAYOUT), OpdRow)
    faults, warnings = _clashes(listed.rows)
    return replace(
        listed,
        faults=(*listed.faults, *faults),
        warnings=(*listed.warnings, *warnings),
    )


def plan_opds(listed: Listed[OpdRow], opds: Iterable[Seen[Opd]] = ()) -> Plan:
    """What taking the list would change.

    An empty cell says nothing, aliases are only added, and an office that is not in the list stays.

    Args:
        opds: the offices of the session, withdrawn ones too.
    """
    seen = {one.record: one for one in opds}
    standing = {code: one.value for code, one in seen.items() if one.withdrawn is None}
    faults = (*listed.faults, *_taken(listed, standing))
    notices = list(listed.warnings)
    new: list[Entry] = []
    changed: list[Entry] = []
    changes: list[Change] = []
    after = dict(standing)
    orders = _orders(listed.rows, standing)
    for row in listed.rows:
        old = standing.get(row.code)
        if row.code in seen and old is None:
            notices.append(Fault(row.row, f"{row.short} sudah ditarik dari sesi ini", "dilewati"))
        elif old is None:
            after[row.code] = row.opd(orders[row.code])
            changes.append(Opd.new(**_values(after[row.code])))
            new.append(Entry(row.row, f"{row.short} · {row.name}"))
        elif diff := _difference(old, row, orders[row.code]):
            after[row.code] = replace(old, **diff)  # type: ignore[arg-type]
            changes.append(seen[row.code].change(**diff))
            changed.append(Entry(row.row, row.short, tuple(_told(old, diff))))
    left = len(listed.rows) - len(new) - len(changed)
    return Plan(
        listed.name,
        "OPD",
        changes=() if faults else tuple(changes),
        new=tuple(new),
        changed=tuple(changed),
        same=left,
        faults=faults,
        notices=tuple(notices),
        opds=tuple(in_official_order(after.values())),
    )


def _orders(rows: Iterable[OpdRow], standing: Mapping[str, Opd]) -> dict[str, int]:
    """Official places: those of a list of all offices; a shorter one adds its own at the end."""
    codes = [row.code for row in rows]
    whole = standing.keys() <= set(codes)
    last = 0 if whole else max(opd.order for opd in standing.values())
    return {
        code: standing[code].order if code in standing and not whole else last + place
        for place, code in enumerate(codes, 1)
    }


def _values(opd: Opd) -> dict[str, object]:
    values = {name: getattr(opd, name) for name in Opd.data_fields()}
    return {"code": opd.code} | {name: value for name, value in values.items() if value}


def _difference(old: Opd, row: OpdRow, order: int) -> dict[str, object]:
    known = {letters(one) for one in (old.code, old.short, old.name, *old.alias)}
    alias = (*old.alias, *(one for one in row.alias if letters(one) not in known))
    said = {
        "short": row.short,
        "name": row.name,
        "alias": alias,
        "category": row.category,
        "pillars": row.pillars,
        "order": order,
    }
    return {name: value for name, value in said.items() if value and value != getattr(old, name)}


_WORDS = {
    "short": "singkatan",
    "name": "nama",
    "alias": "alias",
    "category": "jenis",
    "pillars": "pilar",
    "order": "urutan",
}


def _told(old: Opd, diff: Mapping[str, object]) -> Iterator[str]:
    for name, value in diff.items():
        yield f"{_WORDS[name]}: {_shown(getattr(old, name))} → {_shown(value)}"


def _shown(value: object) -> str:
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return text or "(kosong)"


def _clashes(rows: Iterable[OpdRow]) -> tuple[list[Fault], list[Fault]]:
    """Codes and names that two rows claim; a shared alias is only worth a look."""
    faults: list[Fault] = []
    warnings: list[Fault] = []
    codes: dict[str, int] = {}
    names: dict[str, OpdRow] = {}
    for row in rows:
        if first := codes.get(row.code):
            what = f"kode ‘{row.code}’ sudah dipakai baris {first}"
            faults.append(Fault(row.row, what, "satu kode untuk satu OPD"))
            continue
        codes[row.code] = row.row
        for spelling in (row.short, row.name):
            other = names.setdefault(letters(spelling), row)
            if other.code != row.code:
                what = f"‘{spelling}’ juga nama OPD di baris {other.row}"
                faults.append(Fault(row.row, what, "bedakan singkatan dan namanya"))
    for row in rows:
        for spelling in row.alias:
            other = names.setdefault(letters(spelling), row)
            if other.code != row.code:
                what = f"alias ‘{spelling}’ sudah berarti {other.short}"
                warnings.append(Fault(row.row, what, f"dibaca sebagai {other.short}"))
    return faults, warnings


def _taken(listed: Listed[OpdRow], standing: Mapping[str, Opd]) -> Iterator[Fault]:
    """New codes with the short name of an office that stands: probably the same one."""
    listed_codes = {row.code for row in listed.rows}
    names = {
        letters(name): opd
        for opd in standing.values()
        for name in (opd.short, opd.name)
        if opd.code not in listed_codes
    }
    for row in listed.rows:
        other = names.get(letters(row.short)) or names.get(letters(row.name))
        if other and row.code not in standing:
            yield Fault(
                row.row,
                f"{row.short} sudah ada dengan kode ‘{other.code}’",
                f"pakai kode itu, bukan ‘{row.code}’",
            )

"""The change that plain data asks for: kind, fields, values and references checked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from bimtek.hall.session_records import SessionSheet
from bimtek.journal.codec import UnfitError, decode, encode, type_hints
from bimtek.journal.heads import Kinds, seen_of, stands
from bimtek.journal.records import Change, Record, Refusal, random_id
from bimtek.locale.dates import ZONES


def change_of(
    connection: sqlite3.Connection,
    kinds: Kinds,
    kind: str,
    record: str | Mapping[str, str] | None,
    values: Mapping[str, Any],
    base: Mapping[str, tuple[str, ...]] | None = None,
    coming: Collection[tuple[str, str]] = (),
) -> Change:
    """The change that a line from outside asks for.

    Args:
        record: id, key parts by name, or None for a new free item.
        values: field → plain JSON data.
        base: what was seen standing; None: what stands at commit.
        coming: (kind, record) of changes that the same act makes before this one.

    Raises:
        Refusal: an unknown kind, field or reference, or a value that does not fit.
    """
    cls = kind_of(kinds, kind)
    record_id = _record_id(cls, record)
    typed = {name: _typed(cls, name, value) for name, value in values.items()}
    if any(isinstance(one, datetime) and one.tzinfo is None for one in typed.values()):
        typed = {name: _in_the_hall(connection, one) for name, one in typed.items()}
    seen = seen_of(connection, cls, record_id)
    whole = {name: getattr(seen.value, name) for name in cls.data_fields() if name in seen.heads}
    cls(**cls.key_of(record_id), **{**whole, **typed}).check()
    for kind_meant, target, name in _references(cls, record_id, typed):
        if (kind_meant, target) not in coming and not stands(connection, kind_meant, target):
            raise Refusal(
                f"no-such-{kind_meant.replace('_', '-')}",
                f"‘{target}’ pada isian ‘{name}’ tidak ada dalam sesi ini.",
            )
    patch = {name: encode(value) for name, value in typed.items()}
    if seen.withdrawn is not None:
        patch["withdrawn"] = None
    return Change(cls.kind, record_id, patch, base, cls.version)


def kind_of(kinds: Kinds, kind: str) -> type[Record]:
    """The record class of a kind.

    Raises:
        Refusal: an unknown kind.
    """
    if kind not in kinds:
        known = ", ".join(sorted(kinds))
        raise Refusal("no-such-kind", f"Jenis ‘{kind}’ tidak dikenal. Yang ada: {known}.")
    return kinds[kind]


def _record_id(cls: type[Record], record: str | Mapping[str, str] | None) -> str:
    if isinstance(record, str):
        parts = record.split("/")
    elif record is not None:
        if set(record) != set(cls.key):
            raise Refusal("wrong-key", f"Kunci ‘{cls.kind}’ harus berisi: {', '.join(cls.key)}.")
        parts = [str(record[name]) for name in cls.key]
    elif cls.key == ("id",):
        parts = [random_id()]
    else:
        raise Refusal("no-key", f"‘{cls.kind}’ perlu kunci: {', '.join(cls.key)}.")
    if len(parts) != len(cls.key) or not all(_is_part(part) for part in parts):
        raise Refusal("wrong-key", f"Kunci ‘{'/'.join(parts)}’ tidak sah untuk ‘{cls.kind}’.")
    return "/".join(parts)


def _is_part(text: str) -> bool:
    allowed = text.replace(".", "").replace("_", "").replace("-", "")
    return 0 < len(text) <= 40 and text.isascii() and (allowed.isalnum() or not allowed)


def _typed(cls: type[Record], name: str, value: Any) -> Any:
    if name not in cls.data_fields():
        known = ", ".join(cls.data_fields())
        raise Refusal(
            "no-such-field", f"‘{cls.kind}’ tidak punya isian ‘{name}’. Yang ada: {known}."
        )
    try:
        return decode(type_hints(cls)[name], value)
    except UnfitError as error:
        shown = json.dumps(value, ensure_ascii=False)[:60]
        raise Refusal(
            "does-not-fit", f"Nilai {shown} tidak cocok untuk isian ‘{name}’ dari ‘{cls.kind}’."
        ) from error


def _in_the_hall(connection: sqlite3.Connection, value: Any) -> Any:
    """A moment without a zone was read off the clock of the hall."""
    if not isinstance(value, datetime) or value.tzinfo is not None:
        return value
    sheet = seen_of(connection, SessionSheet, "1").value
    return value.replace(tzinfo=ZONES[sheet.zone if sheet.zone in ZONES else "WIB"])


def _references(
    cls: type[Record], record_id: str, values: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """Kind and record that must exist, and the field that says so."""
    said = {**cls.key_of(record_id), **values}
    for name, kind in cls.refers.items():
        for target in _ids(said.get(name)):
            yield kind, target, name


def _ids(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, tuple):
        return tuple(str(part) for part in value)
    return ()

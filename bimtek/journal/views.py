"""One SQL view a kind of record, so that any SQLite tool shows the session as people filled it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from bimtek.journal.codec import type_hints
from bimtek.journal.file import meta, put_meta, transaction
from bimtek.journal.heads import Kinds
from bimtek.journal.records import DESTROYED, WITHDRAWN, Record


def write_views(connection: sqlite3.Connection, kinds: Kinds) -> None:
    """Make all views anew."""
    for name in view_names(connection):
        connection.execute(f'DROP VIEW "{name}"')
    for cls in kinds.values():
        connection.execute(view_of(cls))
    put_meta(connection, "views", _signature(kinds))


def refresh_views(connection: sqlite3.Connection, kinds: Kinds) -> None:
    """Make the views anew where this program knows other kinds than the one that made them."""
    if meta(connection, "views") != _signature(kinds):
        with transaction(connection):
            write_views(connection, kinds)


def _signature(kinds: Kinds) -> str:
    return " ".join(f"{name}:{','.join(cls.data_fields())}" for name, cls in sorted(kinds.items()))


def view_names(connection: sqlite3.Connection) -> list[str]:
    """Names of the views in a file, sorted."""
    return [
        str(name)
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name"
        )
    ]


def view_rows(connection: sqlite3.Connection, name: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of one view.

    Raises:
        KeyError: if there is no such view.
    """
    if name not in view_names(connection):
        raise KeyError(name)
    cursor = connection.execute(f'SELECT * FROM "{name}"')
    return [column[0] for column in cursor.description], cursor.fetchall()


def view_of(cls: type[Record]) -> str:
    """The statement that makes the view of one kind."""
    columns = [*_key_columns(cls), *_value_columns(cls)]
    columns.append(f"max(CASE field WHEN '{WITHDRAWN}' THEN value ->> '$.reason' END) AS ditarik")
    columns.append("max(several) AS konflik")
    return (
        f'CREATE VIEW "{cls.kind}" AS'
        f" WITH shown AS (SELECT record, field, value, max(stamp) AS stamp,"
        f" count(DISTINCT coalesce(value, '')) > 1 AS several"
        f" FROM head WHERE kind = '{cls.kind}' GROUP BY record, field)"
        f" SELECT {', '.join(columns)} FROM shown GROUP BY record ORDER BY record"
    )


def _key_columns(cls: type[Record]) -> Iterator[str]:
    if len(cls.key) == 1:
        yield f'record AS "{cls.key[0]}"'
        return
    parts = "json('[\"' || replace(record, '/', '\",\"') || '\"]')"
    for place, name in enumerate(cls.key):
        yield f"{parts} ->> '$[{place}]' AS \"{name}\""


def _value_columns(cls: type[Record]) -> Iterator[str]:
    hints = type_hints(cls)
    for name in cls.data_fields():
        parts = _parts_of(hints[name])
        if not parts:
            yield _column(name, name, "$")
        for part in parts:
            yield _column(name, f"{name}_{part}", f"$.{part}")


def _parts_of(hint: Any) -> tuple[str, ...]:
    for candidate in (hint, *get_args(hint)):
        if isinstance(candidate, type) and is_dataclass(candidate):
            return tuple(part.name for part in fields(candidate))
    return ()


def _column(field: str, name: str, path: str) -> str:
    return (
        f"max(CASE field WHEN '{field}' THEN"
        f" CASE WHEN value IS NULL THEN '{DESTROYED}' ELSE value ->> '{path}' END END)"
        f' AS "{name}"'
    )


def columns_of(kinds: Iterable[type[Record]]) -> dict[str, list[str]]:
    """Kind → columns of its view, for the documentation and its test."""
    found = {}
    for cls in kinds:
        names = list(cls.key)
        for name in cls.data_fields():
            parts = _parts_of(type_hints(cls)[name])
            names += [f"{name}_{part}" for part in parts] or [name]
        found[cls.kind] = [*names, "ditarik", "konflik"]
    return found

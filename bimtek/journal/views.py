"""One SQL view a kind of record, so that any SQLite tool shows the session as people filled it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any, NamedTuple, get_args, get_origin

from bimtek.journal.codec import type_hints
from bimtek.journal.file import meta, put_meta, transaction
from bimtek.journal.heads import Kinds, index_again
from bimtek.journal.records import DESTROYED, WITHDRAWN, Record


class PivotColumn(NamedTuple):
    """One column of a form as its view shows it."""

    id: str
    title: str
    pieces: bool = False
    """Its cells are records of their own that name it in `of`; their titles are joined."""


class Pivot(NamedTuple):
    """A form whose cells are records of their own, shown as people filled it: one line a row."""

    name: str
    """Of the view: `kk_kesiapan`."""
    stage: str
    columns: tuple[PivotColumn, ...]
    rows: tuple[tuple[str, str], ...]
    """Code and text of each row that the script knows."""
    cells: str
    """Kind of the cells: its key is stage, row, who, column, its field `value`."""
    added: str
    """Kind of the rows that the hall added: its key is stage, row, its field `text`."""
    pieces: str
    """Kind of the pieces: their fields are `of` and `title`."""


def write_views(connection: sqlite3.Connection, kinds: Kinds, pivots: Sequence[Pivot] = ()) -> None:
    """Make all views anew.

    Args:
        pivots: the forms of the script that the session runs.
    """
    for name in view_names(connection):
        connection.execute(f"DROP VIEW {_name(name)}")
    for cls in kinds.values():
        connection.execute(view_of(cls))
    for pivot in pivots:
        connection.execute(pivot_of(pivot))
    put_meta(connection, "views", _signature(kinds, pivots))


def refresh_views(
    connection: sqlite3.Connection, kinds: Kinds, pivots: Sequence[Pivot] = ()
) -> None:
    """Make the views, and the search text, anew where other kinds or another script made them."""
    if meta(connection, "views") != _signature(kinds, pivots):
        with transaction(connection):
            write_views(connection, kinds, pivots)
            index_again(connection, kinds)


def _signature(kinds: Kinds, pivots: Sequence[Pivot]) -> str:
    said = " ".join(f"{name}:{','.join(cls.data_fields())}" for name, cls in sorted(kinds.items()))
    forms = "".join(pivot_of(pivot) for pivot in pivots)
    return f"{said} {sha256(forms.encode()).hexdigest()}" if forms else said


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
    cursor = connection.execute(f"SELECT * FROM {_name(name)}")
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


def pivot_of(pivot: Pivot) -> str:
    """The statement that makes the view of one form; it reads the views of its records."""
    stage = _text(pivot.stage)
    asked = ", ".join(
        f"({place}, {_text(code)}, {_text(text)})" for place, (code, text) in enumerate(pivot.rows)
    )
    asked = f"VALUES {asked}" if asked else "SELECT NULL, NULL, NULL WHERE 0"
    own = f"of LIKE {_text(pivot.stage + '/%')} AND ditarik IS NULL"
    part = "json('[\"' || replace(of, '/', '\",\"') || '\"]')"
    columns = ", ".join(_pivot_column(column) for column in pivot.columns)
    return (
        f"CREATE VIEW {_name(pivot.name)} AS"
        f" WITH asked(place, code, text) AS ({asked}),"
        f" cells AS (SELECT * FROM {_name(pivot.cells)} WHERE stage = {stage} AND ditarik IS NULL),"
        f" pieces AS (SELECT {part} ->> '$[1]' AS row, {part} ->> '$[2]' AS who,"
        f" {part} ->> '$[3]' AS col, title, konflik FROM {_name(pivot.pieces)} WHERE {own}),"
        f" lines AS (SELECT row, who FROM cells UNION SELECT row, who FROM pieces)"
        f" SELECT lines.row AS kode, coalesce(asked.text, added.text) AS uraian,"
        f" lines.who AS penjawab{', ' if columns else ''}{columns},"
        f" max(coalesce((SELECT max(konflik) FROM cells WHERE row = lines.row AND who = lines.who),"
        f" 0), coalesce((SELECT max(konflik) FROM pieces WHERE row = lines.row"
        f" AND who = lines.who), 0)) AS konflik"
        f" FROM lines LEFT JOIN asked ON asked.code = lines.row"
        f" LEFT JOIN {_name(pivot.added)} AS added ON added.stage = {stage}"
        f" AND added.row = lines.row"
        f" ORDER BY lines.who, asked.place IS NULL, asked.place, lines.row"
    )


def _pivot_column(column: PivotColumn) -> str:
    which = "col" if column.pieces else _name("column")
    here = f"row = lines.row AND who = lines.who AND {which}"
    if column.pieces:
        found = f"SELECT group_concat(title, '; ') FROM pieces WHERE {here} = {_text(column.id)}"
    else:
        found = f"SELECT nullif(value, '') FROM cells WHERE {here} = {_text(column.id)}"
    return f"({found}) AS {_name(column.title)}"


def _text(words: str) -> str:
    return "'" + words.replace("'", "''").replace("\0", "") + "'"


def _name(words: str) -> str:
    return '"' + words.replace('"', '""').replace("\0", "") + '"'


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
    """Parts of a value that are columns of their own; a list of such values is one column."""
    if get_origin(hint) is tuple:
        return ()
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

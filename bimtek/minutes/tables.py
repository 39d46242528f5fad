"""What was recorded as tables, a view each, fit to be handed on.

What was told in confidence stays out and is counted; so do NIP, phone and mail unless they are
asked for (UU 27/2022, Pasal 16: no more than the purpose needs).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.hall.delivered import DeliveredForm
from bimtek.hall.records import Note, Participant
from bimtek.stages.worksheet.pivot import pivot
from bimtek.stages.worksheet.records import Cell
from bimtek.stages.worksheet.script import WorksheetScript

if TYPE_CHECKING:
    from bimtek.session import Session

PERSONAL: Final = {
    Participant.kind: ("nip", "phone", "email"),
    DeliveredForm.kind: ("nip",),
}
"""Columns by which a person could be reached or found elsewhere."""


class Sheet(NamedTuple):
    """One view: its name in the file, what a record of it is called, its columns and rows."""

    name: str
    noun: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Sheets(NamedTuple):
    """All views, and how much of them stays out."""

    sheets: tuple[Sheet, ...]
    in_confidence: int
    with_personal: bool


def sheets_of(session: Session, *, with_personal: bool = False) -> Sheets:
    """Every view of the session, in the order of their names.

    Args:
        with_personal: whether NIP, phone and mail are in it.
    """
    hidden = _Hidden(session)
    found = []
    for name in session.file.views():
        columns, rows = session.file.view_rows(name)
        kept = hidden.shown(name, columns, rows)
        if not with_personal:
            columns, kept = _without(PERSONAL.get(name, ()), columns, kept)
        cls = session.kinds.get(name)
        found.append(Sheet(name, cls.noun if cls else name, tuple(columns), tuple(kept)))
    return Sheets(tuple(found), hidden.left_out, with_personal)


def _without(
    left_out: Sequence[str], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    kept = [at for at, column in enumerate(columns) if column not in left_out]
    return [columns[at] for at in kept], [tuple(row[at] for at in kept) for row in rows]


class _Hidden:
    """What may not circulate: records that say so, and what hangs on them."""

    def __init__(self, session: Session) -> None:
        self.left_out = 0
        self._kinds = session.kinds
        self._records = {
            (kind, seen.record)
            for kind, cls in session.kinds.items()
            if cls.confidences
            for seen in session.everything(cls)
            if seen.in_confidence
        }
        self._named = {f"{kind}/{record}" for kind, record in self._records}
        self._notes = {record for kind, record in self._records if kind == Note.kind}
        self._cells = {record for kind, record in self._records if kind == Cell.kind}
        self._forms = {
            form.name: (stage.id, {column.title: column.id for column in form.columns})
            for stage in session.stages
            if isinstance(stage.spec, WorksheetScript)
            for form in [pivot(stage)]
        }

    def shown(
        self, view: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> list[tuple[Any, ...]]:
        """The rows of a view that may be handed on."""
        if view in self._forms:
            return list(self._of_a_form(view, columns, rows))
        cls = self._kinds.get(view)
        key = cls.key if cls else ()
        kept = []
        for row in rows:
            said = dict(zip(columns, row, strict=True))
            record = "/".join(str(said[name]) for name in key)
            hangs_on = bool(key) and key[0] == "note" and said["note"] in self._notes
            if (
                (view, record) in self._records
                or hangs_on
                or not self._named.isdisjoint(value for value in row if isinstance(value, str))
            ):
                self.left_out += 1
            else:
                kept.append(row)
        return kept

    def _of_a_form(
        self, view: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[Any, ...]]:
        """Of a form only the cell stays out; its record is counted where it stands by itself."""
        stage, ids = self._forms[view]
        for row in rows:
            said = dict(zip(columns, row, strict=True))
            where = f"{stage}/{said['kode']}/{said['penjawab']}"
            yield tuple(
                None if f"{where}/{ids.get(column, '')}" in self._cells else value
                for column, value in said.items()
            )

"""Values of a row that stand side by side are settled by a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import WITHDRAWN
from bimtek.locale.dates import medium_date
from bimtek.stages.deed import Deed
from bimtek.stages.view_settling import (
    TAKEN_BACK,
    TOLD,
    Differing,
    Settling,
    differing,
    plain_words,
)
from bimtek.stages.worksheet.plenary import Given, alike, decide, undecided
from bimtek.stages.worksheet.records import PLENARY, Cell
from bimtek.stages.worksheet.rules import Row
from bimtek.stages.worksheet.values import in_full

if TYPE_CHECKING:
    from datetime import date

    from bimtek.stages.worksheet.script import Column
    from bimtek.stages.worksheet.view import WorksheetView

NAMES: Final = {
    "confidential": "tertutup",
    "title": "judul bukti",
    "where": "tempat bukti",
    "due": "tanggal bukti",
    "of": "baris bukti",
    "type": "jenis bukti",
    "action": "tindak lanjut bukti",
    "text": "kalimat baris",
    "group": "tempat baris",
    "added": "jam baris",
    WITHDRAWN: TAKEN_BACK,
}


def settle(view: WorksheetView, row: Row) -> None:
    """Ask for each cell in which values stand side by side, one after the other.

    In the plenary also for what the groups say differently, and nobody has decided.

    Raises:
        Refusal: where there are none.
    """
    records = list(view.state.all_in(row, view.who))
    in_plenary = view.state.in_groups and view.who == PLENARY
    split = any(seen.conflicts for seen in records)
    if in_plenary and not split and (waiting := undecided(view.state, row)):
        view.check_open(Cell)
        _decide(view, row, waiting)
        return
    Settling(
        view,
        lambda change: view.perform(Deed((change,), TOLD)),
        lambda one: f"{row.code} · {_name(view, one)}",
        lambda one, value: _words(view, one, value),
    ).ask(differing(records))


def _decide(
    view: WorksheetView, row: Row, waiting: Sequence[tuple[Column, Sequence[Given]]]
) -> None:
    """Ask which group's value the plenary takes, column after column; Esc leaves the rest open."""
    from bimtek.ui.ask import Choose, Option

    (column, given), *rest = waiting
    options = [
        Option(str(number), f"{_full(view, column, said[0])} ({_names(said)})", said)
        for number, said in enumerate(alike(given), 1)
    ]

    def chosen(said: tuple[Given, ...] | None) -> None:
        if said is None:
            return
        view.attempt(lambda: view.perform(decide(view.state, row, column, said)))
        if rest:
            _decide(view, row, rest)

    title = f"{row.code} · {column.name}: kelompok berbeda. Mana yang berlaku bagi pleno?"
    view.app.push_screen(Choose(title, options), chosen)


def _full(view: WorksheetView, column: Column, said: Given) -> str:
    return in_full(column, said.value, view.state.context)


def _names(said: Sequence[Given]) -> str:
    return ", ".join(one.name for one in said)


def _name(view: WorksheetView, one: Differing) -> str:
    seen, field = one
    if seen.cls is not Cell:
        return NAMES.get(field, field)
    column = next((c.name for c in view.state.columns if c.id == seen.value.column), "")
    return column if field == "value" else f"{column} {NAMES.get(field, field)}"


def _words(view: WorksheetView, one: Differing, value: object) -> str:
    """A value as a person reads it."""
    seen, field = one
    column = next(
        (c for c in view.state.columns if seen.cls is Cell and c.id == seen.value.column), None
    )
    if column is not None and field == "value":
        return in_full(column, str(value), view.state.context)
    if field == "due" and value is not None:
        due: date = value  # type: ignore[assignment]
        return medium_date(due)
    return plain_words(value)

"""Values that stand side by side in a row: shown with who and when, settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import WITHDRAWN, Change, Head, Refusal, Seen
from bimtek.locale.dates import clock, medium_date, short_date
from bimtek.stages.deed import Deed
from bimtek.stages.worksheet.records import Cell
from bimtek.stages.worksheet.rules import Row
from bimtek.stages.worksheet.values import in_full
from bimtek.ui.ask import Settle, Standing

if TYPE_CHECKING:
    from datetime import date

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
    WITHDRAWN: "ditarik oleh satu orang, diubah oleh yang lain",
}


def settle(view: WorksheetView, row: Row) -> None:
    """Ask for each cell in which values stand side by side, one after the other.

    Raises:
        Refusal: where there are none.
    """
    records: list[Seen[Any]] = list(view.state.all_in(row, view.who))
    left = [(seen, field) for seen in records for field in seen.conflicts]
    if not left:
        raise Refusal("no-conflict", "Di baris ini tidak ada nilai yang berbeda.")
    _ask(view, row, left)


def _ask(view: WorksheetView, row: Row, left: list[tuple[Seen[Any], str]]) -> None:
    seen, field = left[0]
    choices = _choices(view, seen, field)
    what = f"{row.code} · {_name(view, seen, field)}"

    def chosen(index: int | None) -> None:
        if index is None:
            return
        view.perform(Deed((choices[index][1],), "Nilai dipilih."))
        if left[1:]:
            _ask(view, row, left[1:])

    view.app.push_screen(
        Settle(what, [standing for standing, _ in choices]),
        lambda index: view.attempt(lambda: chosen(index)),
    )


def _name(view: WorksheetView, seen: Seen[Any], field: str) -> str:
    if seen.cls is not Cell:
        return NAMES.get(field, field)
    column = next((c.name for c in view.state.columns if c.id == seen.value.column), "")
    return column if field == "value" else f"{column} {NAMES.get(field, field)}"


def _choices(view: WorksheetView, seen: Seen[Any], field: str) -> list[tuple[Standing, Change]]:
    if field == WITHDRAWN:
        heads = seen.heads[WITHDRAWN]
        return [
            (_standing(view, heads[0], "tetap ada"), seen.restore()),
            (_standing(view, heads[0], "ditarik"), seen.withdraw("ditarik")),
        ]
    found: dict[str, tuple[Standing, Change]] = {}
    for head, value in seen.values(field):
        words = _words(view, seen, field, value)
        found.setdefault(words, (_standing(view, head, words), seen.change(**{field: value})))
    return list(found.values())


def _words(view: WorksheetView, seen: Seen[Any], field: str, value: object) -> str:
    """A value as a person reads it."""
    column = next(
        (c for c in view.state.columns if seen.cls is Cell and c.id == seen.value.column), None
    )
    if column is not None and field == "value":
        return in_full(column, str(value), view.state.context)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if field == "due" and value is not None:
        due: date = value  # type: ignore[assignment]
        return medium_date(due)
    return "" if value is None else str(value)


def _standing(view: WorksheetView, head: Head, words: str) -> Standing:
    author = view.session.author(head.stamp)
    if author is None:
        return Standing(words, "?", "")
    return Standing(words, author.name, f"{clock(author.at)}, {short_date(author.at.date())}")

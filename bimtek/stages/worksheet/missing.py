"""What a kertas kerja still lacks, for the list of what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bimtek.hall.evidence import Evidence, EvidenceKind
from bimtek.hall.missing import Finding, Spot, Weight
from bimtek.stages.worksheet import rules
from bimtek.stages.worksheet.records import PLENARY, Cell
from bimtek.stages.worksheet.rules import Row
from bimtek.stages.worksheet.state import WorksheetState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

Place = tuple[str, Row]
"""Whose sheet, and which of its rows."""


def missing(session: Session, stage: Stage) -> Iterator[Finding]:
    """Everything that is missing in an acara."""
    state = WorksheetState(session, stage)
    places = [(who, row) for who in state.sheets for row in state.asked_rows(who)]
    asked = [(who, row) for who, row in places if who in state.asked]
    yield from _conflicts(state, places)
    yield from _unfit(state, places)
    if state.begun or any(state.values(row, who) for who, row in places):
        yield from _unanswered(state, asked)
    yield from _without_evidence(state, asked)
    yield from _without_data(state, asked)
    yield from _evidence_to_come(state)


def _conflicts(state: WorksheetState, places: Sequence[Place]) -> Iterator[Finding]:
    for who, row in places:
        split = [one for one in state.all_in(row, who) if one.conflicts]
        if not split:
            continue
        stamps = [h.stamp for seen in split for name in seen.conflicts for h in seen.heads[name]]
        yield Finding(
            f"sheet-conflict.{state.stage.id}/{row.key}/{who}",
            Weight.BLOCKS,
            f"Nilai berbeda belum dipilih: {state.stage.title}, {_named(state, who, row)}",
            " · ".join(state.session.author_names(stamps)),
            Cell.kind,
            _record(state, who, row),
            tuple(Spot(_named(state, who, row), one.cls.kind, one.record) for one in split),
        )


def _unfit(state: WorksheetState, places: Sequence[Place]) -> Iterator[Finding]:
    """Values that were recorded under other choices, or came from outside."""
    found = [
        (who, row)
        for who, row in places
        if any(state.is_unfit(row, who, column) for column in state.columns)
    ]
    if found:
        text = f"{len(found)} isian tidak cocok dengan kolomnya: {state.stage.title}"
        yield _counted(state, "sheet-unfit", text, found, Weight.SHOULD)


def _unanswered(state: WorksheetState, places: Sequence[Place]) -> Iterator[Finding]:
    left = [(who, row) for who, row in places if not state.is_filled(row, who)]
    if state.has_rows_of_tables:
        left = _own(state, places, left)
    if not left:
        return
    if state.sheets == (PLENARY,):
        text = f"{len(left)} dari {len(places)} baris belum dijawab: {state.stage.title}"
        yield _counted(state, "sheet-open", text, left, Weight.SHOULD)
        return
    whose = "kelompok" if state.in_groups else "OPD"
    count = len(dict.fromkeys(who for who, _ in left))
    text = f"{len(left)} baris {state.stage.title} belum dijawab: {count} {whose}"
    yield _per_office(state, "sheet-open", text, left)


def _own(state: WorksheetState, places: Sequence[Place], left: Sequence[Place]) -> list[Place]:
    """What tables owe that make their rows: rows they began; of one that is silent, one row."""
    busy = {who for who, row in places if state.values(row, who)}
    silent = {who: (who, row) for who, row in reversed(left) if who not in busy}
    return [
        (who, row) for who, row in left if state.values(row, who) or silent.get(who) == (who, row)
    ]


def _without_evidence(state: WorksheetState, places: Sequence[Place]) -> Iterator[Finding]:
    bare = [(who, row) for who, row in places if state.owes_evidence(row, who)]
    if bare:
        text = f"{len(bare)} jawaban {state.stage.title} belum disertai bukti"
        yield _per_office(state, "sheet-no-evidence", text, bare)


def _without_data(state: WorksheetState, places: Sequence[Place]) -> Iterator[Finding]:
    """Answered with that there is no data yet: somebody brings it."""
    bare = [
        (who, row)
        for who, row in places
        if rules.without_data(state.columns, state.values(row, who))
    ]
    if bare:
        text = f"{len(bare)} jawaban {state.stage.title} belum ada datanya"
        yield _per_office(state, "sheet-no-data", text, bare)


def _evidence_to_come(state: WorksheetState) -> Iterator[Finding]:
    pieces = [seen.value for seen in state.all_pieces()]
    today = state.session.now().date()
    follows = [one for one in pieces if one.type is EvidenceKind.FOLLOWS]
    undated = [one for one in follows if one.due is None]
    late = [one for one in follows if one.due is not None and one.due < today]
    for key, text, found in (
        ("sheet-undated", f"Bukti menyusul tanpa tanggal: {len(undated)}", undated),
        ("sheet-late", f"Bukti menyusul lewat tanggal: {len(late)}", late),
    ):
        if found:
            detail = " · ".join(one.title for one in found)
            name = f"{key}.{state.stage.id}"
            yield Finding(name, Weight.SHOULD, text, detail, Evidence.kind, found[0].id)


# -- findings of rows


def _named(state: WorksheetState, who: str, row: Row) -> str:
    return row.code if who == PLENARY else f"{state.name(who)} {row.code}"


def _record(state: WorksheetState, who: str, row: Row) -> str:
    column = state.lead or state.columns[0]
    return state.record_id(row, who, column)


def _counted(
    state: WorksheetState, key: str, text: str, places: Sequence[Place], weight: Weight
) -> Finding:
    """One finding that counts rows, each with its way there."""
    spots = tuple(
        Spot(_named(state, who, row), Cell.kind, _record(state, who, row)) for who, row in places
    )
    detail = " · ".join(spot.text for spot in spots)
    first = spots[0]
    name = f"{key}.{state.stage.id}"
    return Finding(name, weight, text, detail, first.kind, first.record, spots)


def _per_office(state: WorksheetState, key: str, text: str, places: Sequence[Place]) -> Finding:
    """One finding that counts rows by whose they are: a task for tonight.

    Of the hall's own sheet they are those of the OPDs that are asked.
    """
    of: dict[str, list[Place]] = {}
    for who, row in places:
        for name in _owing(state, who, row):
            of.setdefault(name, []).append((who, row))
    spots = tuple(
        Spot(name if name == found[0][1].code else f"{name} {len(found)}", Cell.kind, record)
        for name, found in of.items()
        if (record := _record(state, *found[0]))
    )
    detail = " · ".join(spot.text for spot in spots)
    first = spots[0]
    name = f"{key}.{state.stage.id}"
    return Finding(name, Weight.TONIGHT, text, detail, first.kind, first.record, spots)


def _owing(state: WorksheetState, who: str, row: Row) -> list[str]:
    if who != PLENARY:
        return [state.name(who)]
    return [state.office(code) for code in rules.owners(row)] or [row.code]

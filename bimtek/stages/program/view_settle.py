"""Values that stand side by side: shown with who and when, settled by a person."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from bimtek.journal.records import WITHDRAWN, Change, Head, Refusal, Seen
from bimtek.locale.dates import clock, short_date
from bimtek.stages.deed import Deed
from bimtek.stages.program.deeds import called
from bimtek.stages.program.money import show_budget, show_targets
from bimtek.stages.program.records import QuickWinAnswer
from bimtek.ui.ask import Settle, Standing

if TYPE_CHECKING:
    from bimtek.stages.program.rules import Entry
    from bimtek.stages.program.state import ProgrammeState
    from bimtek.stages.program.view import ProgrammeView

NAMES: Final = {
    "name": "nama", "pillar": "pilar", "answers": "menjawab", "lead": "penanggung jawab",
    "support": "pendukung", "partners": "mitra", "horizon": "jangka", "years": "tahun",
    "budget": "anggaran", "source": "sumber dana", "indicator": "indikator", "targets": "target",
    "reference": "rujukan", "quick_win": "quick win", "percent": "kemajuan",
    "evidence": "bukti kemajuan", "said": "jam", "confidential": "tertutup",
    WITHDRAWN: "ditarik oleh satu orang, diubah oleh yang lain",
}  # fmt: skip


def settle(view: ProgrammeView, entry: Entry) -> None:
    """Ask for each value that differs, one after the other.

    Raises:
        Refusal: where there are none.
    """
    if not entry.conflicts:
        raise Refusal("no-conflict", "Di baris ini tidak ada nilai yang berbeda.")
    _ask(view, entry, list(entry.conflicts))


def _ask(view: ProgrammeView, entry: Entry, left: list[tuple[Seen[Any], str]]) -> None:
    seen, field = left[0]
    choices = _choices(view.state, seen, field)
    what = f"{called(entry)} · {_named(view.state, seen, field)}"

    def chosen(index: int | None) -> None:
        if index is None:
            return
        view.perform(Deed((choices[index][1],), "Nilai dipilih."))
        if left[1:]:
            _ask(view, entry, left[1:])

    view.app.push_screen(
        Settle(what, [standing for standing, _ in choices]),
        lambda index: view.attempt(lambda: chosen(index)),
    )


def _named(state: ProgrammeState, seen: Seen[Any], field: str) -> str:
    if isinstance(seen.value, QuickWinAnswer) and field != WITHDRAWN:
        known = {one.id: one.text for one in state.spec.conditions}
        return known.get(seen.value.condition, seen.value.condition)
    return NAMES.get(field, field)


def _choices(state: ProgrammeState, seen: Seen[Any], field: str) -> list[tuple[Standing, Change]]:
    if field == WITHDRAWN:
        head = seen.heads[WITHDRAWN][0]
        return [
            (_standing(state, head, "tetap ada"), seen.restore()),
            (_standing(state, head, "ditarik"), seen.withdraw("ditarik")),
        ]
    found: dict[str, tuple[Standing, Change]] = {}
    for head, value in seen.values(field):
        words = words_of(state, field, value)
        found.setdefault(words, (_standing(state, head, words), seen.change(**{field: value})))
    return list(found.values())


def words_of(state: ProgrammeState, field: str, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return show_budget(value)
    if field == "targets":
        return show_targets(value)
    if field == "support":
        return state.names(value)
    if field == "lead":
        return state.name(value)
    if field == "pillar":
        return state.pillar(value).title
    if field == "answers":
        return state.row_name(value)
    return "" if value is None else str(value)


def _standing(state: ProgrammeState, head: Head, words: str) -> Standing:
    author = state.session.author(head.stamp)
    if author is None:
        return Standing(words, "?", "")
    return Standing(words, author.name, f"{clock(author.at)}, {short_date(author.at.date())}")

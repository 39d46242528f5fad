"""Values that stand side by side in an item: shown with who and when, settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.journal.records import WITHDRAWN, Change, Head, Refusal
from bimtek.locale.dates import clock, short_date
from bimtek.stages.deed import Deed
from bimtek.stages.swot.deeds import called
from bimtek.ui.ask import Settle, Standing

if TYPE_CHECKING:
    from bimtek.stages.swot.rules import Entry
    from bimtek.stages.swot.view import SwotView

NAMES: Final = {
    "text": "kalimat",
    "component": "komponen",
    "quadrant": "kuadran",
    "said": "jam",
    "confidential": "tertutup",
    WITHDRAWN: "ditarik oleh satu orang, diubah oleh yang lain",
}


def settle(view: SwotView, entry: Entry) -> None:
    """Ask for each field in which values stand side by side, one after the other.

    Raises:
        Refusal: where there are none.
    """
    if not entry.seen.conflicts:
        raise Refusal("no-conflict", "Di baris ini tidak ada nilai yang berbeda.")
    _ask(view, entry, list(entry.seen.conflicts))


def _ask(view: SwotView, entry: Entry, left: list[str]) -> None:
    field = left[0]
    choices = _choices(view, entry, field)
    what = f"{called(entry)} · {NAMES.get(field, field)}"

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


def _choices(view: SwotView, entry: Entry, field: str) -> list[tuple[Standing, Change]]:
    seen = entry.seen
    if field == WITHDRAWN:
        head = seen.heads[WITHDRAWN][0]
        return [
            (_standing(view, head, "tetap ada"), seen.restore()),
            (_standing(view, head, "ditarik"), seen.withdraw("ditarik")),
        ]
    found: dict[str, tuple[Standing, Change]] = {}
    for head, value in seen.values(field):
        words = _words(view, field, value)
        found.setdefault(words, (_standing(view, head, words), seen.change(**{field: value})))
    return list(found.values())


def _words(view: SwotView, field: str, value: object) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if field == "component":
        return view.state.component(str(value)).title
    return "" if value is None else str(value)


def _standing(view: SwotView, head: Head, words: str) -> Standing:
    author = view.session.author(head.stamp)
    if author is None:
        return Standing(words, "?", "")
    return Standing(words, author.name, f"{clock(author.at)}, {short_date(author.at.date())}")

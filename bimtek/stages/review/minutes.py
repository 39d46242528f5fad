"""A telaah in the minutes: every chapter as it went, then its remarks and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bimtek.journal.records import DESTROYED
from bimtek.locale.dates import clock, medium_date
from bimtek.stages.review.fields import verdict_words
from bimtek.stages.review.records import chapter_place, remark_place
from bimtek.stages.review.rules import Entry, Part, decided
from bimtek.stages.review.state import ReviewState

if TYPE_CHECKING:
    from bimtek.script.model import Stage
    from bimtek.session import Session

UNSETTLED: Final = "(berbeda, belum dipilih)"
CHAPTER_HEADERS: Final = ("Bab", "Halaman", "Penyusun", "Waktu", "Keadaan")
REMARK_HEADERS: Final = (">No.", "Catatan", "Jenis", "Dari", "Keputusan", "Diperbaiki oleh",
                         "Tenggat")  # fmt: skip


class PrintedBook(NamedTuple):
    """One book, or all chapters where they belong to none."""

    title: str
    chapters: tuple[tuple[str, ...], ...]
    remarked: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    """Chapters with remarks: title, rows."""


def part(session: Session, stage: Stage) -> Mapping[str, object]:
    """The plain values that `minutes.md.j2` prints."""
    state = ReviewState(session, stage)
    shown = [one for one in state.everything if not one.closed]
    closed = len(state.everything) - len(shown)
    begun = any(one.began for one in state.parts)
    places = {chapter_place(stage.id, one.id): one.title for one in state.parts}
    places |= {remark_place(stage.id, one.id): _value(one, "text") for one in shown}
    return {
        "books": [_book(state, title, list(those)) for title, those in _by_book(state.parts)],
        "chapter_headers": list(CHAPTER_HEADERS),
        "remark_headers": list(REMARK_HEADERS),
        "summary": _summary(shown),
        "left_out": closed,
        "begun": state.run.started is not None,
        "recorded": begun or bool(state.everything) or any(one.added for one in state.parts),
        "told": {one.id for one in shown if state.action(one) is not None},
        "places": places,
    }


def _by_book(parts: Sequence[Part]) -> Any:
    return groupby(parts, key=lambda one: one.chapter.book)


def _book(state: ReviewState, title: str, parts: Sequence[Part]) -> PrintedBook:
    remarked = []
    for one in parts:
        shown = [entry for entry in state.of(one.id) if not entry.closed]
        if shown:
            rows = tuple(_remark(state, n, entry) for n, entry in enumerate(shown, 1))
            remarked.append((one.title, rows))
    return PrintedBook(title, tuple(_chapter(state, one) for one in parts), tuple(remarked))


def _chapter(state: ReviewState, part: Part) -> tuple[str, ...]:
    added = " (tambahan di aula)" if part.added else ""
    went = state.progress_of(part).value
    return f"{part.title}{added}", part.chapter.pages, state.wrote(part), _when(state, part), went


def _when(state: ReviewState, part: Part) -> str:
    began, ended = state.session.local(part.began), state.session.local(part.ended)
    return f"{clock(began)}–{clock(ended) if ended else '…'}" if began else ""


def _remark(state: ReviewState, number: int, entry: Entry) -> tuple[str, ...]:
    due = state.due(entry)
    return (
        str(number),
        _value(entry, "text"),
        _value(entry, "sort"),
        _who(state, entry),
        _value(entry, "verdict", verdict_words) or "belum diputuskan",
        _value(entry, "owner", state.name),
        _value(entry, "due", medium_date) if "due" in entry.seen.conflicts else _date(due),
    )


def _date(due: Any) -> str:
    return medium_date(due) if due else ""


def _who(state: ReviewState, entry: Entry) -> str:
    """Name with office; of two offices that two people recorded both."""
    split = _value(entry, "opd", state.name) if "opd" in entry.seen.conflicts else ""
    return split or state.who(entry)


def _value(entry: Entry, name: str, show: Any = str) -> str:
    """A field in words; of two values both, with the remark that nobody has chosen."""
    seen = entry.seen
    if name in seen.destroyed:
        return DESTROYED
    if name in seen.conflicts:
        values = dict.fromkeys(show(value) if value else "–" for _, value in seen.values(name))
        return f"{' / '.join(values)} {UNSETTLED}"
    value = getattr(entry.value, name)
    return str(show(value)) if value else ""


def _summary(shown: Sequence[Entry]) -> str:
    """`12 catatan: 9 diterima, 2 ditolak, 1 belum diputuskan`; nothing where there are none."""
    if not shown:
        return ""
    counts = decided(shown)
    told = [f"{number} {decision}" for decision, number in counts.items()]
    waiting = len(shown) - sum(counts.values())
    told += [f"{waiting} belum diputuskan"] if waiting else []
    return f"{len(shown)} catatan: {', '.join(told)}"

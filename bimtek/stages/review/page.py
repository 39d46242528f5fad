"""What the hall sees of a telaah: the chapter that is discussed with its remarks, or all chapters.

Offices stand on it, never a person; nothing that was told in confidence or is not settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bimtek.hall.running import time_left
from bimtek.locale.dates import short_date
from bimtek.page import Page, PageLine
from bimtek.stages.review.records import Decision
from bimtek.stages.review.rules import MARKS, Entry, Part, decided
from bimtek.stages.review.state import ReviewState
from bimtek.stages.timed import counted, left

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bimtek.script.model import Stage
    from bimtek.session import Session

OF_CHAPTER: Final = "bab/"
"""Beginning of what the screen points at while it shows one chapter."""
SIGNS: Final = {
    Decision.ACCEPTED: "✓", Decision.PARTLY: "◐", Decision.REJECTED: "✗", Decision.AGAIN: "…",
    None: "•",
}  # fmt: skip
"""One letter for each decision; a dot: none yet."""


def page(session: Session, stage: Stage, pointed: str) -> Page:
    """The chapter that the front shows, else all chapters.

    Args:
        pointed: `bab/<id>`, or nothing.
    """
    state = ReviewState(session, stage)
    corner = time_left(stage, state.run, session.now())
    part = state.part(pointed.removeprefix(OF_CHAPTER)) if pointed.startswith(OF_CHAPTER) else None
    return _chapter(state, part, corner) if part else _overview(state, corner)


def _open(found: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(one for one in found if one.is_public)


def _chapter(state: ReviewState, part: Part, corner: str) -> Page:
    about = [part.chapter.book, f"hlm. {part.chapter.pages}" if part.chapter.pages else ""]
    about.append(f"disusun {state.wrote(part)}" if state.wrote(part) else "")
    found = _open(state.of(part.id))
    lines = [PageLine(" · ".join(filter(None, about))), PageLine()] if any(about) else []
    lines += [line for one in found for line in _remark(state, one)]
    if not found:
        lines.append(PageLine("Belum ada catatan. Apa yang perlu diperbaiki?", strong=True))
    rest = left(part, state.session.now())
    return Page(
        part.title.upper(),
        rest or corner,
        tuple(lines),
        foot=_foot(found),
        done=counted(state.parts),
        counts="bab selesai",
    )


def _remark(state: ReviewState, entry: Entry) -> Iterator[PageLine]:
    value = entry.value
    yield PageLine(value.text, SIGNS[entry.decision], state.who_before_all(entry))
    if entry.decision is not None and entry.decision.is_yes and value.owner:
        due = state.due(entry)
        when = f", s.d. {short_date(due)}" if due else ""
        yield PageLine(f"diperbaiki {state.name(value.owner)}{when}", " ")


def _foot(found: Iterable[Entry]) -> str:
    """`✓ diterima 3   ✗ ditolak 1`: what the signs mean, with how many there are."""
    counts = decided(found)
    return "   ".join(f"{SIGNS[one]} {one} {number}" for one, number in counts.items())


def _overview(state: ReviewState, corner: str) -> Page:
    lines: list[PageLine] = []
    book = ""
    for part in state.parts:
        if part.chapter.book != book:
            book = part.chapter.book
            lines += [*([PageLine()] if lines else []), PageLine(book, strong=True)]
        many = len(_open(state.of(part.id)))
        right = f"{many} catatan" if many else ""
        lines.append(PageLine(part.title, MARKS[state.progress_of(part)], right))
    empty = (PageLine("Bab demi bab: apa yang perlu diperbaiki?"),)
    return Page(
        state.stage.title.upper(),
        corner,
        tuple(lines) or empty,
        foot=_foot(_open(state.everything)),
        done=counted(state.parts) if state.parts else None,
        counts="bab selesai" if state.parts else "",
    )


def office(session: Session, stage: Stage, opd: str) -> tuple[PageLine, ...]:
    """The chapters that an OPD wrote, and how many remarks each has; what it mends stands below."""
    state = ReviewState(session, stage)
    mine = [part for part in state.parts if opd in part.chapter.opds]
    if not mine:
        return ()
    lines = [
        PageLine(
            state.chapter_words(part.id),
            MARKS[state.progress_of(part)],
            f"{many} catatan" if (many := len(_open(state.of(part.id)))) else "",
        )
        for part in mine
    ]
    return PageLine("Bab yang disusun", strong=True), *lines

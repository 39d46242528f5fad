"""From a typed line to what is recorded: a remark, several from a paste, another chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.notes import no_deadline, nobody_mentioned, paste_lines
from bimtek.journal.records import Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.review import view_going as going
from bimtek.stages.review.deeds import Remarking
from bimtek.stages.review.typed import Typed, command, read_line

if TYPE_CHECKING:
    from bimtek.stages.review.view import ReviewView

CORRECT = "Esc, Enter"
"""The keys that lead from the field to the remark just recorded."""


def read(view: ReviewView, text: str) -> Typed:
    """A line as it is understood here."""
    return read_line(text, view.stage.id, view.state.turn, view.state.known)


def understood(view: ReviewView, text: str) -> Typed | None:
    """What stands in the field; None: nothing, or a command."""
    if not text.strip() or command(text) is not None:
        return None
    return read(view, text)


def submit(view: ReviewView, text: str) -> None:
    """Enter: record what stands in the field and be free for the next.

    Raises:
        Refusal: for a line without words, or a deadline that is none; what is typed stays.
    """
    if not text.strip():
        return
    said = command(text)
    if said is not None:
        if said.chapter is not None:
            going.to_number(view, said.chapter)
        else:
            going.step(view, said.step)
        view.field.settle()
        return
    typed = read(view, text)
    _check_deadline(typed)
    remarking = Remarking(view.state, _chapter(view, typed), view.now())
    remark = remarking.take(typed)
    view.field.settle()
    view.newest = remark
    told = nobody_mentioned(typed.said, CORRECT) or _told(view, typed)
    view.perform(Deed(tuple(remarking.changes), told), clears=view.field.place, typed=text)


def _chapter(view: ReviewView, typed: Typed) -> str:
    if not (typed.chapter or view.chapter):
        raise Refusal("no-chapter", "Belum ada bab. Esc, lalu + menambah bab.")
    return typed.chapter or view.chapter


def _check_deadline(typed: Typed) -> None:
    """A deadline behind `>` that is none is told before anything is recorded."""
    if typed.order is not None and no_deadline(typed.order.said):
        stray = next(one for one in typed.order.said.unknown if one.word[0] == "^")
        raise Refusal("due", f"‘{stray.word}’ {stray.why}. Tulis misalnya ^14/7.")


def _told(view: ReviewView, typed: Typed) -> str:
    if typed.chapter and typed.chapter != view.chapter:
        return f"Dicatat pada {view.state.title(typed.chapter)}."
    return ""


def paste(view: ReviewView, text: str) -> None:
    """Several lines: asked whether each becomes a remark, then recorded as one act."""

    def many() -> None:
        remarking = Remarking(view.state, view.chapter, view.now())
        for number, line in enumerate(paste_lines(text), 1):
            typed = read(view, line)
            try:
                _check_deadline(typed)
                remarking.take(typed)
            except Refusal as refusal:
                words = f"Tidak ada yang masuk. Baris {number}: {refusal.message}"
                raise Refusal(refusal.code, words) from refusal
        told = f"{remarking.remarks} catatan dicatat. Ctrl+Z mengurungkan semuanya."
        view.perform(Deed(tuple(remarking.changes), told))

    view.ask_of_paste(text, "catatan", many)

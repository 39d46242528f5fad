"""From one chapter to another, to the list of all, to a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.hall.records import Note
from bimtek.journal.records import Refusal
from bimtek.stages.review.records import ChapterRun, Remark

if TYPE_CHECKING:
    from bimtek.stages.review.view import ReviewView


def show_chapter(view: ReviewView, chapter: str) -> bool:
    """Show the remarks on a chapter; what is typed goes there from now on. False: it is gone."""
    if view.state.part(chapter) is None or not view.put_away():
        return False
    view.chapter, view.listing = chapter, False
    _shown_anew(view)
    if found := view.state.of(chapter):
        view.lines.move_to(found[-1].id)
    return True


def show_list(view: ReviewView) -> None:
    """Show all chapters, with the cursor on the one in sight."""
    if not view.put_away():
        return
    view.listing = True
    _shown_anew(view)
    view.lines.move_to(view.chapter)
    view.lines.focus()


def _shown_anew(view: ReviewView) -> None:
    view.lines.clear_marks()
    view.redraw()
    view.post_message(view.Pointed())
    view.post_message(view.Noting())


def to_number(view: ReviewView, number: int) -> None:
    """To a chapter by its place, from 0.

    Raises:
        Refusal: if there is none.
    """
    known = view.state.parts
    if not 0 <= number < len(known):
        raise Refusal("no-chapter", f"Hanya ada {len(known)} bab.")
    show_chapter(view, known[number].id)


def step(view: ReviewView, by: int) -> None:
    """To the neighbouring chapter; nothing begins by that."""
    known = [one.id for one in view.state.parts]
    if not known:
        return
    at = known.index(view.chapter) if view.chapter in known else 0
    show_chapter(view, known[(at + by) % len(known)])


def stand_on(view: ReviewView, remark: str) -> bool:
    """Put the cursor on a remark; False if it does not stand here."""
    entry = view.state.entry(remark)
    if entry is None or not view.put_away():
        return False
    if view.listing or entry.value.chapter != view.chapter:
        show_chapter(view, entry.value.chapter)
    view.lines.focus()
    return view.lines.move_to(remark)


def to_record(view: ReviewView, kind: str, record: str) -> bool:
    """To a remark, a chapter or a note; False: it does not stand here."""
    if kind == Note.kind:
        return view.to_note(record) or stand_on(view, record)
    stage, _, rest = record.partition("/")
    if stage != view.stage.id:
        return False
    if kind == Remark.kind:
        return stand_on(view, rest)
    if kind != ChapterRun.kind or not show_chapter(view, rest):
        return False
    view.field.focus()
    return True

"""What each key of the rows does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from bimtek.hall.notes import no_deadline
from bimtek.journal.records import Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.review import deeds
from bimtek.stages.review import view_going as going
from bimtek.stages.review.records import ChapterRun, Decision, Remark, Sort
from bimtek.stages.review.rules import Entry, Part
from bimtek.stages.review.said import said_here
from bimtek.stages.review.typed import read_order

if TYPE_CHECKING:
    from bimtek.stages.review.view import ReviewView


def _row(view: ReviewView) -> Entry:
    entry = view.cursor_entry
    if entry is None:
        raise Refusal("no-row", "Belum ada catatan pada bab ini. i: catatan baru.")
    return entry


def _marked(view: ReviewView) -> tuple[Entry, ...]:
    """The marked remarks, else the one under the cursor."""
    found = view.state.of(view.chapter)
    marked = [one for one in found if one.id in view.lines.marked]
    return tuple(marked) or (_row(view),)


def _done(view: ReviewView, deed: Deed) -> None:
    view.perform(deed)
    view.lines.clear_marks()


# -- what becomes of remarks


def _accept(view: ReviewView, decision: Decision = Decision.ACCEPTED) -> None:
    """Ask who mends it by when; whoever wrote the chapter stands there already."""
    from bimtek.ui.ask import Ask

    view.check_open(Remark)
    found = _marked(view)

    def check(text: str) -> str:
        order = read_order(text, view.state.known)
        if wrong := no_deadline(order.said):
            return wrong.partition(". ")[0] + ". Tulis misalnya ^14/7."
        try:
            deeds.accept(view.state, found, order, view.now(), decision)
        except Refusal as refused:
            return refused.message
        return ""

    def said(text: str | None) -> None:
        if text is not None:
            order = read_order(text, view.state.known)
            _done(view, deeds.accept(view.state, found, order, view.now(), decision))

    question = f"{deeds.of_all(found)} {decision}. Siapa memperbaiki, dan kapan?"
    ask = Ask(
        question, _standing_order(view, found), check=check, empty=True,
        hint="@opd ^14/7, lalu bila perlu caranya",
    )  # fmt: skip
    view.app.push_screen(ask, lambda text: view.attempt(lambda: said(text)))


def _standing_order(view: ReviewView, found: tuple[Entry, ...]) -> str:
    """`@bappeda ^`, as it would be typed: the cursor stands where the day comes."""
    owners = {one.value.owner for one in found}
    part = view.state.part(found[0].value.chapter)
    wrote = part.chapter.opds[0] if part and part.chapter.opds else ""
    owner = next(iter(owners)) if len(owners) == 1 else ""
    owner = owner or wrote
    return f"@{owner} ^" if owner else "^"


def _ask_reason(view: ReviewView, decision: Decision, question: str, *, needed: bool) -> None:
    from bimtek.ui.ask import Ask

    view.check_open(Remark)
    found = _marked(view)

    def check(text: str) -> str:
        try:
            deeds.decide(view.state, found, decision, text, view.now())
        except Refusal as refused:
            return refused.message
        return ""

    def said(text: str | None) -> None:
        if text is not None:
            _done(view, deeds.decide(view.state, found, decision, text, view.now()))

    ask = Ask(f"{deeds.of_all(found)}: {question}", check=check, empty=not needed)
    view.app.push_screen(ask, lambda text: view.attempt(lambda: said(text)))


def _reject(view: ReviewView) -> None:
    _ask_reason(view, Decision.REJECTED, "ditolak. Apa alasannya?", needed=True)


def _again(view: ReviewView) -> None:
    _ask_reason(view, Decision.AGAIN, "dibahas lagi. Menunggu apa? (boleh kosong)", needed=False)


def _undecide(view: ReviewView) -> None:
    _done(view, deeds.undecide(view.state, _marked(view), view.now()))


# -- what remarks are


def _sort(view: ReviewView) -> None:
    from bimtek.ui.ask import Choose, Option

    found = _marked(view)
    options = [Option(sort.letter, sort.value, sort) for sort in Sort]
    at = list(Sort).index(found[0].value.sort)

    def chosen(sort: Sort | None) -> None:
        if sort is not None:
            _done(view, deeds.sort_as(found, sort))

    view.app.push_screen(
        Choose(f"Jenis {deeds.of_all(found)}:", options, at=at),
        lambda sort: view.attempt(lambda: chosen(sort)),
    )


def _move(view: ReviewView) -> None:
    from bimtek.ui.ask import Choose, Option

    found = _marked(view)
    options = [
        Option(str(number) if number < 10 else "", view.state.chapter_words(one.id), one)
        for number, one in enumerate(view.state.parts, 1)
        if one.id != view.chapter
    ]

    def chosen(part: Part | None) -> None:
        if part is not None:
            _done(view, deeds.move(view.state, found, part, view.now()))

    view.app.push_screen(
        Choose(f"Pindahkan {deeds.of_all(found)} ke bab mana?", options),
        lambda part: view.attempt(lambda: chosen(part)),
    )


def _withdraw(view: ReviewView) -> None:
    if not view.listing:
        _done(view, deeds.withdraw(view.state, _marked(view), view.now()))
    elif (part := view.cursor_part) is not None:
        view.perform(deeds.remove_chapter(view.state, part))


def _backspace(view: ReviewView) -> None:
    """Among remarks it takes one back; among chapters the one that is discussed."""
    if view.listing:
        view.perform(deeds.course(view.state).take_back(view.now()))
    else:
        _withdraw(view)


def _confide(view: ReviewView) -> None:
    _done(view, deeds.confide(view.state, _marked(view), view.now()))


# -- elsewhere


def _type(view: ReviewView) -> None:
    if view.listing and (part := view.cursor_part) is not None:
        going.show_chapter(view, part.id)
    view.field.focus()


def _add(view: ReviewView) -> None:
    from bimtek.ui.ask import Ask

    view.check_open(ChapterRun)
    after = view.cursor_part

    def said(title: str | None) -> None:
        if title:
            view.perform(deeds.add_chapter(after, view.stage.id, title))

    where = f" sesudah {after.title}" if after else ""
    view.app.push_screen(
        Ask(f"Bab tambahan{where}:", hint="Bab 4 Peta jalan", done="tambah"),
        lambda title: view.attempt(lambda: said(title)),
    )


def _settle(view: ReviewView) -> None:
    from bimtek.stages.review.view_settle import settle

    settle(view, _row(view))


def _destroy(view: ReviewView) -> None:
    part = view.cursor_part if view.listing else None
    chapter = part.id if part else view.chapter
    view.post_message(view.Destroy(said_here(view.state, chapter, view.cursor_entry)))


ACTS: Final[Mapping[str, Callable[[ReviewView], None]]] = {
    "type": _type,
    "accept": _accept,
    "partly": partial(_accept, decision=Decision.PARTLY),
    "reject": _reject,
    "again": _again,
    "undecide": _undecide,
    "sort": _sort,
    "move": _move,
    "withdraw": _withdraw,
    "backspace": _backspace,
    "confide": _confide,
    "add": _add,
    "settle": _settle,
    "destroy": _destroy,
}

"""From question to question, and what the keys of one do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Refusal
from bimtek.stages.gap import asking, carry, deeds
from bimtek.stages.gap.fields import read_level
from bimtek.stages.gap.questions import by_heat, in_order
from bimtek.stages.gap.records import CITY, NO_DATA, NOT_APPLICABLE, Answer, GapStatus
from bimtek.stages.gap.script import Pillar
from bimtek.stages.gap.view_acts import ACTS, give, give_unknown
from bimtek.stages.gap.view_asked import course, is_city_level, question_of, row_of

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView
    from bimtek.stages.gap.view_question import QuestionPane


def go_to(view: GapView, code: str) -> bool:
    """Show a question; the page behind it stands on the same row."""
    pillar = next((one for one, part in course(view) if part.code == code), None)
    if pillar is None or view.asking is None:
        return False
    if pillar.id not in view.fixed_order:
        view.fixed_order[pillar.id] = by_heat(pillar, view.state.absent)
    view.code = code
    line_up(view)
    view.asking.show(question_of(view), fresh=True)
    view.point()
    return True


def line_up(view: GapView) -> None:
    """The page behind the question stands on its row again, wherever one went meanwhile."""
    pillar = next((one for one, part in course(view) if part.code == view.code), None)
    if pillar is not None:
        view.show_pillar(pillar, f"{view.code}/{CITY}")


def step(view: GapView, by: int) -> None:
    """The next or the previous question, with the cursor on its level."""
    questions = course(view)
    at = next((n for n, (_, part) in enumerate(questions) if part.code == view.code), 0)
    pillar = questions[at][0]
    if not 0 <= at + by < len(questions):
        view.tell(_at_the_end(view) if by > 0 else "Ini pertanyaan pertama.")
        return
    go_to(view, questions[at + by][1].code)
    if view.asking is not None:
        view.asking.level.focus()
    if by > 0 and questions[at + by][0].id != pillar.id and (left := _unread(view, pillar)):
        view.tell(f"{pillar.title}: {left} level belum dibacakan (PgUp, lalu A).")


def _at_the_end(view: GapView) -> str:
    """What is left to do behind the last question: the pillars that wait to be read back."""
    waiting = [pillar for pillar in in_order(view.state.spec) if _unread(view, pillar)]
    names = ", ".join(pillar.title.removeprefix("Smart ") for pillar in waiting)
    todo = f"Belum dibacakan (A): {names}." if names else "G gambar seluruhnya."
    return f"Ini pertanyaan terakhir. {todo}"


def _unread(view: GapView, pillar: Pillar) -> int:
    gaps = (view.state.gap(row) for row in view.state.rows(pillar) if is_city_level(row))
    return sum(bool(gap.answer.now) and gap.status is not GapStatus.AGREED for gap in gaps)


def refresh(view: GapView) -> None:
    """Show what was recorded meanwhile; typing stays as it is."""
    if view.asking is not None:
        view.asking.show(question_of(view), fresh=False)


# -- what its keys do


def digit(view: GapView, pane: QuestionPane, typed: str) -> None:
    """The first digit is the present level, the second the target; then the question waits."""
    row = row_of(view)
    value = read_level(typed, view.state.scale)
    standing = view.gap(row).answer
    if pane.awaiting == row.key and standing.now:
        pane.awaiting = None
        deeds.refuse_anothers_half(view.state, row)
        give(view, row, carry.typed_target(standing, value))
    else:
        deeds.refuse_if_split(view.state, row)
        pane.awaiting = row.key
        give(view, row, carry.typed_now(standing, value))


def _unknown(view: GapView, value: str) -> None:
    row, pane = row_of(view), view.asking
    standing = view.gap(row).answer
    is_target = pane is not None and pane.awaiting == row.key and value == NO_DATA
    if pane is not None:
        pane.awaiting = None
    typed = carry.typed_target if is_target else carry.typed_now
    give_unknown(view, row, typed(standing, value))


def _take_back(view: GapView) -> None:
    row, pane = row_of(view), view.asking
    standing = view.gap(row).answer
    deed = deeds.take_back(view.state, row, standing)
    rest = carry.typed_target(standing, "") if standing.target else Answer()
    if pane is not None:
        pane.awaiting = row.key if rest.now else None
    view.perform(deed, {row.key: replace(view.gap(row), answer=rest)} if rest != standing else {})
    view.redraw_row(row)


def _except(view: GapView) -> None:
    page, row = view.leaf.page, row_of(view)
    if not view.gap(row).answer.now:
        raise Refusal("nothing-to-except", f"{row.code} belum punya level.")
    page.toggle_mark(row.key)
    refresh(view)


def _differ(view: GapView) -> None:
    if view.asking is not None:
        view.asking.field(asking.DISSENT).focus()


def _tonight(view: GapView) -> None:
    view.perform(asking.leave_question(view.state, row_of(view)))


def _confide(view: GapView) -> None:
    view.perform(deeds.keep_confidential(view.state, [row_of(view)]))


DOES: Final[Mapping[str, Callable[[GapView], None]]] = {
    "no_data": lambda view: _unknown(view, NO_DATA),
    "not_applicable": lambda view: _unknown(view, NOT_APPLICABLE),
    "take_back": _take_back,
    "except": _except,
    "differ": _differ,
    "tonight": _tonight,
    "confide": _confide,
    **{verb: ACTS[verb] for verb in ("agree", "settle", "proposal", "cause")},
}


def differ(view: GapView, said: asking.Dissent, place: str) -> None:
    """Record an OPD that says another level."""
    view.perform(asking.differ(view.state, row_of(view), said), clears=place)

"""From question to question, and what the keys of one do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Refusal
from bimtek.stages.gap import asking, deeds
from bimtek.stages.gap.cells import shown, spelled
from bimtek.stages.gap.questions import in_order, next_in_pillar, next_open
from bimtek.stages.gap.records import CITY, NO_DATA, NOT_APPLICABLE, Answer, Gap, GapStatus
from bimtek.stages.gap.rows import NO_GAP, Row
from bimtek.stages.gap.script import Pillar, Subdimension
from bimtek.stages.gap.view_acts import ACTS, give_half, give_unknown, take_back
from bimtek.stages.gap.view_asked import course, is_city_level, is_settled, question_of, row_of

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView


def go_to(view: GapView, code: str) -> bool:
    """Show a question; the page behind it stands on the same row."""
    pillar = next((one for one, part in course(view) if part.code == code), None)
    if pillar is None or view.asking is None:
        return False
    view.code, view.back_from = code, ""
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
    """The next open or the previous question, with the cursor on its level."""
    questions = course(view)
    codes = [part.code for _, part in questions]
    at = codes.index(view.code) if view.code in codes else 0
    here = _next_here(view) if by > 0 else ""
    to = codes.index(here) if here else _beyond(view, codes, at) if by > 0 else at + by
    if not 0 <= to < len(questions):
        view.tell(_at_the_end(view, codes) if by > 0 else "Ini pertanyaan pertama.")
        return
    comes_back, until = by > 0 and to < at, view.back_from if here else ""
    go_to(view, codes[to])
    view.back_from = codes[at] if comes_back else until
    if view.asking is not None:
        view.asking.level.focus()
    if comes_back:
        view.tell(f"Kembali ke {codes[to]}, belum dijawab. PgDn melewatinya, t tugas malam.")
    elif by > 0 and (told := _passed(view, questions[at : to + 1])):
        view.tell(told)


def _next_here(view: GapView) -> str:
    """The next question of the pillar; empty: it is left."""
    return next_in_pillar(
        [part.code for part in view.leaf.pillar.subdimensions],
        view.code,
        lambda code: is_settled(view, code),
        lambda code: bool(_unasked(view, [code])),
        view.back_from,
    )


def _beyond(view: GapView, codes: Sequence[str], at: int) -> int:
    """Where the next open question lies behind this pillar; without one, the next."""
    last = codes.index(view.leaf.pillar.subdimensions[-1].code)
    to = next_open(codes, last, lambda code: is_settled(view, code))
    if to < len(codes) and not is_settled(view, codes[to]):
        return to
    return (last if view.back_from else at) + 1


def _turn(view: GapView, by: int) -> None:
    """To the first open question of the neighbouring pillar, as the page turns."""
    pillars = in_order(view.state.spec)
    at = next(n for n, one in enumerate(pillars) if one.id == view.leaf.pillar.id)
    codes = [part.code for part in pillars[(at + by) % len(pillars)].subdimensions]
    go_to(view, next((code for code in codes if not is_settled(view, code)), codes[0]))


def _passed(view: GapView, between: Sequence[tuple[Pillar, Subdimension]]) -> str:
    """What is told on the way: which agreed ones lie between, and what was not read back."""
    pillar, last = between[0][0], between[-1][0]
    over = [part.code for _, part in between[1:-1] if is_settled(view, part.code)]
    told = [f"Sudah disepakati, dilewati: {', '.join(over)}."] if over else []
    if last.id == pillar.id:
        return " ".join(told)
    if unasked := _unasked(view, (part.code for part in pillar.subdimensions)):
        told.append(f"{pillar.title}: belum dijawab {', '.join(unasked)}.")
    if left := _unread(view, pillar):
        way = "PgUp, lalu A" if between[-2][0].id == pillar.id else "A di pilarnya"
        told.append(f"{pillar.title}: {left} level belum dibacakan ({way}).")
    return " ".join(told)


def _unasked(view: GapView, codes: Iterable[str]) -> list[str]:
    """Questions without a level that are nobody's task of tonight either."""
    gaps = ((code, view.state.gaps.get(f"{code}/{CITY}", NO_GAP)) for code in codes)
    return [code for code, gap in gaps if not gap.answer.now and not gap.task]


def _at_the_end(view: GapView, codes: Sequence[str]) -> str:
    """What is left to do behind the last question: what was passed, what waits to be read back."""
    waiting = [pillar for pillar in in_order(view.state.spec) if _unread(view, pillar)]
    names = ", ".join(pillar.title.removeprefix("Smart ") for pillar in waiting)
    unasked = _unasked(view, codes)
    todo = [f"Belum dijawab: {', '.join(unasked)}."] if unasked else []
    todo += [f"Belum dibacakan (A): {names}."] if names else []
    return " ".join(("Ini pertanyaan terakhir.", *(todo or ["G gambar seluruhnya."])))


def _unread(view: GapView, pillar: Pillar) -> int:
    gaps = (view.state.gap(row) for row in view.state.rows(pillar) if is_city_level(row))
    return sum(bool(gap.answer.now) and gap.status is not GapStatus.AGREED for gap in gaps)


def refresh(view: GapView) -> None:
    """Show what was recorded meanwhile; typing stays as it is."""
    if view.asking is not None:
        view.asking.show(question_of(view), fresh=False)


# -- what its keys do


def digit(view: GapView, typed: str) -> None:
    """The first digit is the present level, the second the target; then the question waits."""
    row = row_of(view)
    before = view.gap(row)
    give_half(view, row, typed, lambda said: _replaced(row, before, said))


def _replaced(row: Row, gap: Gap, said: Answer) -> str:
    """What is told of a digit behind a whole answer: it is a new present level.

    Of an agreed one the deed tells it.
    """
    before = gap.answer
    if not before.target or said == before or gap.status is not GapStatus.DRAFT:
        return ""
    return (
        f"{row.code}: kini {spelled(Answer(before.now))} menjadi {said.now}; "
        f"sasaran tetap {shown(before.target)} sampai diketik lagi."
    )


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
    "before": lambda view: _turn(view, -1),
    "after": lambda view: _turn(view, 1),
    "no_data": lambda view: give_unknown(view, row_of(view), NO_DATA),
    "not_applicable": lambda view: give_unknown(view, row_of(view), NOT_APPLICABLE),
    "take_back": lambda view: take_back(view, row_of(view)),
    "except": _except,
    "differ": _differ,
    "tonight": _tonight,
    "confide": _confide,
    **{verb: ACTS[verb] for verb in ("agree", "settle", "proposal", "cause")},
}


def differ(view: GapView, said: asking.Dissent, place: str) -> None:
    """Record an OPD that says another level."""
    view.perform(asking.differ(view.state, row_of(view), said), clears=place)

"""What each key of the rows does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.program import deeds
from bimtek.stages.program.plenary import gather
from bimtek.stages.program.records import Answer, Programme
from bimtek.stages.program.rules import Entry, answer_to
from bimtek.stages.program.said import said_here
from bimtek.stages.program.script import Condition
from bimtek.ui.later import after_refresh

if TYPE_CHECKING:
    from bimtek.stages.program.state import Pillar
    from bimtek.stages.program.view import ProgrammeView


def _row(view: ProgrammeView) -> Entry:
    entry = view.cursor_entry
    if entry is None:
        raise Refusal("no-row", "Belum ada program. i: program baru.")
    return entry


def _marked(view: ProgrammeView) -> tuple[Entry, ...]:
    """The marked rows, else the one under the cursor."""
    marked = [one for one in view.rows if one.id in view.lines.marked]
    return tuple(marked) or (_row(view),)


def _done(view: ProgrammeView, deed: Deed) -> None:
    view.perform(deed)
    view.lines.clear_marks()


def percent(view: ProgrammeView, digit: str) -> None:
    """Ask for the progress of the rows; the digit is its beginning."""
    from bimtek.ui.ask import Ask

    view.check_open(Programme)
    found = _marked(view)

    def check(text: str) -> str:
        try:
            deeds.progress(found, text)
        except Refusal as refused:
            return refused.message
        return ""

    def said(text: str | None) -> None:
        if text:
            _done(view, deeds.progress(found, text))

    question = f"Kemajuan {deeds.of_all(found)} dalam persen, lalu bila ada buktinya:"
    view.app.push_screen(
        Ask(question, digit, check=check, hint="40 draf SOP selesai"),
        lambda text: view.attempt(lambda: said(text)),
    )


def _mark(view: ProgrammeView) -> None:
    _done(view, deeds.mark(view.state, _marked(view)))


# -- the rule, condition by condition


def _conditions(view: ProgrammeView) -> None:
    entry = _row(view)
    _ask_condition(view, entry.id, list(view.state.spec.conditions))


def _ask_condition(view: ProgrammeView, key: str, left: list[Condition]) -> None:
    from bimtek.ui.ask import Choose, Option

    entry = view.state.entry(key)
    if entry is None or not left:
        return
    one, rest = left[0], left[1:]
    asked = view.state.spec.conditions
    standing = answer_to(entry, one.id)
    options = [
        Option("y", "ya", Answer.YES.value),
        Option("t", "tidak", Answer.NO.value),
        Option("l", "lewati, biarkan seperti ini", ""),
        Option("b", "belum dijawab", "-"),
    ]
    stands = f" (sekarang: {standing})" if standing else ""
    number = f"Syarat {len(asked) - len(rest)} dari {len(asked)}"

    def answered(said: str | None) -> None:
        if said is None:
            return
        if said:
            answer = None if said == "-" else Answer(said)
            standing = view.state.entry(key)
            if standing is not None:
                view.perform(deeds.answer(view.state, standing, one, answer))
        if rest:
            after_refresh(view, _ask_condition, view, key, rest)

    question = f"{deeds.called(entry)}\n{number}: {one.text}?{stands}"
    at = {Answer.YES: 0, Answer.NO: 1}.get(standing, 0) if standing else 0
    view.app.push_screen(
        Choose(question, options, cancel="berhenti", at=at),
        lambda said: view.attempt(lambda: answered(said)),
    )


# -- moved, taken back


def _move(view: ProgrammeView) -> None:
    from bimtek.ui.ask import Choose, Option

    found = _marked(view)
    here = {one.value.pillar for one in found}
    options = [
        Option(str(number) if number < 10 else "", one.title, one)
        for number, one in enumerate(view.state.pillars, 1)
        if here != {one.id}
    ]

    def chosen(pillar: Pillar | None) -> None:
        if pillar is not None:
            view.attempt(lambda: _done(view, deeds.move(view.state, found, pillar)))

    view.app.push_screen(Choose(f"Pindahkan {deeds.of_all(found)} ke mana?", options), chosen)


def _withdraw(view: ProgrammeView) -> None:
    _done(view, deeds.withdraw(_marked(view)))


def _confide(view: ProgrammeView) -> None:
    _done(view, deeds.confide(_marked(view)))


# -- elsewhere


def _type(view: ProgrammeView) -> None:
    view.field.focus()


def _gap(view: ProgrammeView) -> None:
    entry = _row(view)
    topic = view.state.row(entry.value.answers)
    if topic is None:
        raise Refusal("no-gap", "Program ini belum menyebut kesenjangan. Enter, isian Menjawab.")
    if topic.then:  # no acara of this script asks it: what stood there is told here
        view.tell(" · ".join(view.state.beside(entry.value.answers)))
        return
    view.post_message(view.Open(topic.about.partition("/")[0], entry.value.answers))


def _settle(view: ProgrammeView) -> None:
    from bimtek.stages.program.view_settle import settle

    settle(view, _row(view))


def _destroy(view: ProgrammeView) -> None:
    entry = view.cursor_entry
    pillar = entry.value.pillar if entry else view.pillar
    view.post_message(view.Destroy(said_here(view.state, pillar, entry)))


# -- tables


def _gather(view: ProgrammeView) -> None:
    """The plenary begins with what the groups propose."""
    view.check_tables()
    view.perform(gather(view.state))
    view.to_gathered()


def _differ(view: ProgrammeView) -> None:
    """A group sees a programme of the plenary otherwise: its sentence is kept."""
    entry = _row(view)
    view.differ(deeds.called(entry), entry.id)


def _present(view: ProgrammeView) -> None:
    view.present()


ACTS: Final[Mapping[str, Callable[[ProgrammeView], None]]] = {
    "type": _type,
    "mark": _mark,
    "conditions": _conditions,
    "move": _move,
    "withdraw": _withdraw,
    "confide": _confide,
    "gap": _gap,
    "settle": _settle,
    "destroy": _destroy,
    "gather": _gather,
    "differ": _differ,
    "present": _present,
}

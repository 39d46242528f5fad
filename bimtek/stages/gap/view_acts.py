"""What each key of the pillar page does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bimtek.journal.records import Refusal
from bimtek.stages.gap import agreeing, carry, deeds, rules
from bimtek.stages.gap.cells import CONFLICT, SPELLED, own_level, pair, spelled
from bimtek.stages.gap.doubts import wrong_side
from bimtek.stages.gap.fields import read_level
from bimtek.stages.gap.plenary import Tables, gather, otherwise_words
from bimtek.stages.gap.questions import in_order
from bimtek.stages.gap.records import NO_DATA, NOT_APPLICABLE, Answer, GapStatus
from bimtek.stages.gap.rows import Row
from bimtek.stages.gap.view_waiting import (
    place_in_sight,
    refuse_behind_comma,
    refuse_once_over_agreed,
    typed_anew,
)

if TYPE_CHECKING:
    from bimtek.stages.gap.view import GapView

CLOSED: Final = "~ (tertutup)"
"""In place of a value that is not read out."""

KEYS: Final = {NO_DATA: "-", NOT_APPLICABLE: "x"}

EXCEPTING: Final = "kecuali sebagian: Esc, Spasi pada barisnya, lalu A"
AGREE_HELP: Final = """\
Pilar dibacakan, lalu level kotanya disepakati; layar menampilkannya.

y     sepakat: semua baris di atas menjadi ‘sepakat’
Esc   belum; tidak ada yang berubah

Kecuali sebagian: Esc, Spasi pada baris yang belum disepakati,
lalu A. Baris bertanda tidak ikut disepakati.
"""


def type_level(view: GapView, row: Row, digit: str) -> None:
    """The first digit is the present level, the second the target; then the next level."""
    if give_half(view, row, digit):
        next_of_its_sort(view, row)


def give_half(
    view: GapView, row: Row, digit: str, told: Callable[[Answer], str] = lambda _: ""
) -> bool:
    """Record a digit of a level, and say whether it was the second one: the target.

    Args:
        told: what goes before what is told of a new present level.
    """
    refuse_behind_comma(view, row)
    value, standing = read_level(digit, view.state.scale), view.gap(row).answer
    place = place_in_sight(view)
    if place.awaiting == row.key and standing.now:
        said, both = carry.typed_target(standing, value), standing.now + digit
        if place.warned[0] == row.key and typed_anew(place.warned[1], both):
            return False
        refuse_once_over_agreed(view, row, said, both)
        place.awaiting = None
        deeds.refuse_anothers_half(view.state, row)
        give(view, row, said)
        return True
    deeds.refuse_if_split(view.state, row)
    said = carry.typed_now(standing, value)
    refuse_once_over_agreed(view, row, said, digit)
    place.await_target(row.key, value)
    give(view, row, said, told=told(said))
    return False


def give(
    view: GapView,
    row: Row,
    said: Answer,
    *,
    clears: str = "",
    saw: deeds.Saw | None = None,
    told: str = "",
) -> None:
    """Record an answer and show it at once; `told` goes before what the deed itself tells."""
    gap = view.gap(row)
    shown = replace(gap, answer=said, status=rules.status_after(gap, said))
    if deeds.no_task_any_more(row, gap, said):
        shown = replace(shown, task=False)
    deed = deeds.as_seen(deeds.answer(view.state, row, said, saw), saw)
    deed = deed._replace(told=" ".join(filter(None, (told, deed.told))))
    view.perform(deed, {row.key: shown}, clears=clears)
    view.redraw_row(row)


def next_of_its_sort(view: GapView, row: Row) -> None:
    """After a level the next level, after a number the next number; at the end one row down."""
    rows = view.leaf.rows
    at = next((n for n, one in enumerate(rows) if one.key == row.key), len(rows))
    below = rows[at + 1 :]
    alike = next((one for one in below if one.is_level == row.is_level), None)
    if (chosen := alike or next(iter(below), None)) is not None:
        view.leaf.page.move_to(chosen.key)
        view.leaf.page.came_from = (row.key, chosen.key)


def _unknown(view: GapView, value: str) -> None:
    row = _row(view)
    give_unknown(view, row, value)
    next_of_its_sort(view, row)


def give_unknown(view: GapView, row: Row, value: str) -> None:
    """Record an answer without a number; one letter has such an effect that it is told."""
    place, before = place_in_sight(view), view.gap(row).answer
    is_target = place.awaiting == row.key and value == NO_DATA
    typed = carry.typed_target if is_target else carry.typed_now
    said = typed(before, value)
    refuse_once_over_agreed(view, row, said, KEYS[value])
    changed = f", semula {pair(before)}" if before.now and before != said else ""
    what = f"{row.code} {view.state.label(row)}"
    give(view, row, said, told=f"{what}: {spelled(said)}{changed}. Ctrl+Z mengurungkan.")
    place.awaiting = None


def _take_back(view: GapView) -> None:
    if view.leaf.page.marked:
        from bimtek.stages.gap.view_taking import take_back_marked

        take_back_marked(view, _targets(view))
        return
    page, row = view.leaf.page, _row(view)
    left, at = page.came_from
    came_from = view.leaf.row(left) if at == row.key else None
    standing = view.gap(row).answer
    if standing == Answer() and came_from is not None and not view.state.gap(row).asked:
        # Like a typewriter: back over what was just typed, where the cursor went on by itself.
        page.move_to(came_from.key)
        row = came_from
    take_back(view, row)


def take_back(view: GapView, row: Row) -> None:
    """Take back what was given last: the target, then the present value, then an added row."""
    place, standing = place_in_sight(view), view.gap(row).answer
    rest = deeds.rest_of(standing)
    refuse_once_over_agreed(view, row, rest, "Backspace")
    deed = deeds.take_back(view.state, row, standing)
    place.await_target(row.key, rest.now)
    if not (row.is_level and rest.now):
        place.awaiting = None
    view.perform(deed, {row.key: replace(view.gap(row), answer=rest)} if rest != standing else {})
    view.redraw_row(row)


def _row(view: GapView) -> Row:
    row = view.leaf.cursor_row
    if row is None:
        raise Refusal("no-row", "Pilih barisnya dahulu.")
    return row


def _targets(view: GapView) -> list[Row]:
    return [row for key in view.leaf.page.targets() if (row := view.leaf.row(key)) is not None]


def _turn(view: GapView, by: int) -> None:
    """To the neighbouring table; where there are none, to that pillar."""
    if view.table is not None:
        view.step_table(by)
    else:
        _turn_pillar(view, by)


def _turn_pillar(view: GapView, by: int) -> None:
    pillars = in_order(view.state.spec)
    at = next(n for n, one in enumerate(pillars) if one.id == view.leaf.pillar.id)
    view.show_pillar(pillars[(at + by) % len(pillars)])


def _copy(view: GapView) -> None:
    rows = _targets(view)
    first = next(n for n, one in enumerate(view.leaf.rows) if one.key == rows[0].key)
    if first == 0:
        raise Refusal("nothing-above", "Tidak ada baris di atas.")
    view.perform(deeds.copy_down(view.state, view.leaf.rows[first - 1], rows))
    view.leaf.page.clear_marks()


def _move(view: GapView) -> None:
    from bimtek.stages.gap.view_dialogs import WhichOffice

    rows = _targets(view)
    deeds.movable(view.state, rows)  # before it is asked where to
    what = f"{len(rows)} baris" if len(rows) > 1 else f"{rows[0].code} {view.state.label(rows[0])}"

    def moved(code: str | None) -> None:
        if code is None:
            return
        view.perform(deeds.move(view.state, rows, code))
        view.leaf.page.clear_marks()
        view.follow = f"{rows[0].code}/{code}"

    view.app.push_screen(
        WhichOffice(f"Pindahkan {what} ke OPD mana?", view.state.offices),
        lambda code: view.attempt(lambda: moved(code)),
    )


def _add(view: GapView) -> None:
    from bimtek.stages.gap.view_dialogs import WhichOffice

    row = _row(view)
    part = view.state.part(row.subdimension)

    def added(code: str | None) -> None:
        if code is not None:
            view.perform(deeds.add(view.state, row, code))
            view.follow = f"{row.code}/{code}"

    view.app.push_screen(
        WhichOffice(
            f"{row.code} {row.title}: OPD mana yang juga menjawab?",
            view.state.offices,
            part.opds if part else (),
            "" if row.is_level else "Kota (nilai yang disepakati)",
        ),
        lambda code: view.attempt(lambda: added(code)),
    )


def _task(view: GapView) -> None:
    view.perform(deeds.leave_for_tonight(view.state, _targets(view)))
    view.leaf.page.clear_marks()


def _confide(view: GapView) -> None:
    view.perform(deeds.keep_confidential(view.state, _targets(view)))
    view.leaf.page.clear_marks()


def _agree(view: GapView) -> None:
    from bimtek.ui.ask import Choose, Option

    if view.table:
        raise Refusal("at-a-table", "Pilar disepakati di pleno: K membawa isian meja ke sana.")
    found = agreeing.reading_back(view.state, view.leaf.pillar, view.leaf.page.marked)
    if not found.answers:
        agreeing.agree(view.state, view.leaf.pillar, found)

    def agreed(yes: bool | None) -> None:
        view.reading = ""
        view.point()
        if not yes:
            return
        if agreeing.reading_back(view.state, view.leaf.pillar, view.leaf.page.marked) != found:
            raise Refusal(
                "changed-meanwhile",
                f"{view.leaf.pillar.title} berubah selagi dibacakan; belum disepakati. "
                "Bacakan lagi dengan A.",
            )
        view.perform(agreeing.agree(view.state, view.leaf.pillar, found))
        view.leaf.page.clear_marks()

    view.reading = view.leaf.pillar.id
    view.point()
    options = [Option("y", "sepakat", True)]
    view.app.push_screen(
        Choose(_read_back(view, found), options, cancel=f"belum · {EXCEPTING}", help=AGREE_HELP),
        lambda yes: view.attempt(lambda: agreed(yes)),
    )


def _read_back(view: GapView, found: rules.Agreement) -> str:
    """What is read out before the hall agrees."""
    rows = {row.key: row for row in view.leaf.rows}
    lines = [agreeing.asked(view.state, view.leaf.pillar, found), ""]
    if not found.levels:
        lines.insert(1, "Belum ada satu pun yang dinilai di pilar ini.")
    for key, answer in found.answers.items():
        said = _said(view, found, rows[key], answer)
        lines.append(f"  {rows[key].code} {rows[key].title}  {said}")
    for word, keys in (("Dikecualikan", found.left_out), ("Belum dijawab", found.unanswered)):
        if keys:
            lines.append(f"{word}: " + ", ".join(_named(view, rows[key]) for key in keys))
    differing = rules.dissenting(view.leaf.rows, view.state.gaps)
    for code, those in differing.items():
        lines.append(f"Berbeda pada {code}: {', '.join(_differs(view, row) for row in those)}")
    tables = Tables(view.state)
    lines += [
        f"Isian kelompok {rows[key].code}: {otherwise_words(others)}"
        for key in found.answers
        if (others := tables.otherwise(rows[key]))
    ]
    return "\n".join(lines)


def _said(view: GapView, found: rules.Agreement, row: Row, answer: Answer) -> str:
    """One level as it is read out: what is new to the hall in it, and what looks like a slip."""
    if view.state.in_confidence(row.key):
        return CLOSED
    gap, doubt = view.gap(row), wrong_side(row, answer)
    stands = gap.status is GapStatus.AGREED and gap.answer == answer
    return "  ".join(
        filter(
            None,
            (
                SPELLED.get(pair(answer), pair(answer)),
                "✓ sudah disepakati" if stands else agreeing.before_words(view.state, row),
                "(sasaran bawaan)" if row.key in found.by_default else "",
                f"! {doubt}" if doubt else "",
            ),
        )
    )


def _differs(view: GapView, row: Row) -> str:
    """An OPD that says another level; the hall hears none that was told in confidence."""
    label = view.state.label(row)
    if view.state.in_confidence(row.key):
        return f"~ {label} (tertutup)"
    split = f"{CONFLICT} " if view.state.standing(row).split else ""
    return f"{split}{label} {own_level(view.gap(row).answer)}"


def _named(view: GapView, row: Row) -> str:
    """A row that is not agreed; where values stand side by side, that is why."""
    return f"{row.code} ≠" if view.state.standing(row).split else row.code


def _gather(view: GapView) -> None:
    """The plenary begins with what the groups filled."""
    view.check_tables()
    view.perform(gather(view.state))
    view.to_gathered()


def _group_differs(view: GapView) -> None:
    """A group sees a level of the plenary otherwise: its sentence is kept."""
    row = _row(view)
    view.differ(f"{row.code} {row.title}", row.code)


def _from_note(field: str) -> Callable[[GapView], None]:
    return lambda view: view.perform(deeds.from_note(view.state, _row(view), field))


def _settle(view: GapView) -> None:
    from bimtek.stages.gap.view_settle import settle

    settle(view, _row(view))


def _destroy(view: GapView) -> None:
    from bimtek.stages.gap.said import said_on_row

    view.post_message(view.Destroy(said_on_row(view.state, _row(view))))


ACTS: Final[Mapping[str, Callable[[GapView], None]]] = {
    "before": lambda view: _turn(view, -1),
    "after": lambda view: _turn(view, 1),
    "pillar_before": lambda view: _turn_pillar(view, -1),
    "pillar_after": lambda view: _turn_pillar(view, 1),
    "gather": _gather,
    "group_differs": _group_differs,
    "present": lambda view: view.present(),
    "no_data": lambda view: _unknown(view, NO_DATA),
    "not_applicable": lambda view: _unknown(view, NOT_APPLICABLE),
    "take_back": _take_back,
    "copy": _copy,
    "move": _move,
    "add": _add,
    "task": _task,
    "agree": _agree,
    "settle": _settle,
    "confide": _confide,
    "destroy": _destroy,
    "proposal": _from_note("proposal"),
    "cause": _from_note("cause"),
}

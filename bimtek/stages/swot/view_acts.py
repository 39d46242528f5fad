"""What each key of the rows does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from bimtek.hall.offices import Offices, find_offices, office_line
from bimtek.journal.records import Refusal
from bimtek.stages.deed import Deed
from bimtek.stages.swot import deeds
from bimtek.stages.swot.plenary import gather
from bimtek.stages.swot.records import Quadrant, SwotVoice
from bimtek.stages.swot.rules import Entry, Place, doubles
from bimtek.stages.swot.said import said_here

if TYPE_CHECKING:
    from bimtek.stages.swot.state import SwotState
    from bimtek.stages.swot.view import SwotView

NOBODY: Final = "-"
"""Stands for somebody whom nobody names."""


def _row(view: SwotView) -> Entry:
    entry = view.cursor_entry
    if entry is None:
        raise Refusal("no-row", "Belum ada butir. i: butir baru.")
    return entry


def _marked(view: SwotView) -> tuple[Entry, ...]:
    """The marked rows, else the one under the cursor."""
    marked = [one for one in view.rows if one.id in view.lines.marked]
    return tuple(marked) or (_row(view),)


def _done(view: SwotView, deed: Deed) -> None:
    view.perform(deed)
    view.lines.clear_marks()


# -- said again


def _again(view: SwotView) -> None:
    entry, who = _row(view), view.state.at_turn
    if who and who not in entry.who:
        view.perform(deeds.again(view.state, entry, who, view.now()))
        return
    _ask_who(view, entry)


def _ask_who(view: SwotView, entry: Entry) -> None:
    from bimtek.ui.which import Which

    offices = view.state.offices
    words = {code: office_line(opd) for code, opd in offices.items() if code not in entry.who}
    words[NOBODY] = "(tanpa nama)"

    def find(typed: str) -> Sequence[str]:
        return find_offices(typed, offices) if typed.strip() else tuple(words)

    def chosen(code: str | None) -> None:
        if code is not None:
            who = "" if code == NOBODY else code
            view.attempt(lambda: view.perform(deeds.again(view.state, entry, who, view.now())))

    question = f"{deeds.called(entry)} disebut lagi: OPD mana?"
    view.app.push_screen(Which(question, words, find), chosen)


# -- corrected


def edit(view: SwotView, entry: Entry) -> None:
    """The words of an item and who said it, in a small form."""
    from bimtek.stages.meanwhile import Meanwhile, changed_by
    from bimtek.ui.form import Form, FormField

    if entry.destroyed:
        raise Refusal("destroyed", "Isinya sudah dimusnahkan.")
    view.check_open(entry.seen.cls, SwotVoice)
    state = view.state
    fields = (
        FormField("text", "Butir" if entry.place.quadrant else "Kata kunci", entry.text),
        FormField("who", "Disebut oleh", ", ".join(state.names(entry)), "OPD, OPD; boleh kosong"),
    )

    words = Meanwhile(entry.text)

    def meanwhile(values: Mapping[str, str]) -> str:
        seen = entry.seen
        now = view.session.get(seen.cls, seen.record)
        who = changed_by(view.session, seen, now, "text")
        typing = values["text"] != entry.text
        return words.told(who, now.value.text, typing=typing) if now else ""

    def check(values: Mapping[str, str]) -> tuple[str, str]:
        if not values["text"].strip(" ~"):
            return "text", "Butirnya masih kosong. x menarik butir."
        _, wrong = named(state, entry, values["who"])
        return ("who", wrong) if wrong else ("", "")

    def answered(values: Mapping[str, str] | None) -> None:
        if values is not None:
            who, _ = named(state, entry, values["who"])
            view.perform(deeds.edit(state, entry, values["text"], who, view.now()))

    view.app.push_screen(
        Form("Perbaiki butir", fields, check=check, meanwhile=meanwhile),
        lambda values: view.attempt(lambda: answered(values)),
    )


def named(state: SwotState, entry: Entry, text: str) -> tuple[tuple[str, ...], str]:
    """Who is named in a line, and what is wrong with it: offices, and the guests of before."""
    offices = Offices(state.offices.values())
    guests = {state.name(who).casefold(): who for who in entry.who if who not in state.offices}
    found: dict[str, None] = {}
    for word in filter(None, (part.strip().lstrip("@") for part in text.split(","))):
        if guest := guests.get(word.casefold()):
            found[guest] = None
        elif opd := offices.find(word):
            found[opd.code] = None
        else:
            near = offices.nearest(word)
            meant = f"mungkin {offices.name(near.code)}" if near else "tulis singkatannya"
            return (), f"OPD ‘{word}’ tidak dikenal; {meant}."
    return tuple(found), ""


# -- moved, joined, taken back


def _move(view: SwotView) -> None:
    from bimtek.ui.ask import Choose, Option

    found, here = _marked(view), view.place
    options = [
        Option(one.letter, f"{one}{_of(view)}", Place(here.component, one))
        for one in Quadrant
        if one is not here.quadrant
    ]
    options += [
        Option(str(number) if number < 10 else "", f"{here.quadrant} {one.title}",
               Place(one.id, here.quadrant))
        for number, one in enumerate(view.state.components, 1)
        if one.id != here.component
    ]  # fmt: skip

    def chosen(place: Place | None) -> None:
        if place is not None:
            view.attempt(lambda: _done(view, deeds.move(view.state, found, place)))

    view.app.push_screen(Choose(f"Pindahkan {deeds.of_all(found)} ke mana?", options), chosen)


def _of(view: SwotView) -> str:
    return f" {view.state.component(view.component).title}" if view.state.several else ""


def _join(view: SwotView) -> None:
    into = _row(view)
    others = tuple(one for one in view.rows if one.id in view.lines.marked and one.id != into.id)
    if others or not (near := doubles(view.rows).get(into.id, ())):
        _done(view, deeds.join(view.state, into, others, view.now()))
        return
    from bimtek.ui.ask import Choose, Option

    options = [
        Option(str(number) if number < 10 else "", deeds.called(one), one)
        for number, one in enumerate(near, 1)
    ]

    def chosen(other: Entry | None) -> None:
        if other is not None:
            view.attempt(lambda: _done(view, deeds.join(view.state, into, [other], view.now())))

    question = f"Butir mana digabungkan ke dalam {deeds.called(into)}?"
    view.app.push_screen(Choose(question, options), chosen)


def _withdraw(view: SwotView) -> None:
    _done(view, deeds.withdraw(_marked(view)))


def _confide(view: SwotView) -> None:
    _done(view, deeds.confide(_marked(view)))


def _choose(view: SwotView) -> None:
    _done(view, deeds.choose(view.state, _marked(view)))


def _type(view: SwotView) -> None:
    view.field.focus()


def _order(view: SwotView) -> None:
    view.by_count = not view.by_count
    view.redraw()
    view.tell("Urut: terbanyak disebut." if view.by_count else "Urut: terbaru di atas.")


def _settle(view: SwotView) -> None:
    from bimtek.stages.swot.view_settle import settle

    settle(view, _row(view))


def _destroy(view: SwotView) -> None:
    view.post_message(view.Destroy(said_here(view.state, view.place, view.cursor_entry)))


def _gather(view: SwotView) -> None:
    """The plenary begins with what the tables said."""
    view.check_tables()
    view.perform(gather(view.state, view.now()))
    view.to_gathered()


def _differ(view: SwotView) -> None:
    """A group sees an item of the plenary otherwise: its sentence is kept."""
    entry = _row(view)
    view.differ(deeds.called(entry), entry.id)


def _present(view: SwotView) -> None:
    view.present()


ACTS: Final[Mapping[str, Callable[[SwotView], None]]] = {
    "type": _type,
    "again": _again,
    "choose": _choose,
    "move": _move,
    "join": _join,
    "withdraw": _withdraw,
    "confide": _confide,
    "order": _order,
    "settle": _settle,
    "destroy": _destroy,
    "gather": _gather,
    "differ": _differ,
    "present": _present,
}
